//! Contributors.

use crate::formats::jats::read::front::author_notes::is_bare_address;
use crate::formats::jats::read::front::byline::{Byline, Place, add_affiliations};
use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::vocabulary::CREDIT;
use crate::model::{BlockRef, Blocks, Contributor, CreditRole, Id, Metadata, Section, Term, Url};
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::{Node, NodeId};

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
        // Affiliations without links are those of the people before them.
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
                    if !place.of(metadata).affiliations.is_empty() {
                        is_any_linked = true;
                    } else {
                        waiting.push(place);
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
                | "on-behalf-of" | "role" | "uri" => self.keep_unmapped("contrib-group", child),
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

    /// [`<contrib>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/contrib.html)
    pub(super) fn contrib(
        &mut self,
        contrib: Node<'d>,
        group_type: Option<&str>,
        metadata: &mut Metadata,
        at: &Path<'_>,
        byline: &mut Byline<'d>,
    ) -> Option<Place> {
        let contrib_type = self.attribute(contrib, "contrib-type");
        let is_author = is_author(contrib_type.as_deref(), group_type);
        let (length, key) = match is_author {
            true => (metadata.authors.len(), Metadata::AUTHORS),
            false => (metadata.contributors.len(), Metadata::CONTRIBUTORS),
        };
        let list_at = at.key(key);
        let at_contributor = list_at.item(length);
        self.note(&at_contributor, contrib);
        let agent = self.agent(contrib, byline.listed(is_author), &at_contributor)?;
        let mut contributor = Contributor {
            agent,
            roles: Vec::new(),
            affiliations: Vec::new(),
            corresponding: self.says(contrib, "corresp", "yes"),
            equal_contribution: self.says(contrib, "equal-contrib", "yes"),
            notes: Vec::new(),
        };
        let mut correspondents = Vec::new();
        for child in contrib.elements() {
            match child.name() {
                "role" => contributor.roles.push(self.role(child, metadata)),
                "aff" | "aff-alternatives" => {
                    let found = self.affiliation(child);
                    contributor.affiliations.extend(found);
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
            let role = own
                .or(group
                    .filter(|group| !matches!(*group, "contributors" | "editors" | "authors" | "author")));
            if let Some(role) = role
                && !contributor.roles.iter().any(|known| implies(known, role))
            {
                contributor.roles.insert(0, plain_term(role));
            }
        }
        let list = if is_author { &mut metadata.authors } else { &mut metadata.contributors };
        byline.list(contributor.agent.clone(), is_author);
        let (mut affiliations, mut notes) = (HashSet::default(), HashSet::default());
        contributor.affiliations.retain(|affiliation| affiliations.insert(affiliation.clone()));
        contributor.notes.retain(|note| notes.insert(note.clone()));
        list.push(contributor);
        let place = Place { is_author, index: list.len() - 1 };
        correspondents.into_iter().for_each(|note| byline.add_correspondent(note, place));
        // Members come after their group.
        for collab in contrib.elements().filter(|child| child.name().starts_with("collab")) {
            self.members(collab, place, metadata, at, byline);
        }
        Some(place)
    }

    fn says(&self, node: Node<'d>, attribute: &str, value: &str) -> bool {
        node.attribute(attribute).is_some_and(|found| found.value() == value)
    }

    /// [`<role>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/role.html)
    fn role(&mut self, node: Node<'d>, metadata: &Metadata) -> Term {
        let mut role = self.term(node);
        role.language = self.language(node, &metadata.language);
        if let Some(content_type) = self.attribute(node, "content-type") {
            match role.url {
                // byline writes a code next to a URL here.
                Some(_) => role.code = role.code.or(Some(content_type)),
                None if CreditRole::at(&content_type).is_some() => role.url = Some(Url(content_type)),
                None if content_type.contains("credit") => {
                    role.scheme.get_or_insert(content_type.as_str().into());
                }
                None => role.code = role.code.or(Some(content_type)),
            }
        }
        // The URL of a role identifies its vocabulary.
        if role.scheme.is_none() && role.is_credit() {
            role.scheme = Some(CREDIT.into());
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
        self.mark(xref);
        let affiliations = self.linked_affiliations(xref);
        if !affiliations.is_empty() {
            return contributor.affiliations.extend(affiliations);
        }
        if ref_type.as_deref() == Some("corresp") {
            contributor.corresponding = true;
        }
        let rids = self.attribute(xref, "rid").unwrap_or_default();
        for rid in rids.split_ascii_whitespace() {
            let Some(target) = self.document.by_id(rid) else {
                xref.attribute("rid").into_iter().for_each(|rid| self.lose_attribute(xref, rid));
                continue;
            };
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
            if Id::could_be(rid) && !is_bare_address(target) && !matches!(target.name(), "author-notes") {
                contributor.notes.push(note);
            }
        }
    }

    /// The mark by which a contributor refers to an affiliation or a note: its label, if it has none.
    fn mark(&mut self, xref: Node<'d>) {
        let Some(mark) = self.words_opt(xref) else { return };
        let rid = self.attribute(xref, "rid").unwrap_or_default();
        let Some(target) = self.document.by_id(&rid) else { return self.lose_text(xref) };
        let is_new = match target.child("label") {
            Some(label) => !is_same_mark(&self.words(label), &mark),
            None if matches!(target.name(), "aff" | "fn" | "corresp") && !is_bare_address(target) => {
                let first = || (mark.clone(), xref.id());
                let (known, _) = self.agents.marks.entry(target.id()).or_insert_with(first);
                !is_same_mark(known, &mark)
            }
            None => true,
        };
        if is_new {
            self.lose_text(xref);
        }
    }

    /// Content of a contributor that is only about it.
    fn contributor_note(&mut self, node: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) -> BlockRef {
        let id = match self.attribute(node, "id").filter(|id| Id::could_be(id)) {
            Some(id) => Id(id),
            None => self.ids.named(node.name(), "note"),
        };
        let list = at.key(Metadata::NOTES);
        let at = list.item(metadata.notes.len());
        self.note(&at, node);
        let content: Blocks = self.blocks(node, &at.key(Section::CONTENT));
        let kind = self.attribute(node, "fn-type").or_else(|| Some(node.name().to_owned()));
        metadata.notes.push(Section { id: Some(id.clone()), kind, label: None, title: None, content });
        BlockRef(id.0)
    }
}

/// Whether a contributor of this type, in a group of that type, is an author.
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

/// Whether two marks differ only in punctuation: `1` and `1,`.
fn is_same_mark(one: &str, two: &str) -> bool {
    let trimmed = |mark: &str| mark.trim_matches([',', ';', '.', '(', ')', ' ']).to_owned();
    trimmed(one) == trimmed(two)
}

/// Whether a role implies a type: a chief editor is an editor.
fn implies(role: &Term, contrib_type: &str) -> bool {
    let (role, contrib_type) = (role.term.to_lowercase(), contrib_type.to_lowercase());
    role.strip_suffix(&contrib_type).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

fn plain_term(term: &str) -> Term {
    Term { term: term.to_owned(), ..Term::default() }
}
