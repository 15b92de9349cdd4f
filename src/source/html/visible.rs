//! The text of an element as a browser shows it.

use super::node::Node;
use crate::source::Span;

/// Elements that browsers show as blocks.
const BLOCKS: [&str; 45] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements whose text is not shown.
const HIDDEN: [&str; 5] = ["noscript", "script", "style", "template", "title"];

/// The properties of schema.org whose texts have paragraphs.
const PROSE: [&str; 6] = ["abstract", "articleBody", "description", "reviewBody", "text", "transcript"];

/// The text of an element as the value of a property: with paragraphs only in those that are prose.
pub(super) fn visible_value(property: &str, element: Node<'_>) -> String {
    let shown = visible_text(element);
    match PROSE.contains(&property) || !shown.contains('\n') {
        true => shown,
        false => shown.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// The span of the texts in an element, without white space around them; of an element without any, that of its tag.
pub(super) fn text_span(element: Node<'_>, source: &str) -> Span {
    let mut texts = element.descendants().filter(|part| part.is_text()).filter_map(Node::span);
    let all = texts.next().map(|first| texts.fold(first, |all, next| Span::new(all.start, next.end)));
    let trimmed = all.map(|all| {
        let raw = &source[all.range()];
        let start = all.start + raw.len() - raw.trim_start().len();
        Span::new(start, start + raw.trim().len())
    });
    trimmed.or(element.span()).unwrap_or_default()
}

/// The text that a browser shows of an element, without styles: white space is one space, and blocks are paragraphs,
/// with an empty line between them.
pub(crate) fn visible_text(element: Node<'_>) -> String {
    let mut shown = Shown::default();
    // The blocks that the walk is in: the end of each is the end of a paragraph.
    let mut open: Vec<Node<'_>> = Vec::new();
    let mut hidden: Option<Node<'_>> = None;
    for node in element.descendants() {
        while open.last().is_some_and(|block| !node.is_within(block.id())) {
            open.pop();
            shown.break_paragraph();
        }
        if hidden.is_some_and(|hidden| node.is_within(hidden.id())) {
            continue;
        }
        match node.name() {
            "" => shown.add(&node.text()),
            "br" => shown.break_line(),
            name if BLOCKS.contains(&name) => {
                shown.break_paragraph();
                open.push(node);
            }
            name if HIDDEN.contains(&name) && node.id() != element.id() => hidden = Some(node),
            _ => {}
        }
    }
    shown.text
}

/// Text so far, and the white space before what comes next.
#[derive(Default)]
struct Shown {
    text: String,
    gap: &'static str,
}

impl Shown {
    fn add(&mut self, text: &str) {
        for (number, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if number > 0 && self.gap.is_empty() {
                self.gap = " ";
            }
            if !word.is_empty() {
                if !self.text.is_empty() {
                    self.text.push_str(self.gap);
                }
                self.gap = "";
                self.text.push_str(word);
            }
        }
    }

    fn break_line(&mut self) {
        if self.gap != "\n\n" {
            self.gap = "\n";
        }
    }

    fn break_paragraph(&mut self) {
        self.gap = "\n\n";
    }
}
