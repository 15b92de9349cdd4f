//! What was found, so much at the most.

use crate::diagnostic::{Finding, LeftOut, Severity};

/// The most bytes of text that so many findings take: a key may be as long as the file, and part of the place of each.
pub(crate) fn most_text(findings: usize) -> usize {
    findings.saturating_mul(1 << 10).max(16 << 20)
}

/// What was found: of each severity so many findings at the most, so that none has to make room for a lesser one.
#[derive(Debug)]
pub(crate) struct Findings {
    kept: Vec<Finding>,
    most: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    left_out: LeftOut,
    /// How much text those that are kept take.
    bytes: usize,
    /// The last finding that was not kept, for the caller that describes it further.
    last: Option<Finding>,
    is_of_today: bool,
}

impl Findings {
    pub(crate) fn up_to(most: usize) -> Self {
        let left_out = LeftOut::default();
        Self {
            kept: Vec::new(),
            most,
            errors: 0,
            warnings: 0,
            advice: 0,
            left_out,
            bytes: 0,
            last: None,
            is_of_today: false,
        }
    }

    pub(crate) fn push(&mut self, finding: Finding) -> &mut Finding {
        let count = match finding.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        };
        if *count == self.most || self.bytes > most_text(self.most) {
            self.left_out.add(finding.severity, 1);
            return self.last.insert(finding);
        }
        *count += 1;
        self.bytes += finding.message.len() + finding.place.length();
        self.kept.push(finding);
        self.kept.last_mut().expect("pushed on the line above")
    }

    /// How many of each severity are kept.
    pub(crate) fn most(&self) -> usize {
        self.most
    }

    /// How many there were, kept or not.
    pub(crate) fn count(&self) -> usize {
        self.kept() + self.left_out.count()
    }

    /// How many errors there were, kept or not.
    pub(crate) fn errors(&self) -> usize {
        self.errors + self.left_out.errors()
    }

    /// How many more errors are kept.
    pub(crate) fn room_for_errors(&self) -> usize {
        self.most - self.errors
    }

    /// Counts a finding that is not kept, and needs no description.
    pub(crate) fn leave_out(&mut self, severity: Severity, count: usize) {
        self.left_out.add(severity, count);
    }

    /// The search was stopped.
    pub(crate) fn cut(&mut self) {
        self.left_out = self.left_out.and(LeftOut::cut());
    }

    /// On another day there may be other findings.
    pub(crate) fn only_today(&mut self) {
        self.is_of_today = true;
    }

    /// How many are kept.
    pub(crate) fn kept(&self) -> usize {
        self.kept.len()
    }

    /// Those that are kept, from the one with this number on.
    pub(crate) fn kept_from(&mut self, first: usize) -> &mut [Finding] {
        &mut self.kept[first..]
    }

    /// Those that are kept, and how many are not.
    pub(crate) fn into_kept(self) -> Found {
        Found { findings: self.kept, left_out: self.left_out, is_of_today: self.is_of_today }
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        for finding in findings {
            self.push(finding);
        }
    }
}

/// Findings, and how many more there were.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) findings: Vec<Finding>,
    pub(crate) left_out: LeftOut,
    /// Whether there may be others on another day.
    pub(crate) is_of_today: bool,
}

impl Found {
    /// Both together.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.findings.extend(other.findings);
        self.left_out = self.left_out.and(other.left_out);
        self.is_of_today |= other.is_of_today;
        self
    }

    /// The gravest `most` of the findings, and one that says how many others there are.
    pub(crate) fn shown(self, most: usize) -> Vec<Finding> {
        let Self { mut findings, mut left_out, is_of_today: _ } = self;
        if findings.len() > most {
            findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
            findings.drain(most..).for_each(|finding| left_out.add(finding.severity, 1));
        }
        findings.extend(left_out.finding(most));
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Pointer;

    static ERROR: Code = Code::error("an-error", "# An error");
    static WARNING: Code = Code::warning("a-warning", "# A warning");

    fn found(most: usize, codes: &[&'static Code]) -> Findings {
        let mut findings = Findings::up_to(most);
        for code in codes {
            findings.push(Finding::new(code, Pointer::default(), "x")).label("described");
        }
        findings
    }

    fn shown(found: Found, most: usize) -> Vec<String> {
        let in_words = |finding: Finding| format!("{}: {}", finding.code.id, finding.message);
        found.shown(most).into_iter().map(in_words).collect()
    }

    #[test]
    fn no_finding_makes_room_for_a_lesser_one() {
        let findings = found(2, &[&WARNING, &WARNING, &WARNING, &ERROR, &WARNING, &ERROR]);
        assert_eq!((findings.count(), findings.kept()), (6, 4));
        assert_eq!(
            shown(findings.into_kept(), 2),
            ["an-error: x", "an-error: x", "diagnostics-too-many: 4 warnings are not shown"]
        );
    }

    #[test]
    fn nothing_is_said_of_a_limit_that_is_just_reached() {
        assert_eq!(shown(found(1, &[&ERROR]).into_kept(), 1), ["an-error: x"]);
    }
}
