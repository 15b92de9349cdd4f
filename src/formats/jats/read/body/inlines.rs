//! Reading running text.

use crate::formats::jats::read::body::blocks::Flow;
use crate::formats::jats::read::body::elements::is_inline;
use crate::formats::jats::read::body::foreign::foreign_inline;
use crate::formats::jats::read::body::formulas::is_formula_alone;
use crate::formats::jats::read::body::line::Line;
use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::read::references::is_part_of_citation;
use crate::model::{Blocks, Break, Footnote, Inline, InlineCode, Inlines, Link, Marked, Uri};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// The mixed content of an element whose text is complete in itself; `at` is the path of the text.
    pub(in crate::formats::jats::read) fn inlines(&mut self, node: Node<'d>, at: &Path<'_>) -> Inlines {
        let mut line = Line::block();
        self.add_inlines(node, at, &mut line);
        self.with_numbers(line.take())
    }

    /// The mixed content of an element that is part of a text: white space at its ends matters.
    pub(super) fn passage(&mut self, node: Node<'d>, at: &Path<'_>) -> Inlines {
        let mut line = Line::passage();
        self.add_inlines(node, at, &mut line);
        self.with_numbers(line.take())
    }

    /// Adds the content of an element to the text at `at`.
    pub(super) fn add_inlines(&mut self, node: Node<'d>, at: &Path<'_>, line: &mut Line) {
        for child in node.children() {
            self.inline(child, at, line);
        }
    }

    /// A heading made of several elements: a label, then a title. `None` if they contain no words.
    pub(in crate::formats::jats::read) fn heading_of(
        &mut self,
        parts: &[Node<'d>],
        at: &Path<'_>,
    ) -> Option<Inlines> {
        let mut line = Line::block();
        for part in parts {
            let mut words = Line::block();
            self.add_inlines(*part, at, &mut words);
            let words = words.take();
            if !line.is_empty() && !words.0.is_empty() {
                line.push_words(" ");
            }
            words.0.into_iter().for_each(|inline| line.push(inline));
            self.ignore_other_attributes(*part, &[]);
            self.note(at, *part);
        }
        Some(self.with_numbers(line.take())).filter(|heading| !heading.0.is_empty())
    }

    /// Adds a text or an element to the text at `at`.
    pub(super) fn inline(&mut self, node: Node<'d>, at: &Path<'_>, line: &mut Line) {
        if node.is_text() {
            self.note(&at.item(line.len()), node);
            return line.push_text(node);
        }
        if self.is_too_deep(at) {
            self.note(&at.item(line.len()), node);
            return line.push(foreign_inline(node));
        }
        self.depth += 1;
        self.element(node, at, line);
        self.depth -= 1;
    }

    fn element(&mut self, node: Node<'d>, at: &Path<'_>, line: &mut Line) {
        let here = at.item(line.len());
        self.note(&here, node);
        let inline = match node.name() {
            "italic" => Inline::Emphasis(self.marked(node, &here)),
            "bold" => Inline::Strong(self.marked(node, &here)),
            "sub" => Inline::Subscript(self.marked(node, &here)),
            "sup" => Inline::Superscript(self.marked(node, &here)),
            "underline" => Inline::Underline(self.marked(node, &here)),
            "strike" => Inline::Strike(self.marked(node, &here)),
            "sc" => Inline::SmallCaps(self.marked(node, &here)),
            "monospace" if node.elements().next().is_none() => {
                self.ignore_other_attributes(node, &[]);
                Inline::Code(InlineCode { text: node.words().into_owned() })
            }
            "xref" => return self.xref(node, at, line),
            "ext-link" | "uri" | "email" => self.ext_link(node, &here),
            "named-content" => return self.named_content(node, at, line),
            "fn" => Inline::Footnote(self.footnote(node, &here)),
            "math" if !is_formula_alone(node) => {
                self.ignore(node);
                return self.add_inlines(node, at, line);
            }
            "inline-formula" | "tex-math" | "math" => self.inline_formula(node),
            "inline-graphic" | "inline-media" => self.inline_graphic(node),
            name if is_part_of_citation(name) => {
                self.add_inlines(node, at, line);
                // Some citations leave it to the reader to part their elements.
                if node
                    .next_sibling()
                    .is_some_and(|next| next.is_element() && is_part_of_citation(next.name()))
                {
                    line.part();
                }
                return;
            }
            "break" => Inline::Break(Break {}),
            "hr" => return self.ignore(node),
            _ if is_inline(node) => foreign_inline(node),
            _ => {
                self.ignore(node);
                return self.add_inlines(node, at, line);
            }
        };
        line.push(inline);
    }

    fn marked(&mut self, node: Node<'d>, at: &Path<'_>) -> Marked {
        self.ignore_other_attributes(node, &[]);
        Marked { content: self.passage(node, &at.key(Marked::CONTENT)) }
    }

    /// [`<ext-link>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/ext-link.html),
    /// [`<uri>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/uri.html) and
    /// [`<email>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/email.html)
    fn ext_link(&mut self, link: Node<'d>, at: &Path<'_>) -> Inline {
        let Some(href) = address(link) else { return foreign_inline(link) };
        self.ignore_other_attributes(link, &["xlink:href", "ext-link-type"]);
        self.note_attribute(&at.key(Link::HREF), link, "xlink:href");
        Inline::Link(Link { href: Uri(href), content: self.passage(link, &at.key(Link::CONTENT)) })
    }

    /// [`<fn>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/fn.html) in the text. Its label is not read:
    /// it is the number of the note.
    pub(super) fn footnote(&mut self, note: Node<'d>, at: &Path<'_>) -> Footnote {
        self.ignore_other_attributes(note, &["id"]);
        note.child("label").into_iter().for_each(|label| self.ignore(label));
        let mut content = Vec::new();
        let children = note.children().filter(|child| child.name() != "label");
        self.flow(children, Flow::Blocks, &at.key(Footnote::CONTENT), &mut content);
        Footnote { id: self.id(note), content: Blocks(content) }
    }
}

/// The target of a link. Accession numbers and the like are not URLs.
pub(super) fn address(link: Node<'_>) -> Option<String> {
    let href = link.attribute("xlink:href").map(|href| href.value().into_owned());
    match (link.name(), href) {
        ("email", None) => Some(format!("mailto:{}", super::line::words(link))),
        ("uri", None) => Some(super::line::words(link)),
        ("ext-link", Some(href)) => {
            let kind = link.attribute("ext-link-type").map(|kind| kind.value());
            match kind.as_deref() {
                None | Some("uri" | "url" | "ftp" | "email") => Some(href),
                Some("doi") if href.starts_with("10.") => Some(format!("https://doi.org/{href}")),
                Some(_) => href.contains("://").then_some(href),
            }
        }
        (_, href) => href,
    }
}
