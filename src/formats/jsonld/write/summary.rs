//! Abstracts of the article.

use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Abstract, AbstractKind, Language};
use crate::source::Path;

/// The abstracts for `description`, in order of preference.
const DESCRIPTIONS: [AbstractKind; 4] =
    [AbstractKind::Standfirst, AbstractKind::Summary, AbstractKind::Teaser, AbstractKind::PlainLanguage];

impl<'a> Writer<'a, '_> {
    /// `description` and `abstract`: one text each, in the article's language
    pub(super) fn summaries(&mut self, at: &Path<'_>, abstracts: &'a [Abstract], own: &Language) {
        let is_own = |summary: &Abstract| summary.language.as_ref().is_none_or(|language| language == own);
        let first = |kind: AbstractKind| {
            let is_it = |summary: &Abstract| {
                summary.kind == kind && is_own(summary) && self.says_words(&summary.content.0)
            };
            abstracts.iter().position(is_it)
        };
        let description = DESCRIPTIONS.into_iter().find_map(first);
        let main = first(AbstractKind::Abstract);
        for (key, index) in [("description", description), ("abstract", main)] {
            let Some(index) = index else { continue };
            let at = at.item(index);
            let Abstract { kind, language, content, digital_source_type } = &abstracts[index];
            let text = self.plain_blocks(&at.key(Abstract::CONTENT), content);
            // Equal texts are read only once.
            let is_repeated =
                key == "abstract" && description.is_some_and(|other| abstracts[other].content == *content);
            if is_repeated {
                self.lose(&at, &abstracts[index], "it is also the description");
                continue;
            }
            self.json.text(key, &text);
            if !matches!(kind, AbstractKind::Abstract | AbstractKind::Summary) {
                self.lose(&at.key(Abstract::KIND), kind, "schema.org has one type of description");
            }
            self.lose(&at.key(Abstract::LANGUAGE), language, "it is the same as the article's");
            let why = "schema.org has it only for the article";
            self.lose(&at.key(Abstract::DIGITAL_SOURCE_TYPE), digital_source_type, why);
        }
        for (index, summary) in abstracts.iter().enumerate() {
            if Some(index) != description && Some(index) != main {
                let why = "one `description` and one `abstract` in the article's language are written";
                self.lose(&at.item(index), summary, why);
            }
        }
    }
}
