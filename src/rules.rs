//! Rules on the meaning of an article, whatever its format, and on files written by other programs.

mod citations;
mod contributor_roles;
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
mod languages;
mod links;
mod marked;
mod metadata;
mod names;
mod news;
mod package;
#[cfg_attr(
    not(feature = "cli"),
    expect(dead_code, unused_imports, reason = "only the program looks for the files beside an article")
)]
mod package_files;
mod page;
mod parts;
mod pmc;
mod pmc_package;
mod portico;
mod profile;
mod quotes;
mod references;
mod rule_set;
mod structure;
mod text;
mod unstated;

use std::fmt;

use crate::diagnostic::{Code, Finding, Findings, Placed, Severity};
use crate::model::{Leaf, LeafType};
use crate::rules::text::Oddity;
use crate::source::{Path, Pointer};

pub(crate) use corpus::CORPUS_CODES;
pub use corpus::{Corpus, Facts};
use document::Declared;
pub(crate) use document::{Document, Origin};
pub(crate) use google::{Coverage, CoveredProperty, CoveredThing, SEARCH_RESULTS, WantedProperty};
pub(crate) use jats_file::JatsFile;
pub(crate) use jsonld_file::{JsonldFile, Object, Property};
#[cfg(feature = "cli")]
pub(crate) use package_files::{
    LONGEST_PATH, Listing, MOST_FILES, References, SIGNATURE_LENGTH, Signature, file_path, joined,
    referred_folders,
};
pub(crate) use package_files::{Package, PackageArticle};
pub(crate) use parts::Part;
pub use profile::Profile;
pub(crate) use quotes::QUOTES_UNSEARCHED;
pub use rule_set::RuleSet;

/// A check of the meaning of an article, or of the file it was read from.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Its name, severity and page.
    pub code: Code,
    /// The function that runs it.
    pub check: Check,
}

/// What a rule examines.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// Every value of these types: each date, each DOI. All such rules share one walk.
    Leaf(&'static [LeafType], fn(&Path<'_>, Leaf<'_>, &mut Report<'_>)),
    /// Every text with something unusual in it, such as a character of markup.
    OddText(Oddity, fn(&Path<'_>, Leaf<'_>, &mut Report<'_>)),
    /// Every block and every inline of the running text. All such rules share one walk.
    Part(fn(&Document<'_>, &Path<'_>, Part<'_>, &mut Report<'_>)),
    /// The article as a whole.
    Article(fn(&Document<'_>, &mut Report<'_>)),
    /// The file, if it is JATS. Findings point into the file: [`Place::Text`].
    Jats(fn(&JatsFile<'_>, &mut Report<'_>)),
    /// Several of these: a defect that can be in the article, and in a part of the file that the article does not keep.
    Each(&'static [Check]),
    /// The file, if it is JSON-LD or a web page that contains it. Findings point into the file.
    Jsonld(fn(&JsonldFile<'_>, &mut Report<'_>)),
    /// An article in JATS and the files beside it. Runs when all files were read; findings point into the article.
    Package(fn(&Package, &PackageArticle, &mut Report<'_>)),
}

/// Where a rule reports its findings. Adds the rule's code to each.
#[derive(Debug)]
pub(crate) struct Report<'r> {
    code: &'static Code,
    found: &'r mut Findings,
    unreadable: &'r [Pointer],
}

impl Report<'_> {
    /// Reports `message` at `place`; chain `.label`, `.related`, `.help`.
    pub(crate) fn at(&mut self, place: impl Placed, message: impl fmt::Display) -> &mut Finding {
        self.found.push(Finding::new(self.code, place, message))
    }

    /// Says that a date was compared with today, and the answer will be another on a later day.
    pub(crate) fn only_today(&mut self) {
        self.found.only_today();
    }

    /// Whether anything at or below `field` of the article could not be read.
    ///
    /// A rule that reports something as missing from `body` asks this first: it may be in the part that was not read.
    pub(crate) fn is_unreadable(&self, field: &str) -> bool {
        if self.unreadable.is_empty() {
            return false;
        }
        let field = Pointer::default().key(field);
        self.unreadable.iter().any(|pointer| pointer.starts_with(&field))
    }

    /// Whether `field` of the article could not be read at all; for a map, whether its entries are unknown.
    pub(crate) fn is_blank(&self, field: &str) -> bool {
        if self.unreadable.is_empty() {
            return false;
        }
        let field = Pointer::default().key(field);
        self.unreadable.contains(&field)
    }

    /// Whether part of the running text, outside `metadata`, could not be read.
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
    /// The heading of its rules.
    pub title: &'static str,
    /// The profile the rules belong to; `None` if they run by default.
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

    /// Whether `rule`, one of these, runs with these `profiles`.
    pub(crate) fn asks(&self, rule: &Rule, profiles: &[Profile]) -> bool {
        match (self.profile, rule.code.severity) {
            (Some(profile), _) => profiles.iter().any(|wanted| wanted.includes(profile)),
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
    Subject::new("Pages", page::RULES),
    Subject::of(Profile::Google, "Google Search", google::RULES),
    Subject::of(Profile::GoogleEvent, "Events in Google Search", google::RULES_OF_EVENTS),
    Subject::of(Profile::Jats4r, "JATS4R", jats4r::RULES),
    Subject::of(Profile::Pmc, "PubMed Central", pmc::RULES),
    Subject::of(Profile::News, "Newsrooms", news::RULES),
    Subject::of(Profile::Package, "Packages", package::RULES),
    Subject::of(Profile::PmcPackage, "Packages for PubMed Central", pmc_package::RULES),
    Subject::of(Profile::Portico, "Portico", portico::RULES),
];

/// All rules.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> {
    SUBJECTS.iter().flat_map(|subject| subject.rules).copied()
}

/// Whether findings of this kind depend on other files than the article.
#[cfg(feature = "cli")]
pub(crate) fn compares_files(code: &Code) -> bool {
    let of_packages = all().filter(|rule| matches!(rule.check, Check::Package(_))).map(|rule| &rule.code);
    of_packages.chain(CORPUS_CODES).any(|other| other.id == code.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_names_are_unique() {
        let mut ids: Vec<&str> = all().map(|rule| rule.code.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    }
}
