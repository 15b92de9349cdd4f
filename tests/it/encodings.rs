//! Files in other encodings than UTF-8: the same article, the same findings at the same places.

use std::fs;
use std::io::Write;

use byline::Format;
use byline::RuleSet;
use byline::model::Article;
use byline::source::{Lines, Position, Source};
use byline::validate::validate;
use encoding_rs::Encoding;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::support::program::Folder;

/// How to encode a text.
#[derive(Clone, Copy)]
enum Bytes {
    /// UTF-16 with or without a byte order mark.
    Utf16 { is_big_endian: bool, has_mark: bool },
    /// As defined in the Encoding Standard.
    As(&'static str),
}

impl Bytes {
    fn of(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf16 { is_big_endian, has_mark } => {
                let mark = if has_mark { "\u{FEFF}" } else { "" };
                let units = mark.encode_utf16().chain(text.encode_utf16());
                units
                    .flat_map(|unit| if is_big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() })
                    .collect()
            }
            Self::As(label) => {
                let encoding = Encoding::for_label(label.as_bytes()).unwrap();
                let (bytes, _, is_lossy) = encoding.encode(text);
                assert!(!is_lossy, "{label} has no place for {text}");
                bytes.into_owned()
            }
        }
    }
}

const LITTLE_ENDIAN: Bytes = Bytes::Utf16 { is_big_endian: false, has_mark: true };

/// Declared encodings, each with words that it can encode.
const ENCODINGS: [(&str, Bytes, &str); 16] = [
    ("UTF-16", LITTLE_ENDIAN, "Marées 🗞 윤석열"),
    ("UTF-16", Bytes::Utf16 { is_big_endian: true, has_mark: true }, "Marées 🗞 윤석열"),
    ("UTF-16LE", Bytes::Utf16 { is_big_endian: false, has_mark: false }, "Marées 🗞 윤석열"),
    ("UTF-16BE", Bytes::Utf16 { is_big_endian: true, has_mark: false }, "Marées 🗞 윤석열"),
    ("ISO-8859-1", Bytes::As("ISO-8859-1"), "Marées à São Tomé"),
    ("windows-1252", Bytes::As("windows-1252"), "“Marées” – à São Tomé…"),
    ("ISO-8859-2", Bytes::As("ISO-8859-2"), "Przypływy w Gdańsku"),
    ("iso-8859-15", Bytes::As("ISO-8859-15"), "Marées à 3 €"),
    ("Windows-1251", Bytes::As("windows-1251"), "Приливы и отливы"),
    ("KOI8-R", Bytes::As("KOI8-R"), "Приливы и отливы"),
    ("Shift_JIS", Bytes::As("Shift_JIS"), "潮の満ち引き、東京湾で"),
    ("EUC-JP", Bytes::As("EUC-JP"), "潮の満ち引き、東京湾で"),
    ("ISO-2022-JP", Bytes::As("ISO-2022-JP"), "潮の満ち引き、東京湾で"),
    ("gb2312", Bytes::As("GBK"), "联通潮汐在上海"),
    ("Big5", Bytes::As("Big5"), "潮汐在臺北"),
    ("EUC-KR", Bytes::As("EUC-KR"), "서울의 밀물과 썰물"),
];

fn jats(encoding: &str, words: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="{encoding}"?>
<article dtd-version="1.3" xml:lang="en"><front><article-meta>
  <title-group><article-title>{words}</article-title></title-group>
  <contrib-group><contrib contrib-type="author"><!-- {words} -->
    <string-name>{words}</string-name> <contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0079</contrib-id>
  </contrib></contrib-group>
  <!-- {words} --><pub-date date-type="pub"><day>31</day><month>4</month><year>2024</year></pub-date>
</article-meta></front><body><p>{words}</p><p>{words} <nonsense>{words}</nonsense></p></body></article>
"#
    )
}

fn page(encoding: &str, words: &str) -> String {
    format!(
        r#"<!DOCTYPE html>
<html lang="en"><head><title>{words}</title><meta charset="{encoding}">
<script type="application/ld+json">
{{ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "{words}", "datepublished": "2024-04-31",
  "author": {{ "@type": "Person", "name": "{words}", "identifier": "https://orcid.org/0000-0002-1825-0079" }} }}
</script></head><body>{words}</body></html>
"#
    )
}

/// The article in a file, with its findings and their places as text.
fn read(name: &str, bytes: Vec<u8>) -> (Article, Vec<String>, Option<&'static str>) {
    let source = Source::from_bytes(name, bytes).unwrap();
    let validated = validate(&source, Format::of(name, &source.text), &RuleSet::standard());
    let lines = Lines::new(&source.text);
    let place = |offset| {
        let Position { line, column } = lines.position(offset);
        format!("{line}:{column}")
    };
    let in_words = |found: &byline::diagnostic::Diagnostic| {
        let span = found.location.span;
        let (code, address) = (found.code.id, &found.location.address);
        format!("{}-{} {code} {} {address:?}", place(span.start), place(span.end), found.message)
    };
    let found = validated.diagnostics.iter().map(in_words).collect();
    (validated.into_article().unwrap(), found, source.encoding)
}

#[test]
fn jats_in_other_encodings_is_the_same_article_with_the_same_findings() {
    for (label, encoding, words) in ENCODINGS {
        let (expected, expected_found, utf8) = read("a.xml", jats("UTF-8", words).into_bytes());
        assert_eq!(utf8, Some("UTF-8"));
        assert!(expected_found.iter().any(|found| found.contains("orcid")), "{expected_found:#?}");
        assert!(
            expected_found.iter().any(|found| found.contains("jats-date-part-wrong")),
            "{expected_found:#?}"
        );
        let (article, found, from) = read("a.xml", encoding.of(&jats(label, words)));
        assert_eq!((&article, &found), (&expected, &expected_found), "{label}");
        assert_ne!(from, Some("UTF-8"), "{label}");
    }
}

#[test]
fn pages_in_other_encodings_are_the_same_article_with_the_same_findings() {
    for (label, encoding, words) in ENCODINGS {
        // Browsers also recognize UTF-16 in a web page only by its byte order mark.
        if matches!(encoding, Bytes::Utf16 { has_mark: false, .. }) {
            continue;
        }
        let (expected, expected_found, _) = read("a.html", page("UTF-8", words).into_bytes());
        assert!(expected_found.len() > 1, "{expected_found:#?}");
        let (article, found, from) = read("a.html", encoding.of(&page(label, words)));
        // The columns after the declaration have changed.
        assert_eq!((&article, &found), (&expected, &expected_found), "{label}");
        assert_ne!(from, Some("UTF-8"), "{label}");
    }
}

#[test]
fn json_and_yaml_have_the_encoding_of_their_mark() {
    let yaml = "metadata: { title: Marées 🗞, language: en, kind: newz }\nbody: Marées.\n";
    let json = r#"{ "metadata": { "title": "Marées 🗞", "languag": "en" }, "body": "Marées." }"#;
    let jsonld =
        r#"{ "@context": "https://schema.org", "@type": "Article", "headline": "é🗞", "datePublished": "x" }"#;
    for (name, text) in [("a.yaml", yaml), ("a.json", json), ("a.jsonld", jsonld)] {
        let (expected, expected_found, _) = read(name, text.into());
        assert!(!expected_found.is_empty());
        for is_big_endian in [true, false] {
            let bytes = Bytes::Utf16 { is_big_endian, has_mark: true }.of(text);
            let (article, found, _) = read(name, bytes);
            assert_eq!((&article, &found), (&expected, &expected_found), "{name}");
        }
    }
}

/// A folder with these files.
fn folder(files: &[(&str, Vec<u8>)]) -> Folder {
    let folder = Folder::with(&[]);
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

const LATIN: Bytes = Bytes::As("windows-1252");
const WORDS: &str = "Marées à São Tomé";

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn files_in_folders_archives_and_pipes_are_decoded() {
    let good = |encoding| jats(encoding, WORDS).replace("0079", "0097").replace("<day>31", "<day>30");
    let latin = LATIN.of(&good("ISO-8859-1"));
    let mut archive = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(latin.len() as u64);
    archive.append_data(&mut header, "b.xml", latin.as_slice()).unwrap();
    let archive = archive.into_inner().unwrap();
    let folder = folder(&[
        ("in/utf8.xml", good("UTF-8").into()),
        ("in/latin.xml", latin.clone()),
        ("in/utf16.xml", LITTLE_ENDIAN.of(&good("UTF-16"))),
        ("in/packed.xml.gz", gzipped(&latin)),
        ("in/c.tar.gz", gzipped(&archive)),
    ]);
    let ran = folder.run(&["import", "--out-dir", "out", "in"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!ran.stderr.contains("encoding-contradicted"), "{}", ran.stderr);
    let out = folder.path().join("out");
    let written: Vec<String> = folder.files().into_iter().filter(|name| name.starts_with("out/")).collect();
    assert_eq!(written.len(), 5, "{written:?}");
    let expected = fs::read_to_string(out.join("utf8.json")).unwrap();
    assert!(expected.contains(WORDS));
    for name in &written {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), expected, "{name}");
    }
    let ran = folder.run_with_input(&["import", "-"], &latin);
    assert_eq!((ran.code, ran.stdout), (0, expected));
}

#[test]
fn utf16_articles_are_found_in_folders() {
    let article = r#"{ "metadata": { "title": "é", "languag": "en" }, "body": "B" }"#;
    let folder =
        folder(&[("a.json", LITTLE_ENDIAN.of(article)), ("b.json", LITTLE_ENDIAN.of(r#"{ "é": 1 }"#))]);
    let ran = folder.run(&["validate", "--format", "concise", "."]);
    assert!(ran.stdout.starts_with("a.json:1:31: error[field-unknown]"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("b.json"), "{}", ran.stdout);
}

/// The findings about encodings, one per line.
fn found_of_encoding(name: &str, bytes: Vec<u8>) -> Vec<String> {
    let ran = folder(&[(name, bytes)]).run(&["validate", "--format", "concise", name]);
    let is_of_encoding =
        |line: &&str| line.contains("encoding-contradicted") || line.contains("text-not-utf8");
    ran.stdout.lines().filter(is_of_encoding).map(str::to_owned).collect()
}

#[test]
fn a_wrong_declaration_is_a_warning() {
    let warning = "warning[encoding-contradicted]: the file declares";
    assert_eq!(
        found_of_encoding("a.xml", jats("ISO-8859-1", WORDS).into()),
        [format!("a.xml:1:31: {warning} `ISO-8859-1`, but is UTF-8")]
    );
    assert_eq!(
        found_of_encoding("a.xml", LITTLE_ENDIAN.of(&jats("UTF-8", WORDS))),
        [format!("a.xml:1:31: {warning} `UTF-8`, but is UTF-16")]
    );
    assert_eq!(
        found_of_encoding("a.xml", jats("UTF-16", "Tides").into()),
        [format!("a.xml:1:31: {warning} `UTF-16`, but is UTF-8")]
    );
    assert_eq!(
        found_of_encoding("a.html", page("shift_jis", WORDS).into()),
        [format!("a.html:2:70: {warning} `shift_jis`, but is UTF-8")]
    );
    assert_eq!(
        found_of_encoding("a.xml", jats("x-unknown", "Tides").into()),
        [format!("a.xml:1:31: {warning} `x-unknown`, which is not a known encoding; it was read as UTF-8")]
    );
    assert_eq!(found_of_encoding("a.xml", jats("US-ASCII", "Tides").into()), Vec::<String>::new());
}

#[test]
fn bytes_that_are_malformed_in_the_declared_encoding_are_an_error() {
    let mut bytes = Bytes::As("EUC-KR").of(&jats("EUC-KR", "서울"));
    let at = bytes.windows(7).position(|part| part == b"</title").unwrap();
    bytes[at - 16] = 0xFF;
    assert_eq!(
        found_of_encoding("a.xml", bytes),
        ["a.xml:3:33: error[text-not-utf8]: the byte 0xFF is not EUC-KR"]
    );
}

#[test]
fn stream_lines_are_always_utf8() {
    let line = json!({ "format": "jats", "content": jats("ISO-8859-1", WORDS) }).to_string();
    let bare = format!("{}\n", jats("ISO-8859-1", WORDS).replace('\n', " "));
    let input = format!("{line}\n{bare}");
    let ran = Folder::with(&[]).run_with_input(&["import", "--ndjson", "--from", "jats"], input.as_bytes());
    let answers: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2);
    for answer in answers {
        assert_eq!(answer["content"]["metadata"]["title"], WORDS);
        assert!(!answer["diagnostics"].to_string().contains("encoding-contradicted"), "{answer}");
    }
}

fn fixable(encoding: &str, words: &str) -> String {
    let jats = jats(encoding, words);
    jats.replacen("<article ", "<article xmlns:ali=\"http://www.niso.org/schemas/ali/1.0\" ", 1)
}

fn content(folder: &Folder, name: &str) -> Vec<u8> {
    fs::read(folder.path().join(name)).unwrap()
}

#[test]
fn a_fix_is_written_in_the_encoding_of_the_file() {
    for (label, encoding, words) in [("ISO-8859-1", LATIN, WORDS), ("KOI8-R", Bytes::As("KOI8-R"), "Приливы")]
    {
        let folder = folder(&[
            ("utf8.xml", fixable("UTF-8", words).into()),
            ("other.xml", encoding.of(&fixable(label, words))),
        ]);
        let ran = folder.run(&["validate", "--fix", "utf8.xml", "other.xml"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
        let fixed = String::from_utf8(content(&folder, "utf8.xml")).unwrap();
        assert!(fixed.contains("ali/1.0/\""), "{fixed}");
        assert_eq!(
            content(&folder, "other.xml"),
            encoding.of(&fixed.replace("\"UTF-8\"", &format!("\"{label}\"")))
        );
    }
}

#[test]
fn a_file_that_cannot_be_encoded_is_unchanged() {
    for (label, encoding, words, name) in [
        ("UTF-16", LITTLE_ENDIAN, WORDS, "UTF-16LE"),
        ("Shift_JIS", Bytes::As("Shift_JIS"), "潮の満ち引き", "Shift_JIS"),
    ] {
        let before = encoding.of(&fixable(label, words));
        let folder = folder(&[("a.xml", before.clone())]);
        let refused = format!(
            "byline: \"a.xml\" is left unchanged: it cannot be written back in {name}; convert it to UTF-8 first\n"
        );
        let ran = folder.run(&["validate", "--fix", "a.xml"]);
        assert_eq!((ran.code, ran.stderr), (2, refused));
        assert_eq!(content(&folder, "a.xml"), before);
        assert_eq!(folder.files(), ["a.xml"]);
        let ran = folder.run(&["validate", "--diff", "a.xml"]);
        assert!(
            ran.stdout.contains("+<article xmlns:ali=\"http://www.niso.org/schemas/ali/1.0/\""),
            "{}",
            ran.stdout
        );
    }
}

#[test]
fn fixed_output_has_its_declared_encoding() {
    let run = |bytes: Vec<u8>| Folder::with(&[]).run_with_input(&["validate", "--fix", "-"], &bytes);
    let ran = run(LATIN.of(&fixable("ISO-8859-1", WORDS)));
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("cannot be written back in windows-1252"), "{}", ran.stderr);
    // Everything is ASCII.
    let ran = run(fixable("ISO-8859-1", "Tides").into());
    assert!(ran.stdout.contains("ali/1.0/\""), "{}", ran.stderr);
}

#[test]
fn a_stale_declaration_is_fixed() {
    let folder = folder(&[("a.xml", jats("ISO-8859-1", WORDS).into())]);
    folder.run(&["validate", "--fix", "a.xml"]);
    assert_eq!(String::from_utf8(content(&folder, "a.xml")).unwrap(), jats("UTF-8", WORDS));
}

#[test]
fn fmt_keeps_utf16_files_and_prints_utf8() {
    let yaml = "body: Marées.\nmetadata: { language: en, title: Marées }\n";
    let formatted = "metadata:";
    let before = LITTLE_ENDIAN.of(yaml);
    let folder = folder(&[("a.yaml", before.clone())]);
    let ran = folder.run(&["fmt", "a.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("\"a.yaml\" is left unchanged"), "{}", ran.stderr);
    assert_eq!(content(&folder, "a.yaml"), before);
    let ran = folder.run_with_input(&["fmt", "-"], &before);
    assert!(
        ran.code == 0 && ran.stdout.starts_with(formatted) && ran.stdout.contains("Marées"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_size_is_limited_before_and_after_decoding() {
    let bytes = LATIN.of(&jats("ISO-8859-1", &"é".repeat(1000)));
    let is_too_large = |size: usize| {
        let folder = folder(&[("a.xml", bytes.clone())]);
        let ran =
            folder.run(&["validate", "--limit", &format!("size={size}"), "--format", "concise", "a.xml"]);
        ran.stdout.contains("input-too-large")
    };
    let decoded = Source::from_bytes("a.xml", bytes.clone()).unwrap().text.len();
    assert!(decoded > bytes.len());
    assert!(is_too_large(bytes.len() - 1));
    assert!(is_too_large(decoded - 1));
    assert!(!is_too_large(decoded));
}
