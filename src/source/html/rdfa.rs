//! [RDFa](https://www.w3.org/TR/rdfa-core/) [in HTML](https://www.w3.org/TR/html-rdfa/): the things that a page describes.

mod attributes;
mod names;
mod objects;
mod patterns;
mod prefixes;
mod relations;
mod sequence;
mod statements;
#[cfg(test)]
mod tests;
mod value;
mod vocabulary;
mod walk;
mod write;

use attributes::Attributes;
use objects::Objects;
use walk::Walk;

use super::Document;
use crate::source::SyntaxError;
use crate::source::tree::Builder;

/// Adds the things that a page describes in terms of schema.org to a tree, as JSON-LD would state them: each is an object
/// with `@type`, `@id` and its properties, whose values are texts and other things.
///
/// Keys are at the names in `property`, `rel` and `rev`, texts at the values of attributes or at the texts of elements.
/// Things that only other vocabularies describe are left out, as is what Open Graph and the like say about the page.
/// Relative addresses are resolved against `base`, if that is known.
///
/// # Errors
///
/// When the tree would have more than `most` values; or when things are within each other too deeply, or share what they
/// contain so that they say much more than the page has.
pub(crate) fn add_things(
    page: &Document<'_>,
    base: Option<&str>,
    tree: &mut Builder<'_>,
    most: usize,
) -> Result<(), SyntaxError> {
    let elements = || page.root().descendants().filter(|node| node.is_element());
    if !elements().any(Attributes::may_be_of_schema_org) {
        return Ok(());
    }
    let mut walk = Walk::new(page, base);
    elements().try_for_each(|element| walk.visit(element))?;
    let mut statements = walk.finish();
    patterns::copy(&mut statements)?;
    let Some(objects) = Objects::of(&statements) else { return Ok(()) };
    write::add(&statements, &objects, tree, most)
}
