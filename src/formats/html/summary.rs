//! The short description for search results and link previews.

use crate::model::visit::{self, Visitor};
use crate::model::{Abstract, AbstractKind, Block, Inlines, Metadata};
use crate::source::Path;

/// The kinds of abstract for search results, in order of preference.
pub(super) const FOR_SEARCH: [AbstractKind; 4] =
    [AbstractKind::Standfirst, AbstractKind::Summary, AbstractKind::Teaser, AbstractKind::PlainLanguage];

/// The kinds of abstract for link previews, in order of preference.
pub(super) const FOR_PREVIEWS: [AbstractKind; 4] =
    [AbstractKind::Teaser, AbstractKind::Standfirst, AbstractKind::Summary, AbstractKind::PlainLanguage];

/// The text of the first abstract of these `kinds`, in the article's language.
pub(super) fn summary(metadata: &Metadata, kinds: [AbstractKind; 4]) -> Option<String> {
    let own = |one: &&Abstract| one.language.as_ref().is_none_or(|language| *language == metadata.language);
    let of_kind = |kind| metadata.abstracts.iter().filter(own).filter(move |one| one.kind == kind);
    let mut texts = kinds.into_iter().flat_map(of_kind).map(|one| {
        let mut sentences = Sentences(String::new());
        sentences.visit_abstract(one, &Path::ROOT);
        sentences.0
    });
    texts.find(|text| !text.trim().is_empty())
}

struct Sentences(String);

impl<'a> Visitor<'a> for Sentences {
    fn visit_block(&mut self, block: &'a Block, at: &Path<'_>) {
        match block {
            // Not sentences.
            Block::Table(_)
            | Block::Figure(_)
            | Block::Code(_)
            | Block::Math(_)
            | Block::Embed(_)
            | Block::Foreign(_) => {}
            _ => visit::walk_block(self, block, at),
        }
    }

    fn visit_title(&mut self, title: &'a Inlines, at: &Path<'_>) {
        self.visit_text(title, at);
        self.0.push(':');
    }

    fn visit_term(&mut self, term: &'a Inlines, at: &Path<'_>) {
        self.visit_text(term, at);
        self.0.push(':');
    }

    fn visit_attribution(&mut self, _: &'a Inlines, _: &Path<'_>) {}

    fn visit_text(&mut self, text: &'a Inlines, _: &Path<'_>) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(&text.plain_text());
    }
}
