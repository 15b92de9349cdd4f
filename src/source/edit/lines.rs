//! Lines around an offset: their ends and their indentation.

/// The start of the line that contains `at`.
pub(super) fn line_start(source: &str, at: usize) -> usize {
    source[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The end of the line that contains `at`, before the line end.
pub(super) fn line_end(source: &str, at: usize) -> usize {
    let end = source[at..].find('\n').map_or(source.len(), |end| at + end);
    if source[at..end].ends_with('\r') { end - 1 } else { end }
}

/// The start of the line after the one that contains `at`; the end of the text if it is the last.
pub(super) fn next_line(source: &str, at: usize) -> usize {
    source[at..].find('\n').map_or(source.len(), |end| at + end + 1)
}

/// The white space at the start of a line.
pub(super) fn indent_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The number of characters before `at` on its line.
pub(super) fn column(source: &str, at: usize) -> usize {
    source[line_start(source, at)..at].trim_start_matches('\u{FEFF}').chars().count()
}

/// The line ending used in the text.
pub(super) fn newline(source: &str, at: usize) -> &'static str {
    let end = source[at..].find('\n').map(|end| at + end).or_else(|| source.find('\n'));
    match end {
        Some(end) if source[..end].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The end of the white space and YAML comments from `at` on.
pub(super) fn skip_blank(source: &str, mut at: usize) -> usize {
    loop {
        let rest = &source[at..];
        at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let follows_blank = at == 0 || source[..at].ends_with([' ', '\t', '\r', '\n']);
        if !(follows_blank && source[at..].starts_with('#')) {
            return at;
        }
        at = line_end(source, at);
    }
}

/// Whether the rest of a line is only white space and a comment.
pub(super) fn is_blank_or_comment(rest_of_line: &str) -> bool {
    let rest = rest_of_line.trim_start();
    rest.is_empty() || rest.starts_with('#') && (rest.len() < rest_of_line.len())
}
