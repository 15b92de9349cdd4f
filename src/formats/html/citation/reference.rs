//! The reference list: `citation_reference`.

use crate::formats::html::agent::Agent;
use crate::formats::html::dates::with_slashes;
use crate::formats::html::tags::Tags;
use crate::model::{
    Article, BibliographicName, Collection, Inlines, Leaf, Person, Work, WorkIdentifiers, is_web_address,
};
use crate::source::hash::IndexSet;

/// One tag for each work: the reference list, then other cited works.
pub(super) fn add_references(tags: &mut Tags, article: &Article) {
    for id in listed(article) {
        if let Some(work) = article.works.get(id) {
            tags.meta("citation_reference", reference(article, work).as_str());
        }
    }
}

fn listed(article: &Article) -> IndexSet<&str> {
    let mut listed: IndexSet<&str> = article.metadata.references.iter().map(|id| id.as_str()).collect();
    article.walk(&mut |at, leaf| {
        if let Leaf::Reference(reference) = leaf
            && reference.to == [Collection::Works]
            && !listed.contains(reference.id)
            && is_citation(at.pointer().as_str())
        {
            listed.insert(reference.id);
        }
    });
    listed
}

/// Whether it is an item of the `refs` of a citation. Sub-articles have lists of their own.
fn is_citation(pointer: &str) -> bool {
    let list = pointer.rsplit_once('/').map_or("", |(list, _)| list);
    list.ends_with("/refs") && !list.starts_with("/subArticles/")
}

/// `citation_title=Tides; citation_author=M Okafor; …`; for a work without a title, the reference as printed.
fn reference(article: &Article, work: &Work) -> String {
    let Work {
        r#type,
        label: _,
        title,
        authors,
        et_al: _,
        editors: _,
        issued,
        printed_date: _,
        accessed: _,
        container_title,
        publisher,
        publisher_place: _,
        volume,
        issue,
        page,
        edition: _,
        number: _,
        issn: _,
        language: _,
        identifiers,
        note: _,
        unstructured,
    } = work;
    if let (None, Some(printed)) = (title, unstructured) {
        return printed.plain_text();
    }
    let mut pairs = Pairs::default();
    pairs.words("citation_title", title.as_ref().map(Inlines::plain_text).as_deref());
    for author in authors {
        pairs.words("citation_author", short_name(article, author).as_deref());
    }
    pairs.words(container_tag(r#type.as_str()), container_title.as_deref());
    pairs.words("citation_volume", volume.as_deref());
    pairs.words("citation_issue", issue.as_deref());
    let (first, last) = page.as_deref().map(pages).unwrap_or_default();
    pairs.words("citation_firstpage", first);
    pairs.words("citation_lastpage", last);
    pairs.words(publisher_tag(r#type.as_str()), publisher.as_deref());
    pairs.words("citation_publication_date", with_slashes(issued.as_ref()).as_deref());
    let WorkIdentifiers { doi, url, uri: _, pmid, pmcid: _, isbn, wikidata: _, other: _ } = identifiers;
    pairs.exact("citation_doi", doi.as_ref().map(|doi| doi.as_str()));
    pairs.exact("citation_pmid", pmid.as_ref().map(|pmid| pmid.as_str()));
    pairs.exact("citation_isbn", isbn.as_ref().map(|isbn| isbn.as_str()));
    let url = url.as_ref().map(|url| url.as_str()).filter(|url| is_web_address(url));
    pairs.exact("citation_fulltext_html_url", url);
    pairs.text
}

/// The name for the container of a work of this CSL type.
fn container_tag(csl_type: &str) -> &'static str {
    match csl_type {
        "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => "citation_inbook_title",
        "paper-conference" => "citation_conference_title",
        _ => "citation_journal_title",
    }
}

/// The name for the publisher of a work of this CSL type.
fn publisher_tag(csl_type: &str) -> &'static str {
    match csl_type {
        "thesis" => "citation_dissertation_institution",
        "report" => "citation_technical_report_institution",
        _ => "citation_publisher",
    }
}

/// `M Okafor`; a name without parts as printed.
fn short_name(article: &Article, name: &BibliographicName) -> Option<String> {
    let BibliographicName { agent, literal, family, given, suffix: _ } = name;
    match (family, given, literal) {
        (Some(family), given, _) => return Some(with_initials(family, given.as_deref().unwrap_or_default())),
        (None, _, Some(literal)) => return Some(literal.clone()),
        (None, Some(given), None) => return Some(given.clone()),
        (None, None, None) => {}
    }
    match Agent::of(article, agent.as_ref()?)? {
        Agent::Person(Person { family_name: Some(family), given_name: Some(given), .. }) => {
            Some(with_initials(family, given))
        }
        agent => Some(agent.name().to_owned()),
    }
}

/// Scripts without capitals have no initials.
fn with_initials(family: &str, given: &str) -> String {
    let words = given.split(|c: char| c.is_whitespace() || c == '.').filter(|word| !word.is_empty());
    let mut initials = String::new();
    for word in words {
        match word.chars().next() {
            Some(first) if first.is_uppercase() => {
                let are_initials = word.len() <= 3 && word.chars().all(char::is_uppercase);
                initials.push_str(if are_initials { word } else { &word[..first.len_utf8()] });
            }
            // A particle: the `de` of `Ana Maria de`.
            Some(first) if first.is_lowercase() => {}
            _ => return format!("{family}, {given}"),
        }
    }
    match initials.as_str() {
        "" if given.is_empty() => family.to_owned(),
        "" => format!("{family}, {given}"),
        initials => format!("{initials} {family}"),
    }
}

/// First and last page; of several ranges, only the first page.
fn pages(page: &str) -> (Option<&str>, Option<&str>) {
    let has_gap = page.contains(',');
    match page.split_once(['–', '-', ',']) {
        Some((first, last)) => {
            (Some(first), Some(last).filter(|last| !has_gap && !last.contains(['–', '-'])))
        }
        None => (Some(page), None),
    }
}

/// `name=value`, separated by semicolons.
#[derive(Default)]
struct Pairs {
    text: String,
}

impl Pairs {
    /// A text in which a comma may replace a semicolon.
    fn words(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.exact(name, Some(&value.replace(';', ",")));
        }
    }

    /// A value that must not be changed. With a semicolon it would be read as two.
    fn exact(&mut self, name: &str, value: Option<&str>) {
        let Some(value) = value.map(str::trim).filter(|value| !value.is_empty() && !value.contains(';'))
        else {
            return;
        };
        if !self.text.is_empty() {
            self.text.push_str("; ");
        }
        self.text.push_str(name);
        self.text.push('=');
        self.text.push_str(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_become_initials_in_scripts_with_capitals() {
        for (family, given, short) in [
            ("Okafor", "Mei", "M Okafor"),
            ("Silva", "Ana Maria", "AM Silva"),
            ("Berg", "J. R.", "JR Berg"),
            ("Berg", "JR", "JR Berg"),
            ("Kwon", "Ji-ho", "J Kwon"),
            ("Øst", "Åse", "Å Øst"),
            ("Silva", "Ana de", "A Silva"),
            ("hooks", "bell", "hooks, bell"),
            ("Silva", "", "Silva"),
            ("권", "지호", "권, 지호"),
        ] {
            assert_eq!(with_initials(family, given), short);
        }
    }

    #[test]
    fn a_range_has_two_ends() {
        assert_eq!(pages("101–118"), (Some("101"), Some("118")));
        assert_eq!(pages("e0147"), (Some("e0147"), None));
        assert_eq!(pages("3-5, 9"), (Some("3"), None));
    }

    #[test]
    fn semicolons_in_values_are_replaced() {
        let mut pairs = Pairs::default();
        pairs.words("citation_title", Some("Tides; citation_author=X"));
        pairs.exact("citation_doi", Some("10.1002/1097;2-2"));
        pairs.words("citation_volume", Some(" "));
        assert_eq!(pairs.text, "citation_title=Tides, citation_author=X");
    }
}
