//! The reader: the document, the article under construction, and state shared by the elements.

use std::cell::{Cell, OnceCell};

use crate::formats::import::Ids;
use crate::formats::import::Losses;
use crate::formats::jats::read::body::Flow;
use crate::formats::jats::read::front::{Agents, Unmapped};
use crate::formats::jats::read::places::{Places, Spot};
use crate::formats::jats::read::unread::says_nothing;
use crate::formats::jats::vocabulary::kind_named;
use crate::model::{Article, Inlines, Language, Leaf, Metadata, WorkRef};
use crate::source::Path;
use crate::source::hash::{HashMap, HashSet};
use crate::source::xml::{Attribute, Document, Node, NodeId};

/// An article under construction.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    /// What has been read so far. People, organizations and so on are declared when first met.
    pub(super) article: Article,
    /// The ids in use, and those generated from names.
    pub(super) ids: Ids<'d>,
    pub(super) losses: Losses,
    /// The elements that are lost, or kept unchanged.
    settled: HashSet<NodeId>,
    pub(super) places: Places,
    /// How deeply the current text is nested.
    pub(super) depth: usize,
    /// The declarations, for lookup by name.
    pub(super) agents: Agents,
    /// Parts of the front that the article has no field for.
    pub(super) unmapped: Unmapped,
    /// The reference list of the article, or of the sub-article being read.
    pub(super) references: Vec<(WorkRef, Node<'d>)>,
    /// Conflict of interest statements among the author notes, which become sections after the body.
    pub(super) conflicts: Vec<Node<'d>>,
    /// The references whose labels are their numbers, once needed.
    pub(super) numbered: OnceCell<HashMap<String, String>>,
    /// Whether a citation without text shows such numbers.
    pub(super) has_numbers: Cell<bool>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        Self {
            document,
            // The DTDs' default for `xml:lang`.
            article: Article::new(Inlines::default(), Language::from("en")),
            ids: ids_of(document),
            losses: Losses::default(),
            settled: HashSet::default(),
            places: Places::wanted(),
            agents: Agents::default(),
            unmapped: Unmapped::default(),
            references: Vec::new(),
            conflicts: Vec::new(),
            numbered: OnceCell::new(),
            has_numbers: Cell::new(false),
            depth: 0,
        }
    }

    /// Returns the article, what it has no place for, and where its parts are.
    pub(super) fn read(mut self) -> (Article, Losses, Places) {
        let root = self.document.root();
        self.article_element(root);
        self.remove_implied_labels();
        let unmapped = std::mem::take(&mut self.unmapped);
        unmapped.put_into(&mut self.article.extensions);
        self.lose_ids();
        self.lose_unread();
        (self.article, self.losses, self.places)
    }

    /// Whether an element is lost, or kept unchanged.
    pub(super) fn is_settled(&self, node: Node<'d>) -> bool {
        self.settled.contains(&node.id())
    }

    /// Records that an element is kept unchanged, or lost.
    pub(super) fn settle(&mut self, node: Node<'d>) {
        self.settled.insert(node.id());
    }

    /// Records the ids that are not in the article, unless their element is lost.
    fn lose_ids(&mut self) {
        let mut kept: HashSet<&str> = HashSet::default();
        self.article.walk(&mut |_, leaf| match leaf {
            Leaf::Id(id, _) => drop(kept.insert(id.as_str())),
            // Markup that is kept unchanged.
            leaf if leaf.as_str().starts_with('<') => {
                let attributes = leaf.as_str().split_whitespace();
                let ids = attributes.filter_map(|text| text.strip_prefix("id=")?.get(1..));
                kept.extend(ids.filter_map(|text| text.split(['"', '\'']).next()));
            }
            _ => {}
        });
        for (id, node) in self.document.ids().filter(|(id, _)| !kept.contains(&*id.value())) {
            let mut around = std::iter::once(node).chain(node.ancestors());
            if !around.any(|node| self.is_settled(node)) {
                self.losses.lose(format!("{}/@id", node.name()), id.name_span());
            }
        }
    }

    /// [`<article>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/article.html)
    fn article_element(&mut self, article: Node<'d>) {
        const KNOWN: [&str; 4] = ["article-type", "dtd-version", "xml:lang", "xsi:noNamespaceSchemaLocation"];
        self.ignore_other_attributes(article, &KNOWN);
        let at = Path::ROOT.key(Article::METADATA);
        let mut metadata = self.metadata_of(article, &at);
        for child in article.elements() {
            match child.name() {
                "processing-meta" => {} // about the file, not about the article
                "front" => self.front(child, &mut metadata, &at),
                "body" => {
                    let body = self.body(child, &mut metadata, &Path::ROOT.key(Article::BODY));
                    self.article.body.0.splice(0..0, body.0);
                }
                // Figures and tables of this group belong where they are first referred to, which the document does not
                // state.
                "floats-wrap" | "floats-group" => {
                    let mut body = std::mem::take(&mut self.article.body.0);
                    self.flow(child.children(), Flow::Blocks, &Path::ROOT.key(Article::BODY), &mut body);
                    self.article.body.0 = body;
                }
                "back" => self.back(child),
                "sub-article" | "response" => {}
                _ => self.ignore(child),
            }
        }
        let mut back = std::mem::take(&mut self.article.back);
        self.add_conflicts(&mut back, &Path::ROOT.key(Article::BACK));
        self.article.back = back;
        metadata.references = self.take_references(&at.key(Metadata::REFERENCES));
        self.join_related_with_references(&mut metadata);
        self.article.metadata = metadata;
        let at = Path::ROOT.key(Article::SUB_ARTICLES);
        self.article.sub_articles = self.sub_articles(article, &at, "");
    }

    /// The metadata from the attributes of `<article>` only.
    fn metadata_of(&mut self, article: Node<'d>, at: &Path<'_>) -> Metadata {
        if let Some(language) = article.attribute("xml:lang") {
            self.note_attribute(&at.key(Metadata::LANGUAGE), article, "xml:lang");
            self.article.metadata.language = Language(language.value().into_owned());
        }
        let mut metadata = Metadata::new(Inlines::default(), self.article.metadata.language.clone());
        if let Some(article_type) = article.attribute("article-type") {
            self.note_attribute(&at.key(Metadata::KIND), article, "article-type");
            let (kind, is_exact) = kind_named(&article_type.value());
            metadata.kind = kind;
            if !is_exact {
                self.lose_attribute(article, article_type);
            }
        }
        metadata
    }

    /// Records that `at` in the article was read from this node.
    pub(super) fn note(&mut self, at: &Path<'_>, node: Node<'d>) {
        self.places.set(at, Spot::node(node));
    }

    /// Records that `at` in the article was read from an attribute of this node.
    pub(super) fn note_attribute(&mut self, at: &Path<'_>, node: Node<'d>, attribute: &'static str) {
        self.places.set(at, Spot::attribute(node, attribute));
    }

    /// Records that an element is not understood and the article has nothing of it.
    pub(super) fn ignore(&mut self, node: Node<'d>) {
        self.settle(node);
        let parent = node.parent().map_or("", |parent| parent.name());
        self.losses.lose(format!("{parent}/{}", node.name()), node.name_span());
    }

    /// Records the text of an element as lost; the element itself is not.
    pub(super) fn lose_text(&mut self, node: Node<'d>) {
        self.losses.lose(format!("{}/text()", node.name()), node.name_span());
    }

    /// Records an attribute that the article has no place for; ids are checked at the end.
    pub(super) fn lose_attribute(&mut self, node: Node<'d>, attribute: Attribute<'d>) {
        if attribute.qualified_name() == "id" {
            return;
        }
        let what = format!("{}/@{}", node.name(), attribute.qualified_name());
        self.losses.lose(what, attribute.name_span());
    }

    /// Records all attributes of an element but those in `known` as lost.
    pub(super) fn ignore_other_attributes(&mut self, node: Node<'d>, known: &[&str]) {
        for attribute in node.attributes() {
            let name = attribute.qualified_name();
            if !known.contains(&name) && !says_nothing(&attribute) {
                self.lose_attribute(node, attribute);
            }
        }
    }
}

/// Reserves all ids of the document, whether or not the article will have them.
fn ids_of<'d>(document: &'d Document<'d>) -> Ids<'d> {
    Ids::taken(document.ids().map(|(id, _)| id.value()))
}
