//! Blocks: what a body is made of.

use std::borrow::Cow;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::record::record;
use crate::model::short_list::{ShortList, short_list};
use crate::model::shorthand::Shorthand;
use crate::model::tagged::tagged;
use crate::model::{Id, Inlines, Language, Media, QuoteRef, Table, Url};

tagged! {
    /// A part of the body: a paragraph, a section, a table. A bare string is a paragraph.
    pub enum Block {
        /// A paragraph.
        Paragraph(Paragraph) = "paragraph",
        /// A part of the text with a heading of its own.
        Section(Section) = "section",
        /// A quotation set apart from the text.
        Quote(BlockQuote) = "quote",
        /// A list.
        List(List) = "list",
        /// Terms with their definitions.
        DefinitionList(DefinitionList) = "definitionList",
        /// A table.
        Table(Box<Table>) = "table",
        /// An image, video or audio file with its caption.
        Figure(Box<Figure>) = "figure",
        /// Lines of a program.
        Code(CodeBlock) = "code",
        /// A formula on a line of its own.
        Math(MathBlock) = "math",
        /// A sidebar or box.
        Aside(Aside) = "aside",
        /// Something shown from elsewhere: a post, a film, a map.
        Embed(Embed) = "embed",
        /// Markup of another format that this model has no node for.
        Foreign(Foreign) = "foreign",
    }
}

impl Shorthand for Block {
    fn from_short(short: String) -> Self {
        Self::Paragraph(Paragraph { id: None, language: None, content: Inlines::from(short.as_str()) })
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Paragraph(Paragraph { id: None, language: None, content }) => {
                content.as_short().map(Cow::Borrowed)
            }
            _ => None,
        }
    }
}

impl Block {
    /// The id to refer to it by.
    pub(crate) fn id(&self) -> Option<&Id> {
        match self {
            Self::Paragraph(block) => block.id.as_ref(),
            Self::Section(block) => block.id.as_ref(),
            Self::Quote(block) => block.id.as_ref(),
            Self::List(block) => block.id.as_ref(),
            Self::DefinitionList(block) => block.id.as_ref(),
            Self::Table(block) => block.id.as_ref(),
            Self::Figure(block) => block.id.as_ref(),
            Self::Code(block) => block.id.as_ref(),
            Self::Math(block) => block.id.as_ref(),
            Self::Aside(block) => block.id.as_ref(),
            Self::Embed(block) => block.id.as_ref(),
            Self::Foreign(_) => None,
        }
    }
}

/// Blocks: on paper a string, in which blank lines part paragraphs, or a list of blocks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Blocks(
    /// The blocks in order.
    pub Vec<Block>,
);

impl ShortList for Blocks {
    type Item = Block;
    const DESCRIPTION: &'static str =
        "A string, in which blank lines separate paragraphs, or a list of blocks.";

    fn from_short(short: &str) -> Self {
        Self(Self::paragraphs(short).map(|place| Block::from_short(short[place].to_owned())).collect())
    }

    fn as_short(&self) -> Option<&str> {
        let text = match self.0.as_slice() {
            [] => "",
            [Block::Paragraph(Paragraph { id: None, language: None, content })] => content.as_short()?,
            _ => return None,
        };
        (Self::from_short(text) == *self).then_some(text)
    }
}
short_list!(Blocks, Block);

impl From<&str> for Blocks {
    fn from(text: &str) -> Self {
        Self::from_short(text)
    }
}

impl Blocks {
    /// The positions of the paragraphs in a body in short form: the text between blank lines, without the
    /// white
    /// space around them.
    pub(crate) fn paragraphs(short: &str) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        std::iter::from_fn(move || {
            start += short[start..].len() - short[start..].trim_start().len();
            let rest = &short[start..];
            if rest.is_empty() {
                return None;
            }
            let mut end = 0;
            for line in rest.split_inclusive('\n') {
                if line.trim().is_empty() {
                    break;
                }
                end += line.len();
            }
            let paragraph = start..start + rest[..end].trim_end().len();
            start += end;
            Some(paragraph)
        })
    }
}

record! {
    /// A paragraph. In a list of blocks a bare string is one too.
    pub struct Paragraph {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its language, when it is not the article's.
        pub language: Option<Language> = default,
        /// The text: a string, or a list of strings and marked passages.
        pub content: Inlines,
    }
}

record! {
    /// A part of the text with a heading of its own.
    pub struct Section {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// What the section is for: `introduction`, `methods`, `acknowledgments`, `data-availability`, `ai-disclosure`.
        #[schemars(example = &"methods")]
        pub kind: Option<String> = default,
        /// Its number, or the mark that refers to it.
        #[schemars(example = &"2.1")]
        pub label: Option<String> = default,
        /// The heading.
        pub title: Option<Inlines> = default,
        /// Its content.
        pub content: Blocks,
    }
}

record! {
    /// A quotation set apart from the text.
    pub struct BlockQuote {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// The quote it shows.
        pub r#ref as "ref": Option<QuoteRef> = default,
        /// The words quoted.
        pub content: Blocks,
        /// The line that says who is quoted.
        pub attribution: Option<Inlines> = default,
        /// Whether it repeats words of the text for effect.
        pub pull: bool = default,
    }
}

record! {
    /// A list.
    pub struct List {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// How the items are marked.
        pub order: ListOrder = default,
        /// The items, each a string or a list of blocks.
        pub items: Vec<Blocks>,
    }
}

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ListOrder {
    /// With a bullet.
    #[default]
    Bullet,
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    LowerAlpha,
    /// A, B, C.
    UpperAlpha,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// Not at all.
    Plain,
}

record! {
    /// Terms with their definitions.
    pub struct DefinitionList {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// The terms.
        pub items: Vec<Definition>,
    }
}

record! {
    /// A term and what it means.
    pub struct Definition {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// The term.
        pub term: Inlines,
        /// What it means.
        pub definition: Blocks,
    }
}

record! {
    /// An image, video or audio file in the text, with its caption.
    pub struct Figure {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its number.
        #[schemars(example = &"Figure 1")]
        pub label: Option<String> = default,
        /// Its title, if it has one in addition to the caption.
        pub title: Option<Inlines> = default,
        /// What it shows. A line break parts paragraphs.
        pub caption: Option<Inlines> = default,
        /// The file; several, when they are alternatives to one another.
        pub media: Vec<Media>,
    }
}

record! {
    /// Lines of a program, or other text to be shown just as it is.
    pub struct CodeBlock {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// The programming language.
        #[schemars(example = &"rust")]
        pub language: Option<String> = default,
        /// The lines.
        pub text: String,
    }
}

record! {
    /// A formula on a line of its own. Give `tex` or `mathml`, or both as alternatives.
    pub struct MathBlock {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its number.
        #[schemars(example = &"(1)")]
        pub label: Option<String> = default,
        /// The formula in TeX, without `$` delimiters.
        #[schemars(example = &"E = mc^2")]
        pub tex: Option<String> = default,
        /// The formula in MathML: one `math` element.
        pub mathml: Option<String> = default,
    }
}

record! {
    /// A sidebar or box.
    pub struct Aside {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its heading.
        pub title: Option<Inlines> = default,
        /// Its content.
        pub content: Blocks,
    }
}

record! {
    /// Something shown from elsewhere: a post, a film, a map.
    pub struct Embed {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its URL.
        pub url: Url,
        /// What it shows.
        pub caption: Option<Inlines> = default,
    }
}

record! {
    /// Markup of another format that this model has no node for. It is written back to that format only.
    pub struct Foreign {
        /// The format it belongs to.
        pub format: ForeignFormat,
        /// The markup, just as it stood.
        pub source: String,
    }
}

/// The format that foreign markup belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ForeignFormat {
    /// JATS XML.
    Jats,
    /// HTML.
    Html,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_by_empty_lines() {
        let text = "One.\n\nTwo.\n";
        let places: Vec<&str> = Blocks::paragraphs(text).map(|place| &text[place]).collect();
        assert_eq!(places, ["One.", "Two."]);
    }
}
