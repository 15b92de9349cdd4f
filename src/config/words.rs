//! The words of diagnostics in a configuration.

use crate::diagnostic::{Diagnostic, Finding, Identity, Place};
use crate::formats::article::{self, shape};
use crate::source::{Pointer, Tree};

/// The finding with its place in the file, worded for a configuration.
pub(super) fn located(finding: Finding, tree: &Tree<'_>) -> Diagnostic {
    let Finding {
        code,
        severity,
        mut message,
        place,
        mut label,
        related: _,
        mut help,
        fix: _,
        replacements: _,
    } = finding;
    if let Place::Key(pointer) = &place
        && code.id == shape::FIELD_UNKNOWN.id
    {
        let steps: Vec<String> = pointer.steps().collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let known = match steps.as_slice() {
            [name] => {
                message = format!("the configuration has no field `{name}`");
                Some(
                    "a configuration has `root`, `extend`, `exclude`, `profiles`, `rules`, `overrides`, \
                     `export` and `defaults`",
                )
            }
            ["overrides", _, name] => {
                message = format!("an override has no field `{name}`");
                Some("an override has `paths`, `profiles`, `rules` and `defaults`")
            }
            ["rules", name] | ["overrides", _, "rules", name] => {
                message = format!("there is no rule `{name}`");
                label = "unknown rule".to_owned();
                Some("`byline explain` lists all rules")
            }
            ["export", _] => Some("`export` has `paywall-selector`"),
            _ => None,
        };
        let has_guess = help.as_ref().is_some_and(|help| help.starts_with("did you mean"));
        help = known.filter(|_| !has_guess).map(str::to_owned).or(help);
    }
    let location = article::locate(tree, &place);
    Diagnostic {
        identity: Identity::in_tree(tree, location.span),
        code,
        severity,
        message,
        location,
        label,
        related: Vec::new(),
        help,
        fix: Default::default(),
        baseline_state: None,
    }
}

/// A value that has the right type, but cannot be used.
pub(super) fn unusable(at: Pointer, message: String, label: &str, help: &str) -> Finding {
    let mut finding = Finding::new(&shape::TYPE_WRONG, at, message);
    finding.label(label);
    if !help.is_empty() {
        finding.help(help);
    }
    finding
}
