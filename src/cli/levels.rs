//! Which rules count, and how much.

use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::rules::{self, RuleSet};
use crate::validate::codes;

/// What the user wants to hear of which rule.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Rules")]
pub(super) struct Levels {
    /// Do not report RULE; repeatable, as are the next two. Of several, the strictest counts
    #[arg(long, value_name = "RULE", value_parser = code)]
    allow: Vec<&'static Code>,
    /// Report RULE as a warning
    #[arg(long, value_name = "RULE", value_parser = code)]
    warn: Vec<&'static Code>,
    /// Report RULE as an error
    #[arg(long, value_name = "RULE", value_parser = code)]
    deny: Vec<&'static Code>,
    /// Report every warning as an error
    #[arg(long)]
    deny_warnings: bool,
}

impl Levels {
    /// The rules that need to run.
    pub(super) fn rules(&self) -> RuleSet {
        rules::all().filter(|rule| self.severity(&rule.code, rule.code.severity).is_some()).collect()
    }

    /// The diagnostics that the user wants to see, as severe as the user wants them.
    ///
    /// Unless there `is_result`, an error keeps the file from being read or written at all;
    /// that can be neither allowed nor softened.
    pub(super) fn apply(&self, diagnostics: Vec<Diagnostic>, is_result: bool) -> Vec<Diagnostic> {
        let wanted = |mut diagnostic: Diagnostic| {
            if is_result || diagnostic.severity != Severity::Error {
                diagnostic.severity = self.severity(diagnostic.code, diagnostic.severity)?;
            }
            Some(diagnostic)
        };
        diagnostics.into_iter().filter_map(wanted).collect()
    }

    /// The severity that the user wants of what is as severe as `own` by itself.
    fn severity(&self, code: &Code, own: Severity) -> Option<Severity> {
        let names = |list: &[&Code]| list.iter().any(|named| named.id == code.id);
        let severity = if names(&self.deny) {
            Severity::Error
        } else if names(&self.warn) {
            Severity::Warning
        } else if names(&self.allow) || own == Severity::Advice {
            return None;
        } else {
            own
        };
        let is_denied = self.deny_warnings && severity == Severity::Warning;
        Some(if is_denied { Severity::Error } else { severity })
    }
}

/// The code called `name`, or what to say if there is none.
pub(super) fn code(name: &str) -> Result<&'static Code, String> {
    codes().find(|code| code.id == name).ok_or_else(|| match nearest(name, codes().map(|code| code.id)) {
        Some(near) => format!("there is no rule `{name}`; did you mean `{near}`?"),
        None => format!("there is no rule `{name}`; `byline explain` lists them all"),
    })
}
