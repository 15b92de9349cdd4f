//! What the article, or a work, is part of: issue, volume, periodical.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::formats::jsonld::vocabulary::publication_kind;
use crate::model::{Issn, Publication, Work};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

/// What a work is part of.
#[derive(Debug, Default)]
pub(super) struct Whole {
    pub(super) title: Option<String>,
    pub(super) volume: Option<String>,
    pub(super) issue: Option<String>,
    pub(super) issn: Option<String>,
}

impl<'d> Reader<'d> {
    /// Whether a value is a publication, an issue or a volume, not a work of its own.
    pub(super) fn is_publication(&mut self, value: Node<'d>) -> bool {
        if value.kind() != Kind::Object {
            return false;
        }
        let thing = self.graph.thing(value);
        let is_declared = self.declared.contains_key(&thing.node.id());
        !is_declared && self.entity_type(thing) == Some(EntityType::Publication)
    }

    /// Reads a publication, and what it is an issue or volume of.
    pub(super) fn publication(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<Publication> {
        let (mut volume, mut issue) = (None, None);
        let mut value = value;
        // This ends cycles of issues and volumes.
        for _ in 0..4 {
            let thing = self.graph.thing(value);
            self.see(value);
            match self.type_name(thing) {
                Some("PublicationIssue") => {
                    issue = self.string(thing, "issueNumber", &at.key(Publication::ISSUE))
                }
                Some("PublicationVolume") => {
                    volume = self.string(thing, "volumeNumber", &at.key(Publication::VOLUME))
                }
                _ => {
                    let mut publication = self.periodical(thing, at)?;
                    (publication.volume, publication.issue) = (volume, issue);
                    self.note(at, value);
                    return Some(publication);
                }
            }
            let volume_here = self.string(thing, "volumeNumber", &at.key(Publication::VOLUME));
            volume = volume.or(volume_here);
            value = self.one(thing, "isPartOf")?;
        }
        None
    }

    fn periodical(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Option<Publication> {
        let title = self.string(thing, "name", &at.key(Publication::TITLE))?;
        let kind = publication_kind(self.type_name(thing));
        let mut identified = self.identified(thing);
        let mut issn = |scheme, field| self.identifier_of(&mut identified, scheme, &at.key(field)).map(Issn);
        let mut publication = Publication {
            kind,
            issn: issn("eISSN", "issn"),
            issn_print: issn("pISSN", "issnPrint"),
            issn_l: issn("ISSN-L", "issnL"),
            abbreviated_title: self.string(thing, "alternateName", &at.key(Publication::ABBREVIATED_TITLE)),
            identifiers: self.other_identifiers(&mut identified, &at.key(Publication::IDENTIFIERS)),
            ..Publication::named(title)
        };
        for value in self.take(thing, "publisher") {
            let node = self.graph.thing(value).node.id();
            let publisher = self.article.metadata.publisher.as_ref();
            let is_known = self
                .declared
                .get(&node)
                .is_some_and(|(_, id)| publisher.is_some_and(|one| one.as_str() == id.as_str()));
            if !is_known {
                self.lose(thing, "publisher", value);
            }
        }
        for value in self.take(thing, "issn") {
            let Some(text) = self.text(value) else { continue };
            let number = Issn::from(text);
            let Publication { issn, issn_print, issn_l, .. } = &mut publication;
            let known = [&*issn, &*issn_print, &*issn_l];
            if known.into_iter().flatten().any(|known| known.canonical() == number.canonical()) {
                continue;
            }
            // The second is usually that of the print edition.
            match (&issn, &issn_print) {
                (None, _) => {
                    *issn = Some(number);
                    self.note(&at.key(Publication::ISSN), value);
                }
                (Some(_), None) => {
                    *issn_print = Some(number);
                    self.note(&at.key(Publication::ISSN_PRINT), value);
                }
                (Some(_), Some(_)) => self.lose(thing, "issn", value),
            }
        }
        Some(publication)
    }

    /// The container of a work; `false` if it cannot be determined.
    pub(super) fn whole(&mut self, value: Node<'d>, at: &Path<'_>, whole: &mut Whole) -> bool {
        if let Some(text) = self.text(value) {
            whole.title = Some(text.to_owned());
            return true;
        }
        let mut value = value;
        for _ in 0..4 {
            let thing = self.graph.thing(value);
            self.see(value);
            let volume = self.string(thing, "volumeNumber", &at.key(Publication::VOLUME));
            whole.volume = whole.volume.take().or(volume);
            let issue = self.string(thing, "issueNumber", &at.key(Publication::ISSUE));
            whole.issue = whole.issue.take().or(issue);
            let title = self.string(thing, "name", &at.key(Work::CONTAINER_TITLE));
            whole.title = whole.title.take().or(title);
            let mut identified = self.identified(thing);
            let issn = self.identifier_of(&mut identified, "ISSN", &at.key(Publication::ISSN));
            let issn = issn.or_else(|| self.string(thing, "issn", &at.key(Publication::ISSN)));
            whole.issn = whole.issn.take().or(issn);
            match self.one(thing, "isPartOf") {
                Some(larger) => value = larger,
                None => break,
            }
        }
        whole.title.is_some() || whole.issn.is_some() || whole.volume.is_some() || whole.issue.is_some()
    }
}
