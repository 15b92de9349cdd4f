//! `jats-ali-slash-missing`

use crate::diagnostic::{Applicability, Code};
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::Span;
use crate::source::xml::Namespace;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-ali-slash-missing", include_str!("jats_ali_slash_missing.md"))
        .fixable(Applicability::Safe),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(right) = Namespace::Ali.uri() else { return };
    let declarations = file.declarations();
    for attribute in declarations.filter(|attribute| right.strip_suffix('/') == Some(attribute.raw_value())) {
        let end = attribute.value_span().end;
        report
            .at(
                attribute.value_span(),
                "the namespace `ali` lacks its final slash, so it is a different namespace",
            )
            .label("no final slash")
            .help(format!("write `{right}`"))
            .replace(Span::new(end, end), "/");
    }
}
