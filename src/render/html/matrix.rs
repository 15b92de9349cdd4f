//! Which properties that Google Search asks for are present, missing or wrong: a matrix for each type of thing, with a row
//! for each thing in a file.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::render::html::data::Listed;
use crate::render::{Run, visible};
use crate::rules::{CoveredProperty, CoveredThing, SEARCH_RESULTS, WantedProperty};
use crate::validate::ALSO_HERE;

/// All matrices, and what is in none of them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Matrices<'a> {
    /// Those with rows.
    matrices: Vec<Matrix<'a>>,
    /// How many files have no JSON-LD.
    files_without_json_ld: usize,
    /// How many files have JSON-LD, but no thing of these types.
    files_without_things: usize,
    /// How many things are left out, because a file has too many.
    things_left_out: usize,
}

/// The matrix of a type of thing.
#[derive(Serialize)]
struct Matrix<'a> {
    title: &'static str,
    documentation: &'static str,
    properties: Vec<Head>,
    rows: Vec<Row<'a>>,
}

/// The head of a column.
#[derive(Serialize)]
struct Head {
    name: String,
    required: bool,
}

/// A thing.
#[derive(Serialize)]
struct Row<'a> {
    /// The number of its file.
    file: usize,
    kind: &'a str,
    title: Cow<'a, str>,
    cells: Vec<Cell>,
}

/// What a thing has of a property.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
enum Cell {
    /// Nothing more is to be said of it.
    Plain(State),
    /// With the number of a finding about it, or of the objects that do not have it.
    Detailed {
        state: State,
        #[serde(skip_serializing_if = "Option::is_none")]
        finding: Option<usize>,
        /// How many objects do not have it, of how many that need it.
        #[serde(skip_serializing_if = "Option::is_none")]
        missing: Option<(usize, usize)>,
    },
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Present,
    Missing,
    /// Present, but an error or a warning is about its value.
    Wrong,
    /// There is nothing that could have it.
    Unneeded,
}

/// The matrices for the files on a page.
pub(super) fn matrices<'a>(run: Run<'a>, listed: &[Listed<'a>]) -> Matrices<'a> {
    let coverages = run.coverages;
    let without_things = coverages.iter().filter(|(_, coverage)| coverage.things.is_empty()).count();
    let mut matrices: Vec<Matrix<'a>> = SEARCH_RESULTS
        .iter()
        .map(|result| Matrix {
            title: result.title,
            documentation: result.documentation,
            properties: result.properties.iter().map(Head::new).collect(),
            rows: Vec::new(),
        })
        .collect();
    for (index, coverage) in coverages {
        let Ok(number) = listed.binary_search_by_key(index, |listed| listed.index) else { continue };
        let findings = Findings::of(&listed[number]);
        for thing in &coverage.things {
            let Some(at) = SEARCH_RESULTS.iter().position(|result| result.kind == thing.result) else {
                continue;
            };
            matrices[at].rows.push(Row {
                file: number,
                kind: &thing.kind,
                title: visible(&thing.title),
                cells: cells(SEARCH_RESULTS[at].properties, thing, &findings),
            });
        }
    }
    matrices.retain(|matrix| !matrix.rows.is_empty());
    Matrices {
        matrices,
        files_without_json_ld: run.files.len() - coverages.len(),
        files_without_things: without_things,
        things_left_out: coverages.iter().map(|(_, coverage)| coverage.left_out).sum(),
    }
}

impl Head {
    fn new(property: &WantedProperty) -> Self {
        Self { name: property.name(), required: property.is_required }
    }
}

/// The cells of a thing. A finding about a property of a value is not about the value as a whole.
fn cells(asked: &[WantedProperty], thing: &CoveredThing, findings: &Findings<'_>) -> Vec<Cell> {
    let mut cells = vec![Cell::Plain(State::Unneeded); asked.len()];
    let mut of_values: Vec<(&str, usize)> = Vec::new();
    let inner_first = |index: &usize| asked[*index].of.is_none();
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by_key(inner_first);
    for index in order {
        let (Some(covered), property) = (thing.properties.get(index), &asked[index]) else { continue };
        let others = asked.iter().filter(|other| !std::ptr::eq(*other, property));
        let of_others: Vec<&str> = others.flat_map(|other| other.rules).copied().collect();
        let about = findings.about(property, &of_others, covered, thing);
        let is_its_own =
            |finding: &usize| property.of.is_some() || !of_values.contains(&(property.names[0], *finding));
        let about: Vec<usize> = about.into_iter().filter(is_its_own).collect();
        cells[index] = Cell::new(covered, about.first().map(|finding| findings.first + finding));
        of_values
            .extend(property.of.into_iter().flat_map(|of| about.iter().map(move |finding| (of, *finding))));
    }
    cells
}

impl Cell {
    fn new(covered: &CoveredProperty, finding: Option<usize>) -> Self {
        let CoveredProperty { needed, missing, values: _ } = covered;
        let is_partly_missing = !missing.is_empty() && missing.len() < *needed;
        let state = match finding {
            _ if *needed == 0 => State::Unneeded,
            _ if !missing.is_empty() => State::Missing,
            Some(_) => State::Wrong,
            None => State::Present,
        };
        let missing = is_partly_missing.then_some((missing.len(), *needed));
        match (finding, missing) {
            (None, None) => Self::Plain(state),
            _ => Self::Detailed { state, finding, missing },
        }
    }
}

/// The findings of a file by their places.
struct Findings<'a> {
    diagnostics: &'a [Diagnostic],
    /// The number of its first finding.
    first: usize,
    /// Where findings begin, with their indices, in the order of the file.
    places: Vec<(usize, usize)>,
}

impl<'a> Findings<'a> {
    fn of(listed: &Listed<'a>) -> Self {
        let diagnostics = &listed.file.diagnostics;
        let mut places = Vec::new();
        for (index, diagnostic) in diagnostics.iter().enumerate() {
            let others = diagnostic.related.iter().filter(|(_, text)| text == ALSO_HERE);
            let all = others.map(|(location, _)| location).chain([&diagnostic.location]);
            places.extend(all.map(|location| (location.span.start, index)));
        }
        places.sort_unstable();
        Self { diagnostics, first: listed.first_finding, places }
    }

    /// The indices of the findings about a property: those that report its absence, or else those in its values, but not
    /// what the rules of other properties report.
    fn about(
        &self,
        property: &WantedProperty,
        of_others: &[&str],
        covered: &CoveredProperty,
        thing: &CoveredThing,
    ) -> Vec<usize> {
        let mut about: Vec<usize> = if covered.missing.is_empty() {
            let is_wrong = |index: &usize| {
                let Diagnostic { code, severity, .. } = &self.diagnostics[*index];
                *severity != Severity::Advice && !of_others.contains(&code.id)
            };
            covered.values.iter().flat_map(|place| self.within(place)).filter(is_wrong).collect()
        } else {
            let reports = |index: &usize| property.rules.contains(&self.diagnostics[*index].code.id);
            let those_in = |places: &[Range<usize>]| -> Vec<usize> {
                places.iter().flat_map(|place| self.within(place)).filter(reports).collect()
            };
            Some(those_in(&covered.missing))
                .filter(|about| !about.is_empty())
                .unwrap_or_else(|| those_in(&thing.places))
        };
        about.sort_unstable();
        about.dedup();
        about
    }

    /// The indices of the findings in a part of the file.
    fn within(&self, place: &Range<usize>) -> impl Iterator<Item = usize> {
        let start = self.places.partition_point(|(start, _)| *start < place.start);
        self.places[start..].iter().take_while(|(start, _)| *start < place.end).map(|(_, index)| *index)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diagnostic::Code;
    use crate::render::tests::found;
    use crate::rules::Coverage;
    use crate::source::Span;

    /// One place.
    fn at(place: Range<usize>) -> Vec<Range<usize>> {
        std::iter::once(place).collect()
    }

    static IMAGE_MISSING: Code = Code::warning("google-image-missing", "");

    fn thing(places: Vec<Range<usize>>) -> CoveredThing {
        let properties = SEARCH_RESULTS[0].properties.iter().map(|property| match property.name().as_str() {
            "headline" => CoveredProperty { needed: 1, missing: Vec::new(), values: at(10..20) },
            "author" => CoveredProperty { needed: 1, missing: Vec::new(), values: at(30..60) },
            "author.name" => CoveredProperty { needed: 2, missing: at(50..60), values: at(35..40) },
            "author.url" => CoveredProperty { needed: 2, missing: Vec::new(), values: vec![41..45, 51..55] },
            "publisher.logo" => CoveredProperty::default(),
            _ => CoveredProperty { needed: 1, missing: at(0..80), values: Vec::new() },
        });
        CoveredThing {
            result: "Article".to_owned(),
            kind: "NewsArticle".to_owned(),
            title: "Votes".to_owned(),
            places,
            properties: properties.collect(),
        }
    }

    /// The cells of an article in a file with a finding of this kind at an offset.
    fn cells_with(code: &'static Code, offset: usize) -> Value {
        let text = "0123456789".repeat(8);
        let mut file = found("a.jsonld", &text, &text[..1]);
        let diagnostic = &mut file.diagnostics[0];
        (diagnostic.code, diagnostic.severity) = (code, code.severity);
        diagnostic.location.span = Span::new(offset, offset + 1);
        let listed = [Listed { file: &file, index: 0, first_finding: 7 }];
        let coverages = [(0, Coverage { things: vec![thing(at(0..80))], left_out: 0 })];
        let run =
            Run { files: std::slice::from_ref(&file), coverages: &coverages, origins: &[], fixed: None };
        let matrices = serde_json::to_value(matrices(run, &listed)).unwrap();
        let matrix = &matrices["matrices"][0];
        let names = matrix["properties"].as_array().unwrap().iter();
        let cells = matrix["rows"][0]["cells"].as_array().unwrap().iter();
        names.map(|name| name["name"].as_str().unwrap().to_owned()).zip(cells.cloned()).collect()
    }

    #[test]
    fn a_cell_says_what_is_missing_and_which_finding_says_so() {
        let cells = cells_with(&IMAGE_MISSING, 0);
        assert_eq!(cells["headline"], "present");
        assert_eq!(cells["image"], json!({ "state": "missing", "finding": 7 }));
        assert_eq!(cells["datePublished"], "missing");
        assert_eq!(cells["author.name"], json!({ "state": "missing", "missing": [1, 2] }));
        assert_eq!(cells["publisher.logo"], "unneeded");
    }

    #[test]
    fn a_finding_in_a_value_makes_the_innermost_property_wrong() {
        static OTHER: Code = Code::error("other", "");
        let wrong = json!({ "state": "wrong", "finding": 7 });
        let (in_headline, in_url, in_author) =
            (cells_with(&OTHER, 10), cells_with(&OTHER, 52), cells_with(&OTHER, 47));
        assert_eq!((&in_headline["headline"], &in_headline["author"]), (&wrong, &json!("present")));
        assert_eq!((&in_url["author.url"], &in_url["author"]), (&wrong, &json!("present")));
        assert_eq!((&in_author["author"], &in_author["author.url"]), (&wrong, &json!("present")));
    }

    #[test]
    fn advice_makes_nothing_wrong() {
        static ADVICE: Code = Code::advice("other", "");
        assert_eq!(cells_with(&ADVICE, 10)["headline"], "present");
    }
}
