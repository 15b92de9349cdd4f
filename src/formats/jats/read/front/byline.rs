//! Affiliations and addresses of contributors.

use crate::formats::jats::read::front::affiliation_parts::Email;
use crate::formats::jats::read::reader::Reader;
use crate::model::{AgentRef, Contributor, Metadata, OrganizationRef};
use crate::source::hash::{HashMap, HashSet};
use crate::source::xml::{Node, NodeId};

/// What must be remembered until the whole byline has been read.
#[derive(Default)]
pub(super) struct Byline<'d> {
    /// Contributors without a linked affiliation.
    pub(super) unlinked: Vec<Place>,
    pub(super) is_any_linked: bool,
    /// Affiliations outside the groups.
    loose: Vec<Node<'d>>,
    /// Correspondence notes, with the contributors who refer to them.
    correspondents: HashMap<NodeId, Vec<Place>>,
    /// The agents in the two lists.
    authors: HashSet<AgentRef>,
    contributors: HashSet<AgentRef>,
}

impl Byline<'_> {
    /// Those who are listed so far.
    pub(super) fn listed(&self, are_authors: bool) -> &HashSet<AgentRef> {
        if are_authors { &self.authors } else { &self.contributors }
    }

    pub(super) fn list(&mut self, agent: AgentRef, is_author: bool) {
        if is_author { &mut self.authors } else { &mut self.contributors }.insert(agent);
    }

    /// The contributors who refer to a correspondence note.
    pub(super) fn correspondents(&self, note: NodeId) -> &[Place] {
        self.correspondents.get(&note).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn add_correspondent(&mut self, note: NodeId, place: Place) {
        self.correspondents.entry(note).or_default().push(place);
    }
}

/// The position of a contributor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) is_author: bool,
    pub(super) index: usize,
}

impl Place {
    pub(super) fn of(self, metadata: &mut Metadata) -> &mut Contributor {
        match self.is_author {
            true => &mut metadata.authors[self.index],
            false => &mut metadata.contributors[self.index],
        }
    }
}

impl<'d> Byline<'d> {
    pub(super) fn loose_affiliation(&mut self, aff: Node<'d>) {
        self.loose.push(aff);
    }
}

impl<'d> Reader<'d> {
    /// Reads affiliations, and links them to contributors without one, unless others refer to them by id.
    pub(super) fn link_affiliations(
        &mut self,
        waiting: &[Place],
        affs: &[Node<'d>],
        metadata: &mut Metadata,
        is_any_linked: bool,
    ) {
        for aff in affs {
            let found = self.affiliation(*aff);
            if !is_any_linked {
                for place in waiting {
                    add_affiliations(place.of(metadata), &found);
                }
            }
        }
    }

    /// Reads the affiliations outside the groups. If no contributor has any, a single one applies to everyone, and all
    /// apply to a single contributor.
    pub(super) fn link_loose_affiliations(&mut self, byline: Byline<'d>, metadata: &mut Metadata) {
        let Byline { unlinked, is_any_linked, loose, .. } = byline;
        let is_certain = !is_any_linked && (loose.len() == 1 || unlinked.len() == 1);
        for aff in loose {
            let found = self.affiliation(aff);
            for place in unlinked.iter().filter(|_| is_certain) {
                add_affiliations(place.of(metadata), &found);
            }
        }
        self.assign_emails(metadata);
    }

    /// Assigns e-mail addresses in affiliations to people where it is certain whose they are.
    fn assign_emails(&mut self, metadata: &Metadata) {
        let emails = std::mem::take(&mut self.agents.emails);
        let mut agents: HashMap<&OrganizationRef, Vec<&AgentRef>> =
            emails.iter().map(|(organization, _)| (organization, Vec::new())).collect();
        for contributor in metadata.authors.iter().chain(&metadata.contributors) {
            for affiliation in &contributor.affiliations {
                if let Some(agents) = agents.get_mut(affiliation) {
                    agents.push(&contributor.agent);
                }
            }
        }
        for (organization, Email { address, owner, node }) in &emails {
            match self.email_owner(&agents[organization], address, owner) {
                Some(person) if self.set_email(&person, address.clone()) => {}
                _ => self.ignore(self.document.node(*node)),
            }
        }
    }

    /// Sets a person's e-mail address; returns whether the person has this address now.
    pub(super) fn set_email(&mut self, person: &AgentRef, email: String) -> bool {
        let person = self.article.people.get_mut(person.as_str());
        person.is_some_and(|person| *person.email.get_or_insert_with(|| email.clone()) == email)
    }

    /// Whose address it is: that of the only contributor, or of the only one whose name is in it or in the text around
    /// it.
    pub(super) fn email_owner(&self, agents: &[&AgentRef], email: &str, around: &str) -> Option<AgentRef> {
        if let [only] = agents {
            return Some((*only).clone());
        }
        let plain = |text: &str| deunicode::deunicode(text).to_ascii_lowercase();
        let (email, near) = (plain(email), plain(around));
        let is_meant = |agent: &&&AgentRef| {
            let Some(person) = self.article.people.get(agent.as_str()) else { return false };
            let family = person.family_name.as_deref().map(plain).unwrap_or_default();
            let local = email.split('@').next().unwrap_or_default();
            let is_named = family.len() > 2
                && (local.contains(&family.replace([' ', '-'], "")) || near.contains(&family));
            let words = [&person.given_name, &person.family_name]
                .into_iter()
                .flatten()
                .flat_map(|name| name.split([' ', '-']));
            let initials: String =
                words.filter_map(|word| word.chars().next().filter(|c| c.is_uppercase())).collect();
            let has_initials = |word: &str| word.replace(['.', '-'], "") == initials;
            is_named
                || initials.len() > 1
                    && around.split(|c: char| !c.is_alphabetic() && c != '.' && c != '-').any(has_initials)
        };
        let mut meant = agents.iter().filter(is_meant);
        let first = meant.next()?;
        meant.all(|other| other == first).then(|| (*first).clone())
    }

    /// The affiliations that a cross-reference leads to: by their ids, or by its label.
    pub(super) fn linked_affiliations(&mut self, xref: Node<'d>) -> Vec<OrganizationRef> {
        let mut found = Vec::new();
        let rids = self.attribute(xref, "rid").unwrap_or_default();
        for rid in rids.split_ascii_whitespace() {
            let Some(target) = self.document.by_id(rid) else { continue };
            if matches!(target.name(), "aff" | "aff-alternatives") {
                found.extend(self.affiliation(target));
            }
        }
        found
    }
}

pub(super) fn add_affiliations(contributor: &mut Contributor, more: &[OrganizationRef]) {
    for id in more {
        if !contributor.affiliations.contains(id) {
            contributor.affiliations.push(id.clone());
        }
    }
}
