//! One defect is one diagnostic, whether the file, its reader or the article has it.

use byline::Format;
use byline::RuleSet;
use byline::diagnostic::{Diagnostic, Severity};
use byline::source::{Lines, Source};
use byline::validate::{codes, validate};

/// The findings in a file: the rule, its severity, and the line.
fn found(text: &str, format: Format) -> Vec<(&'static str, Severity, usize)> {
    let source = Source::new("file", text);
    let lines = Lines::new(&source.text);
    let brief = |one: Diagnostic| (one.code.id, one.severity, lines.position(one.location.span.start).line);
    validate(&source, format, &RuleSet::standard()).diagnostics.into_iter().map(brief).collect()
}

/// The lines on which a rule finds something.
fn lines_of(rule: &str, text: &str, format: Format) -> Vec<usize> {
    found(text, format).into_iter().filter(|(id, ..)| *id == rule).map(|(_, _, line)| line).collect()
}

fn jats(references: &str) -> String {
    format!(
        "<article><front><article-meta><title-group><article-title>Votes</article-title></title-group></article-meta></front>\n\
         <back><ref-list>\n{references}</ref-list></back></article>"
    )
}

fn jsonld(properties: &str) -> String {
    format!(
        "{{ \"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\",\n\"headline\": \"Votes\",\n{properties} }}"
    )
}

#[test]
fn a_defect_of_a_reference_is_found_where_the_file_has_it_and_as_mild_as_the_file_makes_it() {
    let reference = "<ref id=\"b1\"><mixed-citation publication-type=\"journal\"><article-title>Bays</article-title>.\n\
                     <pub-id pub-id-type=\"pmid\">27748203.</pub-id></mixed-citation></ref>\n";
    let found = found(&jats(reference), Format::Jats);
    let of_pmid: Vec<_> = found.into_iter().filter(|(id, ..)| *id == "pmid-malformed").collect();
    assert_eq!(of_pmid, [("pmid-malformed", Severity::Warning, 4)]);
}

#[test]
fn the_same_defect_in_two_references_is_two() {
    let reference = |id: &str| {
        format!(
            "<ref id=\"{id}\"><mixed-citation publication-type=\"journal\"><pub-id pub-id-type=\"pmid\">27748203.</pub-id></mixed-citation></ref>\n"
        )
    };
    let text = jats(&(reference("b1") + &reference("b2")));
    assert_eq!(lines_of("pmid-malformed", &text, Format::Jats), [3, 4]);
}

#[test]
fn an_identifier_of_an_institution_is_found_where_it_is_written() {
    let text = "<article><front><article-meta><title-group><article-title>Votes</article-title></title-group>\n\
                <contrib-group><contrib contrib-type=\"author\"><name><surname>Lee</surname></name><xref ref-type=\"aff\" rid=\"a1\"/></contrib>\n\
                <aff id=\"a1\"><institution-wrap><institution>Harbour University</institution>\n\
                <institution-id institution-id-type=\"ror\">https://ror.org/05gq02978</institution-id></institution-wrap></aff>\n\
                </contrib-group></article-meta></front></article>";
    assert_eq!(lines_of("ror-checksum-wrong", text, Format::Jats), [4]);
}

#[test]
fn what_the_reader_makes_of_a_faulty_value_is_no_second_defect() {
    let text = jsonld(
        "\"inLanguage\": \"en\",\n\"datePublished\": \"2026-11-24 09:30:00\",\n\"Keywords\": \"votes\",\n\"isAccessibleForFree\": \"False\"",
    );
    let found = found(&text, Format::Jsonld).into_iter().map(|(id, _, line)| (id, line)).collect::<Vec<_>>();
    assert_eq!(
        found,
        [("jsonld-date-malformed", 4), ("jsonld-property-unknown", 5), ("jsonld-value-type", 6)]
    );
}

#[test]
fn a_defect_of_one_value_says_nothing_of_another() {
    let text = jsonld(
        "\"colour\": \"red\",\n\"video\": { \"@type\": \"VideoObject\", \"name\": \"Vote\",\n\"uploadDate\": \"soon\" }",
    );
    assert_eq!(lines_of("jsonld-date-malformed", &text, Format::Jsonld), [5]);
    // The video is lost, whatever the format of its date.
    assert_eq!(lines_of("lost-on-import", &text, Format::Jsonld), [4]);
    // The article has no language, whatever its other fields.
    assert_eq!(lines_of("changed-on-import", &text, Format::Jsonld), [1]);
}

#[test]
fn a_family_is_shared_by_kinds_of_other_names() {
    let ids: Vec<&str> = codes().map(|code| code.id).collect();
    for code in codes() {
        for family in code.families {
            let others = codes().filter(|other| other.id != code.id && other.families.contains(family));
            assert!(others.count() > 0 && !ids.contains(family), "`{family}` of `{}`", code.id);
        }
    }
}
