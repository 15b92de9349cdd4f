//! `text-mojibake`

use std::ops::Range;

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::Leaf;
use crate::rules::text::Oddity;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("text-mojibake", include_str!("text_mojibake.md")).fixable(Applicability::Ask),
    check: Check::OddText(Oddity::MISREAD, check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Text(text) = leaf else { return };
    if !may_be_misread(text) {
        return;
    }
    let mut corrected = String::new();
    let (mut done, mut first) = (0, None);
    while let Some((run, bytes)) = next_run(text, done) {
        corrected.push_str(&text[done..run.start]);
        match misread(text, &run, &bytes) {
            Some(meant) => {
                first.get_or_insert_with(|| (run.clone(), meant.to_owned()));
                corrected.push_str(meant);
            }
            None => corrected.push_str(&text[run.clone()]),
        }
        done = run.end;
    }
    corrected.push_str(&text[done..]);
    let Some((run, meant)) = first else { return };
    let (shown, pointer) = (text[run.clone()].escape_debug(), path.pointer());
    report
        .at(
            Place::Within(pointer, run),
            format!("`{shown}` is `{}` in UTF-8, read as Latin-1", meant.escape_debug()),
        )
        .label("misread")
        .help("correct it; better, read the source again as UTF-8: the rest is probably misread, too")
        .fix_text(text, corrected);
}

/// Whether a character that encodes the first byte of another is before one that may encode the next byte: all of the
/// former begin with the byte C3.
fn may_be_misread(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xC3, bytes).any(|at| bytes.get(at + 2).is_some_and(|next| !next.is_ascii()))
}

/// The next run of characters that each encode a byte above 127, from `from` on, with these bytes.
fn next_run(text: &str, from: usize) -> Option<(Range<usize>, Vec<u8>)> {
    let start = from + text[from..].find(|c| byte(c).is_some())?;
    let bytes: Vec<u8> = text[start..].chars().map_while(byte).collect();
    let length = text[start..].find(|c| byte(c).is_none()).unwrap_or(text.len() - start);
    Some((start..start + length, bytes))
}

/// The bytes of a run decoded as UTF-8, if they are valid UTF-8 and not letters next to punctuation.
fn misread<'b>(text: &str, run: &Range<usize>, bytes: &'b [u8]) -> Option<&'b str> {
    let meant = std::str::from_utf8(bytes).ok()?;
    let is_certain = match bytes {
        // â€œ â€™ â€¦ and â„¢
        [0xE2, 0x80 | 0x84, ..] => true,
        // Ã© Ã¼ Â£: not the last letter of a word in capitals before a quotation mark.
        [0xC2 | 0xC3, next, ..] => {
            let mut before = text[..run.start].chars().rev();
            let is_in_capitals = before.next().is_some_and(char::is_uppercase)
                && before.next().is_some_and(char::is_uppercase);
            let is_mark = matches!(next, 0xAB | 0xBB | 0x82 | 0x84 | 0x85 | 0x91..=0x97 | 0xA0);
            !(is_mark && (is_in_capitals || run.start == 0 && bytes.len() == 2))
        }
        _ => meant.chars().count() >= 3,
    };
    is_certain.then_some(meant)
}

/// The byte that decodes to `c` in Windows-1252, which most programs use for Latin-1; only above 127.
fn byte(c: char) -> Option<u8> {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match c {
        '\u{80}'..='ÿ' => u8::try_from(u32::from(c)).ok(),
        'ƒ' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ÿ' | 'Ž' | 'ž' | 'ˆ' | '˜' | '–'..='™' => {
            FROM_80.iter().position(|known| *known == c).and_then(|at| u8::try_from(0x80 + at).ok())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corrected(text: &str) -> Option<String> {
        let (run, bytes) = next_run(text, 0).filter(|_| may_be_misread(text))?;
        misread(text, &run, &bytes).map(|meant| format!("{}{meant}{}", &text[..run.start], &text[run.end..]))
    }

    #[test]
    fn mojibake_is_decoded() {
        assert_eq!(corrected("MÃ¼ller").as_deref(), Some("Müller"));
        assert_eq!(corrected("donâ€™t").as_deref(), Some("don’t"));
        assert_eq!(corrected("Â£5").as_deref(), Some("£5"));
        assert_eq!(corrected("Ð¡Ð¾Ð²").as_deref(), Some("Сов"));
        assert_eq!(corrected("ì„œìš¸").as_deref(), None, "two characters may be a coincidence");
    }

    #[test]
    fn letters_next_to_quotation_marks_are_accepted() {
        for text in [
            "„Spaß“",
            "« voilà\u{A0}»",
            "«IRMÃ»",
            "É…",
            "SÃO PAULO",
            "GARÇÃO",
            "naïve",
            "Łódź – Ž",
            "MAÇÃ…",
            "Ñandú’s",
        ] {
            assert_eq!(corrected(text), None, "{text}");
        }
    }
}
