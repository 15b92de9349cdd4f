//! A diagnostic keeps its fingerprint while the file changes around it.

use byline::Format;
use byline::diagnostic::fingerprints;
use byline::source::Source;
use byline::validate::validate;
use byline::{Profile, RuleSet};

/// The rules and fingerprints of the findings in a file.
fn found(text: &str, format: Format) -> Vec<(&'static str, String)> {
    let source = Source::new("./news/file", text);
    let rules = RuleSet::with_profiles(&[Profile::Jats4r]);
    let diagnostics = validate(&source, format, &rules).diagnostics;
    let ids = diagnostics.iter().map(|one| one.code.id);
    ids.zip(fingerprints(&source.name, &diagnostics)).collect()
}

/// The fingerprints of one rule's findings.
fn of(rule: &str, text: &str, format: Format) -> Vec<String> {
    found(text, format)
        .into_iter()
        .filter(|(id, _)| *id == rule)
        .map(|(_, fingerprint)| fingerprint)
        .collect()
}

const YAML: &str = "metadata: { title: Votes, language: en, authors: [kim] }\n\
                    people:\n  kim: { name: Kim Lee, orcid: 0000-0002-1825-0098 }\nbody: The council voted.\n";

#[test]
fn lines_may_move_and_a_file_may_be_formatted() {
    let known = found(YAML, Format::Yaml);
    assert!(known.len() > 1, "{known:?}");
    let moved = format!("# Votes\n\n\n{YAML}");
    assert_eq!(found(&moved, Format::Yaml), known);
    let formatted = "metadata:\n  title: 'Votes'\n  language: \"en\"\n  authors:\n    - kim\npeople:\n  kim:\n    name: Kim Lee\n    orcid: \"0000-0002-1825-0098\"\nbody: |\n  The council\n  voted.\n";
    assert_eq!(found(formatted, Format::Yaml), known);
}

#[test]
fn authors_may_come_before_and_be_renamed() {
    let known = of("orcid-checksum-wrong", YAML, Format::Yaml);
    let text = YAML
        .replace("[kim]", "[ana, kim]")
        .replace("people:\n", "people:\n  ana: { name: Ana Sousa, orcid: 0000-0002-1825-0098 }\n");
    let found = of("orcid-checksum-wrong", &text, Format::Yaml);
    assert_eq!((found.len(), &found[1..]), (2, known.as_slice()));
    let renamed = text.replace("Ana Sousa", "Bea Costa");
    assert_eq!(of("orcid-checksum-wrong", &renamed, Format::Yaml), found);
}

#[test]
fn items_of_jsonld_are_known_by_their_names() {
    let author = |name: &str| {
        format!("{{ \"@type\": \"Person\", \"name\": \"{name}\", \"birthDate\": \"a day of {name}\" }}")
    };
    let text = |authors: &[&str]| {
        let authors: Vec<String> = authors.iter().map(|name| author(name)).collect();
        format!(
            "{{ \"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"headline\": \"T\", \"inLanguage\": \"en\", \"author\": [{}] }}",
            authors.join(",\n")
        )
    };
    let known = of("jsonld-date-malformed", &text(&["Kim", "Lee"]), Format::Jsonld);
    assert_eq!(known.len(), 2);
    let found = of("jsonld-date-malformed", &text(&["Ana", "Lee", "Kim"]), Format::Jsonld);
    assert_eq!((&found[2], &found[1]), (&known[0], &known[1]));
}

#[test]
fn paragraphs_may_come_before() {
    let jats = |body: &str| {
        format!(
            "<article dtd-version=\"1.3\"><front><article-meta><title-group><article-title>Votes</article-title></title-group></article-meta></front>\n\
             <body><sec><title>Bays</title>{body}</sec></body></article>"
        )
    };
    let faulty = "<p>See <xref ref-type=\"fig\" rid=\"f9\">Figure 9</xref>.</p>";
    let known = of("jats-idref-dangling", &jats(faulty), Format::Jats);
    assert_eq!(known.len(), 1);
    let found = of("jats-idref-dangling", &jats(&format!("\n<p>New.</p>\n{faulty}")), Format::Jats);
    assert_eq!(found, known);
}

#[test]
fn equal_defects_are_told_apart() {
    let reference = |id: &str| {
        format!(r#"{{ "type": "paragraph", "content": [{{ "type": "cite", "refs": ["{id}"] }}] }}"#)
    };
    let text = format!(
        r#"{{ "metadata": {{ "title": "T", "language": "en" }}, "body": [{}, {}, {}] }}"#,
        reference("f9"),
        reference("f9"),
        reference("f8")
    );
    let mut found = of("reference-dangling", &text, Format::Json);
    assert_eq!(found.len(), 3);
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 3);
}
