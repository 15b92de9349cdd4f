//! Inlines: what a paragraph is made of.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::record::record;
use crate::model::short_list::{ShortList, short_list};
use crate::model::shorthand::Shorthand;
use crate::model::tagged::tagged;
use crate::model::{BlockRef, Blocks, Date, EntityRef, Foreign, Id, Language, Media, QuoteRef, Uri, WorkRef};

tagged! {
    /// A stretch of text, or a marked passage of it.
    pub enum Inline {
        /// A passage that is emphasized.
        Emphasis(Marked) = "emphasis",
        /// A passage that is important.
        Strong(Marked) = "strong",
        /// A passage set below the line.
        Subscript(Marked) = "subscript",
        /// A passage set above the line.
        Superscript(Marked) = "superscript",
        /// A passage that is underlined.
        Underline(Marked) = "underline",
        /// A passage that is struck out.
        Strike(Marked) = "strike",
        /// A passage in small capitals.
        SmallCaps(Marked) = "smallCaps",
        /// A short piece of code.
        Code(InlineCode) = "code",
        /// A link.
        Link(Link) = "link",
        /// A declared person, organization, place, event or work, named in the text.
        Mention(Mention) = "mention",
        /// Quoted words, without the quotation marks around them.
        Quote(InlineQuote) = "quote",
        /// A date in the text, with its value.
        Date(DateText) = "date",
        /// A citation of works.
        Cite(Cite) = "cite",
        /// A reference to another part of the article.
        CrossReference(CrossReference) = "crossReference",
        /// A note to this place in the text.
        Footnote(Footnote) = "footnote",
        /// A formula in the text.
        Math(Math) = "math",
        /// An inline image.
        Image(Box<Media>) = "image",
        /// Words in another language.
        Language(OtherLanguage) = "language",
        /// A line break.
        Break(Break) = "break",
        /// Markup of another format that this model has no node for.
        Foreign(Foreign) = "foreign",
        ;
        /// Plain text: a bare string on paper.
        Text(String)
    }
}

impl Shorthand for Inline {
    fn from_short(short: String) -> Self {
        Self::Text(short)
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            _ => None,
        }
    }
}

impl Inline {
    /// The marked words, at `content`.
    ///
    /// `None` without words, or where they appear elsewhere on the page: a footnote has its own blocks.
    pub fn content(&self) -> Option<&Inlines> {
        match self {
            Self::Emphasis(Marked { content })
            | Self::Strong(Marked { content })
            | Self::Subscript(Marked { content })
            | Self::Superscript(Marked { content })
            | Self::Underline(Marked { content })
            | Self::Strike(Marked { content })
            | Self::SmallCaps(Marked { content })
            | Self::Link(Link { href: _, content })
            | Self::Mention(Mention { r#ref: _, content })
            | Self::Quote(InlineQuote { r#ref: _, content })
            | Self::Date(DateText { value: _, content })
            | Self::CrossReference(CrossReference { target: _, content })
            | Self::Language(OtherLanguage { language: _, content }) => Some(content),
            Self::Cite(Cite { refs: _, locator: _, content }) => content.as_ref(),
            Self::Text(_)
            | Self::Code(InlineCode { text: _ })
            | Self::Footnote(Footnote { id: _, content: _ })
            | Self::Math(Math { tex: _, mathml: _ })
            | Self::Image(_)
            | Self::Break(Break {})
            | Self::Foreign(Foreign { format: _, source: _ }) => None,
        }
    }
}

/// Running text: on paper a string, or a list of strings and marked passages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Inlines(
    /// The passages in order.
    pub Vec<Inline>,
);

impl ShortList for Inlines {
    type Item = Inline;
    const DESCRIPTION: &'static str = "Running text: a string, or a list of strings and marked passages.";

    fn from_short(short: &str) -> Self {
        Self::from(short)
    }

    fn as_short(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Inline::Text(text)] if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}
short_list!(Inlines, Inline);

impl From<&str> for Inlines {
    fn from(text: &str) -> Self {
        Self(if text.is_empty() { Vec::new() } else { vec![Inline::Text(text.to_owned())] })
    }
}

record! {
    /// A passage that is set in another way.
    pub struct Marked {
        /// The passage.
        pub content: Inlines,
    }
}

record! {
    /// A short piece of code.
    pub struct InlineCode {
        /// The code.
        pub text: String,
    }
}

record! {
    /// A link.
    pub struct Link {
        /// Where it leads.
        pub href: Uri,
        /// The words to follow.
        pub content: Inlines,
    }
}

record! {
    /// A declared person, organization, place, event or work, named in the text.
    pub struct Mention {
        /// Who or what is named.
        pub r#ref as "ref": EntityRef,
        /// The words that name it.
        pub content: Inlines,
    }
}

record! {
    /// Quoted words, without the quotation marks: these stay in the text around it. Several may together be one quote.
    pub struct InlineQuote {
        /// The quote these words belong to.
        pub r#ref as "ref": Option<QuoteRef> = default,
        /// The words.
        pub content: Inlines,
    }
}

record! {
    /// A date in the text, with its value.
    pub struct DateText {
        /// The date meant.
        pub value: Date,
        /// The words that say it.
        pub content: Inlines,
    }
}

record! {
    /// A citation.
    pub struct Cite {
        /// The works cited.
        pub refs: Vec<WorkRef>,
        /// Where in the work.
        #[schemars(example = &"p. 12")]
        pub locator: Option<String> = default,
        /// The citation as printed. Left out: numbers in brackets.
        pub content: Option<Inlines> = default,
    }
}

record! {
    /// A reference to another part of the article.
    pub struct CrossReference {
        /// The id of the block, figure, table or footnote.
        pub target: BlockRef,
        /// The words that refer to it.
        #[schemars(example = &"Figure 1")]
        pub content: Inlines,
    }
}

record! {
    /// A note to this place in the text.
    pub struct Footnote {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// The note.
        pub content: Blocks,
    }
}

record! {
    /// A formula in the text. Give `tex` or `mathml`, or both as alternatives.
    pub struct Math {
        /// The formula in TeX, without `$` delimiters.
        pub tex: Option<String> = default,
        /// The formula in MathML: one `math` element.
        pub mathml: Option<String> = default,
    }
}

record! {
    /// Words in another language.
    pub struct OtherLanguage {
        /// Their language.
        pub language: Language,
        /// The words.
        pub content: Inlines,
    }
}

/// A line break.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Break {}
