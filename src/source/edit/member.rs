//! Renaming and removing members and items.

use super::Replacement;
use super::lines::{column, is_blank_or_comment, line_end, line_start, newline, next_line, skip_blank};
use super::text::{Style, in_double, in_json};
use super::value::is_flow;
use crate::source::yaml::is_plain;
use crate::source::{Kind, Node, Span};

/// The replacement that renames the member.
pub(super) fn renaming(node: Node<'_>, name: &str) -> Option<Replacement> {
    let span = node.key_span()?;
    let tree = node.tree();
    let text = match Style::of(&tree.source()[span.range()], tree.is_yaml()) {
        Style::Json => format!("\"{}\"", in_json(name)),
        Style::Single if !name.contains(|c: char| c.is_control()) => {
            format!("'{}'", name.replace('\'', "''"))
        }
        Style::Plain if is_plain(name, true) => name.to_owned(),
        _ => format!("\"{}\"", in_double(name)),
    };
    Some(Replacement { span, text })
}

/// The replacement that removes the member or item.
pub(super) fn removal(node: Node<'_>) -> Option<Replacement> {
    let parent = node.parent()?;
    let siblings = Siblings::around(node, parent)?;
    match parent.len() {
        _ if is_flow(parent) => siblings.removal_in_flow(),
        1 => siblings.emptied(),
        _ => siblings.lines().map(|span| Replacement { span, text: String::new() }),
    }
}

/// A member or item, and its neighbours.
struct Siblings<'t> {
    source: &'t str,
    parent: Node<'t>,
    /// The end of the one before it; if there is none, the start of its parent.
    after: usize,
    is_first: bool,
    /// From its key or dash to its end.
    own: Span,
    next: Option<Node<'t>>,
}

impl<'t> Siblings<'t> {
    /// `None` if anything is in another place, such as a value repeated by an alias.
    fn around(node: Node<'t>, parent: Node<'t>) -> Option<Self> {
        let source = node.tree().source();
        let mut before = None;
        let mut children = parent.children();
        let found = loop {
            let child = children.next()?;
            if child.id() == node.id() {
                break child;
            }
            before = Some(child);
        };
        let next = children.next();
        let begins = |node: Node<'_>| node.key_span().unwrap_or_else(|| node.span()).start;
        let bracket = usize::from(is_flow(parent));
        let after = before.map_or(parent.span().start + bracket, |before| before.span().end);
        let mut start = begins(found);
        if !is_flow(parent) && parent.kind() == Kind::Array {
            start = if before.is_some() { skip_blank(source, after) } else { parent.span().start };
            source[start..].starts_with('-').then_some(())?;
        }
        let own = Span::new(start, found.span().end);
        let in_order =
            after <= own.start && own.start <= begins(found) && begins(found) <= found.span().start;
        let followed = next.is_none_or(|next| own.end <= begins(next)) && own.end <= parent.span().end;
        (in_order && followed).then_some(Self {
            source,
            parent,
            after,
            is_first: before.is_none(),
            own,
            next,
        })
    }

    fn has_comment(&self, from: usize, to: usize) -> bool {
        self.parent.tree().is_yaml() && self.source[from..to].contains('#')
    }

    fn removal_in_flow(&self) -> Option<Replacement> {
        let Self { source, own, after, .. } = *self;
        let gone = |start, end| Some(Replacement { span: Span::new(start, end), text: String::new() });
        let close = self.parent.span().end.checked_sub(1)?;
        // Only white space, comments and one comma may precede it: otherwise a tag or an anchor would be left behind.
        let mut begin = skip_blank(source, after);
        if !self.is_first && source[begin..].starts_with(',') {
            begin = skip_blank(source, begin + 1);
        }
        if begin != own.start {
            return None;
        }
        let behind = skip_blank(source, own.end);
        let has_comma = source[behind..].starts_with(',');
        let end = if has_comma { behind + 1 } else { own.end };
        let end_of_line = line_end(source, end);
        let line = source[after..own.start].rfind('\n').map(|at| after + at + 1);
        let is_alone = line
            .filter(|line| source[*line..own.start].trim().is_empty())
            .is_some_and(|_| end_of_line < close && is_blank_or_comment(&source[end..end_of_line]));
        let whole_line = line.filter(|_| is_alone).map(|line| (line, next_line(source, end)));
        if !has_comma {
            let ends_with_comment = self.has_comment(own.end, end_of_line.clamp(own.end, close));
            return match (self.is_first, whole_line) {
                (true, _) if !self.has_comment(after, own.start) && !self.has_comment(own.end, close) => {
                    gone(after, close)
                }
                (false, _) if !self.has_comment(after, own.start) && !ends_with_comment => {
                    gone(after, own.end)
                }
                // The comma before it stays, which YAML allows.
                (_, Some((start, end))) => gone(start, end),
                (_, None) => gone(own.start, own.end),
            };
        }
        if let Some((start, end)) = whole_line {
            return gone(start, end);
        }
        let following = self.next.map_or(close, |next| next.key_span().unwrap_or_else(|| next.span()).start);
        if !source[end..following].contains('\n') {
            return gone(own.start, following);
        }
        let before = source[..own.start].trim_end_matches([' ', '\t']).len();
        gone(before.max(after), end)
    }

    /// The lines of a member or item in block style.
    fn lines(&self) -> Option<Span> {
        let Self { source, own, .. } = *self;
        let end = line_end(source, own.end);
        is_blank_or_comment(&source[own.end..end]).then_some(())?;
        let start = line_start(source, own.start);
        if source[start..own.start].trim_matches(' ').is_empty() {
            let next = self.comments_within(next_line(source, own.end), own.start - start);
            let is_last_line = !source[..next].ends_with('\n');
            if is_last_line && start > 0 {
                let before = start - newline(source, start - 1).len().min(start);
                return Some(Span::new(before, next));
            }
            return Some(Span::new(start, next));
        }
        // It begins after a dash: what follows moves up to it.
        if !self.is_first {
            return None;
        }
        let next = self.next.map(|_| next_line(source, own.end))?;
        let rest = &source[next..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\r', '\n']).len();
        Some(Span::new(own.start, next + blank))
    }

    /// The end of the comments from `at` on that are indented more than `column`.
    ///
    /// They are removed too: a plain text above would continue across them.
    fn comments_within(&self, at: usize, column: usize) -> usize {
        let mut end = at;
        let mut seen = at;
        for line in self.source[at..].split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches(' ').len();
            seen += line.len();
            if line[indent..].starts_with('#') && indent > column {
                end = seen;
            } else if !line.trim().is_empty() {
                break;
            }
        }
        end
    }

    /// In block style, what to write if the object or list becomes empty.
    fn emptied(&self) -> Option<Replacement> {
        let Self { source, own, parent, .. } = *self;
        let empty = if parent.kind() == Kind::Array { "[]" } else { "{}" };
        let end = line_end(source, own.end);
        is_blank_or_comment(&source[own.end..end]).then_some(())?;
        if let Some(key) = parent.key_span() {
            if source.get(key.end..own.start)?.trim() == ":" {
                return Some(Replacement { span: Span::new(key.end, end), text: format!(": {empty}") });
            }
            // Below a comment; with the indentation of its key, an empty list would not be the key's value.
            if column(source, own.start) <= column(source, key.start) {
                return None;
            }
        }
        Some(Replacement { span: Span::new(own.start, end), text: empty.to_owned() })
    }
}
