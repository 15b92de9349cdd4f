//! Citations that only consist of reference numbers in brackets: `[1, 2, p. 12]`.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Cite, Inline, Inlines};
use crate::source::hash::HashMap;
use crate::source::xml::Document;

impl<'d> Reader<'d> {
    /// Running text in which numbers in brackets become citations without text, if the labels in the reference list are
    /// these numbers and so need not be stored.
    pub(super) fn with_numbers(&self, content: Inlines) -> Inlines {
        if !content
            .0
            .windows(2)
            .any(|pair| matches!(pair, [Inline::Text(text), Inline::Cite(_)] if text.ends_with('[')))
        {
            return content;
        }
        let numbers = self.numbered.get_or_init(|| numbers(self.document));
        let mut folded = Vec::with_capacity(content.0.len());
        let mut rest = content.0.into_iter().peekable();
        while let Some(inline) = rest.next() {
            let is_open = matches!(&inline, Inline::Text(text) if text.ends_with('['));
            push(&mut folded, inline);
            if !is_open {
                continue;
            }
            let mut passage: Vec<Inline> = Vec::new();
            while let Some(next) = rest.next_if(|next| match next {
                Inline::Cite(cite) => is_number(cite, numbers),
                Inline::Text(text) => text == ", " && !passage.is_empty(),
                _ => false,
            }) {
                passage.push(next);
            }
            match rest.peek_mut() {
                Some(Inline::Text(after)) if matches!(passage.last(), Some(Inline::Cite(_))) => {
                    if let Some(locator) = close(after) {
                        if let Some(Inline::Text(before)) = folded.last_mut() {
                            before.pop();
                            if before.is_empty() {
                                folded.pop();
                            }
                        }
                        let refs = passage.into_iter().filter_map(|inline| match inline {
                            Inline::Cite(cite) => cite.refs.into_iter().next(),
                            _ => None,
                        });
                        folded.push(Inline::Cite(Cite { refs: refs.collect(), locator, content: None }));
                        self.has_numbers.set(true);
                        continue;
                    }
                    passage.into_iter().for_each(|inline| push(&mut folded, inline));
                }
                _ => passage.into_iter().for_each(|inline| push(&mut folded, inline)),
            }
        }
        Inlines(folded)
    }

    /// Removes the labels that are only the numbers shown by citations without text.
    pub(in crate::formats::jats::read) fn remove_implied_labels(&mut self) {
        let numbers = self.numbered.take().filter(|_| self.has_numbers.get()).unwrap_or_default();
        for (id, number) in numbers {
            if let Some(work) = self.article.works.get_mut(id.as_str()) {
                work.label = work.label.take().filter(|label| *label != number);
            }
        }
    }
}

/// Removes the end of a citation from a text: a bracket, and the locator before it.
fn close(after: &mut String) -> Option<Option<String>> {
    let (inside, rest) = after.split_once(']')?;
    let locator = match inside {
        "" => None,
        inside => Some(inside.strip_prefix(", ").filter(|locator| !locator.is_empty())?.to_owned()),
    };
    let rest = rest.to_owned();
    *after = rest;
    Some(locator)
}

/// Adds an inline, unless it is an empty text.
fn push(folded: &mut Vec<Inline>, inline: Inline) {
    if !matches!(&inline, Inline::Text(text) if text.is_empty()) {
        folded.push(inline);
    }
}

/// Whether the text of a citation is the number of its only work.
fn is_number(cite: &Cite, numbers: &HashMap<String, String>) -> bool {
    let Cite { refs, locator: _, content } = cite;
    match (refs.as_slice(), content.as_ref().map(|content| content.0.as_slice())) {
        ([work], Some([Inline::Text(shown)])) => numbers.get(work.as_str()) == Some(shown),
        _ => false,
    }
}

/// The numbers of all references, if their labels are their numbers.
fn numbers(document: &Document<'_>) -> HashMap<String, String> {
    let mut numbers = HashMap::default();
    for reference in document.root().descendants().filter(|node| node.is("ref")) {
        let number = (numbers.len() + 1).to_string();
        let label = reference.child("label").filter(|label| label.text().trim() == number);
        let (Some(_), Some(id)) = (label, reference.attribute("id")) else { return HashMap::default() };
        numbers.insert(id.value().into_owned(), number);
    }
    numbers
}
