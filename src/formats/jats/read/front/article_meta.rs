//! Metadata of the article, in `<article-meta>` or in the `<front-stub>` of a sub-article.

use crate::formats::jats::read::front::byline::Byline;
use crate::formats::jats::read::front::dates::PublicationDates;
use crate::formats::jats::read::reader::Reader;
use crate::model::{Isbn, Metadata, Publication, WorkIdentifiers};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<article-meta>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/article-meta.html) or
    /// [`<front-stub>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/front-stub.html)
    pub(in crate::formats::jats::read) fn article_meta(
        &mut self,
        article_meta: Node<'d>,
        metadata: &mut Metadata,
        at: &Path<'_>,
    ) {
        let mut byline = Byline::default();
        let mut dates = PublicationDates::default();
        for child in article_meta.elements() {
            match child.name() {
                "article-id" => self.article_id(child, metadata, at),
                "article-categories" => self.article_categories(child, metadata, at),
                "title-group" => self.title_group(child, metadata, at),
                "contrib-group" => self.contrib_group(child, metadata, at, &mut byline),
                "aff" | "aff-alternatives" => byline.loose_affiliation(child),
                "author-notes" => self.author_notes(child, metadata, at, &mut byline),
                "pub-date" => dates.add(child),
                "pub-date-not-available" => metadata.unstated.push("dates.published".to_owned()),
                "volume" | "issue" | "fpage" | "lpage" | "elocation-id" | "page-range" => {
                    self.position(child, metadata, at);
                }
                "isbn" if metadata.identifiers.isbn.is_none() => {
                    self.note(&at.key(Metadata::IDENTIFIERS).key(WorkIdentifiers::ISBN), child);
                    metadata.identifiers.isbn = self.words_opt(child).map(Isbn);
                }
                "history" => self.history(child, metadata, at),
                "pub-history" => self.pub_history(child, metadata, at),
                "permissions" => self.permissions(child, metadata, at),
                // NLM 1 and 2 have the children of `<permissions>` here.
                "copyright-statement" | "copyright-year" | "copyright-holder" | "license" => {
                    self.permission(child, metadata, at);
                }
                "self-uri" => self.self_uri(child, metadata, at),
                "related-article" | "related-object" => self.related(child, metadata, at),
                "abstract" | "trans-abstract" => self.summary(child, metadata, at),
                "kwd-group" => self.kwd_group(child, metadata, at),
                "funding-group" => self.funding_group(child, metadata, at),
                "contract-sponsor" | "contract-num" => self.contract(child, metadata, at),
                "custom-meta-group" | "custom-meta-wrap" => {
                    child.elements().for_each(|meta| self.custom_meta(meta));
                }
                "notes" => self.front_notes(child, metadata, at),
                "article-version"
                | "article-version-alternatives"
                | "volume-id"
                | "volume-series"
                | "issue-id"
                | "issue-title"
                | "issue-title-group"
                | "issue-sponsor"
                | "issue-part"
                | "volume-issue-group"
                | "isbn"
                | "supplement"
                | "email"
                | "ext-link"
                | "uri"
                | "product"
                | "supplementary-material"
                | "support-group"
                | "conference"
                | "counts" => self.keep_unmapped("article-meta", child),
                _ => self.ignore(child),
            }
        }
        self.pub_dates(dates, metadata, at);
        self.link_loose_affiliations(byline, metadata);
    }

    /// The publication of the whole article: also that of a sub-article that names none.
    pub(super) fn publication(&self) -> Publication {
        let whole = self.article.metadata.publication.as_ref();
        Publication::named(whole.map(|whole| whole.title.clone()).unwrap_or_default())
    }

    /// The position of the article in its publication.
    fn position(&mut self, node: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let publication = metadata.publication.get_or_insert_with(|| self.publication());
        let Publication { volume, issue, first_page, last_page, elocation_id, .. } = publication;
        let (field, key) = match node.name() {
            "volume" => (volume, "volume"),
            "issue" => (issue, "issue"),
            "fpage" => (first_page, "firstPage"),
            "lpage" => (last_page, "lastPage"),
            "elocation-id" => (elocation_id, "elocationId"),
            _ => {
                // A range that only repeats the pages is redundant.
                let range = self.words(node).replace(['–', '—'], "-");
                let pages = [first_page.as_deref(), last_page.as_deref()].into_iter().flatten();
                if !range.is_empty() && range != pages.collect::<Vec<_>>().join("-") {
                    self.keep_unmapped("article-meta", node);
                }
                return;
            }
        };
        if field.is_some() {
            return self.keep_unmapped("article-meta", node);
        }
        self.note(&at.key(Metadata::PUBLICATION).key(key), node);
        *field = self.words_opt(node);
    }
}
