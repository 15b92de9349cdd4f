//! Random articles: whatever the JSON Schema accepts, with any nesting.
//!
//! The generator walks the schema, so a new field is generated immediately. The same seed always gives the same
//! article.

mod coherence;
mod meaning;
mod table;
mod texts;

use std::env;
use std::ops::Range;
use std::sync::LazyLock;

use byline::internals::article_structure;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Number, Value, json};

use super::dice::Dice;

/// How consistent the parts of an article are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// No rule finds an error: references resolve, checksums are valid, quotes are in the body.
    Coherent,
    /// Whatever the schema accepts.
    Wild,
}

/// The seeds of a property: `usual` many, or as many as `BYLINE_CASES` says.
pub(crate) fn seeds(usual: u64) -> Range<u64> {
    let wanted = env::var("BYLINE_CASES").ok();
    0..wanted.map_or(usual, |wanted| wanted.parse().expect("BYLINE_CASES is a number"))
}

/// An article.
pub(crate) fn article(seed: u64, mode: Mode) -> Value {
    Generator::new(seed, mode).article()
}

static ROOT: LazyLock<Value> = LazyLock::new(article_structure);

/// The maps of an article, in its order.
const MAPS: [&str; 6] = ["people", "organizations", "places", "events", "works", "quotes"];
const PEOPLE: usize = 0;
const ORGANIZATIONS: usize = 1;
const PLACES: usize = 2;
const EVENTS: usize = 3;
const WORKS: usize = 4;
const QUOTES: usize = 5;

/// From this depth on, short forms are used.
const DEEP: usize = 14;

/// A field, or the items of one: the schema definition that has it, and its name.
#[derive(Clone, Copy)]
struct Field<'s> {
    of: &'s str,
    name: &'s str,
}

struct Generator {
    mode: Mode,
    dice: Dice,
    /// Generates texts that match a pattern.
    spelling: TestRunner,
    /// How many more values the current part of the article may have.
    budget: i64,
    /// The percentage of optional fields that are present.
    density: usize,
    /// The ids in each map.
    declared: [Vec<String>; 6],
    /// The map and index of the current entry.
    entry: Option<(usize, usize)>,
    /// The ids of blocks, and those not used yet.
    blocks: Vec<String>,
    free_blocks: Vec<String>,
    /// The century of all dates: those that have an order are in successive decades of it.
    century: usize,
    /// The number of revision dates.
    revisions: usize,
    /// Whether some ids are duplicates, some texts contain what XML cannot, some identifiers and languages do not
    /// exist.
    ///
    /// Each of these prevents the export of an article, so most articles have none of them.
    repeats_ids: bool,
    is_not_xml: bool,
    is_misspelt: bool,
}

impl Generator {
    fn new(seed: u64, mode: Mode) -> Self {
        let mut dice = Dice::new(seed);
        let spelling = [seed.to_le_bytes(), (!seed).to_le_bytes()].concat();
        let spelling = TestRng::from_seed(RngAlgorithm::XorShift, &spelling);
        let density = *dice.choose(&[8, 25, 50, 80]);
        let is_wild = mode == Mode::Wild;
        let mut generator = Self {
            mode,
            spelling: TestRunner::new_with_rng(proptest::test_runner::Config::default(), spelling),
            budget: 0,
            density,
            declared: Default::default(),
            entry: None,
            blocks: Vec::new(),
            free_blocks: Vec::new(),
            century: *dice.choose(&[1900, 2000]),
            revisions: 0,
            repeats_ids: is_wild && dice.one_in(4),
            is_not_xml: is_wild && dice.one_in(4),
            is_misspelt: is_wild && dice.one_in(3),
            dice,
        };
        generator.declare();
        generator
    }

    /// Generates the ids.
    fn declare(&mut self) {
        // The last ones are such as a writer may generate itself.
        const STEMS: [&str; 14] = [
            "kim",
            "silva-2024",
            "_x",
            "Q.1",
            "A",
            "a",
            "type",
            "aff1",
            "fn-1",
            "ref1",
            "corresp",
            "agent",
            "p",
            "abstract",
        ];
        let mut ids: Vec<String> = STEMS.iter().map(|stem| (*stem).to_owned()).collect();
        ids.extend((0..14).map(|n| format!("{}-{n}", STEMS[n])));
        ids.push("long-".to_owned() + &"id.".repeat(40));
        self.dice.shuffle(&mut ids);
        for map in 0..MAPS.len() {
            let many = self.dice.below(4);
            self.declared[map] = ids.split_off(ids.len() - many);
        }
        let many = self.dice.below(6);
        self.blocks = ids.split_off(ids.len() - many);
        self.free_blocks = self.blocks.clone();
    }

    fn is_coherent(&self) -> bool {
        self.mode == Mode::Coherent
    }

    fn article(mut self) -> Value {
        let schema: &'static Value = &ROOT;
        let mut article = Map::new();
        for (name, field) in members(schema, "properties") {
            let map = MAPS.iter().position(|map| *map == name);
            let is_there = is_required(schema, name)
                || map.map_or_else(|| self.dice.percent(60), |map| !self.declared[map].is_empty());
            if !is_there {
                continue;
            }
            self.budget = 20 + self.dice.below(180) as i64;
            let field_of = Field { of: "Article", name };
            let value = match map {
                Some(map) => Some(self.entries(map, &field["additionalProperties"])),
                None => self.value(field, field_of, 1),
            };
            article.extend(value.map(|value| (name.to_owned(), value)));
        }
        if self.is_coherent() {
            self.make_coherent(&mut article);
        }
        Value::Object(article)
    }

    fn entries(&mut self, map: usize, schema: &'static Value) -> Value {
        let mut entries = Map::new();
        for (nth, id) in self.declared[map].clone().into_iter().enumerate() {
            self.entry = Some((map, nth));
            let entry = self.value(schema, Field { of: "Article", name: MAPS[map] }, 2);
            entries.extend(entry.map(|entry| (id, entry)));
        }
        self.entry = None;
        Value::Object(entries)
    }

    /// A value that the schema accepts, if one fits the rest of the article.
    fn value(&mut self, schema: &'static Value, field: Field<'static>, depth: usize) -> Option<Value> {
        if let Some(definition) = schema["$ref"].as_str().and_then(|address| address.strip_prefix("#/$defs/"))
        {
            let schema = &ROOT["$defs"][definition];
            // The alternatives of a string or an object depend on its definition, not on the field.
            return self.typed(schema, definition, field, depth);
        }
        self.typed(schema, field.of, field, depth)
    }

    fn typed(
        &mut self,
        schema: &'static Value,
        of: &'static str,
        field: Field<'static>,
        depth: usize,
    ) -> Option<Value> {
        self.budget -= 1;
        if let Some(values) = schema["enum"].as_array() {
            return Some(self.dice.choose(values).clone());
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
            one => one.as_str().into_iter().collect(),
        };
        let is_tight = depth > DEEP || self.budget < 0;
        let is_short = types.contains(&"string") && (types.len() == 1 || is_tight || self.dice.percent(35));
        if is_short && let Some(text) = self.string(schema, Field { of, ..field }) {
            return Some(text);
        }
        match *types.iter().find(|of| **of != "string")? {
            "object" if schema.get("allOf").is_some() => self.union(schema, of, depth),
            "object" => self.object(schema, of, depth).map(Value::Object),
            "array" => {
                let most = if is_tight { 0 } else { self.dice.below(4) };
                let items =
                    (0..most).filter_map(|_| self.value(&schema["items"], Field { of, ..field }, depth + 1));
                Some(items.collect())
            }
            "boolean" => Some(self.dice.one_in(2).into()),
            "integer" => Some(self.integer(schema, field)),
            "number" => Some(self.number(schema)),
            other => unreachable!("the schema has no {other}"),
        }
    }

    fn object(
        &mut self,
        schema: &'static Value,
        of: &'static str,
        depth: usize,
    ) -> Option<Map<String, Value>> {
        let mut object = Map::new();
        for (name, field) in members(schema, "properties").filter(|(_, field)| field.is_object()) {
            let is_required = is_required(schema, name);
            let is_there = is_required || self.budget > 0 && self.dice.percent(self.density);
            if !is_there {
                continue;
            }
            match self.value(field, Field { of, name }, depth + 1) {
                Some(value) => drop(object.insert(name.to_owned(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        if schema["additionalProperties"] == true {
            for owner in ["org.example.desk", "x", "ключ \"й\""] {
                if self.dice.one_in(3) {
                    object.insert(owner.to_owned(), self.anything(0));
                }
            }
        }
        Some(object)
    }

    fn union(&mut self, schema: &'static Value, of: &'static str, depth: usize) -> Option<Value> {
        let branch = self.dice.choose(schema["allOf"].as_array()?);
        let tag = branch["if"]["properties"]["type"]["const"].as_str()?;
        let mut node = self.object(&branch["then"], of, depth)?;
        if self.is_coherent() {
            match tag {
                "foreign" => {
                    let format = node["format"].as_str().unwrap_or_default().to_owned();
                    node["source"] = texts::markup(&mut self.dice, &format, of == "Block").into();
                }
                "table" => node["rows"] = self.rows(node.get("headerRows"), depth),
                // Which blocks contain a quote is decided at the end.
                "quote" => drop(node.shift_remove("ref")),
                _ => {}
            }
        }
        let at = self.dice.below(node.len() + 1);
        // The type usually comes first.
        node.shift_insert(if self.dice.one_in(4) { at } else { 0 }, "type".to_owned(), tag.into());
        Some(Value::Object(node))
    }

    fn integer(&mut self, schema: &Value, field: Field<'_>) -> Value {
        let (least, most) =
            (schema["minimum"].as_u64().unwrap_or(0), schema["maximum"].as_u64().unwrap_or(0));
        let counts = field.name.starts_with("header") || field.name.ends_with("span");
        match self.dice.below(12) {
            0 if !(self.is_coherent() && counts) => most,
            1 if !counts => least + self.dice.below(1920) as u64,
            _ => least + self.dice.below(4) as u64,
        }
        .into()
    }

    fn number(&mut self, schema: &Value) -> Value {
        let (least, most) =
            (schema["minimum"].as_f64().unwrap_or(0.0), schema["maximum"].as_f64().unwrap_or(1.0));
        let number = least + (most - least) * self.dice.fraction();
        match self.dice.below(6) {
            0 => least.into(),
            1 => most.into(),
            2 => (number.trunc() as i64).into(),
            3 => number.into(),
            _ => ((number * 100.0).trunc() / 100.0).into(),
        }
    }

    /// Any JSON value.
    fn anything(&mut self, depth: usize) -> Value {
        match self.dice.below(if depth > 2 { 7 } else { 9 }) {
            0 => Value::Null,
            1 => true.into(),
            2 => json!(-3),
            3 => json!(2.5),
            4 => Number::from(u64::MAX).into(),
            5 | 6 => self.text().into(),
            7 => (0..self.dice.below(3)).map(|_| self.anything(depth + 1)).collect(),
            _ => (0..self.dice.below(3)).map(|n| (format!("k {n}/~\""), self.anything(depth + 1))).collect(),
        }
    }
}

fn members<'s>(schema: &'s Value, key: &str) -> impl Iterator<Item = (&'s str, &'s Value)> {
    schema[key].as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

fn is_required(schema: &Value, name: &str) -> bool {
    schema["required"].as_array().is_some_and(|required| required.iter().any(|field| field == name))
}
