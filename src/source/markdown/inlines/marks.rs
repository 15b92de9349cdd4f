//! Quotation marks, and which of them belong together.

/// Whether quotations end with this mark, in any language.
pub(super) fn is_closing(mark: char) -> bool {
    !openers(mark).is_empty()
}

/// Where quoted words begin in `text`: after the last mark that `closing` can belong to.
pub(super) fn opening(text: &str, closing: char) -> Option<usize> {
    let openers = openers(closing);
    text.char_indices().rev().find(|(_, c)| openers.contains(c)).map(|(at, c)| at + c.len_utf8())
}

/// The marks that may begin what this one ends.
pub(crate) fn openers(closing: char) -> &'static [char] {
    match closing {
        '”' => &['“', '„', '”'],
        '“' => &['„', '“'],
        '’' => &['‘', '‚', '’'],
        '‘' => &['‚', '‘'],
        '»' => &['«', '»'],
        '«' => &['»', '«'],
        '›' => &['‹', '›'],
        '‹' => &['›', '‹'],
        '"' => &['"'],
        '\'' => &['\''],
        '」' => &['「'],
        '』' => &['『'],
        '》' => &['《'],
        _ => &[],
    }
}
