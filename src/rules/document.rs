//! The article with facts that several rules need, computed once.

use std::cell::OnceCell;

use crate::diagnostic::Finding;
use crate::model::{Article, Block, Collection, Date, Language, Leaf, Reference};
use crate::rules::quotes::{Passages, unsearched};
use crate::source::hash::{HashMap, Hashing};
use crate::source::{Limits, Path, Pointer};

/// An article, what it declares, and what refers to what.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// The article.
    pub article: &'a Article,
    /// The date of validation, if given.
    pub today: Option<&'a Date>,
    /// The format it was read from.
    pub origin: Origin,
    declared: Vec<Declared<'a>>,
    /// The indices in `declared`, sorted by id.
    index: Vec<usize>,
    references: Vec<Reference<'a>>,
    languages: Vec<&'a Language>,
    dangling: bool,
    of_wrong_kind: bool,
    passages: OnceCell<Passages<'a>>,
    limits: Limits,
}

/// The format an article was read from. Rules do not ask for what the format cannot express.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    /// byline's own format.
    #[default]
    Own,
    /// JATS, which marks quotes and names in the text but not whose they are.
    Jats,
    /// JSON-LD, which has no marks in the text, and lists in `mentions` what no other property holds.
    Jsonld,
}

/// Something the article declares.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declared<'a> {
    /// Its id.
    pub id: &'a str,
    /// Where it is declared.
    pub collection: Collection,
    /// Whether anything refers to it.
    pub is_referred_to: bool,
}

impl Declared<'_> {
    /// Where it is declared. A block can be anywhere, so finding it takes a walk.
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

    /// Records a value found on the walk.
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

    /// Resolves every reference, after the walk.
    pub(super) fn resolve(&mut self) {
        let declared = &self.declared;
        self.index = (0..declared.len()).collect();
        self.index.sort_unstable_by_key(|&at| (declared[at].id, at));
        // An id can be declared as often as it is referred to: each is looked at once.
        let mut collections: HashMap<&str, Collections> =
            HashMap::with_capacity_and_hasher(self.references.len(), Hashing::default());
        for reference in &self.references {
            let of_id = *collections.entry(reference.id).or_insert_with(|| {
                let mut of_id = Collections::default();
                for &at in found(&self.index, &self.declared, reference.id) {
                    let declared = &mut self.declared[at];
                    declared.is_referred_to = true;
                    of_id.add(declared.collection);
                }
                of_id
            });
            self.dangling |= of_id == Collections::default();
            self.of_wrong_kind |= !reference.to.iter().any(|collection| of_id.contains(*collection));
        }
    }

    /// Everything declared, in document order.
    pub(crate) fn declared(&self) -> &[Declared<'a>] {
        &self.declared
    }

    /// Everything declared with this `id`: more than one if the id is repeated.
    pub(crate) fn declared_as(&self, id: &str) -> impl Iterator<Item = &Declared<'a>> {
        found(&self.index, &self.declared, id).iter().map(|&at| &self.declared[at])
    }

    /// Whether any id is declared more than once.
    pub(crate) fn has_repeated_ids(&self) -> bool {
        self.index.windows(2).any(|pair| self.declared[pair[0]].id == self.declared[pair[1]].id)
    }

    /// Whether any reference has no target.
    pub(crate) fn has_dangling_references(&self) -> bool {
        self.dangling
    }

    /// Whether any reference has no target or one of the wrong type.
    pub(crate) fn has_wrong_references(&self) -> bool {
        self.of_wrong_kind
    }

    /// All references, in document order.
    pub(crate) fn references(&self) -> &[Reference<'a>] {
        &self.references
    }

    /// All language tags, in document order.
    pub(crate) fn languages(&self) -> &[&'a Language] {
        &self.languages
    }

    /// Calls `see` with every reference and its path.
    pub(crate) fn each_reference(&self, mut see: impl FnMut(&Path<'_>, Reference<'a>)) {
        self.article.walk(&mut |path, leaf| {
            if let Leaf::Reference(reference) = leaf {
                see(path, reference);
            }
        });
    }

    /// The finding that the search for quotes took too long.
    pub(super) fn unsearched(&self) -> Option<Finding> {
        let is_over = self.passages.get().is_some_and(Passages::is_search_over);
        is_over.then(|| unsearched(self.limits))
    }

    /// Whether there is a text to search for quotes: not if there are only images, and not in JSON-LD, which mostly has
    /// no text, and otherwise no marks, captions and notes.
    ///
    /// A rule that reports something as missing from the text asks this first.
    pub(crate) fn has_text(&self) -> bool {
        let Article { body, back, .. } = self.article;
        let is_text = |block: &Block| !matches!(block, Block::Figure(_) | Block::Embed(_));
        self.origin != Origin::Jsonld && (!back.is_empty() || body.iter().any(is_text))
    }

    /// The text of body and back matter that is searched for quotes.
    pub(super) fn passages(&self) -> &Passages<'a> {
        self.passages.get_or_init(|| Passages::of(self.article, self.limits))
    }
}

/// Some of the collections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Collections(u8);

impl Collections {
    fn add(&mut self, collection: Collection) {
        self.0 |= 1 << collection as u8;
    }

    fn contains(self, collection: Collection) -> bool {
        self.0 & 1 << collection as u8 != 0
    }
}

/// The part of the index with this `id`.
fn found<'i>(index: &'i [usize], declared: &[Declared<'_>], id: &str) -> &'i [usize] {
    let start = index.partition_point(|&at| declared[at].id < id);
    let end = index.partition_point(|&at| declared[at].id <= id);
    &index[start..end]
}
