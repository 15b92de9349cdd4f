//! Blocks.

use super::attributes::Attributes;
use super::embedded::image;
use super::{NoWords, Said, Writer};
use crate::formats::article::write::notes::Notes;
use crate::formats::article::write::outline::Entry;
use crate::formats::article::write::yaml;
use crate::model::{
    Aside, Block, BlockQuote, Blocks, CodeBlock, Definition, DefinitionList, Figure, Inline, Inlines, List,
    ListOrder, MathBlock, Paragraph, Section,
};
use crate::source::markdown::escape::Setting;

/// The level of the first headings: the title of the article is the one above.
pub(super) const TOP: u8 = 2;
const DEEPEST: u8 = 6;

/// Ends the sections before it.
const END: &str = "{.end}";

impl<'a> Writer<'a> {
    /// Blocks, with blank lines between them; headings begin at `level`.
    pub(super) fn blocks(&mut self, blocks: &'a Blocks, level: u8, is_quoted: bool) {
        // What follows a heading belongs to its section, unless that is ended.
        let headed: Vec<bool> = blocks.0.iter().map(|block| self.has_heading(block, level)).collect();
        let last_other = headed.iter().rposition(|is_headed| !is_headed);
        let first_heading = if level == TOP { 0 } else { last_other.map_or(0, |last| last + 1) };
        let mut markers = Markers::default();
        let mut is_in_section = false;
        for (index, block) in blocks.0.iter().enumerate() {
            let is_headed = headed[index] && index >= first_heading;
            if index > 0 {
                self.lines.line("");
            }
            if is_in_section && !is_headed && level == TOP {
                self.lines.line(END);
                self.lines.line("");
            }
            is_in_section = is_headed;
            let said = match block {
                Block::Section(_) if !is_headed => Err(NoWords),
                block => self.block(block, level, is_quoted, &mut markers),
            };
            if said.is_err() {
                markers = Markers::default();
                self.in_yaml(block);
            }
        }
    }

    /// A block, with nothing written if there are no words for it.
    fn block(&mut self, block: &'a Block, level: u8, is_quoted: bool, markers: &mut Markers) -> Said {
        let before = std::mem::take(markers);
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, is_quoted),
            Block::Section(section) => self.section(section, level, is_quoted),
            Block::Quote(quote) => self.quote(quote),
            Block::Aside(aside) => self.aside(aside),
            Block::List(list) => {
                *markers = before.next(list.order);
                self.list(list, markers, is_quoted)
            }
            Block::DefinitionList(list) => {
                let has_begun = before.is_after_definitions;
                markers.is_after_definitions = true;
                if has_begun { Err(NoWords) } else { self.definitions(list, is_quoted) }
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure, is_quoted),
            Block::Code(code) => self.code(code),
            Block::Math(math) => self.math(math),
            Block::Embed(_) | Block::Foreign(_) => Err(NoWords),
        }
    }

    /// The YAML of a block.
    fn in_yaml(&mut self, block: &Block) {
        let value = serde_json::to_value(block).expect("a block can be serialized");
        let text = yaml::write("", &Entry::new(None, value, None, &mut Notes::default()));
        self.lines.fence("byline", text.trim_end_matches('\n'));
    }

    fn attributes(&mut self, attributes: &Attributes) {
        if let Some(attributes) = attributes.written() {
            self.lines.line(&attributes);
        }
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph, is_quoted: bool) -> Said {
        let Paragraph { id, language, content } = paragraph;
        let is_figure = matches!(content.0.as_slice(), [Inline::Image(_)])
            || matches!(content.0.as_slice(), [Inline::Image(_), Inline::Text(text), ..] if text.starts_with('\n'));
        if content.0.is_empty() || is_figure {
            return Err(NoWords);
        }
        let text = self.running_text(content, Setting { is_quoted, ..Setting::default() })?;
        let language = language.as_ref().map(|language| language.as_str());
        self.attributes(&Attributes::default().id(id.as_ref()).text("language", language));
        self.lines.lines(&text);
        Ok(())
    }

    /// Whether a block is a section whose heading there are words for.
    fn has_heading(&mut self, block: &'a Block, level: u8) -> bool {
        let Block::Section(section) = block else { return false };
        let (notes, numbered) = (self.notes.len(), self.numbered);
        let has_heading = self.heading(section, level).is_ok();
        self.forget_notes(notes, numbered);
        has_heading
    }

    fn heading(&mut self, section: &'a Section, level: u8) -> Said<String> {
        let Section { id, kind, label, title, content: _ } = section;
        if level > DEEPEST {
            return Err(NoWords);
        }
        let title = match title {
            Some(title) if title.0.is_empty() => return Err(NoWords),
            Some(title) => self.running_text(title, Setting { is_one_line: true, ..Setting::default() })?,
            None => String::new(),
        };
        let attributes = Attributes::default()
            .id(id.as_ref())
            .text("kind", kind.as_deref())
            .text("label", label.as_deref());
        let parts = ["#".repeat(level.into()), title, attributes.written().unwrap_or_default()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Ok(parts.join(" "))
    }

    fn section(&mut self, section: &'a Section, level: u8, is_quoted: bool) -> Said {
        let heading = self.heading(section, level)?;
        self.lines.line(&heading);
        let content = &section.content;
        if !content.0.is_empty() {
            self.lines.line("");
            self.blocks(content, level + 1, is_quoted);
        }
        Ok(())
    }

    fn quote(&mut self, quote: &'a BlockQuote) -> Said {
        let BlockQuote { id, r#ref, content, attribution, pull } = quote;
        let attribution = match attribution {
            Some(name) if name.0.is_empty() => return Err(NoWords),
            Some(name) => {
                let name = self.running_text(name, Setting { is_one_line: true, ..Setting::default() })?;
                Some(format!("— {name}"))
            }
            None => None,
        };
        let attributes = Attributes::default()
            .id(id.as_ref())
            .text("ref", r#ref.as_ref().map(|quote| quote.as_str()))
            .word("pull", pull.then(|| "true".to_owned()));
        self.attributes(&attributes);
        self.lines.enter("> ", "> ");
        self.blocks(content, TOP, true);
        if let Some(attribution) = attribution {
            if !content.0.is_empty() {
                self.lines.line("");
            }
            self.lines.line(&attribution);
        }
        self.lines.leave();
        Ok(())
    }

    fn aside(&mut self, Aside { id, title, content }: &'a Aside) -> Said {
        let title = plain(title.as_ref())?;
        self.attributes(&Attributes::kind("aside").id(id.as_ref()).text("title", title));
        self.lines.enter("> ", "> ");
        self.blocks(content, TOP, true);
        self.lines.leave();
        Ok(())
    }

    fn list(&mut self, list: &'a List, markers: &Markers, is_quoted: bool) -> Said {
        let List { id, order, items } = list;
        if items.is_empty() {
            return Err(NoWords);
        }
        let order_word = match order {
            ListOrder::Bullet | ListOrder::Decimal => None,
            order => serde_json::to_value(order).ok().and_then(|order| order.as_str().map(str::to_owned)),
        };
        let attributes = Attributes::default().id(id.as_ref()).word("order", order_word);
        self.attributes(&attributes);
        if attributes.written().is_some() && items.first().is_some_and(|item| item.0.is_empty()) {
            // A hyphen below a line would make it a heading.
            self.lines.line("");
        }
        let is_tight = items.iter().all(is_tight);
        for (index, item) in items.iter().enumerate() {
            if index > 0 && !is_tight {
                self.lines.line("");
            }
            let marker = markers.marker(*order, index + 1);
            self.lines.enter(&marker, &" ".repeat(marker.len()));
            self.blocks(item, TOP, is_quoted);
            self.lines.leave();
        }
        Ok(())
    }

    fn definitions(&mut self, DefinitionList { id, items }: &'a DefinitionList, is_quoted: bool) -> Said {
        let is_simple = |Definition { id, term, definition }: &Definition| {
            id.is_none()
                && !term.0.is_empty()
                && matches!(definition.0.as_slice(), [Block::Paragraph(Paragraph { id: None, language: None, content })]
                    if !content.0.is_empty() && is_one_line(content))
        };
        if items.is_empty() || !items.iter().all(is_simple) {
            return Err(NoWords);
        }
        let setting = Setting { is_quoted, ..Setting::default() };
        let mut texts = Vec::new();
        for Definition { term, definition, .. } in items {
            let Some(Block::Paragraph(Paragraph { content, .. })) = definition.0.first() else {
                return Err(NoWords);
            };
            let (term, definition) =
                (self.running_text(term, setting)?, self.running_text(content, setting)?);
            if term.contains('\n') || definition.contains('\n') {
                return Err(NoWords);
            }
            texts.push((term, definition));
        }
        self.attributes(&Attributes::default().id(id.as_ref()));
        if id.is_some() {
            self.lines.line("");
        }
        for (index, (term, definition)) in texts.iter().enumerate() {
            if index > 0 {
                self.lines.line("");
            }
            self.lines.line(term);
            self.lines.line(&format!(": {definition}"));
        }
        Ok(())
    }

    fn figure(&mut self, figure: &'a Figure, is_quoted: bool) -> Said {
        let Figure { id, label, title, caption, media } = figure;
        let title = plain(title.as_ref())?;
        let mut images = Vec::new();
        for media in media {
            let mut out = String::new();
            image(&mut out, media, Setting::default())?;
            images.push(out);
        }
        if images.is_empty() {
            return Err(NoWords);
        }
        let caption = match caption {
            None => None,
            Some(caption) if matches!(caption.0.first(), None | Some(Inline::Image(_))) => {
                return Err(NoWords);
            }
            Some(caption) => Some(self.running_text(caption, Setting { is_quoted, ..Setting::default() })?),
        };
        self.attributes(
            &Attributes::default().id(id.as_ref()).text("label", label.as_deref()).text("title", title),
        );
        images.iter().for_each(|image| self.lines.line(image));
        if let Some(caption) = caption {
            self.lines.lines(&caption);
        }
        Ok(())
    }

    fn code(&mut self, CodeBlock { id, language, text }: &CodeBlock) -> Said {
        let is_fit = |language: &String| {
            !language.is_empty()
                && !matches!(language.as_str(), "byline" | "math")
                && language.chars().all(|c| c.is_alphanumeric() || "+-_.#".contains(c))
        };
        if !language.as_ref().is_none_or(is_fit) || !is_fenceable(text) {
            return Err(NoWords);
        }
        self.attributes(&Attributes::default().id(id.as_ref()));
        self.lines.fence(language.as_deref().unwrap_or_default(), text);
        Ok(())
    }

    fn math(&mut self, MathBlock { id, label, tex, mathml }: &MathBlock) -> Said {
        let (Some(tex), None) = (tex, mathml) else { return Err(NoWords) };
        if !is_fenceable(tex) {
            return Err(NoWords);
        }
        self.attributes(&Attributes::default().id(id.as_ref()).text("label", label.as_deref()));
        self.lines.fence("math", tex);
        Ok(())
    }

    /// The texts of the notes, and of those in them.
    pub(super) fn write_notes(&mut self) {
        while let Some((label, note)) = self.notes.pop_front() {
            self.lines.line("");
            self.lines.enter(&format!("[^{label}]: "), "    ");
            self.blocks(&note.content, TOP, false);
            self.lines.leave();
        }
    }
}

/// Whether lines can be between fences as they are.
fn is_fenceable(text: &str) -> bool {
    text != "\n" && !text.contains(['\0', '\r']) && !text.starts_with('\n')
}

fn is_one_line(content: &Inlines) -> bool {
    !content.0.iter().any(|inline| matches!(inline, Inline::Break(_)))
}

/// A title that attributes can have: plain text.
pub(super) fn plain(title: Option<&Inlines>) -> Said<Option<&str>> {
    match title.map(|title| title.0.as_slice()) {
        None => Ok(None),
        Some([Inline::Text(text)]) if !text.is_empty() => Ok(Some(text)),
        Some(_) => Err(NoWords),
    }
}

/// Whether an item needs no blank lines around it: one paragraph, or nothing.
fn is_tight(item: &Blocks) -> bool {
    matches!(item.0.as_slice(), [] | [Block::Paragraph(_)])
}

/// How the items of a list are marked, so that two lists in a row are not one.
#[derive(Debug, Clone, Copy, Default)]
struct Markers {
    /// The block before it: a list with these marks, or definitions.
    bullet: Option<char>,
    number: Option<char>,
    is_after_definitions: bool,
}

impl Markers {
    /// Those of a list after a block with `self`.
    fn next(self, order: ListOrder) -> Self {
        let other =
            |before: Option<char>, first, second| Some(if before == Some(first) { second } else { first });
        match order {
            ListOrder::Bullet | ListOrder::Plain => {
                Self { bullet: other(self.bullet, '-', '*'), ..Self::default() }
            }
            _ => Self { number: other(self.number, '.', ')'), ..Self::default() },
        }
    }

    fn marker(self, order: ListOrder, number: usize) -> String {
        match order {
            ListOrder::Bullet | ListOrder::Plain => format!("{} ", self.bullet.unwrap_or('-')),
            _ => format!("{number}{} ", self.number.unwrap_or('.')),
        }
    }
}
