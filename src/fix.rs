//! Applying the fixes of findings.

use std::collections::BTreeMap;

use crate::diagnostic::{Applicability, DIAGNOSTICS_TOO_MANY, Diagnostic, Severity};
use crate::formats::Format;
use crate::source::edit::{Edit, Replacement, apply};
use crate::source::hash::{HashMap, HashSet};
use crate::source::{Limits, Source, Span, SyntaxError, Tree, json, markdown, xml, yaml};

/// A text after its fixes, and the remaining diagnostics.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Fixed {
    /// The fixed text.
    pub source: Source,
    /// How many findings were fixed, by code.
    pub fixed: BTreeMap<&'static str, usize>,
    /// The diagnostics in the fixed text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Fixed {
    /// The number of fixed findings.
    pub fn count(&self) -> usize {
        self.fixed.values().sum()
    }
}

/// Applies every fix that is at least as safe as `wanted`, validates again with `judge`, and repeats until there is
/// none left.
///
/// A fix is only applied if the new text has exactly the intended change (for a file in another format: if it can still
/// be parsed), if its own finding is gone, and if there is no new error that cannot be fixed as well. The number of
/// errors never increases. A second run changes nothing more, unless two rules contradict each other.
///
/// ```
/// use byline::diagnostic::Applicability;
/// use byline::fix::fix;
/// use byline::formats::article::Syntax;
/// use byline::RuleSet;
/// use byline::source::Source;
/// use byline::validate::validate;
///
/// let source = Source::new("article.yaml", "metadata: { title: 7, language: en }\nbody: Votes.\n");
/// let judge = |source: &Source| validate(source, Syntax::Yaml, &RuleSet::standard()).diagnostics;
/// let fixed = fix(source, Syntax::Yaml, Applicability::Safe, judge);
/// assert_eq!(fixed.source.text, "metadata: { title: \"7\", language: en }\nbody: Votes.\n");
/// assert_eq!(fixed.fixed["type-wrong"], 1);
/// ```
pub fn fix(
    source: Source,
    format: impl Into<Format>,
    wanted: Applicability,
    judge: impl Fn(&Source) -> Vec<Diagnostic>,
) -> Fixed {
    let (format, limits) = (format.into(), source.limits);
    let shown = judge(&source);
    if !is_cut(&shown) {
        return fix_all(source, shown, format, wanted, judge);
    }
    // What is left out is not fixed, and what appears in its place after a fix is mistaken for what the fix has caused.
    let source = source.within(Limits { diagnostics: limits.diagnostics.max(MOST_FIXED), ..limits });
    let diagnostics = judge(&source);
    if is_cut(&diagnostics) {
        return Fixed { source: source.within(limits), diagnostics: shown, fixed: BTreeMap::new() };
    }
    let fixed = fix_all(source, diagnostics, format, wanted, &judge);
    let source = Source { limits, ..fixed.source };
    let diagnostics = judge(&source);
    Fixed { source, diagnostics, fixed: fixed.fixed }
}

/// Whether there are more diagnostics than the limit allows.
fn is_cut(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|found| found.code.id == DIAGNOSTICS_TOO_MANY.id)
}

fn fix_all(
    source: Source,
    diagnostics: Vec<Diagnostic>,
    format: Format,
    wanted: Applicability,
    judge: impl Fn(&Source) -> Vec<Diagnostic>,
) -> Fixed {
    let errors = errors(&diagnostics);
    let mut fixer = Fixer { format, wanted, judge, most_errors: usize::MAX };
    let before = Fixed { source, fixed: BTreeMap::new(), diagnostics };
    let fixed = fixer.apply_fixes(before.clone());
    if self::errors(&fixed.diagnostics) <= errors {
        return fixed;
    }
    // A new finding of a fix could not be fixed after all: this time, no step may cause new findings.
    fixer.most_errors = errors;
    fixer.apply_fixes(before)
}

/// How many attempts to make: this many, until so many findings have been checked; plus as many for each fix, until so
/// many.
const TRIALS: usize = 64;
const MOST_TRIED: usize = 200_000;
const TRIALS_EACH: usize = 4;
const MOST_FINDINGS: usize = 20_000;

/// The number of diagnostics that are fixed together, if a file may not have more anyway. A file with more is not fixed.
const MOST_FIXED: usize = 20_000;

fn errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|found| found.severity == Severity::Error).count()
}

/// What is needed to try fixes.
struct Fixer<J> {
    format: Format,
    wanted: Applicability,
    judge: J,
    /// With more errors than this, texts cannot be compared.
    most_errors: usize,
}

impl<J: Fn(&Source) -> Vec<Diagnostic>> Fixer<J> {
    /// Applies fixes until none is left that can be applied.
    fn apply_fixes(&self, mut now: Fixed) -> Fixed {
        let fixes = now.diagnostics.iter().filter(|found| self.can_fix(found)).count();
        let findings = now.diagnostics.len().max(1);
        let mut left =
            TRIALS.min(MOST_TRIED / findings).max(1) + (TRIALS_EACH * fixes).min(MOST_FINDINGS / findings);
        // Two rules that disagree must not cause an endless loop.
        let mut seen = HashSet::from_iter([now.source.text.clone()]);
        let mut refused = HashSet::default();
        loop {
            let mut batch = self.batch(&now.diagnostics, &refused);
            let next = loop {
                if batch.is_empty() || left == 0 {
                    return now;
                }
                left -= 1;
                if let Some(next) = self.attempt(&now, &batch).filter(|next| !seen.contains(&next.0.text)) {
                    break Some(next);
                }
                if let [only] = batch.as_slice() {
                    refused.insert(*only);
                    break None;
                }
                batch.truncate(batch.len().div_ceil(2));
            };
            if let Some((source, diagnostics)) = next {
                for &index in &batch {
                    *now.fixed.entry(now.diagnostics[index].code.id).or_default() += 1;
                }
                seen.insert(source.text.clone());
                (now.source, now.diagnostics) = (source, diagnostics);
                // What could not be fixed before may be fixable now.
                refused.clear();
            }
        }
    }

    fn can_fix(&self, diagnostic: &Diagnostic) -> bool {
        !diagnostic.fix.is_empty() && diagnostic.code.is_fixed_by(self.wanted)
    }

    /// The indices of fixes that can be applied together: none touches the text of another.
    ///
    /// Those of errors come first: a misspelt field may hold what a warning misses.
    fn batch(&self, diagnostics: &[Diagnostic], refused: &HashSet<usize>) -> Vec<usize> {
        let is_open = |index: &usize| !refused.contains(index) && self.can_fix(&diagnostics[*index]);
        let is_error = |index: &usize| diagnostics[*index].severity == Severity::Error;
        let mut open: Vec<usize> = (0..diagnostics.len()).filter(is_open).collect();
        if open.iter().any(is_error) {
            open.retain(is_error);
        }
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        let mut batch = Vec::new();
        for index in open {
            let diagnostic = &diagnostics[index];
            let is_free = |replacement: &Replacement| {
                let Span { start, end } = replacement.span;
                taken.range(..=end).next_back().is_none_or(|(_, taken_end)| *taken_end < start)
            };
            if diagnostic.fix.iter().all(is_free) {
                taken.extend(diagnostic.fix.iter().map(|made| (made.span.start, made.span.end)));
                batch.push(index);
            }
        }
        batch
    }

    /// The text with these fixes and its diagnostics; `None` if that is no improvement.
    fn attempt(&self, now: &Fixed, batch: &[usize]) -> Option<(Source, Vec<Diagnostic>)> {
        let made = || batch.iter().map(|index| &now.diagnostics[*index]);
        let mut replacements: Vec<Replacement> = made().flat_map(|made| made.fix.iter().cloned()).collect();
        replacements.sort_by_key(|replacement| replacement.span);
        let edits: Vec<Edit> = made().flat_map(|made| made.fix.edits.iter().cloned()).collect();
        let source = Source {
            text: apply(&now.source.text, &replacements),
            name: now.source.name.clone(),
            url: now.source.url.clone(),
            ..now.source
        };
        if !self.says_so(&now.source, &edits, &source) {
            return None;
        }
        let diagnostics = (self.judge)(&source);
        let is_better =
            errors(&diagnostics) <= self.most_errors && self.is_better(&now.diagnostics, batch, &diagnostics);
        is_better.then_some((source, diagnostics))
    }

    /// Whether `after` is `before` with `edits` applied; for another format, whether it can be parsed.
    fn says_so(&self, before: &Source, edits: &[Edit], after: &Source) -> bool {
        let parse: Parse = match self.format {
            Format::Json => json::parse_within,
            Format::Yaml => yaml::parse_within,
            Format::Markdown => parse_markdown,
            Format::Jats => return xml::parse_within(&after.text, after.limits).is_ok(),
            Format::Jsonld => return json::parse_within(&after.text, after.limits).is_ok(),
            // Browsers accept any web page.
            Format::Html => return true,
        };
        match (parse(&before.text, before.limits), parse(&after.text, after.limits)) {
            (Ok(before), Ok(after)) => before.becomes(edits, &after),
            _ => false,
        }
    }

    /// Whether the fixed findings are gone, and all new ones can be fixed in turn.
    fn is_better(&self, before: &[Diagnostic], batch: &[usize], after: &[Diagnostic]) -> bool {
        let mut may_stay: HashMap<(&str, &str), isize> = HashMap::default();
        let mut may_stand: HashMap<&str, isize> = HashMap::default();
        for found in before {
            *may_stay.entry((found.code.id, &found.message)).or_default() += 1;
            *may_stand.entry(found.code.id).or_default() += 1;
        }
        for found in batch.iter().map(|index| &before[*index]) {
            *may_stay.entry((found.code.id, &found.message)).or_default() -= 1;
            *may_stand.entry(found.code.id).or_default() -= 1;
        }
        let fixed_keys: HashSet<(&str, &str)> =
            batch.iter().map(|index| (before[*index].code.id, before[*index].message.as_str())).collect();
        for found in after {
            let key = (found.code.id, found.message.as_str());
            *may_stay.entry(key).or_default() -= 1;
            if fixed_keys.contains(&key) && may_stay[&key] < 0 {
                return false;
            }
            if found.severity == Severity::Error && !self.can_fix(found) {
                let may_stand = may_stand.entry(found.code.id).or_default();
                *may_stand -= 1;
                if *may_stand < 0 {
                    return false;
                }
            }
        }
        true
    }
}

type Parse = for<'s> fn(&'s str, Limits) -> Result<Tree<'s>, SyntaxError>;

fn parse_markdown(text: &str, limits: Limits) -> Result<Tree<'_>, SyntaxError> {
    markdown::parse_within(text, limits).map(|parsed| parsed.tree)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Fix, Identity, Location};
    use crate::source::Pointer;

    static WORD: Code = Code::error("word", "# A word").fixable(Applicability::Safe);
    static OTHER: Code = Code::error("other", "# Another");

    /// Reports texts equal to `from`, with a fix to `to`.
    fn judge<'j>(complaints: &'j [(&'static Code, &str, &str)]) -> impl Fn(&Source) -> Vec<Diagnostic> + 'j {
        |source| {
            let tree = json::parse(&source.text).unwrap();
            let mut found = Vec::new();
            for node in tree.nodes() {
                for (code, from, to) in complaints.iter().filter(|(_, from, _)| node.text() == Some(from)) {
                    let edits = vec![Edit::text(node.pointer(), *from, *to)];
                    let replacements = tree.replacements(&edits).unwrap_or_default();
                    found.push(Diagnostic {
                        code,
                        severity: code.severity,
                        message: format!("`{from}` at {}", node.pointer()),
                        location: Location { span: node.span(), address: Some(Pointer::default().into()) },
                        label: String::new(),
                        related: Vec::new(),
                        help: None,
                        identity: Identity::default(),
                        baseline_state: None,
                        fix: if from == to { Fix::default() } else { Fix { edits, replacements } },
                    });
                }
            }
            found
        }
    }

    fn fixed(text: &str, complaints: &[(&'static Code, &str, &str)]) -> (String, usize) {
        let fixed = fix(Source::new("a", text), Format::Json, Applicability::Safe, judge(complaints));
        let again = fix(fixed.source.clone(), Format::Json, Applicability::Safe, judge(complaints));
        assert_eq!((&again.source, again.count()), (&fixed.source, 0));
        (fixed.source.text.clone(), fixed.count())
    }

    #[test]
    fn findings_that_appear_after_a_fix_are_fixed_too() {
        assert_eq!(
            fixed(r#"["a", "b", "a"]"#, &[(&WORD, "a", "b"), (&WORD, "b", "c")]),
            (r#"["c", "c", "c"]"#.into(), 5)
        );
    }

    #[test]
    fn a_fix_that_causes_an_error_is_skipped_without_blocking_others() {
        let complaints = [(&WORD, "a", "b"), (&OTHER, "b", "b"), (&WORD, "c", "d")];
        assert_eq!(fixed(r#"["c", "a", "c", "a"]"#, &complaints), (r#"["d", "a", "d", "a"]"#.into(), 2));
    }

    #[test]
    fn contradicting_rules_do_not_loop() {
        let complaints = [(&WORD, "a", "b"), (&WORD, "b", "a")];
        let fixed = fix(Source::new("a", "[\"a\"]"), Format::Json, Applicability::Safe, judge(&complaints));
        assert_eq!((fixed.source.text.as_str(), fixed.count()), ("[\"b\"]", 1));
    }
}
