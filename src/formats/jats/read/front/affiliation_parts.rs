//! The organizations and places of an affiliation, from its parts.

use crate::formats::jats::read::reader::Reader;
use crate::model::{
    AlternateName, Organization, OrganizationKind, OrganizationRef, PlaceKind, PlaceRef, Url,
};
use crate::source::xml::{Node, NodeId};

/// The parts of an affiliation, in document order.
#[derive(Default)]
pub(super) struct Parts<'d> {
    /// The affiliation.
    pub(super) aff: Option<Node<'d>>,
    /// The mark that refers to it, `1` or `a`, and its element.
    pub(super) label: Option<(String, Node<'d>)>,
    /// Institutions and text among them; the location comes after.
    pub(super) institutions: Vec<Institution<'d>>,
    pub(super) localities: Vec<Locality<'d>>,
    /// The parts in the order of printing, if the affiliation is tagged.
    pub(super) printed: Vec<String>,
    pub(super) emails: Vec<Email>,
    pub(super) url: Option<String>,
    /// Text without an element of its own.
    pub(super) pending: String,
    pub(super) pending_is_address: bool,
    /// Whether nothing has followed the last e-mail address.
    pub(super) is_after_email: bool,
}

/// An e-mail address in an affiliation.
#[derive(Debug)]
pub(in crate::formats::jats::read) struct Email {
    pub(super) address: String,
    /// What follows it in parentheses, mostly initials: `A.B.`.
    pub(super) owner: String,
    pub(super) node: NodeId,
}

impl<'d> Parts<'d> {
    /// Adds text without an element of its own. What follows an e-mail address in parentheses is about the address.
    pub(super) fn add_text(&mut self, text: &str, in_address: bool) {
        self.pending_is_address = in_address;
        let is_after_email = std::mem::take(&mut self.is_after_email);
        if is_after_email
            && let Some(email) = self.emails.last_mut()
            && let Some((owner, rest)) =
                text.trim_start().strip_prefix('(').and_then(|text| text.split_once(')'))
        {
            owner.clone_into(&mut email.owner);
            return self.pending.push_str(rest);
        }
        self.pending.push_str(text);
    }

    /// Adds an e-mail address. Words that announce it, such as `E-mail:`, are left out of the name.
    pub(super) fn add_email(&mut self, address: String, node: Node<'d>) {
        self.pending.truncate(without_announcement(&self.pending).len());
        self.emails.push(Email { address, owner: String::new(), node: node.id() });
        self.is_after_email = true;
    }
}

/// The text before the announcement of an e-mail address: `; E-mails:`.
fn without_announcement(text: &str) -> &str {
    const WORDS: [&str; 6] = ["e-mails", "e-mail", "emails", "email", "correo electrónico", "courriel"];
    let before = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.'));
    let ending = |word: &&str| {
        let start = before.len().checked_sub(word.len())?;
        before.get(start..).filter(|end| end.to_lowercase() == **word).map(|_| start)
    };
    WORDS.iter().find_map(ending).map_or(text, |start| &before[..start])
}

pub(super) struct Institution<'d> {
    pub(super) name: String,
    /// Its depth: 0 for a whole.
    pub(super) depth: u8,
    pub(super) is_tagged: bool,
    pub(super) ids: Vec<Node<'d>>,
    pub(super) node: Option<Node<'d>>,
}

pub(super) struct Locality<'d> {
    pub(super) name: String,
    pub(super) kind: PlaceKind,
    pub(super) code: Option<String>,
    pub(super) node: Option<Node<'d>>,
}

impl<'d> Reader<'d> {
    /// Declares the organizations, from the whole to its parts, with their location.
    pub(super) fn organizations_of(&mut self, parts: &mut Parts<'d>) -> Option<OrganizationRef> {
        // What follows the last institution is its location.
        if let Some(last) = parts.institutions.iter().rposition(|institution| institution.is_tagged) {
            for words in parts.institutions.split_off(last + 1) {
                let locality = Locality { name: words.name, kind: PlaceKind::Place, code: None, node: None };
                parts.localities.insert(0, locality);
            }
        }
        if parts.institutions.is_empty() {
            let from_printed = (!parts.printed.is_empty()).then(|| parts.printed.remove(0));
            let names =
                || parts.localities.iter().map(|place| place.name.as_str()).collect::<Vec<_>>().join(", ");
            let name = from_printed.unwrap_or_else(names);
            parts.institutions.push(Institution {
                name,
                depth: 0,
                is_tagged: true,
                ids: Vec::new(),
                node: None,
            });
        }
        if !parts.institutions.iter().any(|institution| institution.is_tagged) {
            // Text around tagged places is one name.
            let names: Vec<&str> = parts.institutions.iter().map(|words| words.name.as_str()).collect();
            let name = names.join(", ");
            parts.institutions =
                vec![Institution { name, depth: 0, is_tagged: true, ids: Vec::new(), node: None }];
        }
        parts.institutions.retain(|institution| !institution.name.is_empty());
        parts.institutions.sort_by_key(|institution| std::cmp::Reverse(institution.depth));
        let place = self.locality_chain(&mut parts.localities, parts.aff);
        let innermost = parts.institutions.len().checked_sub(1)?;
        let mut whole = None;
        for (index, institution) in parts.institutions.iter().rev().enumerate() {
            let kind = match institution.depth {
                0 => OrganizationKind::default(),
                _ => OrganizationKind::Department,
            };
            let mut organization = Organization::named(institution.name.clone(), kind);
            organization.part_of = whole.take();
            for id in &institution.ids {
                self.institution_id(*id, &mut organization);
            }
            if index == innermost {
                organization.place = place.clone();
                organization.label = parts.label.as_ref().map(|(label, _)| label.clone());
                organization.identity.url = parts.url.take().map(Url);
                let said = |word: &str| {
                    self.is_in_parts(word, &organization, &parts.institutions, &parts.localities)
                };
                let unsaid = |name: &&String| name.split_whitespace().any(|word| !said(word));
                let others = parts.printed.iter().filter(unsaid);
                let others: Vec<AlternateName> = others
                    .map(|name| AlternateName { name: name.clone(), language: None, kind: None })
                    .collect();
                organization.identity.alternate_names = others;
            }
            let node = institution.node.filter(|_| index != innermost).or(parts.aff);
            let node = node.unwrap_or(self.document.root());
            whole = Some(self.organization(organization, node));
        }
        whole
    }

    /// Whether a word of the printed affiliation is in one of its parts.
    fn is_in_parts(
        &self,
        word: &str,
        organization: &Organization,
        institutions: &[Institution<'_>],
        localities: &[Locality<'_>],
    ) -> bool {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let names = institutions.iter().map(|institution| &institution.name);
        let mut names =
            names.chain(localities.iter().map(|locality| &locality.name)).chain([&organization.name]);
        word.is_empty() || names.any(|name| name.contains(word))
    }

    /// Declares the places, each part of the next: a street in a city in a country.
    fn locality_chain(
        &mut self,
        localities: &mut Vec<Locality<'d>>,
        aff: Option<Node<'d>>,
    ) -> Option<PlaceRef> {
        localities.retain(|locality| !locality.name.is_empty());
        localities.sort_by_key(|locality| match locality.kind {
            PlaceKind::City => 1,
            PlaceKind::Region => 2,
            PlaceKind::Country => 3,
            _ => 0,
        });
        let mut whole = None;
        for Locality { name, kind, code, node } in localities.iter().rev() {
            let node = node.or(aff).unwrap_or(self.document.root());
            whole = Some(self.place(name.clone(), *kind, code.clone(), whole, node));
        }
        whole
    }
}
