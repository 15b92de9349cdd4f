//! Articles within the article.

use crate::formats::jats::article_meta;
use crate::formats::jats::journal_meta::journal_meta;
use crate::formats::jats::references::own_ref_list;
use crate::formats::jats::sections;
use crate::formats::jats::writer::Jats;
use crate::model::{Article, Publication, SubArticle};
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
    let at_metadata = at.key("metadata");
    jats.element("sub-article")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr("article-type", kind)
        .attr("xml:lang", metadata.language.as_str())
        .children(|jats| {
            // A stub has no place for what is said of a publication of its own.
            let is_elsewhere = metadata.publication.as_ref().is_some_and(|own| is_another(own, jats.article));
            match is_elsewhere {
                true => jats.element("front").children(|jats| {
                    journal_meta(jats, metadata);
                    let content = |jats: &mut Jats<'a>| article_meta::content(jats, metadata, &at_metadata);
                    jats.element("article-meta").children(content);
                }),
                false => {
                    let content = |jats: &mut Jats<'a>| article_meta::content(jats, metadata, &at_metadata);
                    jats.element("front-stub").children(content);
                }
            }
            jats.element("body").children_unless_empty(|jats| {
                sections::with_sections(jats, body, &at.key("body"));
            });
            jats.element("back").children_unless_empty(|jats| {
                sections::back(jats, back, &at.key("back"));
                own_ref_list(jats, &metadata.references, &at_metadata.key("references"));
            });
            self::sub_articles(jats, sub_articles, within, &at.key("subArticles"));
        });
    jats.within = outside;
}

/// The first article within the article whose publication is another one and has no ISSN: where it is.
pub(super) fn without_issn(article: &Article) -> Option<Pointer> {
    fn first(article: &Article, inner: &[SubArticle], at: &Path<'_>) -> Option<Pointer> {
        inner.iter().enumerate().find_map(|(index, inner)| {
            let at = at.item(index);
            let own = inner.metadata.publication.as_ref().filter(|own| is_another(own, article));
            match own {
                Some(Publication { issn: None, issn_print: None, .. }) => {
                    Some(at.key("metadata").key("publication").pointer())
                }
                _ => first(article, &inner.sub_articles, &at.key("subArticles")),
            }
        })
    }
    first(article, &article.sub_articles, &Path::ROOT.key("subArticles"))
}

/// Whether a publication is said to be another one than that of the whole article.
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
