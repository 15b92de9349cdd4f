//! Running text.

use super::attributes::Attributes;
use super::embedded::{code, image, math, target};
use super::{NoWords, Said, Writer};
use crate::model::{
    Cite, CrossReference, DateText, Footnote, Id, Inline, InlineCode, InlineQuote, Inlines, Link, Marked,
    Mention, OtherLanguage, WorkRef,
};
use crate::source::markdown::Reference;
use crate::source::markdown::escape::{Setting, escape, finish};
use crate::source::markdown::openers;

/// Where running text is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) setting: Setting,
    is_in_link: bool,
    /// Within which marks it is: emphasis and the like.
    marks: [bool; 3],
}

impl From<Setting> for Around {
    fn from(setting: Setting) -> Self {
        Self { setting, ..Self::default() }
    }
}

impl<'a> Writer<'a> {
    /// Running text by itself: a paragraph, a heading, a cell.
    pub(super) fn running_text(&mut self, content: &'a Inlines, setting: Setting) -> Said<String> {
        let mut out = String::new();
        let (notes, numbered) = (self.notes.len(), self.numbered);
        let said = match content.0.last() {
            Some(Inline::Break(_)) => Err(NoWords),
            _ => self.inlines(&mut out, content, setting.into()),
        };
        let said = said.and(if has_bracket_at_note(&out) { Err(NoWords) } else { Ok(()) });
        if said.is_err() {
            // They are in the YAML of the block.
            self.forget_notes(notes, numbered);
        }
        said?;
        finish(&mut out);
        Ok(out)
    }

    /// Goes back to so many notes.
    pub(super) fn forget_notes(&mut self, notes: usize, numbered: usize) {
        for (label, _) in self.notes.drain(notes..) {
            self.labels.remove(&label.to_lowercase());
        }
        self.numbered = numbered;
    }

    fn inlines(&mut self, out: &mut String, content: &'a Inlines, around: Around) -> Said {
        let mut mark: Option<(char, String)> = None;
        for (index, inline) in content.0.iter().enumerate() {
            let next = content.0.get(index + 1);
            match inline {
                Inline::Text(text) => {
                    let mut rest = text.as_str();
                    if let Some((closing, attributes)) = mark.take() {
                        rest = rest.strip_prefix(closing).ok_or(NoWords)?;
                        out.push(closing);
                        out.push_str(&attributes);
                    }
                    let is_single = text.is_empty() || matches!(next, Some(Inline::Text(_)));
                    if is_single {
                        return Err(NoWords);
                    }
                    let setting = Setting { is_followed: next.is_some(), ..around.setting };
                    escape(out, rest, setting).ok_or(NoWords)?;
                }
                Inline::Quote(quote) => {
                    let before = index.checked_sub(1).and_then(|before| content.0.get(before));
                    mark = self.between_marks(quote, before, next);
                    match mark {
                        Some(_) => self.inlines(out, &quote.content, around)?,
                        None => self.inline_quote(out, quote, around)?,
                    }
                }
                other => self.inline(out, other, around)?,
            }
        }
        Ok(())
    }

    /// The mark that ends quoted words which are between quotation marks in the text, and the attributes after it.
    fn between_marks(
        &self,
        quote: &InlineQuote,
        before: Option<&Inline>,
        next: Option<&Inline>,
    ) -> Option<(char, String)> {
        let id = quote.r#ref.as_ref()?.as_str();
        let (Some(Inline::Text(before)), Some(Inline::Text(next))) = (before, next) else { return None };
        let closing = next.chars().next()?;
        let openers = openers(closing);
        let is_between = before.ends_with(openers)
            && Id::from(id).is_well_formed()
            && !holds_quote(&quote.content)
            && !quote
                .content
                .0
                .iter()
                .any(|inline| matches!(inline, Inline::Text(text) if text.contains(openers)));
        is_between.then(|| (closing, format!("{{#{id}}}")))
    }

    fn inline_quote(&mut self, out: &mut String, quote: &'a InlineQuote, around: Around) -> Said {
        let InlineQuote { r#ref, content } = quote;
        match r#ref {
            Some(id) => self.reference(out, Reference::Quote, id.as_str(), content, around),
            None => self.span(out, content, Attributes::kind("quote"), around),
        }
    }

    fn inline(&mut self, out: &mut String, inline: &'a Inline, around: Around) -> Said {
        match inline {
            Inline::Emphasis(marked) => self.marked(out, marked, "emphasis", "*", 0, around),
            Inline::Strong(marked) => self.marked(out, marked, "strong", "**", 1, around),
            Inline::Strike(marked) => self.marked(out, marked, "strike", "~~", 2, around),
            Inline::Subscript(marked) => self.raised(out, marked, "subscript", '~', around),
            Inline::Superscript(marked) => self.raised(out, marked, "superscript", '^', around),
            Inline::Underline(Marked { content }) => {
                self.span(out, content, Attributes::kind("underline"), around)
            }
            Inline::SmallCaps(Marked { content }) => {
                self.span(out, content, Attributes::kind("smallCaps"), around)
            }
            Inline::Code(InlineCode { text }) => code(out, text, around.setting),
            Inline::Link(link) => self.link(out, link, around),
            Inline::Mention(Mention { r#ref, content }) => {
                self.reference(out, Reference::Mention, r#ref.as_str(), content, around)
            }
            Inline::CrossReference(CrossReference { target, content }) => {
                self.reference(out, Reference::Part, target.as_str(), content, around)
            }
            Inline::Date(DateText { value, content }) => {
                self.span(out, content, Attributes::default().text("value", Some(value.as_str())), around)
            }
            Inline::Language(OtherLanguage { language, content }) => {
                let attributes = Attributes::default().text("language", Some(language.as_str()));
                self.span(out, content, attributes, around)
            }
            Inline::Cite(cite) => self.cite(out, cite, around),
            Inline::Footnote(note) => self.note(out, note, around),
            Inline::Math(formula) => math(out, formula),
            Inline::Image(media) => image(out, media, around.setting),
            Inline::Break(_) if around.setting.is_one_line || out.is_empty() || out.ends_with('\n') => {
                Err(NoWords)
            }
            Inline::Break(_) => {
                finish(out);
                out.push_str("\\\n");
                Ok(())
            }
            // It is written with what is before and after it.
            Inline::Quote(_) | Inline::Text(_) | Inline::Foreign(_) => Err(NoWords),
        }
    }

    /// A passage in brackets, with attributes.
    fn span(
        &mut self,
        out: &mut String,
        content: &'a Inlines,
        attributes: Attributes,
        around: Around,
    ) -> Said {
        out.push('[');
        self.inlines(out, content, around)?;
        out.push(']');
        out.push_str(&attributes.written().ok_or(NoWords)?);
        Ok(())
    }

    /// Emphasis and the like: between marks if letters are next to them.
    fn marked(
        &mut self,
        out: &mut String,
        Marked { content }: &'a Marked,
        kind: &str,
        mark: &str,
        number: usize,
        mut around: Around,
    ) -> Said {
        let sign = mark.chars().next().unwrap_or_default();
        if around.marks[number] || out.ends_with(sign) || !is_between_words(content) {
            return self.span(out, content, Attributes::kind(kind), around);
        }
        around.marks[number] = true;
        out.push_str(mark);
        self.inlines(out, content, around)?;
        out.push_str(mark);
        Ok(())
    }

    /// A subscript or superscript: between marks if it is one word.
    fn raised(
        &mut self,
        out: &mut String,
        Marked { content }: &'a Marked,
        kind: &str,
        mark: char,
        around: Around,
    ) -> Said {
        match content.0.as_slice() {
            [Inline::Text(text)]
                if !text.is_empty()
                    && text.chars().all(char::is_alphanumeric)
                    && out.ends_with(char::is_alphanumeric) =>
            {
                out.push(mark);
                out.push_str(text);
                out.push(mark);
                Ok(())
            }
            _ => self.span(out, content, Attributes::kind(kind), around),
        }
    }

    fn link(&mut self, out: &mut String, Link { href, content }: &'a Link, mut around: Around) -> Said {
        let target = target(href).filter(|_| !around.is_in_link && !href.as_str().starts_with(['#', '@']));
        let Some(target) = target else {
            let attributes = Attributes::kind("link").text("href", Some(href.as_str()));
            return self.span(out, content, attributes, around);
        };
        around.is_in_link = true;
        self.linked(out, content, &target, around)
    }

    fn linked(&mut self, out: &mut String, content: &'a Inlines, target: &str, around: Around) -> Said {
        out.push('[');
        self.inlines(out, content, around)?;
        out.push_str("](");
        out.push_str(target);
        out.push(')');
        Ok(())
    }

    /// A mention, a quote or a reference to a part of the article: a link, if its id says which.
    fn reference(
        &mut self,
        out: &mut String,
        kind: Reference,
        id: &str,
        content: &'a Inlines,
        mut around: Around,
    ) -> Said {
        let says_which = self.ids.reference(id) == kind && Id::from(id).is_well_formed();
        if says_which && !around.is_in_link {
            around.is_in_link = true;
            return self.linked(out, content, &format!("#{id}"), around);
        }
        let attributes = match kind {
            Reference::Mention => Attributes::kind("mention").text("ref", Some(id)),
            Reference::Quote => Attributes::kind("quote").text("ref", Some(id)),
            Reference::Part => Attributes::kind("crossReference").text("target", Some(id)),
        };
        self.span(out, content, attributes, around)
    }

    fn cite(&mut self, out: &mut String, cite: &'a Cite, mut around: Around) -> Said {
        let Cite { refs, locator, content } = cite;
        if refs.is_empty() || !refs.iter().all(is_citable) {
            return Err(NoWords);
        }
        let works: Vec<String> = refs.iter().map(|id| format!("@{}", id.as_str())).collect();
        match (content, locator) {
            (Some(content), locator) if !around.is_in_link => {
                around.is_in_link = true;
                self.linked(out, content, &works.join(";"), around)?;
                out.extend(Attributes::default().text("locator", locator.as_deref()).written());
                Ok(())
            }
            (None, None) => {
                out.push_str(&format!("[{}]", works.join("; ")));
                Ok(())
            }
            (None, Some(locator)) if is_plain(locator) => {
                out.push_str(&format!("[{}, {locator}]", works.join("; ")));
                Ok(())
            }
            _ => Err(NoWords),
        }
    }

    fn note(&mut self, out: &mut String, note: &'a Footnote, around: Around) -> Said {
        let Footnote { id, content } = note;
        if around.is_in_link || content.0.is_empty() {
            return Err(NoWords);
        }
        let label = match id {
            Some(id) if id.is_well_formed() => id.as_str().to_owned(),
            Some(_) => return Err(NoWords),
            None => {
                self.numbered += 1;
                self.numbered.to_string()
            }
        };
        if !self.labels.insert(label.to_lowercase()) {
            return Err(NoWords);
        }
        out.push_str(&format!("[^{label}]"));
        self.notes.push_back((label, note));
        Ok(())
    }
}

/// Whether there is a quote in the text: it divides what is between the quotation marks around it.
fn holds_quote(content: &Inlines) -> bool {
    content
        .0
        .iter()
        .any(|inline| matches!(inline, Inline::Quote(_)) || inline.content().is_some_and(holds_quote))
}

/// Whether a note is next to another bracket, `[[^1]` or `[^1][`: it would be read as a link.
fn has_bracket_at_note(text: &str) -> bool {
    text.match_indices("[^").any(|(start, _)| {
        let end = text[start..].find(']').map_or(text.len(), |end| start + end + 1);
        text[..start].ends_with('[') || text[end..].starts_with('[')
    })
}

/// Whether marks around the text are next to letters or digits on their inner side.
fn is_between_words(content: &Inlines) -> bool {
    let first =
        matches!(content.0.first(), Some(Inline::Text(text)) if text.starts_with(char::is_alphanumeric));
    first && matches!(content.0.last(), Some(Inline::Text(text)) if text.ends_with(char::is_alphanumeric))
}

/// Whether the id of a work can be in a citation.
fn is_citable(id: &WorkRef) -> bool {
    let is_edge = |c: char| c.is_ascii_alphanumeric();
    let text = id.as_str();
    text.starts_with(is_edge)
        && text.ends_with(is_edge)
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        && !text.contains("__")
}

/// Whether a locator can be in a citation.
fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && !text.contains(|c: char| c.is_control() || "[]\\`<>*_~^&|{}!$;".contains(c))
}
