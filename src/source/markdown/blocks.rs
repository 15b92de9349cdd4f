//! Blocks: paragraphs, headings and what they begin, quotations, lists, code.

use super::attributes::Attributes;
use super::field;
use super::frames::{Element, Frame};
use super::inlines::Item;
use super::node::{Key, Node, Text, Value, Yaml};
use super::reader::Reader;
use crate::source::{Span, SyntaxError, yaml};

/// What begins the last line of a quotation, before who is quoted.
const DASH: &str = "— ";

type Done = Result<(), SyntaxError>;

impl Reader<'_> {
    /// Adds a block with its attributes to the innermost open element.
    pub(super) fn push_block(&mut self, span: Span, kind: &'static str, members: Vec<(Key, Node)>) -> Done {
        let Some(top) = self.open.last_mut() else { return Ok(()) };
        let mut all = Vec::new();
        let mut whole = span;
        match top.pending.take() {
            Some(mut attributes) => {
                whole.start = whole.start.min(attributes.span.start);
                all.push(field("type", attributes.kind.take().unwrap_or_else(|| Node::word(kind, span))));
                all.extend(attributes.into_members("id"));
            }
            None => all.push(field("type", Node::word(kind, span))),
        }
        all.extend(members);
        let node = Node::new(whole, Value::Object(all))?;
        top.nodes.push(node);
        Ok(())
    }

    /// Makes text outside of paragraphs, in a tight list, a paragraph; before a block or the end of an element.
    pub(super) fn flush(&mut self) -> Done {
        let Some(top) = self.open.last_mut() else { return Ok(()) };
        if !top.element.has_blocks() {
            return Ok(());
        }
        if let Some(last) = top.last.take() {
            self.block_of_text(last)?;
        }
        let items = self.open.last_mut().map(|top| std::mem::take(&mut top.items)).unwrap_or_default();
        self.block_of_text(items)
    }

    pub(super) fn paragraph(&mut self) -> Done {
        let Some(Frame { items, .. }) = self.open.pop() else { return Ok(()) };
        match self.open.last_mut() {
            Some(top) if top.element == Element::Quote => {
                top.last = Some(items);
                Ok(())
            }
            _ => self.block_of_text(items),
        }
    }

    /// Adds a paragraph or a figure, or keeps attributes for the block to come.
    fn block_of_text(&mut self, mut items: Vec<Item>) -> Done {
        if let Some((attributes, count)) = self.leading_attributes(&items) {
            items.drain(..count);
            if items.is_empty() && attributes.ends_sections() {
                if let Some(top) = self.open.last_mut() {
                    top.headings.push((top.nodes.len(), 0));
                }
                return Ok(());
            }
            let before = self.open.last_mut().and_then(|top| top.pending.replace(attributes));
            self.stray(before);
        }
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return Ok(()) };
        let span = Span::new(first.span().start, last.span().end);
        let nodes = self.inlines(items)?;
        if let Some((media, caption)) = self.figure(&nodes) {
            return self.push_figure(span, nodes, media, caption);
        }
        let has_attributes = self.open.last().is_some_and(|top| top.pending.is_some());
        if let ([Node { value: Value::Text(_), .. }], false) = (nodes.as_slice(), has_attributes) {
            if let Some(top) = self.open.last_mut() {
                top.nodes.extend(nodes);
            }
            return Ok(());
        }
        let content = Node::new(span, Value::List(nodes))?;
        self.push_block(span, "paragraph", vec![field("content", content)])
    }

    /// Attributes on the first line of a paragraph, which belong to it or to the next block; and how many items they are.
    fn leading_attributes(&self, items: &[Item]) -> Option<(Attributes, usize)> {
        let Some(Item::Verbatim(first)) = items.first() else { return None };
        if !self.source[first.range()].starts_with('{') || self.source[..first.start].ends_with('\\') {
            return None;
        }
        let attributes = Attributes::parse(self.source, first.start)?;
        let end = attributes.span.end;
        let count = items.iter().take_while(|item| item.span().start < end).count();
        let is_whole = items[..count].last().is_some_and(|item| {
            item.span().end >= end && self.source[end..item.span().end].trim().is_empty()
        });
        let rest = match items.get(count) {
            None => 0,
            Some(Item::Line(_)) => 1,
            Some(_) => return None,
        };
        is_whole.then_some((attributes, count + rest))
    }

    /// How many media a paragraph begins with, each on a line of its own, and whether a caption follows.
    fn figure(&self, nodes: &[Node]) -> Option<(usize, bool)> {
        let mut count = 0;
        loop {
            let is_image = |node: &Node| {
                matches!(&node.value, Value::Object(members)
                    if matches!(members.first(), Some((_, Node { value: Value::Word("image"), .. }))))
            };
            if !nodes.get(2 * count).is_some_and(is_image) {
                return None;
            }
            count += 1;
            let Some(next) = nodes.get(2 * count - 1) else { return Some((count, false)) };
            let Value::Text(text) = &next.value else { return None };
            let is_line = |(_, span): &(usize, Span)| self.source[span.range()].contains(['\n', '\r']);
            if !text.pieces.first().is_some_and(is_line) {
                return None;
            }
            let is_next = text.text == "\n" && nodes.get(2 * count).is_some_and(is_image);
            if !is_next {
                return Some((count, true));
            }
        }
    }

    fn push_figure(&mut self, span: Span, nodes: Vec<Node>, count: usize, has_caption: bool) -> Done {
        let mut media = Vec::new();
        let mut nodes = nodes.into_iter();
        for node in nodes.by_ref().take(2 * count - 1) {
            if let Value::Object(members) = node.value {
                let members = members.into_iter().filter(|(key, _)| key.name != "type").collect();
                media.push(Node::new(node.span, Value::Object(members))?);
            }
        }
        let mut caption: Vec<Node> = nodes.collect();
        if let Some(Node { value: Value::Text(text), span, .. }) = caption.first_mut() {
            *text = text.split_off(1);
            *span = text.span().unwrap_or(*span);
        }
        caption.retain(|node| !matches!(&node.value, Value::Text(text) if text.text.is_empty()));
        let mut members = Vec::new();
        if has_caption {
            members.push(field("caption", Node::new(span, Value::List(caption))?));
        }
        members.push(field("media", Node::new(span, Value::List(media))?));
        self.push_block(span, "figure", members)
    }

    pub(super) fn heading(&mut self, level: u8) -> Done {
        let Some(Frame { mut items, span, .. }) = self.open.pop() else { return Ok(()) };
        if let Some(attributes) = self.trailing_attributes(&mut items) {
            let before = self.open.last_mut().and_then(|top| top.pending.replace(attributes));
            self.stray(before);
        }
        let title = self.inlines(items)?;
        let mut members = Vec::new();
        if !title.is_empty() {
            members.push(field("title", Node::new(span, Value::List(title))?));
        }
        if let Some(top) = self.open.last_mut() {
            top.headings.push((top.nodes.len(), level));
        }
        self.push_block(span, "section", members)
    }

    /// Takes the attributes at the end of a heading.
    fn trailing_attributes(&self, items: &mut Vec<Item>) -> Option<Attributes> {
        let (start, end) = (items.first()?.span().start, items.last()?.span().end);
        let text = self.source[start..end].trim_end();
        let brace = start + text.rfind('{').filter(|_| text.ends_with('}'))?;
        let attributes = Attributes::parse(self.source, brace)?;
        let holder = items.iter().position(|item| item.span().range().contains(&brace))?;
        let Item::Verbatim(span) = items[holder] else { return None };
        // Right after a bracket or a quotation mark they belong to the passage.
        let is_apart = brace == start || self.source[..brace].ends_with([' ', '\t']);
        if attributes.span.end != start + text.len() || !is_apart {
            return None;
        }
        items.truncate(holder);
        let before = Span::new(span.start, span.start + self.source[span.start..brace].trim_end().len());
        if before.start < before.end {
            items.push(Item::Verbatim(before));
        }
        Some(attributes)
    }

    pub(super) fn quote(&mut self) -> Done {
        let around = self.open.len().checked_sub(2).and_then(|around| self.open[around].pending.as_ref());
        let is_quote = around
            .and_then(|attributes| attributes.kind.as_ref())
            .is_none_or(|kind| matches!(&kind.value, Value::Text(text) if text.text == "quote"));
        let attribution = if is_quote { self.attribution()? } else { None };
        let blocks = self.close_blocks()?;
        let Some(Frame { span, .. }) = self.open.pop() else { return Ok(()) };
        let mut members = vec![field("content", Node::new(span, Value::List(blocks))?)];
        members.extend(attribution.map(|node| field("attribution", node)));
        self.push_block(span, "quote", members)
    }

    /// Takes the last line of a quotation, if it says who is quoted.
    fn attribution(&mut self) -> Result<Option<Node>, SyntaxError> {
        let source = self.source;
        let Some(last) = self.open.last_mut().and_then(|top| top.last.as_mut()) else { return Ok(None) };
        let line = last.iter().rposition(|item| matches!(item, Item::Line(_)));
        let start = line.map_or(0, |line| line + 1);
        let Some(Item::Verbatim(span)) = last.get(start) else { return Ok(None) };
        let span = *span;
        if !source[span.range()].starts_with(DASH) {
            return Ok(None);
        }
        let mut name = last.split_off(start);
        // The line end before it.
        last.pop();
        name[0] = Item::Verbatim(Span::new(span.start + DASH.len(), span.end));
        let end = name.last().map_or(span.end, |item| item.span().end);
        let name = self.inlines(name)?;
        Node::new(Span::new(span.start, end), Value::List(name)).map(Some)
    }

    pub(super) fn code(&mut self) -> Done {
        let Some(Frame { element: Element::Code { language, fence }, mut text, span, .. }) = self.open.pop()
        else {
            return Ok(());
        };
        if text.text.ends_with('\n') {
            text.split_off(text.text.len() - 1);
        }
        match language.as_str() {
            "byline" => self.yaml(text, span),
            "math" => self.push_block(span, "math", vec![field("tex", placed(text, span))]),
            _ => {
                let language = (!language.is_empty()).then(|| {
                    let place = if self.source[fence.range()] == language { fence } else { span };
                    field("language", Node::text(Text::new(language, place)))
                });
                let members = language.into_iter().chain([field("text", placed(text, span))]).collect();
                self.push_block(span, "code", members)
            }
        }
    }

    /// A block that is written in YAML.
    fn yaml(&mut self, text: Text, span: Span) -> Done {
        let place = |at: Span| super::emit::place_in(&text.pieces, span, at);
        let tree = yaml::parse_within(&text.text, self.limits)
            .map_err(|error| SyntaxError { span: place(error.span), ..error })?
            .into_owned();
        if let Some(top) = self.open.last_mut() {
            let pending = top.pending.take();
            top.nodes.push(Node::new(span, Value::Yaml(Box::new(Yaml { tree, lines: text.pieces })))?);
            self.stray(pending);
        }
        Ok(())
    }

    pub(super) fn html_block(&mut self) -> Done {
        if let Some(Frame { text, span, .. }) = self.open.pop() {
            self.html(&text.text, span);
        }
        Ok(())
    }

    /// Ends an item, a definition or a note, which consist of blocks.
    pub(super) fn blocks(&mut self) -> Done {
        let blocks = self.close_blocks()?;
        let Some(Frame { element, span, .. }) = self.open.pop() else { return Ok(()) };
        if let Element::Note(label) = element {
            self.note(label, span, blocks);
            return Ok(());
        }
        let Some(around) = self.open.last_mut() else { return Ok(()) };
        if element != Element::Definition {
            around.nodes.push(Node::new(span, Value::List(blocks))?);
            return Ok(());
        }
        // A term may have several definitions, one after the other.
        if let Some(Node { span: whole, value: Value::Object(mut members), .. }) = around.nodes.pop() {
            if let Some((_, Node { value: Value::List(all), .. })) = members.last_mut() {
                all.extend(blocks);
                let all = std::mem::take(all);
                members.pop();
                members.push(field("definition", Node::new(span, Value::List(all))?));
            }
            around.nodes.push(Node::new(Span::new(whole.start, span.end), Value::Object(members))?);
        }
        Ok(())
    }

    /// The blocks of the innermost open element, in their sections.
    pub(super) fn close_blocks(&mut self) -> Result<Vec<Node>, SyntaxError> {
        self.flush()?;
        let Some(top) = self.open.last_mut() else { return Ok(Vec::new()) };
        let (nodes, headings) = (std::mem::take(&mut top.nodes), std::mem::take(&mut top.headings));
        let pending = top.pending.take();
        self.stray(pending);
        sections(nodes, &headings)
    }
}

/// The node of a text that may be empty.
fn placed(text: Text, span: Span) -> Node {
    let place = text.span().unwrap_or(span);
    Node::text_at(text, place)
}

/// Puts what follows a heading into its section, up to the next heading that is as high, or an end, whose level is 0.
fn sections(nodes: Vec<Node>, headings: &[(usize, u8)]) -> Result<Vec<Node>, SyntaxError> {
    let mut open: Vec<(u8, Node, Vec<Node>)> = Vec::new();
    let mut blocks = Vec::new();
    let mut headings = headings.iter().peekable();
    for (index, node) in nodes.into_iter().enumerate() {
        while headings.next_if(|heading| **heading == (index, 0)).is_some() {
            close(&mut open, 0, &mut blocks)?;
        }
        match headings.next_if(|(at, _)| *at == index) {
            Some((_, level)) => {
                close(&mut open, *level, &mut blocks)?;
                open.push((*level, node, Vec::new()));
            }
            None => open.last_mut().map_or(&mut blocks, |(_, _, content)| content).push(node),
        }
    }
    close(&mut open, 0, &mut blocks)?;
    Ok(blocks)
}

/// Ends the open sections of this level and below.
fn close(open: &mut Vec<(u8, Node, Vec<Node>)>, level: u8, blocks: &mut Vec<Node>) -> Done {
    while let Some((_, Node { span, value, .. }, content)) = open.pop_if(|(own, _, _)| *own >= level) {
        let Value::Object(mut members) = value else { continue };
        let end = content.last().map_or(span.end, |last| last.span.end);
        let inner = Span::new(content.first().map_or(span.end, |first| first.span.start.min(end)), end);
        members.push(field("content", Node::new(inner, Value::List(content))?));
        let section = Node::new(Span::new(span.start, end), Value::Object(members))?;
        open.last_mut().map_or(&mut *blocks, |(_, _, content)| content).push(section);
    }
    Ok(())
}
