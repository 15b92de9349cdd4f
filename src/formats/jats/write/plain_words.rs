//! Running text where JATS does not allow marks.

use crate::formats::jats::write::writer::Jats;
use crate::model::{
    Break, Cite, CrossReference, DateText, Inline, InlineQuote, Link, Mention, OtherLanguage, Work,
};
use crate::source::Path;

/// The words of running text. Everything else in it is recorded as lost, with the reason `why`.
pub(super) fn plain_words(jats: &mut Jats<'_>, content: &[Inline], at: &Path<'_>, why: &str) -> String {
    let words =
        content.iter().enumerate().map(|(index, inline)| plain_word(jats, inline, &at.item(index), why));
    words.collect()
}

/// The words of an inline.
pub(super) fn plain_word(jats: &mut Jats<'_>, inline: &Inline, at: &Path<'_>, why: &str) -> String {
    let mut mark = |name: &str| jats.lose(&at.key(Work::TYPE), &name, why);
    match inline {
        Inline::Text(text) => return text.clone(),
        Inline::Code(code) => {
            mark("code");
            return code.text.clone();
        }
        Inline::Emphasis(_) => mark("emphasis"),
        Inline::Strong(_) => mark("strong"),
        Inline::Subscript(_) => mark("subscript"),
        Inline::Superscript(_) => mark("superscript"),
        Inline::Underline(_) => mark("underline"),
        Inline::Strike(_) => mark("strike"),
        Inline::SmallCaps(_) => mark("smallCaps"),
        Inline::Link(Link { href, content: _ }) => {
            mark("link");
            jats.lose(&at.key(Link::HREF), href, why);
        }
        Inline::Mention(Mention { r#ref, content: _ }) => {
            mark("mention");
            jats.lose(&at.key(Mention::REF), r#ref, why);
        }
        Inline::Quote(InlineQuote { r#ref, content: _ }) => {
            mark("quote");
            jats.lose(&at.key(InlineQuote::REF), r#ref, why);
        }
        Inline::Date(DateText { value, content: _ }) => {
            mark("date");
            jats.lose(&at.key(DateText::VALUE), value, why);
        }
        Inline::CrossReference(CrossReference { target, content: _ }) => {
            mark("crossReference");
            jats.lose(&at.key(CrossReference::TARGET), target, why);
        }
        Inline::Language(OtherLanguage { language, content: _ }) => {
            mark("language");
            jats.lose(&at.key(OtherLanguage::LANGUAGE), language, why);
        }
        Inline::Cite(Cite { refs, locator, content: Some(_) }) => {
            mark("cite");
            jats.lose(&at.key(Cite::REFS), refs, why);
            jats.lose(&at.key(Cite::LOCATOR), locator, why);
        }
        Inline::Break(Break {}) => {
            jats.lose(at, inline, why);
            return " ".to_owned();
        }
        Inline::Cite(_) | Inline::Footnote(_) | Inline::Math(_) | Inline::Image(_) | Inline::Foreign(_) => {
            jats.lose(at, inline, why)
        }
    }
    match inline.content() {
        Some(content) => plain_words(jats, content, &at.key(Cite::CONTENT), why),
        None => String::new(),
    }
}
