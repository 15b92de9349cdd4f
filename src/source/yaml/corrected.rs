//! What the author of a syntax error meant to write: one changed line with which the file goes on.

use granit_parser::{ErrorKind as Kind, Parser};

use super::lines::{Line, is_field};
use super::quoted::quoted;
use crate::source::Span;

/// A changed line that makes the file go on after its error.
pub(super) struct Corrected {
    /// The advice, with the changed line.
    pub(super) help: String,
    /// What is wrong, where the parser's own place and words mislead.
    pub(super) cause: Option<(Span, String)>,
}

/// In a larger file, no corrections are tried.
const LARGEST: usize = 1 << 20;

/// A longer line is not shown.
const LONGEST: usize = 160;

/// The first of a few corrections with which the file goes on after the line of the error at `at`.
pub(super) fn corrected(text: &str, at: usize, kind: &Kind) -> Option<Corrected> {
    let is_list = matches!(kind, Kind::BlockSequenceEntryNotAllowed | Kind::BlockEntryInFlowCollection);
    if is_list || text.len() > LARGEST {
        return None;
    }
    let here = Line::at(text, at);
    let place = Place { text, here, at, kind };
    if let Some(change) = indented_with_spaces(&place).filter(|change| change.new.len() <= LONGEST) {
        return Some(change.shown());
    }
    let tries: [fn(&Place<'_>) -> Option<Change>; 9] = [
        spaced_after_colon,
        colon_for_equals,
        closed,
        aligned,
        quoted_in_brackets,
        quoted_value,
        with_a_colon,
        as_text,
        indented,
    ];
    let changes = tries.iter().filter_map(|attempt| attempt(&place));
    changes
        .filter(|change| change.new.len() <= LONGEST)
        .find(|change| place.goes_on(change))
        .map(Change::shown)
}

/// The advice to quote the value on the line of `at`.
pub(super) fn in_quotes(text: &str, at: usize) -> Option<String> {
    let change = quoted_value(&Place { text, here: Line::at(text, at), at, kind: &Kind::MissingTagUri })?;
    (change.new.len() <= LONGEST).then(|| change.shown().help)
}

const SPACES: &str = "YAML is indented with spaces, not with tabs";
const ALIGNED: &str = "begin it in the same column as the line above";
const INDENTED: &str = "text is indented more than its key";

/// Where the error is.
struct Place<'t> {
    text: &'t str,
    here: Line<'t>,
    at: usize,
    kind: &'t Kind,
}

/// A line to write otherwise, and why.
struct Change {
    line: Span,
    new: String,
    advice: &'static str,
    cause: Option<(Span, String)>,
}

impl Change {
    fn new(line: Line<'_>, new: String, advice: &'static str) -> Self {
        Self { line: line.span(), new, advice, cause: None }
    }

    fn shown(self) -> Corrected {
        // Where a line begins matters if that is what is wrong.
        let is_moved = [ALIGNED, INDENTED, SPACES].contains(&self.advice);
        let line = if is_moved { self.new.as_str() } else { self.new.trim_start() };
        Corrected { help: format!("{}: `{line}`", self.advice), cause: self.cause }
    }
}

impl Place<'_> {
    /// Whether the file with this change has no error up to the end of the line of this one.
    fn goes_on(&self, Change { line, new, .. }: &Change) -> bool {
        let text = [&self.text[..line.start], new, &self.text[line.end..]].concat();
        let end = (self.here.span().end + new.len()).saturating_sub(line.end - line.start);
        match Parser::new_from_str(&text).find_map(Result::err) {
            None => true,
            Some(error) => error.marker().byte_offset().is_some_and(|at| at > end),
        }
    }

    /// The line of the error, and those above it that it may come from.
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        const MOST: usize = 12;
        std::iter::successors(Some(self.here), Line::above).take(MOST)
    }
}

fn indented_with_spaces(place: &Place<'_>) -> Option<Change> {
    let Line { text, .. } = place.here;
    let content = text.trim_start_matches([' ', '\t']);
    let indent = &text[..text.len() - content.len()];
    let new = format!("{}{content}", indent.replace('\t', "  "));
    indent.contains('\t').then(|| Change::new(place.here, new, SPACES))
}

/// `title:The ferry` becomes `title: The ferry`.
fn spaced_after_colon(place: &Place<'_>) -> Option<Change> {
    place.lines().take(3).find_map(|line| {
        let (key, value) = line.content().split_once(':')?;
        let is_joined = is_field(key) && value.starts_with(|c: char| !c.is_whitespace() && c != '/');
        let new = format!("{}{key}: {value}", line.indent());
        is_joined.then(|| Change::new(line, new, "put a space after the colon"))
    })
}

/// `title = The ferry` becomes `title: The ferry`.
fn colon_for_equals(place: &Place<'_>) -> Option<Change> {
    place.lines().take(3).find_map(|line| {
        let (key, value) = line.content().split_once('=')?;
        let new = format!("{}{}: {}", line.indent(), key.trim_end(), value.trim_start());
        is_field(key.trim_end()).then(|| Change::new(line, new, "after a key comes a colon"))
    })
}

/// The nearest bracket above that is not closed on its line is closed there.
fn closed(place: &Place<'_>) -> Option<Change> {
    let (line, open) = place.lines().find_map(|line| Some((line, line.unclosed()?)))?;
    if line.text.ends_with(',') {
        return None;
    }
    let bracket = line.text[open..].chars().next()?;
    let is_padded = line.text[open + 1..].starts_with(' ');
    let close = if bracket == '{' { '}' } else { ']' };
    let new = format!("{}{}{close}", line.text, if is_padded { " " } else { "" });
    let start = line.span().start + open;
    let cause = Some((Span::new(start, start + 1), format!("this `{bracket}` is not closed")));
    Some(Change { cause, ..Change::new(line, new, "close it") })
}

/// A field in another column than the one above begins in the same.
fn aligned(place: &Place<'_>) -> Option<Change> {
    let above = place.here.above()?;
    let content = place.here.content();
    let is_member =
        content.split_once(':').is_some_and(|(key, _)| is_field(key)) || content.starts_with("- ");
    let is_other = above.indent() != place.here.indent() && !above.text.ends_with(':');
    let new = format!("{}{content}", above.indent());
    (is_member && is_other).then(|| Change::new(place.here, new, ALIGNED))
}

/// `title: Budget: the vote` becomes `title: "Budget: the vote"`.
fn quoted_value(place: &Place<'_>) -> Option<Change> {
    place.lines().take(2).find_map(|line| {
        let key = line.key()?;
        let value = line.text[key.end..].trim();
        let is_list = value.starts_with(['{', '[']) && value.ends_with(['}', ']']);
        let is_value = !value.is_empty() && !value.contains(" #") && !value.starts_with(['|', '>', '#']);
        let new = format!("{} {}", &line.text[..key.end], quoted(value));
        (is_value && !is_list).then(|| Change::new(line, new, "put the text in quotes"))
    })
}

/// `{ title: Budget: the vote, language: en }` becomes `{ title: "Budget: the vote", language: en }`.
fn quoted_in_brackets(place: &Place<'_>) -> Option<Change> {
    let Line { text, .. } = place.here;
    let at = place.at.checked_sub(place.here.span().start).filter(|at| *at < text.len())?;
    let start = text[..at].rfind(['{', '[', ','])? + 1;
    let end = at + text[at..].find([',', '}', ']'])?;
    let part = &text[start..end];
    let (key, value) = part.split_once(": ").filter(|(key, _)| is_field(key.trim()))?;
    let space = if part.ends_with(' ') { " " } else { "" };
    let new = format!("{}{key}: {}{space}{}", &text[..start], quoted(value), &text[end..]);
    Some(Change::new(place.here, new, "put the text in quotes"))
}

/// `authors` becomes `authors: …`.
fn with_a_colon(place: &Place<'_>) -> Option<Change> {
    let new = format!("{}: …", place.here.text);
    is_field(place.here.content())
        .then(|| Change::new(place.here, new, "after a key comes a colon, and its value"))
}

/// Lines of text under a key, which may contain anything after `|`.
fn as_text(place: &Place<'_>) -> Option<Change> {
    let depth = place.here.indent().len();
    let is_outer = |line: &Line<'_>| line.indent().len() < depth;
    let is_member = |line: &Line<'_>| line.content().split_once(':').is_some_and(|(key, _)| is_field(key));
    let key = place.lines().find(is_outer).filter(|line| line.text.ends_with(':'))?;
    let has_members = place.lines().take_while(|line| !is_outer(line)).any(|line| is_member(&line));
    let new = format!("{} |", key.text);
    (!has_members).then(|| Change::new(key, new, "lines of text are indented under a key with `|`"))
}

/// Text in the column of its key is indented.
fn indented(place: &Place<'_>) -> Option<Change> {
    let above = place.here.above()?;
    let holds_text = above.text.ends_with(['|', '>', ':']) || above.text.ends_with("|-");
    let is_outside = place.here.indent().len() <= above.indent().len();
    let new = format!("{}  {}", above.indent(), place.here.content());
    let is_text = matches!(place.kind, Kind::SimpleKeyExpected | Kind::InvalidSimpleKey);
    (holds_text && is_outside && is_text).then(|| Change::new(place.here, new, INDENTED))
}
