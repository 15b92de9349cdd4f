//! What an article says and a format does not: declared by the writer, where it decides so.

use std::cmp::Reverse;
use std::fmt::Display;
use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};

use crate::diagnostic::{Finding, Place};
use crate::formats::LOST_ON_EXPORT;
use crate::source::hash::IndexMap;
use crate::source::{Path, Pointer, Span};

/// How many fields the message of a finding names.
const NAMED: usize = 3;

/// What a format does not say of an article, as its writer declares it.
///
/// What is declared is not in the text in a form that byline reads, and what is neither declared nor in the
/// text is a fault of the writer: tests and fuzzing hold writers to both.
#[derive(Debug, Clone, Default)]
pub struct Losses {
    noted: Vec<Loss>,
}

/// A part of an article that is not written.
#[derive(Debug, Clone)]
pub struct Loss {
    /// Where it is in the article.
    pub at: Pointer,
    /// How many values it is: texts, numbers and truth values.
    pub values: usize,
    /// Why it is not written.
    pub why: String,
}

impl Losses {
    /// Declares that `value`, which is what the article has at `at`, is not written: not any part of it.
    pub fn note(&mut self, at: &Path<'_>, value: &impl Serialize, why: impl Display) {
        let values = values(value);
        if values > 0 {
            self.noted.push(Loss { at: at.pointer(), values, why: why.to_string() });
        }
    }

    /// Declares that of a record, which is what the article has at `at`, nothing is written but these fields.
    pub(in crate::formats) fn note_all_but(
        &mut self,
        at: &Path<'_>,
        record: &impl Serialize,
        written: &[&str],
        why: impl Display,
    ) {
        let record = serde_json::to_value(record).expect("the model has no maps with odd keys");
        for (name, value) in record.as_object().into_iter().flatten() {
            if !written.contains(&name.as_str()) {
                self.note(&at.key(name), value, &why);
            }
        }
    }

    /// Everything declared, in the order of writing.
    pub fn iter(&self) -> impl Iterator<Item = &Loss> {
        self.noted.iter()
    }

    /// Whether everything is written.
    pub fn is_empty(&self) -> bool {
        self.noted.is_empty()
    }

    /// Takes back all that was declared: a copy of the article is in the text.
    pub(crate) fn clear(&mut self) {
        self.noted.clear();
    }

    /// One finding for everything that is lost in `format`; none, if nothing is.
    ///
    /// Its message has the numbers, and each related place a field. It says that a lossless file keeps all,
    /// if that `can_be_kept`.
    pub fn finding(&self, format: &str, can_be_kept: bool) -> Option<Finding> {
        let mut fields: IndexMap<String, Field<'_>> = IndexMap::default();
        for loss in &self.noted {
            let Loss { at, values, why } = loss;
            fields.entry(field(at)).or_insert(Field { first: at, values: 0, why }).values += values;
        }
        if fields.is_empty() {
            return None;
        }
        let values: usize = fields.values().map(|field| field.values).sum();
        let mut largest: Vec<_> = fields.iter().collect();
        largest.sort_by_key(|(_, field)| Reverse(field.values));
        let names: Vec<&str> = largest.iter().take(NAMED).map(|(name, _)| name.as_str()).collect();
        let message = format!(
            "{} in {} {} not in the {format} ({}{}){}",
            counted(values, "value"),
            counted(fields.len(), "field"),
            if values == 1 { "is" } else { "are" },
            names.join(", "),
            if fields.len() > NAMED { ", …" } else { "" },
            if can_be_kept { "; `--lossless` keeps everything" } else { "" },
        );
        let mut finding = Finding::new(&LOST_ON_EXPORT, Place::Text(Span::default()), message);
        for (name, Field { first, values, why }) in fields {
            finding.related(first.clone(), format!("`{name}`, {}: {why}", counted(values, "value")));
        }
        Some(finding)
    }
}

/// The losses of a field.
struct Field<'a> {
    first: &'a Pointer,
    values: usize,
    why: &'a str,
}

/// The field that a place belongs to, without the ids and positions on the way: `people.roles.start`,
/// `body.ref`.
fn field(at: &Pointer) -> String {
    const MAPS: [&str; 6] = ["people", "organizations", "places", "events", "works", "quotes"];
    const TEXTS: [&str; 2] = ["body", "back"];
    let steps: Vec<String> = at.steps().collect();
    let first = steps.first().map_or("", String::as_str);
    let is_name = |step: &&String| step.parse::<usize>().is_err();
    let rest = match first {
        map if MAPS.contains(&map) => steps.get(2..).unwrap_or_default(),
        // However deep it is nested.
        text if TEXTS.contains(&text) => match steps[1..].iter().rposition(|step| is_name(&step)) {
            Some(last) => &steps[last + 1..last + 2],
            None => &[],
        },
        "extensions" => return steps[..steps.len().min(2)].join("."),
        _ => &steps[1.min(steps.len())..],
    };
    let names = rest.iter().filter(is_name).map(String::as_str);
    std::iter::once(first).chain(names).collect::<Vec<_>>().join(".")
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// How many texts, numbers and truth values there are in `value`.
fn values(value: &impl Serialize) -> usize {
    let mut count = Count { values: 0, is_key: false, is_counted: false };
    let mut serializer = serde_json::Serializer::with_formatter(io::sink(), &mut count);
    value.serialize(&mut serializer).expect("the model has no maps with odd keys, and a sink takes all");
    count.values
}

/// Counts values, and writes nothing of them.
struct Count {
    values: usize,
    is_key: bool,
    /// Whether the text at hand is counted already.
    is_counted: bool,
}

/// Numbers of these types are values.
macro_rules! numbers {
    ($($method:ident: $type:ty),*) => {
        $(fn $method<W: ?Sized + io::Write>(&mut self, _: &mut W, _: $type) -> io::Result<()> {
            self.values += usize::from(!self.is_key);
            Ok(())
        })*
    };
}

impl Formatter for &mut Count {
    numbers!(
        write_bool: bool, write_u8: u8, write_u16: u16, write_u32: u32, write_u64: u64, write_i8: i8, write_i16: i16,
        write_i32: i32, write_i64: i64, write_f32: f32, write_f64: f64
    );

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W, _: bool) -> io::Result<()> {
        self.is_key = true;
        Ok(())
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_key = false;
        Ok(())
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_counted = self.is_key;
        Ok(())
    }

    // An empty text says nothing.
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, _: &mut W, _: &str) -> io::Result<()> {
        self.values += usize::from(!self.is_counted);
        self.is_counted = true;
        Ok(())
    }

    fn write_char_escape<W: ?Sized + io::Write>(&mut self, writer: &mut W, _: CharEscape) -> io::Result<()> {
        self.write_string_fragment(writer, "")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_counted_and_names_are_not() {
        assert_eq!(values(&json!({ "a": [1, -2, 1.5, true, null], "b": { "c": "d" } })), 5);
        assert_eq!(values(&json!({ "a": [], "b": {}, "c": "" })), 0);
        assert_eq!((values(&2026_u16), values(&"\"")), (1, 1));
    }

    #[test]
    fn one_finding_counts_by_field() {
        let mut losses = Losses::default();
        let people = Path::ROOT.key("people");
        for id in ["kim", "lee"] {
            let person = people.key(id);
            losses.note(&person.key("roles").item(0).key("start"), &json!("2020"), "no dates");
        }
        losses.note(&Path::ROOT.key("body"), &json!(["a", "b"]), "no text");
        let mark = Path::ROOT.key("body");
        let mark = mark.item(3);
        losses.note(
            &mark.key("content").item(1).key("content").item(0).key("ref"),
            &json!("kim"),
            "no marks",
        );
        let finding = losses.finding("JSON-LD", true).unwrap();
        assert_eq!(
            finding.message,
            "5 values in 3 fields are not in the JSON-LD (people.roles.start, body, body.ref); \
             `--lossless` keeps everything"
        );
        let related: Vec<&str> = finding.related.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            related,
            [
                "`people.roles.start`, 2 values: no dates",
                "`body`, 2 values: no text",
                "`body.ref`, 1 value: no marks"
            ]
        );
    }
}
