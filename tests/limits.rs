//! A file in which everything is wrong takes no more memory, and no more of anybody's time, than one can read.

use byline::diagnostic::Severity;
use byline::formats::Format;
use byline::rules::{MOST_DIAGNOSTICS, RuleSet};
use byline::source::Source;
use byline::validate::validate;

/// The diagnostics of a file in our own JSON whose body is this.
fn codes(body: &str, format: Format, most: usize) -> Vec<&'static str> {
    let source = Source::new("article", body);
    let rules = RuleSet::standard().reporting_at_most(most);
    let diagnostics = validate(&source, format, &rules).diagnostics;
    assert!(diagnostics.iter().any(|found| found.severity == Severity::Error));
    diagnostics.iter().map(|found| found.code.id).collect()
}

fn article(paragraph: &str, times: usize) -> String {
    let body = vec![paragraph; times].join(",");
    format!(r#"{{ "metadata": {{ "title": "T", "language": "en" }}, "body": [{body}] }}"#)
}

#[test]
fn of_a_shape_that_is_wrong_everywhere_the_beginning_is_shown() {
    let text = article(r#"{ "type": "emphasis", "content": "x" }"#, 30_000);
    let found = codes(&text, Format::Json, MOST_DIAGNOSTICS);
    assert_eq!(found.len(), MOST_DIAGNOSTICS + 1);
    assert_eq!(found.iter().filter(|code| **code == "diagnostics-too-many").count(), 1);
    assert!(found.iter().filter(|code| **code == "variant-unknown").count() > MOST_DIAGNOSTICS / 2);
}

#[test]
fn of_rules_that_are_broken_everywhere_the_beginning_is_shown() {
    let text = article(r#""[insert a word]""#, 500);
    let found = codes(&text, Format::Json, 20);
    assert_eq!(found.len(), 21);
    assert_eq!(found.iter().filter(|code| **code == "text-placeholder").count(), 20);
}

#[test]
fn of_jats_that_is_invalid_everywhere_the_beginning_is_shown() {
    let text =
        format!(r#"<article dtd-version="1.3"><front/><body>{}</body></article>"#, "<q id='a'/>".repeat(500));
    let found = codes(&text, Format::Jats, 20);
    assert_eq!(found.len(), 21);
    assert!(found.contains(&"diagnostics-too-many"));
}

#[test]
fn errors_are_kept_before_warnings() {
    let text = article(r#""[insert a word]""#, 50).replace(r#""en""#, r#""en", "kind": "nonsense""#);
    let found = codes(&text, Format::Json, 5);
    assert!(found.contains(&"variant-unknown"), "{found:?}");
}

#[test]
fn nothing_is_said_of_a_limit_that_is_just_reached() {
    let is_cut = |text: &str, format, most| codes(text, format, most).contains(&"diagnostics-too-many");
    let own = article(r#""[insert a word]""#, 19).replace(r#""en""#, r#""en", "kind": "nonsense""#);
    let all = codes(&own, Format::Json, MOST_DIAGNOSTICS).len();
    assert!(!is_cut(&own, Format::Json, all) && is_cut(&own, Format::Json, all - 1));

    let jats = format!(r#"<article dtd-version="1.3"><front/><body>{}</body></article>"#, "<q/>".repeat(50));
    let all = codes(&jats, Format::Jats, MOST_DIAGNOSTICS).len();
    assert!(!is_cut(&jats, Format::Jats, all) && is_cut(&jats, Format::Jats, all - 1));
}

#[test]
fn with_nothing_to_show_only_what_is_wrong_is_too_much() {
    let rules = RuleSet::standard().reporting_at_most(0);
    let found = |text: &str| validate(&Source::new("article", text), Format::Json, &rules).diagnostics.len();
    assert_eq!(found(&article(r#""A word.""#, 1)), 0);
    assert_eq!(found(&article("1", 1)), 1);
}
