//! Names of people, joined from their parts.

use crate::model::NameStyle;

/// The parts in the order of the style, without what precedes the name.
pub(super) fn whole_name(
    given: Option<&str>,
    family: Option<&str>,
    suffix: Option<&str>,
    style: Option<NameStyle>,
) -> String {
    let (first, second) = match style {
        Some(NameStyle::Eastern) => (family, given),
        _ => (given, family),
    };
    let name = match (first, second) {
        (Some(first), Some(second)) => {
            let is_joined = style == Some(NameStyle::Eastern)
                && [first, second].into_iter().all(|part| part.chars().all(is_written_without_spaces));
            format!("{first}{}{second}", if is_joined { "" } else { " " })
        }
        (first, second) => first.or(second).unwrap_or_default().to_owned(),
    };
    match suffix {
        Some(suffix) if !name.is_empty() => format!("{name} {suffix}"),
        _ => name,
    }
}

/// Chinese characters, kana and hangul: family and given name are not separated by a space.
fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}
