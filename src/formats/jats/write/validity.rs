//! Whether foreign markup in an article makes its JATS invalid.

use crate::diagnostic::{Finding, Place};
use crate::formats::NOT_EXPORTABLE;
use crate::source::{Pointer, xml};
use crate::standards::dtd::{Fault, Violation};
use crate::standards::jats::{Declared, declared};

/// The errors in `text`, which was written from an article with this `markup`, that are within the markup.
///
/// All other elements are written by byline, and tests check that they are valid.
pub(super) fn check(markup: &[(Pointer, &str)], text: &str) -> Result<(), Vec<Finding>> {
    if markup.is_empty() {
        return Ok(());
    }
    let document = match xml::parse(text) {
        Ok(document) => document,
        Err(error) => return Err(vec![finding(Pointer::default(), &error.message)]),
    };
    let Declared::Edition(edition) = declared(&document) else { return Ok(()) };
    let violations = edition.dtd().check(&document);
    let Some(violation) = violations.first() else { return Ok(()) };
    let around = violation.node.parent().unwrap_or(violation.node);
    let is_source = |raw: &str| markup.iter().find(|(_, source)| source.contains(raw));
    let source = is_source(around.raw()).or_else(|| is_source(violation.node.raw()));
    let at = source.map(|(at, _)| at.clone()).unwrap_or_default();
    Err(vec![finding(at, &format!("{} (DTD of JATS {edition})", why(violation)))])
}

fn finding(at: Pointer, why: &str) -> Finding {
    let mut finding = Finding::new(&NOT_EXPORTABLE, Place::At(at), why);
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
