//! Extracting an element from its document without changing its meaning.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::escape::resolve_xml_entity;

use super::character::WHITE_SPACE;
use super::decode::{Mode, Pieces};
use super::document::Document;
use super::entities::Meaning;
use super::escape::{push_attribute, push_text};
use super::walk::Step;
use super::{Attribute, Namespace, Node};
use crate::source::Span;

impl<'d> Node<'d> {
    /// The source of an element in a form that can be inserted into any JATS document.
    ///
    /// Prefixes keep their meaning: those of XLink, MathML and ALI become the usual ones and are not declared, all
    /// others are. Entities are replaced by their characters; comments and processing instructions are left out. The
    /// rest is unchanged. The result passes [`check_fragment`](super::check_fragment) with the prefixes `xlink`, `mml`
    /// and `ali`.
    pub fn to_fragment(self) -> Cow<'d, str> {
        let document = self.document;
        let start = self.span().start;
        let mut rewriting =
            Rewriting { document, result: String::new(), copied: start, at: start, is_changed: false };
        for step in self.walk() {
            match step {
                Step::Start(node) => {
                    rewriting.leave_out_up_to(node.span().start);
                    rewriting.name(node, node.name_span().start);
                    if node == self {
                        rewriting.declare(&needed(self), node.name_span().end);
                    }
                    node.all_attributes().for_each(|attribute| rewriting.attribute(attribute));
                    rewriting.at = node.start_tag().end;
                }
                Step::Text(node) => {
                    rewriting.leave_out_up_to(node.span().start);
                    rewriting.text(node);
                    rewriting.at = node.span().end;
                }
                Step::End(node) => {
                    let start = node.content_span().end;
                    rewriting.leave_out_up_to(start);
                    rewriting.name(node, start + "</".len());
                    rewriting.at = node.span().end;
                }
            }
        }
        rewriting.finish()
    }

    /// The namespace that this element declares for a prefix.
    fn declared(self, prefix: &str) -> Option<Cow<'d, str>> {
        self.declarations().find(|found| found.declared_prefix() == prefix).map(Attribute::value)
    }
}

impl<'d> Attribute<'d> {
    /// The prefix of a declaration; empty for the default namespace.
    fn declared_prefix(self) -> &'d str {
        if self.prefix().is_empty() { "" } else { self.name() }
    }
}

/// The prefix of elements and attributes in a fragment, if it differs from the one in the document.
fn usual_prefix(document: &Document<'_>, namespace: Namespace) -> Option<&'static str> {
    let is_usual = matches!(namespace, Namespace::XLink | Namespace::MathML | Namespace::Ali);
    // A document where `mml` means something else must stay unchanged.
    namespace.prefix().filter(|_| is_usual && !document.has_odd_prefixes)
}

/// The prefixes used in an element and declared outside it, each with its namespace.
fn needed<'d>(root: Node<'d>) -> BTreeMap<&'d str, Cow<'d, str>> {
    let mut needed = BTreeMap::new();
    let mut need = |user: Node<'d>, prefix: &'d str, namespace: Namespace| {
        let is_known = matches!(namespace, Namespace::None | Namespace::Xml);
        if is_known || usual_prefix(root.document, namespace).is_some() || needed.contains_key(prefix) {
            return;
        }
        let mut inside =
            std::iter::once(user).chain(user.ancestors()).take_while(|node| node.is_within(root.id));
        if inside.all(|node| node.declared(prefix).is_none()) {
            let outside = root.ancestors().find_map(|node| node.declared(prefix));
            let uri = outside.or_else(|| namespace.uri().map(Cow::Borrowed)).unwrap_or_default();
            needed.insert(prefix, uri);
        }
    };
    for node in std::iter::once(root).chain(root.descendants()) {
        need(node, node.prefix(), node.namespace());
        for attribute in node.attributes().filter(|attribute| !attribute.prefix().is_empty()) {
            need(node, attribute.prefix(), attribute.namespace());
        }
    }
    needed
}

/// A part of the source that is copied with changes.
struct Rewriting<'d> {
    document: &'d Document<'d>,
    result: String,
    /// How far the source has been copied.
    copied: usize,
    /// How far it has been processed.
    at: usize,
    is_changed: bool,
}

impl<'d> Rewriting<'d> {
    /// Replaces a part of the source.
    fn replace(&mut self, part: Range<usize>, write: impl FnOnce(&mut String)) {
        self.result.push_str(&self.document.source[self.copied..part.start]);
        write(&mut self.result);
        self.copied = part.end;
        self.is_changed = true;
    }

    /// Leaves out comments and processing instructions before the next tag or text.
    fn leave_out_up_to(&mut self, start: usize) {
        if self.at < start {
            self.replace(self.at..start, |_| ());
            self.part_section_end(start);
        }
    }

    /// Makes sure that what follows does not form `]]>` with what is before it now.
    fn part_section_end(&mut self, start: usize) {
        let rest = &self.document.source[start..];
        let end = [">", "]>"].into_iter().find(|end| rest.starts_with(end)).map(str::len);
        if let Some(end) = end {
            self.replace(start + end - 1..start + end, |result| result.push_str("&gt;"));
        }
    }

    fn declare(&mut self, needed: &BTreeMap<&str, Cow<'_, str>>, at: usize) {
        for (prefix, uri) in needed {
            self.replace(at..at, |result| {
                result.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
                result.push_str(prefix);
                result.push_str("=\"");
                push_attribute(result, uri);
                result.push('"');
            });
        }
    }

    /// The name in a start tag or end tag.
    fn name(&mut self, node: Node<'d>, start: usize) {
        self.prefix(node.prefix(), node.namespace(), start);
    }

    fn prefix(&mut self, written: &str, namespace: Namespace, start: usize) {
        if let Some(usual) = usual_prefix(self.document, namespace).filter(|usual| *usual != written) {
            // Including its colon, if there is one.
            let length = if written.is_empty() { 0 } else { written.len() + 1 };
            self.replace(start..start + length, |result| {
                result.push_str(usual);
                result.push(':');
            });
        }
    }

    fn attribute(&mut self, attribute: Attribute<'d>) {
        let Span { start, end } = attribute.span();
        if attribute.is_declaration() {
            let declared = Namespace::with_uri(&attribute.value()).unwrap_or_default();
            if usual_prefix(self.document, declared).is_some() {
                let before = self.document.source[..start].trim_end_matches(WHITE_SPACE).len();
                self.replace(before..end, |_| ());
                return;
            }
        } else if !attribute.prefix().is_empty() {
            self.prefix(attribute.prefix(), attribute.namespace(), start);
        }
        for (part, text) in self.entities(attribute.value_span(), Mode::Attribute) {
            // The quotes may be single quotes.
            self.replace(part, |result| push_attribute_in_any_quotes(result, &text));
        }
    }

    fn text(&mut self, node: Node<'d>) {
        for (part, text) in self.entities(node.span(), Mode::Text) {
            let end = part.end;
            self.replace(part, |result| push_text_as_written(result, &text));
            self.part_section_end(end);
        }
    }

    /// The references in a part of the source to entities that other documents may lack, with their replacements.
    fn entities(&self, span: Span, mode: Mode) -> Vec<(Range<usize>, String)> {
        let source = self.document.source;
        if memchr::memchr(b'&', &source.as_bytes()[span.range()]).is_none() {
            return Vec::new();
        }
        let pieces = Pieces::new(source, &self.document.entities, span, mode);
        let foreign = pieces.filter(|piece| {
            let reference =
                source[piece.source.clone()].strip_prefix('&').unwrap_or("#").trim_end_matches(';');
            !piece.is_verbatim && !reference.starts_with('#') && resolve_xml_entity(reference).is_none()
        });
        let decoded = |meaning: Meaning<'_>| {
            let mut text = String::new();
            meaning.push_to(&mut text);
            text
        };
        foreign.map(|piece| (piece.source, decoded(piece.meaning))).collect()
    }

    fn finish(mut self) -> Cow<'d, str> {
        let rest = &self.document.source[self.copied..self.at];
        if !self.is_changed {
            return Cow::Borrowed(rest);
        }
        self.result.push_str(rest);
        Cow::Owned(self.result)
    }
}

/// Appends text whose white space is intentional, and must not look like indentation.
fn push_text_as_written(result: &mut String, text: &str) {
    for part in text.split_inclusive(WHITE_SPACE) {
        let ordinary = part.trim_end_matches(WHITE_SPACE);
        push_text(result, ordinary);
        for space in part[ordinary.len()..].chars() {
            result.push_str(&format!("&#{};", u32::from(space)));
        }
    }
}

fn push_attribute_in_any_quotes(result: &mut String, text: &str) {
    let mut parts = text.split('\'');
    push_attribute(result, parts.next().unwrap_or_default());
    for part in parts {
        result.push_str("&#39;");
        push_attribute(result, part);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::source::xml::{Document, Node, check_fragment, parse};

    const KNOWN: [&str; 3] = ["xlink", "mml", "ali"];

    /// The fragment for the element `of`.
    fn fragment(text: &str, of: &str) -> String {
        let document = parse(text).unwrap();
        let node = document.nodes().find(|node| node.name() == of).unwrap();
        let fragment = node.to_fragment().into_owned();
        check_fragment(&fragment, &KNOWN).unwrap();
        fragment
    }

    #[test]
    fn unchanged_fragments_are_borrowed() {
        let text = "<a><b c='&amp;'>&#10;<mml:math/><x xmlns='urn:x'/><![CDATA[&x;]]></b></a>";
        let document = parse(text).unwrap();
        let fragment = document.root().child("b").unwrap().to_fragment();
        assert!(matches!(fragment, std::borrow::Cow::Borrowed(_)));
        assert_eq!(fragment, &text[3..text.len() - 4]);
    }

    #[test]
    fn prefixes_keep_their_meaning() {
        let mathml = "http://www.w3.org/1998/Math/MathML";
        assert_eq!(
            fragment(&format!("<a><math xmlns='{mathml}' id='m'><mi>x</mi ></math></a>"), "math"),
            "<mml:math id='m'><mml:mi>x</mml:mi ></mml:math>"
        );
        assert_eq!(
            fragment(&format!("<a xmlns:m='{mathml}'><m:math m:b=''/></a>"), "math"),
            "<mml:math mml:b=''/>"
        );
        assert_eq!(
            fragment("<a xmlns:x='u\"&lt;' xmlns='urn:d'><b x:y='' xsi:z=''><x:c/></b></a>", "b"),
            "<b xmlns=\"urn:d\" xmlns:x=\"u&quot;&lt;\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" x:y='' xsi:z=''><x:c/></b>"
        );
        assert_eq!(
            fragment(&format!("<a><b xmlns:mml='urn:x' xmlns:m='{mathml}'><m:c/><mml:d/></b></a>"), "c"),
            format!("<m:c xmlns:m=\"{mathml}\"/>")
        );
    }

    #[test]
    fn entities_are_replaced_and_comments_left_out() {
        let text = "<!DOCTYPE a SYSTEM 'x' [<!ENTITY e \"1  '&#38;#60;\"><!ENTITY f ']]'>]>\
            <a b='&e;&alpha;'>&e;&alpha;&amp;<!-- c -->x]]<?p?>><!-- -->]>&f;></a>";
        assert_eq!(fragment(text, "a"), "<a b='1  &#39;&lt;α'>1&#32;&#32;'&lt;α&amp;x]]&gt;]&gt;]]&gt;</a>");
    }

    fn says(node: Node<'_>) -> Vec<String> {
        let all = std::iter::once(node).chain(node.descendants());
        all.filter(|node| node.is_element())
            .map(|node| {
                let attributes: Vec<_> =
                    node.attributes().map(|found| (found.name(), found.namespace(), found.value())).collect();
                format!("{:?} {} {attributes:?} {:?}", node.namespace(), node.name(), node.text())
            })
            .collect()
    }

    proptest! {
        #[test]
        fn fragments_match_the_document(
            parts in prop::collection::vec(prop::sample::select(vec![
                "<b>", "<m:b x:c='&e;'>", "<b xmlns='urn:d'>", "<b xmlns:x='urn:y' x:q=''>", "<b xmlns:mml='urn:z'>",
                "<mml:b>", "<b xmlns='http://www.w3.org/1998/Math/MathML'>", "<l:b l:href='&alpha;'>", "<b xmlns=''>",
                "/", "/", "/", "/", "x]]", "]", ">", "&e;", "&f;", "&alpha;", "<!-- -->", "<?p?>", "<![CDATA[&e;]]>", "\r\n",
            ]), 0..24),
        ) {
            let mut text = "<!DOCTYPE a SYSTEM 'x' [<!ENTITY e \" '&#38;#60;\"><!ENTITY f ']]'>]><a xmlns:x='urn:x' \
                xmlns:m='http://www.w3.org/1998/Math/MathML' xmlns:l='http://www.w3.org/1999/xlink'>".to_owned();
            let mut open = vec!["a"];
            for part in parts {
                match part {
                    "/" if open.len() == 1 => (),
                    "/" => text.push_str(&format!("</{}>", open.pop().unwrap())),
                    part => text.push_str(part),
                }
                if part.starts_with("<") && !part.starts_with("<!") && !part.starts_with("<?") {
                    open.push(part[1..].split([' ', '>']).next().unwrap());
                }
            }
            while let Some(name) = open.pop() {
                text.push_str(&format!("</{name}>"));
            }
            let document: Document<'_> = match parse(&text) {
                Ok(document) => document,
                Err(_) => return Err(TestCaseError::reject("`]]>` in it")),
            };
            for node in document.nodes().filter(|node| node.is_element()) {
                let fragment = node.to_fragment();
                prop_assert!(check_fragment(&fragment, &KNOWN).is_ok(), "{:?}\n{:?}", text, fragment);
                let again = parse(&fragment).unwrap();
                prop_assert_eq!(says(again.root()), says(node), "{:?}\n{:?}", text, fragment);
                let once_more = again.root().to_fragment();
                prop_assert!(once_more == fragment || text.contains("xmlns:mml"), "{:?}", fragment);
            }
        }
    }

    #[test]
    fn usual_prefixes_are_taken_and_comments_left_out() {
        let text =
            "<p xmlns:l='http://www.w3.org/1999/xlink' xmlns:x='urn:x'><x:a l:href='#b'/><!-- c --></p>";
        let document = parse(text).unwrap();
        let fragment = document.root().to_fragment();
        assert_eq!(fragment, "<p xmlns:x='urn:x'><x:a xlink:href='#b'/></p>");
    }
}
