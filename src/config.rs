//! The configuration of a newsroom: `byline.toml`.

mod levels;
mod schema;
#[cfg(test)]
mod tests;
mod words;

use std::sync::{Arc, LazyLock};

use indexmap::IndexMap;
use serde::Deserialize;

pub use self::levels::Level;
use self::words::{located, unusable};
use crate::diagnostic::{Diagnostic, Finding, Findings};
use crate::formats::article::shape::{self, Shape};
use crate::formats::article::{Defaults, Layer};
use crate::rules::Profile;
#[cfg(feature = "cli")]
use crate::source::Limits;
use crate::source::{Kind, Node, Pointer, Source, Tree, toml};
use crate::validate::{codes, unreadable};

pub(crate) use schema::generate as generate_schema;
pub use schema::{SCHEMA, SCHEMA_ID};

/// A configuration, as one file states it.
///
/// Which other files hold as well (`extend`, and those in folders above unless it says `root`), the program decides.
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
    /// Whether configurations in folders above are ignored.
    pub root: bool,
    /// The path of another configuration that holds where this one does not say otherwise, relative to this one.
    pub extend: Option<String>,
    /// The files in folders that are left out: patterns as in `.gitignore`, relative to the configuration.
    pub exclude: Vec<String>,
    /// Profiles to check in addition to the default rules.
    pub profiles: Vec<Profile>,
    /// The levels of individual rules, by name.
    pub rules: IndexMap<&'static str, Level>,
    /// Other settings for some files; the last that matches has precedence.
    pub overrides: Vec<Override>,
    /// The default values for articles.
    pub defaults: Option<Defaults>,
    /// The export options.
    pub export: Export,
    /// The file, for the places of its settings.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "only the program merges configurations"))]
    tree: Option<Arc<Tree<'static>>>,
}

/// Settings for some files.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Override {
    /// Which files: patterns as in `.gitignore`, relative to the configuration.
    pub paths: Vec<String>,
    /// Profiles to check in addition.
    pub profiles: Vec<Profile>,
    /// The levels of individual rules, by name.
    pub rules: IndexMap<&'static str, Level>,
    /// The default values for articles, before those for all files.
    pub defaults: Option<Defaults>,
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

static SHAPE: LazyLock<Shape> = LazyLock::new(|| Shape::new(schema::structure()));

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
        let mut findings = findings.into_kept().shown(source.limits.diagnostics);
        let tree = Arc::new(tree.into_owned());
        let config = Self::of(&tree, &mut findings);
        let mut wrong: Vec<Diagnostic> =
            findings.into_iter().map(|finding| located(finding, &tree)).collect();
        wrong.sort_by_key(|diagnostic| (diagnostic.location.span, diagnostic.code.id));
        (config, wrong)
    }

    fn of(tree: &Arc<Tree<'static>>, findings: &mut Vec<Finding>) -> Self {
        let root = tree.root();
        let selector = root.get("export").and_then(|export| export.get("paywall-selector"));
        let selector = selector.and_then(Node::text);
        if let Some(selector) = selector.filter(|selector| !is_class(selector)) {
            findings.push(not_a_class(selector));
        }
        let overrides = root.get("overrides").into_iter().flat_map(Node::children);
        Self {
            root: root.get("root").is_some_and(|root| root.kind() == Kind::Bool(true)),
            extend: root.get("extend").and_then(Node::text).map(str::to_owned),
            exclude: texts(root.get("exclude")),
            profiles: profiles(root),
            rules: rules(root),
            overrides: overrides
                .map(|node| Override {
                    paths: texts(node.get("paths")),
                    profiles: profiles(node),
                    rules: rules(node),
                    defaults: Layer::of(tree, node).map(|layer| Defaults::new(vec![layer])),
                })
                .collect(),
            defaults: Layer::of(tree, root).map(|layer| Defaults::new(vec![layer])),
            export: Export {
                paywall_selector: selector.filter(|selector| is_class(selector)).map(str::to_owned),
            },
            tree: Some(Arc::clone(tree)),
        }
    }
}

#[cfg(feature = "cli")]
impl Config {
    /// The defaults at this place, the whole file or an override, to be merged with those of other files.
    pub(crate) fn layer(&self, owner: &Pointer) -> Option<Layer> {
        let tree = self.tree.as_ref()?;
        Layer::of(tree, tree.resolve(owner).node)
    }

    /// The value of a setting in the file.
    pub(crate) fn node(&self, pointer: &Pointer) -> Option<Node<'_>> {
        let resolved = self.tree.as_ref()?.resolve(pointer);
        resolved.rest.is_empty().then_some(resolved.node)
    }

    /// The diagnostic for a value that has the right type, but cannot be used.
    pub(crate) fn unusable(
        &self,
        at: Pointer,
        message: String,
        label: &str,
        help: &str,
    ) -> Option<Diagnostic> {
        self.tree.as_ref().map(|tree| located(unusable(at, message, label, help), tree))
    }
}

/// The profiles of the file or an override.
fn profiles(owner: Node<'_>) -> Vec<Profile> {
    let named = |name: &String| Profile::ALL.into_iter().find(|profile| profile.name() == name);
    texts(owner.get("profiles")).iter().filter_map(named).collect()
}

/// The rules of the file or an override, with their levels, as far as both exist.
fn rules(owner: Node<'_>) -> IndexMap<&'static str, Level> {
    let levels = owner.get("rules").into_iter().flat_map(Node::children);
    let level = |node: Node<'_>| {
        let code = codes().find(|code| Some(code.id) == node.key())?;
        Some((code.id, Level::named(node.text()?)?))
    };
    levels.filter_map(level).collect()
}

fn texts(list: Option<Node<'_>>) -> Vec<String> {
    let items = list.filter(|list| list.kind() == Kind::Array).into_iter().flat_map(Node::children);
    items.filter_map(Node::text).map(str::to_owned).collect()
}

/// Whether a CSS selector is a single class.
fn is_class(selector: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = selector.strip_prefix('.').filter(|name| name.chars().all(is_part));
    name.is_some_and(|name| name.starts_with(|c: char| !c.is_ascii_digit()))
}

fn not_a_class(selector: &str) -> Finding {
    let message = format!("`{}` is not the CSS selector of a class", selector.escape_debug());
    let help = "write the class of the paywalled part with its dot: `.paywall`";
    unusable(Pointer::default().key("export").key("paywall-selector"), message, "not a class", help)
}
