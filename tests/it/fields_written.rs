//! How much of an article each format expresses, according to the losses of its writer.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use byline::formats::{Losses, WRITERS, Writer};
use byline::model::Article;

use crate::support;
use crate::support::fields::each_leaf_by_field;
use crate::support::generated::{self, Mode};
use crate::support::shown::{everything_in, schema};

/// The number of generated articles.
const GENERATED: u64 = 300;

/// The markers around the generated part of the file.
const BEGIN: &str = "<!-- fields -->\n";
const END: &str = "<!-- /fields -->\n";

const FORMATS: [&str; 2] = ["jats", "jsonld"];

/// The writer of a format, with its usual options.
fn writer(format: &str) -> &'static dyn Writer {
    *WRITERS.iter().find(|writer| writer.info().name == format).unwrap()
}

/// The number of values of a field, and how many of them are written.
#[derive(Clone, Copy, Default)]
struct Tally {
    written: usize,
    all: usize,
}

/// The examples, and then generated articles.
fn articles() -> impl Iterator<Item = Article> {
    let generated = (0..GENERATED).map(|seed| generated::article(seed, Mode::Coherent));
    let examples = support::examples().into_iter().map(|(_, article)| article);
    examples.chain(generated.map(|article| serde_json::from_value(article).unwrap()))
}

#[test]
fn the_table_of_written_fields_is_up_to_date() {
    let schema = schema();
    let mut fields: BTreeMap<String, [Tally; FORMATS.len()]> = BTreeMap::new();
    for article in articles() {
        // The only change is that the article is behind a paywall.
        for (n, format) in FORMATS.iter().enumerate() {
            let losses = writer(format).export(&article).unwrap().losses;
            each_leaf_by_field(
                &serde_json::to_value(&article).unwrap(),
                &schema,
                &mut |field, pointer, _| {
                    let of_field = &mut fields.entry(field.to_owned()).or_default()[n];
                    of_field.all += 1;
                    of_field.written += usize::from(!is_lost(pointer, &losses));
                },
            );
        }
    }
    let all = everything_in(&schema);
    let unknown: Vec<_> = fields.keys().filter(|field| !all.contains(*field)).collect();
    assert!(unknown.is_empty(), "the schema does not have {unknown:?}");
    assert_generated(&table(&fields));
}

/// Whether the leaf at `pointer` is lost: together with its parent or, for a short form, with its long form.
fn is_lost(pointer: &str, losses: &Losses) -> bool {
    let within = |place: &str, other: &str| {
        place.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    losses.iter().any(|loss| within(pointer, loss.at.as_str()) || within(loss.at.as_str(), pointer))
}

fn table(fields: &BTreeMap<String, [Tally; FORMATS.len()]>) -> String {
    let names = FORMATS.map(|format| writer(format).info().title).join(" | ");
    let mut table = format!("\n| field | {names} |\n| --- |{}\n", " --- |".repeat(FORMATS.len()));
    for (field, held) in fields {
        let _ = writeln!(table, "| `{field}` | {} |", held.map(how_often).join(" | "));
    }
    table.push('\n');
    table
}

fn how_often(held: Tally) -> &'static str {
    match held {
        Tally { written, all } if written == all => "always",
        Tally { written: 0, .. } => "never",
        Tally { written, all } if written * 2 > all => "mostly",
        _ => "sometimes",
    }
}

/// Asserts that the generated part of the file is up to date.
#[track_caller]
fn assert_generated(part: &str) {
    let path = "src/formats/README.md";
    let file = fs::read_to_string(support::in_crate(path)).unwrap().replace("\r\n", "\n");
    let (before, rest) = file.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    support::golden(path, &[before, BEGIN, part, END, after].concat());
}
