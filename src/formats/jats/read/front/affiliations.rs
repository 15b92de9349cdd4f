//! Affiliations of people, and their locations.

use crate::formats::jats::read::front::affiliation_parts::{Institution, Locality, Parts};
use crate::formats::jats::read::reader::Reader;
use crate::model::{AlternateName, Language, Organization, OrganizationKind, OrganizationRef, PlaceKind};
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<aff>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/aff.html) or `<aff-alternatives>`: the
    /// innermost organization of each institution it names
    pub(super) fn affiliation(&mut self, aff: Node<'d>) -> Vec<OrganizationRef> {
        if let Some(known) = self.agents.affiliations.get(&aff.id()) {
            return known.clone();
        }
        let found = match aff.name() {
            "aff-alternatives" => self.aff_alternatives(aff),
            _ => self.aff(aff),
        };
        self.agents.affiliations.insert(aff.id(), found.clone());
        found
    }

    /// Variants of one affiliation: the first is used, the others become alternate names.
    fn aff_alternatives(&mut self, alternatives: Node<'d>) -> Vec<OrganizationRef> {
        let mut affs = alternatives.elements().filter(|child| child.is("aff"));
        let Some(first) = affs.next() else { return Vec::new() };
        let found = self.affiliation(first);
        for other in affs {
            let name = printed(self.words(other), other.child("label").map(|label| self.words(label)));
            let language = self.attribute(other, "xml:lang").map(Language);
            self.agents.affiliations.insert(other.id(), found.clone());
            if let Some(known) = found.first().and_then(|id| self.article.organizations.get_mut(id.as_str()))
            {
                let alternate = AlternateName { name, language, kind: None };
                if !known.identity.alternate_names.contains(&alternate) {
                    known.identity.alternate_names.push(alternate);
                }
            }
        }
        found
    }

    fn aff(&mut self, aff: Node<'d>) -> Vec<OrganizationRef> {
        let mut parts = Parts { aff: Some(aff), ..Parts::default() };
        self.aff_parts(aff, &mut parts, false);
        flush(&mut parts);
        let mark = || self.agents.marks.get(&aff.id()).map(|(mark, xref)| (mark.clone(), *xref));
        parts.label = parts.label.or_else(|| mark().map(|(mark, xref)| (mark, self.document.node(xref))));
        let found = self.organizations_of(&mut parts);
        let known = found.as_ref().and_then(|id| self.article.organizations.get(id.as_str()));
        // One organization has one label.
        if let Some((label, node)) = &parts.label
            && known.is_none_or(|known| known.label.as_ref() != Some(label))
        {
            match node.name() {
                "xref" => self.lose_text(*node),
                _ => self.ignore(*node),
            }
        }
        for email in parts.emails {
            match &found {
                Some(id) => self.agents.emails.push((id.clone(), email)),
                None => self.ignore(self.document.node(email.node)),
            }
        }
        found.into_iter().collect()
    }

    /// Splits an affiliation into tagged parts and the text between.
    fn aff_parts(&mut self, node: Node<'d>, parts: &mut Parts<'d>, in_address: bool) {
        for child in node.children() {
            if child.is_text() {
                parts.add_text(&child.text(), in_address);
                continue;
            }
            match child.name() {
                "label" => self.aff_label(child, parts),
                "sup"
                    if parts.pending.trim().is_empty()
                        && is_first(parts)
                        && self.words(child).chars().count() <= 3 =>
                {
                    self.aff_label(child, parts);
                }
                "institution" | "organization" => {
                    flush(parts);
                    self.institution(child, parts, Vec::new());
                }
                "institution-wrap" => {
                    flush(parts);
                    self.institution_wrap(child, parts);
                }
                "addr-line" if child.elements().next().is_none() => {
                    self.locality(child, PlaceKind::Place, parts);
                }
                "addr-line" | "address" => {
                    flush(parts);
                    self.aff_parts(child, parts, true);
                    flush(parts);
                }
                "city" | "state" | "country" | "postal-code" => {
                    let kind = locality_kind(child.name()).unwrap_or_default();
                    self.locality(child, kind, parts);
                }
                "named-content" | "styled-content" => {
                    let content_type = self.attribute(child, "content-type").unwrap_or_default();
                    match locality_kind(&content_type) {
                        Some(kind) => self.locality(child, kind, parts),
                        None if content_type.starts_with("org") || content_type == "institution" => {
                            flush(parts);
                            self.institution(child, parts, Vec::new());
                        }
                        None => self.aff_parts(child, parts, in_address),
                    }
                }
                "email" => {
                    if let Some(address) = self.words_opt(child) {
                        parts.add_email(address, child);
                    }
                }
                "uri" | "ext-link" => {
                    let words = self.words(child);
                    let href = self.attribute(child, "xlink:href").unwrap_or_else(|| words.clone());
                    match href.strip_prefix("mailto:") {
                        Some(address) => parts.add_email(address.to_owned(), child),
                        None if parts.url.is_none() => parts.url = Some(href.clone()),
                        None => self.ignore(child),
                    }
                    if words != href && !words.contains('@') {
                        parts.pending.push_str(&words);
                    }
                }
                "phone" | "fax" | "xref" | "fn" | "target" | "x" | "institution-id" => self.ignore(child),
                "break" => parts.pending.push(' '),
                _ => self.aff_parts(child, parts, in_address),
            }
        }
    }

    /// The label of an affiliation, or the superscript before its first words.
    fn aff_label(&mut self, node: Node<'d>, parts: &mut Parts<'d>) {
        match self.words_opt(node) {
            Some(label) if parts.label.is_none() => parts.label = Some((label, node)),
            Some(_) => self.ignore(node),
            None => {}
        }
    }

    fn locality(&mut self, node: Node<'d>, kind: PlaceKind, parts: &mut Parts<'d>) {
        flush(parts);
        let Some(name) = self.words_opt(node) else { return };
        let name = trimmed_tag(node, &name).to_owned();
        let code = self.attribute(node, "country").filter(|_| kind == PlaceKind::Country);
        parts.localities.push(Locality { name, kind, code, node: Some(node) });
    }

    /// [`<institution-wrap>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/institution-wrap.html)
    fn institution_wrap(&mut self, wrap: Node<'d>, parts: &mut Parts<'d>) {
        let ids: Vec<Node<'d>> = wrap.elements().filter(|child| child.is("institution-id")).collect();
        let institutions: Vec<Node<'d>> = wrap.elements().filter(|child| child.is("institution")).collect();
        let first = parts.institutions.len();
        for institution in institutions {
            self.institution(institution, parts, Vec::new());
        }
        // If one institution is part of another, the identifiers are those of the whole.
        let whole = parts.institutions[first..].iter_mut().rev().min_by_key(|institution| institution.depth);
        match whole {
            Some(whole) => whole.ids = ids,
            None => ids.into_iter().for_each(|id| self.ignore(id)),
        }
    }

    fn institution(&mut self, institution: Node<'d>, parts: &mut Parts<'d>, ids: Vec<Node<'d>>) {
        let Some(words) = self.words_opt(institution) else { return };
        let content_type = self.attribute(institution, "content-type").unwrap_or_default();
        let name = trimmed_tag(institution, &words).to_owned();
        let depth = match content_type.as_str() {
            "original" => return parts.printed.push(name),
            "normalized" => return parts.printed.insert(0, name),
            "dept" | "department" | "orgdiv1" | "org-division" | "division" | "faculty" => 1,
            "orgdiv2" => 2,
            "orgdiv3" => 3,
            _ => 0,
        };
        parts.institutions.push(Institution { name, depth, is_tagged: true, ids, node: Some(institution) });
    }

    /// An organization in running text, such as a funder or a group of authors: its name and identifiers.
    pub(super) fn organization_in(&mut self, node: Node<'d>) -> Option<Organization> {
        let mut parts = Parts::default();
        for child in node.elements() {
            match child.name() {
                "institution" => self.institution(child, &mut parts, Vec::new()),
                "institution-wrap" => self.institution_wrap(child, &mut parts),
                _ => {}
            }
        }
        let whole = parts.institutions.first();
        let name = match whole {
            Some(institution) => institution.name.clone(),
            None => return None,
        };
        let mut organization = Organization::named(name, OrganizationKind::default());
        for institution in &parts.institutions {
            for id in &institution.ids {
                self.institution_id(*id, &mut organization);
            }
        }
        Some(organization)
    }
}

/// Whether nothing of an affiliation has been read yet.
fn is_first(parts: &Parts<'_>) -> bool {
    parts.institutions.is_empty() && parts.localities.is_empty() && parts.printed.is_empty()
}

/// Text without an element of its own is a name or a location.
fn flush(parts: &mut Parts<'_>) {
    let pending = std::mem::take(&mut parts.pending);
    let words = pending.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let name = trimmed(&words);
    if !name.contains(char::is_alphanumeric) {
        return;
    }
    let name = name.to_owned();
    if parts.pending_is_address {
        parts.localities.push(Locality { name, kind: PlaceKind::Place, code: None, node: None });
    } else {
        parts.institutions.push(Institution {
            name,
            depth: 0,
            is_tagged: false,
            ids: Vec::new(),
            node: None,
        });
    }
    parts.pending_is_address = false;
}

fn locality_kind(name: &str) -> Option<PlaceKind> {
    match name {
        "city" | "town" => Some(PlaceKind::City),
        "state" | "province" | "region" => Some(PlaceKind::Region),
        "country" => Some(PlaceKind::Country),
        "postal-code" | "postcode" | "zipcode" | "zip-code" | "street" => Some(PlaceKind::Place),
        _ => None,
    }
}

/// A printed affiliation without its label.
fn printed(words: String, label: Option<String>) -> String {
    let words = label.and_then(|label| words.strip_prefix(&label).map(str::to_owned)).unwrap_or(words);
    trimmed(&words).to_owned()
}

/// The text of an element, without a trailing separator comma, unless one follows the element.
fn trimmed_tag<'t>(node: Node<'_>, text: &'t str) -> &'t str {
    const COMMAS: [char; 2] = [',', ';'];
    let wrap = node.parent().filter(|parent| parent.is("institution-wrap"));
    match wrap.unwrap_or(node).next_sibling() {
        Some(next) if !(next.is_text() && next.text().trim_start().starts_with(COMMAS)) => {
            text.trim_end_matches(COMMAS)
        }
        _ => text,
    }
}

/// The text without separators at its ends.
fn trimmed(text: &str) -> &str {
    let text =
        text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')'));
    let mut text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '('));
    // The full stop of a sentence, not that of an abbreviation.
    if let Some(before) = text.strip_suffix('.') {
        let last = before.rsplit([' ', '.']).next().unwrap_or_default();
        if last.chars().count() > 4 {
            text = before;
        }
    }
    text
}
