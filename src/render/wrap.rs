//! Paragraphs no wider than the terminal.

use crate::render::visible::columns;

/// The text in lines of at most `width` columns, all but the first behind `indent`.
///
/// Text in backticks stays in one piece, to be copied.
pub(crate) fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in words(text) {
        let length: usize = word.chars().map(columns).sum();
        // GitHub takes a line that begins with `::` for a command to itself.
        let may_begin = !word.starts_with("::");
        if may_begin && column > indent.len() && column + 1 + length > width {
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

/// The parts between spaces that are not in backticks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_closed = text.matches('`').count().is_multiple_of(2);
    let mut is_code = false;
    let at_space = move |c: char| {
        is_code ^= c == '`';
        c == ' ' && !(is_code && is_closed)
    };
    text.split(at_space).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_but_not_in_code() {
        let text = "put it in `a b c d` or leave it out";
        assert_eq!(wrapped(text, 12, "  "), "put it in\n  `a b c d`\n  or leave\n  it out");
        assert_eq!(wrapped("- an item of a list", 10, "  "), "- an item\n  of a\n  list");
        assert_eq!(wrapped("한국어 한국어", 8, ""), "한국어\n한국어");
    }

    #[test]
    fn no_line_begins_with_a_command_to_github() {
        assert_eq!(wrapped("what ::error::x", 6, "  "), "what ::error::x");
    }

    #[test]
    fn a_single_backtick_is_a_character_like_any_other() {
        assert_eq!(wrapped("a ` b c", 3, ""), "a `\nb c");
    }
}
