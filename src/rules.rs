//! What an article must mean, whatever format it came in; and what a file of somebody else's format must be.

mod citations;
mod corpus;
mod dates;
mod document;
mod events;
mod google;
mod identifiers;
mod jats;
mod jats4r;
mod jats_file;
mod jats_tagging;
mod jsonld;
mod jsonld_file;
mod lacking;
mod languages;
mod links;
mod metadata;
mod names;
mod news;
mod parts;
mod pmc;
mod quotes;
mod references;
mod rule_set;
mod structure;
mod text;

use std::fmt;

use crate::diagnostic::{Code, Finding, Findings, Place, Severity};
use crate::model::Leaf;
use crate::source::{Path, Pointer};

pub(crate) use corpus::CORPUS_CODES;
pub use corpus::{Corpus, Facts};
pub(crate) use document::{Document, Origin};
pub(crate) use jats_file::JatsFile;
pub(crate) use jsonld_file::{JsonldFile, Object};
pub(crate) use parts::Part;
pub(crate) use quotes::QUOTES_UNSEARCHED;
pub use rule_set::{Profile, RuleSet};

/// A check on the meaning of an article, or on the file that it came in.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Its name, severity and page.
    pub code: Code,
    /// How it looks.
    pub check: Check,
}

/// How a rule looks at an article.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// At every value of a type of its own: a date, a DOI, an id. All such rules share one walk.
    /// References are not among them: they make sense only with what they refer to.
    Leaf(fn(&Path<'_>, Leaf<'_>, &mut Report<'_>)),
    /// At every text, whatever it is.
    Text(fn(&Path<'_>, Leaf<'_>, &mut Report<'_>)),
    /// At every text that has a sign which few texts have: of markup, of control, of reading badly; or no words.
    OddText(fn(&Path<'_>, Leaf<'_>, &mut Report<'_>)),
    /// At every block and every passage of the running text. All such rules share one walk.
    Part(fn(&Document<'_>, &Path<'_>, Part<'_>, &mut Report<'_>)),
    /// At the article as a whole.
    Article(fn(&Document<'_>, &mut Report<'_>)),
    /// At the file, where it is JATS. The places of what is found are parts of the file: [`Place::Text`].
    Jats(fn(&JatsFile<'_>, &mut Report<'_>)),
    /// In several ways: one defect that the article may have and a file as well, where the article does not keep it.
    Each(&'static [Check]),
    /// At the file, where it is JSON-LD or a page that carries some. The places of what is found are parts of the file.
    Jsonld(fn(&JsonldFile<'_>, &mut Report<'_>)),
}

/// Where a rule puts what it finds. It stamps the rule's own code on everything.
#[derive(Debug)]
pub(crate) struct Report<'r> {
    code: &'static Code,
    found: &'r mut Findings,
    unreadable: &'r [Pointer],
}

impl Report<'_> {
    /// Reports `message` at `place`; chain `.label`, `.related`, `.help`.
    pub(crate) fn at(&mut self, place: impl Into<Place>, message: impl fmt::Display) -> &mut Finding {
        self.found.push(Finding::new(self.code, place, message))
    }

    /// Whether something at or below `field` of the article could not be read.
    ///
    /// A rule that says "there is no such thing in `body`" asks this first:
    /// the thing may stand in the part that was not read.
    pub(crate) fn is_unreadable(&self, field: &str) -> bool {
        if self.unreadable.is_empty() {
            return false;
        }
        let field = Pointer::default().key(field);
        self.unreadable.iter().any(|pointer| pointer.starts_with(&field))
    }

    /// Whether `field` of the article could not be read at all; of a map, that its entries are not known.
    pub(crate) fn is_blank(&self, field: &str) -> bool {
        if self.unreadable.is_empty() {
            return false;
        }
        let field = Pointer::default().key(field);
        self.unreadable.contains(&field)
    }

    /// Whether some of the running text could not be read, apart from what is in `metadata`.
    pub(crate) fn is_text_unreadable(&self) -> bool {
        ["body", "back", "subArticles"].iter().any(|field| self.is_unreadable(field))
    }

    /// Whether anything in the article could not be read.
    pub(crate) fn is_incomplete(&self) -> bool {
        !self.unreadable.is_empty()
    }
}

/// Rules about one subject.
#[derive(Debug)]
pub(crate) struct Subject {
    /// What to call it in a heading.
    pub title: &'static str,
    /// Who asks for them; `None` if they run without being asked for.
    pub profile: Option<Profile>,
    /// The rules.
    pub rules: &'static [&'static Rule],
}

impl Subject {
    const fn new(title: &'static str, rules: &'static [&'static Rule]) -> Self {
        Self { title, profile: None, rules }
    }

    const fn of(profile: Profile, title: &'static str, rules: &'static [&'static Rule]) -> Self {
        Self { title, profile: Some(profile), rules }
    }

    /// Whether `rule`, which is one of these, runs for somebody who asks for `profiles`.
    pub(crate) fn asks(&self, rule: &Rule, profiles: &[Profile]) -> bool {
        match (self.profile, rule.code.severity) {
            (Some(profile), _) => profiles.contains(&profile),
            (None, Severity::Advice) => profiles.contains(&Profile::Advice),
            (None, _) => true,
        }
    }
}

/// All rules, by subject.
pub(crate) static SUBJECTS: &[Subject] = &[
    Subject::new("References", references::RULES),
    Subject::new("Identifiers", identifiers::RULES),
    Subject::new("Dates", dates::RULES),
    Subject::new("Events", events::RULES),
    Subject::new("Quotes", quotes::RULES),
    Subject::new("Languages", languages::RULES),
    Subject::new("Links", links::RULES),
    Subject::new("Metadata", metadata::RULES),
    Subject::new("Names", names::RULES),
    Subject::new("Citations", citations::RULES),
    Subject::new("Structure", structure::RULES),
    Subject::new("Text", text::RULES),
    Subject::new("JATS", jats::RULES),
    Subject::new("JATS tagging", jats_tagging::RULES),
    Subject::new("JSON-LD", jsonld::RULES),
    Subject::of(Profile::Google, "Google Search", google::RULES),
    Subject::of(Profile::GoogleEvent, "Events in Google Search", google::RULES_OF_EVENTS),
    Subject::of(Profile::Jats4r, "JATS4R", jats4r::RULES),
    Subject::of(Profile::Pmc, "PubMed Central", pmc::RULES),
    Subject::of(Profile::News, "Newsrooms", news::RULES),
];

/// All rules.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> {
    SUBJECTS.iter().flat_map(|subject| subject.rules).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let mut ids: Vec<&str> = all().map(|rule| rule.code.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    }
}
