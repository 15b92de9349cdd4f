//! `portico-metadata-missing`

use crate::diagnostic::Code;
use crate::model::{Metadata, Publication, WorkIdentifiers};
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("portico-metadata-missing", include_str!("portico_metadata_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    if report.is_unreadable("metadata") {
        return;
    }
    for (is_missing, field, name) in fields(metadata) {
        if is_missing {
            report
                .at(place_of(field), format!("the article has no {name}"))
                .label("expected by Portico")
                .help(format!("add `{field}`"));
        }
    }
}

/// Whether each field is missing, its path, and its name.
fn fields(metadata: &Metadata) -> [(bool, &'static str, &'static str); 7] {
    let nowhere = Publication::default();
    let journal = metadata.publication.as_ref().unwrap_or(&nowhere);
    let Publication { title, issn, issn_print, issn_l, volume, first_page, elocation_id, .. } = journal;
    let has_issn = [issn, issn_print, issn_l].iter().any(|issn| issn.is_some());
    let dates = &metadata.dates;
    [
        (title.is_empty(), "publication.title", "journal title"),
        (!has_issn, "publication.issn", "ISSN"),
        (metadata.identifiers == WorkIdentifiers::default(), "identifiers.doi", "DOI or other identifier"),
        (dates.published.is_none() && dates.published_print.is_none(), "dates.published", "publication date"),
        (volume.is_none(), "publication.volume", "volume"),
        (first_page.is_none() && elocation_id.is_none(), "publication.firstPage", "page or article number"),
        (metadata.copyright.is_none(), "copyright", "copyright statement"),
    ]
}
