//! Text from strangers, made fit for a terminal.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with characters that steer a terminal or cannot be seen written out: `<U+202E>`.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) || c == '\t') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\t' => shown.push(' '),
            c => push_visible(&mut shown, c),
        }
    }
    Cow::Owned(shown)
}

/// The name of a file at the beginning of a line.
///
/// GitHub takes a line that begins with `::` for a command to itself, and a colon follows the name.
pub(crate) fn visible_name(name: &str) -> Cow<'_, str> {
    if name.trim_start().starts_with(':') {
        Cow::Owned(format!("./{}", visible(name)))
    } else {
        visible(name)
    }
}

/// The lines of a text, made visible, of which none begins with `::`.
pub(super) fn visible_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let shown = visible(line);
        match lines.last_mut() {
            Some(last) if shown.trim_start().starts_with("::") => {
                push_visible(last, '\n');
                last.push_str(&shown);
            }
            _ => lines.push(shown.into_owned()),
        }
    }
    lines
}

/// Writes `c`, or its visible replacement if it is hidden. A tab stays a tab.
pub(super) fn push_visible(out: &mut String, c: char) {
    if is_hidden(c) {
        let _ = write!(out, "<U+{:04X}>", u32::from(c));
    } else {
        out.push(c);
    }
}

/// About how many columns [`push_visible`] takes for `c` on a terminal.
///
/// It decides only where a long line is cut, for which "about" will do.
pub(super) fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        c if is_hidden(c) => 8,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'.. => 2,
        _ => 1,
    }
}

/// Controls, marks of direction, and what takes no room at all. Joiners stay: scripts and emoji need them.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\n'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{61C}' | '\u{180E}'
        | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0001}')
}
