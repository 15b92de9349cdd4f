//! Titles.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Inlines, Language, Metadata, TranslatedText};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<title-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/title-group.html)
    pub(super) fn title_group(&mut self, title_group: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        for child in title_group.elements() {
            match child.name() {
                "article-title" if metadata.title.is_empty() => {
                    let at = at.key(Metadata::TITLE);
                    self.note(&at, child);
                    metadata.title = self.title(child, &at);
                }
                "subtitle" if metadata.subtitle.is_none() => {
                    let at = at.key(Metadata::SUBTITLE);
                    self.note(&at, child);
                    metadata.subtitle = Some(self.title(child, &at));
                }
                // NLM 2 has no `<title-group>`.
                "trans-title" => self.trans_title(child, child, metadata, at),
                "trans-title-group" => {
                    for title in child.elements() {
                        match title.name() {
                            "trans-title" => self.trans_title(child, title, metadata, at),
                            "trans-subtitle" => match metadata.translated_titles.last_mut() {
                                Some(translated) => {
                                    translated.text.push_str(": ");
                                    translated.text.push_str(&self.words(title));
                                }
                                None => self.ignore(title),
                            },
                            _ => self.ignore(title),
                        }
                    }
                }
                "article-title" | "subtitle" | "alt-title" => self.keep_unmapped("title-group", child),
                _ => self.ignore(child),
            }
        }
    }

    /// A title: notes within it become notes of the article.
    fn title(&mut self, title: Node<'d>, at: &Path<'_>) -> Inlines {
        self.inlines(title, at)
    }

    fn trans_title(&mut self, group: Node<'d>, title: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let language = self.attribute(title, "xml:lang").or_else(|| self.attribute(group, "xml:lang"));
        let language = Language(language.unwrap_or_else(|| "und".to_owned()));
        let list = at.key(Metadata::TRANSLATED_TITLES);
        self.note(&list.item(metadata.translated_titles.len()), title);
        metadata.translated_titles.push(TranslatedText { text: self.words(title), language });
    }
}
