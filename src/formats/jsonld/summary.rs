//! Summaries of the article.

use crate::formats::jsonld::article::Article;
use crate::formats::jsonld::view::{Tagged, Text, view};
use crate::formats::jsonld::writer::Writer;
use crate::model::{Abstract, AbstractKind};
use crate::source::Path;

view! {
    /// A summary in another language, or of a sort that schema.org does not tell apart.
    Summary {
        #[serde(rename = "byline:kind")]
        kind: &'static str,
        #[serde(rename = "byline:text")]
        text: Option<Tagged<'a>>,
    }
}

impl<'a> Writer<'a> {
    /// `abstract` and `description` are in the article's language and have no sorts.
    pub(super) fn add_abstracts(&mut self, at: &Path<'_>, abstracts: &'a [Abstract], view: &mut Article<'a>) {
        for (index, Abstract { kind, language, content }) in abstracts.iter().enumerate() {
            let at = at.item(index);
            let text = self.text(&at.key("content"), content);
            if text.is_empty() {
                continue;
            }
            let list = match kind {
                _ if language.is_some() => None,
                AbstractKind::Abstract => Some(&mut view.abstracts),
                AbstractKind::Summary | AbstractKind::Standfirst | AbstractKind::Teaser => {
                    Some(&mut view.description)
                }
                AbstractKind::PlainLanguage | AbstractKind::Graphical | AbstractKind::KeyPoints => None,
            };
            match list {
                Some(list) => list.0.push(text),
                None => {
                    let text = self.tagged(&at.key("language"), Text::Owned(text), language.as_ref());
                    view.own_abstracts.push(Summary { kind: abstract_kind(*kind), text: Some(text) });
                }
            }
        }
    }
}

fn abstract_kind(kind: AbstractKind) -> &'static str {
    match kind {
        AbstractKind::Abstract => "abstract",
        AbstractKind::Summary => "summary",
        AbstractKind::Standfirst => "standfirst",
        AbstractKind::PlainLanguage => "plain-language",
        AbstractKind::Graphical => "graphical",
        AbstractKind::KeyPoints => "key-points",
        AbstractKind::Teaser => "teaser",
    }
}
