//! What rules have found, so much at the most.

use crate::diagnostic::{Finding, Severity, too_many};

/// What rules have found: of each severity so many findings at the most, so that none has to make room for a lesser one.
#[derive(Debug)]
pub(super) struct Findings {
    kept: Vec<Finding>,
    most: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    /// The last that was not kept, for whoever goes on to describe it.
    left_out: Option<Finding>,
}

impl Findings {
    pub(super) fn up_to(most: usize) -> Self {
        Self { kept: Vec::new(), most, errors: 0, warnings: 0, advice: 0, left_out: None }
    }

    pub(super) fn push(&mut self, finding: Finding) -> &mut Finding {
        let count = match finding.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        };
        *count += 1;
        if *count > self.most {
            return self.left_out.insert(finding);
        }
        self.kept.push(finding);
        self.kept.last_mut().expect("pushed on the line above")
    }

    /// How many there were, kept or not.
    pub(super) fn count(&self) -> usize {
        self.errors + self.warnings + self.advice
    }

    /// How many are kept.
    pub(super) fn kept(&self) -> usize {
        self.kept.len()
    }

    /// Those that are kept, from the one with this number on.
    pub(super) fn kept_from(&mut self, first: usize) -> &mut [Finding] {
        &mut self.kept[first..]
    }

    /// Those that are kept; one more says so if others were left out, here or because `is_cut`.
    pub(super) fn into_kept(self, is_cut: bool) -> Vec<Finding> {
        let mut kept = self.kept;
        kept.extend((is_cut || self.left_out.is_some()).then(too_many));
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Pointer;

    static ERROR: Code = Code::error("an-error", "# An error");
    static WARNING: Code = Code::warning("a-warning", "# A warning");

    #[test]
    fn no_finding_makes_room_for_a_lesser_one() {
        let mut findings = Findings::up_to(2);
        for code in [&WARNING, &WARNING, &WARNING, &ERROR, &WARNING, &ERROR] {
            findings.push(Finding::new(code, Pointer::default(), "x")).label("described");
        }
        assert_eq!((findings.count(), findings.kept()), (6, 4));
        let codes: Vec<&str> = findings.into_kept(false).iter().map(|finding| finding.code.id).collect();
        assert_eq!(codes, ["a-warning", "a-warning", "an-error", "an-error", "diagnostics-too-many"]);
    }

    #[test]
    fn nothing_is_said_of_a_limit_that_is_just_reached() {
        let mut findings = Findings::up_to(1);
        findings.push(Finding::new(&ERROR, Pointer::default(), "x"));
        assert_eq!(findings.into_kept(false).len(), 1);
    }
}
