//! Names of elements and attributes that make a difference for the tree.

use html5ever::{LocalName, local_name};

use crate::source::hash::HashMap;

/// The most names that HTML does not have.
const MOST_UNKNOWN: usize = 1000;

/// The names that HTML does not have.
///
/// All those after the first thousand become one name, `unknown`: the table that the tree builder keeps them in is
/// shared by all threads, and not made for many.
#[derive(Debug, Default)]
pub(super) struct Names {
    unknown: HashMap<Box<str>, LocalName>,
}

impl Names {
    pub(super) fn local(&mut self, name: &str) -> LocalName {
        LocalName::try_static(name).unwrap_or_else(|| match self.unknown.get(name) {
            Some(known) => known.clone(),
            None if self.unknown.len() >= MOST_UNKNOWN => LocalName::from("unknown"),
            None => self.unknown.entry(name.into()).insert_entry(LocalName::from(name)).get().clone(),
        })
    }
}

/// Whether an HTML element is one of those that browsers [open
/// again](https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements), for example in
/// the next paragraph.
pub(super) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// The attributes that decide where an element with this name goes, or what its contents are.
pub(super) fn structural_attributes(name: &LocalName) -> &'static [LocalName] {
    static ANNOTATION: [LocalName; 1] = [local_name!("encoding")];
    static FONT: [LocalName; 3] = [local_name!("color"), local_name!("face"), local_name!("size")];
    static INPUT: [LocalName; 1] = [local_name!("type")];
    match *name {
        local_name!("annotation-xml") => &ANNOTATION,
        local_name!("font") => &FONT,
        local_name!("input") => &INPUT,
        _ => &[],
    }
}
