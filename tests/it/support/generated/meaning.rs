//! The meaning of a string in the schema, from its pattern, format and examples; and a text with this meaning.

use byline::formats::article::SCHEMA_ID;
use proptest::strategy::{Strategy, ValueTree};
use proptest::string::string_regex;
use serde_json::Value;

use super::{EVENTS, Field, Generator, ORGANIZATIONS, PEOPLE, PLACES, QUOTES, WORKS, texts};

impl Generator {
    /// A string with the meaning of the field.
    pub(super) fn string(&mut self, schema: &'static Value, field: Field<'static>) -> Option<Value> {
        // The short form of an object usually is its only required field.
        let required = schema["required"][0].as_str().filter(|_| schema.get("allOf").is_none());
        let text = match (field.of, required) {
            ("Speaker", _) if schema.get("properties").is_some() => {
                self.reference(&[PEOPLE, ORGANIZATIONS], field)?
            }
            (of, Some(name)) => return self.string(&schema["properties"][name], Field { of, name }),
            ("BibliographicName", None) if schema.get("properties").is_some() && self.dice.one_in(2) => {
                (*self.dice.choose(&["Silva, Ana", "UNESCO", "van der Berg , Jan", ", ", "A, B, C"]))
                    .to_owned()
            }
            _ => self.meant(schema, field)?,
        };
        Some(text.into())
    }

    fn meant(&mut self, schema: &'static Value, field: Field<'static>) -> Option<String> {
        if field.name == "id" {
            return self.block_id();
        }
        if field.name == "$schema" && self.is_coherent() {
            return Some(SCHEMA_ID.to_owned());
        }
        if let Some(pattern) = schema["pattern"].as_str() {
            return if self.is_misspelt && self.dice.one_in(2) {
                Some(self.spelt(pattern))
            } else {
                texts::identifier(&mut self.dice, field.name)
            };
        }
        if field.name == "duration" && self.is_coherent() {
            return Some((*self.dice.choose(&["PT2M35S", "PT1H5S", "P1DT12H"])).to_owned());
        }
        if field.name == "rating" && self.is_coherent() {
            return Some((*self.dice.choose(&["4/5", "7.5/10", "0/6"])).to_owned());
        }
        let examples: Vec<&str> =
            schema["examples"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if schema["format"] == "iri-reference" && (self.is_coherent() || self.dice.one_in(2)) {
            let may_be_any = examples
                .iter()
                .any(|example| ["figures/map.png", "https://example.org/about"].contains(example));
            return Some(if may_be_any { texts::uri(&mut self.dice) } else { texts::url(&mut self.dice) });
        }
        match examples.as_slice() {
            ["kim"] => return self.reference(&[PEOPLE, ORGANIZATIONS], field),
            ["harbour-council"] => return self.reference(&[ORGANIZATIONS], field),
            ["seoul"] => return self.reference(&[PLACES], field),
            ["meeting-2023"] => return self.reference(&[EVENTS], field),
            ["silva-2024"] => return self.reference(&[WORKS], field),
            ["q-alone"] => return self.reference(&[QUOTES], field),
            ["kim", "meeting-2023"] => {
                return self.reference(&[PEOPLE, ORGANIZATIONS, PLACES, EVENTS, WORKS], field);
            }
            ["fig-1"] => return self.block_reference(),
            [_, _, "1910/1945", ..] if self.is_coherent() || self.dice.percent(80) => {
                return Some(self.date(field));
            }
            _ => {}
        }
        Some(match field.name {
            "mathml" if self.is_coherent() || self.dice.one_in(2) => texts::mathml(&mut self.dice),
            "geonames" if self.is_coherent() => return texts::identifier(&mut self.dice, field.name),
            // An allowance for an error would hide it.
            "rule" if self.is_coherent() => "alt-missing".to_owned(),
            _ if !examples.is_empty() && self.dice.percent(60) => (*self.dice.choose(&examples)).to_owned(),
            _ => self.text(),
        })
    }

    pub(super) fn text(&mut self) -> String {
        match self.dice.below(20) {
            0 => String::new(),
            1 if self.is_not_xml => texts::text_not_xml(&mut self.dice),
            _ => texts::text(&mut self.dice),
        }
    }

    /// A text that matches a pattern of the schema.
    fn spelt(&mut self, pattern: &str) -> String {
        // White space differs between regular expression languages, and other control characters are not allowed in
        // XML.
        let no_space = if self.is_not_xml { "[!-~À-ʯ가-힣\u{7}\u{FFFE}]" } else { "[!-~À-ʯ가-힣]" };
        let pattern = pattern.trim_start_matches('^').trim_end_matches('$').replace("\\S", no_space);
        let strategy = string_regex(&pattern).expect("the patterns are regular expressions");
        strategy.new_tree(&mut self.spelling).expect("every pattern has texts").current()
    }

    /// The id of an entity in one of these maps.
    fn reference(&mut self, maps: &[usize], field: Field<'_>) -> Option<String> {
        if !self.is_coherent() && self.dice.one_in(3) {
            let any = self.declared.iter().flatten().cloned().chain([
                "nobody".to_owned(),
                "no body".to_owned(),
                String::new(),
            ]);
            let any: Vec<String> = any.collect();
            return Some(self.dice.choose(&any).clone());
        }
        // A part comes after its whole and an effect after its cause, so that there are no cycles.
        let earlier =
            self.entry.filter(|_| field.name == "partOf" || (field.of, field.name) == ("Cause", "event"));
        let ids: Vec<&String> = match earlier {
            Some((map, nth)) => self.declared[map][..nth].iter().collect(),
            None => maps.iter().flat_map(|map| &self.declared[*map]).collect(),
        };
        match ids.is_empty() {
            true if self.is_coherent() => None,
            true => Some("nobody".to_owned()),
            false => Some((*self.dice.choose(&ids)).clone()),
        }
    }

    fn block_reference(&mut self) -> Option<String> {
        match self.blocks.is_empty() || (!self.is_coherent() && self.dice.one_in(4)) {
            true if self.is_coherent() => None,
            true => Some("nowhere".to_owned()),
            false => Some(self.dice.choose(&self.blocks).clone()),
        }
    }

    /// An id, usually of no other block.
    fn block_id(&mut self) -> Option<String> {
        if self.repeats_ids && self.dice.one_in(3) {
            return Some(self.dice.choose(&["kim", "a", "type"]).to_string());
        }
        self.free_blocks.pop()
    }

    fn date(&mut self, field: Field<'_>) -> String {
        const STAGES: [&str; 6] = ["created", "received", "revised", "accepted", "published", "modified"];
        let stage = STAGES.iter().position(|stage| *stage == field.name);
        let decade = match (field.of, field.name, stage) {
            ("Metadata" | "Dates", "revised", _) => {
                self.revisions += 1;
                2 + self.revisions.min(3)
            }
            ("Metadata" | "Dates", _, Some(stage)) if stage > 2 => stage + 3,
            ("Metadata" | "Dates", _, Some(stage)) => stage,
            ("Role", "start", _) | ("Organization", "founded", _) => 1,
            ("Role", "end", _) | ("Organization", "dissolved", _) => 7,
            ("Event", "date", _) => self.entry.map_or(0, |(_, nth)| 2 * nth),
            _ => return texts::date(&mut self.dice, self.century + 12),
        };
        let year = self.century + 10 * decade + self.dice.below(10);
        texts::date(&mut self.dice, year)
    }
}
