use proptest::prelude::*;

use super::*;

fn read(bytes: &[u8]) -> Source {
    Source::from_bytes("a", bytes.to_vec()).unwrap()
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_text() {
    assert_eq!(Source::new("a.json", "\u{FEFF}{}").text, "{}");
    for bytes in [&b"\xEF\xBB\xBF{}"[..], b"\xFF\xFE{\0}\0", b"\xFE\xFF\0{\0}"] {
        assert_eq!(read(bytes).text, "{}");
    }
}

#[test]
fn the_byte_order_mark_precedes_the_declaration_and_utf8() {
    for (bytes, encoding) in [
        (&b"{}"[..], "UTF-8"),
        (b"\xFF\xFE<\0?\0", "UTF-16LE"),
        (b"\xFE\xFF\0{", "UTF-16BE"),
        (b"<\0?\0x\0", "UTF-16LE"),
        (b"\0<\0?\0x", "UTF-16BE"),
        (b"\xEF\xBB\xBF<?xml encoding='latin1'?>", "UTF-8"),
        (b"<?xml version='1.0' encoding = \"ISO-8859-2\" ?>\xE3", "ISO-8859-2"),
        (b"<?xml encoding='latin1'?>\xC3\xA3", "UTF-8"),
        (b"<?xml encoding='latin1'?>\xC3\xA3\xE3", "windows-1252"),
        (b"<?xml encoding='iso-2022-jp'?>\x1B$B$\"\x1B(B", "ISO-2022-JP"),
        (b"<?xml encoding='UTF-16'?>a", "UTF-8"),
        (b"<?xml encoding='iso-2022-kr'?>a", "UTF-8"),
        (b"<?xml-model encoding='latin1'?>a", "UTF-8"),
        (b"{\"a\": \"<meta charset=latin1>\"}", "UTF-8"),
    ] {
        assert_eq!(read(bytes).encoding, Some(encoding), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn web_pages_declare_their_encoding_in_the_head() {
    for (page, label) in [
        ("<!DOCTYPE html><html><head><meta charset=koi8-r>", Some("koi8-r")),
        ("\n<META CHARSET = ' Big5 '/>", Some("Big5")),
        ("<title>?</title><meta http-equiv=content-type content='text/html; charset=\"gbk\"'>", Some("gbk")),
        ("<meta content='text/html;CHARSET = EUC-KR;x' http-equiv=Content-Type>", Some("EUC-KR")),
        ("<?xml version='1.0'?><html><head><meta charset=latin1>", Some("latin1")),
        ("<?xml version='1.0' encoding='latin2'?><html><meta charset=latin1>", Some("latin2")),
        ("<!-- <meta charset=latin1> --><html>", None),
        ("<script>'<meta charset=latin1>'</script>", None),
        ("<article><meta charset=latin1>", None),
        ("<meta name=charset content='charset=latin1'><meta charset=''>", None),
    ] {
        assert_eq!(declaration(page.as_bytes()).map(|name| &page[name]), label, "{page}");
    }
    let far = format!("<html><!--{}--><meta charset=latin1>", "-".repeat(DECLARED_WITHIN));
    assert_eq!(declaration(far.as_bytes()), None);
}

#[test]
fn a_wrong_declaration_is_detected() {
    let contradiction = |bytes: &[u8]| {
        let source = read(bytes);
        source
            .contradiction()
            .map(|found| (source.text[found.name.range()].to_owned(), found.is_known, found.encoding))
    };
    let utf16 = |declared: &str| -> Vec<u8> {
        let text = format!("\u{FEFF}<?xml version='1.0' encoding='{declared}'?>");
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    };
    let known = |name: &str, encoding| Some((name.to_owned(), true, encoding));
    assert_eq!(contradiction(b"<?xml encoding='latin1'?>\xC3\xA3"), known("latin1", "UTF-8"));
    assert_eq!(contradiction(b"<?xml encoding='UTF-16'?>a"), known("UTF-16", "UTF-8"));
    assert_eq!(contradiction(b"\xEF\xBB\xBF<meta charset=latin1>"), known("latin1", "UTF-8"));
    assert_eq!(contradiction(b"<meta charset=latin-x>"), Some(("latin-x".to_owned(), false, "UTF-8")));
    assert_eq!(contradiction(&utf16("UTF-8")), known("UTF-8", "UTF-16"));
    assert_eq!(contradiction(&utf16("utf-16le")), known("utf-16le", "UTF-16"));
    for right in [&b"<?xml encoding='latin1'?>\xE3"[..], b"<?xml encoding='latin1'?>a", &utf16("UTF-16")] {
        assert_eq!(contradiction(right), None);
    }
    let decoded = Source::new("a", "<?xml encoding='latin1'?>ã");
    assert!(decoded.contradiction().is_none(), "the caller knew better");
}

#[test]
fn malformed_bytes_can_be_shown() {
    for (bytes, message, text) in [
        (&b"\xEF\xBB\xBF\"S\xE3o\""[..], "the byte 0xE3 is not UTF-8", "\"S\u{FFFD}o\""),
        (b"\xE2\x82", "the bytes 0xE2 0x82 are not UTF-8", "\u{FFFD}"),
        (b"\xFE\xFF\0\xE9\xD8\0\0!", "the bytes 0xD8 0x00 are not UTF-16BE", "é\u{FFFD}!"),
        (b"\xFF\xFE!\0!", "the byte 0x21 is not UTF-16LE", "!\u{FFFD}"),
        (
            b"<?xml encoding='sjis'?>\x82\xA0\x82\x21",
            "the byte 0x82 is not Shift_JIS",
            "<?xml encoding='sjis'?>あ\u{FFFD}!",
        ),
    ] {
        let Undecodable { source, error } = *Source::from_bytes("a", bytes.to_vec()).unwrap_err();
        assert_eq!((error.message.as_str(), source.text.as_str()), (message, text));
        assert_eq!(&source.text[error.span.range()], "\u{FFFD}", "{message}");
        assert!(source.text.find('\u{FFFD}') == Some(error.span.start), "{message}");
    }
}

#[test]
fn malformed_bytes_have_a_help() {
    let help = |bytes: &[u8]| Source::from_bytes("a", bytes.to_vec()).unwrap_err().error.help.unwrap();
    assert_eq!(help(b"\"\xE3\""), "save the file as UTF-8");
    assert_eq!(help(b"<a>\xE3</a>"), "save the file as UTF-8, or declare its encoding");
    assert_eq!(
        help(b"<?xml encoding='cp850'?>\xE3"),
        "`cp850` is not a known encoding; save the file as UTF-8"
    );
}

#[test]
fn text_is_written_back_in_the_same_encoding_or_not_at_all() {
    let latin = read(b"<?xml encoding='latin1'?>\xE3");
    assert_eq!(latin.encode("é\u{81}").unwrap(), &b"\xE9\x81"[..]);
    assert_eq!(latin.encode("윤"), None);
    let utf16 = read(b"\xFE\xFF\0{");
    assert_eq!(utf16.encode("{"), None);
    let shift_jis = read(b"<?xml encoding='sjis'?>\x82\xA0");
    assert_eq!(shift_jis.encode("あ"), None);
    assert_eq!(read(b"<?xml encoding='sjis'?>").encode("a").unwrap(), &b"a"[..]);
    assert_eq!(Source::new("a", "").encode("윤").unwrap(), "윤".as_bytes());
}

proptest! {
    #[test]
    fn any_bytes_give_a_text_to_show(
        label in prop::sample::select(vec![
            "utf-8", "sjis", "euc-jp", "iso-2022-jp", "gbk", "gb18030", "big5", "euc-kr", "iso-8859-3", "macintosh", "utf-16",
        ]),
        mark in prop::sample::select(vec![&b""[..], b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF"]),
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"\x1B$B(J\x81\x8E\x8F\xA4".to_vec())], 0..24),
    ) {
        let start = format!("<?xml encoding='{label}'?>");
        let bytes = [mark, start.as_bytes(), &bytes].concat();
        match Source::from_bytes("a", bytes) {
            Ok(source) => {
                source.contradiction();
                source.encode(&source.text);
            }
            Err(undecodable) => {
                let Undecodable { source, error } = *undecodable;
                prop_assert_eq!(&source.text[error.span.range()], "\u{FFFD}");
            }
        }
    }
}
