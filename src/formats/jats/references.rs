//! The reference list, and the works that are not in it.

use crate::formats::jats::entity::Target;
use crate::formats::jats::inlines::{Within, inlines};
use crate::formats::jats::names::only_name;
use crate::formats::jats::work_identifiers::{id, pub_id};
use crate::formats::jats::writer::Jats;
use crate::model::{BibliographicName, Calendar, Date, Inlines, SubArticle, Work, WorkIdentifiers, WorkRef};
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::WriteXml;

/// [`<ref-list>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/ref-list.html) of the works cited, and
/// another of those that the article only refers to: sources of quotes, related works
pub(super) fn ref_lists(jats: &mut Jats<'_>) {
    let works = &jats.article.works;
    jats.element("ref-list").children_unless_empty(|jats| {
        // A reference as printed may cite works in turn, so the list may grow.
        let mut index = 0;
        while let Some(id) = jats.reference_list.get_index(index).copied() {
            index += 1;
            if let Some(work) = works.get(id) {
                let label = jats.numbers_are_shown.then(|| index.to_string());
                r#ref(jats, id, work, label.as_deref());
            }
        }
    });
    let listed = jats.reference_list.len();
    let article = jats.article;
    let listed_works: Vec<&str> = jats.reference_list.iter().take(listed).copied().collect();
    jats.listed_elsewhere.extend(listed_works);
    let mut elsewhere = HashSet::default();
    article.sub_articles.iter().for_each(|sub_article| add_references(sub_article, &mut elsewhere));
    jats.element("ref-list").attr("content-type", "not-cited").children_unless_empty(|jats| {
        for (id, work) in works.iter().filter(|(id, _)| !elsewhere.contains(id.as_str())) {
            if jats.reference_list.get_index_of(id.as_str()).is_none_or(|index| index >= listed) {
                r#ref(jats, id.as_str(), work, None);
            }
        }
    });
}

/// The works in the reference lists of an article within the article, and of those within it.
fn add_references<'a>(sub_article: &'a SubArticle, works: &mut HashSet<&'a str>) {
    works.extend(sub_article.metadata.references.iter().map(|work| work.as_str()));
    sub_article.sub_articles.iter().for_each(|inner| add_references(inner, works));
}

/// `<ref-list>` of an article within the article: of those of its works that no list before it has.
pub(super) fn own_ref_list<'a>(jats: &mut Jats<'a>, references: &'a [WorkRef], at: &Path<'_>) {
    let works = &jats.article.works;
    jats.element("ref-list").children_unless_empty(|jats| {
        for id in references {
            match works.get_key_value(id.as_str()) {
                Some((id, work)) if jats.listed_elsewhere.insert(id.as_str()) => {
                    r#ref(jats, id.as_str(), work, None);
                }
                _ => jats.note(at, "JATS lists a work once"),
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
fn r#ref<'a>(jats: &mut Jats<'a>, id: &'a str, work: &'a Work, label: Option<&str>) {
    if !has_parts(work) {
        let at = Path::ROOT.key("works");
        let at = at.key(id);
        for (field, names) in [("authors", &work.authors), ("editors", &work.editors)] {
            let at = at.key(field);
            names.iter().enumerate().for_each(|(index, name)| lose_suffix(jats, name, &at.item(index)));
        }
    }
    jats.element("ref").attr("id", id).children(|jats| {
        if let Some(label) = label {
            jats.element("label").text(label);
        }
        match &work.unstructured {
            Some(reference) if has_parts(work) => jats.element("citation-alternatives").children(|jats| {
                mixed_citation(jats, id, work, reference);
                element_citation(jats, id, work);
            }),
            Some(reference) => mixed_citation(jats, id, work, reference),
            None if has_parts(work) => element_citation(jats, id, work),
            None => jats
                .element("mixed-citation")
                .attr("publication-type", publication_type(work))
                .attr_opt("xml:lang", work.language.as_ref().map(|language| language.as_str()))
                .empty(),
        }
    });
}

/// Whether anything but the printed reference is known of the work.
fn has_parts(work: &Work) -> bool {
    let Work {
        r#type: _,
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
        language: _,
        identifiers,
        unstructured: _,
    } = work;
    let texts = [title, container_title, publisher, publisher_place, volume, issue, page, edition, number];
    texts.into_iter().any(Option::is_some)
        || authors.iter().chain(editors).any(is_name)
        || issued.is_some()
        || accessed.is_some()
        || issn.is_some()
        || *identifiers != WorkIdentifiers::default()
}

/// Whether it says anything that a name is written of.
fn is_name(name: &BibliographicName) -> bool {
    let BibliographicName { agent, literal, family, given, suffix: _ } = name;
    agent.is_some() || literal.is_some() || family.is_some() || given.is_some()
}

/// [`<mixed-citation>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/mixed-citation.html)
fn mixed_citation<'a>(jats: &mut Jats<'a>, id: &str, work: &'a Work, reference: &'a Inlines) {
    let at = Path::ROOT.key("works");
    let at = at.key(id);
    jats.element("mixed-citation")
        .attr("publication-type", publication_type(work))
        .attr_opt("xml:lang", work.language.as_ref().map(|language| language.as_str()))
        .mixed(|jats| inlines(jats, reference, Within::Citation, &at.key("unstructured")));
}

/// [`<element-citation>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/element-citation.html)
fn element_citation<'a>(jats: &mut Jats<'a>, work_id: &str, work: &'a Work) {
    let at = Path::ROOT.key("works");
    let at = at.key(work_id);
    let Work {
        r#type: _, // publication_type
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
        unstructured: _, // mixed_citation
    } = work;
    jats.element("element-citation")
        .attr("publication-type", publication_type(work))
        .attr_opt("xml:lang", language.as_ref().map(|language| language.as_str()))
        .children(|jats| {
            person_group(jats, "author", authors, &at.key("authors"));
            person_group(jats, "editor", editors, &at.key("editors"));
            titles(jats, &work.r#type, title.as_deref(), container_title.as_deref());
            text(jats, "edition", edition.as_deref());
            text(jats, "publisher-name", publisher.as_deref());
            text(jats, "publisher-loc", publisher_place.as_deref());
            if let Some(date) = issued {
                year(jats, date);
            }
            text(jats, "volume", volume.as_deref());
            text(jats, "issue", issue.as_deref());
            if let Some(page) = page {
                pages(jats, page);
            }
            text(jats, "issn", issn.as_ref().map(|issn| issn.canonical()).as_deref());
            text(jats, "isbn", identifiers.isbn.as_ref().map(|isbn| isbn.as_str()));
            if let Some(number) = number {
                id(jats, "pub-id", "number", number, None);
            }
            pub_id(jats, identifiers);
            if let Some(url) = &identifiers.url {
                jats.element("ext-link")
                    .attr("ext-link-type", "uri")
                    .attr("xlink:href", url.as_str())
                    .text(url.as_str());
            }
            if let Some(date) = accessed {
                jats.element("date-in-citation")
                    .attr("content-type", "access-date")
                    .attr_opt("iso-8601-date", date.as_iso())
                    .text(date.as_str());
            }
        });
}

fn text(jats: &mut Jats<'_>, name: &'static str, text: Option<&str>) {
    if let Some(text) = text {
        jats.element(name).text(text);
    }
}

/// The [`publication-type`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/publication-type.html):
/// for each type of CSL another one, so that none is lost; those that JATS has no word for stay as they are.
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

/// [`<person-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/person-group.html), and beside it,
/// without words, the ids of those who are declared in the article
fn person_group(jats: &mut Jats<'_>, group_type: &str, names: &[BibliographicName], at: &Path<'_>) {
    jats.element("person-group").attr("person-group-type", group_type).children_unless_empty(|jats| {
        for (index, name) in names.iter().enumerate() {
            bibliographic_name(jats, name, &at.item(index));
        }
    });
    let agents =
        || names.iter().map(|name| name.agent.as_ref().filter(|agent| jats.target(agent.as_str()).is_some()));
    if agents().all(|agent| agent.is_some()) {
        let rid = jats.rid(agents().flatten().map(|agent| agent.as_str()));
        if let Some(rid) = rid {
            jats.element("named-content").attr("content-type", group_type).attr("rid", &rid).empty();
        }
        return;
    }
    // Then it has to be said which of the names are theirs.
    let agents: Vec<_> = agents().collect();
    for (index, agent) in agents.into_iter().enumerate() {
        if let Some(agent) = agent {
            jats.element("named-content")
                .attr("content-type", group_type)
                .attr("rid", agent.as_str())
                .attr("specific-use", &(index + 1).to_string())
                .empty();
        }
    }
}

/// `<name>`, `<string-name>` or `<collab>`; a name in parts and as printed is `<name-alternatives>`
fn bibliographic_name(jats: &mut Jats<'_>, bibliographic: &BibliographicName, at: &Path<'_>) {
    let BibliographicName { agent, literal, family, given, suffix: _ } = bibliographic;
    match (family.is_some() || given.is_some(), literal) {
        (true, None) => return name(jats, bibliographic),
        (true, Some(literal)) => {
            return jats.element("name-alternatives").children(|jats| {
                name(jats, bibliographic);
                jats.element("string-name").text(literal);
            });
        }
        (false, Some(literal)) => jats.element("string-name").text(literal),
        (false, None) => match agent.as_ref().and_then(|agent| jats.target(agent.as_str())) {
            Some(Target::Person(person)) => only_name(jats, person),
            Some(Target::Organization(organization)) => jats.element("collab").text(&organization.name),
            _ => {}
        },
    }
    lose_suffix(jats, bibliographic, at);
}

/// [`<name>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/name.html)
fn name(jats: &mut Jats<'_>, name: &BibliographicName) {
    let BibliographicName { agent: _, literal: _, family, given, suffix } = name;
    let style = family.is_none().then_some("given-only");
    jats.element("name").attr_opt("name-style", style).children(|jats| {
        text(jats, "surname", family.as_deref());
        text(jats, "given-names", given.as_deref());
        text(jats, "suffix", suffix.as_deref());
    });
}

/// Says that a suffix which no name stands before is left out.
fn lose_suffix(jats: &mut Jats<'_>, name: &BibliographicName, at: &Path<'_>) {
    if name.suffix.is_some() {
        jats.note(&at.key("suffix"), "JATS has a suffix only beside a family name or a given name");
    }
}

/// The title of the work and that of the whole it is in. A work that is a whole itself is a `<source>`.
fn titles(jats: &mut Jats<'_>, csl_type: &str, title: Option<&str>, container: Option<&str>) {
    let name = match csl_type {
        "dataset" => "data-title",
        "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => "chapter-title",
        _ if container.is_some() || csl_type.starts_with("article") || csl_type == "paper-conference" => {
            "article-title"
        }
        _ => "source",
    };
    text(jats, name, title);
    if let Some(container) = container {
        // Alone it would be taken for the title.
        let content_type = title.is_none().then_some("container");
        jats.element("source").attr_opt("content-type", content_type).text(container);
    }
}

/// The date of publication: by the calendar, or else as it was given.
fn year(jats: &mut Jats<'_>, date: &Date) {
    let Some(Calendar { year, month, day }) = date.calendar() else {
        return jats.element("string-date").text(date.as_str());
    };
    if let Some(day) = day {
        jats.element("day").text(&format!("{day:02}"));
    }
    if let Some(month) = month {
        jats.element("month").text(&format!("{month:02}"));
    }
    jats.element("year").attr_opt("iso-8601-date", date.as_iso()).text(&format!("{year:04}"));
}

/// `<fpage>`, `<lpage>` and `<page-range>`
fn pages(jats: &mut Jats<'_>, page: &str) {
    let (first, last) = page.split_once(['–', '-']).unwrap_or((page, ""));
    let is_range = !last.is_empty() && !last.contains(['–', '-', ',']) && !first.contains(',');
    if is_range {
        jats.element("fpage").text(first.trim());
        jats.element("lpage").text(last.trim());
        jats.element("page-range").text(page);
    } else if last.is_empty() && !page.contains(',') {
        jats.element("fpage").text(page);
    } else {
        jats.element("page-range").text(page);
    }
}
