//! Texts that are written for people.

use crate::source::Pointer;

/// Whether the text at `pointer` is prose, not a code, a formula or a program listing.
pub(super) fn is_prose(pointer: &Pointer) -> bool {
    const CODES: [&str; 13] = [
        "$schema",
        "tex",
        "mathml",
        "source",
        "mediaType",
        "email",
        "scheme",
        "code",
        "value",
        "geonames",
        "spdx",
        "kind",
        "type",
    ];
    let steps: Vec<String> = pointer.steps().collect();
    let field = steps.iter().rev().find(|step| !is_index(step)).map_or("", String::as_str);
    if CODES.contains(&field) || matches!(field, "unstated" | "awards") {
        return false;
    }
    // Listings and inline code have a field `text` as well.
    let ends_in_text = steps.last().is_some_and(|step| step == "text");
    let first = steps.first().map_or("", String::as_str);
    let is_told =
        first == "quotes" || steps.iter().any(|step| step == "translatedTitles" || step == "dateline");
    !ends_in_text || is_told
}

fn is_index(step: &str) -> bool {
    step.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_formulas_are_not_prose() {
        let is_prose = |pointer: &str| is_prose(&Pointer::from(pointer));
        assert!(is_prose("/metadata/title/0"));
        assert!(is_prose("/metadata/corrections/0/text/0"));
        assert!(is_prose("/quotes/q/text"));
        assert!(is_prose("/metadata/translatedTitles/0/text"));
        assert!(is_prose("/body/0/content/2/content/0"));
        assert!(!is_prose("/body/0/text"));
        assert!(!is_prose("/body/0/content/1/text"));
        assert!(!is_prose("/metadata/corrections/0/text/1/text"));
        assert!(!is_prose("/body/1/tex"));
        assert!(!is_prose("/metadata/funding/0/awards/0"));
    }
}
