//! Who made the article.

use crate::formats::jats::keywords::CREDIT;
use crate::formats::jats::read::reader::Reader;
use crate::model::{
    AgentRef, BlockRef, Blocks, Contributor, CreditRole, Id, Identifier, Isni, Metadata, Orcid, Organization,
    OrganizationKind, OrganizationRef, Person, Role, RoleKind, Scheme, Section, Term, Url, WikidataId,
};
use crate::source::Path;
use crate::source::xml::{Node, NodeId};

/// What has to be kept in mind until all of a byline has been read.
#[derive(Default)]
pub(super) struct Byline<'d> {
    /// Contributors who are linked to no affiliation.
    unlinked: Vec<Place>,
    is_any_linked: bool,
    /// Affiliations that stand outside of the groups.
    loose: Vec<Node<'d>>,
    /// Notes on how to write to the authors, with whoever refers to them.
    pub(super) correspondents: Vec<(NodeId, Place)>,
}

/// One of the contributors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    is_author: bool,
    index: usize,
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
    /// [`<contrib-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/contrib-group.html)
    pub(super) fn contrib_group(
        &mut self,
        group: Node<'d>,
        metadata: &mut Metadata,
        at: &Path<'_>,
        byline: &mut Byline<'d>,
    ) {
        let content_type = self.attribute(group, "content-type");
        // Affiliations that nobody links to are those of the people before them.
        let (mut waiting, mut affs): (Vec<Place>, Vec<Node<'d>>) = (Vec::new(), Vec::new());
        let mut everybody = Vec::new();
        let mut is_any_linked = false;
        for child in group.elements() {
            match child.name() {
                "contrib" => {
                    if !affs.is_empty() {
                        self.link_affiliations(&waiting, &affs, metadata, is_any_linked);
                        waiting.clear();
                        affs.clear();
                    }
                    let read = self.contrib(child, content_type.as_deref(), metadata, at, byline);
                    let Some(place) = read else { continue };
                    everybody.push(place);
                    if place.of(metadata).affiliations.is_empty() {
                        waiting.push(place);
                    } else {
                        is_any_linked = true;
                    }
                }
                "aff" | "aff-alternatives" => affs.push(child),
                "xref" => {
                    let found = self.linked_affiliations(child);
                    if found.is_empty() {
                        self.ignore(child);
                    }
                    for place in &everybody {
                        add_affiliations(place.of(metadata), &found);
                    }
                }
                "address" | "author-comment" | "bio" | "email" | "etal" | "ext-link" | "fn"
                | "on-behalf-of" | "role" | "uri" => self.keep("contrib-group", child),
                _ => self.ignore(child),
            }
        }
        if affs.is_empty() {
            byline.unlinked.extend(waiting);
        } else {
            self.link_affiliations(&waiting, &affs, metadata, is_any_linked);
        }
        byline.is_any_linked |= is_any_linked;
    }

    /// Reads affiliations, and links them to those who wait for one, if nobody links to these by name.
    fn link_affiliations(
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

    /// Reads the affiliations that stand outside of the groups. If nobody is linked to any, the only one is
    /// everybody's, and all are those of the only contributor.
    pub(super) fn link_loose_affiliations(&mut self, byline: Byline<'d>, metadata: &mut Metadata) {
        let Byline { unlinked, is_any_linked, loose, correspondents: _ } = byline;
        let is_certain = !is_any_linked && (loose.len() == 1 || unlinked.len() == 1);
        for aff in loose {
            let found = self.affiliation(aff);
            for place in unlinked.iter().filter(|_| is_certain) {
                add_affiliations(place.of(metadata), &found);
            }
        }
        self.give_out_emails(metadata);
    }

    /// Gives the addresses that stand in affiliations to the people who are certainly meant.
    fn give_out_emails(&mut self, metadata: &Metadata) {
        for (organization, email, node) in std::mem::take(&mut self.agents.emails) {
            let contributors = metadata.authors.iter().chain(&metadata.contributors);
            let there = contributors.filter(|contributor| contributor.affiliations.contains(&organization));
            let agents: Vec<&AgentRef> = there.map(|contributor| &contributor.agent).collect();
            match self.addressee(&agents, &email, "") {
                Some(person) => self.give_email(&person, email),
                None => self.ignore(self.document.node(node)),
            }
        }
    }

    pub(super) fn give_email(&mut self, person: &AgentRef, email: String) {
        if let Some(person) = self.article.people.get_mut(person.as_str()) {
            person.email.get_or_insert(email);
        }
    }

    /// Whose address it is: that of the only one, or of the only one whose name is in it or in the words around it.
    pub(super) fn addressee(&self, agents: &[&AgentRef], email: &str, around: &str) -> Option<AgentRef> {
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

    /// [`<contrib>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/contrib.html)
    fn contrib(
        &mut self,
        contrib: Node<'d>,
        group_type: Option<&str>,
        metadata: &mut Metadata,
        at: &Path<'_>,
        byline: &mut Byline<'d>,
    ) -> Option<Place> {
        let contrib_type = self.attribute(contrib, "contrib-type");
        let is_author = is_author(contrib_type.as_deref(), group_type);
        let (list, key) = match is_author {
            true => (&metadata.authors, "authors"),
            false => (&metadata.contributors, "contributors"),
        };
        let list_at = at.key(key);
        let at_contributor = list_at.item(list.len());
        self.note(&at_contributor, contrib);
        let agent = self.agent(contrib, list, metadata, &at_contributor)?;
        let mut contributor = Contributor {
            agent,
            roles: Vec::new(),
            affiliations: Vec::new(),
            corresponding: self.says(contrib, "corresp", "yes"),
            equal_contribution: self.says(contrib, "equal-contrib", "yes"),
            notes: Vec::new(),
        };
        const KNOWN: [&str; 9] = [
            "contrib-type",
            "corresp",
            "equal-contrib",
            "rid",
            "id",
            "xlink:href",
            "xlink:type",
            "deceased",
            "xlink:title",
        ];
        self.ignore_other_attributes(contrib, &KNOWN);
        if let Some(deceased) = contrib.attribute("deceased").filter(|deceased| deceased.value() == "yes") {
            self.losses.attribute(contrib, deceased);
        }
        let mut correspondents = Vec::new();
        for child in contrib.elements() {
            match child.name() {
                "role" => contributor.roles.push(self.role(child, metadata)),
                "aff" | "aff-alternatives" => {
                    let found = self.affiliation(child);
                    add_affiliations(&mut contributor, &found);
                }
                "xref" => self.contrib_xref(child, &mut contributor, &mut correspondents),
                "author-comment" | "fn" => {
                    let id = self.contributor_note(child, metadata, at);
                    contributor.notes.push(id);
                }
                _ => {} // agent
            }
        }
        if !is_author {
            let own =
                contrib_type.as_deref().filter(|own| !matches!(*own, "contributor" | "author" | "other"));
            let group = group_type.filter(|_| own.is_none() && contributor.roles.is_empty());
            let role = own.or(group.filter(|group| !matches!(*group, "contributors" | "authors" | "author")));
            if let Some(role) = role
                && !contributor.roles.iter().any(|known| known.term.eq_ignore_ascii_case(role))
            {
                contributor.roles.insert(0, plain_term(role));
            }
        }
        let list = if is_author { &mut metadata.authors } else { &mut metadata.contributors };
        list.push(contributor);
        let place = Place { is_author, index: list.len() - 1 };
        byline.correspondents.extend(correspondents.into_iter().map(|note| (note, place)));
        // Members stand after the group that they are members of.
        for collab in contrib.elements().filter(|child| child.name().starts_with("collab")) {
            self.members(collab, place, metadata, at, byline);
        }
        Some(place)
    }

    fn says(&self, node: Node<'d>, attribute: &str, value: &str) -> bool {
        node.attribute(attribute).is_some_and(|found| found.value() == value)
    }

    /// Who it is: somebody with a name, a group, or nobody who is named.
    fn agent(
        &mut self,
        contrib: Node<'d>,
        among: &[Contributor],
        metadata: &Metadata,
        at: &Path<'_>,
    ) -> Option<AgentRef> {
        let name = contrib.elements().find(|child| {
            matches!(
                child.name(),
                "name" | "string-name" | "name-alternatives" | "collab" | "collab-alternatives" | "anonymous"
            )
        });
        let Some(name) = name else {
            self.ignore(contrib);
            return None;
        };
        self.note(&at.key("agent"), name);
        if name.name().starts_with("collab") {
            return Some(self.collab(contrib, name));
        }
        let mut person = match name.name() {
            "name-alternatives" => self.name_alternatives(name, &metadata.language)?,
            "anonymous" => Person::named(self.words_opt(name).unwrap_or_else(|| "Anonymous".to_owned())),
            _ => self.name(name),
        };
        if let Some(href) = self.attribute(contrib, "xlink:href") {
            person.url = Some(Url(href));
        }
        for child in contrib.elements() {
            match child.name() {
                "contrib-id" => self.contrib_id(child, &mut person),
                "degrees" => {
                    let more = self.words(child);
                    person.degrees = Some(match person.degrees.take() {
                        Some(known) => format!("{known}, {more}"),
                        None => more,
                    });
                }
                "email" | "uri" | "ext-link" => self.contact(child, &mut person),
                "address" => {
                    for part in child.elements() {
                        self.contact(part, &mut person);
                    }
                }
                "bio" => {
                    let words = self.words_opt(child);
                    match person.description {
                        Some(_) => self.ignore(child),
                        None => person.description = words,
                    }
                }
                "etal" | "on-behalf-of" => self.ignore(child),
                _ if child == name => {}
                "role" | "aff" | "aff-alternatives" | "xref" | "author-comment" | "fn" | "x" => {}
                _ => self.ignore(child),
            }
        }
        let record = self.record(contrib, &["person"]);
        Some(self.person(person, record, among))
    }

    /// [`<contrib-id>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/contrib-id.html)
    pub(super) fn contrib_id(&mut self, id: Node<'d>, person: &mut Person) {
        let Some(value) = self.words_opt(id) else { return };
        let scheme = self.attribute(id, "contrib-id-type").unwrap_or_else(|| "other".to_owned());
        let of_address = Scheme::of_address(&value).map(|(scheme, _)| scheme);
        match Scheme::named(&scheme).or(of_address) {
            Some(Scheme::Orcid) if person.orcid.is_none() => {
                person.orcid = Some(Orcid(Scheme::Orcid.read(&value).unwrap_or(value)));
            }
            Some(Scheme::Isni) if person.isni.is_none() => {
                person.isni = Some(Isni(Scheme::Isni.read(&value).unwrap_or(value)));
            }
            Some(Scheme::Wikidata) if person.wikidata.is_none() => {
                person.wikidata = Some(WikidataId(Scheme::Wikidata.read(&value).unwrap_or(value)));
            }
            _ => person.identifiers.push(Identifier { scheme, value, url: None }),
        }
    }

    /// How to reach somebody: by mail, or on the web.
    fn contact(&mut self, node: Node<'d>, person: &mut Person) {
        let words = self.words(node);
        let href = self.attribute(node, "xlink:href");
        match node.name() {
            "email" if person.email.is_none() => person.email = Some(words),
            "uri" | "ext-link" => {
                let href = href.unwrap_or(words);
                match Scheme::of_address(&href) {
                    Some((Scheme::Orcid, orcid)) if person.orcid.is_none() => {
                        person.orcid = Some(Orcid(orcid))
                    }
                    _ if href.contains("://") && person.url.is_none() => person.url = Some(Url(href)),
                    _ => self.ignore(node),
                }
            }
            _ => self.ignore(node),
        }
    }

    /// [`<collab>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/collab.html), the first of several
    fn collab(&mut self, contrib: Node<'d>, collab: Node<'d>) -> AgentRef {
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
        match self.record(contrib, &["organization"]) {
            Some(id) => AgentRef(self.recorded_organization(id, organization.name).0),
            None => AgentRef(self.organization(organization).0),
        }
    }

    /// The words of a group's name, without those of its members.
    fn own_words(&self, collab: Node<'d>) -> String {
        let mut words = String::new();
        for child in collab.children() {
            if !matches!(
                child.name(),
                "contrib-group" | "aff" | "aff-alternatives" | "xref" | "address" | "email" | "fn"
            ) {
                words.push_str(&child.text());
            }
        }
        words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The members of a group, who are no authors by themselves.
    fn members(
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
                _ => self.keep("contrib-group", child),
            }
        }
    }

    /// [`<role>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/role.html)
    fn role(&mut self, node: Node<'d>, metadata: &Metadata) -> Term {
        let mut role = self.term(node);
        role.language = self.language(node, &metadata.language);
        if let Some(content_type) = self.attribute(node, "content-type") {
            match role.url {
                // We write a code beside an address here.
                Some(_) => role.code = role.code.or(Some(content_type)),
                None if CreditRole::at(&content_type).is_some() => role.url = Some(Url(content_type)),
                None if content_type.contains("credit") => {
                    role.scheme.get_or_insert(content_type.as_str().into());
                }
                None => role.code = role.code.or(Some(content_type)),
            }
        }
        let is_usual = role.scheme.as_ref().is_some_and(|scheme| scheme.as_str() == CREDIT);
        if is_usual && role.url.is_some() {
            role.scheme = None;
        }
        if role.term.is_empty()
            && let Some(credit) = role.url.as_ref().and_then(|url| CreditRole::at(url.as_str()))
        {
            role.term = credit.name.to_owned();
        }
        role
    }

    /// A link from a contributor to an affiliation or a note.
    fn contrib_xref(
        &mut self,
        xref: Node<'d>,
        contributor: &mut Contributor,
        correspondents: &mut Vec<NodeId>,
    ) {
        let ref_type = self.attribute(xref, "ref-type");
        let affiliations = self.linked_affiliations(xref);
        if !affiliations.is_empty() {
            return add_affiliations(contributor, &affiliations);
        }
        if ref_type.as_deref() == Some("corresp") {
            contributor.corresponding = true;
        }
        let rids = self.attribute(xref, "rid").unwrap_or_default();
        for rid in rids.split_ascii_whitespace() {
            let Some(target) = self.document.by_id(rid) else { continue };
            match target.name() {
                "corresp" => {
                    contributor.corresponding = true;
                    correspondents.push(target.id());
                }
                "fn" => match self.attribute(target, "fn-type").as_deref() {
                    Some("equal") => contributor.equal_contribution = true,
                    Some("corresp") => {
                        contributor.corresponding = true;
                        correspondents.push(target.id());
                    }
                    _ => {}
                },
                "author-notes" | "note" | "p" => {}
                _ => {
                    self.ignore(xref);
                    continue;
                }
            }
            let note = BlockRef(rid.to_owned());
            if Id::could_be(rid)
                && !contributor.notes.contains(&note)
                && !matches!(target.name(), "author-notes")
            {
                contributor.notes.push(note);
            }
        }
    }

    /// The affiliations that a cross-reference leads to: by their ids, or by the label it shows.
    fn linked_affiliations(&mut self, xref: Node<'d>) -> Vec<OrganizationRef> {
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

    /// What stands in a contributor and is about it alone.
    fn contributor_note(&mut self, node: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) -> BlockRef {
        let id = match self.attribute(node, "id").filter(|id| Id::could_be(id)) {
            Some(id) => Id(id),
            None => self.ids.named(node.name(), "note"),
        };
        let list = at.key("notes");
        let at = list.item(metadata.notes.len());
        self.note(&at, node);
        let content: Blocks = self.blocks(node, &at.key("content"));
        let kind = self.attribute(node, "fn-type").or_else(|| Some(node.name().to_owned()));
        metadata.notes.push(Section { id: Some(id.clone()), kind, title: None, content });
        BlockRef(id.0)
    }
}

/// Whether somebody of this type, in a group of that type, is an author.
fn is_author(contrib_type: Option<&str>, group_type: Option<&str>) -> bool {
    let is_authors = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.contains("author") && !name.contains("non-byline") && !name.contains("contributing")
    };
    match (contrib_type, group_type) {
        (_, Some("collaborator")) => false,
        (Some(contrib_type), _) => is_authors(contrib_type) || contrib_type == "collab",
        (None, Some(group_type)) => is_authors(group_type) || group_type == "collab-list",
        (None, None) => true,
    }
}

fn add_affiliations(contributor: &mut Contributor, more: &[OrganizationRef]) {
    for id in more {
        if !contributor.affiliations.contains(id) {
            contributor.affiliations.push(id.clone());
        }
    }
}

fn plain_term(term: &str) -> Term {
    Term { term: term.to_owned(), scheme: None, code: None, url: None, language: None }
}

fn organization_kind(kind: &str) -> Option<OrganizationKind> {
    serde_json::from_value(serde_json::Value::String(kind.to_owned())).ok()
}
