//! How much of an article the formats hold in their own words, without a residue: measured by reading what is written.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use byline::formats::jats;
use byline::formats::jsonld;
use byline::formats::{Imported, Residue};
use byline::model::Article;
use byline::source::Source;
use serde_json::Value;
use support::difference::{Held, held, is_same};
use support::fields::each_leaf_by_field;
use support::generated::{self, Mode};
use support::shown::{everything_in, schema};

/// How many articles are made by chance.
const GENERATED: u64 = 300;

/// Where the generated part of the file begins and ends.
const BEGIN: &str = "<!-- fields -->\n";
const END: &str = "<!-- /fields -->\n";

/// A format that articles are written in and read from.
struct Format {
    name: &'static str,
    /// Writes without residue.
    write: fn(&Article) -> Option<String>,
    read: for<'s> fn(&'s Source) -> Imported<'s>,
    /// How many of a hundred leaves have to come back, of the examples and of the articles made by chance.
    floors: [f64; 2],
}

const FORMATS: [Format; 2] = [
    Format { name: "JATS", write: in_jats, read: jats::read, floors: [98.5, 90.5] },
    Format { name: "JSON-LD", write: in_json_ld, read: jsonld::read, floors: [47.0, 56.0] },
];

fn in_jats(article: &Article) -> Option<String> {
    let options = jats::Options { residue: Residue::LeaveOut, ..Default::default() };
    jats::write(article, options).ok().map(|written| written.text)
}

fn in_json_ld(article: &Article) -> Option<String> {
    let options = jsonld::Options { residue: Residue::LeaveOut, ..Default::default() };
    Some(jsonld::write(article, options).text)
}

impl Format {
    /// What comes back of an article.
    fn round_trip(&self, article: &Value) -> Value {
        let article: Article = serde_json::from_value(article.clone()).unwrap();
        let source = Source::new("article", (self.write)(&article).unwrap());
        let imported = (self.read)(&source);
        serde_json::to_value(imported.article.unwrap()).unwrap()
    }
}

/// The examples in their long form, then articles by chance.
fn articles() -> [Vec<Value>; 2] {
    let value = |article: Article| serde_json::to_value(article).unwrap();
    let examples = support::examples().into_iter().map(|(_, article)| value(article)).collect();
    let generated = (0..GENERATED).map(|seed| generated::article(seed, Mode::Coherent));
    [examples, generated.map(|article| value(serde_json::from_value(article).unwrap())).collect()]
}

#[test]
fn the_formats_hold_most_of_an_article_without_a_residue() {
    let schema = schema();
    let mut fields: BTreeMap<String, [Held; FORMATS.len()]> = BTreeMap::new();
    let groups = articles();
    for (n, format) in FORMATS.iter().enumerate() {
        for ((group, articles), floor) in ["examples", "generated"].iter().zip(&groups).zip(format.floors) {
            let mut share = Held::default();
            for article in articles {
                let back = format.round_trip(article);
                share += held(article, &back);
                each_leaf_by_field(article, &schema, &mut |field, pointer, leaf| {
                    let of_field = &mut fields.entry(field.to_owned()).or_default()[n];
                    of_field.all += 1;
                    of_field.equal +=
                        usize::from(back.pointer(pointer).is_some_and(|found| is_same(leaf, found)));
                });
            }
            println!("{}, {group}: {:.2} % of {} leaves come back", format.name, share.percent(), share.all);
            assert!(share.percent() >= floor, "{}, {group}: {:.2} %", format.name, share.percent());
        }
    }
    if std::env::var_os("FIELDS").is_some() {
        let mut by_loss: Vec<_> = fields.iter().collect();
        by_loss.sort_by_key(|(_, held)| std::cmp::Reverse(held[0].all - held[0].equal));
        for (field, [jats, ..]) in by_loss.iter().take(80) {
            println!("{:6} of {:6} {field}", jats.all - jats.equal, jats.all);
        }
    }
    let all = everything_in(&schema);
    let unknown: Vec<_> = fields.keys().filter(|field| !all.contains(*field)).collect();
    assert!(unknown.is_empty(), "the schema does not have {unknown:?}");
    assert_generated(&table(&fields));
}

fn table(fields: &BTreeMap<String, [Held; FORMATS.len()]>) -> String {
    let names = FORMATS.map(|format| format.name).join(" | ");
    let mut table = format!("\n| field | {names} |\n| --- |{}\n", " --- |".repeat(FORMATS.len()));
    for (field, held) in fields {
        let _ = writeln!(table, "| `{field}` | {} |", held.map(how_often).join(" | "));
    }
    table.push('\n');
    table
}

fn how_often(held: Held) -> &'static str {
    match held {
        Held { equal, all } if equal == all => "always",
        Held { equal: 0, .. } => "never",
        Held { equal, all } if equal * 2 > all => "mostly",
        _ => "sometimes",
    }
}

/// Asserts what the generated part of the file reads.
#[track_caller]
fn assert_generated(part: &str) {
    let path = "src/formats/README.md";
    let file = fs::read_to_string(support::in_crate(path)).unwrap().replace("\r\n", "\n");
    let (before, rest) = file.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    support::golden(path, &[before, BEGIN, part, END, after].concat());
}
