//! Running text: marks, links, mentions, quotations, citations, notes.

use crate::formats::jats::vocabulary::EDTF;
use crate::formats::jats::write::entity::{Target, identified};
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::writer::Jats;
use crate::formats::jats::write::{blocks, figures, foreign, formulas, work_identifiers};
use crate::model::{
    Break, Cite, CrossReference, DateText, Footnote, Inline, InlineCode, InlineQuote, Inlines, Link, Marked,
    Math, Mention, OtherLanguage, Work,
};
use crate::source::Path;
use crate::source::xml::{Edges, Element, WriteXml};

/// What the element around a text allows in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Everything, and line breaks: a title, a cell of a table.
    Title,
    /// Everything but line breaks: a paragraph, an inline.
    Paragraph,
    /// Marks only: a link, a cross-reference.
    Link,
    /// Marks and links: a reference as printed.
    Citation,
}

/// Writes running text within another text, such as a marked passage.
pub(super) fn inlines<'a>(jats: &mut Jats<'a>, content: &'a Inlines, within: Within, at: &Path<'_>) {
    run(jats, content, 0, within, false, at);
}

/// Writes running text that is the whole content of an element, protecting white space at its ends, which would look
/// like indentation.
pub(super) fn line<'a>(jats: &mut Jats<'a>, content: &'a Inlines, within: Within, at: &Path<'_>) {
    run(jats, content, 0, within, true, at);
}

/// Writes a part of such a text, starting with the inline at index `first`.
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
    let start = content.iter().position(|inline| !is_unwritten_inline(inline));
    let end = content.iter().rposition(|inline| !is_unwritten_inline(inline));
    let mut follows_text = false;
    for (index, item) in content.iter().enumerate() {
        let here = at.item(first + index);
        match item {
            Inline::Text(text) if text.is_empty() => {}
            Inline::Text(text) => {
                let mut edges =
                    Edges { start: is_line && start == Some(index), end: is_line && end == Some(index) };
                edges.start |= std::mem::replace(&mut follows_text, true);
                jats.text_at(text, edges);
            }
            silent if is_unwritten_inline(silent) => unwritten(jats, silent, &here),
            other => {
                follows_text = false;
                inline(jats, other, within, &here);
            }
        }
    }
}

/// Whether nothing is written for it.
pub(super) fn is_unwritten_inline(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.is_empty(),
        Inline::Math(math) => !formulas::is_writable(math),
        Inline::Foreign(markup) => !foreign::is_writable(markup),
        _ => false,
    }
}

/// Whether nothing is written for all of them.
pub(super) fn are_unwritten(content: &[Inline]) -> bool {
    content.iter().all(is_unwritten_inline)
}

/// Records an inline that nothing is written for.
fn unwritten(jats: &mut Jats<'_>, silent: &Inline, at: &Path<'_>) {
    match silent {
        Inline::Foreign(markup) => foreign::unwritten(jats, markup, at),
        Inline::Math(Math { tex: _, mathml: Some(source) }) => formulas::unwritten(jats, source, silent, at),
        Inline::Math(_) => jats.lose(at, silent, "JATS needs TeX or MathML for a formula"),
        _ => {}
    }
}

/// Records inlines that nothing is written for.
pub(super) fn all_unwritten(jats: &mut Jats<'_>, content: &[Inline], at: &Path<'_>) {
    for (index, silent) in content.iter().enumerate() {
        unwritten(jats, silent, &at.item(index));
    }
}

/// Writes a text into an element of its own, if it contains any word.
pub(super) fn optional_line<'a>(
    jats: &mut Jats<'a>,
    element: &'static str,
    content: Option<&'a Inlines>,
    within: Within,
    at: &Path<'_>,
) {
    match content {
        None => {}
        Some(content) if are_unwritten(content) => all_unwritten(jats, content, at),
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
        Inline::Mention(mention) => self::mention(jats, mention, within, at),
        Inline::Quote(quote) => self::quote(jats, quote, at),
        Inline::Date(date) => self::date(jats, date, at),
        Inline::Language(words) => language(jats, words, at),
        Inline::Break(Break {}) if within == Within::Title => jats.element("break").empty(),
        Inline::Break(Break {}) => {
            jats.lose(at, inline, "JATS allows line breaks only in titles and table cells");
            jats.text(" ");
        }
        Inline::Foreign(markup) => foreign::markup(jats, markup, at),
        Inline::Link(link) => {
            let admitted = within != Within::Link;
            if let Some(address) = email_of(link).filter(|_| admitted) {
                return jats.element("email").text(address);
            }
            admit(jats, admitted, "link", |jats| ext_link(jats, link, at));
        }
        Inline::Cite(cite) => citation(jats, cite, within, at),
        Inline::CrossReference(reference) => cross_reference(jats, reference, within, at),
        Inline::Footnote(footnote) => {
            let admitted = !matches!(within, Within::Link | Within::Citation);
            admit(jats, admitted, "footnote", |jats| note(jats, footnote, at));
        }
        Inline::Math(math) if formulas::letter(math).is_some() => {
            jats.element("italic").text(formulas::letter(math).unwrap_or_default());
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

/// Writes an element that is not allowed here directly into a `<named-content>`, which is allowed and may contain
/// anything.
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
    jats.element(name).mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key(Marked::CONTENT)));
}

/// [`<ext-link>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/ext-link.html)
fn ext_link<'a>(jats: &mut Jats<'a>, link: &'a Link, at: &Path<'_>) {
    let Link { href, content } = link;
    jats.element("ext-link")
        .attr("ext-link-type", "uri")
        .attr("xlink:href", href.as_str())
        .mixed(|jats| inlines(jats, content, Within::Link, &at.key(Link::CONTENT)));
}

/// The address of an e-mail link, if the link shows it.
fn email_of(link: &Link) -> Option<&str> {
    let address = link.href.as_str().strip_prefix("mailto:")?;
    let is_shown = matches!(link.content.0.as_slice(), [Inline::Text(text)] if text == address);
    (is_shown && !address.contains(char::is_whitespace)).then_some(address)
}

/// A mentioned person, organization, place or event, with its identifier in a registry:
///
/// ```xml
/// <named-content content-type="place" vocab="Wikidata" … vocab-term="Port Ellery">the harbour
/// city</named-content>
/// ```
///
/// A work becomes a link to it.
fn mention<'a>(jats: &mut Jats<'a>, mention: &'a Mention, within: Within, at: &Path<'_>) {
    let Mention { r#ref, content } = mention;
    let at_ref = at.key(Mention::REF);
    let at = at.key(Mention::CONTENT);
    let Some(target) = jats.target(r#ref.as_str()).filter(|target| target.is_entity()) else {
        jats.lose(&at_ref, r#ref, "nothing that can be mentioned has this id");
        return inlines(jats, content, within, &at);
    };
    if let Target::Work(work) = target {
        jats.lose(&at_ref, r#ref, "JATS has links only to works");
        return match work_identifiers::address(&work.identifiers).filter(|_| within != Within::Link) {
            Some(href) => jats
                .element("ext-link")
                .attr("ext-link-type", "uri")
                .attr("xlink:href", &href)
                .mixed(|jats| inlines(jats, content, Within::Link, &at)),
            None => inlines(jats, content, within, &at),
        };
    }
    let name = target.name().unwrap_or_default();
    let identity = target.vocab_term().filter(|_| !name.is_empty());
    match identity {
        Some(_) => jats.record(r#ref.as_str(), Facts::NAME | Facts::IDENTITY),
        None => jats.lose(&at_ref, r#ref, "JATS mentions need an identifier"),
    }
    let element = jats.element("named-content").attr("content-type", target.content_type());
    identified(element, identity.as_ref(), name).mixed(|jats| inlines(jats, content, Within::Paragraph, &at));
}

/// Quoted words:
///
/// ```xml
/// “<named-content content-type="quote">It will not wait.</named-content>”
/// ```
fn quote<'a>(jats: &mut Jats<'a>, quote: &'a InlineQuote, at: &Path<'_>) {
    let InlineQuote { r#ref, content } = quote;
    jats.lose(&at.key(InlineQuote::REF), r#ref, "JATS cannot attribute the words to a speaker");
    quoted(jats).mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key(InlineQuote::CONTENT)));
}

/// The `<named-content>` around quoted words.
pub(super) fn quoted<'w, 'a>(jats: &'w mut Jats<'a>) -> Element<'w, Jats<'a>> {
    jats.element("named-content").attr("content-type", "quote")
}

/// A date, with its value in EDTF:
///
/// ```xml
/// <named-content content-type="date" vocab="EDTF" … vocab-term="1910/1945">from 1910 to 1945</named-content>
/// ```
fn date<'a>(jats: &mut Jats<'a>, date: &'a DateText, at: &Path<'_>) {
    let DateText { value, content } = date;
    jats.element("named-content")
        .attr("content-type", "date")
        .attr("vocab", "EDTF")
        .attr("vocab-identifier", EDTF)
        .attr("vocab-term", value.as_str())
        .mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key(DateText::CONTENT)));
}

fn language<'a>(jats: &mut Jats<'a>, words: &'a OtherLanguage, at: &Path<'_>) {
    let OtherLanguage { language, content } = words;
    jats.element("named-content")
        .attr("content-type", "language")
        .attr("xml:lang", language.as_str())
        .mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key(OtherLanguage::CONTENT)));
}

/// [`<xref>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/xref.html) to the reference list,
/// one for each work, in brackets
///
/// ```xml
/// [<xref ref-type="bibr" rid="silva-2024">1</xref>, p. 12]
/// ```
fn citation<'a>(jats: &mut Jats<'a>, cite: &'a Cite, within: Within, at: &Path<'_>) {
    let Cite { refs, locator, content } = cite;
    let number = |jats: &Jats<'a>, work: &str| jats.targets.listed.get_index_of(work).map(|index| index + 1);
    let known: Vec<_> =
        refs.iter().filter_map(|work| Some((work.as_str(), number(jats, work.as_str())?))).collect();
    for (index, work) in refs.iter().enumerate() {
        if number(jats, work.as_str()).is_none() {
            jats.lose(&at.key(Cite::REFS).item(index), work, "no work has this id");
        }
    }
    let admitted = !matches!(within, Within::Link | Within::Citation);
    let xref = |jats: &mut Jats<'a>, rid: &str, write: &mut dyn FnMut(&mut Jats<'a>)| {
        admit(jats, admitted, "citation", |jats| {
            jats.element("xref").attr("ref-type", "bibr").attr("rid", rid).mixed(|jats| write(jats));
        });
    };
    if let Some(content) = content {
        jats.lose(&at.key(Cite::LOCATOR), locator, "JATS holds the citation as printed");
        let at = at.key(Cite::CONTENT);
        let rid = known.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(" ");
        return match known.is_empty() {
            true => inlines(jats, content, Within::Link, &at),
            false => xref(jats, &rid, &mut |jats| inlines(jats, content, Within::Link, &at)),
        };
    }
    if known.is_empty() {
        return jats.lose(at, cite, "none of the works is in the reference list");
    }
    jats.text("[");
    for (index, (id, number)) in known.into_iter().enumerate() {
        if index > 0 {
            jats.text(", ");
        }
        xref(jats, id, &mut |jats| jats.text(&number.to_string()));
    }
    match locator.as_deref() {
        Some(locator) if !locator.is_empty() && !locator.contains(']') => {
            jats.text(", ");
            jats.text(locator);
        }
        _ => jats.lose(&at.key(Cite::LOCATOR), locator, "JATS holds the locator in the text of the citation"),
    }
    jats.text("]");
}

/// [`<xref>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/xref.html) to a part of the article
fn cross_reference<'a>(jats: &mut Jats<'a>, reference: &'a CrossReference, within: Within, at: &Path<'_>) {
    let CrossReference { target: id, content } = reference;
    let inside = at.key(CrossReference::CONTENT);
    let Some(target) = jats.target(id.as_str()).filter(|target| target.is_part()) else {
        jats.lose(&at.key(Work::TYPE), &"crossReference", "no part of the text has this id");
        jats.lose(&at.key(CrossReference::TARGET), id, "no part of the text has this id");
        return inlines(jats, content, within, &inside);
    };
    let admitted = !matches!(within, Within::Link | Within::Citation);
    admit(jats, admitted, "cross-reference", |jats| {
        jats.element("xref")
            .attr("ref-type", target.ref_type())
            .attr("rid", id.as_str())
            .mixed(|jats| inlines(jats, content, Within::Link, &inside));
    });
}

/// [`<fn>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/fn.html), in the text
pub(super) fn note<'a>(jats: &mut Jats<'a>, footnote: &'a Footnote, at: &Path<'_>) {
    let Footnote { id, content } = footnote;
    jats.element("fn")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .children(|jats| blocks::paragraphs(jats, content, &at.key(Footnote::CONTENT)));
}
