//! Reading blocks: block content and paragraphs.

use crate::formats::jats::read::body::elements::{is_block, is_block_among_blocks};
use crate::formats::jats::read::body::is_heading;
use crate::formats::jats::read::body::line::Line;
use crate::formats::jats::read::reader::Reader;
use crate::model::{
    Aside, Block, Blocks, CodeBlock, Embed, Id, Inline, Inlines, Language, Link, Paragraph, Uri, Url,
};
use crate::source::Path;
use crate::source::xml::Node;

/// How the content of an element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats::jats::read) enum Flow<'d> {
    /// Block content.
    Blocks,
    /// Text with blocks among it.
    Mixed,
    /// The content of this `<p>`: text with blocks among it.
    Paragraph(Node<'d>),
}

/// The attributes of the paragraphs that a `<p>` becomes.
#[derive(Default)]
struct Attributes {
    /// For the first of them.
    id: Option<Id>,
    language: Option<Language>,
}

impl<'d> Reader<'d> {
    /// Reads block content into `blocks`, whose path is `at`.
    pub(in crate::formats::jats::read) fn flow(
        &mut self,
        children: impl Iterator<Item = Node<'d>>,
        flow: Flow<'d>,
        at: &Path<'_>,
        blocks: &mut Vec<Block>,
    ) {
        let mut attributes = Attributes::default();
        if let Flow::Paragraph(p) = flow {
            self.ignore_other_attributes(p, &["id", "xml:lang"]);
            let language = p.attribute("xml:lang").map(|language| Language(language.value().into_owned()));
            attributes = Attributes { id: self.id(p), language };
        }
        let before = blocks.len();
        let mut line = Line::block();
        let mut first = None;
        for child in children {
            if child.is_element() && (is_block(child) || flow == Flow::Blocks && is_block_among_blocks(child))
            {
                self.end_paragraph(&mut line, first.take(), flow, &mut attributes, at, blocks);
                self.block(child, at, blocks);
            } else {
                first = first.or(Some(child));
                let at = at.item(blocks.len());
                self.inline(child, &at.key(Paragraph::CONTENT), &mut line);
            }
        }
        self.end_paragraph(&mut line, first, flow, &mut attributes, at, blocks);
        let Flow::Paragraph(p) = flow else { return };
        if blocks.len() == before && (attributes.id.is_some() || attributes.language.is_some()) {
            self.note(&at.item(before), p);
            let Attributes { id, language } = attributes;
            blocks.push(Block::Paragraph(Paragraph { id, language, content: Inlines::default() }));
        }
    }

    /// Makes a paragraph of the text read so far, if there is any.
    fn end_paragraph(
        &mut self,
        line: &mut Line,
        first: Option<Node<'d>>,
        flow: Flow<'d>,
        attributes: &mut Attributes,
        at: &Path<'_>,
        blocks: &mut Vec<Block>,
    ) {
        let content = self.with_numbers(line.take());
        if content.0.is_empty() {
            return;
        }
        let at = at.item(blocks.len());
        if let Flow::Paragraph(p) = flow {
            self.note(&at, p);
        } else if let Some(first) = first {
            self.note(&at, first);
        }
        let (id, language) = (attributes.id.take(), attributes.language.clone());
        // Most table cells contain no more.
        if blocks.is_empty() {
            blocks.reserve_exact(1);
        }
        blocks.push(Block::Paragraph(Paragraph { id, language, content }));
    }

    /// Reads a block into `blocks`, whose path is `at`.
    pub(super) fn block(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        if self.is_too_deep(at) {
            return self.foreign_block(node, at, blocks);
        }
        self.depth += 1;
        self.known_block(node, at, blocks);
        self.depth -= 1;
    }

    fn known_block(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        match node.name() {
            "p" => self.p(node, at, blocks),
            "sec" | "ack" | "app" | "notes" | "glossary" | "fn-group" | "bio" | "fn" => {
                self.section_block(node, at, blocks);
            }
            "list" => self.list(node, at, blocks),
            "def-list" => self.def_list(node, at, blocks),
            "disp-quote" => self.disp_quote(node, at, blocks),
            "speech" => self.speech(node, at, blocks),
            "verse-group" => self.verse_group(node, at, blocks),
            "statement" => self.statement(node, at, blocks),
            "table-wrap" => self.table_wrap(node, at, blocks),
            "table-wrap-group" => self.table_wrap_group(node, at, blocks),
            "fig" => self.fig(node, at, blocks),
            "fig-group" => self.fig_group(node, at, blocks),
            "graphic" | "media" => self.lone_graphic(node, at, blocks),
            "disp-formula" | "tex-math" | "math" => self.disp_formula(node, at, blocks),
            "disp-formula-group" => self.disp_formula_group(node, at, blocks),
            "code" | "preformat" => self.code(node, at, blocks),
            "boxed-text" => self.boxed_text(node, at, blocks),
            "supplementary-material" if has_words(node) => self.linked_material(node, at, blocks),
            "ref-list" => self.ref_list(node),
            "sec-meta" | "object-id" => self.ignore(node),
            _ => self.foreign_block(node, at, blocks),
        }
    }

    /// [`<p>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/p.html)
    fn p(&mut self, p: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        match p.attribute("content-type") {
            Some(kind) if kind.value() == "embed" && self.embed(p, at, blocks) => {}
            _ => self.flow(p.children(), Flow::Paragraph(p), at, blocks),
        }
    }

    /// An embed, as byline writes it; returns whether it is one.
    ///
    /// ```xml
    /// <p content-type="embed"><ext-link ext-link-type="uri" xlink:href="https://…">The debate</ext-link></p>
    /// ```
    fn embed(&mut self, p: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) -> bool {
        let mut children = p.children();
        let (Some(link), None) = (children.next(), children.next()) else { return false };
        let Some(href) = link.attribute("xlink:href").filter(|_| link.is("ext-link")) else { return false };
        let at = at.item(blocks.len());
        self.note(&at, p);
        self.note_attribute(&at.key(Embed::URL), link, "xlink:href");
        let url = Url(href.value().into_owned());
        let caption = self.passage(link, &at.key(Embed::CAPTION));
        let is_address = matches!(caption.0.as_slice(), [Inline::Text(text)] if *text == url.0);
        let caption = (!is_address).then_some(caption);
        blocks.push(Block::Embed(Embed { id: self.id(p), url, caption }));
        true
    }

    /// `<supplementary-material>` that is only a link, which no version of JATS allows
    fn linked_material(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.ignore_other_attributes(node, &["id", "xlink:href"]);
        let here = at.item(blocks.len());
        self.note(&here, node);
        let inside = here.key(Link::CONTENT);
        let content = match node.attribute("xlink:href") {
            None => self.inlines(node, &inside),
            Some(href) => {
                let content = self.inlines(node, &inside.item(0).key(Link::CONTENT));
                Inlines(vec![Inline::Link(Link { href: Uri(href.value().into_owned()), content })])
            }
        };
        blocks.push(Block::Paragraph(Paragraph { id: self.id(node), language: None, content }));
    }

    /// [`<code>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/code.html) and
    /// [`<preformat>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/preformat.html)
    fn code(&mut self, code: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        if code.elements().next().is_some() {
            return self.foreign_block(code, at, blocks);
        }
        self.ignore_other_attributes(code, &["id", "language", "xml:space"]);
        self.note(&at.item(blocks.len()), code);
        let language = code.attribute("language").map(|language| language.value().into_owned());
        blocks.push(Block::Code(CodeBlock { id: self.id(code), language, text: code.text().into_owned() }));
    }

    /// [`<boxed-text>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/boxed-text.html)
    fn boxed_text(&mut self, boxed: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        if let Some(section) = section_in_a_box(boxed) {
            return self.block(section, at, blocks);
        }
        self.ignore_other_attributes(boxed, floating(boxed));
        let here = at.item(blocks.len());
        self.note(&here, boxed);
        let inside = here.key(Aside::CONTENT);
        let caption = boxed.child("caption");
        let mut heading = boxed.child("label").into_iter().collect::<Vec<_>>();
        heading.extend(caption.and_then(|caption| caption.child("title")).or_else(|| boxed.child("title")));
        let title = self.heading_of(&heading, &here.key(Aside::TITLE));
        let mut content = Vec::new();
        if let Some(caption) = caption {
            self.ignore_other_attributes(caption, &[]);
            let paragraphs = caption.children().filter(|child| !is_heading(*child));
            self.flow(paragraphs, Flow::Blocks, &inside, &mut content);
        }
        for child in boxed.children() {
            match child.name() {
                "label" | "title" | "caption" => {}
                "permissions" => self.ignore(child),
                "attrib" => self.flow(child.children(), Flow::Mixed, &inside, &mut content),
                _ => self.flow(std::iter::once(child), Flow::Blocks, &inside, &mut content),
            }
        }
        blocks.push(Block::Aside(Aside { id: self.id(boxed), title, content: Blocks(content) }));
    }
}

/// Whether an element has text as direct content.
pub(super) fn has_words(node: Node<'_>) -> bool {
    node.children().any(|child| child.is_text() && !child.is_blank())
}

/// A section in a box where JATS allows no section, as byline writes it.
fn section_in_a_box(boxed: Node<'_>) -> Option<Node<'_>> {
    let kind = boxed.attribute("content-type")?;
    let mut elements = boxed.elements();
    match (elements.next(), elements.next()) {
        (Some(section), None) if kind.value() == "section" && section.is("sec") => Some(section),
        _ => None,
    }
}

/// The attributes of an element that may float: floating is the default.
pub(super) fn floating(node: Node<'_>) -> &'static [&'static str] {
    match node.attribute("position").is_some_and(|position| position.value() == "float") {
        true => &["id", "position"],
        false => &["id"],
    }
}
