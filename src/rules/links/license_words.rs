//! Creative Commons licenses in the words of a license statement.

use std::ops::Range;

/// The conditions of the licenses that `text` names, as in their URLs: `by-nc`.
///
/// Names are `CC BY-NC`, `Creative Commons Attribution-NonCommercial`, and URLs.
pub(super) fn licenses_in_words(text: &str) -> Vec<String> {
    let words = words(text);
    let word = |at: usize| words.get(at).map_or("", |(word, _)| word.as_str());
    let mut found = Vec::new();
    for start in 0..words.len() {
        let is_name = match word(start) {
            "by" => start > 0 && matches!(word(start - 1), "cc" | "licenses"),
            "ccby" => true,
            "attribution" => start > 0 && word(start - 1) == "commons",
            _ => false,
        };
        if !is_name {
            continue;
        }
        let mut next = start + 1;
        let (mut commercial, mut last) = ("", "");
        while next < words.len() && is_joined(text, &words[next - 1].1, &words[next].1) {
            let (condition, length) = match (word(next), word(next + 1)) {
                ("nc" | "noncommercial", _) => ("-nc", 1),
                ("non", "commercial") => ("-nc", 2),
                ("nd" | "noderivs" | "noderivatives" | "noderivative", _) => ("-nd", 1),
                ("no", "derivs" | "derivatives" | "derivative") => ("-nd", 2),
                ("sa" | "sharealike", _) => ("-sa", 1),
                ("share", "alike") => ("-sa", 2),
                _ => break,
            };
            if condition == "-nc" {
                commercial = condition
            } else {
                last = condition
            }
            next += length;
        }
        found.push(format!("by{commercial}{last}"));
    }
    found
}

/// The words in lower case, each with its place.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let place = |word: &str| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        start..start + word.len()
    };
    pieces.map(|word| (word.to_lowercase(), place(word))).collect()
}

/// Whether only spaces, dashes, slashes or commas part two words.
fn is_joined(text: &str, one: &Range<usize>, next: &Range<usize>) -> bool {
    text[one.end..next.start].chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‐'..='―' | '/' | ','))
}

#[cfg(test)]
mod tests {
    use super::licenses_in_words;

    #[test]
    fn names_and_urls_are_found() {
        for (text, expected) in [
            ("under the Creative Commons Attribution Non-commercial License", &["by-nc"][..]),
            ("a Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 license", &["by-nc-nd"]),
            ("This is CC BY-NC-SA 3.0.", &["by-nc-sa"]),
            ("the license (CC BY), no derivatives of the images", &["by"]),
            ("https://creativecommons.org/licenses/by-nd/4.0/", &["by-nd"]),
            ("Creative Commons Attribution License (CC-BY)", &["by", "by"]),
            ("by the authors; no commercial use", &[]),
        ] {
            assert_eq!(licenses_in_words(text), expected, "{text}");
        }
    }
}
