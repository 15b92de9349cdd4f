//! `rating-malformed`

use crate::diagnostic::Code;
use crate::model::{Metadata, rating_parts};
use crate::rules::{Check, Document, Origin, Part, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("rating-malformed", include_str!("rating_malformed.md")),
    check: Check::Part(check),
};

fn check(document: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    let Part::Metadata(metadata) = part else { return };
    let Some(rating) = metadata.rating.as_deref().filter(|rating| rating_parts(rating).is_none()) else {
        return;
    };
    let at = path.key(Metadata::RATING).pointer();
    let message = format!("`{rating}` is not a rating: a number, and the highest possible one");
    let finding = report.at(at, message);
    finding.label("not a rating");
    match document.origin {
        Origin::Jsonld => finding.help(
            "`ratingValue` and `bestRating` are numbers; without `bestRating`, the highest possible rating is 5",
        ),
        _ => finding.help("write the rating, a slash, and the highest possible rating: `4/5`, `7.5/10`"),
    };
}
