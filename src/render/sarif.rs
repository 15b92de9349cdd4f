//! SARIF 2.1.0, for code scanning and editors: one run for everything.

mod absent;
mod log;
mod uri;

use crate::diagnostic::{
    Address, Applicability, BaselineState, Code, Diagnostic, Location as Place, Severity, fingerprints,
};
use crate::render::sarif::log::{
    ArtifactChange, ArtifactLocation, Configuration, Driver, Fingerprints, Fix, Level, Location, Log,
    LogicalLocation, Message, PhysicalLocation, Properties, Region, Replacement, Result, Rule, Run, Text,
    Tool,
};
use crate::render::{Checked, FixedFinding, escaped};
use crate::source::{Lines, Span};
use crate::validate::subjects;

/// The findings in `files`, and those of a baseline that are `fixed`.
pub(super) fn render(files: &[Checked], fixed: &[FixedFinding]) -> String {
    let rules = Rules::of(files, fixed);
    let mut results = Vec::new();
    for Checked { source, diagnostics } in files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let file = File { uri: uri::of(source), lines: Lines::new(&source.text) };
        let fingerprints = fingerprints(source.reference(), diagnostics).into_iter().zip(diagnostics);
        results.extend(
            fingerprints.map(|(fingerprint, diagnostic)| file.result(diagnostic, fingerprint, &rules)),
        );
    }
    results.extend(fixed.iter().map(|finding| absent::result(finding, &rules)));
    let driver = Driver {
        name: "byline",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")]
            .into_iter()
            .find(|address| !address.is_empty()),
        rules: rules.0.iter().map(|code| rule(code)).collect(),
    };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "utf16CodeUnits", results }],
    };
    escaped::pretty_json(&log)
}

/// The kinds of diagnostics that occur, by name. With all there are, every log would carry every page.
struct Rules(Vec<&'static Code>);

impl Rules {
    fn of(files: &[Checked], fixed: &[FixedFinding]) -> Self {
        let found = files.iter().flat_map(|file| &file.diagnostics).map(|diagnostic| diagnostic.code);
        let mut codes: Vec<&'static Code> = found.chain(fixed.iter().filter_map(|one| one.code)).collect();
        codes.sort_unstable_by_key(|code| code.id);
        codes.dedup_by_key(|code| code.id);
        Self(codes)
    }

    fn index(&self, code: &Code) -> usize {
        self.0.partition_point(|rule| rule.id < code.id)
    }
}

fn rule(code: &'static Code) -> Rule {
    let (_, page) = code.page.split_once('\n').unwrap_or_default();
    let page = page.trim();
    let reason = page.split("\n\n").next().unwrap_or_default();
    // A page may begin with an example at once; there is always the sentence then.
    let is_prose = !reason.is_empty() && !reason.starts_with(['#', '`', '|', '-']);
    let subject = subjects()
        .find(|subject| subject.codes.iter().any(|other| other.id == code.id))
        .map(|found| found.title);
    Rule {
        id: code.id,
        short_description: Text { text: code.summary() },
        full_description: Text { text: if is_prose { reason } else { code.summary() } },
        help: Message {
            text: if page.is_empty() { code.summary() } else { page }.to_owned(),
            markdown: Some(code.page).filter(|page| !page.is_empty()),
        },
        default_configuration: Configuration { level: level(code.severity) },
        properties: Properties {
            tags: subject.map(str::to_lowercase).into_iter().collect(),
            fix: fix_name(code.fix),
        },
    }
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Advice => Level::Note,
    }
}

fn fix_name(fix: Option<Applicability>) -> Option<&'static str> {
    fix.map(Applicability::name)
}

/// A file that results are in.
struct File<'s> {
    uri: String,
    lines: Lines<'s>,
}

impl File<'_> {
    fn result<'d>(&self, diagnostic: &'d Diagnostic, fingerprint: String, rules: &Rules) -> Result<'d> {
        let Diagnostic {
            code,
            severity,
            message,
            location,
            label,
            related,
            help,
            fix,
            identity: _,
            baseline_state,
        } = diagnostic;
        let words = match help {
            Some(help) => format!("{message}\n{help}"),
            None => message.clone(),
        };
        let related_locations = related
            .iter()
            .enumerate()
            .map(|(id, (place, words))| Location { id: Some(id), ..self.location(place, words) });
        Result {
            rule_id: code.id,
            rule_index: Some(rules.index(code)),
            level: level(*severity),
            message: Message { text: words, markdown: None },
            locations: [self.location(location, label)],
            related_locations: related_locations.collect(),
            partial_fingerprints: Some(Fingerprints { byline: fingerprint }),
            baseline_state: baseline_state.map(BaselineState::name),
            fixes: (!fix.is_empty()).then(|| self.fix(diagnostic)).into_iter().collect(),
        }
    }

    fn location<'d>(&self, place: &'d Place, words: &'d str) -> Location<'d> {
        Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: self.artifact(),
                region: Some(self.region(place.span)),
            },
            // The document as a whole has no name of its own.
            logical_locations: place
                .address
                .iter()
                .filter(|address| !address.as_str().is_empty())
                .map(|address| LogicalLocation {
                    fully_qualified_name: address.as_str(),
                    kind: match address {
                        Address::Pointer(_) => "value",
                        Address::XPath(_) => "element",
                    },
                })
                .collect(),
            message: Some(words).filter(|words| !words.is_empty()).map(|text| Text { text }),
        }
    }

    fn fix<'d>(&self, diagnostic: &'d Diagnostic) -> Fix<'d> {
        let replacements = diagnostic.fix.iter().map(|replacement| Replacement {
            deleted_region: self.region(replacement.span),
            inserted_content: Text { text: &replacement.text },
        });
        Fix {
            description: Text { text: diagnostic.help.as_deref().unwrap_or(&diagnostic.message) },
            artifact_changes: [ArtifactChange {
                artifact_location: self.artifact(),
                replacements: replacements.collect(),
            }],
            properties: Properties { tags: Vec::new(), fix: fix_name(diagnostic.code.fix) },
        }
    }

    fn artifact(&self) -> ArtifactLocation {
        ArtifactLocation { uri: self.uri.clone() }
    }

    fn region(&self, span: Span) -> Region {
        let (start, end) = (self.lines.utf16_position(span.start), self.lines.utf16_position(span.end));
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::render::tests::{found, hostile_files};

    fn log(files: &[Checked]) -> Value {
        serde_json::from_str(&render(files, &[])).unwrap()
    }

    #[test]
    fn columns_are_units_of_utf16() {
        let file = found("a b/ü.json", "{\n  \"🗞é\": \"👩‍👩‍👧\", \"x\": \"sliva\" }", "\"sliva\"");
        let location = &log(&[file])["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "a%20b/%C3%BC.json");
        let region = json!({ "startLine": 2, "startColumn": 27, "endLine": 2, "endColumn": 34 });
        assert_eq!(location["region"], region);
    }

    #[test]
    fn only_rules_that_occur_are_described_and_found_by_their_index() {
        let log = log(&hostile_files());
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        assert!(!rules.is_empty() && rules.len() < results.len());
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(result["ruleId"], rules[index]["id"]);
        }
    }
}
