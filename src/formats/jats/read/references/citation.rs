//! The parts of a citation.

use crate::formats::jats::read::front::calendar_words;
use crate::formats::jats::read::front::{DateParts, add_address};
use crate::formats::jats::read::reader::Reader;
use crate::model::{BibliographicName, Date, Isbn, Issn, Scheme, Work};
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// Reads the elements of a citation that a work has fields for, wherever they are in its text.
    pub(in crate::formats::jats::read) fn citation_parts(&mut self, citation: Node<'d>, work: &mut Work) {
        let mut parts = Parts::default();
        self.collect(citation, work, &mut parts);
        let Parts {
            titles,
            chapter,
            source,
            is_container,
            date,
            first_page,
            last_page,
            page_range,
            elocation_id,
        } = parts;
        work.title = titles;
        work.container_title = source;
        if let Some(chapter) = chapter {
            // The "article title" of a book next to a chapter title is that of the book.
            let whole = work.title.replace(chapter);
            work.container_title = work.container_title.take().or(whole);
        }
        if work.title.is_none() && !is_container {
            work.title = work.container_title.take();
        }
        work.issued = date.date();
        work.page = page_range.or_else(|| match (first_page, last_page) {
            (Some(first), Some(last)) => Some(format!("{first}–{last}")),
            (first, last) => first.or(last).or(elocation_id),
        });
    }

    fn collect(&mut self, node: Node<'d>, work: &mut Work, parts: &mut Parts) {
        for child in node.elements() {
            match child.name() {
                "person-group" => self.person_group(child, work),
                "name" | "string-name" | "collab" | "name-alternatives" | "collab-alternatives" => {
                    let name = self.bibliographic_name(child);
                    work.authors.extend(name);
                }
                "article-title" | "data-title" => put(&mut parts.titles, self.words_opt(child)),
                "chapter-title" | "part-title" => put(&mut parts.chapter, self.words_opt(child)),
                "source" => {
                    parts.is_container |=
                        self.attribute(child, "content-type").as_deref() == Some("container");
                    put(&mut parts.source, self.words_opt(child));
                }
                "edition" => put(&mut work.edition, self.words_opt(child)),
                "publisher-name" => put(&mut work.publisher, self.words_opt(child)),
                "publisher-loc" => put(&mut work.publisher_place, self.words_opt(child)),
                "volume" => put(&mut work.volume, self.words_opt(child)),
                "issue" => put(&mut work.issue, self.words_opt(child)),
                "fpage" => put(&mut parts.first_page, self.words_opt(child)),
                "lpage" => put(&mut parts.last_page, self.words_opt(child)),
                "page-range" => put(&mut parts.page_range, self.words_opt(child)),
                "elocation-id" => put(&mut parts.elocation_id, self.words_opt(child)),
                "issn" | "issn-l" => put(&mut work.issn, self.words_opt(child).map(Issn)),
                "isbn" => put(&mut work.identifiers.isbn, self.words_opt(child).map(Isbn)),
                "day" | "month" | "season" | "year" | "string-date" | "date" => {
                    self.cited_date(child, &mut parts.date)
                }
                "pub-id" | "object-id" => self.pub_id(child, work),
                "ext-link" | "uri" | "self-uri" => self.cited_address(child, work),
                "date-in-citation" | "access-date" => {
                    let is_access =
                        self.attribute(child, "content-type").is_none_or(|found| found.contains("access"));
                    if is_access && work.accessed.is_none() {
                        work.accessed = self.accessed(child);
                    }
                }
                "comment" | "italic" | "bold" | "styled-content" | "sup" | "sub" | "sc" | "underline"
                | "annotation" => {
                    self.collect(child, work, parts);
                }
                _ => {} // in the text
            }
        }
    }

    /// [`<person-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/person-group.html)
    fn person_group(&mut self, group: Node<'d>, work: &mut Work) {
        let group_type = self.attribute(group, "person-group-type").unwrap_or_default().to_ascii_lowercase();
        let is_editor = group_type.contains("editor") || group_type == "ed";
        let is_author =
            matches!(group_type.as_str(), "" | "author" | "authors" | "allauthors" | "aut" | "inventor");
        if !is_editor && !is_author {
            return; // in the text
        }
        for child in group.elements() {
            let name = self.bibliographic_name(child);
            let names = if is_editor { &mut work.editors } else { &mut work.authors };
            names.extend(name);
        }
    }

    /// A name in a reference.
    pub(in crate::formats::jats::read) fn bibliographic_name(
        &mut self,
        node: Node<'d>,
    ) -> Option<BibliographicName> {
        if let Some([parts, printed]) = parts_and_printed(node) {
            let literal = self.words_opt(printed);
            return Some(BibliographicName { literal, ..self.bibliographic_name(parts)? });
        }
        let node = match node.name() {
            "name-alternatives" | "collab-alternatives" => node.elements().next()?,
            _ => node,
        };
        let part = |reader: &Self, name| node.child(name).and_then(|part| reader.words_opt(part));
        let (family, given, suffix) =
            (part(self, "surname"), part(self, "given-names"), part(self, "suffix"));
        match node.name() {
            "name" | "string-name" if family.is_some() || given.is_some() && node.is("name") => {
                let literal = None;
                Some(BibliographicName { agent: None, literal, family, given, suffix })
            }
            "name" | "string-name" | "collab" | "anonymous" | "institution" => {
                let literal = Some(self.words_opt(node)?);
                Some(BibliographicName { literal, ..BibliographicName::default() })
            }
            _ => None, // `et al.` and what is not a name: in the text
        }
    }

    fn cited_date(&mut self, node: Node<'d>, parts: &mut DateParts) {
        match node.name() {
            "date" => node.elements().for_each(|part| self.cited_date(part, parts)),
            _ => self.date_part(node, parts),
        }
    }

    fn accessed(&mut self, node: Node<'d>) -> Option<Date> {
        if let Some(iso) = self.attribute(node, "iso-8601-date").map(Date)
            && iso.as_iso().is_some()
        {
            return Some(iso);
        }
        if node.elements().any(|part| part.is("year")) {
            return self.date(node);
        }
        let words = self.words_opt(node)?;
        let date = Date(words);
        if date.edtf().is_ok() { Some(date) } else { calendar_words(&date.0) }
    }

    fn pub_id(&mut self, id: Node<'d>, work: &mut Work) {
        let scheme = self.attribute(id, "custom-type");
        if scheme.as_deref() == Some("number") {
            return put(&mut work.number, self.words_opt(id));
        }
        self.work_identifier(id, &mut work.identifiers);
    }

    fn cited_address(&mut self, link: Node<'d>, work: &mut Work) {
        let Some(href) = self.attribute(link, "xlink:href").or_else(|| self.words_opt(link)) else { return };
        let scheme = self.attribute(link, "ext-link-type").unwrap_or_default();
        let known = &work.identifiers;
        match Scheme::of_address(&href) {
            Some((Scheme::Doi, doi))
                if known.doi.as_ref().is_some_and(|known| known.0.eq_ignore_ascii_case(&doi)) => {}
            _ if href.contains("://") || scheme == "doi" => add_address(&mut work.identifiers, &scheme, href),
            _ => {} // in the text
        }
    }
}

/// A name in parts and the same name as printed, and nothing else.
fn parts_and_printed(node: Node<'_>) -> Option<[Node<'_>; 2]> {
    let mut names = node.elements().filter(|_| node.is("name-alternatives"));
    let (parts, printed) = (names.next()?, names.next()?);
    let is_printed = printed.is("string-name") && printed.attributes().next().is_none();
    (parts.is("name") && is_printed && names.next().is_none()).then_some([parts, printed])
}

/// Whether an element of a citation has content that a work has no field for.
pub(super) fn has_no_field(node: Node<'_>) -> bool {
    match node.name() {
        "person-group" => {
            let group_type =
                node.attribute("person-group-type").map(|found| found.value().to_ascii_lowercase());
            let is_known = group_type
                .is_none_or(|found| matches!(found.as_str(), "author" | "editor" | "authors" | "editors"));
            let has_field = |name: Node<'_>| {
                matches!(name.name(), "name" | "string-name" | "collab") || parts_and_printed(name).is_some()
            };
            !is_known || !node.elements().all(has_field)
        }
        "article-title" | "data-title" | "chapter-title" | "source" | "name" | "string-name" | "collab"
        | "edition" | "publisher-name" | "publisher-loc" | "volume" | "issue" | "fpage" | "lpage"
        | "page-range" | "issn" | "isbn" | "day" | "month" | "year" | "pub-id" | "ext-link" | "uri" | "x" => {
            false
        }
        "elocation-id" => node.parent().is_some_and(|citation| {
            citation.child("fpage").is_some() || citation.child("page-range").is_some()
        }),
        "date-in-citation" => {
            node.attribute("content-type").is_some_and(|found| !found.value().contains("access"))
        }
        "string-date" => Date::from(&*node.text()).edtf().is_err(),
        _ => true,
    }
}

/// Whether an element only tags a part of a citation that the work has as a field.
pub(in crate::formats::jats::read) fn is_part_of_citation(name: &str) -> bool {
    const PARTS: [&str; 46] = [
        "annotation",
        "article-title",
        "chapter-title",
        "collab",
        "comment",
        "conf-date",
        "conf-loc",
        "conf-name",
        "conf-sponsor",
        "data-title",
        "date",
        "date-in-citation",
        "day",
        "edition",
        "elocation-id",
        "etal",
        "fpage",
        "given-names",
        "gov",
        "institution",
        "isbn",
        "issn",
        "issue",
        "issue-id",
        "issue-part",
        "issue-title",
        "lpage",
        "month",
        "name",
        "page-range",
        "part-title",
        "patent",
        "person-group",
        "prefix",
        "publisher-loc",
        "publisher-name",
        "season",
        "series",
        "size",
        "source",
        "string-date",
        "string-name",
        "suffix",
        "surname",
        "volume",
        "year",
    ];
    PARTS.binary_search(&name).is_ok()
        || matches!(name, "pub-id" | "role" | "supplement" | "trans-source" | "version")
}

/// Parts that must be joined.
#[derive(Default)]
struct Parts {
    titles: Option<String>,
    chapter: Option<String>,
    source: Option<String>,
    /// Whether the source is the container, even if nothing else has a title.
    is_container: bool,
    date: DateParts,
    first_page: Option<String>,
    last_page: Option<String>,
    page_range: Option<String>,
    elocation_id: Option<String>,
}

fn put<T>(field: &mut Option<T>, value: Option<T>) {
    if field.is_none() {
        *field = value;
    }
}
