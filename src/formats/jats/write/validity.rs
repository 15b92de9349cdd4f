//! Whether foreign markup in an article makes its JATS invalid.

use std::ops::Range;

use crate::diagnostic::{Finding, Place};
use crate::formats::NOT_EXPORTABLE;
use crate::source::hash::HashMap;
use crate::source::xml::Document;
use crate::source::{Pointer, xml};
use crate::standards::dtd::{Fault, Violation};
use crate::standards::jats::{Declared, declared};

/// Markup that is written as it is: where it is in the JATS, and where it is from in the article.
pub(super) type Markup = Vec<(Range<usize>, Pointer)>;

/// The markup that makes the JATS invalid, with the reason.
pub(super) type Invalid = HashMap<Pointer, String>;

/// The markup in `text` that makes it invalid.
///
/// All other elements are written by byline, and tests check that they are valid.
///
/// # Errors
///
/// A finding if no markup is the cause.
pub(super) fn invalid(markup: &Markup, text: &str) -> Result<Invalid, Vec<Finding>> {
    let mut invalid = Invalid::default();
    let document = xml::parse(text).map_err(|error| vec![finding(&error.message)])?;
    let Declared::Edition(edition) = declared(&document) else { return Ok(invalid) };
    for violation in edition.dtd().check(&document) {
        let why = format!("{} (DTD of JATS {edition})", why(&violation));
        match cause(markup, &document, &violation) {
            Some(at) => drop(invalid.entry(at.clone()).or_insert(why)),
            None => return Err(vec![finding(&why)]),
        }
    }
    Ok(invalid)
}

/// The markup that a violation is in, or else the first that is in the element with the violation.
fn cause<'m>(markup: &'m Markup, document: &Document<'_>, violation: &Violation<'_>) -> Option<&'m Pointer> {
    let node = violation.node.span().range();
    let around = violation.node.parent().unwrap_or(document.root()).span().range();
    let contains =
        |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    // Pieces of markup follow each other.
    let last_before = markup.partition_point(|(range, _)| range.start <= node.start).checked_sub(1);
    let first_within = |outer: &Range<usize>| {
        let first = markup.get(markup.partition_point(|(range, _)| range.start < outer.start));
        first.filter(|(range, _)| contains(outer, range))
    };
    let found = last_before.map(|last| &markup[last]).filter(|(range, _)| contains(range, &node));
    found.or_else(|| first_within(&node)).or_else(|| first_within(&around)).map(|(_, at)| at)
}

fn finding(why: &str) -> Finding {
    let mut finding = Finding::new(&NOT_EXPORTABLE, Place::At(Pointer::default()), why);
    finding.label("not exportable").help("correct the markup: with it, the JATS would be invalid");
    finding
}

fn why(violation: &Violation<'_>) -> String {
    let name = violation.node.qualified_name();
    match &violation.fault {
        Fault::ElementUnknown { possible: _ } => format!("there is no element `{name}`"),
        Fault::ElementMisplaced { possible: _, target: _ } => format!("`{name}` is not allowed here"),
        Fault::ElementMissing { one_of, before: _ } => {
            format!("`{name}` lacks `{}`", one_of.join("` or `"))
        }
        Fault::NotEmpty => format!("`{name}` must be empty"),
        Fault::TextNotAllowed => "text is not allowed here".to_owned(),
        Fault::AttributeUnknown { attribute } => {
            format!("`{name}` has no attribute `{}`", attribute.qualified_name())
        }
        Fault::AttributeMissing { declared } => format!("`{name}` lacks the attribute `{}`", declared.name),
        Fault::AttributeValue { attribute, declared: _ } => {
            format!("`{}` is not a valid value for `{}`", attribute.value(), attribute.qualified_name())
        }
        Fault::IdRepeated { attribute, first: _ } => format!("the id `{}` is duplicated", attribute.value()),
        Fault::IdrefDangling { attribute: _, id } => format!("nothing has the id `{id}`"),
    }
}
