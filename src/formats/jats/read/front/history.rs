//! What happened to the article before and after it was published.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Correction, CorrectionKind, Date, Metadata, WorkRef};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<history>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/history.html)
    pub(super) fn history(&mut self, history: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let at = at.key("dates");
        for child in history.elements() {
            if !child.is("date") {
                self.ignore(child);
                continue;
            }
            let Some(date) = self.date(child) else {
                self.keep("history", child);
                continue;
            };
            let date_type = self.attribute(child, "date-type").unwrap_or_default().to_ascii_lowercase();
            let dates = &mut metadata.dates;
            let (field, key) = match date_type.as_str() {
                "created" => (&mut dates.created, "created"),
                "received" => (&mut dates.received, "received"),
                "accepted" => (&mut dates.accepted, "accepted"),
                "rev-recd" | "revised" | "revision-received" | "rev-received" => {
                    let list = at.key("revised");
                    self.note(&list.item(dates.revised.len()), child);
                    dates.revised.push(date);
                    continue;
                }
                "corrected" => (&mut dates.modified, "modified"),
                "retracted" => (&mut dates.retracted, "retracted"),
                _ => {
                    self.keep("history", child);
                    continue;
                }
            };
            if field.is_some() {
                self.keep("history", child);
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
                self.keep("pub-history", event);
            }
        }
    }

    /// [`<event>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/event.html); whether the article has a
    /// place for all that it says
    fn event(&mut self, event: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) -> bool {
        let event_type = self.attribute(event, "event-type").unwrap_or_default();
        let described = event.child("event-desc");
        let inexact = described.and_then(|described| described.child("string-date"));
        let inexact = inexact.map(|date| Date(self.words(date)));
        let Some(date) = inexact.or_else(|| self.date(event.child("date")?)) else { return false };
        let simple = ["event-desc", "date", "notes"];
        if !event.elements().all(|child| simple.contains(&child.name())) {
            return false;
        }
        let dates = &mut metadata.dates;
        let field = match event_type.as_str() {
            "modified" => Some((&mut dates.modified, "modified")),
            "retracted" => Some((&mut dates.retracted, "retracted")),
            _ => None,
        };
        if let Some((field, key)) = field {
            if field.is_some() {
                return false;
            }
            *field = Some(date);
            self.note(&at.key("dates").key(key), event);
            return true;
        }
        let Some(kind) = correction_kind(&event_type) else { return false };
        let list = at.key("corrections");
        let at = list.item(metadata.corrections.len());
        let (mut text, mut work) = (None, None);
        for notes in event.elements().filter(|child| child.is("notes")) {
            for paragraph in notes.elements() {
                match self.only_work(paragraph) {
                    Some(id) => work = Some(id),
                    None => text = Some(self.inlines(paragraph, &at.key("text"))),
                }
            }
        }
        let text = match (text, described) {
            (Some(text), _) => text,
            (None, Some(described)) => {
                let mut words = self.words(described);
                if let Some(date) = described.child("string-date") {
                    let date = self.words(date);
                    words =
                        words.strip_suffix(&date).map(|words| words.trim_end().to_owned()).unwrap_or(words);
                }
                words.as_str().into()
            }
            (None, None) => Default::default(),
        };
        self.note(&at, event);
        metadata.corrections.push(Correction { date, text, kind, work });
        true
    }

    /// The work that a paragraph names and nothing else.
    fn only_work(&self, paragraph: Node<'d>) -> Option<WorkRef> {
        let mut children = paragraph.children().filter(|child| !child.is_blank());
        let only = children.next().filter(|child| child.is("named-content"))?;
        let is_work =
            self.attribute(only, "content-type").as_deref() == Some("work") && children.next().is_none();
        self.attribute(only, "rid").filter(|_| is_work).map(WorkRef)
    }
}

fn correction_kind(event_type: &str) -> Option<CorrectionKind> {
    Some(match event_type {
        "correction" | "corrected" => CorrectionKind::Correction,
        "clarification" => CorrectionKind::Clarification,
        "erratum" => CorrectionKind::Erratum,
        "update" | "updated" => CorrectionKind::Update,
        "retraction" => CorrectionKind::Retraction,
        "expression-of-concern" => CorrectionKind::ExpressionOfConcern,
        _ => return None,
    })
}
