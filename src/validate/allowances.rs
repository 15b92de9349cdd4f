//! What an article says it may do: `extensions."byline.allow"`.

use crate::diagnostic::{Code, Finding, nearest};
use crate::formats::NOT_EXPORTABLE;
use crate::formats::article::{SHAPE_CODES, SYNTAX_CODES, leaves_a_blank};
use crate::model::{Allowance, Article};
use crate::rules::{Origin, RuleSet};
use crate::source::Pointer;
use crate::source::hash::HashSet;
use crate::validate::codes;

static UNKNOWN: Code = Code::warning("allowance-unknown", include_str!("allowances/allowance_unknown.md"));
static UNUSED: Code = Code::warning("allowance-unused", include_str!("allowances/allowance_unused.md"));

/// The kinds of diagnostics about what is allowed.
pub(super) static CODES: [&Code; 2] = [&UNKNOWN, &UNUSED];

/// Whether this kind says that an entry is not needed.
pub(super) fn is_unused(code: &Code) -> bool {
    code.id == UNUSED.id
}

/// Leaves out of `findings` what the article allows; adds what is wrong with its allowances.
///
/// `rules` are those that ran: of others nobody knows whether they would find anything. Nor can that be said
/// of an article in a format of others, which has the allowances of the file that it was exported from.
pub(super) fn apply(article: &Article, origin: Origin, rules: &RuleSet, findings: &mut Vec<Finding>) {
    let allowances = &article.extensions.allow;
    if allowances.is_empty() {
        return;
    }
    let found: HashSet<&str> = findings.iter().map(|finding| finding.code.id).collect();
    let ran = |name: &str| {
        origin == Origin::Own
            && (rules.contains(name) || SYNTAX_CODES.iter().chain(&SHAPE_CODES).any(|code| code.id == name))
    };
    let mut wrong = Vec::new();
    for (index, Allowance { rule, reason: _ }) in allowances.iter().enumerate() {
        let rule = rule.as_str();
        let place =
            Pointer::default().key(Article::EXTENSIONS).key("byline.allow").item(index).key(Allowance::RULE);
        if !codes().any(|code| code.id == rule) {
            wrong.push(unknown(rule, place));
        } else if !found.contains(rule) && ran(rule) {
            wrong.push(unused(rule, place));
        }
    }
    findings.extend(wrong);
    leave_out(article, findings);
}

/// Leaves out of `findings` what the article allows.
///
/// What could not be read or cannot be written cannot be allowed: something would be missing from the output.
pub(super) fn leave_out(article: &Article, findings: &mut Vec<Finding>) {
    let allowances = &article.extensions.allow;
    if !allowances.is_empty() {
        let allowed: HashSet<&str> = allowances.iter().map(|allowance| allowance.rule.as_str()).collect();
        let is_fatal = |code: &Code| code.id == NOT_EXPORTABLE.id || leaves_a_blank(code);
        findings.retain(|finding| is_fatal(finding.code) || !allowed.contains(finding.code.id));
    }
}

fn unknown(rule: &str, place: Pointer) -> Finding {
    let mut finding = Finding::new(&UNKNOWN, place, format!("there is no rule `{rule}`"));
    finding.label("unknown rule");
    match nearest(rule, codes().map(|code| code.id)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("`byline explain` lists all rules"),
    };
    finding
}

fn unused(rule: &str, place: Pointer) -> Finding {
    let mut finding = Finding::new(&UNUSED, place, format!("`{rule}` is allowed, but finds nothing here"));
    finding.label("not needed").help("remove the entry: it would hide the next mistake of this kind");
    finding
}
