//! Typical errors in JSON-LD, one by one in a valid document: each is found at its place, and reported once.

use std::fs;

use byline::Format;
use byline::diagnostic::Diagnostic;
use byline::source::{Lines, Position, Source, Span};
use byline::validate::validate;
use byline::{Profile, RuleSet};

use crate::support;

/// The error, the code, the text in the document, and its replacement. The diagnostic must point at the text between
/// `«` and `»`.
type Fault = (&'static str, &'static str, &'static str, &'static str);

const FAULTS: &[Fault] = &[
    ("no context", "jsonld-context-missing", "{\n  \"@context\": \"https://schema.org\",\n", "«{»\n"),
    ("context mistyped", "jsonld-context-foreign", "\"https://schema.org\",", "«\"https://shema.org\"»,"),
    ("type unknown", "jsonld-type-unknown", "\"ScholarlyArticle\"", "«\"ScholarArticle\"»"),
    ("type in another case", "jsonld-type-unknown", "\"Person\",\n", "«\"person\"»,\n"),
    (
        "type missing",
        "jsonld-type-missing",
        "\"image\": {\n        \"@type\": \"ImageObject\",\n",
        "«\"image\"»: {\n",
    ),
    ("property misspelt", "jsonld-property-unknown", "\"wordCount\"", "«\"wordCuont\"»"),
    ("property in another case", "jsonld-property-unknown", "\"dateModified\"", "«\"datemodified\"»"),
    ("keyword that is none", "jsonld-property-unknown", "\"award\"", "«\"@award\"»"),
    (
        "property of another type",
        "jsonld-property-not-of-type",
        "\"award\": \"Prize of the Harbour\"",
        "«\"startDate\"»: \"2020-01-01\"",
    ),
    (
        "a thing of another type",
        "jsonld-value-type",
        "\"award\": \"Prize of the Harbour\"",
        "«\"award\"»: { \"@type\": \"Person\", \"name\": \"Ana\" }",
    ),
    (
        "a truth value in quotes",
        "jsonld-value-type",
        "\"isAccessibleForFree\": false,\n",
        "\"isAccessibleForFree\": «\"False\"»,\n",
    ),
    ("words for a number", "jsonld-value-type", "\"wordCount\": 11", "\"wordCount\": «\"eleven\"»"),
    (
        "value of no enumeration",
        "jsonld-enum-unknown",
        "\"https://schema.org/OfflineEventAttendanceMode\"",
        "«\"https://schema.org/OfflineAttendanceMode\"»",
    ),
    ("superseded property", "jsonld-superseded", "\"award\"", "«\"awards\"»"),
    (
        "date in a wrong form",
        "jsonld-date-malformed",
        "\"2026-11-21T10:00:00+09:00\"",
        "«\"2026-11-21T10:00:00+0900\"»",
    ),
    ("date that is none", "jsonld-date-malformed", "\"2026-11-21T10:00:00+09:00\"", "«\"2026-11-31\"»"),
    (
        "time without offset",
        "time-without-offset",
        "\"2026-11-21T10:00:00+09:00\"",
        "«\"2026-11-21T10:00:00\"»",
    ),
    (
        "modified before published",
        "dates-out-of-order",
        "\"2026-11-21T10:00:00+09:00\"",
        "«\"2026-11-19T10:00:00+09:00\"»",
    ),
    (
        "reference to nothing",
        "jsonld-id-dangling",
        "\"creator\": { \"@id\": \"#silva\" }",
        "\"creator\": { \"@id\": «\"#sliva\"» }",
    ),
    (
        "one id for two",
        "jsonld-id-conflict",
        "\"@id\": \"#costa\", \"name\": \"Rui Costa\"",
        "\"@id\": \"#silva\", \"name\": \"Rui Costa\"",
    ),
    ("address with a space", "jsonld-url-malformed", "/vote.jpg", "/«  »vote.jpg"),
    (
        "address that runs a program",
        "url-scheme-forbidden",
        "\"https://herald.example/silva\"",
        "«\"javascript:alert(1)\"»",
    ),
    ("DOI of the wrong form", "doi-malformed", "\"10.1000/182\"", "«\"11.1000/182\"»"),
    ("ORCID iD mistyped", "orcid-checksum-wrong", "\"0000-0002-1825-0097\"", "«\"0000-0002-1825-0079\"»"),
    (
        "language that is no tag",
        "language-tag-malformed",
        "\"inLanguage\": \"en\"",
        "\"inLanguage\": «\"english please\"»",
    ),
    ("two authors in one name", "name-not-bare", "\"Rui Costa\"", "\"Rui Costa «and» Ana Lima\""),
    ("By before the name", "name-not-bare", "\"Rui Costa\"", "\"«By» Rui Costa\""),
    ("no publisher", "google-publisher-missing", "      \"publisher\": { \"@id\": \"#herald\" },\n", ""),
    (
        "no headline",
        "jsonld-headline-missing",
        "\"headline\": \"Council votes for the harbour bridge\",\n      ",
        "",
    ),
    (
        "quotation without words",
        "jsonld-quotation-without-text",
        "        {\n          \"@type\": \"Quotation\",\n          \"@id\": \"#quote\",\n          \"text\": \"The bridge is safe and it is paid for\",\n",
        "        «{»\n          \"@type\": \"Quotation\",\n          \"@id\": \"#quote\",\n",
    ),
    (
        "event without a date",
        "google-event-date-missing",
        "        \"startDate\": \"2026-12-05T10:00:00+09:00\",\n",
        "",
    ),
    (
        "event without a place",
        "google-event-location-missing",
        ",\n        \"location\": { \"@type\": \"Place\", \"@id\": \"#quay\", \"name\": \"Harbour Quay\", \"address\": \"1 Quay Street, Busan\" }",
        "",
    ),
    ("image too small", "google-image-too-small", "\"1600\"", "\"50\""),
    ("paywall without a class", "google-paywall-selector-wrong", "\".paywall\"", "«\"div.paywall\"»"),
    (
        "breadcrumb without its page",
        "google-breadcrumb-incomplete",
        "{ \"@type\": \"ListItem\", \"position\": 1, \"name\": \"City\", \"item\": \"https://herald.example/city\" }",
        "«{» \"@type\": \"ListItem\", \"position\": 1, \"name\": \"City\" }",
    ),
    ("comma too many", "syntax-error", "\"Prize of the Harbour\",", "\"Prize of the Harbour\",«,»"),
    ("key twice", "key-repeated", "\"wordCount\": 11", "\"wordCount\": 11, «\"wordCount\"»: 12"),
];

fn sound() -> String {
    fs::read_to_string(support::in_crate("tests/fixtures/jsonld_faults/sound.jsonld"))
        .unwrap()
        .replace("\r\n", "\n")
}

/// The document in a web page, after something else.
fn in_page(document: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<title>Votes é</title>\n<script type=\"application/ld+json\">\n{document}</script>\n<p>Text</p>\n"
    )
}

fn found(text: &str, format: Format) -> Vec<Diagnostic> {
    let rules = RuleSet::with_profiles(&[Profile::Google, Profile::GoogleEvent]).on("2026-11-24".into());
    validate(&Source::new("page", text), format, &rules).diagnostics
}

fn said(diagnostic: &Diagnostic) -> (&'static str, String) {
    (diagnostic.code.id, diagnostic.message.clone())
}

/// The findings in the faulty text that are not in the valid one.
fn new_in(faulty: &str, sound: &str, format: Format) -> Vec<Diagnostic> {
    let known: Vec<_> = found(sound, format).iter().map(said).collect();
    let mut new = found(faulty, format);
    // Losses only matter for the import: they are not errors of the file.
    new.retain(|diagnostic| diagnostic.code.id != "lost-on-import" && !known.contains(&said(diagnostic)));
    new
}

#[test]
fn the_valid_document_has_no_findings() {
    for (text, format) in [(sound(), Format::Jsonld), (in_page(&sound()), Format::Html)] {
        let found = found(&text, format);
        // Losses are not errors.
        let ids: Vec<_> =
            found.iter().map(|one| one.code.id).filter(|id| !id.ends_with("-on-import")).collect();
        assert_eq!(ids, [""; 0]);
    }
}

#[test]
fn every_error_is_found_once_at_its_place() {
    assert!(FAULTS.len() >= 30);
    let mut wrong = Vec::new();
    for (what, code, before, after) in FAULTS {
        let sound = sound();
        assert!(sound.contains(before), "{what}: {before}");
        let marked = sound.replacen(before, after, 1);
        for (marked, sound, format) in [
            (marked.clone(), sound.clone(), Format::Jsonld),
            (in_page(&marked), in_page(&sound), Format::Html),
        ] {
            let place = marked.find('«').map(|start| {
                let end = marked.find('»').unwrap();
                Span::new(start, end - '«'.len_utf8())
            });
            let faulty = marked.replace(['«', '»'], "");
            let new = new_in(&faulty, &sound, format);
            let [only] = new.as_slice() else {
                wrong.push(format!("{what}: {:#?}", new.iter().map(said).collect::<Vec<_>>()));
                continue;
            };
            let lines = Lines::new(&faulty);
            let begins = |span: Span| -> Position { lines.position(span.start) };
            if only.code.id != *code || only.help.is_none() {
                wrong.push(format!("{what}: {:?}, help: {:?}", said(only), only.help));
            } else if let Some(place) = place
                && (begins(place) != begins(only.location.span) || only.location.address.is_none())
            {
                wrong.push(format!("{what}: {:?} at {:?}", said(only), begins(only.location.span)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), FAULTS.len(), wrong.join("\n"));
}

#[test]
fn a_page_without_an_article_has_one_finding() {
    let organization = r#"{ "@context": "https://schema.org", "@type": "NewsMediaOrganization", "name": "Harbour Herald",
      "url": "https://herald.example", "logo": "https://herald.example/logo.png" }"#;
    for (text, format) in [(organization.to_owned(), Format::Jsonld), (in_page(organization), Format::Html)] {
        let found = found(&text, format);
        let [only] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!((only.code.id, only.help.is_some()), ("jsonld-no-article", true));
        assert_eq!(only.location.span.start, text.find('{').unwrap());
    }
}
