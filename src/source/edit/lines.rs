//! Lines around a place: where they begin and end, how they are indented.

/// Where the line of the byte at `at` begins.
pub(super) fn line_start(source: &str, at: usize) -> usize {
    source[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where the line of the byte at `at` ends, before its line end.
pub(super) fn line_end(source: &str, at: usize) -> usize {
    let end = source[at..].find('\n').map_or(source.len(), |end| at + end);
    if source[at..end].ends_with('\r') { end - 1 } else { end }
}

/// Where the line after the one of the byte at `at` begins; the end of the text if there is none.
pub(super) fn next_line(source: &str, at: usize) -> usize {
    source[at..].find('\n').map_or(source.len(), |end| at + end + 1)
}

/// The white space that a line begins with.
pub(super) fn indent_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// How many characters stand before the byte at `at` on its line.
pub(super) fn column(source: &str, at: usize) -> usize {
    source[line_start(source, at)..at].trim_start_matches('\u{FEFF}').chars().count()
}

/// How lines end hereabouts.
pub(super) fn newline(source: &str, at: usize) -> &'static str {
    let end = source[at..].find('\n').map(|end| at + end).or_else(|| source.find('\n'));
    match end {
        Some(end) if source[..end].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Where white space and comments, which only YAML has, are over.
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

/// Whether there is nothing more on a line than white space and a comment.
pub(super) fn is_blank_or_comment(rest_of_line: &str) -> bool {
    let rest = rest_of_line.trim_start();
    rest.is_empty() || rest.starts_with('#') && (rest.len() < rest_of_line.len())
}
