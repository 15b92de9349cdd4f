//! Identifiers of the article and of the works it refers to.

use crate::formats::jats::read::reader::Reader;
use crate::model::{
    Doi, Identifier, Isbn, Metadata, Pmcid, Pmid, Scheme, Uri, Url, WikidataId, WorkIdentifiers,
};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<article-id>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/article-id.html)
    pub(super) fn article_id(&mut self, article_id: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let key = self.work_identifier(article_id, &mut metadata.identifiers);
        let identifiers = at.key(Metadata::IDENTIFIERS);
        match key {
            Some("other") => {
                let index = metadata.identifiers.other.len().saturating_sub(1);
                self.note(&identifiers.key(WorkIdentifiers::OTHER).item(index), article_id);
            }
            Some(key) => self.note(&identifiers.key(key), article_id),
            None => {}
        }
    }

    /// Adds a `<pub-id>` or `<article-id>`, and returns the field that has it.
    pub(in crate::formats::jats::read) fn work_identifier(
        &mut self,
        id: Node<'d>,
        identifiers: &mut WorkIdentifiers,
    ) -> Option<&'static str> {
        let value = self.words_opt(id)?;
        let scheme = self.attribute(id, "pub-id-type").unwrap_or_default();
        let scheme = match scheme.as_str() {
            // SciELO gives an article several numbers, all of type `publisher-id`.
            "custom" | "publisher-id" | "other" | "" => {
                let custom = self.attribute(id, "custom-type").or_else(|| self.attribute(id, "specific-use"));
                custom.unwrap_or(scheme)
            }
            _ => scheme,
        };
        let url = self.attribute(id, "xlink:href").map(Url);
        Some(add_identifier(identifiers, &scheme, value, url))
    }

    /// [`<self-uri>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/self-uri.html)
    pub(super) fn self_uri(&mut self, uri: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let href = self.attribute(uri, "xlink:href");
        // byline writes the title there.
        let words = self.words(uri);
        let is_said =
            words.is_empty() || words == metadata.title.plain_text() || href.as_ref() == Some(&words);
        let content_type = self.attribute(uri, "content-type");
        let is_page = matches!(content_type.as_deref(), None | Some("html" | "text/html"));
        let identifiers = &mut metadata.identifiers;
        match href {
            Some(href) if is_page && identifiers.url.is_none() && href.contains("://") => {
                self.note_attribute(
                    &at.key(Metadata::IDENTIFIERS).key(WorkIdentifiers::URL),
                    uri,
                    "xlink:href",
                );
                identifiers.url = Some(Url(href));
                if !is_said {
                    self.lose_text(uri);
                }
            }
            Some(href) => {
                let named = |other: &&mut Identifier| {
                    Some(&other.scheme) == content_type.as_ref() && other.url.is_none()
                };
                match identifiers.other.iter_mut().find(named) {
                    Some(other) => other.url = Some(Url(href)),
                    None => self.keep_unmapped("article-meta", uri),
                }
            }
            None => self.keep_unmapped("article-meta", uri),
        }
    }
}

/// Adds an identifier of a work: to the field of its scheme if that is empty, otherwise to the list of others.
pub(in crate::formats::jats::read) fn add_identifier(
    identifiers: &mut WorkIdentifiers,
    scheme: &str,
    value: String,
    url: Option<Url>,
) -> &'static str {
    let WorkIdentifiers { doi, url: _, uri, pmid, pmcid, isbn, wikidata, other } = identifiers;
    match scheme {
        "doi" if doi.is_none() => {
            let bare = Scheme::Doi.read(&value).filter(|_| !value.starts_with("10."));
            *doi = Some(Doi(bare.unwrap_or(value)));
            "doi"
        }
        "pmid" if pmid.is_none() => {
            *pmid = Some(Pmid(value));
            "pmid"
        }
        "pmc" | "pmcid" if pmcid.is_none() => {
            let is_number = value.bytes().all(|b| b.is_ascii_digit());
            *pmcid = Some(Pmcid(if is_number { format!("PMC{value}") } else { value }));
            "pmcid"
        }
        "uri" if uri.is_none() => {
            *uri = Some(Uri(value));
            "uri"
        }
        "isbn" if isbn.is_none() => {
            *isbn = Some(Isbn(value));
            "isbn"
        }
        "wikidata" if wikidata.is_none() => {
            *wikidata = Some(WikidataId(Scheme::Wikidata.read(&value).unwrap_or(value)));
            "wikidata"
        }
        _ => {
            let scheme = if scheme.is_empty() { "other" } else { scheme };
            other.push(Identifier { scheme: scheme.to_owned(), value, url });
            "other"
        }
    }
}
