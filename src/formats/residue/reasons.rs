//! Why something does not come back.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Display;
use std::ops::Bound::{Excluded, Included};

use crate::formats::residue::difference::{How, Spot};
use crate::source::{Path, Pointer};

/// What was noted while the article was written, by the places that it is about.
#[derive(Debug)]
pub(super) struct Reasons {
    format: &'static str,
    noted: BTreeMap<Pointer, String>,
}

impl Reasons {
    pub(super) fn new(format: &'static str) -> Self {
        Self { format, noted: BTreeMap::new() }
    }

    /// Of several notes about one place the first says why.
    pub(super) fn note(&mut self, at: &Path<'_>, why: impl Display) {
        if let Entry::Vacant(place) = self.noted.entry(at.pointer()) {
            place.insert(why.to_string());
        }
    }

    /// The note about the place, about a part of it, or about the nearest around it; else what can be said in general.
    pub(super) fn why(&self, spot: &Spot) -> String {
        let Spot { at, how } = spot;
        let noted = self.noted.get(at).or_else(|| self.within(spot)).or_else(|| self.around(at));
        if let Some(why) = noted {
            return why.clone();
        }
        let (format, field) = (self.format, field(at));
        match how {
            How::Missing => format!("{format} has no place for all of `{field}`"),
            How::Other => format!("`{field}` is read otherwise than it stands here: {format} says less"),
            How::Surplus => format!("what is written in {format} reads as if there were more"),
        }
    }

    fn within(&self, Spot { at, how }: &Spot) -> Option<&String> {
        // What is noted about parts of the article says nothing about what the article does not have.
        if *how == How::Surplus {
            return None;
        }
        // `0` comes right behind `/`.
        let (from, to) = (format!("{at}/"), format!("{at}0"));
        let range = (Included(Pointer::from(&*from)), Excluded(Pointer::from(&*to)));
        self.noted.range(range).next().map(|(_, why)| why)
    }

    fn around(&self, at: &Pointer) -> Option<&String> {
        let above = |at: &str| at.rsplit_once('/').map(|(above, _)| Pointer::from(above));
        std::iter::successors(above(at.as_str()), |at| above(at.as_str())).find_map(|at| self.noted.get(&at))
    }
}

/// The name of the field that a place is, or is in the list of.
fn field(at: &Pointer) -> String {
    let steps: Vec<String> = at.steps().collect();
    steps.into_iter().rfind(|step| step.parse::<usize>().is_err()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(notes: &[(&str, &str)], at: &str, how: How) -> String {
        let mut reasons = Reasons::new("JATS");
        for (at, why) in notes {
            reasons.noted.insert(Pointer::from(*at), (*why).to_owned());
        }
        reasons.why(&Spot { at: Pointer::from(at), how })
    }

    #[test]
    fn the_nearest_note_says_why() {
        let notes = [("/body", "all"), ("/body/1", "item"), ("/body/1/ref", "part"), ("/body/10", "other")];
        assert_eq!(why(&notes, "/body/1", How::Other), "item");
        assert_eq!(why(&notes, "/body/1/content/0", How::Other), "item");
        assert_eq!(why(&notes, "/body/2", How::Missing), "all");
        assert_eq!(why(&notes[2..], "/body/1", How::Other), "part");
        assert_eq!(why(&notes[3..], "/body/1", How::Missing), "JATS has no place for all of `body`");
    }

    #[test]
    fn what_is_too_much_has_nothing_to_do_with_what_is_there() {
        let notes = [("/metadata/title", "title")];
        let expected = "what is written in JATS reads as if there were more";
        assert_eq!(why(&notes, "/metadata", How::Surplus), expected);
    }
}
