//! Text from strangers, made fit for a terminal.

use std::borrow::Cow;

/// The text with characters that steer a terminal or cannot be seen written out: `<U+202E>`.
///
/// GitHub takes `##[name]` for a command to itself, wherever in a line it is, so its bracket is written out as well.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) || c == '\t') && !text.contains(COMMAND) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for (offset, c) in text.char_indices() {
        match c {
            '\t' => shown.push(' '),
            _ => push_visible(&mut shown, text, offset, c),
        }
    }
    Cow::Owned(shown)
}

/// The beginning of a command to GitHub that may be anywhere in a line.
const COMMAND: &str = "##[";

/// Whether the character at `offset` opens the brackets of a command to GitHub.
pub(super) fn opens_command(text: &str, offset: usize) -> bool {
    text[offset..].starts_with('[') && text[..offset].ends_with("##")
}

/// A line of its own, made visible.
///
/// GitHub takes a line that begins with `::` for a command to itself, even behind spaces.
pub(crate) fn visible_line(line: &str) -> Cow<'_, str> {
    let shown = visible(line);
    match shown.trim_start().strip_prefix("::") {
        Some(command) => {
            let indent = &shown[..shown.len() - command.len() - 2];
            Cow::Owned(format!("{indent}{}:{command}", written_out(':')))
        }
        None => shown,
    }
}

/// A text of several lines without commands to GitHub, but otherwise unchanged: programs read it, too.
#[cfg(feature = "cli")]
pub(crate) fn without_commands(text: &str) -> Cow<'_, str> {
    if !text.contains("::") && !text.contains(COMMAND) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    // GitHub lets a line end at a carriage return, too.
    for line in text.split_inclusive(['\n', '\r']) {
        let line = line.replace(COMMAND, &format!("##{}", written_out('[')));
        match line.trim_start().strip_prefix("::") {
            Some(command) => {
                shown += &line[..line.len() - command.len() - 2];
                shown += &written_out(':');
                shown.push(':');
                shown += command;
            }
            None => shown += &line,
        }
    }
    if shown == text { Cow::Borrowed(text) } else { Cow::Owned(shown) }
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

/// The lines of a text, made visible.
pub(super) fn visible_lines(text: &str) -> Vec<Cow<'_, str>> {
    text.lines().map(visible_line).collect()
}

/// Writes the character at `offset` of `text`, or its visible replacement if it is hidden. A tab stays a tab.
pub(super) fn push_visible(out: &mut String, text: &str, offset: usize, c: char) {
    if is_hidden(c) || opens_command(text, offset) {
        out.push_str(&written_out(c));
    } else {
        out.push(c);
    }
}

/// A character by its number.
fn written_out(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// Whether a character steers a terminal, or changes the direction of the text around it.
///
/// JSON and XML can write it as a reference, so that nothing is lost.
pub(super) fn steers(c: char) -> bool {
    matches!(c,
        '\u{7F}'..='\u{9F}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_to_github_are_written_out() {
        assert_eq!(visible("a ##[group]b"), "a ##<U+005B>group]b");
        assert_eq!(visible("## [a] #[b] [c]"), "## [a] #[b] [c]");
        assert_eq!(visible_line("  ::add-mask::a"), "  <U+003A>:add-mask::a");
        assert_eq!(visible_line("\u{A0}::a"), "\u{A0}<U+003A>:a");
        assert_eq!(visible_line("a::b"), "a::b");
        assert_eq!(visible_name("::error::x"), "./::error::x");
    }

    #[cfg(feature = "cli")]
    #[test]
    fn texts_for_programs_change_only_where_they_are_commands() {
        assert!(matches!(without_commands("a\u{7}::b\r\n # ## [c]\n"), Cow::Borrowed(_)));
        let text = " \t::a::\r::b::\r\n+::c:: ##[d]\n";
        let shown = " \t<U+003A>:a::\r<U+003A>:b::\r\n+::c:: ##<U+005B>d]\n";
        assert_eq!(without_commands(text), shown);
    }
}
