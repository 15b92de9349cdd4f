//! `number-out-of-range`

use crate::diagnostic::{Code, Severity};
use crate::model::{Article, Block, Quote};
use crate::rules::{Check, Document, Part, Report, Rule};
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule = Rule {
    code: Code::error("number-out-of-range", include_str!("number_out_of_range.md")),
    check: Check::Each(&[Check::Article(check), Check::Part(headings)]),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, place) in &document.article.places {
        let at = |field| Pointer::default().key(Article::PLACES).key(id.as_str()).key(field);
        let help = match (place.latitude, place.longitude) {
            (Some(latitude), Some(longitude)) if latitude.abs() > 90.0 && longitude.abs() <= 90.0 => {
                "swap the two: `latitude` is degrees north, `longitude` degrees east"
            }
            _ => "write it in degrees, such as `37.57`",
        };
        if let Some(latitude) = place.latitude.filter(|value| value.abs() > 90.0) {
            let message = format!("`latitude` is {latitude}; it must be between -90 and 90");
            report.at(at("latitude"), message).label("beyond the pole").help(help);
        }
        if let Some(longitude) = place.longitude.filter(|value| value.abs() > 180.0) {
            let message = format!("`longitude` is {longitude}; it must be between -180 and 180");
            report.at(at("longitude"), message).label("more than halfway around the world").help(help);
        }
    }
    for (id, quote) in &document.article.quotes {
        if let Some(confidence) = quote.confidence.filter(|value| !(0.0..=1.0).contains(value)) {
            let message = format!("`confidence` is {confidence}; it must be between 0 and 1");
            let pointer = Pointer::default().key(Article::QUOTES).key(id.as_str()).key(Quote::CONFIDENCE);
            report
                .at(pointer, message)
                .label("not between 0 and 1")
                .help("write 0.9 for 90 percent; remove it if a person verified the quote");
        }
    }
}

/// Tables with more header rows or columns than they have rows or columns.
fn headings(_: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    // A value that could not be read may be a row.
    if report.is_incomplete() {
        return;
    }
    let Part::Block(Block::Table(table)) = part else { return };
    let rows = table.rows.len() as u64;
    let widest =
        table.rows.iter().map(|row| row.iter().map(|cell| u64::from(cell.colspan.get())).sum()).max();
    for (field, said, there, what) in [
        ("headerRows", table.header_rows, rows, "row"),
        ("headerColumns", table.header_columns, widest.unwrap_or(0), "column"),
    ] {
        if there > 0 && u64::from(said) > there {
            let plural = if there == 1 { "" } else { "s" };
            let message = format!("`{field}` is {said}, but the table has {there} {what}{plural}");
            report
                .at(path.key(field).pointer(), message)
                .severity(Severity::Warning)
                .label("more than there are")
                .help(format!("write the number of heading {what}s, or remove it"));
        }
    }
}
