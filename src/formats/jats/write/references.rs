//! Reference lists.

mod issued_date;

use std::ops::Range;

use crate::formats::jats::vocabulary::csl_type;
use crate::formats::jats::write::entity::Target;
use crate::formats::jats::write::inlines::{Within, are_unwritten, line, optional_line};
use crate::formats::jats::write::names::only_name;
use crate::formats::jats::write::references::issued_date::issued_date;
use crate::formats::jats::write::unmapped::restore;
use crate::formats::jats::write::work_identifiers::{id, pub_id};
use crate::formats::jats::write::writer::Jats;
use crate::model::{Article, BibliographicName, Inlines, Metadata, Work, WorkIdentifiers, WorkRef};
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::WriteXml;

/// [`<ref-list>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/ref-list.html) of the works that are not
/// cited only in sub-articles
pub(super) fn ref_list(jats: &mut Jats<'_>) {
    let end = jats.targets.list_ends.first().copied().unwrap_or(0);
    let metadata = Path::ROOT.key(Article::METADATA);
    lose_unlisted(jats, &jats.article.metadata.references, 0..end, &metadata.key(Metadata::REFERENCES));
    list(jats, 0..end);
    jats.lists_written = 1;
}

/// `<ref-list>` of a sub-article: those of its works that are in no earlier list
pub(super) fn own_ref_list<'a>(jats: &mut Jats<'a>, references: &'a [WorkRef], at: &Path<'_>) {
    let ends = &jats.targets.list_ends;
    let number = jats.lists_written;
    let start = ends.get(number.wrapping_sub(1)).copied().unwrap_or(0);
    let range = start..ends.get(number).copied().unwrap_or(start);
    jats.lists_written += 1;
    lose_unlisted(jats, references, range.clone(), at);
    list(jats, range);
}

/// Records works that are not in the list, or were in an earlier one.
fn lose_unlisted(jats: &mut Jats<'_>, references: &[WorkRef], range: Range<usize>, at: &Path<'_>) {
    let mut seen = HashSet::default();
    for (index, id) in references.iter().enumerate() {
        let place = jats.targets.listed.get_index_of(id.as_str());
        if place.is_none_or(|place| !range.contains(&place)) || !seen.insert(id) {
            jats.lose(&at.item(index), id, "a declared work is listed once");
        }
    }
}

fn list(jats: &mut Jats<'_>, range: Range<usize>) {
    jats.element("ref-list").children_unless_empty(|jats| {
        restore(jats, "ref-list", &["title"]);
        let works = &jats.article.works;
        for index in range {
            if let Some(id) = jats.targets.listed.get_index(index).copied()
                && let Some(work) = works.get(id)
            {
                r#ref(jats, id, work, index + 1);
            }
        }
    });
}

/// [`<ref>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/ref.html)
///
/// ```xml
/// <ref id="silva-2024">
///   <element-citation publication-type="journal">
///     <person-group person-group-type="author"><name><surname>Silva</surname>…</name></person-group>
///     <article-title>Tides</article-title>
///     <source>Sea Journal</source>
///     <year iso-8601-date="2024">2024</year>
///   </element-citation>
/// </ref>
/// ```
fn r#ref<'a>(jats: &mut Jats<'a>, id: &'a str, work: &'a Work, number: usize) {
    let at = Path::ROOT.key(Article::WORKS);
    let at = at.key(id);
    if csl_type(publication_type(work), false) != work.r#type.as_str() {
        jats.lose(&at.key(Work::TYPE), &work.r#type, "JATS has no such work type");
    }
    let number = jats.targets.numbers_are_shown.then(|| number.to_string());
    if number.is_some() {
        jats.lose(&at.key(Work::LABEL), &work.label, "the references are numbered");
    }
    jats.element("ref").attr("id", id).children(|jats| {
        let label = number.as_deref().or(work.label.as_deref());
        jats.line_of_text("label", label, &at.key(Work::LABEL));
        match work.unstructured.as_ref() {
            Some(reference) if has_parts(work) => jats.element("citation-alternatives").children(|jats| {
                mixed_citation(jats, work, reference, &at);
                element_citation(jats, work, &at);
            }),
            Some(reference) => {
                jats.lose(&at.key(Work::ISSUED), &work.issued, "JATS holds this work as printed");
                jats.lose(&at.key(Work::PRINTED_DATE), &work.printed_date, "JATS holds this work as printed");
                lose_names(jats, work, &at);
                mixed_citation(jats, work, reference, &at);
            }
            None if has_parts(work) || work.issued.is_some() || work.printed_date.is_some() => {
                if !element_citation(jats, work, &at) {
                    empty_citation(jats, work);
                }
            }
            None => {
                lose_names(jats, work, &at);
                empty_citation(jats, work);
            }
        }
    });
}

/// A citation of a work of which nothing else is known: an `<element-citation>` must have content.
fn empty_citation(jats: &mut Jats<'_>, work: &Work) {
    jats.element("mixed-citation")
        .attr("publication-type", publication_type(work))
        .attr_opt("xml:lang", work.language.as_ref().map(|language| language.as_str()))
        .empty();
}

/// Records empty names as lost.
fn lose_names(jats: &mut Jats<'_>, work: &Work, at: &Path<'_>) {
    jats.lose(&at.key(Work::AUTHORS), &work.authors, "JATS does not allow an empty name");
    jats.lose(&at.key(Work::EDITORS), &work.editors, "JATS does not allow an empty name");
}

/// Whether more is known of the work than the printed reference and its date.
fn has_parts(work: &Work) -> bool {
    let Work {
        r#type: _,
        label: _,
        title,
        authors,
        et_al,
        editors,
        issued: _,
        printed_date: _,
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
        language: _,
        identifiers,
        note,
        unstructured: _,
    } = work;
    let texts = [container_title, publisher, publisher_place, volume, issue, page, edition, number];
    texts.into_iter().any(Option::is_some)
        || [title, note].into_iter().flatten().any(|text| !are_unwritten(text))
        || *et_al
        || authors.iter().chain(editors).any(is_name)
        || accessed.is_some()
        || issn.is_some()
        || *identifiers != WorkIdentifiers::default()
}

/// Whether it contains anything that is written as a name.
fn is_name(name: &BibliographicName) -> bool {
    let BibliographicName { agent, literal, family, given, suffix: _ } = name;
    let is_there = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    agent.is_some() || is_there(literal) || is_there(family) || is_there(given)
}

/// [`<mixed-citation>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/mixed-citation.html)
fn mixed_citation<'a>(jats: &mut Jats<'a>, work: &'a Work, reference: &'a Inlines, at: &Path<'_>) {
    jats.element("mixed-citation")
        .attr("publication-type", publication_type(work))
        .attr_opt("xml:lang", work.language.as_ref().map(|language| language.as_str()))
        .mixed(|jats| line(jats, reference, Within::Citation, &at.key(Work::UNSTRUCTURED)));
}

/// [`<element-citation>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/element-citation.html); returns whether
/// there was anything to write
fn element_citation<'a>(jats: &mut Jats<'a>, work: &'a Work, at: &Path<'_>) -> bool {
    let Work {
        r#type,
        label: _, // ref
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
        unstructured: _, // mixed_citation
    } = work;
    jats.element("element-citation")
        .attr("publication-type", publication_type(work))
        .attr_opt("xml:lang", language.as_ref().map(|language| language.as_str()))
        .children_unless_empty(|jats| {
            person_group(jats, "author", authors, *et_al, &at.key(Work::AUTHORS));
            person_group(jats, "editor", editors, false, &at.key(Work::EDITORS));
            titles(jats, r#type.as_str(), title.as_ref(), container_title.as_deref(), at);
            jats.line_of_text("edition", edition.as_deref(), &at.key(Work::EDITION));
            jats.line_of_text("publisher-name", publisher.as_deref(), &at.key(Work::PUBLISHER));
            jats.line_of_text("publisher-loc", publisher_place.as_deref(), &at.key(Work::PUBLISHER_PLACE));
            for (key, date) in [("issued", issued), ("accessed", accessed)] {
                if date.as_ref().is_some_and(|date| date.edtf().is_err()) {
                    jats.lose(&at.key(key), date, "a date in words is ambiguous");
                }
            }
            issued_date(jats, issued.as_ref(), printed_date.as_deref(), &at.key(Work::PRINTED_DATE));
            jats.line_of_text("volume", volume.as_deref(), &at.key(Work::VOLUME));
            jats.line_of_text("issue", issue.as_deref(), &at.key(Work::ISSUE));
            if let Some(page) = page {
                pages(jats, page, &at.key(Work::PAGE));
            }
            if let Some(issn) = issn {
                jats.element("issn").text(&issn.canonical());
            }
            let at_identifiers = at.key(Work::IDENTIFIERS);
            let isbn = identifiers.isbn.as_ref().map(|isbn| isbn.as_str());
            jats.line_of_text("isbn", isbn, &at_identifiers.key(WorkIdentifiers::ISBN));
            match number.as_deref() {
                Some("") => jats.lose(&at.key(Work::NUMBER), number, "JATS does not allow an empty `pub-id`"),
                Some(number) => id(jats, "pub-id", "number", number, None),
                None => {}
            }
            pub_id(jats, identifiers, &at_identifiers);
            if let Some(url) = &identifiers.url {
                if !url.as_str().contains("://") {
                    jats.lose(
                        &at_identifiers.key(WorkIdentifiers::URL),
                        url,
                        "the page of a work needs a full URL",
                    );
                }
                jats.element("ext-link")
                    .attr("ext-link-type", "uri")
                    .attr("xlink:href", url.as_str())
                    .attr_opt("xlink:title", work.plain_title().as_deref())
                    .text(url.as_str());
            }
            if let Some(date) = accessed {
                jats.element("date-in-citation")
                    .attr("content-type", "access-date")
                    .attr_opt("iso-8601-date", date.as_iso())
                    .text(date.as_str());
            }
            optional_line(jats, "comment", note.as_ref(), Within::Citation, &at.key(Work::NOTE));
        })
}

/// The [`publication-type`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/publication-type.html): a
/// different one for each CSL type, so that none is lost; those without a JATS term are unchanged.
fn publication_type(work: &Work) -> &str {
    match work.r#type.as_str() {
        "article" => "preprint",
        "article-journal" => "journal",
        "article-magazine" => "magazine",
        "article-newspaper" => "newspaper",
        "dataset" => "data",
        "document" => "other",
        "paper-conference" => "confproc",
        "personal_communication" => "commun",
        other => other,
    }
}

/// [`<person-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/person-group.html)
fn person_group(
    jats: &mut Jats<'_>,
    group_type: &str,
    names: &[BibliographicName],
    et_al: bool,
    at: &Path<'_>,
) {
    jats.element("person-group").attr("person-group-type", group_type).children_unless_empty(|jats| {
        for (index, name) in names.iter().enumerate() {
            bibliographic_name(jats, name, &at.item(index));
        }
        if et_al {
            jats.element("etal").empty();
        }
    });
}

/// `<name>`, `<string-name>` or `<collab>`; a name both in parts and as printed becomes `<name-alternatives>`
fn bibliographic_name(jats: &mut Jats<'_>, bibliographic: &BibliographicName, at: &Path<'_>) {
    let BibliographicName { agent, literal, family, given, suffix } = bibliographic;
    jats.lose(&at.key(BibliographicName::AGENT), agent, "JATS has only the names of a work's authors");
    let is_there = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    let has_parts = is_there(family) || is_there(given);
    for (key, text) in [("literal", literal), ("family", family), ("given", given), ("suffix", suffix)] {
        if text.as_deref() == Some("") || key == "suffix" && !has_parts {
            jats.lose(&at.key(key), text, "JATS has a suffix only with name parts");
        }
    }
    match (has_parts, literal.as_deref().filter(|literal| !literal.is_empty())) {
        (true, None) => name(jats, bibliographic),
        (true, Some(literal)) => jats.element("name-alternatives").children(|jats| {
            name(jats, bibliographic);
            jats.element("string-name").text(literal);
        }),
        (false, Some(literal)) => jats.element("string-name").text(literal),
        (false, None) => match agent.as_ref().and_then(|agent| jats.target(agent.as_str())) {
            Some(Target::Person(person)) => drop(only_name(jats, person)),
            Some(Target::Organization(organization)) => jats.element("collab").text(&organization.name),
            _ => {}
        },
    }
}

/// [`<name>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/name.html)
fn name(jats: &mut Jats<'_>, name: &BibliographicName) {
    let BibliographicName { agent: _, literal: _, family, given, suffix } = name;
    let [family, given, suffix] =
        [family, given, suffix].map(|part| part.as_deref().filter(|part| !part.is_empty()));
    let style = family.is_none().then_some("given-only");
    jats.element("name").attr_opt("name-style", style).children(|jats| {
        for (element, part) in [("surname", family), ("given-names", given), ("suffix", suffix)] {
            if let Some(part) = part {
                jats.element(element).text(part);
            }
        }
    });
}

/// The title of the work and that of its container. A work without a container is a `<source>`.
fn titles<'a>(
    jats: &mut Jats<'a>,
    csl_type: &str,
    title: Option<&'a Inlines>,
    container: Option<&str>,
    at: &Path<'_>,
) {
    let name = match csl_type {
        "dataset" => "data-title",
        "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => "chapter-title",
        _ if container.is_some() || csl_type.starts_with("article") || csl_type == "paper-conference" => {
            "article-title"
        }
        _ => "source",
    };
    optional_line(jats, name, title, Within::Citation, &at.key(Work::TITLE));
    match container {
        // Alone it would be read as the title.
        Some(container)
            if title.is_none_or(|title| title.plain_text().trim().is_empty()) && !container.is_empty() =>
        {
            jats.element("source").attr("content-type", "container").text(container);
        }
        container => jats.line_of_text("source", container, &at.key(Work::CONTAINER_TITLE)),
    }
}

/// `<fpage>` and `<lpage>`, or `<page-range>`
fn pages(jats: &mut Jats<'_>, page: &str, at: &Path<'_>) {
    let (first, last) = page.split_once(['–', '-']).unwrap_or((page, ""));
    let (first, last) = (first.trim(), last.trim());
    let is_single = |page: &str| !page.is_empty() && !page.contains(['–', '-', ',']);
    if is_single(first) && is_single(last) {
        if page != format!("{first}–{last}") {
            jats.lose(at, &page, "JATS has only a first and a last page");
        }
        jats.element("fpage").text(first);
        jats.element("lpage").text(last);
    } else if is_single(page) {
        jats.element("fpage").text(page);
    } else {
        jats.line_of_text("page-range", Some(page), at);
    }
}
