//! Identifiers, URLs and codes anywhere in a JATS file, also where the article has no field for them.

use std::ops::Range;

use crate::diagnostic::{Finding, Place, Severity};
use crate::model::{
    CountryCode, Doi, Isbn, Isni, Issn, Language, Leaf, Lei, Orcid, Pmcid, Pmid, Ror, Scheme, Uri, WikidataId,
};
use crate::rules::JatsFile;
use crate::source::Span;
use crate::source::edit::Change;
use crate::source::xml::{Attribute, Node};

/// Where a value is in the file, and how it is written.
#[derive(Debug)]
pub(in crate::rules) struct Spot<'d> {
    span: Span,
    raw: &'d str,
    /// Whether the intended value is clear: then findings about it are at most warnings.
    is_clear: bool,
}

impl Spot<'_> {
    /// Moves a finding about the value to its place in the file.
    pub(in crate::rules) fn place(&self, finding: &mut Finding) {
        let place = |part: Range<usize>| match self.raw.get(part.clone()) {
            Some(_) => Span::new(self.span.start + part.start, self.span.start + part.end),
            None => self.span,
        };
        finding.place = Place::Text(match &finding.place {
            Place::Within(_, part) => place(part.clone()),
            _ => self.span,
        });
        for edit in std::mem::take(&mut finding.fix) {
            let Change::Text { old, new } = edit.change else { continue };
            if let Some(start) = self.raw.find(&old)
                && !new.contains(['<', '&', '"', '\''])
            {
                finding.replace(place(start..start + old.len()), new);
            }
        }
        if self.is_clear {
            finding.severity = finding.severity.min(Severity::Warning);
        }
    }
}

/// Calls `see` with every typed value, which returns whether the value is valid.
pub(in crate::rules) fn each<'d>(file: &JatsFile<'d>, see: &mut dyn FnMut(&Spot<'d>, Leaf<'_>) -> bool) {
    let mut values = Values { see };
    for node in file.each("contrib-id") {
        values.identifier(node, "contrib-id-type");
    }
    for node in file.each("institution-id") {
        values.identifier(node, "institution-id-type");
    }
    for node in file.each_of(&["article-id", "pub-id", "object-id"]) {
        values.identifier(node, "pub-id-type");
    }
    for node in file.each_of(&["issn", "issn-l"]) {
        values.text(node, Scheme::Issn);
    }
    for node in file.each("isbn") {
        values.text(node, Scheme::Isbn);
    }
    for node in file.each("country") {
        if let Some(country) = node.attribute("country") {
            let code = CountryCode(country.value().into_owned());
            values.show(at_attribute(country), Leaf::CountryCode(&code));
        }
    }
    for node in file.each("related-object") {
        let scheme = type_of(node, "document-id-type");
        if let (Some(scheme), Some(id)) = (scheme, node.attribute("document-id")) {
            values.scheme(at_attribute(id), scheme, id.value().trim());
        }
    }
    // Most are repetitions of one tag.
    let mut fine: Vec<&str> = Vec::new();
    for (_, language) in file.languages() {
        if fine.contains(&language.raw_value()) {
            continue;
        }
        let tag = Language(language.value().into_owned());
        if values.show(at_attribute(language), Leaf::Language(&tag)) {
            fine.push(language.raw_value());
        }
    }
    for (node, address) in file.addresses() {
        values.address(node, address);
    }
    for node in file.each("ali:license_ref") {
        if let Some(spot) = at_text(node) {
            let uri = Uri(spot.raw.to_owned());
            values.show(spot, Leaf::Uri(&uri));
        }
    }
}

struct Values<'f, 'd> {
    see: &'f mut dyn FnMut(&Spot<'d>, Leaf<'_>) -> bool,
}

impl<'d> Values<'_, 'd> {
    fn show(&mut self, spot: Spot<'d>, leaf: Leaf<'_>) -> bool {
        (self.see)(&spot, leaf)
    }

    /// An element whose text is an identifier, with the scheme named by an attribute.
    fn identifier(&mut self, node: Node<'d>, kind: &str) {
        if let Some(scheme) = type_of(node, kind) {
            self.text(node, scheme);
        }
    }

    fn text(&mut self, node: Node<'d>, scheme: Scheme) {
        if let Some(spot) = at_text(node) {
            let value = spot.raw;
            self.scheme(spot, scheme, value);
        }
    }

    /// The URL in `xlink:href`, unless it is a file name, as for graphics and supplements.
    fn address(&mut self, node: Node<'d>, href: Attribute<'d>) {
        let spot = at_attribute(href);
        let value = href.value();
        let value = value.trim();
        match node.name() {
            "ext-link" | "related-article" | "related-object" if !value.contains("://") => {
                if let Some(scheme) = type_of(node, "ext-link-type") {
                    self.scheme(spot, scheme, value);
                }
            }
            "ext-link" | "uri" | "self-uri" | "license" | "related-article" | "related-object" => {
                let uri = Uri(value.to_owned());
                self.show(spot, Leaf::Uri(&uri));
            }
            _ => {}
        }
    }

    fn scheme(&mut self, spot: Spot<'d>, scheme: Scheme, value: &str) {
        let meant = scheme.read(value);
        let spot = Spot { is_clear: meant.is_some(), ..spot };
        // Identifiers that are written as URLs; for the others, a URL is an error.
        let usual = meant.unwrap_or_else(|| value.to_owned());
        let written = value.to_owned();
        let is_element_text = spot.raw == value;
        match scheme {
            Scheme::Orcid => self.show(spot, Leaf::Orcid(&Orcid(usual))),
            Scheme::Isni => self.show(spot, Leaf::Isni(&Isni(usual))),
            Scheme::Ror => self.show(spot, Leaf::Ror(&Ror(usual))),
            Scheme::Lei => self.show(spot, Leaf::Lei(&Lei(usual))),
            Scheme::Wikidata => self.show(spot, Leaf::WikidataId(&WikidataId(usual))),
            // The funder registry uses DOIs in the form of URLs.
            Scheme::Doi if usual.starts_with("10.13039/") => self.show(spot, Leaf::Doi(&Doi(usual))),
            Scheme::Doi => self.show(spot, Leaf::Doi(&Doi(written))),
            Scheme::Issn => self.show(spot, Leaf::Issn(&Issn(written))),
            Scheme::Isbn => self.show(spot, Leaf::Isbn(&Isbn(written))),
            Scheme::Pmid => self.show(spot, Leaf::Pmid(&Pmid(written))),
            // The prefix is part of the id, but often omitted in JATS.
            Scheme::Pmcid if is_element_text => {
                let is_number = written.bytes().all(|b| b.is_ascii_digit());
                let id = if is_number { format!("PMC{written}") } else { written };
                self.show(spot, Leaf::Pmcid(&Pmcid(id)))
            }
            Scheme::Pmcid | Scheme::Geonames => true,
        };
    }
}

/// The scheme that an attribute names.
fn type_of(node: Node<'_>, attribute: &str) -> Option<Scheme> {
    Scheme::named(&node.attribute(attribute)?.value())
}

fn at_attribute(attribute: Attribute<'_>) -> Spot<'_> {
    Spot { span: attribute.value_span(), raw: attribute.raw_value(), is_clear: false }
}

/// The text of an element without child elements and surrounding white space.
fn at_text(node: Node<'_>) -> Option<Spot<'_>> {
    let mut children = node.children();
    let text = children.next().filter(|child| child.is_text() && children.next().is_none())?;
    let raw = text.raw().trim();
    let start = text.span().start + (text.raw().len() - text.raw().trim_start().len());
    // Text within references is quoted as printed.
    let is_plain = !raw.is_empty() && !raw.contains(['&', '<']);
    is_plain.then(|| Spot { span: Span::new(start, start + raw.len()), raw, is_clear: false })
}
