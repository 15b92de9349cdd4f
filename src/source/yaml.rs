//! Parsing YAML 1.2 with the core schema, one document.

mod corrected;
mod lines;
mod messages;
mod plain;
mod quoted;
mod remarks;
mod scalar;
#[cfg(test)]
mod tests;

pub(crate) use plain::{is_plain, is_printable};
pub(crate) use remarks::{Remarks, remarks};

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle, Tag};

use crate::source::hash::HashMap;
use crate::source::json::{MAX_DEPTH, TOO_DEEP};
use crate::source::tree::{Builder, Key, Text};
use crate::source::{Kind, Limits, Span, SyntaxError, SyntaxErrorKind, Tree, raised};

/// Parses a YAML document to the equivalent JSON.
///
/// Plain scalars follow the core schema: `null`, `~`, empty, `true` and `false`, numbers; so `no` and `2023-05-15` are
/// strings. Aliases are replaced by their values, with the places of the anchor. Duplicate keys are kept;
/// [`Tree::repeated_keys`] finds them.
///
/// # Errors
///
/// If the text is not YAML; if it has anything JSON lacks (several documents, keys that are not strings, `.inf` and
/// `.nan`, custom tags), or merge keys, which are not part of YAML 1.2; if it exceeds the limits of JSON, or its
/// aliases add too many values.
pub fn parse(text: &str) -> Result<Tree<'_>, SyntaxError> {
    parse_within(text, Limits::default())
}

/// Parses a YAML document like [`parse`], with these limits.
///
/// # Errors
///
/// As [`parse`].
pub(crate) fn parse_within(text: &str, limits: Limits) -> Result<Tree<'_>, SyntaxError> {
    SyntaxError::check_size(text.len(), limits)?;
    let builder = read(text, Builder::yaml(text), limits)?;
    if builder.len() == 0 {
        return Err(SyntaxError::grammar(Span::new(text.len(), text.len()), "this file is empty")
            .with_help("an article begins with a key: `metadata:`"));
    }
    Ok(builder.finish())
}

/// Reads a YAML document that `text`, the beginning of the builder's source, consists of.
///
/// # Errors
///
/// As [`parse`].
pub(in crate::source) fn read<'s>(
    text: &str,
    tree: Builder<'s>,
    limits: Limits,
) -> Result<Builder<'s>, SyntaxError> {
    let options = granit_parser::options! { emit_comments: false };
    let mut reader = Reader {
        text,
        tree,
        open: Vec::new(),
        anchors: HashMap::default(),
        aliased: 0,
        most_aliased: limits.aliases,
        most_values: limits.values,
        documents: 0,
        last_end: 0,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| messages::translate(text, &error))?;
        reader.event(event, span)?;
    }
    Ok(reader.tree)
}

struct Reader<'t, 's> {
    text: &'t str,
    tree: Builder<'s>,
    open: Vec<Open>,
    /// The completed values with an anchor, by the parser's number for it.
    anchors: HashMap<usize, usize>,
    /// How many values aliases have added.
    aliased: usize,
    most_aliased: usize,
    most_values: usize,
    documents: usize,
    /// The end of the last thing that is not white space.
    last_end: usize,
}

/// An open array or object.
struct Open {
    kind: Kind,
    style: StructureStyle,
    anchor: usize,
    index: usize,
    /// The key that was read and whose value comes next.
    key: Option<Key>,
}

type Done = Result<(), SyntaxError>;

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, at: granit_parser::Span) -> Done {
        let span = self.span(at);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(SyntaxError::grammar(span, "a second document begins here")
                        .with_help(self.second_document(span.end)));
                }
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(&text, style, anchor, tag.as_deref(), span)
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), "seq", at)?;
                self.begin(Kind::Array, style, anchor, span)
            }
            Event::MappingStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), "map", at)?;
                self.begin(Kind::Object, style, anchor, span)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.end(span);
                Ok(())
            }
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok(()),
        }
    }

    /// An error if `more` values exceed the limit.
    fn check_room(&self, more: usize, span: Span) -> Done {
        if self.tree.len().saturating_add(more) > self.most_values {
            return Err(SyntaxError::too_many_values(span, self.most_values));
        }
        Ok(())
    }

    fn begin(&mut self, kind: Kind, style: StructureStyle, anchor: usize, span: Span) -> Done {
        if self.wants_key() {
            return Err(SyntaxError::grammar(self.line_from(span.start), "this key is a list or an object")
                .with_help("keys are plain text"));
        }
        if self.tree.depth() == MAX_DEPTH {
            return Err(too_deep(span));
        }
        self.check_room(1, span)?;
        let key = self.take_key();
        let start = match (kind, key) {
            (Kind::Array, Some(_)) => self.first_dash(span.start).unwrap_or(span.start),
            _ => span.start,
        };
        self.open.push(Open { kind, style, anchor, index: self.tree.len(), key: None });
        self.tree.begin(kind, start, key);
        self.last_end = self.last_end.max(span.end);
        Ok(())
    }

    fn end(&mut self, span: Span) {
        let Some(Open { style, anchor, index, .. }) = self.open.pop() else { return };
        // In block style, the end is at the next token, possibly lines below.
        if style == StructureStyle::Flow {
            self.last_end = self.last_end.max(span.end);
        }
        self.tree.end(self.last_end);
        self.name(anchor, index);
    }

    /// Records the anchor of the value at `index`. 0 means none.
    fn name(&mut self, anchor: usize, index: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, index);
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Done {
        let span = self.whole_scalar(style, span);
        let implied = style == ScalarStyle::Plain && span.start == span.end;
        let kind = scalar::kind(if implied { "" } else { text }, style, tag, span)
            .map_err(|error| self.quoted_tag(error, tag))?;
        self.check_space(text, style, span)?;
        if self.wants_key() {
            return self.key(text, kind, style, span);
        }
        self.check_room(1, span)?;
        let key = self.take_key();
        self.name(anchor, self.tree.len());
        if kind == Kind::String {
            let text = self.known(text, style, span);
            self.tree.string(text, span, key);
        } else {
            self.tree.scalar(kind, span, key);
        }
        self.last_end = self.last_end.max(span.end);
        Ok(())
    }

    fn key(&mut self, text: &str, kind: Kind, style: ScalarStyle, span: Span) -> Done {
        if style == ScalarStyle::Plain && text == "<<" {
            return Err(SyntaxError::grammar(span, "merge keys are not supported")
                .with_help("write out the members where they are needed"));
        }
        let what = match kind {
            Kind::Null => "empty",
            Kind::Bool(_) => "a boolean",
            Kind::Number => "a number",
            _ => {
                let key = Key { text: self.known(text, style, span), span };
                if let Some(open) = self.open.last_mut() {
                    open.key = Some(key);
                }
                self.last_end = self.last_end.max(span.end);
                return Ok(());
            }
        };
        Err(SyntaxError::grammar(span, format!("this key is {what}"))
            .with_help("put keys that are not plain text in quotes"))
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Done {
        if self.wants_key() {
            return Err(SyntaxError::grammar(span, "this key is an alias").with_help("keys are plain text"));
        }
        let Some(index) = self.anchors.get(&anchor).copied() else {
            return Err(SyntaxError::grammar(
                span,
                "this alias refers to a key, or to something that contains it",
            )
            .with_help("write out its value"));
        };
        self.aliased += self.tree.size(index);
        if self.aliased > self.most_aliased {
            let message = format!("aliases add more than {} values", self.most_aliased);
            let raised = raised("aliases", self.most_aliased);
            return Err(SyntaxError::new(SyntaxErrorKind::AliasBomb, span, message)
                .with_help(format!("write out the values of the aliases; {raised}")));
        }
        if self.tree.depth() + self.tree.height(index) > MAX_DEPTH {
            return Err(too_deep(span));
        }
        self.check_room(self.tree.size(index), span)?;
        let key = self.take_key();
        self.tree.repeat(index, key);
        self.last_end = self.last_end.max(span.end);
        Ok(())
    }

    fn check_tag(&self, tag: Option<&Tag>, expected: &str, at: granit_parser::Span) -> Done {
        match tag {
            Some(tag) if tag.core_suffix() != Some(expected) && tag.original() != "!" => {
                Err(scalar::unknown_tag(tag, self.span(at.tag_span().unwrap_or(at))))
            }
            _ => Ok(()),
        }
    }

    /// An error about a tag says how to quote the text that begins with `!`.
    fn quoted_tag(&self, error: SyntaxError, tag: Option<&Tag>) -> SyntaxError {
        let is_own = tag.is_some_and(|tag| !tag.original().starts_with("!!"));
        match corrected::in_quotes(self.text, error.span.start).filter(|_| is_own) {
            Some(help) => error.with_help(help),
            None => error,
        }
    }

    /// An error if a key begins with white space that is none in YAML: a no-break space, pasted from a page.
    fn check_space(&self, text: &str, style: ScalarStyle, span: Span) -> Done {
        let content = text.trim_start();
        if style != ScalarStyle::Plain || content.len() == text.len() || !self.wants_key() {
            return Ok(());
        }
        let width = text.len() - content.len();
        let space = Span::new(span.start, span.start + width);
        let indent = " ".repeat(text[..width].chars().count());
        let message = "the indentation has white space other than spaces";
        Err(SyntaxError::grammar(space, message)
            .with_help(format!("replace it with spaces: `{indent}{content}: …`")))
    }

    fn wants_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.kind == Kind::Object && open.key.is_none())
    }

    fn take_key(&mut self) -> Option<Key> {
        self.open.last_mut().and_then(|open| open.key.take())
    }

    /// The text of a scalar: in the source if it is there verbatim, otherwise stored separately.
    fn known(&mut self, text: &str, style: ScalarStyle, span: Span) -> Text {
        let inner = match style {
            ScalarStyle::Plain => span,
            _ => Span::new(span.start + 1, span.end.max(span.start + 2) - 1),
        };
        match self.text.get(inner.range()) {
            Some(verbatim) if verbatim == text => Text::verbatim(inner),
            _ => self.tree.decoded(text),
        }
    }

    /// The span of a scalar as an author sees it: block scalars with their `|`, without the empty lines after them.
    fn whole_scalar(&self, style: ScalarStyle, span: Span) -> Span {
        match style {
            ScalarStyle::Plain if span.start == span.end && self.text[span.start..].starts_with(':') => {
                Span::new(span.start + 1, span.start + 1)
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let indicator = if style == ScalarStyle::Literal { '|' } else { '>' };
                let start = self.block_header(span.start, indicator).unwrap_or(span.start);
                Span::new(start, start + self.text[start..span.end.max(start)].trim_end().len())
            }
            _ => span,
        }
    }

    /// The offset of the dash that begins a list whose first item is at `item`.
    ///
    /// For lists that are not indented more than their key, the parser reports the start of the first item.
    fn first_dash(&self, item: usize) -> Option<usize> {
        let before = self.text[..item].trim_end();
        let indent = before.strip_suffix('-')?;
        let only_white_space = indent.trim_end_matches([' ', '\t']).ends_with('\n');
        (only_white_space && indent.len() >= self.last_end).then_some(indent.len())
    }

    /// The offset of the `|` or `>` of the block scalar whose text is at `content`.
    fn block_header(&self, content: usize, indicator: char) -> Option<usize> {
        let before = self.text.get(self.last_end.min(content)..content)?;
        let candidates = before.match_indices(indicator).map(|(at, _)| at);
        let is_header = |at: &usize| {
            let rest =
                before[at + 1..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
            rest.is_empty()
                || rest.starts_with([' ', '\t', '\r', '\n']) && {
                    let rest = rest.trim_start_matches([' ', '\t']);
                    rest.is_empty() || rest.starts_with(['#', '\r', '\n'])
                }
        };
        candidates.filter(is_header).map(|at| at + self.last_end.min(content)).next()
    }

    fn span(&self, span: granit_parser::Span) -> Span {
        match span.byte_range() {
            Some(range) if self.text.get(range.clone()).is_some() => Span::new(range.start, range.end),
            _ => Span::new(self.last_end, self.last_end),
        }
    }

    /// What to do with what follows a second `---`.
    fn second_document(&self, at: usize) -> &'static str {
        let rest = self.text[at..].trim_start();
        let line = rest.lines().next().unwrap_or_default();
        match line.split_once(':') {
            Some((key, _)) if lines::is_field(key) => "a file holds one article; remove the `---`",
            _ if line.is_empty() => "a file holds one article; remove the `---`",
            _ => "write `body: |` instead of this line, and indent the text below it",
        }
    }

    fn line_from(&self, start: usize) -> Span {
        let line = self.text[start..].lines().next().unwrap_or_default();
        Span::new(start, start + line.trim_end().len())
    }
}

fn too_deep(span: Span) -> SyntaxError {
    let message = format!("values are nested more than {MAX_DEPTH} levels deep");
    SyntaxError::new(SyntaxErrorKind::TooDeep, span, message).with_help(TOO_DEEP)
}
