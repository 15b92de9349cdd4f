//! Works that the article cites or is related to.

use serde::Serialize;

use crate::formats::jsonld::date::date_parts;
use crate::formats::jsonld::identifier::PropertyValue;
use crate::formats::jsonld::publication::Container;
use crate::formats::jsonld::view::{Iri, OneOrMany, Reference, Text, view};
use crate::formats::jsonld::writer::{AGENTS, Writer};
use crate::model::{self, BibliographicName, Id};
use crate::source::Path;

view! {
    /// <https://schema.org/CreativeWork>
    Work {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "@id")]
        id: Iri<'a>,
        name: Option<&'a str>,
        #[serde(rename = "byline:cslType")]
        csl_type: &'a str,
        description: Option<Text<'a>>,
        author: Vec<Creator<'a>>,
        editor: Vec<Creator<'a>>,
        credit_text: OneOrMany<&'a str>,
        #[serde(rename = "byline:editor")]
        literal_editors: OneOrMany<&'a str>,
        date_published: Option<&'a str>,
        #[serde(rename = "byline:datePublished")]
        issued_edtf: Option<&'a str>,
        #[serde(rename = "byline:accessed")]
        accessed: Option<&'a str>,
        publisher: Option<Publisher<'a>>,
        #[serde(rename = "byline:publisherPlace")]
        publisher_place: Option<&'a str>,
        is_part_of: Option<Container<'a>>,
        pagination: Option<&'a str>,
        #[serde(rename = "byline:pagination")]
        own_pagination: Option<&'a str>,
        book_edition: Option<&'a str>,
        #[serde(rename = "byline:edition")]
        own_edition: Option<&'a str>,
        report_number: Option<&'a str>,
        legislation_identifier: Option<&'a str>,
        isbn: Option<&'a str>,
        issn: Option<Text<'a>>,
        in_language: Option<&'a str>,
        url: Option<&'a str>,
        identifier: Vec<PropertyValue<'a>>,
        same_as: Vec<Text<'a>>,
    }
}

/// Somebody who wrote or edited a work.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Creator<'a> {
    Declared(Reference<'a>),
    Person(Box<CitedPerson<'a>>),
}

view! {
    /// <https://schema.org/Person>: a name in a reference.
    CitedPerson {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: Text<'a>,
        given_name: Option<&'a str>,
        family_name: Option<&'a str>,
        honorific_suffix: Option<&'a str>,
    }
}

view! {
    /// <https://schema.org/Organization>: the publisher of a work.
    Publisher {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: &'a str,
        location: Option<&'a str>,
    }
}

impl<'a> Writer<'a> {
    pub(super) fn work(&mut self, at: &Path<'_>, id: &'a Id, work: &'a model::Work) -> Work<'a> {
        let model::Work {
            r#type,
            title,
            authors,
            editors,
            issued,
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
            unstructured,
        } = work;
        let csl = CslType::of(r#type);
        let issued = date_parts(issued.as_ref());
        let mut known = self.work_identifiers(&at.key("identifiers"), identifiers);
        let isbn = identifiers.isbn.as_ref().map(|isbn| isbn.as_str());
        let mut view = Work {
            kind: csl.kind,
            id: self.iri(id),
            name: title.as_deref(),
            csl_type: r#type,
            description: unstructured.as_ref().map(|text| self.line(&at.key("unstructured"), text)),
            date_published: issued.iso,
            issued_edtf: issued.edtf,
            accessed: accessed.as_ref().map(|date| date.as_str()),
            publisher: publisher.as_ref().map(|name| Publisher {
                kind: "Organization",
                name,
                location: publisher_place.as_deref(),
            }),
            publisher_place: publisher_place.as_deref().filter(|_| publisher.is_none()),
            in_language: language.as_ref().map(|language| language.as_str()),
            url: identifiers.url.as_ref().and_then(|url| self.url(&at.key("identifiers").key("url"), url)),
            ..Work::default()
        };
        for (index, author) in authors.iter().enumerate() {
            match self.creator(&at.key("authors").item(index), author) {
                Some(Ok(creator)) => view.author.push(creator),
                Some(Err(literal)) => view.credit_text.0.push(literal),
                None => {}
            }
        }
        for (index, editor) in editors.iter().enumerate() {
            match self.creator(&at.key("editors").item(index), editor) {
                Some(Ok(creator)) => view.editor.push(creator),
                Some(Err(literal)) => view.literal_editors.0.push(literal),
                None => {}
            }
        }
        // Each of these properties belongs to some types only.
        let pages = page.as_deref();
        if csl.has_pages() {
            view.pagination = pages
        } else {
            view.own_pagination = pages
        }
        let edition = edition.as_deref();
        if csl.kind == "Book" {
            view.book_edition = edition
        } else {
            view.own_edition = edition
        }
        match (csl.kind, number.as_deref()) {
            ("Report", number) => view.report_number = number,
            ("Legislation", number) => view.legislation_identifier = number,
            (_, Some(number)) => known.add("number", number, None),
            (_, None) => {}
        }
        match isbn {
            Some(isbn) if csl.kind == "Book" => view.isbn = Some(isbn),
            Some(isbn) => known.add("ISBN", isbn, None),
            None => {}
        }
        let issn = issn.as_ref().map(model::Issn::canonical);
        let issn_of_container = if csl.kind == "Periodical" { None } else { issn.clone() };
        view.issn = issn.filter(|_| csl.kind == "Periodical").map(Text::Owned);
        view.is_part_of = Container::nested(
            issue.as_deref(),
            volume.as_deref(),
            csl.container(container_title.as_deref(), issn_of_container),
        );
        (view.identifier, view.same_as) = (known.values, known.same_as);
        view
    }

    /// A person, or the text that stands for somebody who may be a person or an organization.
    fn creator(
        &mut self,
        at: &Path<'_>,
        name: &'a BibliographicName,
    ) -> Option<Result<Creator<'a>, &'a str>> {
        let BibliographicName { agent, literal, family, given, suffix } = name;
        if let Some(agent) = agent {
            return Some(Ok(Creator::Declared(self.refer(&at.key("agent"), agent.as_str(), AGENTS)?)));
        }
        if let (Some(literal), None, None) = (literal, family, given) {
            return Some(Err(literal));
        }
        let (family, given) = (family.as_deref(), given.as_deref());
        family.or(given)?;
        let name = whole_name(family, given, suffix.as_deref());
        let person = CitedPerson {
            kind: "Person",
            name,
            given_name: given,
            family_name: family,
            honorific_suffix: suffix.as_deref(),
        };
        Some(Ok(Creator::Person(Box::new(person))))
    }
}

/// The name in reading order: given name first, but family name first and close up in Chinese, Japanese and Korean.
fn whole_name<'a>(family: Option<&'a str>, given: Option<&'a str>, suffix: Option<&'a str>) -> Text<'a> {
    let name = match (family, given) {
        (Some(family), Some(given)) if family.chars().all(is_east_asian) => {
            Text::Owned([family, given].concat())
        }
        (Some(family), Some(given)) => Text::Owned([given, " ", family].concat()),
        (name, None) | (None, name) => Text::Borrowed(name.unwrap_or_default()),
    };
    match suffix {
        Some(suffix) => Text::Owned(format!("{name} {suffix}")),
        None => name,
    }
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
}

/// What a CSL type is in schema.org.
struct CslType {
    kind: &'static str,
    /// The type of what such works are part of.
    container: &'static str,
}

impl CslType {
    fn of(csl: &str) -> Self {
        let (kind, container) = match csl {
            "article" => ("ScholarlyArticle", "CreativeWork"),
            "article-journal" => ("ScholarlyArticle", "Periodical"),
            "article-magazine" => ("Article", "Periodical"),
            "article-newspaper" => ("NewsArticle", "Newspaper"),
            "bill" | "regulation" | "treaty" => ("Legislation", "CreativeWork"),
            "book" => ("Book", "BookSeries"),
            "chapter" => ("Chapter", "Book"),
            "dataset" => ("Dataset", "CreativeWork"),
            "document" | "" => ("CreativeWork", "CreativeWork"),
            "entry" | "entry-dictionary" | "entry-encyclopedia" => ("Article", "Book"),
            "legislation" => ("Legislation", "CreativeWork"),
            "manuscript" => ("Manuscript", "CreativeWork"),
            "map" => ("Map", "CreativeWork"),
            "motion_picture" => ("Movie", "CreativeWork"),
            "musical_score" => ("SheetMusic", "CreativeWork"),
            "paper-conference" => ("ScholarlyArticle", "CreativeWork"),
            "periodical" => ("Periodical", "CreativeWork"),
            "personal_communication" => ("Message", "CreativeWork"),
            "post" => ("SocialMediaPosting", "WebSite"),
            "post-weblog" => ("BlogPosting", "Blog"),
            "report" => ("Report", "CreativeWork"),
            "review" | "review-book" => ("CriticReview", "Periodical"),
            "software" => ("SoftwareApplication", "CreativeWork"),
            "song" => ("MusicRecording", "CreativeWork"),
            "thesis" => ("Thesis", "CreativeWork"),
            "webpage" => ("WebPage", "WebSite"),
            _ => ("CreativeWork", "CreativeWork"),
        };
        Self { kind, container }
    }

    /// Whether schema.org knows pages of this type: of articles and chapters.
    fn has_pages(&self) -> bool {
        self.kind.ends_with("Article")
            || self.kind.ends_with("Posting")
            || matches!(self.kind, "Chapter" | "Report")
    }

    fn container<'a>(&self, name: Option<&'a str>, issn: Option<String>) -> Option<Container<'a>> {
        let issn = issn.map(Text::Owned);
        if name.is_none() && issn.is_none() {
            return None;
        }
        // What has an ISSN appears again and again.
        let kind = match self.container {
            "CreativeWork" if issn.is_some() => "CreativeWorkSeries",
            kind => kind,
        };
        let has_issn = kind != "Book";
        let (issn, number) = if has_issn { (issn, None) } else { (None, issn) };
        Some(Container {
            kind,
            name,
            issn: OneOrMany(issn.into_iter().collect()),
            identifier: number.map(|issn| PropertyValue::new("ISSN", issn, None)).into_iter().collect(),
            ..Container::default()
        })
    }
}
