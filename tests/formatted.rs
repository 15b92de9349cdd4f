//! Formatting changes how an article is written down, never what it says nor what is said beside it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::fmt::Write;
use std::sync::LazyLock;

use byline::formats::article::{Syntax, Unformattable, read, write};
use byline::model::Article;
use byline::source::Source;
use proptest::prelude::*;
use serde_json::{Map, Value};
use support::{example_sources, examples};

fn formatted(text: &str, syntax: Syntax) -> Result<String, Unformattable> {
    read(&Source::new("article", text), syntax).formatted(syntax)
}

fn article(text: &str, syntax: Syntax) -> Article {
    let source = Source::new("article", text);
    let read = read(&source, syntax);
    assert!(read.findings.is_empty(), "{:#?}\n{text}", read.findings);
    read.article.unwrap()
}

#[test]
fn the_examples_are_formatted() {
    // One of them writes out what goes without saying, to show every choice there is.
    for source in example_sources().into_iter().filter(|source| !source.name.contains("everything")) {
        let text = formatted(&source.text, Syntax::of(&source.name).unwrap()).unwrap();
        support::golden(&source.name, &text);
    }
}

#[test]
fn comments_stay_with_what_they_are_about() {
    let text = r#"# yaml-language-server: $schema=https://w3id.org/byline/1/article.schema.json

# the words
body: # of the text
  - type: paragraph  # one
    content: Long since   # said
  # between
  - "double
     quoted"
metadata:
    language: en  # English

    title: 'Don''t' # the title
    kind: article   # goes without saying
    authors:
    - agent: kim  # who
      # nothing more
    - {agent: lee, roles: [editor], # inner
       affiliations: [x]}
    # end of authors
people:
  kim: {name:   Kim}
  lee:
    # named
    name: Lee
organizations: { x: { name: X, kind: company, url: "https://x.example/" } }
# the end
"#;
    let expected = r#"# yaml-language-server: $schema=https://w3id.org/byline/1/article.schema.json

metadata:
  # goes without saying
  title: 'Don''t' # the title
  language: en  # English
  authors:
    # who
    # nothing more
    - kim
    - agent: lee
      roles: [editor] # inner
      affiliations: [x]
    # end of authors
people:
  kim: { name: Kim }
  lee:
    # named
    name: Lee
organizations: { x: { name: X, kind: company, url: "https://x.example/" } }
# the words
body: # of the text
  # one
  # said
  - Long since
  # between
  - "double
    quoted"
# the end
"#;
    assert_eq!(formatted(text, Syntax::Yaml).unwrap(), expected);
    assert_eq!(formatted(expected, Syntax::Yaml).unwrap(), expected);
}

#[test]
fn a_text_in_a_block_keeps_its_style_and_its_lines() {
    let text =
        "body: >-\n      One\n      paragraph.\n\n      - no list\nmetadata: { title: T, language: en }\n";
    let expected = "metadata: { title: T, language: en }\nbody: >-\n  One\n  paragraph.\n\n  - no list\n";
    assert_eq!(formatted(text, Syntax::Yaml).unwrap(), expected);
}

#[test]
fn a_file_that_would_lose_something_is_left_alone() {
    for (text, why) in [
        ("metadata: { title: T, language: en, titel: T }\nbody: B\n", "a field that is none"),
        ("metadata: { title: T }\nbody: B\n", "a field missing"),
        ("metadata: [\n", "no YAML"),
        ("metadata: { title: &t T, language: en }\nbody: *t\n", "an anchor"),
        ("metadata: { title: !!str 1, language: en }\nbody: B\n", "a tag"),
    ] {
        assert!(formatted(text, Syntax::Yaml).is_err(), "{why}");
    }
}

#[test]
fn an_article_is_written_in_either_syntax() {
    for (name, expected) in examples() {
        for syntax in [Syntax::Json, Syntax::Yaml] {
            let text = write(&expected, syntax);
            assert_eq!(article(&text, syntax), expected, "{name}");
            assert_eq!(formatted(&text, syntax).unwrap(), text, "{name}");
        }
    }
}

/// Every example as a value, laid out at random by the tests below.
static EXAMPLES: LazyLock<Vec<Value>> =
    LazyLock::new(|| examples().iter().map(|(_, article)| serde_json::to_value(article).unwrap()).collect());

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn the_order_and_the_length_of_the_form_do_not_matter(at in 0..EXAMPLES.len(), seed: u64) {
        let mut chance = Chance(seed | 1);
        let shuffled = shuffled(&EXAMPLES[at], "", &mut chance);
        let text = serde_json::to_string(&shuffled).unwrap();
        let canonical = formatted(&text, Syntax::Json).unwrap();
        let original = formatted(&EXAMPLES[at].to_string(), Syntax::Json).unwrap();
        prop_assert_eq!(difference(&canonical, &original), None);
    }

    #[test]
    fn no_comment_is_lost_and_nothing_is_left_to_do(at in 0..EXAMPLES.len(), seed: u64) {
        let mut layout = Layout { text: String::new(), chance: Chance(seed | 1), comments: 0 };
        let shuffled = shuffled(&EXAMPLES[at], "", &mut layout.chance);
        layout.value(&shuffled, 0);
        let text = layout.text;
        let canonical = formatted(&text, Syntax::Yaml);
        prop_assert!(canonical.is_ok(), "{:?}", canonical.err());
        let canonical = canonical.unwrap();
        prop_assert!(article(&canonical, Syntax::Yaml) == article(&text, Syntax::Yaml));
        for comment in 1..=layout.comments {
            let comment = format!("# {comment}\n");
            prop_assert_eq!(canonical.matches(&comment).count(), 1, "{}", comment);
        }
        let again = formatted(&canonical, Syntax::Yaml).unwrap();
        prop_assert_eq!(difference(&again, &canonical), None);
    }
}

/// The first lines that are not the same.
fn difference<'t>(a: &'t str, b: &'t str) -> Option<(&'t str, &'t str)> {
    let same = a.len() == b.len();
    let first = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    first.or((!same).then_some(("one of them", "is longer")))
}

/// A sequence of numbers that look random (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn is(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }
}

/// The value with the members of objects in another order, and some short forms written out.
///
/// The order of what authors name themselves means something, and stays.
fn shuffled(value: &Value, field: &str, chance: &mut Chance) -> Value {
    const NAMED: [&str; 7] = ["people", "organizations", "places", "events", "works", "quotes", "extensions"];
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            if !NAMED.contains(&field) {
                for n in (1..members.len()).rev() {
                    members.swap(n, chance.below(n + 1));
                }
            }
            let inner = |name: &str| if NAMED.contains(&field) { String::new() } else { name.to_owned() };
            let keep = field == "extensions";
            let shuffled = members.into_iter().map(|(key, value)| {
                (key.clone(), if keep { value.clone() } else { shuffled(value, &inner(key), chance) })
            });
            Value::Object(shuffled.collect::<Map<_, _>>())
        }
        Value::Array(items) => items
            .iter()
            .map(|item| match item {
                Value::String(short) if matches!(field, "keywords" | "participants") && chance.is(2) => {
                    let long = if field == "keywords" { "term" } else { "agent" };
                    Value::from_iter([(long.to_owned(), Value::from(short.as_str()))])
                }
                item => shuffled(item, "", chance),
            })
            .collect(),
        value => value.clone(),
    }
}

/// Lays a value out as YAML, in styles that chance chooses, with a numbered comment here and there.
struct Layout {
    text: String,
    chance: Chance,
    comments: usize,
}

impl Layout {
    /// Writes a value that begins on a line of its own.
    fn value(&mut self, value: &Value, indent: usize) {
        let entries: Vec<(Option<&String>, &Value)> = match value {
            Value::Object(members) => members.iter().map(|(key, value)| (Some(key), value)).collect(),
            Value::Array(items) => items.iter().map(|item| (None, item)).collect(),
            _ => unreachable!("scalars stand behind keys and dashes"),
        };
        for (key, value) in entries {
            if self.chance.is(9) {
                self.text.push('\n');
            }
            self.comment_line(indent);
            let _ = write!(self.text, "{:indent$}", "");
            match key {
                Some(key) => {
                    let _ = write!(self.text, "{}:", Value::from(key.as_str()));
                }
                None => self.text.push('-'),
            }
            let is_nested = value.as_object().is_some_and(|members| !members.is_empty())
                || value.as_array().is_some_and(|items| !items.is_empty());
            if !is_nested || self.chance.is(4) {
                let _ = write!(self.text, " {value}");
                self.end_of_line();
            } else {
                let deeper = indent + 1 + self.chance.below(4);
                self.end_of_line();
                self.value(value, deeper);
                self.comment_line(deeper);
            }
        }
    }

    fn comment_line(&mut self, indent: usize) {
        if self.chance.is(6) {
            self.comments += 1;
            let _ = writeln!(self.text, "{:indent$}# {}", "", self.comments);
        }
    }

    fn end_of_line(&mut self) {
        if self.chance.is(6) {
            self.comments += 1;
            let _ = write!(self.text, "  # {}", self.comments);
        }
        self.text.push('\n');
    }
}
