//! `google-dataset-incomplete`

use crate::diagnostic::Code;
use crate::rules::google::search_results::DATASET;
use crate::rules::{Check, JsonldFile, Object, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-dataset-incomplete", include_str!("google_dataset_incomplete.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for dataset in (DATASET.things)(file) {
        let missing = DATASET.missing(None, file, dataset);
        if !missing.is_empty() {
            let missing = missing.join("` and no `");
            report
                .at(dataset.node.brief_span(), format!("this data set has no `{missing}`"))
                .label("incomplete")
                .help("Google Dataset Search lists only data sets with `name` and `description`");
        }
        for value in file.values(dataset, "distribution") {
            let lacks_address = |object: &Object<'_>| file.values(object, "contentUrl").is_empty();
            if file.object_at(value).is_some_and(lacks_address) && !file.graph.is_reference(value) {
                report
                    .at(value.brief_span(), "this download of a data set has no `contentUrl`")
                    .label("no address")
                    .help("add `contentUrl`, the address of the file: Google Dataset Search requires it");
            }
        }
    }
}
