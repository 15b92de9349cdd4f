//! Which rules are checked, and the severity of their findings.

use std::collections::BTreeMap;

use crate::cli::today::today;
use crate::config::Level;
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::model::Date;
use crate::rules::{Profile, RuleSet, SUBJECTS};
use crate::source::hash::HashMap;
use crate::standards::jats::Edition;
use crate::validate::codes;

/// Which rules to check, and what to report.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Rules")]
pub(super) struct RuleOptions {
    /// Also check the rules of PROFILE; repeatable
    #[arg(long, value_enum, value_name = "PROFILE")]
    profile: Vec<Profile>,
    /// Do not report RULE; repeatable, as are the next two; the strictest wins
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
    /// Check as if today were DATE [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    now: Option<Date>,
    /// Check JATS against EDITION, such as 1.3-archiving: a version; archiving, publishing or authoring; then
    /// -oasis for OASIS tables, -mathml2 for MathML 2 [default: the declared edition]
    #[arg(long = "as", value_name = "EDITION")]
    edition: Option<Edition>,
}

/// The rules to check and the severity of their findings, from the command line and a configuration.
#[derive(Debug)]
pub(super) struct Policy {
    rules: RuleSet,
    profiles: Vec<Profile>,
    levels: HashMap<&'static str, Level>,
    deny_warnings: bool,
    edition: Option<Edition>,
    today: Date,
}

impl Policy {
    /// The command line overrides the levels of the configuration, which override the defaults of the rules.
    pub(super) fn new(
        wanted: &RuleOptions,
        mut levels: HashMap<&'static str, Level>,
        profiles: Vec<Profile>,
    ) -> Self {
        let lists = [(&wanted.allow, Level::Allow), (&wanted.warn, Level::Warn), (&wanted.deny, Level::Deny)];
        for (codes, level) in lists {
            levels.extend(codes.iter().map(|code| (code.id, level)));
        }
        let profiles = [wanted.profile.clone(), profiles].concat();
        let asked_for = SUBJECTS.iter().flat_map(|subject| {
            subject.rules.iter().copied().filter(|rule| match levels.get(rule.code.id) {
                Some(level) => *level != Level::Allow,
                None => subject.asks(rule, &profiles),
            })
        });
        let RuleOptions { deny_warnings, edition, .. } = *wanted;
        let today = wanted.now.clone().unwrap_or_else(today);
        let rules = RuleSet::of(asked_for).on(today.clone());
        let rules = match edition {
            Some(edition) => rules.judging_jats_as(edition),
            None => rules,
        };
        Self { rules, profiles, levels, deny_warnings, edition, today }
    }

    /// The date of validation.
    pub(super) fn today(&self) -> &Date {
        &self.today
    }

    /// Everything but the date, as a text that is the same for the same policy.
    pub(super) fn description(&self) -> String {
        let Self { rules: _, profiles, levels, deny_warnings, edition, today: _ } = self;
        let levels: BTreeMap<_, _> = levels.iter().collect();
        format!("{profiles:?} {levels:?} {deny_warnings} {edition:?}")
    }

    /// The rules that need to run.
    pub(super) fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// Whether findings of this kind are reported.
    pub(super) fn reports(&self, code: &Code) -> bool {
        let mut rules = SUBJECTS.iter().flat_map(|subject| subject.rules);
        let is_left_out = rules.any(|rule| rule.code.id == code.id) && !self.rules.contains(code.id);
        !is_left_out && self.severity(code, code.severity).is_some()
    }

    /// The diagnostics to report, with the severities that the user set.
    ///
    /// Unless `is_result`, an error prevents the file from being read or written; it can be neither allowed nor
    /// reduced.
    pub(super) fn apply(&self, diagnostics: Vec<Diagnostic>, is_result: bool) -> Vec<Diagnostic> {
        let wanted = |mut diagnostic: Diagnostic| {
            if is_result || diagnostic.severity != Severity::Error {
                diagnostic.severity = self.severity(diagnostic.code, diagnostic.severity)?;
            }
            Some(diagnostic)
        };
        diagnostics.into_iter().filter_map(wanted).collect()
    }

    /// The severity that the user set for a diagnostic with the default severity `own`.
    fn severity(&self, code: &Code, own: Severity) -> Option<Severity> {
        let severity = match self.levels.get(code.id) {
            Some(Level::Allow) => return None,
            Some(Level::Warn) => Severity::Warning,
            Some(Level::Deny) => Severity::Error,
            None if own == Severity::Advice && !self.wants_advice(code) => return None,
            None => own,
        };
        let is_denied = self.deny_warnings && severity == Severity::Warning;
        Some(if is_denied { Severity::Error } else { severity })
    }

    /// Advice is off unless requested: all of it, or that of a profile.
    fn wants_advice(&self, code: &Code) -> bool {
        let asks = |profile: &Profile| {
            let of_profile =
                SUBJECTS.iter().filter(|subject| subject.profile.is_some_and(|one| profile.includes(one)));
            *profile == Profile::Advice
                || of_profile.flat_map(|subject| subject.rules).any(|rule| rule.code.id == code.id)
        };
        self.profiles.iter().any(asks)
    }
}

/// The code called `name`, or an error message.
pub(super) fn code(name: &str) -> Result<&'static Code, String> {
    codes().find(|code| code.id == name).ok_or_else(|| match nearest(name, codes().map(|code| code.id)) {
        Some(near) => format!("there is no rule `{name}`; did you mean `{near}`?"),
        None => format!("there is no rule `{name}`; `byline explain` lists all rules"),
    })
}

fn day(text: &str) -> Result<Date, String> {
    let date = Date::from(text);
    match date.calendar() {
        Some(calendar) if calendar.day.is_some() => Ok(date),
        _ => Err("write a day, such as 2026-11-23".to_owned()),
    }
}
