//! Contributors.

use crate::formats::jats::write::affiliations::{aff, collab_name};
use crate::formats::jats::write::article_meta::other_language;
use crate::formats::jats::write::entity::{Target, is_plain};
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::keywords::{lose_term, with_term};
use crate::formats::jats::write::names::name_alternatives;
use crate::formats::jats::write::notes::correspondence;
use crate::formats::jats::write::unmapped::restore;
use crate::formats::jats::write::writer::Jats;
use crate::model::{BlockRef, Contributor, Identifier, Identity, Language, Metadata, Person, Term};
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::WriteXml;

/// What a group may contain besides contributors and their affiliations.
const GROUP: [&str; 10] =
    ["address", "author-comment", "bio", "email", "etal", "ext-link", "fn", "on-behalf-of", "role", "uri"];

/// [`<contrib-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/contrib-group.html), one for the
/// authors and one for the others, each with the affiliations that are first referred to in it
pub(super) fn contrib_groups<'a>(
    jats: &mut Jats<'a>,
    authors: &'a [Contributor],
    contributors: &'a [Contributor],
    language: &Language,
    at: &Path<'_>,
) {
    let author = |_: &Contributor| "author";
    contrib_group(jats, authors, None, author, language, &at.key(Metadata::AUTHORS), true);
    let is_editor = |contributor: &Contributor| contrib_type(contributor) == "editor";
    let content_type = if contributors.iter().all(is_editor) { "editors" } else { "contributors" };
    let at = at.key(Metadata::CONTRIBUTORS);
    contrib_group(jats, contributors, Some(content_type), contrib_type, language, &at, authors.is_empty());
}

fn contrib_group<'a>(
    jats: &mut Jats<'a>,
    contributors: &'a [Contributor],
    content_type: Option<&str>,
    contrib_type: impl Fn(&Contributor) -> &'static str,
    language: &Language,
    at: &Path<'_>,
    is_first: bool,
) {
    let known = jats.affiliations.len();
    jats.element("contrib-group").attr_opt("content-type", content_type).children_unless_empty(|jats| {
        for (index, contributor) in contributors.iter().enumerate() {
            contrib(jats, contributor, contrib_type(contributor), language, &at.item(index));
        }
        for index in known..jats.affiliations.len() {
            if let Some(organization) = jats.affiliations.get_index(index).copied() {
                aff(jats, organization);
            }
        }
        // With several groups, it is unknown which of them it was in.
        if !contributors.is_empty() && is_first {
            restore(jats, "contrib-group", &GROUP);
        }
    });
}

/// The [`contrib-type`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/contrib-type.html) for the roles,
/// if it is one that archives know.
fn contrib_type(contributor: &Contributor) -> &'static str {
    const KNOWN: [&str; 4] = ["editor", "translator", "illustrator", "photographer"];
    let known = |role: &Term| {
        let role = role.term.to_lowercase();
        KNOWN.into_iter().find(|known| role == *known).or(role.ends_with(" editor").then_some("editor"))
    };
    contributor.roles.iter().find_map(known).unwrap_or("contributor")
}

/// [`<contrib>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/contrib.html)
///
/// ```xml
/// <contrib contrib-type="author">
///   <contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>
///   <name><surname>Costa</surname><given-names>Ana</given-names></name>
///   <role>reporter</role>
///   <email>desk@example.org</email>
///   <xref ref-type="aff" rid="aff-1"/>
/// </contrib>
/// ```
fn contrib<'a>(
    jats: &mut Jats<'a>,
    contributor: &'a Contributor,
    contrib_type: &'static str,
    language: &Language,
    at: &Path<'_>,
) {
    let Contributor { agent, roles, affiliations, corresponding, equal_contribution, notes } = contributor;
    let yes = |holds: bool| holds.then_some("yes");
    let target = match jats.target(agent.as_str()) {
        Some(target @ (Target::Person(_) | Target::Organization(_))) if target.name() != Some("") => target,
        _ => return jats.lose(at, contributor, "no person or organization with a name has this id"),
    };
    let id = jats.contributor_id(agent.as_str());
    jats.element("contrib")
        .attr_opt("id", id)
        .attr("contrib-type", contrib_type)
        .attr_opt("corresp", yes(*corresponding))
        .attr_opt("equal-contrib", yes(*equal_contribution))
        .children(|jats| {
            match target {
                Target::Person(person) => {
                    contrib_ids(jats, person);
                    let named = name_alternatives(jats, person);
                    if let Some(degrees) = person.degrees.as_deref().filter(|degrees| !degrees.is_empty()) {
                        jats.element("degrees").text(degrees);
                    }
                    jats.record(agent.as_str(), named | Facts::IDENTIFIERS | Facts::DEGREES);
                }
                Target::Organization(organization) => {
                    jats.element("collab").mixed(|jats| collab_name(jats, organization));
                    jats.record(agent.as_str(), Facts::NAME | Facts::IDENTIFIERS);
                }
                _ => {}
            }
            let at_roles = at.key(Contributor::ROLES);
            for (index, role) in roles.iter().enumerate() {
                self::role(jats, role, language, &at_roles.item(index));
            }
            let corresp = match target {
                Target::Person(person) if contrib_type == "author" => {
                    email(jats, agent.as_str(), person, *corresponding, notes)
                }
                _ => None,
            };
            let mut written = jats.article.affiliations_of(contributor);
            written.retain(|id| jats.target(id).and_then(Target::name) != Some(""));
            let mut unseen: HashSet<&str> = written.iter().copied().collect();
            for (index, id) in affiliations.iter().enumerate() {
                if !unseen.remove(id.as_str()) {
                    let at = at.key(Contributor::AFFILIATIONS);
                    jats.lose(&at.item(index), id, "a declared affiliation is written once");
                }
            }
            for organization in written {
                let id = jats.affiliation_id(organization);
                let known = jats.article.organizations.get(organization);
                let label = known.and_then(|organization| organization.label.as_deref()).unwrap_or_default();
                jats.element("xref").attr("ref-type", "aff").attr("rid", &id).text(label);
            }
            if let Some(corresp) = corresp {
                jats.element("xref").attr("ref-type", "corresp").attr("rid", &corresp).empty();
            }
            let mut seen = HashSet::default();
            for (index, note) in notes.iter().enumerate() {
                xref(jats, note, !seen.insert(note), &at.key(Contributor::NOTES).item(index));
            }
        });
}

/// Writes the e-mail address of an author, or adds a correspondence note for it and returns the id of the note.
fn email<'a>(
    jats: &mut Jats<'a>,
    id: &'a str,
    person: &'a Person,
    corresponding: bool,
    notes: &[BlockRef],
) -> Option<String> {
    let email = person.email.as_deref().filter(|email| !email.is_empty())?;
    jats.record(id, Facts::EMAIL);
    let is_noted = || {
        let mut known = notes.iter().filter_map(|note| jats.author_note(note.as_str()));
        known.any(|note| correspondence(note).is_some())
    };
    if !corresponding || is_noted() {
        jats.element("email").text(email);
        return None;
    }
    let corresp = jats.next_id("corresp");
    jats.correspondents.push((corresp.clone(), email));
    Some(corresp)
}

/// [`<xref>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/xref.html) to an author note
fn xref(jats: &mut Jats<'_>, note: &BlockRef, is_repeated: bool, at: &Path<'_>) {
    if is_repeated || !matches!(jats.target(note.as_str()), Some(Target::Footnote)) {
        return jats.lose(at, note, "a contributor refers to a note once");
    }
    let known = jats.author_note(note.as_str());
    let ref_type = if known.is_some_and(|note| correspondence(note).is_some()) { "corresp" } else { "fn" };
    let label = known.and_then(|note| note.label.as_deref()).unwrap_or_default();
    jats.element("xref").attr("ref-type", ref_type).attr("rid", note.as_str()).text(label);
}

/// [`<contrib-id>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/contrib-id.html)
pub(super) fn contrib_ids(jats: &mut Jats<'_>, person: &Person) {
    let Person { orcid, identity: Identity { isni, wikidata, identifiers, .. }, .. } = person;
    let mut id =
        |scheme: &str, url: &str| jats.element("contrib-id").attr("contrib-id-type", scheme).text(url);
    orcid.iter().for_each(|orcid| id("orcid", &orcid.url()));
    isni.iter().for_each(|isni| id("isni", &isni.url()));
    wikidata.iter().for_each(|item| id("wikidata", &item.url()));
    let others = identifiers.iter().filter(|identifier| is_plain(identifier));
    others.for_each(|Identifier { scheme, value, url: _ }| id(scheme, value));
}

/// [`<role>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/role.html)
fn role(jats: &mut Jats<'_>, role: &Term, language: &Language, at: &Path<'_>) {
    lose_term(jats, role, at);
    jats.lose(&at.key(Term::BROADER), &role.broader, "a `role` has no hierarchy");
    let language = other_language(jats, role.language.as_ref(), language, &at.key(Term::LANGUAGE));
    with_term(jats.element("role"), role).attr_opt("xml:lang", language).text(&role.term);
}
