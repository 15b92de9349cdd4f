//! `jats-email-malformed`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats-email-malformed", include_str!("jats_email_malformed.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for email in file.each("email") {
        let text = email.text();
        let text = text.trim();
        if text.is_empty() || is_address(text) {
            continue;
        }
        let mut addresses =
            text.split([' ', ',', ';', ':', '<', '>', '(', ')']).filter(|word| is_address(word));
        let finding = report.at(email.content_span(), format!("`{text}` is not a valid email address"));
        finding.label("malformed");
        match (addresses.next(), addresses.next()) {
            (Some(address), None) => finding.help(format!("write only `{address}`")),
            (Some(_), Some(_)) => finding.help("write one `email` per address"),
            (None, _) => finding.help("correct the address, or remove the element"),
        };
    }
}

fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let is_whole =
        !text.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | ':'));
    is_whole
        && !name.is_empty()
        && !name.contains('@')
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
}
