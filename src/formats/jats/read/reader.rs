//! The reader: the document, the article in the making, and what has to be kept in mind on the way.

use crate::formats::ids::Ids;
use crate::formats::jats::read::losses::Losses;
use crate::formats::jats::read::places::Places;
use crate::model::{Article, Inlines, Language};
use crate::source::Path;
use crate::source::xml::{Document, Node};

/// An article in the making.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    /// What has been read so far. People, organizations and so on are declared as they are met.
    pub(super) article: Article,
    /// The ids that are taken, and those that are made from names.
    pub(super) ids: Ids<'d>,
    pub(super) losses: Losses,
    pub(super) places: Places,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document<'d>, places: Places) -> Self {
        // The DTDs' default for `xml:lang`.
        let article = Article::new(Inlines::default(), Language::from("en"));
        Self { document, article, ids: ids_of(document), losses: Losses::default(), places }
    }

    /// The article, and what of the document it has no place for.
    pub(super) fn read(mut self) -> (Article, Losses) {
        self.read_all();
        (self.article, self.losses)
    }

    pub(super) fn read_all(&mut self) {
        let root = self.document.root();
        self.article_element(root);
    }

    /// [`<article>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/article.html)
    fn article_element(&mut self, article: Node<'d>) {
        // TODO(front): xml:lang, article-type, dtd-version, front, floats-group, sub-articles, residue
        for child in article.elements() {
            match child.name() {
                "front" => self.front(child),
                "body" => {
                    let body = self.body(child, &Path::ROOT.key("body"));
                    self.article.body = body;
                }
                "back" => self.back(child),
                "sub-article" | "response" => self.sub_article(child),
                _ => self.ignore(child),
            }
        }
    }

    /// Takes note that what stands at `at` in the article was read from this node.
    pub(super) fn note(&mut self, at: &Path<'_>, node: Node<'d>) {
        self.places.note(at, node, None);
    }

    /// Takes note that what stands at `at` in the article was read from an attribute of this node.
    pub(super) fn note_attribute(&mut self, at: &Path<'_>, node: Node<'d>, attribute: &'static str) {
        self.places.note(at, node, Some(attribute));
    }

    /// Takes note that an element is not understood, and that the article has nothing of what it says.
    pub(super) fn ignore(&mut self, node: Node<'d>) {
        self.losses.element(node);
    }

    /// Takes note of all attributes of an element but those that are `known`: the article has no place for them.
    pub(super) fn ignore_other_attributes(&mut self, node: Node<'d>, known: &[&str]) {
        for attribute in node.attributes() {
            let name = attribute.qualified_name();
            if !known.contains(&name) && !name.starts_with("xmlns") {
                self.losses.attribute(node, attribute);
            }
        }
    }
}

/// All ids of the document are taken, whether or not the article will have them.
fn ids_of<'d>(document: &'d Document<'d>) -> Ids<'d> {
    let ids = document.nodes().filter(|node| node.is_element()).filter_map(|node| node.attribute("id"));
    Ids::taken(ids.map(|id| id.value()))
}
