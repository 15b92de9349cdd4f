//! Records of people.

use super::common::{self, Common};
use super::{compound_part, identifier_part, part, part_opt};
use crate::formats::jats::writer::{Jats, token};
use crate::model::{Date, Orcid, Person, Role};
use crate::source::Path;

pub(super) fn record<'a>(jats: &mut Jats<'a>, person: &'a Person, at: &Path<'_>) {
    let Person {
        name,
        given_name,
        family_name,
        name_style,
        prefix,
        suffix,
        degrees,
        orcid,
        email,
        roles,
        alternate_names,
        description,
        url,
        same_as,
        wikidata,
        isni,
        identifiers,
        image,
    } = person;
    part(jats, "name", name);
    part_opt(jats, "given-name", given_name.as_deref());
    part_opt(jats, "family-name", family_name.as_deref());
    part_opt(jats, "name-style", name_style.as_ref().map(token).as_deref());
    part_opt(jats, "prefix", prefix.as_deref());
    part_opt(jats, "suffix", suffix.as_deref());
    part_opt(jats, "degrees", degrees.as_deref());
    let is_usual = |orcid: &Orcid| orcid.canonical() == orcid.0;
    identifier_part(jats, "orcid", orcid.as_ref(), Orcid::url, is_usual, at);
    part_opt(jats, "email", email.as_deref());
    for role in roles {
        self::role(jats, role);
    }
    common::parts(
        jats,
        Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image },
        at,
    );
}

fn role(jats: &mut Jats<'_>, role: &Role) {
    let Role { title, organization, kind, start, end } = role;
    compound_part(jats, "role", |parts| {
        parts.text("title", title.as_deref());
        parts.reference(organization.as_ref().map(|id| id.as_str()));
        parts.text("kind", Some(&token(kind)));
        parts.text("start", start.as_ref().map(Date::as_str));
        parts.text("end", end.as_ref().map(Date::as_str));
    });
}
