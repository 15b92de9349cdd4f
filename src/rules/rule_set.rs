//! The set of rules to validate with.

use crate::diagnostic::{Code, Finding, Findings, Found, LeftOut, Place};
use crate::model::{Article, Date, Leaf, LeafType};
#[cfg(feature = "cli")]
use crate::rules::Coverage;
use crate::rules::jats_file::values;
use crate::rules::parts::{Part, each_part};
use crate::rules::text::Oddity;
use crate::rules::{
    Check, Document, JatsFile, JsonldFile, Origin, Package, PackageArticle, Profile, Report, Rule, SUBJECTS,
    all,
};
use crate::source::hash::HashMap;
use crate::source::jsonld::Graph;
use crate::source::{Limits, Path, Pointer, xml};
use crate::standards::jats::Edition;

/// A set of rules, and the date of validation.
///
/// ```
/// use byline::{Profile, RuleSet};
///
/// let standard = RuleSet::standard();
/// let with_advice = RuleSet::with_profiles(&[Profile::Advice]);
/// assert!(standard.len() <= with_advice.len());
/// ```
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    /// By type.
    of_leaves: [Vec<(&'static Code, OfLeaf)>; LeafType::COUNT],
    of_odd_texts: Vec<(&'static Code, Oddity, OfLeaf)>,
    of_parts: Vec<(&'static Code, OfPart)>,
    of_articles: Vec<(&'static Code, OfArticle)>,
    of_jats: Vec<(&'static Code, OfJats)>,
    of_jsonld: Vec<(&'static Code, OfJsonld)>,
    of_packages: Vec<(&'static Code, OfPackage)>,
    codes: Vec<&'static Code>,
    today: Option<Date>,
    edition: Option<Edition>,
}

type OfLeaf = fn(&Path<'_>, Leaf<'_>, &mut Report<'_>);
type OfPart = fn(&Document<'_>, &Path<'_>, Part<'_>, &mut Report<'_>);
type OfArticle = fn(&Document<'_>, &mut Report<'_>);
type OfJats = fn(&JatsFile<'_>, &mut Report<'_>);
type OfJsonld = fn(&JsonldFile<'_>, &mut Report<'_>);
type OfPackage = fn(&Package, &PackageArticle, &mut Report<'_>);

/// The rules with these codes. Diagnostics without a rule are always reported: a broken file, a missing field.
///
/// ```
/// use byline::RuleSet;
/// use byline::validate::codes;
///
/// let rules: RuleSet = codes().filter(|code| code.id.starts_with("orcid-")).collect();
/// assert!(rules.contains("orcid-checksum-wrong") && !rules.contains("reference-dangling"));
/// ```
impl FromIterator<&'static Code> for RuleSet {
    fn from_iter<I: IntoIterator<Item = &'static Code>>(codes: I) -> Self {
        let rule = |code: &'static Code| all().find(|rule| rule.code.id == code.id);
        Self::of(codes.into_iter().filter_map(rule))
    }
}

impl RuleSet {
    /// The default rules.
    pub fn standard() -> Self {
        Self::with_profiles(&[])
    }

    /// The default rules, and those of `profiles`.
    pub fn with_profiles(profiles: &[Profile]) -> Self {
        let wanted = SUBJECTS
            .iter()
            .flat_map(|subject| subject.rules.iter().copied().filter(|rule| subject.asks(rule, profiles)));
        Self::of(wanted)
    }

    pub(crate) fn of(rules: impl IntoIterator<Item = &'static Rule>) -> Self {
        let mut set = Self::default();
        for rule in rules {
            set.codes.push(&rule.code);
            set.add(&rule.code, rule.check);
        }
        set
    }

    /// The same rules on a given date; without one, no date is in the future.
    #[must_use]
    pub fn on(self, today: Date) -> Self {
        Self { today: Some(today), ..self }
    }

    /// The same rules, with JATS validated as this edition, whatever the file declares.
    #[cfg(feature = "cli")]
    #[must_use]
    pub(crate) fn judging_jats_as(self, edition: Edition) -> Self {
        Self { edition: Some(edition), ..self }
    }

    /// Whether the rule with this name is in the set.
    pub fn contains(&self, name: &str) -> bool {
        self.codes.iter().any(|code| code.id == name)
    }

    /// The number of rules.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    fn add(&mut self, code: &'static Code, check: Check) {
        match check {
            Check::Leaf(types, check) => {
                types.iter().for_each(|kind| self.of_leaves[*kind as usize].push((code, check)));
            }
            Check::OddText(oddity, check) => self.of_odd_texts.push((code, oddity, check)),
            Check::Part(check) => self.of_parts.push((code, check)),
            Check::Article(check) => self.of_articles.push((code, check)),
            Check::Jats(check) => self.of_jats.push((code, check)),
            Check::Jsonld(check) => self.of_jsonld.push((code, check)),
            Check::Package(check) => self.of_packages.push((code, check)),
            Check::Each(checks) => checks.iter().for_each(|check| self.add(code, *check)),
        }
    }

    /// The rules on a single value.
    fn of_leaf(&self, leaf: Leaf<'_>) -> &[(&'static Code, OfLeaf)] {
        LeafType::of(leaf).map_or(&[], |kind| &self.of_leaves[kind as usize])
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the findings of these rules in `article`.
    ///
    /// `unreadable` lists the places in the file that could not be read and are empty in the article. Nothing is
    /// reported there, because the file may have a value. The number of findings is [limited](Limits::diagnostics).
    pub fn check(&self, article: &Article, unreadable: &[Pointer]) -> Vec<Finding> {
        let limits = Limits::default();
        self.check_within(limits, article, Origin::Own, unreadable).shown(limits.diagnostics)
    }

    /// The findings of these rules in `article`, which was read from a file of format `origin`, with a maximum for each
    /// severity.
    pub(crate) fn check_within(
        &self,
        limits: Limits,
        article: &Article,
        origin: Origin,
        unreadable: &[Pointer],
    ) -> Found {
        let mut found = Findings::up_to(limits.diagnostics);
        let mut document = Document::new(article, self.today.as_ref(), origin, limits);
        article.walk(&mut |path, leaf| {
            document.note(leaf);
            let found_in_text = Oddity::of(leaf.as_str());
            if found_in_text != Oddity::NONE {
                for &(code, oddity, check) in &self.of_odd_texts {
                    if found_in_text.has(oddity) {
                        check(path, leaf, &mut Report { code, found: &mut found, unreadable });
                    }
                }
            }
            for &(code, check) in self.of_leaf(leaf) {
                check(path, leaf, &mut Report { code, found: &mut found, unreadable });
            }
        });
        document.resolve();
        each_part(article, &mut |path, part| {
            for &(code, check) in &self.of_parts {
                check(&document, path, part, &mut Report { code, found: &mut found, unreadable });
            }
        });
        for &(code, check) in &self.of_articles {
            check(&document, &mut Report { code, found: &mut found, unreadable });
        }
        found.extend(document.unsearched());
        let mut found = found.into_kept();
        if !unreadable.is_empty() {
            leave_out_blanks(&mut found.findings, unreadable);
            // It is unknown which of the others were there.
            found.left_out = found.left_out.uncounted();
        }
        found
    }

    /// The findings of these rules in a JATS file, with a maximum for each severity.
    pub(crate) fn check_jats_up_to(&self, most: usize, document: &xml::Document<'_>) -> Found {
        let mut found = Findings::up_to(most);
        let reports_edition =
            self.of_jats.iter().any(|(code, _)| code.id == super::jats::OTHER_EDITION.code.id);
        let file = JatsFile::new(document, self.today.as_ref(), self.edition, most, reports_edition);
        values::each(&file, &mut |spot, leaf| {
            let (count, kept) = (found.count(), found.kept());
            for &(code, check) in self.of_leaf(leaf) {
                check(&Path::ROOT, leaf, &mut Report { code, found: &mut found, unreadable: &[] });
            }
            found.kept_from(kept).iter_mut().for_each(|finding| spot.place(finding));
            found.count() == count
        });
        for &(code, check) in &self.of_jats {
            check(&file, &mut Report { code, found: &mut found, unreadable: &[] });
        }
        let mut found = found.into_kept();
        if file.has_more_violations() {
            found.left_out = found.left_out.and(LeftOut::cut());
        }
        found
    }

    /// The findings of these rules in JSON-LD, with a maximum for each severity.
    pub(crate) fn check_jsonld_up_to(&self, most: usize, graph: &Graph<'_>) -> Found {
        let mut found = Findings::up_to(most);
        if self.of_jsonld.is_empty() {
            return Found::default();
        }
        let file = JsonldFile::new(graph);
        for &(code, check) in &self.of_jsonld {
            check(&file, &mut Report { code, found: &mut found, unreadable: &[] });
        }
        found.into_kept()
    }

    /// What Google Search asks for, and what of it the first things in JSON-LD have.
    #[cfg(feature = "cli")]
    pub(crate) fn coverage_up_to(&self, most: usize, graph: &Graph<'_>) -> Coverage {
        Coverage::of(&JsonldFile::new(graph), self, most)
    }

    /// Whether rules in the set compare articles with the files beside them.
    #[cfg(feature = "cli")]
    pub(crate) fn checks_packages(&self) -> bool {
        !self.of_packages.is_empty()
    }

    /// The findings of these rules about the files of an article, with a maximum for each severity.
    #[cfg(feature = "cli")]
    pub(crate) fn check_package_up_to(
        &self,
        most: usize,
        package: &Package,
        article: &PackageArticle,
    ) -> Vec<Finding> {
        let mut found = Findings::up_to(most);
        for &(code, check) in &self.of_packages {
            check(package, article, &mut Report { code, found: &mut found, unreadable: &[] });
        }
        found.into_kept().shown(most)
    }
}

/// Removes findings at or within one of the `blanks`. There may be millions of blanks: each is checked once.
fn leave_out_blanks(findings: &mut Vec<Finding>, blanks: &[Pointer]) {
    let mut around: HashMap<&str, bool> = HashMap::default();
    for finding in &*findings {
        around.extend(places_around(&finding.place).map(|place| (place, false)));
    }
    for blank in blanks {
        if let Some(is_blank) = around.get_mut(blank.as_str()) {
            *is_blank = true;
        }
    }
    let is_blank = |finding: &Finding| places_around(&finding.place).any(|place| around[place]);
    let kept: Vec<bool> = findings.iter().map(|finding| !is_blank(finding)).collect();
    let mut kept = kept.into_iter();
    findings.retain(|_| kept.next().unwrap_or(true));
}

/// The place, and all places that contain it.
fn places_around(place: &Place) -> impl Iterator<Item = &str> {
    let pointer = match place {
        Place::At(pointer) | Place::Within(pointer, _) => Some(pointer.as_str()),
        // The key of a member was read even if its value was not.
        Place::Key(_) | Place::Text(_) => None,
    };
    std::iter::successors(pointer, |inner| inner.rfind('/').and_then(|end| inner.get(..end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_reported_in_unread_parts() {
        let article: Article =
            serde_json::from_str(r#"{ "metadata": { "title": "T", "language": "" }, "body": "B" }"#).unwrap();
        let rules = RuleSet::standard();
        assert_eq!(rules.check(&article, &[]).len(), 1);
        assert_eq!(rules.check(&article, &[Pointer::from("/metadata/language")]).len(), 0);
    }
}
