//! The text without its marks, and what the marks say besides.

use indexmap::IndexSet;
use serde::Serialize;

use crate::formats::jsonld::media::{Embedded, Media};
use crate::formats::jsonld::view::Text;
use crate::formats::jsonld::writer::{WORKS, Writer};
use crate::model::{
    Aside, Block, BlockQuote, Blocks, Break, Cite, CodeBlock, CrossReference, DateText, Definition,
    DefinitionList, Embed, Figure, Footnote, Foreign, Inline, InlineCode, InlineQuote, Inlines, Link, List,
    Marked, Math, MathBlock, Mention, OtherLanguage, Paragraph, Section, Table, WorkRef,
};
use crate::source::{Path, Pointer};

/// What the marks of all texts say.
#[derive(Default)]
pub(super) struct Marks<'a> {
    /// Where links lead.
    pub(super) links: IndexSet<&'a str>,
    /// Values of dates in the text.
    pub(super) dates: IndexSet<&'a str>,
    /// Works cited, in the order of their numbers.
    pub(super) cited: IndexSet<&'a str>,
    /// Pictures, films, sounds, and what is shown from elsewhere.
    pub(super) parts: Vec<TextPart<'a>>,
    /// Footnotes.
    notes: Vec<String>,
    lost: Vec<(Lost, Pointer)>,
}

/// Something that stands in the text and is no text.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum TextPart<'a> {
    Media(Box<Media<'a>>),
    Embedded(Box<Embedded<'a>>),
}

/// What plain text cannot say and nothing else does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lost {
    Language,
    Locator,
    MathMl,
    SectionKind,
    CodeLanguage,
}

impl Lost {
    const ALL: [Self; 5] =
        [Self::Language, Self::Locator, Self::MathMl, Self::SectionKind, Self::CodeLanguage];

    /// What is lost, of one and of many.
    fn wording(self) -> (&'static str, &'static str) {
        match self {
            Self::Language => ("the language of a passage", "languages of passages"),
            Self::Locator => ("the place in a cited work", "places in cited works"),
            Self::MathMl => ("the MathML of a formula", "MathML of formulas"),
            Self::SectionKind => ("the kind of a section", "kinds of sections"),
            Self::CodeLanguage => ("the language of a program", "languages of programs"),
        }
    }
}

impl<'a> Writer<'a> {
    /// A headline: the words alone, without the numbers of citations.
    pub(super) fn heading(&mut self, at: &Path<'_>, inlines: &'a Inlines) -> Text<'a> {
        match self.line(at, inlines) {
            Text::Borrowed(text) => Text::Borrowed(text),
            Text::Owned(_) => {
                self.lose_locators(at, inlines);
                Text::Owned(inlines.plain_text().replace('\n', " "))
            }
        }
    }

    /// Says that places in works go with the numbers of the citations.
    fn lose_locators(&mut self, at: &Path<'_>, inlines: &Inlines) {
        for (index, inline) in inlines.0.iter().enumerate() {
            let at = at.item(index);
            if let Inline::Cite(Cite { refs: _, locator: Some(_), content: None }) = inline {
                self.lose_mark(&at.key("locator"), Lost::Locator);
            }
            if let Some(content) = inline.content() {
                self.lose_locators(&at.key("content"), content);
            }
        }
    }

    /// Running text on one line.
    pub(super) fn line(&mut self, at: &Path<'_>, inlines: &'a Inlines) -> Text<'a> {
        if let [Inline::Text(text)] = inlines.0.as_slice() {
            return Text::Borrowed(text);
        }
        let mut text = String::new();
        self.inlines(at, inlines, &mut text);
        Text::Owned(text.replace('\n', " "))
    }

    /// Blocks as paragraphs with a blank line between them.
    pub(super) fn text(&mut self, at: &Path<'_>, blocks: &'a Blocks) -> String {
        let mut text = String::new();
        self.blocks(at, blocks, &mut text);
        text
    }

    /// Body and back matter.
    pub(super) fn body(&mut self) -> String {
        let article = self.article;
        let mut text = String::new();
        self.blocks(&Path::ROOT.key("body"), &article.body, &mut text);
        for (index, section) in article.back.iter().enumerate() {
            self.section(&Path::ROOT.key("back").item(index), section, &mut text);
        }
        text
    }

    /// Adds the footnotes to the end of `text`.
    pub(super) fn add_notes(&mut self, text: &mut String) {
        for note in std::mem::take(&mut self.marks.notes) {
            paragraph(text).push_str(&note);
        }
    }

    /// Reports what marks say that nothing else does, all in one finding: plain text is no surprise to anybody.
    pub(super) fn lose_marks(&mut self) {
        let lost = std::mem::take(&mut self.marks.lost);
        let Some(((_, first), others)) = lost.split_first() else { return };
        let sorts = Lost::ALL.into_iter().filter(|sort| lost.iter().any(|(other, _)| other == sort));
        let sorts: Vec<_> = sorts.map(|sort| sort.wording().1).collect();
        let mut finding =
            Self::loss(first.clone(), format_args!("the text is plain: it leaves out {}", sorts.join(", ")));
        for (sort, place) in others {
            finding.related(place.clone(), sort.wording().0);
        }
        self.losses.push(finding);
    }

    fn lose_mark(&mut self, at: &Path<'_>, lost: Lost) {
        self.marks.lost.push((lost, at.pointer()));
    }

    fn blocks(&mut self, at: &Path<'_>, blocks: &'a Blocks, text: &mut String) {
        for (index, block) in blocks.0.iter().enumerate() {
            self.block(&at.item(index), block, text);
        }
    }

    fn block(&mut self, at: &Path<'_>, block: &'a Block, text: &mut String) {
        match block {
            Block::Paragraph(Paragraph { id: _, language, content }) => {
                if language.is_some() {
                    self.lose_mark(&at.key("language"), Lost::Language);
                }
                self.inlines(&at.key("content"), content, paragraph(text));
            }
            Block::Section(section) => self.section(at, section, text),
            Block::Quote(BlockQuote { id: _, r#ref: _, content, attribution, pull: _ }) => {
                self.blocks(&at.key("content"), content, text);
                self.own_paragraph(&at.key("attribution"), attribution.as_ref(), text);
            }
            Block::List(List { id: _, order: _, items }) => {
                for (index, item) in items.iter().enumerate() {
                    self.blocks(&at.key("items").item(index), item, text);
                }
            }
            Block::DefinitionList(DefinitionList { id: _, items }) => {
                for (index, Definition { term, definition }) in items.iter().enumerate() {
                    let at = at.key("items");
                    let at = at.item(index);
                    self.inlines(&at.key("term"), term, paragraph(text));
                    self.blocks(&at.key("definition"), definition, text);
                }
            }
            Block::Table(table) => self.table(at, table, text),
            Block::Figure(figure) => self.add_figure(at, figure, text),
            Block::Code(CodeBlock { id: _, language, text: code }) => {
                if language.is_some() {
                    self.lose_mark(&at.key("language"), Lost::CodeLanguage);
                }
                paragraph(text).push_str(code);
            }
            Block::Math(MathBlock { id: _, label, tex, mathml }) => {
                self.formula(at, tex.as_deref(), mathml.as_deref(), paragraph(text));
                if let Some(label) = label {
                    text.push(' ');
                    text.push_str(label);
                }
            }
            Block::Aside(Aside { id: _, title, content }) => {
                self.own_paragraph(&at.key("title"), title.as_ref(), text);
                self.blocks(&at.key("content"), content, text);
            }
            Block::Embed(embed) => self.add_embed(at, embed, text),
            Block::Foreign(foreign) => {
                let words = self.foreign(at, foreign);
                if !words.is_empty() {
                    paragraph(text).push_str(&words);
                }
            }
        }
    }

    fn section(&mut self, at: &Path<'_>, section: &'a Section, text: &mut String) {
        let Section { id: _, kind, title, content } = section;
        if kind.is_some() {
            self.lose_mark(&at.key("kind"), Lost::SectionKind);
        }
        self.own_paragraph(&at.key("title"), title.as_ref(), text);
        self.blocks(&at.key("content"), content, text);
    }

    fn own_paragraph(&mut self, at: &Path<'_>, inlines: Option<&'a Inlines>, text: &mut String) {
        if let Some(inlines) = inlines {
            self.inlines(at, inlines, paragraph(text));
        }
    }

    /// Rows are lines, cells are parted by tabulators.
    fn table(&mut self, at: &Path<'_>, table: &'a Table, text: &mut String) {
        let Table { id: _, label, title, caption, header_rows: _, header_columns: _, rows, notes } = table;
        if let Some(label) = label {
            paragraph(text).push_str(label);
        }
        self.own_paragraph(&at.key("title"), title.as_ref(), text);
        self.own_paragraph(&at.key("caption"), caption.as_ref(), text);
        for (r, row) in rows.iter().enumerate() {
            if r == 0 {
                paragraph(text);
            } else {
                text.push('\n');
            }
            let at = at.key("rows");
            let at = at.item(r);
            for (c, cell) in row.iter().enumerate() {
                if c > 0 {
                    text.push('\t');
                }
                let cell = self.text(&at.item(c).key("content"), &cell.content);
                text.push_str(&cell.replace("\n\n", " "));
            }
        }
        for (index, note) in notes.iter().enumerate() {
            self.own_paragraph(&at.key("notes").item(index), Some(note), text);
        }
    }

    /// A figure says its own caption, unless there is no file to be captioned.
    fn add_figure(&mut self, at: &Path<'_>, figure: &'a Figure, text: &mut String) {
        let caption = figure.caption.as_ref().map(|caption| self.line(&at.key("caption"), caption));
        match self.figure(at, figure, caption.clone()) {
            Some(media) => self.marks.parts.push(TextPart::Media(Box::new(media))),
            None => {
                for line in figure.label.as_deref().into_iter().chain(caption.as_deref()) {
                    paragraph(text).push_str(line);
                }
            }
        }
    }

    fn add_embed(&mut self, at: &Path<'_>, embed: &'a Embed, text: &mut String) {
        let caption = embed.caption.as_ref().map(|caption| self.line(&at.key("caption"), caption));
        match self.embedded(at, embed, caption.clone()) {
            Some(embedded) => self.marks.parts.push(TextPart::Embedded(Box::new(embedded))),
            None => caption.iter().for_each(|caption| paragraph(text).push_str(caption)),
        }
    }

    /// The words in foreign markup.
    fn foreign(&mut self, at: &Path<'_>, foreign: &'a Foreign) -> String {
        self.lose(at, "the foreign markup is left out: the text is plain");
        foreign.plain_text()
    }

    /// TeX reads well as plain text; of MathML, what stands between the tags.
    fn formula(&mut self, at: &Path<'_>, tex: Option<&str>, mathml: Option<&str>, text: &mut String) {
        if let Some(mathml) = mathml {
            self.lose_mark(&at.key("mathml"), Lost::MathMl);
            if tex.is_none() {
                push_between_tags(mathml, text);
            }
        }
        text.push_str(tex.unwrap_or_default());
    }

    fn inlines(&mut self, at: &Path<'_>, inlines: &'a Inlines, text: &mut String) {
        for (index, inline) in inlines.0.iter().enumerate() {
            self.inline(&at.item(index), inline, text);
        }
    }

    fn inline(&mut self, at: &Path<'_>, inline: &'a Inline, text: &mut String) {
        let inside = at.key("content");
        match inline {
            Inline::Text(run) => text.push_str(run),
            Inline::Emphasis(Marked { content })
            | Inline::Strong(Marked { content })
            | Inline::Subscript(Marked { content })
            | Inline::Superscript(Marked { content })
            | Inline::Underline(Marked { content })
            | Inline::Strike(Marked { content })
            | Inline::SmallCaps(Marked { content })
            | Inline::Mention(Mention { r#ref: _, content })
            | Inline::Quote(InlineQuote { r#ref: _, content })
            | Inline::CrossReference(CrossReference { target: _, content }) => {
                self.inlines(&inside, content, text);
            }
            Inline::Code(InlineCode { text: code }) => text.push_str(code),
            Inline::Link(Link { href, content }) => {
                let href = self.uri(&at.key("href"), href);
                self.marks.links.extend(href);
                self.inlines(&inside, content, text);
            }
            Inline::Date(DateText { value, content }) => {
                self.marks.dates.insert(value.as_str());
                self.inlines(&inside, content, text);
            }
            Inline::Cite(cite) => self.cite(at, cite, text),
            Inline::Footnote(Footnote { id: _, content }) => {
                let note = self.text(&inside, content);
                self.marks.notes.push(note);
            }
            Inline::Math(Math { tex, mathml }) => self.formula(at, tex.as_deref(), mathml.as_deref(), text),
            Inline::Image(image) => {
                text.push_str(image.alt.as_deref().unwrap_or_default());
                if let Some(media) = self.media(at, image) {
                    self.marks.parts.push(TextPart::Media(Box::new(media)));
                }
            }
            Inline::Language(OtherLanguage { language: _, content }) => {
                self.lose_mark(&at.key("language"), Lost::Language);
                self.inlines(&inside, content, text);
            }
            Inline::Break(Break {}) => text.push('\n'),
            Inline::Foreign(foreign) => text.push_str(&self.foreign(at, foreign)),
        }
    }

    /// The citation as printed, or the numbers of the works in `citation`, in brackets.
    fn cite(&mut self, at: &Path<'_>, cite: &'a Cite, text: &mut String) {
        let Cite { refs, locator, content } = cite;
        let mut numbers = Vec::new();
        for (index, work) in refs.iter().enumerate() {
            let at = at.key("refs");
            numbers.extend(self.citation_number(&at.item(index), work).map(|number| number.to_string()));
        }
        let Some(content) = content else {
            numbers.extend(locator.clone());
            if !numbers.is_empty() {
                text.push('[');
                text.push_str(&numbers.join(", "));
                text.push(']');
            }
            return;
        };
        let mut printed = String::new();
        self.inlines(&at.key("content"), content, &mut printed);
        if let Some(locator) = locator
            && !printed.contains(locator.as_str())
        {
            self.lose_mark(&at.key("locator"), Lost::Locator);
        }
        text.push_str(&printed);
    }

    /// The place of a work in the list of references, counted from 1.
    pub(super) fn citation_number(&mut self, at: &Path<'_>, work: &'a WorkRef) -> Option<usize> {
        self.refer(at, work.as_str(), WORKS)?;
        let (index, _) = self.marks.cited.insert_full(work.as_str());
        Some(index + 1)
    }
}

/// `text`, ready for a new paragraph.
fn paragraph(text: &mut String) -> &mut String {
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push_str("\n\n");
    }
    text
}

fn push_between_tags(markup: &str, text: &mut String) {
    for piece in markup.split('<') {
        let between = piece.split_once('>').map_or(piece, |(_, after)| after);
        text.push_str(between.trim());
    }
}
