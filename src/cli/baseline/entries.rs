//! The file of a baseline: JSON with one finding per line, so that changes to it are small and easy to merge.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cli::Error;
use crate::cli::input::{Content, read_file};
use crate::render::json_text;
use crate::source::{Limits, MAX_BYTES, amount};

/// The version of the form, and of how fingerprints are made.
const VERSION: u64 = 1;

const LIMITS: Limits = Limits { size: MAX_BYTES, ..Limits::DEFAULT };

/// How much of a message helps a reader, in characters.
const ENOUGH: usize = 120;

/// The findings in a baseline, each with a short text, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Entries(BTreeMap<Key, String>);

/// What a finding is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The path relative to the baseline.
    pub(super) file: String,
    pub(super) rule: String,
    pub(super) fingerprint: String,
}

/// The version, which is read first: a later one may have another form.
#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

#[derive(Deserialize)]
struct Written {
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    file: String,
    rule: String,
    fingerprint: String,
    #[serde(default)]
    text: String,
}

impl Entries {
    /// Reads a file, if there is one.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, Error> {
        let entries = match read_file(path, LIMITS) {
            Ok(Content::Whole(bytes)) => String::from_utf8(bytes)
                .map_err(|_| "it is not in UTF-8".to_owned())
                .and_then(|text| Self::parse(&text)),
            Ok(_) => Err(format!("it has more than {} bytes", amount(LIMITS.size))),
            Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(Error::Read(path.to_path_buf(), cause)),
        };
        entries.map(Some).map_err(|why| Error::Request(format!("cannot read the baseline {path:?}: {why}")))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let Versioned { version } = serde_json::from_str(text).map_err(|cause| cause.to_string())?;
        if version != VERSION {
            return Err(format!(
                "it has version {version}, but this byline reads version {VERSION}; use the byline that wrote it"
            ));
        }
        let Written { findings } = serde_json::from_str(text).map_err(|cause| cause.to_string())?;
        let entry = |Entry { file, rule, fingerprint, text }| (Key { file, rule, fingerprint }, text);
        Ok(Self(findings.into_iter().map(entry).collect()))
    }

    /// The file.
    pub(super) fn to_json(&self) -> String {
        let mut json = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
        for (index, (Key { file, rule, fingerprint }, text)) in self.0.iter().enumerate() {
            json.push_str(if index == 0 { "\n" } else { ",\n" });
            let members = [("file", file), ("rule", rule), ("fingerprint", fingerprint), ("text", text)];
            let members = members.map(|(name, value)| format!("\"{name}\": {}", json_text(value)));
            json.push_str(&format!("    {{ {} }}", members.join(", ")));
        }
        json.push_str(if self.0.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        json
    }

    /// Adds a finding with this message.
    pub(super) fn add(&mut self, key: Key, message: &str) {
        let line = message.lines().next().unwrap_or_default();
        let text = match line.char_indices().nth(ENOUGH) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line.to_owned(),
        };
        self.0.insert(key, text);
    }

    pub(super) fn remove(&mut self, key: &Key) {
        self.0.remove(key);
    }

    /// Adds the entries of `others`, whose texts are newer.
    pub(super) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    pub(super) fn contains(&self, key: &Key) -> bool {
        self.0.contains_key(key)
    }

    /// The message of a finding; empty if the baseline does not have it.
    pub(super) fn text(&self, key: &Key) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &Key> {
        self.0.keys()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(file: &str, fingerprint: &str) -> Key {
        Key { file: file.to_owned(), rule: "some-rule".to_owned(), fingerprint: fingerprint.to_owned() }
    }

    #[test]
    fn a_file_has_one_sorted_line_per_finding_and_is_read_back() {
        let mut entries = Entries::default();
        assert_eq!(entries.to_json(), "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
        entries.add(key("b.json", "01"), "it is \"wrong\"\nin two lines");
        entries.add(key("a.json", "02"), &"ü".repeat(200));
        let json = entries.to_json();
        let expected = format!(
            "{{\n  \"version\": 1,\n  \"findings\": [\n    \
             {{ \"file\": \"a.json\", \"rule\": \"some-rule\", \"fingerprint\": \"02\", \"text\": \"{}…\" }},\n    \
             {{ \"file\": \"b.json\", \"rule\": \"some-rule\", \"fingerprint\": \"01\", \"text\": \"it is \\\"wrong\\\"\" }}\n  ]\n}}\n",
            "ü".repeat(ENOUGH)
        );
        assert_eq!(json, expected);
        assert_eq!(Entries::parse(&json).unwrap().to_json(), json);
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let wrong = |text: &str| Entries::parse(text).unwrap_err();
        let newer = wrong("{ \"version\": 2, \"findings\": {} }");
        assert_eq!(newer, "it has version 2, but this byline reads version 1; use the byline that wrote it");
        assert!(wrong("{").contains("line 1"), "{}", wrong("{"));
        assert!(wrong("{ \"version\": 1 }").contains("`findings`"));
        assert!(wrong("<<<<<<< ours\n").contains("line 1"));
    }
}
