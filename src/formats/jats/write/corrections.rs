//! Events after publication.

use crate::formats::jats::write::dates::{self, Unwritten};
use crate::formats::jats::write::plain_words::{plain_word, plain_words};
use crate::formats::jats::write::unmapped;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Correction, CorrectionKind, Date, Dates, Inline, Link, Metadata};
use crate::source::Path;
use crate::source::xml::{Edges, WriteXml};

/// [`<pub-history>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/pub-history.html)
///
/// ```xml
/// <event event-type="corrected">
///   <event-desc>The name of the pier was wrong.</event-desc>
///   <date date-type="corrected" iso-8601-date="2026-03-15">
///     <day>15</day><month>03</month><year>2026</year>
///   </date>
/// </event>
/// ```
pub(super) fn pub_history<'a>(
    jats: &mut Jats<'a>,
    dates: &'a Dates,
    corrections: &'a [Correction],
    at: &Path<'_>,
) {
    let Dates { modified, retracted, .. } = dates;
    let at_dates = at.key(Metadata::DATES);
    let at_corrections = at.key(Metadata::CORRECTIONS);
    jats.element("pub-history").children_unless_empty(|jats| {
        for (index, correction) in corrections.iter().enumerate() {
            self::correction(jats, correction, &at_corrections.item(index));
        }
        if let Some(date) = modified.as_ref().filter(|date| !is_given(date, corrections, |_| true)) {
            event(jats, "updated", date, &at_dates.key(Dates::MODIFIED));
        }
        let is_retraction = |kind| kind == CorrectionKind::Retraction;
        if let Some(date) = retracted.as_ref().filter(|date| !is_given(date, corrections, is_retraction)) {
            event(jats, "retracted", date, &at_dates.key(Dates::RETRACTED));
        }
        unmapped::restore(jats, "pub-history", &["event"]);
    });
}

/// Whether the last correction of some kind has this date, which is then redundant.
fn is_given(date: &Date, corrections: &[Correction], is_kind: impl Fn(CorrectionKind) -> bool) -> bool {
    let last = corrections.iter().rev().find(|correction| is_kind(correction.kind) && is_written(correction));
    last.is_some_and(|last| last.date == *date)
}

/// Whether a correction has a date and a description, without which it would not be read.
fn is_written(correction: &Correction) -> bool {
    dates::is_exact(&correction.date) && !correction.text.plain_text().is_empty()
}

/// [`<event>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/event.html) with only a date
fn event(jats: &mut Jats<'_>, event_type: &'static str, date: &Date, at: &Path<'_>) {
    if !dates::is_exact(date) {
        return jats.lose(at, date, Unwritten);
    }
    jats.element("event")
        .attr("event-type", event_type)
        .children(|jats| dates::date(jats, event_type, date, at));
}

fn correction<'a>(jats: &mut Jats<'a>, correction: &'a Correction, at: &Path<'_>) {
    let Correction { date, text, kind, work } = correction;
    if !is_written(correction) {
        return jats.lose(at, correction, "JATS corrections have a day and a text");
    }
    let event_type = match kind {
        CorrectionKind::Correction => "corrected",
        CorrectionKind::Clarification | CorrectionKind::Erratum => {
            jats.lose(&at.key(Correction::KIND), kind, "JATS writes it as a correction");
            "corrected"
        }
        CorrectionKind::Update => "updated",
        CorrectionKind::Retraction => "retracted",
        CorrectionKind::ExpressionOfConcern => "expression-of-concern",
    };
    jats.lose(&at.key(Correction::WORK), work, "JATS writes it as a related article");
    jats.element("event").attr("event-type", event_type).children(|jats| {
        jats.element("event-desc").mixed(|jats| description(jats, &text.0, &at.key(Correction::TEXT)));
        dates::date(jats, event_type, date, &at.key(Correction::DATE));
    });
}

/// The words of an [`<event-desc>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/event-desc.html), which
/// allows links and no other marks
fn description<'a>(jats: &mut Jats<'a>, text: &'a [Inline], at: &Path<'_>) {
    const WHY: &str = "JATS corrections are plain text";
    for (index, inline) in text.iter().enumerate() {
        let at = at.item(index);
        match inline {
            Inline::Text(words) => {
                jats.text_at(words, Edges { start: index == 0, end: index + 1 == text.len() });
            }
            Inline::Link(Link { href, content }) => {
                let words = plain_words(jats, content, &at.key(Link::CONTENT), WHY);
                jats.element("ext-link")
                    .attr("ext-link-type", "uri")
                    .attr("xlink:href", href.as_str())
                    .mixed(|jats| jats.text(&words));
            }
            marked => {
                let words = plain_word(jats, marked, &at, WHY);
                jats.text(&words);
            }
        }
    }
}
