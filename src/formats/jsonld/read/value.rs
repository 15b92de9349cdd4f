//! Values: texts, booleans, numbers, dates, URLs.

use crate::diagnostic::Severity;
use crate::formats::jsonld::read::html_in_text::shown;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types;
use crate::model::{Date, Normalized, Url, written_date};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// The text of a value: a string, a number or a truth value.
    pub(super) fn text(&mut self, node: Node<'d>) -> Option<&'d str> {
        match node.kind() {
            Kind::String => {
                let text = self.graph.text(node)?;
                if shown(text).is_some() {
                    self.keep_html(node);
                }
                Some(text)
            }
            Kind::Number => Some(node.raw()),
            Kind::Bool(truth) => Some(if truth { "true" } else { "false" }),
            Kind::Null | Kind::Array | Kind::Object => None,
        }
    }

    /// Reports, once for each text, that its HTML is not read as such.
    fn keep_html(&mut self, node: Node<'d>) {
        if self.with_html.insert(node.id()) {
            let name = node.key().or_else(|| node.parent().and_then(Node::key)).unwrap_or("text");
            let what = format!("the HTML in `{name}` is kept as text");
            self.losses.change(what, node.span(), "HTML", Severity::Warning);
        }
    }

    /// The text of the first value of a property.
    pub(super) fn first_text(&mut self, thing: Thing<'d>, term: &str) -> Option<&'d str> {
        let first = self.take(thing, term).first().copied()?;
        self.text(first)
    }

    /// The text of a property; if there are several, the first in the language of the article.
    pub(super) fn string(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<String> {
        let values = self.take(thing, term);
        let own = self.article.metadata.language.primary().to_owned();
        let is_own = |value: &Node<'d>| {
            let language = self.language_of(*value);
            language.is_some_and(|language| language.primary() == own)
        };
        let chosen = values.iter().find(|value| is_own(value)).or(values.first()).copied();
        let mut found: Option<&str> = None;
        for value in chosen.into_iter().chain(values) {
            match (self.text(value), found) {
                (Some(text), None) => {
                    self.note(at, value);
                    found = Some(text);
                }
                (Some(text), Some(first)) if text == first => {}
                _ => self.lose(thing, term, value),
            }
        }
        found.map(str::to_owned)
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
                if let Some(truth) = truth.filter(|_| self.is_in_json(value)) {
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

    /// The URL of a value: of a node, or of the node that a text names.
    pub(super) fn address_value(&mut self, value: Node<'d>) -> Option<&'d str> {
        let text = self.text(value).map(str::trim);
        let node = match text {
            Some(text) => self.graph.with_id(text),
            None => Some(value),
        };
        let url = node.and_then(|node| self.first_text(self.graph.thing(node), "url"));
        let id = || self.graph.id(value).filter(|id| id.contains(':') && !id.starts_with("_:"));
        let found = url.or(text).or_else(id)?;
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
