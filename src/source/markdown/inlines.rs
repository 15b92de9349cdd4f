//! Running text: what brackets, braces and quotation marks mean in it, beyond CommonMark.

mod cite;
mod marks;

use super::attributes::Attributes;
use super::node::{Key, Node, Text, Value};
use super::{Unsupported, field};
use crate::source::json::MAX_DEPTH;
use crate::source::{Span, SyntaxError};

pub(super) use cite::works;
pub(crate) use marks::openers;

/// A part of running text, as CommonMark knows it.
#[derive(Debug)]
pub(super) enum Item {
    /// Text as it is in the source, at this place.
    Verbatim(Span),
    /// What an entity means.
    Decoded(String, Span),
    /// A line end.
    Line(Span),
    /// Code.
    Code(Text, Span),
    /// Anything else.
    Node(Node),
}

impl Item {
    /// Adds text, to the one before it if that is next to it in the source.
    pub(super) fn push_text(items: &mut Vec<Self>, source: &str, text: &str, span: Span) {
        match items.last_mut() {
            _ if source[span.range()] != *text => items.push(Self::Decoded(text.to_owned(), span)),
            Some(Self::Verbatim(last)) if last.end == span.start => last.end = span.end,
            _ => items.push(Self::Verbatim(span)),
        }
    }

    pub(super) fn span(&self) -> Span {
        match self {
            Self::Verbatim(span) | Self::Decoded(_, span) | Self::Line(span) | Self::Code(_, span) => *span,
            Self::Node(node) => node.span,
        }
    }
}

/// Running text, as a list of texts and marked passages.
pub(super) fn finish(
    items: Vec<Item>,
    source: &str,
    unsupported: &mut Vec<Unsupported>,
) -> Result<Vec<Node>, SyntaxError> {
    let mut scanner =
        Scanner { source, out: Vec::new(), open: Vec::new(), searched: 0, skip: 0, unsupported };
    let mut items = items.into_iter().peekable();
    while let Some(item) = items.next() {
        let span = item.span();
        if span.end <= scanner.skip {
            continue;
        }
        match item {
            Item::Verbatim(span) => scanner.verbatim(Span::new(span.start.max(scanner.skip), span.end))?,
            Item::Decoded(text, span) => scanner.text(&text, span),
            Item::Line(span) => scanner.text("\n", span),
            Item::Code(text, span) => {
                let is_math = scanner.ends_with_dollar()
                    && matches!(items.peek(), Some(Item::Verbatim(next))
                        if next.start == span.end && source[next.range()].starts_with('$'));
                scanner.code(text, span, is_math)?;
            }
            Item::Node(node) => scanner.out.push(node),
        }
    }
    Ok(joined(scanner.out))
}

struct Scanner<'a> {
    source: &'a str,
    /// What was read, with texts still in parts.
    out: Vec<Node>,
    /// The opening brackets, by the number of the part that begins with each.
    open: Vec<usize>,
    /// Before this part, no opening quotation mark is looked for.
    searched: usize,
    /// What the source has before this offset has been read.
    skip: usize,
    unsupported: &'a mut Vec<Unsupported>,
}

impl Scanner<'_> {
    fn text(&mut self, text: &str, span: Span) {
        let is_bracket = self.open.last().is_some_and(|open| open + 1 == self.out.len());
        match self.out.last_mut() {
            Some(Node { value: Value::Text(last), .. }) if !is_bracket => last.push(text, span),
            _ if text.is_empty() => {}
            _ => self.out.push(Node::text(Text::new(text, span))),
        }
    }

    /// Adds what the source has here.
    fn source_text(&mut self, span: Span) {
        let source = self.source;
        self.text(&source[span.range()], span);
    }

    /// Reads text in which no character is escaped but perhaps the first.
    fn verbatim(&mut self, span: Span) -> Result<(), SyntaxError> {
        let mut done = span.start;
        let first_is_escaped = self.source[..span.start].ends_with('\\');
        let mut at = span.start;
        while at < span.end {
            let c = self.source[at..].chars().next().unwrap_or_default();
            let next = at + c.len_utf8();
            if at == span.start && first_is_escaped {
                at = next;
                continue;
            }
            let read = match c {
                '[' => self.opening(Span::new(done, at), at)?,
                ']' => self.closing(Span::new(done, at), at)?,
                '{' if at == span.start => self.of_last(at)?,
                '^' | '~' => self.raised(Span::new(done, at), Span::new(at, span.end), c)?,
                _ if marks::is_closing(c) && self.source[next..].starts_with('{') => {
                    self.quotation(Span::new(done, at), at, c)?
                }
                _ => None,
            };
            if let Some(end) = read {
                done = end;
                self.skip = self.skip.max(end);
            }
            at = read.unwrap_or(next).max(next);
        }
        if done < span.end {
            self.source_text(Span::new(done, span.end));
        }
        Ok(())
    }

    /// A citation, or a bracket that attributes may follow.
    fn opening(&mut self, before: Span, at: usize) -> Result<Option<usize>, SyntaxError> {
        if let Some((cite, end)) = cite::cite(self.source, at)? {
            self.source_text(before);
            self.out.push(cite);
            return Ok(Some(end));
        }
        let rest = &self.source[at + 1..];
        if rest.starts_with('^')
            && rest[1..].find([']', ' ', '\n', '[']).is_some_and(|end| rest[1 + end..].starts_with(']'))
        {
            let end = at + 1 + rest.find(']').unwrap_or_default();
            self.unsupported.push(Unsupported {
                span: Span::new(at, end + 1),
                message: "this note has no text".to_owned(),
                help: format!("add a line that begins with `{}:`", &self.source[at..=end]),
            });
        }
        if self.open.len() >= MAX_DEPTH {
            return Ok(None);
        }
        self.source_text(before);
        self.open.push(self.out.len());
        let span = Span::new(at, at + 1);
        self.out.push(Node::text(Text::new("[", span)));
        Ok(Some(at + 1))
    }

    /// The end of a passage in brackets, if attributes follow it.
    fn closing(&mut self, before: Span, at: usize) -> Result<Option<usize>, SyntaxError> {
        let Some(open) = self.open.pop() else { return Ok(None) };
        if !self.source[at + 1..].starts_with('{') {
            return Ok(None);
        }
        let Some(attributes) = Attributes::parse(self.source, at + 1) else { return Ok(None) };
        self.source_text(before);
        let mut content = self.out.split_off(open);
        let start = content.first().map_or(at, |node| node.span.start);
        if let Some(Node { value: Value::Text(text), span, .. }) = content.first_mut() {
            // The bracket.
            *text = text.split_off(1);
            *span = text.span().unwrap_or(*span);
        }
        content.retain(|node| !matches!(&node.value, Value::Text(text) if text.text.is_empty()));
        let end = attributes.span.end;
        let node = passage(attributes, joined(content), Span::new(start, end))?;
        self.searched = self.searched.min(open);
        self.out.push(node);
        Ok(Some(end))
    }

    /// A superscript or a subscript: one word between two marks. CommonMark parsers do not take them within words.
    fn raised(&mut self, before: Span, rest: Span, mark: char) -> Result<Option<usize>, SyntaxError> {
        let text = &self.source[rest.start + 1..rest.end];
        let length = text.find(|c: char| !(c.is_alphanumeric() || "+-−,.".contains(c))).unwrap_or(text.len());
        let is_between = text[length..].strip_prefix(mark).is_some_and(|after| !after.starts_with(mark));
        if length == 0 || !is_between || self.source[..rest.start].ends_with(mark) {
            return Ok(None);
        }
        self.source_text(before);
        let word = Span::new(rest.start + 1, rest.start + 1 + length);
        let end = word.end + 1;
        let kind = if mark == '^' { "superscript" } else { "subscript" };
        let content =
            Node::new(word, Value::List(vec![Node::text(Text::new(&self.source[word.range()], word))]))?;
        self.out.push(object(Span::new(rest.start, end), kind, vec![field("content", content)])?);
        Ok(Some(end))
    }

    /// Attributes of the image or the citation in words right before them.
    fn of_last(&mut self, at: usize) -> Result<Option<usize>, SyntaxError> {
        let Some(Node { value: Value::Object(members), span, .. }) = self.out.last() else { return Ok(None) };
        let takes_them =
            matches!(members.first(), Some((_, Node { value: Value::Word("image" | "cite"), .. })));
        if !takes_them || span.end != at {
            return Ok(None);
        }
        let Some(attributes) = Attributes::parse(self.source, at) else { return Ok(None) };
        let end = attributes.span.end;
        if let Some(Node { value: Value::Object(mut members), span, .. }) = self.out.pop() {
            members.extend(attributes.into_members("id"));
            self.out.push(Node::new(Span::new(span.start, end), Value::Object(members))?);
        }
        Ok(Some(end))
    }

    /// Quoted words: between the quotation mark at `at`, which attributes follow, and the one that opens them.
    fn quotation(&mut self, before: Span, at: usize, mark: char) -> Result<Option<usize>, SyntaxError> {
        let behind = at + mark.len_utf8();
        let Some(attributes) = Attributes::parse(self.source, behind) else { return Ok(None) };
        self.source_text(before);
        let end = attributes.span.end;
        let floor = self.open.last().map_or(0, |open| *open).max(self.searched);
        let found = (floor..self.out.len()).rev().find_map(|index| match &self.out[index].value {
            Value::Text(text) => marks::opening(&text.text, mark).map(|at| (index, at)),
            _ => None,
        });
        let Some((index, inner)) = found else {
            self.searched = self.out.len();
            self.unsupported.push(Unsupported {
                span: attributes.span,
                message: format!("no quotation mark opens what this `{mark}` closes"),
                help: "put the quoted words in brackets, `[…]{#id}`".to_owned(),
            });
            self.source_text(Span::new(at, end));
            return Ok(Some(end));
        };
        let mut content = self.out.split_off(index + 1);
        if let Some(Node { value: Value::Text(text), .. }) = self.out.last_mut() {
            let rest = text.split_off(inner);
            if !rest.text.is_empty() {
                content.insert(0, Node::text(rest));
            }
        }
        let start = content.first().map_or(at, |node| node.span.start);
        self.out.push(passage(attributes, joined(content), Span::new(start, at))?);
        self.searched = self.out.len();
        self.source_text(Span::new(at, behind));
        Ok(Some(end))
    }

    fn ends_with_dollar(&self) -> bool {
        matches!(self.out.last(), Some(Node { value: Value::Text(text), .. })
        if text.text.ends_with('$') && text.pieces.last().is_some_and(|(_, span)| {
            self.source[span.range()].ends_with('$') && !self.source[..span.end - 1].ends_with('\\')
        }))
    }

    /// Code, or a formula between dollar signs.
    fn code(&mut self, text: Text, span: Span, is_math: bool) -> Result<(), SyntaxError> {
        if !is_math {
            self.out.push(object(span, "code", vec![field("text", Node::text(text))])?);
            return Ok(());
        }
        let last = self.out.last_mut();
        if let Some(Node { value: Value::Text(before), .. }) = last {
            before.split_off(before.text.len() - 1);
            if before.text.is_empty() {
                self.out.pop();
            }
        }
        self.skip = span.end + 1;
        let span = Span::new(span.start - 1, span.end + 1);
        self.out.push(object(span, "math", vec![field("tex", Node::text(text))])?);
        Ok(())
    }
}

/// A passage with attributes: a quote, a date, words in another language, or of the type that is named.
fn passage(attributes: Attributes, content: Vec<Node>, span: Span) -> Result<Node, SyntaxError> {
    let has = |name: &str| attributes.members.iter().any(|(key, _)| key.name == name);
    let implied = match () {
        () if has("language") => "language",
        () if has("value") => "date",
        () => "quote",
    };
    let kind = attributes.kind.as_ref().map(|node| match &node.value {
        Value::Text(text) => text.text.clone(),
        _ => String::new(),
    });
    let has_text = !matches!(kind.as_deref(), Some("code" | "math" | "break" | "image"));
    let mut attributes = attributes;
    let kind = attributes.kind.take().unwrap_or_else(|| Node::word(implied, span));
    let id = match &kind.value {
        Value::Word("quote") => "ref",
        Value::Text(text) if matches!(text.text.as_str(), "quote" | "mention") => "ref",
        Value::Text(text) if text.text == "crossReference" => "target",
        _ => "id",
    };
    let mut members = vec![field("type", kind)];
    members.extend(attributes.into_members(id));
    if has_text || !content.is_empty() {
        members.push(field("content", Node::new(span, Value::List(content))?));
    }
    Node::new(span, Value::Object(members))
}

/// A marked passage.
pub(super) fn object(span: Span, kind: &'static str, members: Vec<(Key, Node)>) -> Result<Node, SyntaxError> {
    let kind = field("type", Node::word(kind, span));
    Node::new(span, Value::Object(std::iter::once(kind).chain(members).collect()))
}

/// The same with texts next to each other as one.
fn joined(nodes: Vec<Node>) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        match (joined.last_mut(), node) {
            (Some(Node { value: Value::Text(last), span, .. }), Node { value: Value::Text(text), .. }) => {
                last.append(text);
                *span = last.span().unwrap_or(*span);
            }
            (_, node) => joined.push(node),
        }
    }
    for node in &mut joined {
        if let Node { value: Value::Text(text), span, .. } = node {
            *span = text.span().unwrap_or(*span);
        }
    }
    joined
}
