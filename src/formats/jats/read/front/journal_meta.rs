//! The publication and its publisher.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Identifier, Issn, Metadata, Organization, OrganizationKind, PlaceKind, Publication, Url};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<journal-meta>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/journal-meta.html)
    pub(super) fn journal_meta(&mut self, journal_meta: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let mut publication =
            metadata.publication.take().unwrap_or_else(|| Publication::named(String::new()));
        let at_publication = at.key(Metadata::PUBLICATION);
        self.note(&at_publication, journal_meta);
        for child in journal_meta.elements() {
            match child.name() {
                "journal-id" => {
                    let scheme =
                        self.attribute(child, "journal-id-type").unwrap_or_else(|| "other".to_owned());
                    let value = self.words(child);
                    publication.identifiers.push(Identifier { scheme, value, url: None });
                }
                "journal-title-group" => {
                    for title in child.elements() {
                        self.journal_title(title, &mut publication, &at_publication);
                    }
                }
                "journal-title" | "abbrev-journal-title" | "journal-subtitle" | "trans-title-group" => {
                    self.journal_title(child, &mut publication, &at_publication);
                }
                "issn" => self.issn(child, &mut publication, &at_publication),
                "issn-l" => {
                    self.note(&at_publication.key(Publication::ISSN_L), child);
                    publication.issn_l = self.words_opt(child).map(Issn);
                }
                "publisher" => self.publisher(child, metadata, at),
                "self-uri" => self.journal_uri(child, &mut publication),
                "contrib-group" | "aff" | "aff-alternatives" | "isbn" | "notes" => {
                    self.keep_unmapped("journal-meta", child);
                }
                _ => self.ignore(child),
            }
        }
        // byline writes the ISSN as identifier if there is no other.
        if let [Identifier { scheme, value, url: None }] = publication.identifiers.as_slice()
            && scheme == "issn"
            && [&publication.issn, &publication.issn_print]
                .into_iter()
                .flatten()
                .any(|issn| issn.canonical() == *value)
        {
            publication.identifiers.clear();
        }
        if publication.title.is_empty() {
            let abbreviated = publication.abbreviated_title.take();
            let named = publication.identifiers.first().map(|identifier| identifier.value.clone());
            publication.title = abbreviated.or(named).unwrap_or_default();
        }
        metadata.publication =
            Some(publication).filter(|publication| *publication != Publication::named(String::new()));
    }

    fn journal_title(&mut self, title: Node<'d>, publication: &mut Publication, at: &Path<'_>) {
        match title.name() {
            "journal-title" if publication.title.is_empty() => {
                self.note(&at.key(Publication::TITLE), title);
                publication.title = self.words(title);
            }
            "abbrev-journal-title" if publication.abbreviated_title.is_none() => {
                self.note(&at.key(Publication::ABBREVIATED_TITLE), title);
                publication.abbreviated_title = self.words_opt(title);
            }
            "journal-title" | "abbrev-journal-title" | "journal-subtitle" | "trans-title-group" => {
                self.keep_unmapped("journal-title-group", title);
            }
            _ => self.ignore(title),
        }
    }

    /// [`<issn>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/issn.html)
    fn issn(&mut self, issn: Node<'d>, publication: &mut Publication, at: &Path<'_>) {
        let Some(value) = self.words_opt(issn).map(Issn) else { return };
        let format = issn.attribute("publication-format").or_else(|| issn.attribute("pub-type"));
        let format = format.map(|format| format.value().to_ascii_lowercase()).unwrap_or_default();
        let (field, key) = match format.as_str() {
            "print" | "ppub" | "print-only" | "pissn" => (&mut publication.issn_print, "issnPrint"),
            "l" | "issn-l" | "linking" => (&mut publication.issn_l, "issnL"),
            _ => (&mut publication.issn, "issn"),
        };
        if field.as_ref().is_some_and(|known| known.canonical() != value.canonical()) {
            return self.keep_unmapped("journal-meta", issn);
        }
        field.get_or_insert(value);
        self.note(&at.key(key), issn);
    }

    /// [`<publisher>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/publisher.html)
    fn publisher(&mut self, publisher: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let (mut name, mut place) = (None, None);
        for child in publisher.elements() {
            match child.name() {
                "publisher-name" if name.is_none() => name = self.words_opt(child),
                "publisher-loc" if place.is_none() => place = self.words_opt(child),
                "publisher-name" | "publisher-loc" => self.ignore(child),
                _ => self.ignore(child),
            }
        }
        let place = place.map(|name| self.place(name, PlaceKind::Place, None, None, publisher));
        let Some(name) = name else { return };
        let organization = Organization { place, ..Organization::named(name, OrganizationKind::default()) };
        let id = self.organization(organization, publisher);
        self.note(&at.key(Metadata::PUBLISHER), publisher);
        metadata.publisher = Some(id);
    }

    fn journal_uri(&mut self, uri: Node<'d>, publication: &mut Publication) {
        let (scheme, url) = (self.attribute(uri, "content-type"), self.attribute(uri, "xlink:href"));
        let named = |identifier: &&mut Identifier| Some(&identifier.scheme) == scheme.as_ref();
        match publication.identifiers.iter_mut().find(named) {
            Some(identifier) if identifier.url.is_none() => identifier.url = url.map(Url),
            _ => self.keep_unmapped("journal-meta", uri),
        }
    }
}
