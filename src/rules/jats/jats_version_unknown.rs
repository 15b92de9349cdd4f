//! `jats-version-unknown`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::jats::Declared;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats-version-unknown", include_str!("jats_version_unknown.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    if file.edition.is_some() {
        return;
    }
    let root = file.document.root();
    let doctype = file.document.doctype().filter(|doctype| doctype.public_id.is_some());
    let version = root.attribute("dtd-version");
    let place = match (doctype, version) {
        (Some(doctype), _) => doctype.span,
        (None, Some(version)) => version.value_span(),
        (None, None) => root.name_span(),
    };
    let (message, label) = match file.declared {
        Declared::Nlm => {
            ("this file uses a DTD older than JATS, so its elements are not checked", "older than JATS")
        }
        _ if doctype.is_some() || version.is_some() => {
            ("there is no such version of JATS, so the elements are not checked", "not known")
        }
        _ => ("the JATS version is not declared, so the elements are not checked", "no `dtd-version`"),
    };
    let help = match file.declared {
        Declared::Nlm => "check it against the loosest JATS tag set with `--as 1.0-archiving`, or convert it",
        _ => {
            "declare it: `dtd-version=\"1.0\"` to `\"1.4\"`, or a DOCTYPE with the public identifier; or \
             choose an edition, such as `--as 1.3-archiving`"
        }
    };
    report.at(place, message).label(label).help(help);
}
