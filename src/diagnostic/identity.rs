//! What makes a diagnostic the same one as in an earlier version of its file.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::source::hash::HashMap;
use crate::source::{Kind, Node, Span, Tree, xml};

/// How much of a text identifies it, in bytes. A text may be as long as the file, and every diagnostic be about it.
const ENOUGH: usize = 200;

/// How many texts of an element are looked at.
const MOST_TEXTS: usize = 50;

/// The origin and the value of a diagnostic, as a hash: the way to the part of the file that it is about, and what the
/// file says there.
///
/// It stays the same when lines move, when the file is formatted, and when neighbours are added, removed or renamed: steps
/// of the way are names and ids, never positions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identity(u64);

impl Identity {
    /// Of a part of a JSON or YAML file.
    pub(crate) fn in_tree(tree: &Tree<'_>, span: Span) -> Self {
        let node = tree.at(span.start);
        let mut hash = Hash::default();
        for step in node.ancestors_from_root().map(|(_, parent)| parent).chain([node]) {
            hash = hash
                .and(step.key().or_else(|| text_of(step, &["@id", "id", "name", "url"])).unwrap_or_default());
        }
        let whole = node.text().unwrap_or(node.raw());
        Self(match node.kind() {
            Kind::Array => hash.0,
            // A key says enough; of the items of a list, what they say tells one from the other.
            Kind::Object if node.key().is_some() => hash.0,
            Kind::Object => {
                hash.and(text_of(node, &["text", "headline", "title", "content"]).unwrap_or_default()).0
            }
            _ if span == node.span() => hash.and(whole).0,
            _ => hash.and(tree.source().get(span.range()).unwrap_or(whole)).0,
        })
    }

    /// Of a part of an XML file.
    pub(crate) fn in_document(document: &xml::Document<'_>, span: Span) -> Self {
        let node = document.at(span.start).unwrap_or(document.root());
        let element = if node.is_text() { node.parent().unwrap_or(node) } else { node };
        let mut ancestors: Vec<_> = element.ancestors().collect();
        ancestors.reverse();
        let mut hash = Hash::default();
        for step in ancestors.into_iter().chain([element]) {
            let id = step.attribute("id").map(|id| id.raw_value());
            hash = hash.and(step.qualified_name()).and(id.unwrap_or_default());
        }
        let holds = |attribute: &xml::Attribute<'_>| attribute.span().range().contains(&span.start);
        if node.is_element() && span == element.name_span() {
            let is_named = element == document.root() || element.attribute("id").is_some();
            let texts = element.descendants().take(MOST_TEXTS).filter(|node| node.is_text() && !is_named);
            return Self(hash.and_all(texts.flat_map(|text| text.raw().split_ascii_whitespace())).0);
        }
        if let Some(attribute) = element.all_attributes().find(holds).filter(|_| node.is_element()) {
            hash = hash.and(attribute.qualified_name());
        }
        Self(hash.and(document.source().get(span.range()).unwrap_or_default()).0)
    }
}

/// The first member of these names that is a text.
fn text_of<'t>(node: Node<'t>, names: &[&str]) -> Option<&'t str> {
    names.iter().find_map(|name| node.get(name)?.text())
}

/// What each diagnostic of a file is known by from one version of the file to the next: its rule, its file and its
/// [`Identity`], as sixteen hexadecimal digits. Of equal ones in a file, each counts how many come before it.
pub fn fingerprints(file: &str, diagnostics: &[Diagnostic]) -> Vec<String> {
    let file = file.replace('\\', "/");
    let file = file.trim_start_matches("./");
    let mut equal: HashMap<(&str, Identity), u64> = HashMap::default();
    let fingerprint = |diagnostic: &Diagnostic| {
        let before = equal.entry((diagnostic.code.id, diagnostic.identity)).or_default();
        let hash = Hash::default().and(diagnostic.code.id).and(file);
        let hash = hash.bytes(diagnostic.identity.0.to_be_bytes()).bytes(before.to_be_bytes());
        *before += 1;
        format!("{:016x}", hash.0)
    };
    diagnostics.iter().map(fingerprint).collect()
}

/// FNV-1a (RFC 9923): the same in every version of this program, which Rust's own hashes do not promise.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn bytes(self, bytes: impl IntoIterator<Item = u8>) -> Self {
        let add = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self(bytes.into_iter().fold(self.0, add))
    }

    /// With a text, however it is broken into lines.
    fn and(self, text: &str) -> Self {
        self.and_all(text.split_ascii_whitespace())
    }

    /// With a text of these words.
    fn and_all<'w>(self, words: impl Iterator<Item = &'w str>) -> Self {
        self.bytes(words.flat_map(|word| word.bytes().chain([b' '])).take(ENOUGH)).bytes([0xFF])
    }
}
