//! Sub-articles.

use crate::formats::jats::vocabulary::kind_named;
use crate::formats::jats::write::inlines::are_unwritten;
use crate::formats::jats::write::journal_meta::journal_meta;
use crate::formats::jats::write::notes::Back;
use crate::formats::jats::write::references::own_ref_list;
use crate::formats::jats::write::sections;
use crate::formats::jats::write::writer::Jats;
use crate::formats::jats::write::{article_meta, back};
use crate::model::{Article, ArticleKind, Metadata, Publication, PublicationKind, SubArticle};
use crate::source::xml::WriteXml;
use crate::source::{Path, Pointer};

/// [`<sub-article>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/sub-article.html)
///
/// ```xml
/// <sub-article id="s1" article-type="translation" xml:lang="pt">
///   <front-stub><title-group><article-title>Conselho vota</article-title></title-group></front-stub>
///   <body><p>Votou na segunda-feira.</p></body>
/// </sub-article>
/// ```
pub(super) fn sub_articles<'a>(
    jats: &mut Jats<'a>,
    sub_articles: &'a [SubArticle],
    within: &str,
    at: &Path<'_>,
) {
    for (index, sub_article) in sub_articles.iter().enumerate() {
        let within = format!("{within}subArticles/{index}/");
        self::sub_article(jats, sub_article, &within, &at.item(index));
    }
}

fn sub_article<'a>(jats: &mut Jats<'a>, sub_article: &'a SubArticle, within: &str, at: &Path<'_>) {
    let SubArticle { id, kind, metadata, body, back, sub_articles } = sub_article;
    let outside = std::mem::replace(&mut jats.within, within.to_owned());
    let at_metadata = at.key(SubArticle::METADATA);
    if metadata.kind != ArticleKind::default() && kind_named(kind) != (metadata.kind, true) {
        jats.lose(
            &at_metadata.key(SubArticle::KIND),
            &metadata.kind,
            "JATS takes it from the enclosing article",
        );
    }
    jats.element("sub-article")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr("article-type", kind)
        .attr("xml:lang", metadata.language.as_str())
        .children(|jats| {
            let at_back = at.key(SubArticle::BACK);
            let content = |jats: &mut Jats<'a>| {
                article_meta::content(jats, metadata, Back { sections: back, at: &at_back }, &at_metadata);
            };
            // A stub has no place for a publication of its own.
            let is_elsewhere = metadata.publication.as_ref().is_some_and(|own| is_another(own, jats.article));
            match is_elsewhere {
                true => jats.element("front").children(|jats| {
                    journal_meta(jats, metadata, &at_metadata);
                    jats.element("article-meta").children(content);
                }),
                false => {
                    lose_journal(jats, metadata, &at_metadata);
                    jats.element("front-stub").children(content);
                }
            }
            sections::body(jats, metadata.dateline.as_ref(), body, &at.key(SubArticle::BODY));
            jats.element("back").children_unless_empty(|jats| {
                back::back(jats, back, &at_back);
                own_ref_list(jats, &metadata.references, &at_metadata.key(Metadata::REFERENCES));
            });
            sections::floats_group(jats, &at.key(SubArticle::BODY));
            self::sub_articles(jats, sub_articles, within, &at.key(SubArticle::SUB_ARTICLES));
        });
    jats.within = outside;
}

/// Records what a stub has no place for.
fn lose_journal(jats: &mut Jats<'_>, metadata: &Metadata, at: &Path<'_>) {
    const WHY: &str = "JATS has it only on the enclosing article";
    jats.lose(&at.key(Metadata::PUBLISHER), &metadata.publisher, WHY);
    if let Some(Publication { kind, edition, .. }) = &metadata.publication {
        let at = at.key(Metadata::PUBLICATION);
        if *kind != PublicationKind::default() {
            jats.lose(&at.key(Publication::KIND), kind, WHY);
        }
        jats.lose(&at.key(Publication::EDITION), edition, WHY);
        let is_placed = metadata.publication.as_ref().is_some_and(is_placed);
        if let Some(publication) = metadata.publication.as_ref().filter(|_| !is_placed) {
            jats.lose(&at.key(Publication::TITLE), &publication.title, WHY);
        }
    }
}

/// Whether the position of the article in its publication is stated.
fn is_placed(publication: &Publication) -> bool {
    let Publication { volume, issue, first_page, elocation_id, section, .. } = publication;
    [volume, issue, first_page, elocation_id, section].into_iter().flatten().any(|text| !text.is_empty())
}

/// The place of the first sub-article with another publication that has no ISSN.
pub(super) fn without_issn(article: &Article) -> Option<Pointer> {
    fn first(article: &Article, inner: &[SubArticle], at: &Path<'_>) -> Option<Pointer> {
        inner.iter().enumerate().find_map(|(index, inner)| {
            let at = at.item(index);
            let own = inner.metadata.publication.as_ref().filter(|own| is_another(own, article));
            match own {
                Some(Publication { issn: None, issn_print: None, .. }) => {
                    Some(at.key(SubArticle::METADATA).key(Metadata::PUBLICATION).pointer())
                }
                _ => first(article, &inner.sub_articles, &at.key(SubArticle::SUB_ARTICLES)),
            }
        })
    }
    first(article, &article.sub_articles, &Path::ROOT.key(Article::SUB_ARTICLES))
}

/// The place of the first title with nothing to write, of the article or a sub-article.
pub(super) fn without_title(article: &Article) -> Option<Pointer> {
    fn first(metadata: &Metadata, inner: &[SubArticle], at: &Path<'_>) -> Option<Pointer> {
        if are_unwritten(&metadata.title) {
            return Some(at.key(Article::METADATA).key(Metadata::TITLE).pointer());
        }
        let at = at.key(Article::SUB_ARTICLES);
        let mut inner = inner.iter().enumerate();
        inner.find_map(|(index, inner)| first(&inner.metadata, &inner.sub_articles, &at.item(index)))
    }
    first(&article.metadata, &article.sub_articles, &Path::ROOT)
}

/// Whether a publication is another one than that of the main article.
fn is_another(own: &Publication, article: &Article) -> bool {
    let Publication { title, abbreviated_title, issn, issn_print, issn_l, identifiers, .. } = own;
    let whole = article.metadata.publication.as_ref();
    whole.is_none_or(|whole| whole.title != *title)
        || abbreviated_title.is_some()
        || issn.is_some()
        || issn_print.is_some()
        || issn_l.is_some()
        || !identifiers.is_empty()
}
