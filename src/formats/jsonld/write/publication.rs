//! What contains the article or a cited work: issue, volume, periodical.

use crate::formats::jsonld::vocabulary::{publication_kind, publication_type};
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Issn, Publication, Work};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// The section, which is written before the publication.
    pub(super) fn section(&mut self, at: &Path<'_>, publication: Option<&'a Publication>) {
        let section = publication.and_then(|publication| publication.section.as_deref());
        self.text("articleSection", &at.key(Publication::SECTION), section);
    }

    /// <https://schema.org/Periodical>, within its issue and volume
    ///
    /// ```json
    /// [{ "@type": "PublicationIssue", "issueNumber": "7", "isPartOf": { "@type": "Periodical", "name":
    /// "Harbour Review" } }]
    /// ```
    pub(super) fn publication(&mut self, list: &mut List, at: &Path<'_>, publication: &'a Publication) {
        let Publication {
            title,
            kind,
            abbreviated_title,
            issn,
            issn_print,
            issn_l,
            identifiers,
            volume,
            issue,
            first_page: _,
            last_page: _,
            elocation_id: _,
            edition: _,
            section: _,
        } = publication;
        list.item(&mut self.json);
        let levels = self.levels(at, [issue.as_deref(), volume.as_deref()], true);
        let node_type = publication_type(*kind);
        self.json.node(node_type);
        self.json.text("name", title);
        self.text("alternateName", &at.key(Publication::ABBREVIATED_TITLE), abbreviated_title.as_deref());
        let mut numbers = List::new("issn");
        let online = issn.as_ref().map(Issn::canonical);
        let print = issn_print.as_ref().map(Issn::canonical);
        for number in [&online, &print.clone().filter(|_| online != print)].into_iter().flatten() {
            numbers.string(&mut self.json, number);
        }
        numbers.end(&mut self.json);
        self.json.end();
        self.close(levels);
        if publication_kind(Some(node_type)) != *kind {
            self.lose(&at.key(Publication::KIND), kind, "schema.org has no type for it");
        }
        if online.is_none() || online == print {
            self.lose(
                &at.key(Publication::ISSN_PRINT),
                issn_print,
                "the first ISSN is taken as that of the online edition",
            );
        }
        self.lose(&at.key(Publication::ISSN_L), issn_l, "schema.org does not distinguish ISSNs");
        self.lose(&at.key(Publication::IDENTIFIERS), identifiers, "a publication is identified by its ISSN");
    }

    /// Pages and edition: the position of the article in the publication.
    pub(super) fn pages(&mut self, at: &Path<'_>, publication: &'a Publication, is_news: bool) {
        self.text("pageStart", &at.key(Publication::FIRST_PAGE), publication.first_page.as_deref());
        self.text("pageEnd", &at.key(Publication::LAST_PAGE), publication.last_page.as_deref());
        self.text("pagination", &at.key(Publication::ELOCATION_ID), publication.elocation_id.as_deref());
        if is_news {
            self.text("printEdition", &at.key(Publication::EDITION), publication.edition.as_deref());
        } else {
            self.lose(
                &at.key(Publication::EDITION),
                &publication.edition,
                "schema.org has it only for news articles",
            );
        }
    }

    /// The container of a cited work.
    pub(super) fn container(
        &mut self,
        at: &Path<'_>,
        kind: &str,
        spot: [Option<&str>; 2],
        title: Option<&str>,
        issn: Option<&str>,
    ) {
        // Book editions have no property in schema.org. A container with an edition is a serial.
        let number = issn.filter(|issn| kind != "Book" && !issn.trim().is_empty());
        let kind = if kind == "CreativeWork" && number.is_some() { "CreativeWorkSeries" } else { kind };
        if number.is_none() {
            self.lose(&at.key(Publication::ISSN), &issn, "schema.org has no ISSN for books");
        }
        let has_whole = stated(title) || number.is_some();
        if !has_whole && !spot.into_iter().any(stated) {
            self.lose(&at.key(Work::CONTAINER_TITLE), &title, "it is blank");
            self.lose(&at.key(Publication::ISSUE), &spot[0], "it is blank");
            return self.lose(&at.key(Publication::VOLUME), &spot[1], "it is blank");
        }
        self.json.key("isPartOf");
        self.json.open('[');
        self.json.item();
        let levels = self.levels(at, spot, has_whole);
        if has_whole {
            self.json.node(kind);
            self.text("name", &at.key(Work::CONTAINER_TITLE), title);
            let mut numbers = List::new("issn");
            number.iter().for_each(|number| numbers.string(&mut self.json, number));
            numbers.end(&mut self.json);
            self.json.end();
        }
        self.close(levels);
        self.json.close(']');
    }

    /// Begins the issue and the volume, each part of the next; returns how many there are.
    fn levels(&mut self, at: &Path<'_>, spot: [Option<&str>; 2], has_whole: bool) -> usize {
        const LEVELS: [(&str, &str, &str); 2] =
            [("PublicationIssue", "issueNumber", "issue"), ("PublicationVolume", "volumeNumber", "volume")];
        let mut levels = 0;
        for (index, (kind, key, field)) in LEVELS.into_iter().enumerate() {
            if !stated(spot[index]) {
                self.text(key, &at.key(field), spot[index]);
                continue;
            }
            self.json.node(kind);
            self.text(key, &at.key(field), spot[index]);
            levels += 1;
            if has_whole || spot[index + 1..].iter().copied().any(stated) {
                self.json.key("isPartOf");
            }
        }
        levels
    }

    fn close(&mut self, levels: usize) {
        (0..levels).for_each(|_| self.json.end());
    }
}

fn stated(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}
