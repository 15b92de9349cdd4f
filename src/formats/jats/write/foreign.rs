//! Foreign markup.

use crate::formats::jats::write::writer::Jats;
use crate::model::{Foreign, ForeignFormat};
use crate::source::Path;
use crate::source::xml::{Document, Node, WriteXml, check_fragment, parse_fragment};

/// The prefixes that the root element declares.
pub(super) const PREFIXES: [&str; 3] = ["xlink", "mml", "ali"];

/// The attributes that refer to ids.
const REFERENCES: [&str; 6] =
    ["rid", "headers", "continued-from", "glyph-data", "pointer-to-question", "pointer-to-explained"];

/// Writes JATS unchanged, and records any other markup as lost. Of JATS that is not valid here, the words are written.
pub(super) fn markup<'a>(jats: &mut Jats<'a>, foreign: &'a Foreign, at: &Path<'_>) {
    match (parsed(foreign), jats.why_left_out(at)) {
        (Some(_), Some(why)) => {
            jats.lose(at, foreign, format_args!("{why}; its words are written"));
            jats.text(&foreign.plain_text());
        }
        (Some(document), None) => drop(fragment(jats, &document, at)),
        (None, _) => unwritten(jats, foreign, at),
    }
}

/// Writes a block of JATS unchanged. It is recorded as lost if it would be read as a node of the article, or is not
/// written unchanged.
pub(super) fn block<'a>(jats: &mut Jats<'a>, foreign: &'a Foreign, at: &Path<'_>) {
    let Some(document) = parsed(foreign) else { return unwritten(jats, foreign, at) };
    if let Some(why) = jats.why_left_out(at) {
        return jats.lose(at, foreign, why);
    }
    let root = document.root();
    let is_same = fragment(jats, &document, at) == foreign.source && root.to_fragment() == root.raw();
    if !is_same || !stays_foreign(root) {
        jats.lose(at, foreign, "JATS with a node of its own is read back as that node");
    }
}

/// Whether an element is always read as foreign markup.
fn stays_foreign(element: Node<'_>) -> bool {
    match element.name() {
        "boxed-text" | "p" | "sec" | "ack" | "app" | "notes" | "glossary" | "fn-group" | "fn" | "bio"
        | "list" | "def-list" | "disp-quote" | "speech" | "statement" | "table-wrap-group" | "fig-group"
        | "disp-formula-group" | "tex-math" | "math" | "ref-list" | "sec-meta" | "object-id" => false,
        "code" | "preformat" => element.elements().next().is_some(),
        _ => true,
    }
}

/// Records markup as lost.
pub(super) fn unwritten(jats: &mut Jats<'_>, foreign: &Foreign, at: &Path<'_>) {
    let Foreign { format, source } = foreign;
    match format {
        ForeignFormat::Html => jats.lose(at, foreign, "JATS cannot contain HTML"),
        ForeignFormat::Jats => {
            if let Err(error) = check_fragment(source, &PREFIXES) {
                jats.lose(at, foreign, format_args!("this is not well-formed XML: {error}"));
            }
        }
    }
}

/// Writes one element. References in it without a target, and ids already in use, are left out.
fn fragment(jats: &mut Jats<'_>, document: &Document<'_>, at: &Path<'_>) -> String {
    let root = document.root();
    let mut result = String::new();
    let mut copied = root.span().start;
    for element in std::iter::once(root).chain(root.descendants()).filter(|node| node.is_element()) {
        for attribute in element.attributes().filter(|attribute| attribute.prefix().is_empty()) {
            let value = attribute.value();
            let kept = match attribute.name() {
                "id" if jats.take_foreign_id(&value) => continue,
                "id" => String::new(),
                name if REFERENCES.contains(&name) => {
                    let leads = |id: &&str| jats.has_id(id);
                    if value.split_ascii_whitespace().all(|id| leads(&id)) {
                        continue;
                    }
                    value.split_ascii_whitespace().filter(leads).collect::<Vec<_>>().join(" ")
                }
                _ => continue,
            };
            // Including the white space before it, if nothing else is left.
            let before = document.source()[..attribute.span().start].trim_ascii_end().len();
            let (start, end) = match kept.as_str() {
                "" => (before, attribute.span().end),
                _ => (attribute.value_span().start, attribute.value_span().end),
            };
            result.push_str(&document.source()[copied..start]);
            result.push_str(&kept);
            copied = end;
        }
    }
    result.push_str(&document.source()[copied..root.span().end]);
    jats.markup(&result, at);
    result
}

/// The ids of all its elements.
pub(super) fn ids(foreign: &Foreign) -> Vec<String> {
    let Some(document) = parsed(foreign) else { return Vec::new() };
    let id = |node: Node<'_>| node.attribute("id").map(|id| id.value().into_owned());
    document.nodes().filter(|node| node.is_element()).filter_map(id).collect()
}

/// Whether it can be written.
pub(super) fn is_writable(foreign: &Foreign) -> bool {
    parsed(foreign).is_some()
}

fn parsed(foreign: &Foreign) -> Option<Document<'_>> {
    match foreign.format {
        ForeignFormat::Jats => parse_fragment(&foreign.source, &PREFIXES).ok(),
        ForeignFormat::Html => None,
    }
}

/// Whether it is a single element with this name.
pub(super) fn is_element(foreign: &Foreign, name: &str) -> bool {
    parsed(foreign).is_some_and(|document| document.root().name() == name)
}
