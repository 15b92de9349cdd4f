//! Text as Markdown: what would mean something else gets a backslash, or is an entity.

/// Where text is written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Setting {
    /// On one line, as in headings and cells.
    pub(crate) is_one_line: bool,
    /// In a cell of a table.
    pub(crate) is_cell: bool,
    /// Something other than text follows.
    pub(crate) is_followed: bool,
    /// In a quotation, whose last line may say who is quoted.
    pub(crate) is_quoted: bool,
}

/// Adds `text` to the running text in `out`. `None` if Markdown cannot contain it.
pub(crate) fn escape(out: &mut String, text: &str, setting: Setting) -> Option<()> {
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        match c {
            '\0' => return None,
            '\n' if is_line_end(out, rest, setting) => out.push('\n'),
            ' ' | '\t' if is_at_edge(out, rest, setting) => entity(out, c),
            '\t' => out.push(c),
            c if c.is_control() => entity(out, c),
            '|' if setting.is_cell => entity(out, c),
            '—' if setting.is_quoted && starts_line(out, setting) => out.push_str("&mdash;"),
            c => {
                if needs_backslash(out, before, c, rest, setting) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        before = Some(c);
    }
    Some(())
}

/// Makes white space at the end of running text an entity.
pub(crate) fn finish(out: &mut String) {
    if let Some(last @ (' ' | '\t' | '\n')) = out.chars().next_back()
        && !out.ends_with("\\\n")
    {
        out.pop();
        entity(out, last);
    }
}

fn entity(out: &mut String, c: char) {
    out.push_str(&format!("&#{};", u32::from(c)));
}

fn starts_line(out: &str, setting: Setting) -> bool {
    !setting.is_one_line && (out.is_empty() || out.ends_with('\n'))
}

/// Whether a line may end here: neither beside another line end, nor at the beginning of the text.
fn is_line_end(out: &str, rest: &str, setting: Setting) -> bool {
    !setting.is_one_line && !out.is_empty() && !out.ends_with('\n') && !rest.starts_with('\n')
}

/// Whether white space is where CommonMark ignores it.
fn is_at_edge(out: &str, rest: &str, setting: Setting) -> bool {
    out.is_empty() || out.ends_with('\n') && !setting.is_one_line || rest.starts_with('\n')
}

fn needs_backslash(out: &str, before: Option<char>, c: char, rest: &str, setting: Setting) -> bool {
    let next = rest.chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let starts_line = starts_line(out, setting);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '{' | '~' | '^' | '|' => true,
        '_' => !(is_word(before) && is_word(next)),
        '<' => next.is_none_or(|next| next.is_alphanumeric() || matches!(next, '/' | '!' | '?')),
        '&' => is_entity(rest),
        // A link after it would be an image, code a formula.
        '!' | '$' => next.is_none() && setting.is_followed,
        '#' => starts_line || setting.is_one_line && matches!(before, None | Some(' ' | '#')),
        '>' | '+' | '-' | '=' => starts_line,
        ':' => starts_line || before.is_none() && out.ends_with(']'),
        '(' => before.is_none() && out.ends_with(']'),
        '.' | ')' => !setting.is_one_line && is_number(out),
        _ => false,
    }
}

/// Whether an entity may begin with an ampersand before `rest`.
fn is_entity(rest: &str) -> bool {
    rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
        .is_some_and(|end| end > 0 && rest[end..].starts_with(';'))
}

/// Whether the line consists of digits so far, which with a full stop would begin a list.
fn is_number(out: &str) -> bool {
    let line = out.rsplit('\n').next().unwrap_or_default();
    !line.is_empty() && line.len() < 10 && line.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Setting, escape, finish};

    #[test]
    fn only_what_would_mean_something_gets_a_backslash() {
        let cases = [
            ("Snow fell on 5 - 6 May, AT&T said.", "Snow fell on 5 - 6 May, AT&T said."),
            ("- a\n+ b\n1. c\n# d", "\\- a\n\\+ b\n1\\. c\n\\# d"),
            ("snake_case and _this_", "snake_case and \\_this\\_"),
            ("a < b <b> &amp; & c", "a < b \\<b> \\&amp; & c"),
            (" edges \n here ", "&#32;edges&#32;\n&#32;here&#32;"),
            ("a\n\nb", "a&#10;\nb"),
        ];
        for (text, expected) in cases {
            let mut out = String::new();
            escape(&mut out, text, Setting::default()).unwrap();
            finish(&mut out);
            assert_eq!(out, expected, "{text}");
        }
    }
}
