//! `geonames-id-malformed`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Article, Place, Scheme};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("geonames-id-malformed", include_str!("geonames_id_malformed.md"))
        .fixable(Applicability::Safe),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, place) in &document.article.places {
        let Some(text) = place.geonames.as_deref().filter(|text| !text.is_empty()) else { continue };
        let meant = Scheme::Geonames.read(text);
        if meant.as_deref() == Some(text) {
            continue;
        }
        let places = Path::ROOT.key(Article::PLACES);
        let place = places.key(id.as_str());
        let path = place.key(Place::GEONAMES);
        let finding = report.at(&path, format!("`{text}` is not a valid GeoNames id")).label("not a number");
        let help = "write the number from the URL of its geonames.org page, or remove the field";
        finding.suggest(text, meant, help);
    }
}
