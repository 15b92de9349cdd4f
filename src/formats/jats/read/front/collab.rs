//! Groups of authors, and their members.

use crate::formats::jats::read::front::byline::{Byline, Place, add_affiliations};
use crate::formats::jats::read::reader::Reader;
use crate::model::{AgentRef, Metadata, Organization, OrganizationKind, OrganizationRef, Role, RoleKind};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<collab>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/collab.html), the first of several
    pub(super) fn collab(&mut self, contrib: Node<'d>, collab: Node<'d>) -> AgentRef {
        let first = collab.child("collab").unwrap_or(collab);
        for other in contrib.elements() {
            match other.name() {
                "contrib-id" | "email" | "uri" | "ext-link" | "address" | "bio" | "degrees" | "etal"
                | "on-behalf-of" => {
                    self.ignore(other);
                }
                _ => {}
            }
        }
        let mut organization = self
            .organization_in(first)
            .unwrap_or_else(|| Organization::named(self.own_words(first), OrganizationKind::default()));
        if let Some(kind) = self.attribute(first, "collab-type").and_then(|kind| organization_kind(&kind)) {
            organization.kind = kind;
        }
        AgentRef(self.organization(organization, first).0)
    }

    /// The words of a group's name, without those of its members.
    fn own_words(&self, collab: Node<'d>) -> String {
        const OTHERS: [&str; 7] =
            ["contrib-group", "aff", "aff-alternatives", "xref", "address", "email", "fn"];
        if !collab.elements().any(|child| OTHERS.contains(&child.name())) {
            return self.words(collab);
        }
        let mut words = String::new();
        for child in collab.children() {
            if !OTHERS.contains(&child.name()) {
                words.push_str(&child.text());
            }
        }
        words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The members of a group, who are not authors by themselves.
    pub(super) fn members(
        &mut self,
        collab: Node<'d>,
        place: Place,
        metadata: &mut Metadata,
        at: &Path<'_>,
        byline: &mut Byline<'d>,
    ) {
        for child in collab.elements() {
            match child.name() {
                "collab" => self.members(child, place, metadata, at, byline),
                "aff" | "aff-alternatives" => {
                    let found = self.affiliation(child);
                    add_affiliations(place.of(metadata), &found);
                }
                "contrib-group" => {
                    let group = OrganizationRef(place.of(metadata).agent.0.clone());
                    let first = metadata.contributors.len();
                    self.contrib_group_of_members(child, metadata, at, byline);
                    for index in first..metadata.contributors.len() {
                        let agent = metadata.contributors[index].agent.clone();
                        let membership = Role {
                            title: None,
                            organization: Some(group.clone()),
                            kind: RoleKind::Membership,
                            start: None,
                            end: None,
                        };
                        if let Some(person) = self.article.people.get_mut(agent.as_str())
                            && !person.roles.contains(&membership)
                        {
                            person.roles.push(membership);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn contrib_group_of_members(
        &mut self,
        group: Node<'d>,
        metadata: &mut Metadata,
        at: &Path<'_>,
        byline: &mut Byline<'d>,
    ) {
        for child in group.elements() {
            match child.name() {
                "contrib" => {
                    if let Some(place) = self.contrib(child, Some("collaborator"), metadata, at, byline) {
                        byline.is_any_linked |= !place.of(metadata).affiliations.is_empty();
                    }
                }
                "aff" | "aff-alternatives" => drop(self.affiliation(child)),
                _ => self.keep_unmapped("contrib-group", child),
            }
        }
    }
}

fn organization_kind(kind: &str) -> Option<OrganizationKind> {
    serde_json::from_value(serde_json::Value::String(kind.to_owned())).ok()
}
