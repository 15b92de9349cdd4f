//! `--fix=all` marks declared names and direct quotes in the text, whatever form the text has.

use byline::diagnostic::Applicability;
use byline::fix::{Fixed, fix};
use byline::formats::article::Syntax;
use byline::source::Source;
use byline::validate::validate;
use byline::{Profile, RuleSet};

fn fixed(text: &str, syntax: Syntax, rules: &RuleSet) -> Fixed {
    let judge = |source: &Source| validate(source, syntax, rules).diagnostics;
    fix(Source::new("article", text), syntax, Applicability::Ask, judge)
}

/// The fixed body of an article with this one.
#[track_caller]
fn body(text: &str, rules: &RuleSet) -> String {
    let head = "metadata: { title: Votes, language: en }
people:
  costa: { name: Ana Costa }
  kim: { name: Kim Min-jun }
quotes:
  q-no: { text: Never again, speaker: kim }
";
    let fixed = fixed(&format!("{head}{text}"), Syntax::Yaml, rules);
    let again = self::fixed(&fixed.source.text, Syntax::Yaml, rules);
    assert_eq!((&again.source.text, again.count()), (&fixed.source.text, 0), "it is fixed at once");
    fixed.source.text.strip_prefix(head).expect("the head is unchanged").to_owned()
}

#[test]
fn the_first_place_with_a_name_becomes_a_mention_in_every_form_of_text() {
    let rules = RuleSet::standard();
    let paragraph = "  - type: paragraph
    content:
      - \"“Never again,” said \"
      - { type: mention, ref: costa, content: Ana Costa }
      - \" twice. Ana Costa left.\"
";
    let words = "“Never again,” said Ana Costa twice. Ana Costa left.";
    for text in [
        format!("body: |\n  {words}\n"),
        format!("body:\n  - {words}\n"),
        format!("body:\n  - type: paragraph\n    content: {words}\n"),
        format!("body:\n  - type: paragraph\n    content:\n      - {words}\n"),
    ] {
        assert_eq!(body(&text, &rules), format!("body:\n{paragraph}"), "{text}");
    }
    let cell = body("body:\n  - “Never again”\n  - type: table\n    rows:\n      - [A, Ana Costa]\n", &rules);
    assert!(cell.contains("{ type: mention, ref: costa, content: Ana Costa }"), "{cell}");
}

#[test]
fn a_direct_quote_that_appears_once_is_marked_if_asked() {
    let text = "body: “Never again,” said Ana Costa.\n";
    let rules = RuleSet::with_profiles(&[Profile::Advice]);
    let expected = "body:
  - type: paragraph
    content:
      - “
      - { type: quote, ref: q-no, content: Never again }
      - \",” said \"
      - { type: mention, ref: costa, content: Ana Costa }
      - \".\"
";
    assert_eq!(body(text, &rules), expected);
    let twice = body("body: “Never again,” said Ana Costa. “Never again!”\n", &rules);
    assert!(!twice.contains("type: quote"), "{twice}");
}

#[test]
fn what_is_not_certain_is_not_marked() {
    let text = r#"{
  "metadata": { "title": "Votes", "language": "en" },
  "people": { "one": { "name": "Jo Smith" }, "two": { "name": "Jo Smith" }, "york": { "name": "New York" } },
  "organizations": { "times": { "name": "New York Times" } },
  "body": ["Jo Smith reads the New York Times."]
}"#;
    let fixed = fixed(text, Syntax::Json, &RuleSet::standard()).source.text;
    assert!(fixed.contains("\"Jo Smith reads the \"") && fixed.contains("\"ref\": \"times\""), "{fixed}");
    assert!(!fixed.contains("\"ref\": \"york\"") && !fixed.contains("\"ref\": \"one\""), "{fixed}");
}
