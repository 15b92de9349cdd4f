//! Limits for input from untrusted sources.

/// The maximum size of a text: one gibibyte.
///
/// Trees store offsets in four bytes, with room for what decoding adds.
pub(crate) const MAX_BYTES: usize = 1 << 30;

/// The maximum nesting of XML elements, whatever the limits.
///
/// In a debug build, reading and validation take up to a kilobyte of stack for each level, so the two megabytes of an
/// ordinary thread hold twice the default [limit](Limits::depth); the program uses thirty-two.
pub(crate) const MAX_ELEMENTS_DEEP: usize = 10_000;

/// Limits for one file and its diagnostics.
///
/// They protect against untrusted files; they can be raised for trusted ones. A file that exceeds one gets a diagnostic
/// that names the limit. The nesting of JSON, YAML and TOML is not configurable, because the stack must hold it.
///
/// ```
/// use byline::source::{Limits, Source};
/// use byline::{Format, RuleSet, validate};
///
/// let limits = Limits { attributes: 1, ..Limits::default() };
/// let source = Source::new("a.xml", "<a b='1' c='2'/>").within(limits);
/// let found = validate(&source, Format::Jats, &RuleSet::standard()).diagnostics;
/// assert_eq!(found[0].message, "an element has more than 1 attributes");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The size of its text in bytes; at most one gibibyte.
    pub size: usize,
    /// The number of its values: of JSON and YAML, objects, lists, texts, numbers and the like; of XML and HTML,
    /// elements, texts and attributes.
    pub values: usize,
    /// The nesting of XML elements; at most 10,000.
    pub depth: usize,
    /// The number of values that YAML aliases add.
    pub aliases: usize,
    /// The size in bytes of the replacement texts of XML entities, for all references together.
    pub entities: usize,
    /// The number of attributes of one XML or HTML element.
    pub attributes: usize,
    /// The mebibytes of text that are searched for quotes, for all quotes together.
    pub quotes: usize,
    /// The number of diagnostics, most severe first.
    pub diagnostics: usize,
}

impl Limits {
    pub(crate) const DEFAULT: Self = Self {
        size: 100 << 20,
        values: 2_000_000,
        depth: 1000,
        aliases: 100_000,
        entities: 10 << 20,
        attributes: 10_000,
        quotes: 10_000,
        diagnostics: 10_000,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The help for an exceeded limit: suggests `--limit depth=2000`, twice the current value.
pub(crate) fn raised(name: &str, limit: usize) -> String {
    format!("`--limit {name}={}` raises the limit", amount(limit.saturating_mul(2).max(10)))
}

/// A number in the form of `--limit`: 20M is twenty times 1,048,576.
pub(crate) fn amount(number: usize) -> String {
    const UNITS: [(usize, char); 2] = [(1 << 30, 'G'), (1 << 20, 'M')];
    match UNITS.iter().find(|(unit, _)| number > 0 && number.is_multiple_of(*unit)) {
        Some((unit, sign)) => format!("{}{sign}", number / unit),
        None => number.to_string(),
    }
}
