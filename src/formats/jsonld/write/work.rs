//! Works that the article cites or is related to.

use crate::formats::jsonld::vocabulary::{csl_type, work_types};
use crate::formats::jsonld::write::entity::{self, Entity, What};
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::members::is_absolute;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Article, BibliographicName, Inlines, Work, WorkIdentifiers, WorkType};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// <https://schema.org/CreativeWork>
    ///
    /// ```json
    /// { "@type": "Book", "name": "Tides and turbines", "datePublished": "2015", "isbn": "978-9-9999-1234-1"
    /// }
    /// ```
    pub(super) fn work(&mut self, at: &Path<'_>, entity: Entity<'a>, work: &'a Work) {
        let Work {
            r#type,
            label,
            title,
            authors,
            et_al,
            editors,
            issued,
            printed_date,
            accessed,
            container_title,
            publisher,
            publisher_place,
            volume,
            issue,
            page,
            edition,
            number,
            issn,
            language,
            identifiers,
            note,
            unstructured,
        } = work;
        let (node_type, container) = work_types(r#type.as_str());
        let mut known = self.work_identifiers(&at.key(Work::IDENTIFIERS), identifiers, true);
        let isbn = identifiers.isbn.as_ref().map(|isbn| isbn.as_str());
        if let Some(isbn) = isbn.filter(|_| node_type != "Book") {
            known.add_value("ISBN", isbn, None);
        }
        let is_article = node_type.ends_with("Article") || node_type.ends_with("Posting");

        self.node(entity, node_type);
        let title = title.as_ref().map(|title| self.line(&at.key(Work::TITLE), title));
        self.text(if is_article { "headline" } else { "name" }, &at.key(Work::TITLE), title.as_deref());
        self.creators("author", &at.key(Work::AUTHORS), authors);
        self.creators("editor", &at.key(Work::EDITORS), editors);
        self.date("datePublished", &at.key(Work::ISSUED), issued.as_ref());
        self.publisher(at, publisher.as_deref());
        self.lose(&at.key(Work::PUBLISHER_PLACE), publisher_place, "schema.org has no place of publication");
        if node_type == "Book" {
            self.text("bookEdition", &at.key(Work::EDITION), edition.as_deref());
        } else {
            self.lose(&at.key(Work::EDITION), edition, "schema.org has an edition only for books");
        }
        match node_type {
            "Report" => self.text("reportNumber", &at.key(Work::NUMBER), number.as_deref()),
            "Legislation" => self.text("legislationIdentifier", &at.key(Work::NUMBER), number.as_deref()),
            _ => {
                self.lose(&at.key(Work::NUMBER), number, "schema.org has a number only for reports and laws")
            }
        }
        let mut issn = issn.as_ref().map(|issn| issn.canonical());
        if node_type == "Periodical"
            && let Some(issn) = issn.take()
        {
            self.json.text("issn", &issn);
        }
        let spot = [issue.as_deref(), volume.as_deref()];
        self.container(at, container, spot, container_title.as_deref(), issn.as_deref());
        if is_article || matches!(node_type, "Chapter" | "Report") {
            self.text("pagination", &at.key(Work::PAGE), page.as_deref());
        } else {
            self.lose(&at.key(Work::PAGE), page, "schema.org has pages only for articles and chapters");
        }
        if node_type == "Book" {
            self.text("isbn", &at.key(Work::IDENTIFIERS).key(WorkIdentifiers::ISBN), isbn);
        }
        let url = identifiers.url.as_ref().map(|url| url.as_str());
        self.address("url", &at.key(Work::IDENTIFIERS).key(WorkIdentifiers::URL), url);
        self.language("inLanguage", &at.key(Work::LANGUAGE), language.as_ref());
        self.same_as(at, &known.addresses, &[], &[]);
        self.identifiers(&at.key(Work::IDENTIFIERS).key(WorkIdentifiers::OTHER), &known, &identifiers.other);
        self.json.end();
        if csl_type(Some(node_type)) != r#type.as_str() && *r#type != WorkType::default() {
            self.lose(
                &at.key(Work::TYPE),
                r#type,
                "schema.org has no such work type, or requires more for it",
            );
        }
        self.lose(&at.key(Work::LABEL), label, "schema.org has no labels of references");
        self.lose(&at.key(Work::ET_AL), &et_al.then_some(true), "schema.org lists authors only");
        self.lose(&at.key(Work::PRINTED_DATE), printed_date, "schema.org has only the date itself");
        self.lose(&at.key(Work::NOTE), note, "schema.org has no remarks on references");
        self.lose(&at.key(Work::ACCESSED), accessed, "schema.org has no access date");
        self.lose(
            &at.key(Work::UNSTRUCTURED),
            unstructured,
            "the parts of the reference are written instead",
        );
    }

    /// A reference with only a printed text, written as a text; returns whether it is one.
    pub(super) fn cited_in_words(&mut self, list: &mut List, entity: Entity<'a>) -> bool {
        let What::Work(work) = entity.what else { return false };
        let Some(words) = printed(work).filter(|_| !self.state(entity).is_placed()) else { return false };
        let map = Path::ROOT.key(Article::WORKS);
        let at = map.key(entity.id.as_str());
        let line = words.plain_text();
        // A URL alone is not a printed reference.
        if line.trim().is_empty() || line.contains("://") && !line.contains(' ') {
            return false;
        }
        list.item(&mut self.json);
        let line = self.line(&at.key(Work::UNSTRUCTURED), words);
        self.json.string(&line);
        self.placed_as_text(entity);
        let why = "a reference without a title is written as printed";
        self.losses.note_all_but(&at, work, &[Work::UNSTRUCTURED], why);
        true
    }

    /// <https://schema.org/Organization>
    fn publisher(&mut self, at: &Path<'_>, name: Option<&str>) {
        let Some(name) = name else { return };
        if name.trim().is_empty() {
            return self.lose(&at.key(Work::PUBLISHER), &name, "it is blank");
        }
        self.json.key(Work::PUBLISHER);
        self.json.node("Organization");
        self.json.text("name", name);
        self.json.end();
    }

    /// The authors or editors of a work: references to declared ones, others as plain people.
    fn creators(&mut self, key: &'static str, at: &Path<'_>, names: &'a [BibliographicName]) {
        let mut list = List::new(key);
        for (index, name) in names.iter().enumerate() {
            self.creator(&mut list, &at.item(index), name);
        }
        list.end(&mut self.json);
    }

    /// <https://schema.org/Person>: a name in a reference
    fn creator(&mut self, list: &mut List, at: &Path<'_>, name: &'a BibliographicName) {
        let BibliographicName { agent, literal, family, given, suffix } = name;
        let entity = agent
            .as_ref()
            .and_then(|agent| self.found(&at.key(BibliographicName::AGENT), agent.as_str(), entity::agent));
        let stated = |text: &'a Option<String>| text.as_deref().filter(|text| !text.trim().is_empty());
        let [stated_family, stated_given, stated_literal] = [family, given, literal].map(stated);
        let has_parts = stated_family.is_some() || stated_given.is_some();
        let why = "a name is written once";
        if let Some(entity) = entity {
            list.item(&mut self.json);
            // It is written in full among contributors or mentions.
            self.refer(entity);
            return self.losses.note_all_but(at, name, &[BibliographicName::AGENT], why);
        }
        if !has_parts && stated_literal.is_none() {
            self.lose(&at.key(BibliographicName::LITERAL), literal, "it is blank");
            self.lose(&at.key(BibliographicName::FAMILY), family, "it is blank");
            self.lose(&at.key(BibliographicName::GIVEN), given, "it is blank");
            return self.lose(&at.key(BibliographicName::SUFFIX), suffix, "no name precedes it");
        }
        list.item(&mut self.json);
        self.json.node("Person");
        if has_parts {
            self.json.text("name", &whole_name(stated_family, stated_given, stated(suffix)));
            self.lose(&at.key(BibliographicName::LITERAL), literal, why);
        } else {
            self.text("name", &at.key(BibliographicName::LITERAL), stated_literal);
        }
        self.text("givenName", &at.key(BibliographicName::GIVEN), given.as_deref());
        self.text("familyName", &at.key(BibliographicName::FAMILY), family.as_deref());
        self.text("honorificSuffix", &at.key(BibliographicName::SUFFIX), suffix.as_deref());
        self.json.end();
    }
}

/// The name in reading order: given name first, but family name first without a space in Chinese, Japanese and Korean.
fn whole_name(family: Option<&str>, given: Option<&str>, suffix: Option<&str>) -> String {
    let mut name = match (family, given) {
        (Some(family), Some(given)) if family.chars().all(is_east_asian) => [family, given].concat(),
        (Some(family), Some(given)) => [given, " ", family].concat(),
        (name, None) | (None, name) => name.unwrap_or_default().to_owned(),
    };
    if let Some(suffix) = suffix {
        name.push(' ');
        name.push_str(suffix);
    }
    name
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether more is known of a work than its type and printed reference.
pub(super) fn says_anything(work: &Work) -> bool {
    let Work { authors, issued, container_title, publisher, identifiers, .. } = work;
    let is_stated = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    work.plain_title().is_some()
        || is_stated(container_title)
        || is_stated(publisher)
        || identifiers.doi.as_ref().is_some_and(|doi| doi.is_well_formed())
        || identifiers.url.as_ref().is_some_and(|url| is_absolute(url.as_str()))
        || issued.as_ref().is_some_and(|date| date.as_iso().is_some())
        || authors.iter().any(|author| is_stated(&author.family) || is_stated(&author.literal))
}

/// The printed reference of a work without a title.
pub(super) fn printed(work: &Work) -> Option<&Inlines> {
    work.unstructured.as_ref().filter(|_| work.plain_title().is_none())
}
