//! From tags and texts to tokens for the tree builder.

use std::cell::Cell;
use std::hash::BuildHasher;
use std::ops::ControlFlow;

use html5ever::interface::{Attribute, QualName, Tracer};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name, ns};
use html5gum::State;
use html5gum::emitters::callback::CallbackEvent;

use super::names::{Names, is_formatting, structural_attributes};
use super::nodes::{Nodes, StartTag};
use super::sink::{Handle, Sink};
use super::tokenize::Receiver;
use crate::source::hash::{HashMap, Hashing};
use crate::source::{Limits, Span, SyntaxError, SyntaxErrorKind, raised};

/// The most elements that the tree builder keeps track of: open ones, and formatting ones such as `b`.
///
/// A tag takes as much time as there are open elements. As in browsers, elements that are nested more deeply become
/// siblings.
const MOST_OPEN: usize = 512;

/// The most formatting elements among them. An open one counts twice, because it is in two lists.
///
/// Each is opened again in each paragraph.
const MOST_FORMATTING: usize = 128;

/// Has the tree built of the tags and texts of a page.
pub(super) struct Tokens<'s, 'p> {
    builder: &'p TreeBuilder<Handle, Sink<'s>>,
    limits: Limits,
    /// The name of the current start tag; `None` in an end tag.
    name: Option<LocalName>,
    /// The current start tag up to the end of its name.
    opening: Span,
    /// The first attribute of the current start tag.
    first: usize,
    /// The number of attributes of the current tag, duplicates and those of an end tag included.
    number: usize,
    /// Whether the current attribute is a duplicate.
    is_duplicate: bool,
    /// The hashes of the names of attributes, each with the start of the last tag that has it.
    seen: HashMap<u64, usize>,
    hashing: Hashing,
    names: Names,
    /// By name, the elements that were closed at once because of [`MOST_OPEN`]: their end tags have no effect.
    closed: HashMap<LocalName, usize>,
    /// What the tree builder wants the tokenizer to read next.
    state: Option<State>,
}

impl<'s, 'p> Tokens<'s, 'p> {
    pub(super) fn new(builder: &'p TreeBuilder<Handle, Sink<'s>>, limits: Limits) -> Self {
        Self {
            builder,
            limits,
            name: None,
            opening: Span::default(),
            first: 0,
            number: 0,
            is_duplicate: false,
            seen: HashMap::default(),
            hashing: Hashing::default(),
            names: Names::default(),
            closed: HashMap::default(),
            state: None,
        }
    }

    fn open_tag(&mut self, name: &str, opening: Span) {
        self.name = Some(self.names.local(name));
        // After the name, there may be white space.
        self.opening = Span::new(opening.start, opening.end.min(opening.start + 1 + name.len()));
        self.first = self.nodes(|nodes| nodes.attributes.len());
    }

    fn attribute_name(&mut self, name: &str, span: Span) {
        if self.name.is_some() {
            // Names are compared by their hashes: 64 bits, with seeds that no page knows.
            let last = self.seen.insert(self.hashing.hash_one(name), self.opening.start);
            self.is_duplicate = last == Some(self.opening.start);
            if !self.is_duplicate {
                self.nodes(|nodes| nodes.add_attribute(name, span));
            }
        }
    }

    fn attribute_value(&mut self, value: &str, span: Span) {
        if self.name.is_some() && !self.is_duplicate {
            self.nodes(|nodes| nodes.set_value(value, span));
        }
    }

    fn start_tag(&mut self, self_closing: bool, end: usize) {
        let Some(name) = self.name.take() else { return };
        let is_full = self.is_full();
        let (attrs, before) = self.nodes(|nodes| {
            let attributes = Span::new(self.first, nodes.attributes.len()).into();
            let tag = StartTag { span: Span::new(self.opening.start, end).into(), attributes };
            nodes.tag = Some(tag);
            (attributes_for_builder(&name, tag, nodes, &self.hashing), nodes.len())
        });
        let kind = TagKind::StartTag;
        let tag = Tag { kind, name: name.clone(), self_closing, attrs, had_duplicate_attributes: false };
        self.process(Token::TagToken(tag));
        // `</br>` is a `br`.
        let is_closed = self_closing || self.state.is_some() || name == local_name!("br");
        if is_full && !is_closed && self.nodes(|nodes| nodes.has_created(before, &name)) {
            *self.closed.entry(name.clone()).or_default() += 1;
            self.close(name);
        }
    }

    fn end_tag(&mut self, name: &str) {
        let name = self.names.local(name);
        if !self.closed.is_empty() {
            if !self.is_full() {
                self.closed.clear();
            } else if let Some(number @ 1..) = self.closed.get_mut(&name) {
                *number -= 1;
                return;
            }
        }
        self.close(name);
    }

    fn close(&mut self, name: LocalName) {
        let (kind, attrs) = (TagKind::EndTag, Vec::new());
        let tag = Tag { kind, name, self_closing: false, attrs, had_duplicate_attributes: false };
        self.process(Token::TagToken(tag));
    }

    fn characters(&mut self, value: &str, span: Span) {
        self.nodes(|nodes| nodes.begin_characters(value, span));
        for (index, part) in value.split('\0').enumerate() {
            if index > 0 {
                self.process(Token::NullCharacterToken);
            }
            if !part.is_empty() {
                self.process(Token::CharacterTokens(StrTendril::from_slice(part)));
            }
        }
    }

    fn process(&mut self, token: Token) {
        // The text in a table waits until then.
        let ends_text = matches!(token, Token::TagToken(_) | Token::CommentToken(_) | Token::EOFToken);
        self.state = match self.builder.process_token(token, 0) {
            TokenSinkResult::Continue | TokenSinkResult::EncodingIndicator(_) => None,
            TokenSinkResult::Script(_) => Some(State::Data),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::ScriptDataEscaped(_)) => {
                Some(State::ScriptData)
            }
        };
        if ends_text {
            self.nodes(Nodes::end_characters);
        }
    }

    fn nodes<T>(&self, change: impl FnOnce(&mut Nodes<'s>) -> T) -> T {
        change(&mut self.builder.sink.nodes.borrow_mut())
    }

    /// Whether no limit is exceeded.
    fn flow(&self) -> ControlFlow<()> {
        match self.builder.sink.exceeded.get() {
            Some(_) => ControlFlow::Break(()),
            None => ControlFlow::Continue(()),
        }
    }

    /// Whether the tree builder keeps track of as many elements as it may.
    fn is_full(&self) -> bool {
        let open = Open::default();
        self.builder.trace_handles(&open);
        open.all.get() >= MOST_OPEN || open.formatting.get() >= MOST_FORMATTING
    }
}

impl Receiver for Tokens<'_, '_> {
    fn receive(&mut self, event: CallbackEvent<'_>, span: Span) -> ControlFlow<()> {
        // Parts of a text are texts.
        let text = String::from_utf8_lossy;
        match event {
            CallbackEvent::OpenStartTag { name } => self.open_tag(&text(name), span),
            CallbackEvent::AttributeName { name } => self.attribute_name(&text(name), span),
            CallbackEvent::AttributeValue { value } => self.attribute_value(&text(value), span),
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(self_closing, span.end),
            CallbackEvent::EndTag { name } => self.end_tag(&text(name)),
            CallbackEvent::String { value } => self.characters(&text(value), span),
            // It divides texts.
            CallbackEvent::Comment { .. } => self.process(Token::CommentToken(StrTendril::new())),
            // Where it is old or missing, paragraphs can contain tables.
            CallbackEvent::Doctype { name, public_identifier, system_identifier, force_quirks } => {
                let tendril = |bytes| StrTendril::from_slice(&text(bytes));
                self.process(Token::DoctypeToken(Doctype {
                    name: Some(name).filter(|name| !name.is_empty()).map(tendril),
                    public_id: public_identifier.map(tendril),
                    system_id: system_identifier.map(tendril),
                    force_quirks,
                }));
            }
            CallbackEvent::Error(_) => {}
        }
        self.flow()
    }

    fn begin_tag(&mut self) {
        (self.name, self.number) = (None, 0);
    }

    fn begin_attribute(&mut self) -> ControlFlow<()> {
        self.number += 1;
        let most = self.limits.attributes;
        if self.number > most {
            let message = format!("an element has more than {most} attributes");
            let error = SyntaxError::new(SyntaxErrorKind::TooLarge, self.opening, message);
            // Only the first error counts.
            _ = self.builder.sink.exceeded.set(error.with_help(raised("attributes", most)));
        }
        self.flow()
    }

    fn next_state(&mut self) -> Option<State> {
        self.state.take()
    }

    fn is_foreign(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    fn end(&mut self) {
        self.process(Token::EOFToken);
        self.builder.end();
    }
}

/// Counts what the tree builder keeps track of.
#[derive(Default)]
struct Open {
    all: Cell<usize>,
    formatting: Cell<usize>,
}

impl Tracer for Open {
    type Handle = Handle;

    fn trace_handle(&self, node: &Handle) {
        self.all.update(|number| number + 1);
        self.formatting.update(|number| number + usize::from(node.is_formatting));
    }
}

/// A marker by which elements are known to be made of this tag, and the attributes that the tree builder looks at.
///
/// The markers of formatting elements with the same name and attributes are equal: the tree builder compares them.
fn attributes_for_builder(
    name: &LocalName,
    tag: StartTag,
    nodes: &mut Nodes<'_>,
    hashing: &Hashing,
) -> Vec<Attribute> {
    let attribute = |name, value| Attribute { name: QualName::new(None, ns!(), name), value };
    let marker = if is_formatting(name) {
        // The order of attributes makes no difference.
        let hashes = nodes.attributes_of(tag).map(|attribute| hashing.hash_one(attribute));
        let hash = hashes.fold(hashing.hash_one(&**name), u64::wrapping_add);
        StrTendril::from(nodes.add_formatting(hash, tag))
    } else {
        StrTendril::new()
    };
    let mut attributes = vec![attribute(local_name!(""), marker)];
    for structural in structural_attributes(name) {
        if let Some((_, value)) = nodes.attributes_of(tag).find(|(name, _)| *name == &**structural) {
            attributes.push(attribute(structural.clone(), StrTendril::from_slice(value)));
        }
    }
    attributes
}
