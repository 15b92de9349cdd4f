//! Notes on the first page.

use crate::formats::jats::read::body::{custom_type, is_in_words};
use crate::formats::jats::read::front::byline::Byline;
use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::vocabulary::CONFLICT_OF_INTEREST;
use crate::model::{AgentRef, Block, BlockRef, Blocks, Id, Inlines, Metadata, Paragraph, Person, Section};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<author-notes>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/author-notes.html)
    pub(super) fn author_notes(
        &mut self,
        author_notes: Node<'d>,
        metadata: &mut Metadata,
        at: &Path<'_>,
        byline: &mut Byline<'d>,
    ) {
        let list = at.key(Metadata::NOTES);
        for child in author_notes.elements() {
            let at = list.item(metadata.notes.len());
            match child.name() {
                "fn" if Self::is_conflict_of_interest(child) => self.conflicts.push(child),
                "fn" => {
                    let note = self.author_note(child, &at);
                    if note.kind.as_deref() == Some("corresp") {
                        self.correspondence(child, metadata, byline);
                    }
                    metadata.notes.push(note);
                }
                "corresp" if is_bare_address(child) && self.is_of_one(child, byline) => {
                    self.correspondence(child, metadata, byline);
                }
                "corresp" => {
                    self.link_bare_address(child, metadata, byline);
                    let note = self.corresp(child, &at);
                    self.correspondence(child, metadata, byline);
                    metadata.notes.push(note);
                }
                "p" => {
                    let content = self.inlines(child, &at.key(Section::CONTENT));
                    self.note(&at, child);
                    metadata.notes.push(Section {
                        id: self.own_id(child),
                        kind: None,
                        label: None,
                        title: None,
                        content: paragraph(content),
                    });
                }
                "title" | "label" => self.ignore(child),
                _ => self.ignore(child),
            }
        }
    }

    fn is_conflict_of_interest(note: Node<'d>) -> bool {
        let is_one = note.attribute("fn-type").is_some_and(|kind| kind.value() == "coi-statement");
        is_one && note.child("label").is_some_and(is_in_words)
    }

    /// Adds conflict of interest statements to the sections after a body.
    pub(in crate::formats::jats::read) fn add_conflicts(&mut self, back: &mut Vec<Section>, at: &Path<'_>) {
        for note in std::mem::take(&mut self.conflicts) {
            let section = self.author_note(note, &at.item(back.len()));
            back.push(Section { kind: Some(CONFLICT_OF_INTEREST.to_owned()), ..section });
        }
    }

    /// Whether exactly one contributor refers to a note.
    fn is_of_one(&self, note: Node<'d>, byline: &Byline<'d>) -> bool {
        byline.correspondents(note.id()).len() == 1
    }

    /// An address that several refer to becomes a note.
    fn link_bare_address(&self, note: Node<'d>, metadata: &mut Metadata, byline: &Byline<'d>) {
        let Some(id) = self.own_id(note).filter(|_| is_bare_address(note)) else { return };
        for place in byline.correspondents(note.id()) {
            place.of(metadata).notes.push(BlockRef(id.0.clone()));
        }
    }

    /// [`<fn>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/fn.html) outside the text
    fn author_note(&mut self, note: Node<'d>, at: &Path<'_>) -> Section {
        let kind = custom_type(note).or_else(|| self.attribute(note, "fn-type"));
        self.labelled_note(note, kind, at)
    }

    /// [`<corresp>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/corresp.html)
    fn corresp(&mut self, corresp: Node<'d>, at: &Path<'_>) -> Section {
        self.labelled_note(corresp, Some("corresp".to_owned()), at)
    }

    /// A note without a label has the mark by which contributors refer to it.
    fn labelled_note(&mut self, note: Node<'d>, kind: Option<String>, at: &Path<'_>) -> Section {
        self.note(at, note);
        let (label, title) = self.label_and_title(note, at);
        let mark = || Some(self.agents.marks.get(&note.id()).filter(|_| title.is_none())?.0.clone());
        let label = label.or_else(mark);
        let content = self.blocks(note, &at.key(Section::CONTENT));
        Section { id: self.own_id(note), kind, label, title, content }
    }

    /// The corresponding author, and the e-mail address.
    fn correspondence(&mut self, note: Node<'d>, metadata: &mut Metadata, byline: &mut Byline<'d>) {
        let linked = byline.correspondents(note.id()).iter();
        let mut agents: Vec<AgentRef> = linked.map(|place| place.of(metadata).agent.clone()).collect();
        if agents.is_empty() {
            let corresponding = metadata.authors.iter().filter(|author| author.corresponding);
            agents.extend(corresponding.map(|author| author.agent.clone()));
        }
        if agents.is_empty() {
            agents.extend(self.named_author(note, metadata));
        }
        let agents: Vec<&AgentRef> = agents.iter().collect();
        let text = self.words(note);
        let mut before = 0;
        let emails: Vec<Node<'d>> = note.descendants().filter(|node| node.is("email")).collect();
        for email in emails {
            let Some(address) = self.words_opt(email) else { continue };
            let Some(start) = text[before..].find(&address).map(|start| before + start) else { continue };
            let end = start + address.len();
            let next = text[end..].find('@').map_or(text.len(), |next| end + next);
            // "(A.B.)" may follow the address.
            let behind = text[end..next].split(')').next().unwrap_or_default();
            let around = format!("{} {behind}", &text[before..start]);
            if let Some(person) = self.email_owner(&agents, &address, &around) {
                self.set_email(&person, address);
            }
            before = end;
        }
    }

    /// The only author, or the only one whose full name is in the note.
    fn named_author(&self, note: Node<'d>, metadata: &mut Metadata) -> Option<AgentRef> {
        let words = self.words(note);
        let is_only = metadata.authors.len() == 1;
        let mut named = metadata.authors.iter_mut().filter(|author| {
            let person = self.article.people.get(author.agent.as_str());
            is_only || person.is_some_and(|person| is_named(person, &words))
        });
        let author = named.next()?;
        if named.next().is_some() {
            return None;
        }
        author.corresponding = true;
        Some(author.agent.clone())
    }

    /// Other children of `<front>` than the metadata
    pub(super) fn front_notes(&mut self, notes: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let list = at.key(Metadata::NOTES);
        let at = list.item(metadata.notes.len());
        self.note(&at, notes);
        let mut section = self.section(notes, &at);
        section.kind = section.kind.or_else(|| self.attribute(notes, "notes-type"));
        metadata.notes.push(section);
    }

    fn own_id(&self, node: Node<'d>) -> Option<Id> {
        self.attribute(node, "id").filter(|id| Id::could_be(id)).map(Id)
    }
}

/// Whether a note is only an e-mail address: that of the contributor who refers to it.
pub(super) fn is_bare_address(note: Node<'_>) -> bool {
    let mut parts = note.children().filter(|child| !child.is_blank());
    note.is("corresp") && parts.next().is_some_and(|only| only.is("email")) && parts.next().is_none()
}

/// Whether the text contains the family name and the first given name of a person.
fn is_named(person: &Person, words: &str) -> bool {
    let Person { name, given_name, family_name, .. } = person;
    let given = given_name.as_deref().and_then(|given| given.split_whitespace().next());
    let parts = given.zip(family_name.as_deref());
    words.contains(name)
        || parts
            .is_some_and(|(given, family)| given.len() > 2 && words.contains(given) && words.contains(family))
}

fn paragraph(content: Inlines) -> Blocks {
    match content.is_empty() {
        true => Blocks::default(),
        false => Blocks(vec![Block::Paragraph(Paragraph { id: None, language: None, content })]),
    }
}
