//! The article with what several rules want to know about it, found out once.

use std::cell::OnceCell;

use crate::diagnostic::Finding;
use crate::model::{Article, Block, Collection, Date, Language, Leaf, Reference};
use crate::rules::quotes::{Passages, unsearched};
use crate::source::{Limits, Path, Pointer};

/// An article, what is declared in it, and what refers to what.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// The article.
    pub article: &'a Article,
    /// The day on which it is judged, if anybody said.
    pub today: Option<&'a Date>,
    /// The format it was read from.
    pub origin: Origin,
    declared: Vec<Declared<'a>>,
    /// The places in `declared`, in the order of the ids.
    index: Vec<usize>,
    references: Vec<Reference<'a>>,
    languages: Vec<&'a Language>,
    dangling: bool,
    of_wrong_kind: bool,
    passages: OnceCell<Passages<'a>>,
    limits: Limits,
}

/// The format that an article was read from. What a format has no way to say, a rule does not ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Our own.
    #[default]
    Own,
    /// JATS, which marks quotes and names in the text, and cannot say whose they are.
    Jats,
    /// JSON-LD, which has no marks in the text, and lists in `mentions` what no other property holds.
    Jsonld,
}

/// Something declared in the article.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declared<'a> {
    /// Under which id.
    pub id: &'a str,
    /// Where.
    pub collection: Collection,
    /// Whether anything refers to it.
    pub is_referred_to: bool,
}

impl Declared<'_> {
    /// Where it is declared. A block can stand anywhere, and takes a walk to find.
    pub(crate) fn pointer(&self) -> Option<Pointer> {
        (self.collection != Collection::Blocks)
            .then(|| Pointer::default().key(&self.collection.to_string()).key(self.id))
    }
}

impl<'a> Document<'a> {
    pub(super) fn new(article: &'a Article, today: Option<&'a Date>, origin: Origin, limits: Limits) -> Self {
        Self {
            article,
            today,
            origin,
            limits,
            declared: Vec::new(),
            index: Vec::new(),
            references: Vec::new(),
            languages: Vec::new(),
            dangling: false,
            of_wrong_kind: false,
            passages: OnceCell::new(),
        }
    }

    /// Takes note of a value met on the walk.
    pub(super) fn note(&mut self, leaf: Leaf<'a>) {
        match leaf {
            Leaf::Id(id, collection) => {
                self.declared.push(Declared { id: id.as_str(), collection, is_referred_to: false });
            }
            Leaf::Reference(reference) => self.references.push(reference),
            Leaf::Language(language) => self.languages.push(language),
            _ => {}
        }
    }

    /// Looks up every reference, once the walk is over.
    pub(super) fn resolve(&mut self) {
        let declared = &self.declared;
        self.index = (0..declared.len()).collect();
        self.index.sort_unstable_by_key(|&at| (declared[at].id, at));
        for reference in &self.references {
            let (mut is_declared, mut is_of_kind) = (false, false);
            let found = found(&self.index, &self.declared, reference.id);
            for &at in found {
                let declared = &mut self.declared[at];
                declared.is_referred_to = true;
                is_declared = true;
                is_of_kind |= reference.to.contains(&declared.collection);
            }
            self.dangling |= !is_declared;
            self.of_wrong_kind |= !is_of_kind;
        }
    }

    /// All that is declared, in the order of the article.
    pub(crate) fn declared(&self) -> &[Declared<'a>] {
        &self.declared
    }

    /// What is declared under `id`: more than one thing if the id is repeated.
    pub(crate) fn declared_as(&self, id: &str) -> impl Iterator<Item = &Declared<'a>> {
        found(&self.index, &self.declared, id).iter().map(|&at| &self.declared[at])
    }

    /// Whether some id is used twice.
    pub(crate) fn has_repeated_ids(&self) -> bool {
        self.index.windows(2).any(|pair| self.declared[pair[0]].id == self.declared[pair[1]].id)
    }

    /// Whether some reference leads nowhere.
    pub(crate) fn has_dangling_references(&self) -> bool {
        self.dangling
    }

    /// Whether some reference leads nowhere or to a thing of another kind.
    pub(crate) fn has_wrong_references(&self) -> bool {
        self.of_wrong_kind
    }

    /// All references, in the order of the article.
    pub(crate) fn references(&self) -> &[Reference<'a>] {
        &self.references
    }

    /// All languages that are named, in the order of the article.
    pub(crate) fn languages(&self) -> &[&'a Language] {
        &self.languages
    }

    /// Shows `see` every reference, with the path to it.
    pub(crate) fn each_reference(&self, mut see: impl FnMut(&Path<'_>, Reference<'a>)) {
        self.article.walk(&mut |path, leaf| {
            if let Leaf::Reference(reference) = leaf {
                see(path, reference);
            }
        });
    }

    /// What is to be said if looking for quotes took too long.
    pub(super) fn unsearched(&self) -> Option<Finding> {
        let is_over = self.passages.get().is_some_and(Passages::is_search_over);
        is_over.then(|| unsearched(self.limits))
    }

    /// Whether there is a text in which quotes can be looked for: not where there are only pictures, and not in JSON-LD,
    /// which is mostly without the text, and else without marks, captions and notes.
    ///
    /// A rule that says "this is not in the text" asks this first.
    pub(crate) fn has_text(&self) -> bool {
        let Article { body, back, .. } = self.article;
        let is_text = |block: &Block| !matches!(block, Block::Figure(_) | Block::Embed(_));
        self.origin != Origin::Jsonld && (!back.is_empty() || body.iter().any(is_text))
    }

    /// The text of body and back, in which quotes are looked for.
    pub(super) fn passages(&self) -> &Passages<'a> {
        self.passages.get_or_init(|| Passages::of(self.article, self.limits))
    }
}

/// The part of the index that is about `id`.
fn found<'i>(index: &'i [usize], declared: &[Declared<'_>], id: &str) -> &'i [usize] {
    let start = index.partition_point(|&at| declared[at].id < id);
    let same = index[start..].iter().take_while(|&&at| declared[at].id == id).count();
    &index[start..start + same]
}
