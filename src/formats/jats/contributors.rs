//! Who made the article.

use crate::formats::jats::affiliations::{aff, organization_name};
use crate::formats::jats::article_meta::correspondence;
use crate::formats::jats::entity::Target;
use crate::formats::jats::kept::put_back;
use crate::formats::jats::keywords::with_term;
use crate::formats::jats::names::name_alternatives;
use crate::formats::jats::writer::{Jats, token};
use crate::model::{Contributor, Metadata, Organization, Person, Term};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// [`<contrib-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/contrib-group.html), one for
/// the authors and one for the others, each with the affiliations that it is the first to need
pub(super) fn contrib_groups<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata, at: &Path<'_>) {
    for (content_type, contributors) in
        [("authors", &metadata.authors), ("contributors", &metadata.contributors)]
    {
        let known = jats.affiliations.len();
        let list = at.key(content_type);
        jats.element("contrib-group").attr("content-type", content_type).children_unless_empty(|jats| {
            for (index, contributor) in contributors.iter().enumerate() {
                let contrib_type = match content_type {
                    "authors" => "author",
                    _ => contrib_type(&contributor.roles),
                };
                contrib(jats, contributor, contrib_type, &list.item(index));
            }
            for index in known..jats.affiliations.len() {
                if let Some(organization) = jats.affiliations.get_index(index).copied() {
                    aff(jats, organization);
                }
            }
            // Of several groups it is not known in which it stood.
            if !contributors.is_empty() && (content_type == "authors" || metadata.authors.is_empty()) {
                put_back(jats, "contrib-group", &GROUP);
            }
        });
    }
}

/// The `specific-use` of a reference to an affiliation that follows from a role of the person.
pub(super) const OF_ROLE: &str = "of-role";

/// What may stand in a group beside the contributors and their affiliations.
const GROUP: [&str; 10] =
    ["address", "author-comment", "bio", "email", "etal", "ext-link", "fn", "on-behalf-of", "role", "uri"];

/// The [`contrib-type`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/contrib-type.html) that
/// the roles name, if they name one of those that receivers know.
fn contrib_type(roles: &[Term]) -> &'static str {
    const KNOWN: [&str; 8] = [
        "editor",
        "translator",
        "photographer",
        "illustrator",
        "reviewer",
        "compiler",
        "director",
        "guest-editor",
    ];
    let known = |role: &Term| KNOWN.into_iter().find(|known| known.eq_ignore_ascii_case(&role.term));
    roles.iter().find_map(known).unwrap_or("contributor")
}

/// [`<contrib>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/contrib.html), with the id of its record
///
/// ```xml
/// <contrib contrib-type="author" corresp="yes" rid="costa">
///   <contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>
///   <name><surname>Costa</surname><given-names>Ana</given-names></name>
///   <role>reporter</role>
///   <email>desk@example.org</email>
///   <xref ref-type="aff" rid="aff-1"/>
/// </contrib>
/// ```
fn contrib<'a>(jats: &mut Jats<'a>, contributor: &'a Contributor, contrib_type: &str, at: &Path<'_>) {
    let Contributor { agent, roles, affiliations, corresponding, equal_contribution, notes } = contributor;
    let yes = |holds: bool| holds.then_some("yes");
    let Some(target @ (Target::Person(_) | Target::Organization(_))) = jats.target(agent.as_str()) else {
        return;
    };
    jats.element("contrib")
        .attr("contrib-type", contrib_type)
        .attr_opt("corresp", yes(*corresponding))
        .attr_opt("equal-contrib", yes(*equal_contribution))
        .attr("rid", agent.as_str())
        .children(|jats| {
            let email = match target {
                Target::Person(person) => {
                    contrib_ids(jats, person);
                    name_alternatives(jats, person);
                    person.email.as_deref()
                }
                Target::Organization(organization) => {
                    collab(jats, organization);
                    None
                }
                _ => None,
            };
            if let Target::Person(Person { degrees: Some(degrees), .. }) = target {
                jats.element("degrees").text(degrees);
            }
            let at = at.key("roles");
            for (index, role) in roles.iter().enumerate() {
                self::role(jats, role, &at.item(index));
            }
            if let Some(email) = email {
                jats.element("email").text(email);
            }
            // Those that only the roles of the person tell are not to be read as if they were named here.
            let of_role = affiliations.is_empty().then_some(OF_ROLE);
            for organization in jats.article.affiliations_of(contributor) {
                let id = jats.affiliation_id(organization);
                jats.element("xref")
                    .attr("ref-type", "aff")
                    .attr("rid", &id)
                    .attr_opt("specific-use", of_role)
                    .empty();
            }
            for note in notes {
                let rid = jats.rid([note.as_str()]);
                let notes = &jats.article.metadata.notes;
                let known = notes
                    .iter()
                    .find(|known| known.id.as_ref().is_some_and(|id| id.as_str() == note.as_str()));
                let ref_type =
                    if known.is_some_and(|note| correspondence(note).is_some()) { "corresp" } else { "fn" };
                jats.element("xref").attr("ref-type", ref_type).attr_opt("rid", rid.as_deref()).empty();
            }
        });
}

/// [`<contrib-id>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/contrib-id.html)
pub(super) fn contrib_ids(jats: &mut Jats<'_>, person: &Person) {
    let Person { orcid, isni, wikidata, .. } = person;
    let mut id = |scheme, url: &str| jats.element("contrib-id").attr("contrib-id-type", scheme).text(url);
    orcid.iter().for_each(|orcid| id("orcid", &orcid.url()));
    isni.iter().for_each(|isni| id("isni", &isni.url()));
    wikidata.iter().for_each(|item| id("wikidata", &item.url()));
}

/// [`<collab>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/collab.html)
fn collab(jats: &mut Jats<'_>, organization: &Organization) {
    jats.element("collab")
        .attr("collab-type", &token(&organization.kind))
        .mixed(|jats| organization_name(jats, organization));
}

/// [`<role>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/role.html)
fn role(jats: &mut Jats<'_>, role: &Term, at: &Path<'_>) {
    if role.scheme.is_none() && role.is_credit() {
        jats.note(at, "JATS names the vocabulary of every role of CRediT");
    }
    with_term(jats.element("role"), role)
        .attr_opt("content-type", role.url.as_ref().and(role.code.as_deref()))
        .attr_opt("xml:lang", role.language.as_ref().map(|language| language.as_str()))
        .text(&role.term);
}
