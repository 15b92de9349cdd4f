//! The history of the article before and after publication.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Correction, CorrectionKind, Dates, Metadata};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<history>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/history.html)
    pub(super) fn history(&mut self, history: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let at = at.key(Metadata::DATES);
        for child in history.elements() {
            if !child.is("date") {
                self.ignore(child);
                continue;
            }
            let Some(date) = self.date(child) else {
                self.keep_unmapped("history", child);
                continue;
            };
            let date_type = self.attribute(child, "date-type").unwrap_or_default().to_ascii_lowercase();
            let dates = &mut metadata.dates;
            let (field, key) = match date_type.as_str() {
                "created" => (&mut dates.created, "created"),
                "received" => (&mut dates.received, "received"),
                "accepted" => (&mut dates.accepted, "accepted"),
                "rev-recd" | "revised" | "revision-received" | "rev-received" => {
                    let list = at.key(Dates::REVISED);
                    self.note(&list.item(dates.revised.len()), child);
                    dates.revised.push(date);
                    continue;
                }
                "corrected" => (&mut dates.modified, "modified"),
                "retracted" => (&mut dates.retracted, "retracted"),
                _ => {
                    self.keep_unmapped("history", child);
                    continue;
                }
            };
            if field.is_some() {
                self.keep_unmapped("history", child);
                continue;
            }
            *field = Some(date);
            self.note(&at.key(key), child);
        }
    }

    /// [`<pub-history>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/pub-history.html)
    pub(super) fn pub_history(&mut self, pub_history: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        for event in pub_history.elements() {
            if !event.is("event") || !self.event(event, metadata, at) {
                self.keep_unmapped("pub-history", event);
            }
        }
        self.dates_of_corrections(metadata);
    }

    /// [`<event>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/event.html); returns whether the article
    /// has a place for all of it. Without a description it is the date of a change or retraction.
    fn event(&mut self, event: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) -> bool {
        let event_type = self.attribute(event, "event-type").unwrap_or_default();
        let is_simple = event.elements().all(|child| matches!(child.name(), "event-desc" | "date" | "notes"));
        let Some(date) = event.child("date").filter(|_| is_simple).and_then(|date| self.date(date)) else {
            return false;
        };
        let described = event.child("event-desc");
        let dates = &mut metadata.dates;
        let field = match event_type.as_str() {
            "modified" | "updated" if described.is_none() => Some((&mut dates.modified, "modified")),
            "retracted" if described.is_none() => Some((&mut dates.retracted, "retracted")),
            _ => None,
        };
        if let Some((field, key)) = field {
            if field.is_some() {
                return false;
            }
            *field = Some(date);
            self.note(&at.key(Metadata::DATES).key(key), event);
            return true;
        }
        let Some(kind) = correction_kind(&event_type) else { return false };
        let list = at.key(Metadata::CORRECTIONS);
        let at = list.item(metadata.corrections.len());
        let noted = event.child("notes").and_then(|notes| notes.elements().next());
        let words = noted.or(described).map(|words| self.inlines(words, &at.key(Correction::TEXT)));
        self.note(&at, event);
        metadata.corrections.push(Correction { date, text: words.unwrap_or_default(), kind, work: None });
        true
    }

    /// An article was last changed by its last correction, and is retracted if a notice says so.
    fn dates_of_corrections(&mut self, metadata: &mut Metadata) {
        let Metadata { dates, corrections, .. } = metadata;
        let last = |is_kind: fn(CorrectionKind) -> bool| {
            corrections.iter().rev().find(|correction| is_kind(correction.kind)).map(|last| last.date.clone())
        };
        dates.modified = dates.modified.take().or_else(|| last(|_| true));
        dates.retracted = dates.retracted.take().or_else(|| last(|kind| kind == CorrectionKind::Retraction));
    }
}

fn correction_kind(event_type: &str) -> Option<CorrectionKind> {
    Some(match event_type {
        "correction" | "corrected" => CorrectionKind::Correction,
        "clarification" => CorrectionKind::Clarification,
        "erratum" => CorrectionKind::Erratum,
        "update" | "updated" => CorrectionKind::Update,
        "retraction" | "retracted" => CorrectionKind::Retraction,
        "expression-of-concern" => CorrectionKind::ExpressionOfConcern,
        _ => return None,
    })
}
