//! Reading `<sub-article>` and `<response>`.

use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::vocabulary::kind_named;
use crate::model::{Blocks, Id, Inlines, Language, Metadata, SubArticle};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// The sub-articles of an article. `within` is the path to the list among the kept elements: `subArticles/0/`.
    pub(super) fn sub_articles(&mut self, article: Node<'d>, at: &Path<'_>, within: &str) -> Vec<SubArticle> {
        let is_sub_article = |child: &Node<'_>| child.is("sub-article") || child.is("response");
        // They are large, and while a list of them grows it takes up to three times their size.
        let mut sub_articles = Vec::with_capacity(article.elements().filter(is_sub_article).count());
        for child in article.elements().filter(is_sub_article) {
            if self.is_too_deep(at) {
                self.ignore(child);
                continue;
            }
            let index = sub_articles.len();
            let within = format!("{within}subArticles/{index}/");
            self.depth += 1;
            let sub_article = self.sub_article(child, &at.item(index), &within);
            self.depth -= 1;
            sub_articles.push(sub_article);
        }
        sub_articles
    }

    /// [`<sub-article>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/sub-article.html) or
    /// [`<response>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/response.html)
    fn sub_article(&mut self, node: Node<'d>, at: &Path<'_>, within: &str) -> SubArticle {
        self.note(at, node);
        let outside = std::mem::replace(&mut self.unmapped.article, within.to_owned());
        let references = std::mem::take(&mut self.references);
        let type_name = if node.is("response") { "response-type" } else { "article-type" };
        let kind = node.attribute(type_name).map(|kind| kind.value().into_owned());
        let kind = kind.unwrap_or_else(|| node.name().to_owned());
        let mut around = std::iter::once(node).chain(node.ancestors());
        let language = around.find_map(|node| self.attribute(node, "xml:lang")).map(Language);
        let language = language.unwrap_or_else(|| self.article.metadata.language.clone());
        self.ignore_other_attributes(
            node,
            &["article-type", "response-type", "xml:lang", "id", "dtd-version"],
        );
        let at_metadata = at.key(SubArticle::METADATA);
        let mut metadata = Metadata::new(Inlines::default(), language);
        if let (known, true) = kind_named(&kind) {
            metadata.kind = known;
        }
        let (mut body, mut back) = (Blocks::default(), Vec::new());
        for child in node.elements() {
            match child.name() {
                "processing-meta" => {}
                "front" => self.front(child, &mut metadata, &at_metadata),
                "front-stub" => self.article_meta(child, &mut metadata, &at_metadata),
                "body" => {
                    let text = self.body(child, &mut metadata, &at.key(SubArticle::BODY));
                    body.0.splice(0..0, text.0);
                }
                "floats-group" => {
                    let Blocks(floats) = self.blocks(child, &at.key(SubArticle::BODY));
                    body.0.extend(floats);
                }
                "back" => back = self.back_sections(child, &at.key(SubArticle::BACK)),
                "sub-article" | "response" => {}
                _ => self.ignore(child),
            }
        }
        self.add_conflicts(&mut back, &at.key(SubArticle::BACK));
        metadata.references = self.take_references(&at_metadata.key(Metadata::REFERENCES));
        self.references = references;
        let sub_articles = self.sub_articles(node, &at.key(SubArticle::SUB_ARTICLES), within);
        self.unmapped.article = outside;
        let id = self.attribute(node, "id").filter(|id| Id::could_be(id)).map(Id);
        SubArticle { id, kind, metadata, body, back, sub_articles }
    }
}
