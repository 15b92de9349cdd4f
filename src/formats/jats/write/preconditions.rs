//! What no valid XML can contain, whatever the tag set; and unsafe URLs.

use crate::diagnostic::{Finding, Place};
use crate::formats::NOT_EXPORTABLE;
use crate::model::{Article, Collection, Leaf};
use crate::source::hash::HashSet;
use crate::source::xml::is_xml_char;

/// Checks that nothing in the article makes any document invalid.
///
/// # Errors
///
/// Findings about ids, languages and characters that XML cannot contain, and about URLs that a browser would execute.
/// Rules report these in more detail; this check is for callers who export without validating.
pub(super) fn check(article: &Article) -> Result<(), Vec<Finding>> {
    let mut found = Vec::new();
    // Most articles have fewer.
    let mut ids = HashSet::with_capacity_and_hasher(64, Default::default());
    article.walk(&mut |path, leaf| {
        let why = match leaf {
            Leaf::Id(id, _) if !id.is_well_formed() => format!("`{id}` is not a valid XML id"),
            Leaf::Id(id, _) if !ids.insert(id) => format!("the id `{id}` is duplicated"),
            Leaf::Language(language) if !language.is_well_formed() => {
                format!("`{language}` is not a valid value for `xml:lang`")
            }
            Leaf::Url(url) if url.is_forbidden() => format!("`{url}` has a forbidden scheme"),
            Leaf::Uri(uri) if uri.is_forbidden() => format!("`{uri}` has a forbidden scheme"),
            leaf => match not_in_xml(leaf.as_str()) {
                Some(character) => format!("XML does not allow the character U+{:04X}", u32::from(character)),
                None => return,
            },
        };
        let place = match leaf {
            Leaf::Id(_, collection) if collection != Collection::Blocks => Place::Key(path.pointer()),
            _ => Place::At(path.pointer()),
        };
        let mut finding = Finding::new(&NOT_EXPORTABLE, place, why);
        finding.label("not exportable").help("correct it: JATS cannot be written with it");
        found.push(finding);
    });
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// The first character of a text that XML cannot contain.
fn not_in_xml(text: &str) -> Option<char> {
    // Such characters begin with a control byte or with 0xEF; most texts have neither.
    let may_be_there = text.bytes().fold(false, |found, byte| found | (byte < 0x20) | (byte == 0xEF));
    may_be_there.then(|| text.chars().find(|character| !is_xml_char(*character))).flatten()
}
