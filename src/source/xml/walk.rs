//! A node and its descendants in document order, with end tags.

use super::Node;

/// The next step in the source.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'d> {
    /// A start tag, or an empty-element tag.
    Start(Node<'d>),
    Text(Node<'d>),
    /// The end tag of an element. There is none after `<empty/>`.
    End(Node<'d>),
}

impl<'d> Node<'d> {
    /// This node and its descendants, step by step.
    pub(super) fn walk(self) -> impl Iterator<Item = Step<'d>> {
        let mut nodes = std::iter::once(self).chain(self.descendants()).peekable();
        let mut open: Vec<Node<'d>> = Vec::new();
        std::iter::from_fn(move || {
            let is_over = |element: &mut Node<'d>| match nodes.peek() {
                Some(next) => !next.is_within(element.id()),
                None => true,
            };
            if let Some(element) = open.pop_if(is_over) {
                return Some(Step::End(element));
            }
            let node = nodes.next()?;
            if node.is_text() {
                return Some(Step::Text(node));
            }
            if node.start_tag().end < node.span().end {
                open.push(node);
            }
            Some(Step::Start(node))
        })
    }
}
