//! What sections after the body are for, by the elements that they are.

/// The kind of a section on conflicts of interest, which JATS4R has among the notes of the authors.
pub(super) const CONFLICT_OF_INTEREST: &str = "conflict-of-interest";

/// Whether it names an appendix.
pub(super) fn is_appendix(kind: &str) -> bool {
    matches!(kind, "appendix" | "appendices" | "app") || kind.starts_with("appendix|")
}

/// Whether it names acknowledgments.
pub(super) fn is_acknowledgment(kind: &str) -> bool {
    const KINDS: [&str; 5] =
        ["acknowledgments", "acknowledgements", "acknowledgment", "acknowledgement", "ack"];
    KINDS.contains(&kind) || kind.starts_with("acknowledgments|")
}

/// What a section is for, by the element that it is and by the type that the element has.
///
/// The first part of a kind such as `notes|disclosure` names the element, the second its type.
pub(super) fn kind_of(element: &str, kind: Option<&str>) -> Option<String> {
    let base = match element {
        "ack" => "acknowledgments",
        "app" => "appendix",
        "notes" | "glossary" | "bio" | "fn-group" => element,
        _ => return kind.map(str::to_owned),
    };
    Some(match kind {
        None => base.to_owned(),
        Some(kind) if element == "ack" && is_acknowledgment(kind) => kind.to_owned(),
        Some(kind) if element == "app" && is_appendix(kind) => kind.to_owned(),
        Some(kind) => format!("{base}|{kind}"),
    })
}
