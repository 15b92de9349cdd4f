//! The normal form in which quotes are compared with the body.

use std::iter;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Replaces any quotation mark or apostrophe.
pub(super) const MARK: char = '\'';
/// Replaces any dash or hyphen.
pub(super) const DASH: char = '-';
/// Replaces any mark of omission: `…`, `...`, `[…]`, `(...)`.
pub(super) const GAP: char = '…';

/// Appends `text` to `normal`: in NFC, with runs of white space as one space, and one kind each of quotation mark, dash
/// and omission. Letters are unchanged.
///
/// `note` is called wherever the two may stop advancing in step, with the length of `normal` and the next offset in
/// `text`.
pub(super) fn push(normal: &mut String, text: &str, mut note: impl FnMut(usize, usize)) {
    if is_surely_nfc(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        push_nfc(normal, text, note);
        return;
    }
    let from = normal.len();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length =
            rest.char_indices().skip(1).find(|(_, c)| !may_combine(*c)).map_or(rest.len(), |(end, _)| end);
        rest[..length].nfc().for_each(|c| push_char(normal, from, c));
        at += length;
        note(normal.len(), at);
    }
}

/// Whether a character may combine with those before it.
fn may_combine(c: char) -> bool {
    c > '\u{2FF}' && (canonical_combining_class(c) != 0 || is_nfc_quick(iter::once(c)) != IsNormalized::Yes)
}

/// Whether all characters are below U+0300, where nothing combines, or typographic punctuation.
fn is_surely_nfc(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.is_ascii() || (0..bytes.len()).all(|i| bytes[i] < 0xCC || bytes[i] == 0xE2 && bytes[i + 1] == 0x80)
}

/// By byte: ASCII letters, digits and punctuation that no normalisation changes.
const STAYS: [bool; 256] = {
    let mut stays = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        stays[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b',' | b';' | b':' | b'?' | b'!');
        byte += 1;
    }
    stays
};

fn push_nfc(normal: &mut String, text: &str, mut note: impl FnMut(usize, usize)) {
    let from = normal.len();
    let bytes = text.as_bytes();
    let (mut start, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        // Words with single spaces between them, most of any text, are unchanged.
        if STAYS[usize::from(byte)] || byte == b' ' && at > start && bytes[at - 1] != b' ' {
            at += 1;
            continue;
        }
        normal.push_str(&text[start..at]);
        if let Some(c) = text[at..].chars().next() {
            push_char(normal, from, c);
            at += c.len_utf8();
            note(normal.len(), at);
        }
        start = at;
    }
    normal.push_str(&text[start..]);
}

/// The normal form of `text`.
pub(super) fn of(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    push(&mut normal, text, |_, _| ());
    normal
}

fn push_char(normal: &mut String, from: usize, c: char) {
    match c {
        // The letters of most texts.
        'À'..='ɏ' | 'Ͱ'..='ӿ' | '぀'..='ヿ' | '一'..='鿿' | '가'..='힣' => normal.push(c),
        _ if c.is_whitespace() => {
            // No repeated space, none next to a dash, none at the start.
            if normal.len() > from && !normal.ends_with([' ', DASH]) {
                normal.push(' ');
            }
        }
        '.' if normal[from..].ends_with("..") => {
            normal.truncate(normal.len() - 2);
            push_char(normal, from, GAP);
        }
        // The fourth dot of `....` is a full stop, which is ignored here.
        '.' if normal[from..].ends_with(GAP) => {}
        GAP => {
            if normal[from..].ends_with(['[', '(']) {
                normal.pop();
            }
            normal.push(GAP);
        }
        ']' | ')' if normal[from..].ends_with(GAP) => {}
        // “[W]e will wait”: the letter was changed to fit the sentence.
        ']' if has_bracketed_letter(&normal[from..]) => {
            if let Some(letter) = normal.pop() {
                normal.pop();
                normal.push(letter);
            }
        }
        _ if is_mark(c) => normal.push(MARK),
        _ if is_dash(c) => {
            if normal[from..].ends_with(' ') {
                normal.pop();
            }
            // `--` is a dash as well.
            if !normal[from..].ends_with(DASH) {
                normal.push(DASH);
            }
        }
        // Invisible characters: soft hyphens, directional marks, joiners.
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => {}
        _ => normal.push(c),
    }
}

/// Whether it ends with a single letter in brackets, at the beginning of a word.
fn has_bracketed_letter(normal: &str) -> bool {
    let mut last = normal.chars().rev();
    last.next().is_some_and(char::is_alphabetic)
        && last.next() == Some('[')
        && last.next().is_none_or(|before| !before.is_alphanumeric())
}

/// Whether it is a quotation mark of any language, an apostrophe, or a character typed in their place.
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '´' | '«' | '»' | 'ʹ' | 'ʺ' | 'ʻ' | 'ʼ' | '‘'..='‟' | '′' | '″' | '‵' | '‶' | '‹' | '›'
            | '「'..='』' | '《' | '》' | '〈' | '〉' | '〝'..='〟' | '﹁'..='﹄' | '＂' | '＇' | '｢' | '｣' | '׳' | '״'
    )
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '⸺' | '⸻' | '﹘' | '﹣' | '－')
}

/// Characters between words and their context that are ignored.
pub(super) const BESIDE: [char; 4] = [' ', MARK, '.', ','];

/// A passage without punctuation of the surrounding sentence: a final comma or full stop, marks, spaces.
pub(super) fn trimmed(normal: &str) -> &str {
    normal.trim_start_matches([' ', MARK]).trim_end_matches([' ', MARK, '.', ',', '。', '，', '、', '．'])
}

/// The words between the omissions, each trimmed, none empty.
pub(super) fn fragments(normal: &str) -> impl Iterator<Item = &str> {
    normal.split(GAP).map(trimmed).filter(|fragment| !fragment.is_empty())
}

/// Whether `parts`, in order, are the words of `whole`, once or several times.
///
/// White space, dashes, commas and full stops between the parts are ignored: “…,” she said. “…”. After the whole, parts
/// of it may be repeated.
pub(super) fn make_up<'p>(whole: &str, parts: impl Iterator<Item = &'p str>) -> bool {
    const BETWEEN: [char; 12] = [' ', MARK, '.', ',', ';', ':', DASH, GAP, '。', '，', '、', '．'];
    let (mut rest, mut is_said) = (whole, false);
    for part in parts {
        let part = part.trim_matches(BETWEEN);
        let next = rest.trim_start_matches(BETWEEN);
        if let Some(after) = without(next, part) {
            rest = after;
        } else if !(is_said && rest == whole && whole.contains(part)) {
            return false;
        }
        if rest.trim_start_matches(BETWEEN).is_empty() {
            (rest, is_said) = (whole, true);
        }
    }
    is_said && (rest == whole)
}

/// What follows `words` in `text`; the case of the first letter may differ.
fn without<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let other = with_other_initial(words);
    text.strip_prefix(words).or_else(|| text.strip_prefix(other?.as_str()))
}

/// The words with the case of their first letter changed.
///
/// A writer may change it to fit the sentence: Chicago Manual of Style, 17th edition, 13.7.
pub(super) fn with_other_initial(words: &str) -> Option<String> {
    let start = words.find(char::is_alphanumeric)?;
    let first = words[start..].chars().next()?;
    let is_large = first.is_uppercase();
    if !is_large && !first.is_lowercase() {
        return None;
    }
    let (before, after) = (&words[..start], &words[start + first.len_utf8()..]);
    let other = if is_large { first.to_lowercase().to_string() } else { first.to_uppercase().to_string() };
    Some(format!("{before}{other}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_characters_have_one_normal_form() {
        assert_eq!(of("“Don’t”"), of("\"Don't\""));
        assert_eq!(of("alone — we"), of("alone--we"));
        assert_eq!(of("a\u{A0}b\n  c"), "a b c");
        assert_eq!(of("Cafe\u{301}"), "Café");
        assert_eq!(of("one [...] two ( … ) three . . . four"), "one … two ( … ) three . . . four");
        assert_eq!(of("co\u{AD}operate"), "cooperate");
        assert_eq!(of("“[W]e wait [a] b[c] [de]"), "'We wait a b[c] [de]");
        assert_eq!(of("צה״ל"), of("צה\"ל"));
    }

    #[test]
    fn parts_make_up_the_whole_despite_commas() {
        let make_up = |whole: &str, parts: &[&str]| {
            let parts: Vec<String> = parts.iter().map(|part| of(part)).collect();
            super::make_up(&of(whole), parts.iter().map(String::as_str))
        };
        assert!(make_up("Nobody comes. We wait.", &["Nobody comes,", "We wait."]));
        assert!(make_up("We wait, and you wait.", &["we wait", "And you wait"]));
        assert!(make_up("If we wait, we lose.", &["If we wait,", "we lose"]));
        assert!(make_up("A b.", &["A b.", "A b"]), "quoted twice");
        assert!(make_up("A b c.", &["A b c", "b c"]), "and echoed");
        assert!(!make_up("A b c.", &["A b"]), "not all of it");
        assert!(!make_up("A b.", &["b", "A"]), "not in order");
        assert!(!make_up("A b.", &["A b, and more"]), "more than it");
        assert!(!make_up("A b.", &[]));
    }

    proptest::proptest! {
        #[test]
        fn the_fast_path_equals_the_full_normalisation(text in "[a-c,. \\-'“…\\[\\]é윤\u{301}\u{AD}]{0,12}") {
            let mut sign_by_sign = String::new();
            text.nfc().for_each(|c| push_char(&mut sign_by_sign, 0, c));
            proptest::prop_assert_eq!(of(&text), sign_by_sign);
        }
    }
}
