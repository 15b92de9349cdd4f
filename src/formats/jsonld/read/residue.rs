//! The residue: what byline kept in its own JSON-LD of what schema.org has no place for.

use serde_json::{Map, Value};

use crate::diagnostic::{Finding, Place};
use crate::formats::jsonld::read::places::Residues;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::{LOST_ON_IMPORT, residue};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Number, Pointer};

impl<'d> Reader<'d> {
    /// Puts back what the residue keeps; `None` without a residue, else what of it could not be put back.
    pub(super) fn restore(&mut self, thing: Thing<'d>) -> Option<Option<Finding>> {
        let literal = self.literal(thing)?;
        let members = literal.children().filter_map(|member| Some((member.key()?.to_owned(), value(member))));
        let unfit = residue::restore(&mut self.article, members.collect::<Map<String, Value>>());
        let (first, others) = match unfit.split_first() {
            None => return Some(None),
            Some(unfit) => unfit,
        };
        let node = literal.children().find(|member| member.key() == Some(first)).unwrap_or(literal);
        let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
        let message = format!("`{first}`{more} in the residue has no place in the article");
        let place = Place::Text(node.key_span().unwrap_or(node.span()));
        let mut finding = Finding::new(&LOST_ON_IMPORT, place, message);
        finding
            .label("not imported")
            .help("somebody changed the file since byline wrote it; see whether it says the same");
        Some(Some(finding))
    }

    /// What of the article was restored, and from where.
    pub(super) fn residues(&mut self, thing: Thing<'d>) -> Residues {
        let members = self.literal(thing).into_iter().flat_map(Node::children);
        let restored = members.filter_map(|member| {
            let key = member.key()?;
            let pointer = key.strip_prefix(['+', '-']).unwrap_or(key);
            Some((Pointer::from(pointer), member.id()))
        });
        Residues(restored.collect())
    }

    fn literal(&mut self, thing: Thing<'d>) -> Option<Node<'d>> {
        let residue = self.take(thing, "byline:residue").first().copied()?;
        self.see_all(residue);
        self.graph.keyword(residue, "@value").filter(|value| value.kind() == Kind::Object)
    }
}

/// The JSON that a node is.
fn value(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool(truth) => Value::Bool(truth),
        Kind::String => Value::from(node.text()),
        Kind::Array => node.children().map(value).collect(),
        Kind::Object => {
            let members =
                node.children().filter_map(|member| Some((member.key()?.to_owned(), value(member))));
            Value::Object(members.collect())
        }
        Kind::Number => match node.number() {
            Some(Number::Whole(whole)) => whole.into(),
            Some(Number::Negative(negative)) => negative.into(),
            Some(Number::Float(float)) => float.into(),
            None => Value::Null,
        },
    }
}
