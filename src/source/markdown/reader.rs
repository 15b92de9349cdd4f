//! The events of CommonMark, made to the values of an article.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag};

use super::Unsupported;
use super::attributes::Attributes;
use super::frames::{Element, Frame};
use super::inlines::{Item, object};
use super::node::{Node, Text, Value, too_deep};
use super::{field, inlines};
use crate::source::hash::IndexMap;
use crate::source::json::MAX_DEPTH;
use crate::source::{Limits, Span, SyntaxError};

/// The body as values, with what it refers to.
pub(super) struct Document {
    pub(super) body: Node,
    /// The blocks of each note, by its label, and where it is.
    pub(super) notes: IndexMap<String, (Span, Vec<Node>)>,
    pub(super) unsupported: Vec<Unsupported>,
    pub(super) comment: Option<Span>,
}

pub(super) struct Reader<'s> {
    pub(super) source: &'s str,
    pub(super) limits: Limits,
    body: usize,
    pub(super) open: Vec<Frame>,
    notes: IndexMap<String, (Span, Vec<Node>)>,
    pub(super) unsupported: Vec<Unsupported>,
    comment: Option<Span>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str, body: usize, limits: Limits) -> Self {
        let open = vec![Frame::new(Element::Body, Span::new(body, source.len()))];
        Self {
            source,
            limits,
            body,
            open,
            notes: IndexMap::default(),
            unsupported: Vec::new(),
            comment: None,
        }
    }

    pub(super) fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), SyntaxError> {
        match event {
            Event::Start(tag) => self.start(tag, span)?,
            Event::End(_) => self.end()?,
            Event::Text(text) => self.text(&text, span),
            Event::Code(code) => {
                let text = self.within(&code, span);
                self.item(Item::Code(text, span));
            }
            Event::SoftBreak => self.item(Item::Line(span)),
            Event::HardBreak => self.item(Item::Node(object(span, "break", Vec::new())?)),
            Event::FootnoteReference(label) => {
                self.item(Item::Node(Node::new(span, Value::Note(label.into_string()))?));
            }
            Event::Html(html) => self.text(&html, span),
            Event::InlineHtml(html) => self.html(&html, span),
            Event::Rule => {
                self.flush()?;
                self.unsupported(
                    span,
                    "an article has no lines between its parts",
                    "write a heading, or leave it out",
                );
            }
            // Not asked for.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Document, SyntaxError> {
        let blocks = self.close_blocks()?;
        let body = Node::new(Span::new(self.body, self.source.len()), Value::List(blocks))?;
        let Self { notes, unsupported, comment, .. } = self;
        Ok(Document { body, notes, unsupported, comment })
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) -> Result<(), SyntaxError> {
        if self.open.len() > MAX_DEPTH {
            return Err(too_deep(Span::new(span.start, span.start)));
        }
        let element = match tag {
            Tag::Paragraph => Element::Paragraph,
            Tag::Heading { level, .. } => Element::Heading(depth(level)),
            Tag::BlockQuote(_) => Element::Quote,
            Tag::CodeBlock(kind) => self.code_block(kind, span),
            Tag::HtmlBlock => Element::Html,
            Tag::List(first) => Element::List(first),
            Tag::Item => Element::Item,
            Tag::FootnoteDefinition(label) => Element::Note(label.to_lowercase()),
            Tag::DefinitionList => Element::Definitions,
            Tag::DefinitionListTitle => Element::Term,
            Tag::DefinitionListDefinition => Element::Definition,
            Tag::Table(columns) => Element::Table(columns),
            Tag::TableHead | Tag::TableRow => Element::Row,
            Tag::TableCell => Element::Cell,
            Tag::Emphasis => Element::Marked("emphasis"),
            Tag::Strong => Element::Marked("strong"),
            Tag::Strikethrough if self.source[span.range()].starts_with("~~") => Element::Marked("strike"),
            Tag::Superscript => Element::Marked("superscript"),
            // A single tilde.
            Tag::Strikethrough | Tag::Subscript => Element::Marked("subscript"),
            Tag::Link { link_type, dest_url, title, .. } => Element::Link {
                href: if link_type == LinkType::Email {
                    format!("mailto:{dest_url}")
                } else {
                    dest_url.into_string()
                },
                has_title: !title.is_empty(),
            },
            Tag::Image { dest_url, title, .. } => {
                Element::Image { src: dest_url.into_string(), has_title: !title.is_empty() }
            }
            Tag::MetadataBlock(_) => Element::Html,
        };
        if !matches!(element, Element::Marked(_) | Element::Link { .. } | Element::Image { .. }) {
            self.flush()?;
        }
        self.open.push(Frame::new(element, span));
        Ok(())
    }

    fn code_block(&mut self, kind: CodeBlockKind<'_>, span: Span) -> Element {
        let language = match kind {
            CodeBlockKind::Fenced(language) => language.into_string(),
            CodeBlockKind::Indented => String::new(),
        };
        let line = self.source[span.range()].lines().next().unwrap_or_default();
        let start = line.find(language.as_str()).map_or(span.start, |at| span.start + at);
        let fence = Span::new(start, (start + language.len()).min(span.end).max(start));
        Element::Code { language, fence }
    }

    fn end(&mut self) -> Result<(), SyntaxError> {
        let Some(top) = self.open.last() else { return Ok(()) };
        match &top.element {
            Element::Paragraph => self.paragraph(),
            Element::Heading(level) => self.heading(*level),
            Element::Quote => self.quote(),
            Element::Code { .. } => self.code(),
            Element::List(_) | Element::Table(_) | Element::Definitions => self.list(),
            Element::Item | Element::Definition | Element::Note(_) => self.blocks(),
            Element::Term | Element::Cell => self.running_text(),
            Element::Row => self.row(),
            Element::Marked(_) | Element::Link { .. } | Element::Image { .. } => self.passage(),
            Element::Html => self.html_block(),
            Element::Body => Ok(()),
        }
    }

    fn text(&mut self, text: &CowStr<'_>, span: Span) {
        let source = self.source;
        let Some(top) = self.open.last_mut() else { return };
        match top.element {
            Element::Code { .. } | Element::Html => top.text.push(text, span),
            _ => Item::push_text(&mut top.items, source, text, span),
        }
    }

    /// A text that is somewhere in a span of the source.
    pub(super) fn within(&self, text: &str, span: Span) -> Text {
        let place = self.source[span.range()].rfind(text).filter(|_| !text.is_empty());
        let start = place.map(|at| span.start + at);
        Text::new(text, start.map_or(span, |start| Span::new(start, start + text.len())))
    }

    pub(super) fn item(&mut self, item: Item) {
        if let Some(top) = self.open.last_mut() {
            top.items.push(item);
        }
    }

    /// HTML: a comment, or something that is not part of an article.
    pub(super) fn html(&mut self, html: &str, span: Span) {
        let html = html.trim();
        let is_comment =
            html.starts_with("<!--") && html.find("-->").is_some_and(|end| end + 3 == html.len());
        if is_comment {
            self.comment = self.comment.or(Some(span));
            return;
        }
        let line = html.lines().next().unwrap_or_default();
        let start = span.start + self.source[span.range()].find(line).unwrap_or_default();
        self.unsupported(
            Span::new(start, (start + line.len()).min(span.end)),
            "HTML is not part of an article",
            "write it in Markdown; text that looks like HTML needs a backslash before the `<`",
        );
    }

    pub(super) fn unsupported(&mut self, span: Span, message: &str, help: &str) {
        self.unsupported.push(Unsupported { span, message: message.to_owned(), help: help.to_owned() });
    }

    /// Running text as a list of texts and passages.
    pub(super) fn inlines(&mut self, items: Vec<Item>) -> Result<Vec<Node>, SyntaxError> {
        inlines::finish(items, self.source, &mut self.unsupported)
    }

    /// Ends an element within running text.
    fn passage(&mut self) -> Result<(), SyntaxError> {
        let Some(Frame { element, span, items, .. }) = self.open.pop() else { return Ok(()) };
        let node = match element {
            Element::Marked(kind) => {
                let content = Node::new(span, Value::List(self.inlines(items)?))?;
                object(span, kind, vec![field("content", content)])?
            }
            Element::Image { src, has_title } => {
                self.check_title(has_title, span, "write the caption on the line below the image");
                self.image(&src, items, span)?
            }
            Element::Link { href, has_title } => {
                self.check_title(has_title, span, "leave it out");
                let content = self.inlines(items)?;
                self.link(&href, content, span)?
            }
            _ => return Ok(()),
        };
        self.item(Item::Node(node));
        Ok(())
    }

    fn check_title(&mut self, has_title: bool, span: Span, help: &str) {
        if has_title {
            self.unsupported(span, "links and images of an article have no titles", help);
        }
    }

    fn image(&mut self, src: &str, items: Vec<Item>, span: Span) -> Result<Node, SyntaxError> {
        let mut alt = Text::default();
        for item in items {
            match item {
                Item::Verbatim(span) => alt.push(&self.source[span.range()], span),
                Item::Decoded(text, span) => alt.push(&text, span),
                Item::Line(span) => alt.push("\n", span),
                Item::Code(text, _) => alt.append(text),
                Item::Node(node) => words_of(node, &mut alt),
            }
        }
        let mut members = vec![field("src", Node::text(self.within(src, span)))];
        if !alt.text.is_empty() {
            members.push(field("alt", Node::text(alt)));
        }
        object(span, "image", members)
    }

    fn link(&mut self, href: &str, content: Vec<Node>, span: Span) -> Result<Node, SyntaxError> {
        let target = self.within(href, span);
        if let Some(id) = href.strip_prefix('#') {
            let id = match target.pieces.first() {
                Some((_, place)) if self.source[place.range()] == *href => {
                    Text::new(id, Span::new(place.start + 1, place.end))
                }
                _ => Text::new(id, span),
            };
            return Node::new(span, Value::Reference(id, content));
        }
        let place = target.span().unwrap_or(span);
        if self.source[place.range()] == *href
            && let Some(works) = inlines::works(self.source, place)?
        {
            let content = Node::new(span, Value::List(content))?;
            return object(span, "cite", vec![field("refs", works), field("content", content)]);
        }
        let content = field("content", Node::new(span, Value::List(content))?);
        object(span, "link", vec![field("href", Node::text(target)), content])
    }

    /// Attributes that belong to no block.
    pub(super) fn stray(&mut self, attributes: Option<Attributes>) {
        if let Some(attributes) = attributes {
            self.unsupported(
                attributes.span,
                "no block follows these attributes",
                "write them on a line of their own above the block",
            );
        }
    }

    pub(super) fn note(&mut self, label: String, span: Span, blocks: Vec<Node>) {
        if self.notes.contains_key(&label) {
            let place = Span::new(span.start, span.start);
            self.unsupported(place, "two notes have one name", "give each note a name of its own");
        } else {
            self.notes.insert(label, (span, blocks));
        }
    }
}

/// The words in a passage, for where there can only be text.
fn words_of(node: Node, words: &mut Text) {
    match node.value {
        Value::Text(text) => words.append(text),
        Value::List(nodes) | Value::Reference(_, nodes) => {
            nodes.into_iter().for_each(|node| words_of(node, words));
        }
        Value::Object(members) => {
            let content =
                members.into_iter().filter(|(key, _)| matches!(&*key.name, "content" | "alt" | "text"));
            content.for_each(|(_, node)| words_of(node, words));
        }
        Value::Word(_) | Value::Scalar(_) | Value::Number(_) | Value::Note(_) | Value::Yaml(_) => {}
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
