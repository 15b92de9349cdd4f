//! Results that a baseline has and this run has not
//! ([SARIF 2.1.0, 3.27.24](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html#_Toc34317660)).

use crate::diagnostic::Severity;
use crate::render::FixedFinding;
use crate::render::sarif::log::{
    ArtifactLocation, Fingerprints, Location, Message, PhysicalLocation, Result,
};
use crate::render::sarif::{Rules, level, uri};

/// A fixed finding. Where in the file it was is not known any more.
pub(super) fn result<'d>(finding: &'d FixedFinding, rules: &Rules) -> Result<'d> {
    let FixedFinding { file, rule, code, message, fingerprint } = finding;
    // The URL of a page in a web archive is its URI.
    let uri = if file.contains("://") { file.clone() } else { uri::of_file(file) };
    let physical_location = PhysicalLocation { artifact_location: ArtifactLocation { uri }, region: None };
    let message = if message.is_empty() { rule } else { message };
    Result {
        rule_id: rule,
        rule_index: code.map(|code| rules.index(code)),
        level: level(code.map_or(Severity::Warning, |code| code.severity)),
        message: Message { text: message.clone(), markdown: None },
        locations: [Location { id: None, physical_location, logical_locations: Vec::new(), message: None }],
        related_locations: Vec::new(),
        partial_fingerprints: fingerprint.clone().map(|byline| Fingerprints { byline }),
        baseline_state: Some("absent"),
        fixes: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::render::FixedFinding;
    use crate::render::sarif::render;

    #[test]
    fn what_is_fixed_is_absent() {
        let fixed = FixedFinding {
            file: "a b.json".to_owned(),
            rule: "gone".to_owned(),
            code: None,
            message: String::new(),
            fingerprint: Some("01".to_owned()),
        };
        let log: Value = serde_json::from_str(&render(&[], &[fixed])).unwrap();
        let expected = json!({
            "ruleId": "gone",
            "level": "warning",
            "message": { "text": "gone" },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "a%20b.json" } } }],
            "partialFingerprints": { "byline/v1": "01" },
            "baselineState": "absent"
        });
        assert_eq!(log["runs"][0]["results"], json!([expected]));
    }
}
