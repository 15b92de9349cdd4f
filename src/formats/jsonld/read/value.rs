//! Values: texts, booleans, numbers, dates, URLs.

use crate::diagnostic::Severity;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types;
use crate::model::{Date, Language, Normalized, Url, written_date};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};
use crate::standards::schema_org::is_language_map;

impl<'d> Reader<'d> {
    /// The text of a value: a string, a number, or a value with its language.
    pub(super) fn text(&mut self, node: Node<'d>) -> Option<&'d str> {
        match node.kind() {
            Kind::String => node.text(),
            Kind::Number => Some(node.raw()),
            Kind::Bool(truth) => Some(if truth { "true" } else { "false" }),
            Kind::Object => {
                let value = self.graph.keyword(node, "@value")?;
                self.see(node);
                self.text(value)
            }
            Kind::Null | Kind::Array => None,
        }
    }

    /// The text of the first value of a property.
    pub(super) fn first_text(&mut self, thing: Thing<'d>, term: &str) -> Option<&'d str> {
        let first = self.take(thing, term).first().copied()?;
        self.text(first)
    }

    /// The text of a property.
    pub(super) fn string(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<String> {
        let values = self.take(thing, term);
        let mut found: Option<&str> = None;
        for value in values {
            match (self.text(value), found) {
                (Some(text), None) => {
                    self.note(at, value);
                    found = Some(text);
                }
                (Some(text), Some(first)) if text == first => {}
                (None, None) if value.kind() == Kind::Object => {
                    found = self.text_in_a_language(value);
                    match found {
                        Some(_) => self.note(at, value),
                        None => self.lose(thing, term, value),
                    }
                }
                _ => self.lose(thing, term, value),
            }
        }
        found.map(str::to_owned)
    }

    /// The text in the article's language from a language map, or the first.
    fn text_in_a_language(&mut self, node: Node<'d>) -> Option<&'d str> {
        if !is_language_map(node) {
            return None;
        }
        self.see(node);
        let language = self.article.metadata.language.primary();
        let own = node
            .children()
            .find(|member| member.key().is_some_and(|key| Language::from(key).primary() == language));
        let chosen = own.or_else(|| node.children().next())?;
        for member in node.children() {
            self.see(member);
            if member.id() != chosen.id() {
                let what = format!("{}/{}", node.key().unwrap_or("text"), member.key().unwrap_or_default());
                self.losses.lose(what, member.span());
            }
        }
        chosen.text()
    }

    /// A boolean property, also as a string.
    pub(super) fn truth(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<bool> {
        let value = self.one(thing, term)?;
        let truth = match value.kind() {
            Kind::Bool(truth) => Some(truth),
            _ => {
                let text = self.text(value);
                let name = text.map(|text| types::bare(text.trim()).to_ascii_lowercase());
                let truth = match name.as_deref() {
                    Some("true" | "yes" | "1") => Some(true),
                    Some("false" | "no" | "0") => Some(false),
                    _ => None,
                };
                if let Some(truth) = truth {
                    let what = format!("the {} `{}` is read as `{truth}`", noun(value), value.raw());
                    self.losses.change(what, value.span(), "not a boolean", Severity::Warning);
                }
                truth
            }
        };
        match truth {
            Some(_) => self.note(at, value),
            None => self.lose(thing, term, value),
        }
        truth
    }

    /// An integer property, also as a string or a quantity.
    pub(super) fn number(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<u32> {
        let value = self.one(thing, term)?;
        let found = match value.kind() {
            Kind::Object if self.text(value).is_none() => {
                let quantity = self.graph.thing(value);
                self.take(quantity, "unitCode");
                self.take(quantity, "unitText");
                self.first_text(quantity, "value")
            }
            _ => self.text(value),
        };
        let number = found.and_then(|text| {
            let text = text.trim();
            let digits = text.trim_end_matches("px").trim_end();
            let whole = digits.strip_suffix(".0").unwrap_or(digits);
            whole.parse::<u32>().ok()
        });
        match number {
            Some(_) => self.note(at, value),
            None => self.lose(thing, term, value),
        }
        number
    }

    /// A date property, in EDTF.
    pub(super) fn date(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<Date> {
        let value = self.one(thing, term)?;
        let date = self.date_value(value);
        match date {
            Some(_) => self.note(at, value),
            None => self.lose(thing, term, value),
        }
        date
    }

    pub(super) fn date_value(&mut self, value: Node<'d>) -> Option<Date> {
        let text = self.text(value)?;
        let (date, normalized) = written_date(text);
        let (what, severity) = match normalized {
            Normalized::No => return Some(date),
            Normalized::Fraction => ("a fraction of a second is dropped", Severity::Advice),
            Normalized::Form => ("a date is not in ISO 8601 format", Severity::Warning),
            Normalized::Words => ("a date is written in words", Severity::Warning),
        };
        let first = format!("{what}: `{}` is read as `{date}`", text.trim());
        // All of one kind are one finding, with the first as the example.
        self.losses.change_of_kind(what, first, value.span(), "read as EDTF", severity);
        Some(date)
    }

    /// A property that is the URL of a page: a string, or a node that has one.
    pub(super) fn address(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<Url> {
        let values = self.take(thing, term);
        let mut found: Option<&'d str> = None;
        for value in values {
            match (self.address_value(value), found) {
                (Some(address), None) => {
                    self.note(at, value);
                    found = Some(address);
                }
                (Some(address), Some(first)) if address == first => {}
                _ => self.lose(thing, term, value),
            }
        }
        found.map(Url::from)
    }

    /// The URL of a value.
    pub(super) fn address_value(&mut self, value: Node<'d>) -> Option<&'d str> {
        if let Some(text) = self.text(value) {
            return Some(text.trim());
        }
        let thing = self.graph.thing(value);
        let url = self.first_text(thing, "url");
        let id = || self.graph.keyword(value, "@id").and_then(Node::text).filter(|id| id.contains(':'));
        let found = url.or_else(id)?;
        self.see(value);
        Some(found.trim())
    }
}

fn noun(node: Node<'_>) -> &'static str {
    match node.kind() {
        Kind::Number => "number",
        _ => "string",
    }
}
