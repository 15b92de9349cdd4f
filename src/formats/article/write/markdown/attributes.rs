//! Attributes in braces: `{#id .kind name="value"}`.

use crate::model::Id;

/// Attributes, as far as they have been added.
#[derive(Debug, Default)]
pub(super) struct Attributes(Vec<String>);

impl Attributes {
    /// The type of a block or passage.
    pub(super) fn kind(kind: &str) -> Self {
        Self(vec![format!(".{kind}")])
    }

    pub(super) fn id(mut self, id: Option<&Id>) -> Self {
        self.0.extend(id.map(|id| match id.is_well_formed() {
            true => format!("#{id}"),
            false => format!("id={}", quoted(id.as_str())),
        }));
        self
    }

    /// A text; without quotation marks if it can go without.
    pub(super) fn text(mut self, name: &str, text: Option<&str>) -> Self {
        self.0.extend(text.map(|text| match is_bare(text) {
            true => format!("{name}={text}"),
            false => format!("{name}={}", quoted(text)),
        }));
        self
    }

    /// A word of the model, a number or `true`.
    pub(super) fn word(mut self, name: &str, word: Option<String>) -> Self {
        self.0.extend(word.map(|word| format!("{name}={word}")));
        self
    }

    /// In braces; nothing if there are none.
    pub(super) fn written(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| format!("{{{}}}", self.0.join(" ")))
    }
}

/// Whether a text needs no quotation marks: letters, digits, and punctuation without a meaning in Markdown.
fn is_bare(text: &str) -> bool {
    let is_edge = |c: char| c.is_ascii_alphanumeric();
    text.starts_with(is_edge)
        && text.ends_with(is_edge)
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-.:/".contains(c))
}

/// A string of JSON in which no character means anything in Markdown.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || " .,:;/()?%+=@-".contains(c) || !c.is_ascii() && !c.is_control() {
            out.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out.push('"');
    out
}
