//! What a format cannot express of an article: recorded by the writer where it is left out.

use std::cmp::Reverse;
use std::fmt::Display;
use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};

use crate::diagnostic::Finding;
use crate::formats::LOST_ON_EXPORT;
use crate::source::hash::IndexMap;
use crate::source::{Path, Pointer, Span};

/// How many fields the message of a finding lists.
const NAMED: usize = 3;

/// What a format cannot express of an article, as recorded by its writer.
///
/// Recorded parts are not in the output in a form that byline reads, and a part that is neither recorded nor in the
/// output is a bug of the writer: tests and fuzzing check both.
#[derive(Debug, Clone, Default)]
pub struct Losses {
    noted: Vec<Loss>,
}

/// A part of an article that is not written.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Loss {
    /// Where it is in the article.
    pub at: Pointer,
    /// How many values it has: texts, numbers and booleans.
    pub values: usize,
    /// Why it is not written.
    pub why: String,
}

impl Losses {
    /// Records that no part of `value`, at `at` in the article, is written.
    pub(crate) fn note(&mut self, at: &Path<'_>, value: &impl Serialize, why: impl Display) {
        self.push(at, values(value), why);
    }

    /// Records that only these fields are written of a record at `at` in the article.
    pub(in crate::formats) fn note_all_but(
        &mut self,
        at: &Path<'_>,
        record: &impl Serialize,
        written: &[&str],
        why: impl Display,
    ) {
        let mut note = |name: &str, values| {
            if !written.contains(&name) {
                self.push(&at.key(name), values, &why);
            }
        };
        count(record, &mut note);
    }

    fn push(&mut self, at: &Path<'_>, values: usize, why: impl Display) {
        if values > 0 {
            self.noted.push(Loss { at: at.pointer(), values, why: why.to_string() });
        }
    }

    /// All losses, in the order of writing.
    pub fn iter(&self) -> impl Iterator<Item = &Loss> {
        self.noted.iter()
    }

    /// Whether everything is written.
    pub fn is_empty(&self) -> bool {
        self.noted.is_empty()
    }

    /// Clears all losses, because a copy of the article is in the output.
    pub(crate) fn clear(&mut self) {
        self.noted.clear();
    }

    /// Returns one finding for everything that is lost in `format`, if anything is.
    ///
    /// Its message has the counts, and each related place a field. If `can_be_kept`, it suggests a lossless file.
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
        let mut finding = Finding::new(&LOST_ON_EXPORT, Span::default(), message);
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

/// The field of a place, without the ids and positions in the path: `people.roles.start`, `body.ref`.
fn field(at: &Pointer) -> String {
    const MAPS: [&str; 6] = ["people", "organizations", "places", "events", "works", "quotes"];
    const TEXTS: [&str; 2] = ["body", "back"];
    let steps: Vec<String> = at.steps().collect();
    let first = steps.first().map_or("", String::as_str);
    let is_name = |step: &&String| step.parse::<usize>().is_err();
    let rest = match first {
        map if MAPS.contains(&map) => steps.get(2..).unwrap_or_default(),
        // However deeply it is nested.
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

/// The number of texts, numbers and booleans in `value`.
fn values(value: &impl Serialize) -> usize {
    count(value, &mut |_, _| ())
}

/// Counts the values in a record, and passes each of its fields on with the number of values in it.
///
/// `field` is no type parameter: the model would be compiled once for each.
fn count(record: &impl Serialize, field: &mut dyn FnMut(&str, usize)) -> usize {
    let mut count = Count {
        values: 0,
        is_key: false,
        is_counted: false,
        depth: 0,
        name: String::new(),
        before: 0,
        field,
    };
    let mut serializer = serde_json::Serializer::with_formatter(io::sink(), &mut count);
    record
        .serialize(&mut serializer)
        .expect("the model has no maps with odd keys, and a sink accepts everything");
    count.values
}

/// Counts values without writing anything.
struct Count<'f> {
    values: usize,
    is_key: bool,
    /// Whether the current text is already counted.
    is_counted: bool,
    depth: usize,
    /// The field of the record, and the number of values before it.
    name: String,
    before: usize,
    field: &'f mut dyn FnMut(&str, usize),
}

/// Numeric types count as values.
macro_rules! numbers {
    ($($method:ident: $type:ty),*) => {
        $(fn $method<W: ?Sized + io::Write>(&mut self, _: &mut W, _: $type) -> io::Result<()> {
            self.values += usize::from(!self.is_key);
            Ok(())
        })*
    };
}

impl Formatter for &mut Count<'_> {
    numbers!(
        write_bool: bool, write_u8: u8, write_u16: u16, write_u32: u32, write_u64: u64, write_i8: i8, write_i16: i16,
        write_i32: i32, write_i64: i64, write_f32: f32, write_f64: f64
    );

    fn begin_object<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.depth += 1;
        Ok(())
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.depth -= 1;
        Ok(())
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W, _: bool) -> io::Result<()> {
        self.is_key = true;
        Ok(())
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_key = false;
        Ok(())
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        if self.depth == 1 {
            (self.field)(&self.name, self.values - self.before);
            self.name.clear();
            self.before = self.values;
        }
        Ok(())
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_counted = self.is_key;
        Ok(())
    }

    // An empty text does not count.
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, _: &mut W, text: &str) -> io::Result<()> {
        if self.is_key && self.depth == 1 {
            self.name.push_str(text);
        }
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
    fn values_are_counted_but_not_keys() {
        assert_eq!(values(&json!({ "a": [1, -2, 1.5, true, null], "b": { "c": "d" } })), 5);
        assert_eq!(values(&json!({ "a": [], "b": {}, "c": "" })), 0);
        assert_eq!((values(&2026_u16), values(&"\"")), (1, 1));
    }

    #[test]
    fn the_values_of_each_field_are_counted() {
        let mut fields = Vec::new();
        let record = json!({ "a": [{ "b": 1 }, "c"], "d": "", "e": { "f": { "g": true } } });
        count(&record, &mut |name, values| fields.push((name.to_owned(), values)));
        assert_eq!(fields, [("a".to_owned(), 2), ("d".to_owned(), 0), ("e".to_owned(), 1)]);
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
