//! Formatting changes the notation of an article, never its content or comments.

use std::fmt::Write;

use byline::formats::article::{Syntax, Unformattable, read, write};
use byline::model::Article;
use byline::source::Source;
use serde_json::{Map, Value};

use crate::support;
use crate::support::dice::Dice;
use crate::support::generated::{self, Mode, seeds};
use crate::support::{example_sources, examples};

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
    // One example writes out default values, to show all fields.
    for source in example_sources().into_iter().filter(|source| !source.name.contains("everything")) {
        let text = formatted(&source.text, Syntax::of(&source.name).unwrap()).unwrap();
        support::golden(&source.name, &text);
    }
}

#[test]
fn comments_stay_with_their_value() {
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
fn block_scalars_keep_their_style_and_lines() {
    let text =
        "body: >-\n      One\n      paragraph.\n\n      - no list\nmetadata: { title: T, language: en }\n";
    let expected = "metadata: { title: T, language: en }\nbody: >-\n  One\n  paragraph.\n\n  - no list\n";
    assert_eq!(formatted(text, Syntax::Yaml).unwrap(), expected);
}

#[test]
fn a_file_that_would_lose_content_is_unchanged() {
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
    for (name, value, _) in articles(40) {
        let expected: Article = serde_json::from_value(value).unwrap();
        for syntax in [Syntax::Json, Syntax::Yaml] {
            let text = write(&expected, syntax);
            assert!(article(&text, syntax) == expected, "{name}\n{text}");
            let again = formatted(&text, syntax).unwrap();
            assert_eq!(difference(&again, &text), None, "{name}");
        }
    }
}

/// The examples and random articles, each with random numbers for its layout.
fn articles(usual: u64) -> impl Iterator<Item = (String, Value, Dice)> {
    let examples =
        examples().into_iter().map(|(name, article)| (name, serde_json::to_value(article).unwrap()));
    let generated = |seed| {
        [Mode::Coherent, Mode::Wild].map(|mode| (format!("{mode:?} {seed}"), generated::article(seed, mode)))
    };
    let all = examples.chain(seeds(usual).flat_map(generated)).enumerate();
    all.map(|(n, (name, article))| (name, article, Dice::new(n as u64)))
}

#[test]
fn order_and_short_forms_do_not_matter() {
    for (name, article, mut dice) in articles(40) {
        let shuffled = shuffled(&article, "", &mut dice);
        let canonical = formatted(&shuffled.to_string(), Syntax::Json).unwrap();
        let original = formatted(&article.to_string(), Syntax::Json).unwrap();
        assert_eq!(difference(&canonical, &original), None, "{name}");
    }
}

#[test]
fn formatting_keeps_comments_and_is_idempotent() {
    for (name, value, mut dice) in articles(20) {
        let shuffled = shuffled(&value, "", &mut dice);
        let mut layout = Layout { text: String::new(), dice, comments: 0 };
        layout.value(&shuffled, 0);
        let text = layout.text;
        let canonical =
            formatted(&text, Syntax::Yaml).unwrap_or_else(|error| panic!("{name}: {error:?}\n{text}"));
        assert!(article(&canonical, Syntax::Yaml) == article(&text, Syntax::Yaml), "{name}");
        for comment in 1..=layout.comments {
            let comment = format!("# {comment}\n");
            assert_eq!(canonical.matches(&comment).count(), 1, "{name}: {comment}");
        }
        let again = formatted(&canonical, Syntax::Yaml).unwrap();
        assert_eq!(difference(&again, &canonical), None, "{name}");
    }
}

/// The first lines that differ.
fn difference<'t>(a: &'t str, b: &'t str) -> Option<(&'t str, &'t str)> {
    let same = a.len() == b.len();
    let first = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    first.or((!same).then_some(("one of them", "is longer")))
}

/// The value with the members of objects in another order, and some short forms written out.
///
/// The order of names chosen by authors is significant, and stays.
fn shuffled(value: &Value, field: &str, dice: &mut Dice) -> Value {
    const NAMED: [&str; 7] = ["people", "organizations", "places", "events", "works", "quotes", "extensions"];
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            if !NAMED.contains(&field) {
                dice.shuffle(&mut members);
            }
            let inner = |name: &str| if NAMED.contains(&field) { String::new() } else { name.to_owned() };
            let keep = field == "extensions";
            let shuffled = members.into_iter().map(|(key, value)| {
                (key.clone(), if keep { value.clone() } else { shuffled(value, &inner(key), dice) })
            });
            Value::Object(shuffled.collect::<Map<_, _>>())
        }
        Value::Array(items) => items
            .iter()
            .map(|item| match item {
                Value::String(short) if matches!(field, "keywords" | "participants") && dice.one_in(2) => {
                    let long = if field == "keywords" { "term" } else { "agent" };
                    Value::from_iter([(long.to_owned(), Value::from(short.as_str()))])
                }
                item => shuffled(item, "", dice),
            })
            .collect(),
        value => value.clone(),
    }
}

/// Writes a value as YAML, in random styles, with occasional numbered comments.
struct Layout {
    text: String,
    dice: Dice,
    comments: usize,
}

impl Layout {
    /// Writes a value that begins on its own line.
    fn value(&mut self, value: &Value, indent: usize) {
        let entries: Vec<(Option<&String>, &Value)> = match value {
            Value::Object(members) => members.iter().map(|(key, value)| (Some(key), value)).collect(),
            Value::Array(items) => items.iter().map(|item| (None, item)).collect(),
            _ => unreachable!("scalars follow keys and dashes"),
        };
        for (key, value) in entries {
            if self.dice.one_in(9) {
                self.text.push('\n');
            }
            self.comment_line(indent);
            let _ = write!(self.text, "{:indent$}", "");
            match key {
                Some(key) => {
                    let _ = write!(self.text, "{}:", flow(&Value::from(key.as_str())));
                }
                None => self.text.push('-'),
            }
            let is_nested = value.as_object().is_some_and(|members| !members.is_empty())
                || value.as_array().is_some_and(|items| !items.is_empty());
            if !is_nested || self.dice.one_in(4) {
                let _ = write!(self.text, " {}", flow(value));
                self.end_of_line();
            } else {
                let deeper = indent + 1 + self.dice.below(4);
                self.end_of_line();
                self.value(value, deeper);
                self.comment_line(deeper);
            }
        }
    }

    fn comment_line(&mut self, indent: usize) {
        if self.dice.one_in(6) {
            self.comments += 1;
            let _ = writeln!(self.text, "{:indent$}# {}", "", self.comments);
        }
    }

    fn end_of_line(&mut self) {
        if self.dice.one_in(6) {
            self.comments += 1;
            let _ = write!(self.text, "  # {}", self.comments);
        }
        self.text.push('\n');
    }
}

/// The value as JSON, without characters that YAML does not allow.
fn flow(value: &Value) -> String {
    let mut flow = String::new();
    for c in value.to_string().chars() {
        match c {
            '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => _ = write!(flow, "\\u{:04x}", u32::from(c)),
            c => flow.push(c),
        }
    }
    flow
}
