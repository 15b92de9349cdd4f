//! Records: everything that the article declares, one keyword group for each collection.
//!
//! JATS has no element for a person who is no contributor, for an event, or for what is known of a quotation.
//! Each is a `<compound-kwd>` here, whose parts are named after the fields of the model in kebab case.

mod common;
mod event;
mod organization;
mod person;
mod place;
mod quote;

use serde::Serialize;

use crate::formats::jats::entity::{Target, identified, reference};
use crate::formats::jats::writer::Jats;
use crate::model::{Article, Collection, Date, Entries};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// [`<kwd-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd-group.html)
///
/// ```xml
/// <kwd-group kwd-group-type="person">
///   <compound-kwd id="costa" vocab="ORCID" …>
///     <compound-kwd-part content-type="name">Ana Costa</compound-kwd-part>
///   </compound-kwd>
/// </kwd-group>
/// ```
pub(super) fn kwd_groups(jats: &mut Jats<'_>) {
    let Article { people, organizations, places, events, quotes, .. } = jats.article;
    kwd_group(jats, "person", Collection::People, people, person::record);
    kwd_group(jats, "organization", Collection::Organizations, organizations, organization::record);
    kwd_group(jats, "place", Collection::Places, places, place::record);
    kwd_group(jats, "event", Collection::Events, events, event::record);
    kwd_group(jats, "quote", Collection::Quotes, quotes, quote::record);
}

fn kwd_group<'a, T>(
    jats: &mut Jats<'a>,
    group_type: &str,
    collection: Collection,
    entries: &'a Entries<T>,
    record: fn(&mut Jats<'a>, &'a T, &Path<'_>),
) {
    let at = Path::ROOT.key(collection.name());
    jats.element("kwd-group").attr("kwd-group-type", group_type).children_unless_empty(|jats| {
        for (id, entry) in entries {
            let target = jats.target(id.as_str());
            let identity = target.and_then(Target::identity);
            let name = target.and_then(Target::name);
            let element = jats.element("compound-kwd").attr("id", id.as_str());
            identified(element, identity.as_ref(), name.as_deref().unwrap_or_default())
                .children(|jats| record(jats, entry, &at.key(id.as_str())));
        }
    });
}

/// [`<compound-kwd-part>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/compound-kwd-part.html)
/// with the text of a field
fn part(jats: &mut Jats<'_>, field: &str, text: &str) {
    jats.element("compound-kwd-part").attr("content-type", field).text(text);
}

fn part_opt(jats: &mut Jats<'_>, field: &str, text: Option<&str>) {
    text.into_iter().for_each(|text| part(jats, field, text));
}

/// `<compound-kwd-part>` with an identifier, which is written as the address that leads to what it names.
///
/// The address has the identifier in its usual form.
fn identifier_part<T: Serialize>(
    jats: &mut Jats<'_>,
    field: &str,
    identifier: Option<&T>,
    url: fn(&T) -> String,
    is_usual: impl Fn(&T) -> bool,
    at: &Path<'_>,
) {
    if let Some(identifier) = identifier {
        part(jats, field, &url(identifier));
        if !is_usual(identifier) {
            jats.note(&at.key(field), "it is written in its usual form");
        }
    }
}

/// `<compound-kwd-part>` with a date, in EDTF.
fn date_part(jats: &mut Jats<'_>, field: &str, date: Option<&Date>) {
    part_opt(jats, field, date.map(Date::as_str));
}

/// `<compound-kwd-part>` that refers to something declared.
fn reference_part(jats: &mut Jats<'_>, field: &str, id: &str) {
    jats.element("compound-kwd-part").attr("content-type", field).mixed(|jats| reference(jats, id));
}

/// `<compound-kwd-part>` that has parts itself:
///
/// ```xml
/// <compound-kwd-part content-type="participant"><named-content content-type="person" rid="costa">Ana
///   Costa</named-content>, <named-content content-type="role">chair</named-content></compound-kwd-part>
/// ```
fn compound_part<'a>(jats: &mut Jats<'a>, field: &str, write: impl FnOnce(&mut Subparts<'_, 'a>)) {
    jats.element("compound-kwd-part").attr("content-type", field).mixed(|jats| {
        write(&mut Subparts { jats, is_first: true });
    });
}

/// The parts of a part, with commas between them.
struct Subparts<'w, 'a> {
    jats: &'w mut Jats<'a>,
    is_first: bool,
}

impl<'a> Subparts<'_, 'a> {
    fn next(&mut self) -> &mut Jats<'a> {
        if !self.is_first {
            self.jats.text(", ");
        }
        self.is_first = false;
        self.jats
    }

    fn reference(&mut self, id: Option<&str>) {
        if let Some(id) = id {
            reference(self.next(), id);
        }
    }

    fn text(&mut self, field: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.next().element("named-content").attr("content-type", field).text(text);
        }
    }
}
