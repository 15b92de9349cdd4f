//! Markup of other formats.

use crate::formats::jats::entity::Target;
use crate::formats::jats::read::{Lead, is_block, stays_foreign_block, stays_foreign_inline};
use crate::formats::jats::writer::Jats;
use crate::model::{Foreign, ForeignFormat};
use crate::source::Path;
use crate::source::xml::{Document, Node, WriteXml, check_fragment, parse_fragment};

/// The prefixes that the root element declares.
pub(super) const PREFIXES: [&str; 3] = ["xlink", "mml", "ali"];

/// The attributes that refer to ids.
const REFERENCES: [&str; 6] =
    ["rid", "headers", "continued-from", "glyph-data", "pointer-to-question", "pointer-to-explained"];

/// What is written around a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// Other blocks.
    Blocks,
    /// A paragraph of its own.
    Paragraph,
}

/// Writes a block of JATS as it stands, and declares everything else lost.
pub(super) fn block<'a>(jats: &mut Jats<'a>, foreign: &'a Foreign, around: Around, at: &Path<'_>) {
    let Some(document) = parsed(foreign) else { return unwritten(jats, foreign, at) };
    let root = document.root();
    let is_read_as_inline = around == Around::Paragraph && !is_block(root);
    if stays_foreign_block(root) && !is_read_as_inline {
        return fragment(jats, foreign, &document, at);
    }
    if !is_read_as_inline && !is_one_block(root) {
        let boxed = jats.element("boxed-text").attr("content-type", "foreign");
        return boxed.mixed(|jats| fragment(jats, foreign, &document, at));
    }
    jats.note(at, "JATS that the article has a node for is read as that node");
    match is_read_as_inline {
        true => inline(jats, foreign, at),
        false => fragment(jats, foreign, &document, at),
    }
}

/// Whether an element that is no foreign block is read as one block of another kind, neither several nor none.
fn is_one_block(root: Node<'_>) -> bool {
    match root.name() {
        "p" => {
            let mut children = root.children();
            root.elements().all(|child| !is_block(child)) && children.any(|child| !child.is_blank())
                || root.attribute("id").is_some() && root.children().next().is_none()
        }
        "list" | "def-list" => root.elements().all(|child| matches!(child.name(), "list-item" | "def-item")),
        "sec" => root.attribute("sec-type").is_none_or(|kind| kind.value() != "continued"),
        "ack" | "app" | "notes" | "glossary" | "fn-group" | "fn" | "bio" | "statement" | "speech"
        | "disp-quote" | "boxed-text" | "fig" | "table-wrap" | "disp-formula" | "graphic" | "media"
        | "code" | "preformat" | "tex-math" | "math" => true,
        _ => false,
    }
}

/// Writes JATS among running text as it stands, and declares everything else lost. What would be read as something else
/// stands in a `<named-content>` that says that it is foreign.
pub(super) fn inline<'a>(jats: &mut Jats<'a>, foreign: &'a Foreign, at: &Path<'_>) {
    let Some(document) = parsed(foreign) else { return unwritten(jats, foreign, at) };
    let lead = |id: &str| match jats.target(id) {
        Some(Target::Work(_)) => Lead::Work,
        Some(target) if target.is_part() => Lead::Block,
        _ if jats.is_foreign_id(id) => Lead::Foreign,
        _ => Lead::Nowhere,
    };
    if stays_foreign_inline(document.root(), lead) {
        fragment(jats, foreign, &document, at);
    } else {
        jats.element("named-content")
            .attr("content-type", "foreign")
            .mixed(|jats| fragment(jats, foreign, &document, at));
    }
}

/// Writes a block into an element that says that it is foreign.
pub(super) fn whole<'a>(jats: &mut Jats<'a>, foreign: &'a Foreign, at: &Path<'_>) {
    match parsed(foreign) {
        Some(document) => fragment(jats, foreign, &document, at),
        None => unwritten(jats, foreign, at),
    }
}

/// Declares that markup is not written.
pub(super) fn unwritten<'a>(jats: &mut Jats<'a>, foreign: &'a Foreign, at: &Path<'_>) {
    let Foreign { format, source } = foreign;
    match format {
        ForeignFormat::Html => jats.note(at, "JATS cannot hold HTML"),
        ForeignFormat::Jats => match check_fragment(source, &PREFIXES) {
            Ok(_) => {}
            Err(error) => {
                jats.note(at, format_args!("this is not well-formed XML: {error}"));
            }
        },
    }
}

/// Writes one element. References in it that lead nowhere, and ids that something else has, are left out.
fn fragment<'a>(jats: &mut Jats<'a>, foreign: &'a Foreign, document: &Document<'_>, at: &Path<'_>) {
    let root = document.root();
    let source = root.raw();
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
            // With the white space before it, if nothing of it is left.
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
    if result != foreign.source || root.to_fragment() != source {
        let why = "JATS with ids that lead nowhere or twice, or with white space or comments around it, is cleared of them";
        jats.note(&at.key("source"), why);
    }
    jats.raw(&result);
}

/// The ids of all elements of it.
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

/// Whether it is one element of this name.
pub(super) fn is_element(foreign: &Foreign, name: &str) -> bool {
    parsed(foreign).is_some_and(|document| document.root().name() == name)
}
