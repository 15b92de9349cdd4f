//! `jats-idref-dangling`

use std::borrow::Cow;

use crate::diagnostic::{Code, nearest};
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::Fault;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-idref-dangling", include_str!("jats_idref_dangling.md")),
    check: Check::Jats(check),
};

/// For how many references the nearest id is searched: in a large file this is slow.
const LOOKED_FOR: usize = 20;

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let dangling = file.violations().iter().filter_map(|violation| match &violation.fault {
        Fault::IdrefDangling { attribute, id } => Some((attribute, id)),
        _ => None,
    });
    let mut ids = None;
    for (index, (attribute, id)) in dangling.enumerate() {
        let ids = ids.get_or_insert_with(|| ids_of(file));
        let near = (index < LOOKED_FOR).then(|| nearest(id, ids.iter().map(AsRef::as_ref))).flatten();
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("give the target the id `{id}`, or remove the reference"),
        };
        report
            .at(attribute.value_span(), format!("no element has the id `{id}`"))
            .label("leads nowhere")
            .help(help);
    }
}

fn ids_of<'d>(file: &JatsFile<'d>) -> Vec<Cow<'d, str>> {
    let document = file.document;
    document.nodes().filter_map(|node| node.attribute("id")).map(|id| id.value()).collect()
}
