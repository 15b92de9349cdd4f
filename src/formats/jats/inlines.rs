//! Running text: marks, links, mentions, quotations, citations, notes.

use crate::formats::jats::entity::Target;
use crate::formats::jats::writer::Jats;
use crate::formats::jats::{blocks, entity, figures, foreign, formulas};
use crate::model::{
    Break, Cite, CrossReference, DateText, Footnote, Inline, InlineCode, InlineQuote, Inlines, Link, Marked,
    Math, Mention, OtherLanguage, Quote, QuoteRef, Speaker,
};
use crate::source::Path;
use crate::source::xml::{Edges, Element, WriteXml};

/// What the element around a text admits in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Everything, and line breaks: a title, a cell of a table.
    Title,
    /// Everything but line breaks: a paragraph, a marked passage.
    Paragraph,
    /// Marks only: a link, a cross-reference.
    Link,
    /// Marks and links: a reference as it is printed.
    Citation,
}

/// Writes running text that is part of another: a marked passage.
pub(super) fn inlines<'a>(jats: &mut Jats<'a>, content: &'a Inlines, within: Within, at: &Path<'_>) {
    run(jats, content, 0, within, false, at);
}

/// Writes running text that is all of an element that stands for itself, whose white space at the edges looks like
/// that of an indent.
pub(super) fn line<'a>(jats: &mut Jats<'a>, content: &'a Inlines, within: Within, at: &Path<'_>) {
    run(jats, content, 0, within, true, at);
}

/// Writes a stretch of such a text, whose first part is the one numbered `first`.
pub(super) fn line_from<'a>(
    jats: &mut Jats<'a>,
    content: &'a [Inline],
    first: usize,
    within: Within,
    at: &Path<'_>,
) {
    run(jats, content, first, within, true, at);
}

fn run<'a>(
    jats: &mut Jats<'a>,
    content: &'a [Inline],
    first: usize,
    within: Within,
    is_line: bool,
    at: &Path<'_>,
) {
    let start = content.iter().position(|inline| !is_silent(inline));
    let end = content.iter().rposition(|inline| !is_silent(inline));
    // The text that readers will find together with what follows.
    let mut open = None;
    for (index, item) in content.iter().enumerate() {
        let here = at.item(first + index);
        match item {
            Inline::Text(text) if text.is_empty() => {
                jats.note(&here, "JATS has no place for a text without a character");
            }
            Inline::Text(text) => {
                let mut edges =
                    Edges { start: is_line && start == Some(index), end: is_line && end == Some(index) };
                match open {
                    None => open = Some(index),
                    Some(head) => {
                        const WHY: &str = "texts that follow one another are one text in JATS";
                        jats.note(&at.item(first + head), WHY);
                        jats.note(&here, WHY);
                        edges.start = true;
                    }
                }
                jats.text_at(text, edges);
            }
            silent if is_silent(silent) => unwritten(jats, silent, &here),
            other => {
                open = None;
                inline(jats, other, within, &here);
            }
        }
    }
}

/// Whether nothing is written for it.
pub(super) fn is_silent(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.is_empty(),
        Inline::Math(math) => !formulas::is_writable(math),
        Inline::Foreign(markup) => !foreign::is_writable(markup),
        _ => false,
    }
}

/// Whether nothing is written for any of them.
pub(super) fn are_silent(content: &[Inline]) -> bool {
    content.iter().all(is_silent)
}

fn unwritten<'a>(jats: &mut Jats<'a>, silent: &'a Inline, at: &Path<'_>) {
    match silent {
        Inline::Foreign(markup) => foreign::unwritten(jats, markup, at),
        Inline::Math(Math { tex: None, mathml: Some(source) }) => {
            formulas::unwritten(jats, source, at);
        }
        _ => jats.note(at, "JATS has no place for a formula without TeX or MathML"),
    }
}

/// Writes a text into an element of its own, if there is a word in it.
pub(super) fn optional_line<'a>(
    jats: &mut Jats<'a>,
    element: &'static str,
    content: Option<&'a Inlines>,
    within: Within,
    at: &Path<'_>,
) {
    match content {
        None => {}
        Some(content) if are_silent(content) => {
            jats.note(at, format_args!("JATS does not tell an empty `{element}` from none"));
        }
        Some(content) => jats.element(element).mixed(|jats| line(jats, content, within, at)),
    }
}

fn inline<'a>(jats: &mut Jats<'a>, inline: &'a Inline, within: Within, at: &Path<'_>) {
    match inline {
        Inline::Text(text) => jats.text(text),
        Inline::Emphasis(passage) => marked(jats, "italic", passage, at),
        Inline::Strong(passage) => marked(jats, "bold", passage, at),
        Inline::Subscript(passage) => marked(jats, "sub", passage, at),
        Inline::Superscript(passage) => marked(jats, "sup", passage, at),
        Inline::Underline(passage) => marked(jats, "underline", passage, at),
        Inline::Strike(passage) => marked(jats, "strike", passage, at),
        Inline::SmallCaps(passage) => marked(jats, "sc", passage, at),
        Inline::Code(InlineCode { text }) => jats.element("monospace").text(text),
        Inline::Mention(mention) => self::mention(jats, mention, at),
        Inline::Quote(quote) => self::quote(jats, quote, at),
        Inline::Date(date) => self::date(jats, date, at),
        Inline::Language(words) => language(jats, words, at),
        Inline::Break(Break {}) => line_break(jats, within),
        Inline::Foreign(markup) => foreign::inline(jats, markup, at),
        Inline::Link(link) => {
            let admitted = within != Within::Link;
            admit(jats, admitted, "link", |jats| ext_link(jats, link, at));
        }
        Inline::Cite(cite) => {
            let admitted = !matches!(within, Within::Link | Within::Citation);
            admit(jats, admitted, "citation", |jats| citation(jats, cite, at));
        }
        Inline::CrossReference(reference) => {
            let admitted = !matches!(within, Within::Link | Within::Citation);
            admit(jats, admitted, "cross-reference", |jats| cross_reference(jats, reference, at));
        }
        Inline::Footnote(footnote) => {
            let admitted = !matches!(within, Within::Link | Within::Citation);
            admit(jats, admitted, "footnote", |jats| note(jats, footnote, at));
        }
        Inline::Math(math) => {
            let admitted = within != Within::Link;
            admit(jats, admitted, "formula", |jats| formulas::inline_formula(jats, math, at));
        }
        Inline::Image(image) => {
            let admitted = !matches!(within, Within::Link | Within::Citation);
            admit(jats, admitted, "image", |jats| figures::inline_graphic(jats, image, at));
        }
    }
}

/// Writes an element that may not stand here by itself into a `<named-content>`, which may stand and hold anything.
fn admit<'a>(
    jats: &mut Jats<'a>,
    admitted: bool,
    content_type: &'static str,
    write: impl FnOnce(&mut Jats<'a>),
) {
    if admitted {
        write(jats);
    } else {
        jats.element("named-content").attr("content-type", content_type).mixed(write);
    }
}

fn marked<'a>(jats: &mut Jats<'a>, name: &'static str, marked: &'a Marked, at: &Path<'_>) {
    let Marked { content } = marked;
    jats.element(name).mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key("content")));
}

/// [`<ext-link>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/ext-link.html)
fn ext_link<'a>(jats: &mut Jats<'a>, link: &'a Link, at: &Path<'_>) {
    let Link { href, content } = link;
    jats.element("ext-link")
        .attr("ext-link-type", "uri")
        .attr("xlink:href", href.as_str())
        .mixed(|jats| inlines(jats, content, Within::Link, &at.key("content")));
}

/// A person, organization, place, event or work that is named:
///
/// ```xml
/// <named-content content-type="place" rid="ellery">Port Ellery</named-content>
/// ```
fn mention<'a>(jats: &mut Jats<'a>, mention: &'a Mention, at: &Path<'_>) {
    let Mention { r#ref, content } = mention;
    if !jats.target(r#ref.as_str()).is_some_and(Target::is_entity) {
        let why = format_args!("there is nothing called `{}` that JATS could mention", r#ref.as_str());
        jats.note(at, why);
        let words = jats.element("named-content").attr("content-type", "entity");
        return words.mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key("content")));
    }
    entity::mention(jats, r#ref.as_str(), |jats| {
        inlines(jats, content, Within::Paragraph, &at.key("content"));
    });
}

/// Quoted words, with the ids of the quote and of its speaker:
///
/// ```xml
/// “<named-content content-type="quote" rid="q-barrage costa">It will not wait.</named-content>”
/// ```
fn quote<'a>(jats: &mut Jats<'a>, quote: &'a InlineQuote, at: &Path<'_>) {
    let InlineQuote { r#ref, content } = quote;
    if let Some(of) = r#ref
        && !matches!(jats.target(of.as_str()), Some(Target::Quote))
    {
        jats.note(&at.key("ref"), format_args!("no quote has the id `{of}`"));
    }
    quoted(jats, r#ref.as_ref()).mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key("content")));
}

/// The `<named-content>` around words that are, or belong to, the quote.
pub(super) fn quoted<'w, 'a>(jats: &'w mut Jats<'a>, quote: Option<&QuoteRef>) -> Element<'w, Jats<'a>> {
    let declared = quote.and_then(|id| jats.article.quotes.get(id.as_str()));
    let speaker = match declared {
        Some(Quote { speaker: Speaker::Agent(agent), .. }) => Some(agent.as_str()),
        _ => None,
    };
    let rid = jats.rid(quote.map(QuoteRef::as_str).into_iter().chain(speaker));
    let language = declared.and_then(|quote| quote.language.as_ref());
    jats.element("named-content")
        .attr("content-type", "quote")
        .attr_opt("rid", rid.as_deref())
        .attr_opt("xml:lang", language.map(|language| language.as_str()))
}

/// A date, with its value as a term of EDTF:
///
/// ```xml
/// <named-content content-type="date" vocab="EDTF" … vocab-term="1910/1945">from 1910 to 1945</named-content>
/// ```
fn date<'a>(jats: &mut Jats<'a>, date: &'a DateText, at: &Path<'_>) {
    let DateText { value, content } = date;
    jats.element("named-content")
        .attr("content-type", "date")
        .attr("vocab", "EDTF")
        .attr("vocab-identifier", "https://www.loc.gov/standards/datetime/")
        .attr("vocab-term", value.as_str())
        .mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key("content")));
}

fn language<'a>(jats: &mut Jats<'a>, words: &'a OtherLanguage, at: &Path<'_>) {
    let OtherLanguage { language, content } = words;
    jats.element("named-content")
        .attr("content-type", "language")
        .attr("xml:lang", language.as_str())
        .mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key("content")));
}

/// [`<break>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/break.html), which no paragraph admits.
fn line_break(jats: &mut Jats<'_>, within: Within) {
    if within == Within::Title {
        jats.element("break").empty();
    } else {
        jats.element("named-content").attr("content-type", "break").lines("\n");
    }
}

/// [`<xref>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/xref.html) to the reference list
///
/// ```xml
/// <xref ref-type="bibr" rid="silva-2024">[1, p. 12]</xref>
/// ```
fn citation<'a>(jats: &mut Jats<'a>, cite: &'a Cite, at: &Path<'_>) {
    let Cite { refs, locator, content } = cite;
    let mut numbers = Vec::new();
    let mut rid = Vec::new();
    for work in refs.iter().filter(|work| jats.article.works.contains_key(work.as_str())) {
        let (index, _) = jats.reference_list.insert_full(work.as_str());
        numbers.push((index + 1).to_string());
        rid.push(work.as_str());
    }
    if rid.is_empty() {
        jats.note(at, "none of the works that are cited is declared");
    } else if rid.len() < refs.len() {
        jats.note(&at.key("refs"), "not all works that are cited are declared");
    }
    if locator.is_some() && content.is_some() {
        let why = "JATS has no place for a locator beside the citation as it is printed";
        jats.note(&at.key("locator"), why);
    }
    let rid = (!rid.is_empty()).then(|| rid.join(" "));
    jats.numbers_are_shown |= content.is_none();
    jats.element("xref")
        .attr("ref-type", "bibr")
        .attr_opt("rid", rid.as_deref())
        .attr_opt("specific-use", content.is_none().then_some("numbers"))
        .mixed(|jats| match content {
            Some(content) => inlines(jats, content, Within::Link, &at.key("content")),
            None => {
                let numbers: Vec<_> = numbers.iter().chain(locator).map(String::as_str).collect();
                jats.text(&format!("[{}]", numbers.join(", ")));
            }
        });
}

/// [`<xref>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/xref.html) to a part of the article
fn cross_reference<'a>(jats: &mut Jats<'a>, reference: &'a CrossReference, at: &Path<'_>) {
    let CrossReference { target: id, content } = reference;
    let target = jats.target(id.as_str()).filter(|target| target.is_part());
    if target.is_none() {
        jats.note(at, format_args!("no part of the text has the id `{id}`"));
    }
    jats.element("xref")
        .attr("ref-type", target.map_or("other", Target::ref_type))
        .attr_opt("rid", target.map(|_| id.as_str()))
        .mixed(|jats| inlines(jats, content, Within::Link, &at.key("content")));
}

/// [`<fn>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/fn.html), at the place it belongs to
pub(super) fn note<'a>(jats: &mut Jats<'a>, footnote: &'a Footnote, at: &Path<'_>) {
    let Footnote { id, content } = footnote;
    jats.element("fn")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .children(|jats| blocks::paragraphs(jats, content, &at.key("content")));
}
