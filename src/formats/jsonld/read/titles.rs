//! Language and titles of the article.

use crate::diagnostic::Severity;
use crate::formats::jsonld::read::reader::Reader;
use crate::model::{Inlines, Language, Metadata, TranslatedText};
use crate::source::hash::HashSet;
use crate::source::jsonld::{Member, Thing};
use crate::source::{Node, Path};

impl<'d> Reader<'d> {
    pub(super) fn language(&mut self, thing: Thing<'d>, page: Option<Thing<'d>>, at: &Path<'_>) {
        let found = self.one(thing, "inLanguage");
        let is_own = |value: &Node<'d>| self.graph.markup(*value) == self.graph.markup(thing.node);
        let (own, lesser) = (found.filter(is_own), found.filter(|value| !is_own(value)));
        let own = own.or_else(|| page.and_then(|page| self.one(page, "inLanguage")));
        if let (None, Some((title, language))) = (own, self.language_of_title(thing)) {
            self.note(at, title);
            self.article.metadata.language = language;
            return;
        }
        let value = own.or(lesser);
        let tag = value.and_then(|value| match self.text(value) {
            Some(text) => Some(text),
            None => {
                let language = self.graph.thing(value);
                self.take(language, "name");
                let codes = [self.take(language, "alternateName"), self.take(language, "name")].concat();
                codes.first().and_then(|code| self.text(*code))
            }
        });
        let (Some(tag), Some(value)) = (tag, value) else {
            let span = thing.node.brief_span();
            let what = "the file does not state the article's language: it is read as `und`, undetermined";
            self.losses.change(what, span, "no `inLanguage`", Severity::Warning);
            return;
        };
        self.note(at, value);
        let meant = tag.trim().replace('_', "-");
        if meant != tag && Language::from(meant.as_str()).is_well_formed() {
            let what = format!("the language `{tag}` is read as `{meant}`");
            self.losses.change(what, value.span(), "not a language tag", Severity::Warning);
            self.article.metadata.language = Language(meant);
        } else {
            self.article.metadata.language = Language::from(tag);
        }
    }

    fn language_of_title(&self, thing: Thing<'d>) -> Option<(Node<'d>, Language)> {
        let mut titles = Vec::new();
        for Member { name, node } in thing.nodes().flat_map(|node| self.graph.members(node)) {
            if name.is("headline") || name.is("name") {
                self.graph.each_value(*node, &mut titles, &mut |_| {});
            }
        }
        titles.into_iter().find_map(|title| Some((title, self.language_of(title)?)))
    }

    pub(super) fn titles(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let mut values = self.take(thing, "headline");
        let names = self.take(thing, "name");
        if values.is_empty() {
            values = names;
        } else {
            let titles: HashSet<_> = values.iter().map(|title| self.text(*title)).collect();
            let others: Vec<_> =
                names.into_iter().filter(|name| !titles.contains(&self.text(*name))).collect();
            others.into_iter().for_each(|name| self.lose(thing, "name", name));
        }
        let own = self.article.metadata.language.primary();
        let title = values
            .iter()
            .position(|value| self.language_of(*value).is_some_and(|language| language.primary() == own))
            .unwrap_or(0);
        match values.get(title) {
            Some(value) if self.text(*value).is_some() => {
                let text = self.text(*value).unwrap_or_default();
                self.note(&at.key(Metadata::TITLE), *value);
                self.article.metadata.title = Inlines::from(text);
            }
            _ => {
                let what = "the article has no headline: its title is empty";
                self.losses.change(what, thing.node.brief_span(), "no `headline`", Severity::Warning);
                self.note(&at.key(Metadata::TITLE), thing.node);
            }
        }
        for (index, value) in values.into_iter().enumerate() {
            if index != title {
                match (self.text(value), self.language_of(value)) {
                    (Some(text), Some(language)) => self.translated_title(text, language, value, at),
                    (Some(text), None) if text == self.article.metadata.title.plain_text() => {}
                    _ => self.lose(thing, "headline", value),
                }
            }
        }
        self.alternate_titles(thing, at);
        let subtitle = self.string(thing, "alternativeHeadline", &at.key(Metadata::SUBTITLE));
        self.article.metadata.subtitle = subtitle.map(|text| Inlines::from(text.as_str()));
    }

    /// `alternateName`: titles in other languages, if the language is stated
    fn alternate_titles(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let title = self.article.metadata.title.plain_text();
        for value in self.take(thing, "alternateName") {
            let Some(text) = self.text(value) else {
                self.lose(thing, "alternateName", value);
                continue;
            };
            if text.trim() == title.trim() {
                continue;
            }
            // Plain schema.org cannot express this.
            let language = self.language_of(value).unwrap_or_else(|| Language::from("und"));
            self.translated_title(text, language, value, at);
        }
    }

    fn translated_title(&mut self, text: &str, language: Language, value: Node<'d>, at: &Path<'_>) {
        let index = self.article.metadata.translated_titles.len();
        self.note(&at.key(Metadata::TRANSLATED_TITLES).item(index), value);
        self.article.metadata.translated_titles.push(TranslatedText { text: text.to_owned(), language });
    }
}
