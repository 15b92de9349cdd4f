//! The configuration of a newsroom: `byline.toml`.

mod schema;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::diagnostic::{Diagnostic, Finding, Findings, Identity, Place};
use crate::formats::article::shape::{self, Shape};
use crate::formats::article::{self, Defaults};
use crate::rules::Profile;
#[cfg(feature = "cli")]
use crate::source::Limits;
use crate::source::decode::decode;
use crate::source::{Kind, Pointer, Source, Tree, toml};
use crate::validate::{codes, unreadable};

pub(crate) use schema::generate as generate_schema;
pub use schema::{SCHEMA, SCHEMA_ID};

/// A configuration.
///
/// ```
/// use byline::config::{Config, Level};
/// use byline::source::Source;
///
/// let text = "[rules]\nquote-not-in-body = \"warn\"\n\n[defaults.metadata]\nlanguage = \"en\"\n";
/// let (config, wrong) = Config::read(&Source::new("byline.toml", text));
/// assert!(wrong.is_empty());
/// assert_eq!(config.rules.get("quote-not-in-body"), Some(&Level::Warn));
/// assert!(config.defaults.is_some());
/// ```
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Config {
    /// Profiles to check in addition to the default rules.
    pub profiles: Vec<Profile>,
    /// The levels of individual rules, by name.
    pub rules: IndexMap<&'static str, Level>,
    /// The default values for articles.
    pub defaults: Option<Defaults>,
    /// The export options.
    pub export: Export,
}

/// Options for every export.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[non_exhaustive]
pub struct Export {
    /// The CSS selector of the part of a page behind a paywall, a class: `.paywall`.
    ///
    /// See [Subscription and paywalled
    /// content](https://developers.google.com/search/docs/appearance/structured-data/paywalled-content).
    pub paywall_selector: Option<String>,
}

/// How to report the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is not reported.
    Allow,
    /// It is reported as a warning.
    Warn,
    /// It is reported as an error.
    Deny,
}

impl Level {
    /// All levels, mildest first.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// Its name in a configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

/// The file as written, before its names are resolved.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    profiles: Vec<String>,
    #[serde(default)]
    rules: IndexMap<String, String>,
    #[serde(default)]
    export: Export,
    #[serde(default, rename = "defaults")]
    _defaults: Option<IgnoredAny>,
}

static SHAPE: LazyLock<Shape> = LazyLock::new(|| Shape::new(SCHEMA));

impl Config {
    /// The limits for reading the file of a configuration.
    #[cfg(feature = "cli")]
    pub(crate) const LIMITS: Limits = Limits { size: toml::MAX_BYTES, ..Limits::DEFAULT };

    /// The diagnostic for a file that exceeds them.
    #[cfg(feature = "cli")]
    pub(crate) fn too_large() -> Diagnostic {
        unreadable(toml::too_large())
    }

    /// Reads a configuration, as far as possible, and returns the diagnostics in it.
    pub fn read(source: &Source) -> (Self, Vec<Diagnostic>) {
        let tree = match toml::parse(&source.text) {
            Ok(tree) => tree,
            Err(error) => return (Self::default(), vec![unreadable(error)]),
        };
        let mut findings = Findings::up_to(source.limits.diagnostics);
        shape::check(&SHAPE, &tree, &mut findings);
        let findings = findings.into_kept().shown(source.limits.diagnostics);
        let mut wrong: Vec<Diagnostic> =
            findings.into_iter().map(|finding| located(finding, &tree)).collect();
        let mut config = Self::default();
        if let Some(Written { profiles, rules, export, _defaults: _ }) = decode::<Written>(&tree).value {
            let named = |name: &String| Profile::ALL.into_iter().find(|profile| profile.name() == name);
            config.profiles = profiles.iter().filter_map(named).collect();
            config.export = export;
            let selector = &mut config.export.paywall_selector;
            if let Some(wrong_selector) = selector.take_if(|selector| !is_class(selector)) {
                wrong.push(located(not_a_class(&wrong_selector), &tree));
            }
            config.rules = rules.iter().filter_map(|(name, level)| choice(name, level)).collect();
        }
        wrong.sort_by_key(|diagnostic| (diagnostic.location.span, diagnostic.code.id));
        let defaults = tree.root().get("defaults").filter(|defaults| defaults.kind() == Kind::Object);
        let defaults = defaults.filter(|defaults| !defaults.is_empty()).map(|defaults| defaults.id());
        config.defaults = defaults.map(|node| Defaults::new(tree.into_owned(), node));
        (config, wrong)
    }
}

/// Whether a CSS selector is a single class.
fn is_class(selector: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = selector.strip_prefix('.').filter(|name| name.chars().all(is_part));
    name.is_some_and(|name| name.starts_with(|c: char| !c.is_ascii_digit()))
}

fn not_a_class(selector: &str) -> Finding {
    let pointer = Pointer::default().key("export").key("paywall-selector");
    let message = format!("`{}` is not the CSS selector of a class", selector.escape_debug());
    let mut finding = Finding::new(&shape::TYPE_WRONG, pointer, message);
    finding.label("not a class").help("write the class of the paywalled part with its dot: `.paywall`");
    finding
}

/// A rule and its level, if both exist.
fn choice(name: &str, level: &str) -> Option<(&'static str, Level)> {
    let code = codes().find(|code| code.id == name)?;
    let level = Level::ALL.into_iter().find(|known| known.name() == level)?;
    Some((code.id, level))
}

/// The finding with its place in the file, worded for a configuration.
fn located(finding: Finding, tree: &Tree<'_>) -> Diagnostic {
    let Finding {
        code,
        severity,
        mut message,
        place,
        mut label,
        related: _,
        mut help,
        fix: _,
        replacements: _,
    } = finding;
    if let Place::Key(pointer) = &place
        && code.id == shape::FIELD_UNKNOWN.id
    {
        let steps: Vec<String> = pointer.steps().collect();
        let known = match steps.as_slice() {
            [name] => {
                message = format!("the configuration has no field `{name}`");
                Some("a configuration has `profiles`, `rules`, `export` and `defaults`")
            }
            [owner, name] if owner == "rules" => {
                message = format!("there is no rule `{name}`");
                label = "unknown rule".to_owned();
                Some("`byline explain` lists all rules")
            }
            [owner, _] if owner == "export" => Some("`export` has `paywall-selector`"),
            _ => None,
        };
        let has_guess = help.as_ref().is_some_and(|help| help.starts_with("did you mean"));
        help = known.filter(|_| !has_guess).map(str::to_owned).or(help);
    }
    let location = article::locate(tree, &place);
    Diagnostic {
        identity: Identity::in_tree(tree, location.span),
        code,
        severity,
        message,
        location,
        label,
        related: Vec::new(),
        help,
        fix: Default::default(),
        baseline_state: None,
    }
}
