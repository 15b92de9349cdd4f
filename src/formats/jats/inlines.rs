//! Running text: marks, links, mentions, quotations, citations, notes.

use crate::formats::jats::writer::Jats;
use crate::formats::jats::{blocks, entity, figures, foreign, formulas};
use crate::model::{
    Break, Cite, CrossReference, DateText, Footnote, Inline, InlineCode, InlineQuote, Inlines, Link, Marked,
    Mention, OtherLanguage, Quote, QuoteRef, Speaker,
};
use crate::source::Path;
use crate::source::xml::{Element, WriteXml};

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

/// Writes running text.
pub(super) fn inlines<'a>(jats: &mut Jats<'a>, content: &'a Inlines, within: Within, at: &Path<'_>) {
    inlines_from(jats, content, 0, within, at);
}

/// Writes a stretch of running text whose first part is the one numbered `first`.
pub(super) fn inlines_from<'a>(
    jats: &mut Jats<'a>,
    content: &'a [Inline],
    first: usize,
    within: Within,
    at: &Path<'_>,
) {
    for (index, item) in content.iter().enumerate() {
        inline(jats, item, within, &at.item(first + index));
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
        Inline::Foreign(markup) => foreign::foreign(jats, markup, at),
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
        jats.element("named-content").attr("content-type", "break").text("\n");
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
    for work in refs.iter().filter(|work| jats.article.works.contains_key(work.as_str())) {
        let (index, _) = jats.reference_list.insert_full(work.as_str());
        numbers.push((index + 1).to_string());
    }
    let rid = jats.rid(refs.iter().map(|work| work.as_str()));
    let words = content.as_ref().map(Inlines::plain_text);
    if let (Some(locator), Some(words)) = (locator, words)
        && !words.contains(locator.as_str())
    {
        jats.keep(
            &at.key("locator"),
            locator,
            "JATS has no place for a locator that the printed citation leaves out",
        );
    }
    jats.numbers_are_shown |= content.is_none();
    jats.element("xref").attr("ref-type", "bibr").attr_opt("rid", rid.as_deref()).mixed(
        |jats| match content {
            Some(content) => inlines(jats, content, Within::Link, &at.key("content")),
            None => {
                numbers.extend(locator.clone());
                jats.text(&format!("[{}]", numbers.join(", ")));
            }
        },
    );
}

/// [`<xref>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/xref.html) to a part of the article
fn cross_reference<'a>(jats: &mut Jats<'a>, reference: &'a CrossReference, at: &Path<'_>) {
    let CrossReference { target: id, content } = reference;
    let target = jats.target(id.as_str());
    jats.element("xref")
        .attr("ref-type", target.map_or("other", |target| target.ref_type()))
        .attr_opt("rid", target.map(|_| id.as_str()))
        .mixed(|jats| inlines(jats, content, Within::Link, &at.key("content")));
}

/// [`<fn>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/fn.html), at the place it belongs to
fn note<'a>(jats: &mut Jats<'a>, footnote: &'a Footnote, at: &Path<'_>) {
    let Footnote { id, content } = footnote;
    jats.element("fn")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .children(|jats| blocks::paragraphs(jats, content, &at.key("content")));
}
