//! The parts of a citation.

use crate::formats::jats::read::front::calendar_words;
use crate::formats::jats::read::front::{DateParts, add_address};
use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::read::references::joined;
use crate::model::{BibliographicName, Date, Doi, Inline, Inlines, Isbn, Issn, Scheme, Work};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// Reads the elements of a citation that a work has fields for, wherever they are in its text.
    ///
    /// What there is no field for is in its text, or else is lost.
    pub(in crate::formats::jats::read) fn citation_parts(
        &mut self,
        citation: Node<'d>,
        work: &mut Work,
        at: &Path<'_>,
    ) {
        let mut parts = Parts { is_printed: is_printed(citation), ..Parts::default() };
        self.collect(citation, work, &mut parts, at);
        let Parts {
            titles,
            chapter,
            source,
            source_node,
            is_container,
            date,
            first_page,
            last_page,
            page_range,
            elocation_id,
            is_printed,
        } = parts;
        let mut container = source;
        work.title = titles;
        if let Some(chapter) = chapter {
            // The "article title" of a book next to a chapter title is that of the book.
            let whole = work.title.replace(chapter);
            container = container.or(whole);
        }
        if work.title.is_none() && !is_container {
            work.title = container.take();
        }
        if let Some(node) = source_node.filter(|_| container.is_some() && !is_printed) {
            self.lose_marks(node);
        }
        work.container_title = container.map(|title| title.plain_text());
        work.issued = date.date();
        work.printed_date = date.printed();
        work.page = page_range.or_else(|| match (first_page, last_page) {
            (Some(first), Some(last)) => Some(format!("{first}–{last}")),
            (first, last) => first.or(last).or(elocation_id),
        });
    }

    fn collect(&mut self, node: Node<'d>, work: &mut Work, parts: &mut Parts<'d>, at: &Path<'_>) {
        let is_printed = parts.is_printed;
        for child in node.elements() {
            match child.name() {
                "person-group" => self.person_group(child, work, parts.is_printed),
                "etal" => work.et_al = true,
                "name" | "string-name" | "collab" | "name-alternatives" | "collab-alternatives" => {
                    let name = self.bibliographic_name(child);
                    work.authors.extend(name);
                }
                "article-title" | "data-title" => {
                    let title = self.cited_title(child, at);
                    self.put(&mut parts.titles, title, child, is_printed)
                }
                "chapter-title" | "part-title" => {
                    let title = self.cited_title(child, at);
                    self.put(&mut parts.chapter, title, child, is_printed)
                }
                "source" => {
                    parts.is_container |=
                        self.attribute(child, "content-type").as_deref() == Some("container");
                    parts.source_node.get_or_insert(child);
                    let title = self.cited_title(child, at);
                    self.put(&mut parts.source, title, child, is_printed);
                }
                "edition" => self.put(&mut work.edition, self.words_opt(child), child, is_printed),
                "publisher-name" => self.put(&mut work.publisher, self.words_opt(child), child, is_printed),
                "publisher-loc" => {
                    self.put(&mut work.publisher_place, self.words_opt(child), child, is_printed)
                }
                "volume" => self.put(&mut work.volume, self.words_opt(child), child, is_printed),
                "issue" => self.put(&mut work.issue, self.words_opt(child), child, is_printed),
                "fpage" => self.put(&mut parts.first_page, self.words_opt(child), child, is_printed),
                "lpage" => self.put(&mut parts.last_page, self.words_opt(child), child, is_printed),
                "page-range" => self.put(&mut parts.page_range, self.words_opt(child), child, is_printed),
                "elocation-id" => self.put(&mut parts.elocation_id, self.words_opt(child), child, is_printed),
                "issn" | "issn-l" => {
                    self.put(&mut work.issn, self.words_opt(child).map(Issn), child, is_printed)
                }
                "isbn" => {
                    self.put(&mut work.identifiers.isbn, self.words_opt(child).map(Isbn), child, is_printed)
                }
                "day" | "month" | "season" | "year" | "string-date" | "date" => {
                    self.cited_date(child, &mut parts.date)
                }
                "pub-id" | "object-id" => self.pub_id(child, work, is_printed),
                "ext-link" | "uri" | "self-uri" => self.cited_address(child, work, is_printed),
                "date-in-citation" | "access-date" => {
                    let is_access =
                        self.attribute(child, "content-type").is_none_or(|found| found.contains("access"));
                    let date = if is_access { self.accessed(child) } else { None };
                    match date {
                        Some(date) if work.accessed.is_none() => work.accessed = Some(date),
                        _ if parts.is_printed => {}
                        _ => self.ignore(child),
                    }
                }
                "comment" | "annotation" => {
                    self.collect(child, work, parts, at);
                    let doi = doi_of_comment(&self.words(child)).filter(|_| work.identifiers.doi.is_none());
                    match doi {
                        Some(doi) => work.identifiers.doi = Some(doi),
                        None if !parts.is_printed => self.remark(child, work, at),
                        None => {}
                    }
                }
                "italic" | "bold" | "styled-content" | "sup" | "sub" | "sc" | "underline" => {
                    self.collect(child, work, parts, at);
                }
                "x" => {} // punctuation that a program has added
                _ if parts.is_printed || node.is("comment") => {}
                _ => self.ignore(child),
            }
        }
    }

    /// Sets a field; a second value is only in the text, if the citation has one.
    fn put<T: PartialEq>(
        &mut self,
        field: &mut Option<T>,
        value: Option<T>,
        part: Node<'d>,
        is_printed: bool,
    ) {
        if field.is_none() {
            *field = value;
        } else if value.is_some() && *field != value && !is_printed {
            self.ignore(part);
        }
    }

    /// A title, without marks around all of it: journals set titles of books in italics.
    fn cited_title(&mut self, title: Node<'d>, at: &Path<'_>) -> Option<Inlines> {
        let at = at.key(Work::TITLE);
        self.note(&at, title);
        let mut words = self.inlines(title, &at);
        while let [Inline::Emphasis(all) | Inline::Strong(all)] = words.0.as_mut_slice() {
            words = std::mem::take(&mut all.content);
        }
        Some(words).filter(|words| !words.is_empty())
    }

    /// Adds a remark on a work.
    pub(super) fn remark(&mut self, node: Node<'d>, work: &mut Work, at: &Path<'_>) {
        let at = at.key(Work::NOTE);
        self.note(&at, node);
        let words = self.inlines(node, &at);
        if !words.is_empty() {
            let before = work.note.take().into_iter();
            work.note = Some(joined(before.chain([words]).collect()));
        }
    }

    /// [`<person-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/person-group.html)
    fn person_group(&mut self, group: Node<'d>, work: &mut Work, is_printed: bool) {
        let group_type = self.attribute(group, "person-group-type").unwrap_or_default().to_ascii_lowercase();
        let is_editor = group_type.contains("editor") || group_type == "ed";
        let is_author =
            matches!(group_type.as_str(), "" | "author" | "authors" | "allauthors" | "aut" | "inventor");
        // Its names are only in the text.
        if is_printed && is_editor && group.elements().next().is_none() {
            group.attribute("person-group-type").into_iter().for_each(|of| self.lose_attribute(group, of));
        }
        if !is_editor && !is_author {
            if !is_printed {
                self.ignore(group);
            }
            return;
        }
        for child in group.elements() {
            let name = self.bibliographic_name(child);
            if child.is("etal") && is_author {
                work.et_al = true;
            } else if name.is_none() && !is_printed {
                self.ignore(child);
            }
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

    fn pub_id(&mut self, id: Node<'d>, work: &mut Work, is_printed: bool) {
        let scheme = self.attribute(id, "custom-type");
        if scheme.as_deref() == Some("number") {
            return self.put(&mut work.number, self.words_opt(id), id, is_printed);
        }
        self.work_identifier(id, &mut work.identifiers);
    }

    fn cited_address(&mut self, link: Node<'d>, work: &mut Work, is_printed: bool) {
        let Some(href) = self.attribute(link, "xlink:href").or_else(|| self.words_opt(link)) else { return };
        let scheme = self.attribute(link, "ext-link-type").unwrap_or_default();
        let known = &work.identifiers;
        match Scheme::of_address(&href) {
            Some((Scheme::Doi, doi))
                if known.doi.as_ref().is_some_and(|known| known.0.eq_ignore_ascii_case(&doi)) => {}
            _ if known.url.as_ref().is_some_and(|known| known.0 == href) => {}
            _ if href.contains("://") || scheme == "doi" => add_address(&mut work.identifiers, &scheme, href),
            _ if is_printed || link.parent().is_some_and(|around| around.is("comment")) => {} // in the text
            _ => self.ignore(link),
        }
    }
}

/// The DOI that is all of a comment: `doi: 10.1000/182`.
fn doi_of_comment(words: &str) -> Option<Doi> {
    let doi = words.trim_start_matches("doi").trim_start_matches("DOI").trim_start_matches([':', ' ']);
    // Right-to-left marks and the like come from word processors.
    let doi = doi.trim_end_matches(|c: char| matches!(c, '.' | '\u{200b}'..='\u{200f}' | '\u{feff}'));
    (doi.starts_with("10.") && doi.contains('/') && !doi.contains(char::is_whitespace))
        .then(|| Doi(doi.to_owned()))
}

/// A name in parts and the same name as printed, and nothing else.
fn parts_and_printed(node: Node<'_>) -> Option<[Node<'_>; 2]> {
    let mut names = node.elements().filter(|_| node.is("name-alternatives"));
    let (parts, printed) = (names.next()?, names.next()?);
    let is_printed = printed.is("string-name") && printed.attributes().next().is_none();
    (parts.is("name") && is_printed && names.next().is_none()).then_some([parts, printed])
}

/// Whether a citation is a text of its own, and not only its parts.
pub(in crate::formats::jats::read) fn is_printed(citation: Node<'_>) -> bool {
    // A group of people may be a text, too.
    let has_own_words = |part: Node<'_>| part.children().any(|child| child.is_text() && !child.is_blank());
    let is_part = |part: Node<'_>| {
        is_part_of_citation(part.name()) && !(part.is("person-group") && has_own_words(part))
    };
    let has_words = |child: Node<'_>| child.is_text() && child.text().contains(char::is_alphanumeric);
    match citation.name() {
        "element-citation" | "nlm-citation" => false,
        "mixed-citation" => {
            has_own_words(citation)
                || !citation.elements().any(is_part)
                || !citation
                    .elements()
                    .all(|part| is_part(part) || matches!(part.name(), "ext-link" | "uri" | "x"))
        }
        // NLM 2: may be either.
        _ => citation.elements().next().is_none() || citation.children().any(has_words),
    }
}

/// Whether an element only tags a part of a citation that the work has as a field.
pub(in crate::formats::jats::read) fn is_part_of_citation(name: &str) -> bool {
    matches!(
        name,
        "annotation"
            | "article-title"
            | "chapter-title"
            | "collab"
            | "comment"
            | "conf-date"
            | "conf-loc"
            | "conf-name"
            | "conf-sponsor"
            | "data-title"
            | "date"
            | "date-in-citation"
            | "day"
            | "edition"
            | "elocation-id"
            | "etal"
            | "fpage"
            | "given-names"
            | "gov"
            | "institution"
            | "isbn"
            | "issn"
            | "issue"
            | "issue-id"
            | "issue-part"
            | "issue-title"
            | "lpage"
            | "month"
            | "name"
            | "page-range"
            | "part-title"
            | "patent"
            | "person-group"
            | "prefix"
            | "pub-id"
            | "publisher-loc"
            | "publisher-name"
            | "role"
            | "season"
            | "series"
            | "size"
            | "source"
            | "string-date"
            | "string-name"
            | "suffix"
            | "supplement"
            | "surname"
            | "trans-source"
            | "version"
            | "volume"
            | "year"
    )
}

/// Parts that must be joined.
#[derive(Default)]
struct Parts<'d> {
    titles: Option<Inlines>,
    chapter: Option<Inlines>,
    source: Option<Inlines>,
    source_node: Option<Node<'d>>,
    /// Whether the source is the container, even if nothing else has a title.
    is_container: bool,
    date: DateParts,
    first_page: Option<String>,
    last_page: Option<String>,
    page_range: Option<String>,
    elocation_id: Option<String>,
    /// Whether everything is in the text of the citation, too.
    is_printed: bool,
}
