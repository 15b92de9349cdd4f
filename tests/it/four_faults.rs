//! A typo hides nothing else: four different errors are found in one run, each at its own characters.

use std::fs;

use byline::RuleSet;
use byline::formats::article::Syntax;
use byline::source::{Lines, Source};
use byline::validate;

use crate::support;

#[test]
fn four_errors_are_found_in_json() {
    assert_eq!(
        found("tests/fixtures/four_faults.json"),
        [
            r#"2:17 field-unknown "headline""#,
            r#"4:78 orcid-checksum-wrong "0000-0002-1825-0079""#,
            r#"7:28 quote-not-in-body "This is the hardest vote I have ever cast.""#,
            r#"8:67 reference-dangling "cotsa""#,
        ]
    );
}

#[test]
fn four_errors_are_found_in_yaml() {
    assert_eq!(
        found("tests/fixtures/four_faults.yaml"),
        [
            "2:3 field-unknown headline",
            "7:64 orcid-checksum-wrong 0000-0002-1825-0079",
            "10:11 quote-not-in-body This is the hardest vote I have ever cast.",
            "12:57 reference-dangling cotsa",
        ]
    );
}

/// Line and column in characters, the code, and the characters pointed at.
fn found(path: &str) -> Vec<String> {
    let source = Source::new(path, fs::read_to_string(support::in_crate(path)).unwrap());
    let validated = validate::validate(&source, Syntax::of(path).unwrap(), &RuleSet::standard());
    let lines = Lines::new(&source.text);
    let one = |diagnostic: &byline::diagnostic::Diagnostic| {
        let span = diagnostic.location.span;
        let position = lines.position(span.start);
        format!("{}:{} {} {}", position.line, position.column, diagnostic.code.id, &source.text[span.range()])
    };
    validated.diagnostics.iter().map(one).collect()
}
