//! The diagnostic for too many diagnostics.

use crate::diagnostic::{Code, Finding, Severity};
use crate::source::{Pointer, raised};

/// Reported only where diagnostics were left out.
pub(crate) static DIAGNOSTICS_TOO_MANY: Code =
    Code::error("diagnostics-too-many", include_str!("diagnostics_too_many.md"));

/// How many findings are not shown.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LeftOut {
    errors: usize,
    warnings: usize,
    advice: usize,
    /// Whether the search was stopped, so that there may be more.
    is_cut: bool,
}

impl LeftOut {
    /// The search was stopped.
    pub(crate) fn cut() -> Self {
        Self { is_cut: true, ..Self::default() }
    }

    pub(crate) fn add(&mut self, severity: Severity, count: usize) {
        *match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        } += count;
    }

    /// How many there are, as far as anybody counted.
    pub(crate) fn count(self) -> usize {
        self.errors + self.warnings + self.advice
    }

    pub(crate) fn errors(self) -> usize {
        self.errors
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            advice: self.advice + other.advice,
            is_cut: self.is_cut || other.is_cut,
        }
    }

    /// The same, if all that is known is that something was left out.
    pub(crate) fn uncounted(self) -> Self {
        Self { is_cut: self != Self::default(), ..Self::default() }
    }

    /// The finding that says so, if any were left out of the `most` that are shown.
    pub(crate) fn finding(self, most: usize) -> Option<Finding> {
        let Self { errors, warnings, advice, is_cut } = self;
        let count = |count, one, many| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {many}")),
        };
        let counts = [
            count(errors, "error", "errors"),
            count(warnings, "warning", "warnings"),
            count(advice, "piece of advice", "pieces of advice"),
        ];
        let at_least = if is_cut { "at least " } else { "" };
        let message = match counts.into_iter().flatten().collect::<Vec<_>>().as_slice() {
            [] if !is_cut => return None,
            [] => "too many diagnostics: not all of the file was checked".to_owned(),
            [all] if self.count() == 1 => format!("{at_least}{all} is not shown"),
            [all] => format!("{at_least}{all} are not shown"),
            [first @ .., last] => format!("{at_least}{} and {last} are not shown", first.join(", ")),
        };
        let mut finding = Finding::new(&DIAGNOSTICS_TOO_MANY, Pointer::default(), message);
        finding
            .label("more diagnostics")
            .help(format!("fix the diagnostics shown first; {}", raised("diagnostics", most)));
        Some(finding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(left_out: LeftOut) -> Option<String> {
        left_out.finding(10).map(|finding| finding.message)
    }

    #[test]
    fn what_is_left_out_is_counted_by_severity() {
        let left_out = |errors, warnings, advice| LeftOut { errors, warnings, advice, is_cut: false };
        assert_eq!(message(left_out(0, 0, 0)), None);
        assert_eq!(message(left_out(1, 0, 0)).unwrap(), "1 error is not shown");
        assert_eq!(message(left_out(0, 2, 0)).unwrap(), "2 warnings are not shown");
        assert_eq!(message(left_out(1, 0, 1)).unwrap(), "1 error and 1 piece of advice are not shown");
        assert_eq!(
            message(left_out(3, 1, 2).and(LeftOut::cut())).unwrap(),
            "at least 3 errors, 1 warning and 2 pieces of advice are not shown"
        );
    }

    #[test]
    fn where_nobody_counted_that_is_said() {
        let message = message(LeftOut::cut()).unwrap();
        assert_eq!(message, "too many diagnostics: not all of the file was checked");
        assert_eq!(LeftOut::default().uncounted(), LeftOut::default());
    }
}
