//! Whether what an export declares lost is what is missing afterwards, no more and no less.

use byline::diagnostic::{Finding, Place};
use serde_json::Value;

use super::difference::differences;

/// Every place that is declared, each a value of the article: one finding may name several.
pub(crate) fn places(losses: &[Finding]) -> Vec<&str> {
    let mut places = Vec::new();
    for loss in losses {
        let related = loss.related.iter().map(|(place, _)| place);
        for place in std::iter::once(&loss.place).chain(related) {
            let Place::At(pointer) = place else { panic!("{place:?}") };
            places.push(pointer.as_str());
        }
    }
    places
}

/// What differs though it is not declared, and what is declared and does not differ.
pub(crate) fn undeclared(before: &Value, after: &Value, losses: &[Finding]) -> Vec<String> {
    let (found, places) = (differences(before, after), places(losses));
    // Where an item is left out of a list, all that follow stand elsewhere.
    let is_declared = |at: &str| places.iter().any(|place| touches(at, place) || follows(at, place));
    let silent = found.iter().filter(|difference| !is_declared(&difference.pointer));
    // And what differs in those shows elsewhere.
    let is_lost =
        |place: &str| found.iter().any(|it| touches(&it.pointer, place) || is_behind(place, &it.pointer));
    let idle = places.iter().filter(|place| !is_lost(place));
    let silent = silent.map(|difference| format!("nobody says that {difference:?}"));
    silent.chain(idle.map(|place| format!("{place} is declared lost, but is not"))).collect()
}

/// Whether one lies in the other, or is it.
fn touches(one: &str, other: &str) -> bool {
    let within = |place: &str, other: &str| {
        place.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    within(one, other) || within(other, one)
}

/// Whether the place lies in an item that stands behind `item` in the same list.
fn follows(place: &str, item: &str) -> bool {
    let Some((list, number)) = item.rsplit_once('/') else { return false };
    let Ok(number) = number.parse::<usize>() else { return false };
    let rest = place.strip_prefix(list).and_then(|rest| rest.strip_prefix('/'));
    let other = rest.and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
    other.is_some_and(|other| other > number)
}

/// Whether the place lies in a list in which, at this item or before it, something differs.
fn is_behind(place: &str, difference: &str) -> bool {
    let ends = difference.match_indices('/').map(|(end, _)| &difference[..end]).chain([difference]);
    let places = || place.match_indices('/').map(|(end, _)| &place[..end]).chain([place]);
    ends.into_iter().any(|end| places().any(|place| follows(place, end)))
}
