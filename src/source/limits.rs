//! How much of what strangers write is taken.

/// The most bytes that a text may ever have: one gibibyte.
///
/// Trees keep places in four bytes, with room for what decoding adds.
pub(crate) const MAX_BYTES: usize = 1 << 30;

/// The most elements of XML that may ever be nested in one another.
///
/// In a build for debugging, reading and judging take up to a kilobyte of stack for each, so that the two megabytes that a
/// thread has by itself hold twice the usual [limit](Limits::depth); the program has thirty-two.
pub(crate) const MAX_ELEMENTS_DEEP: usize = 10_000;

/// How much is taken of one file, and how much is said of it.
///
/// Whoever reads what strangers write wants some; whoever trusts a file may raise them. What goes beyond is a
/// diagnostic that names the limit. How deep values of JSON, YAML and TOML may be nested is no limit among these: the
/// stack has to hold them.
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
    /// The bytes of its text; never more than one gibibyte.
    pub size: usize,
    /// The elements of XML that are nested in one another; never more than 10,000.
    pub depth: usize,
    /// The values that aliases of YAML add.
    pub aliases: usize,
    /// The bytes that entities of XML stand for, all references to them together.
    pub entities: usize,
    /// The attributes of one element of XML.
    pub attributes: usize,
    /// The mebibytes of text that are looked through for its quotes, all quotes together.
    pub quotes: usize,
    /// The diagnostics about it, the gravest before others.
    pub diagnostics: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            size: MAX_BYTES,
            depth: 1000,
            aliases: 100_000,
            entities: 10 << 20,
            attributes: 10_000,
            quotes: 10_000,
            diagnostics: 10_000,
        }
    }
}

/// What to do about a limit that was too low: `--limit depth=2000` is twice what it was.
pub(crate) fn raised(name: &str, limit: usize) -> String {
    format!("`--limit {name}={}` raises the limit", amount(limit.saturating_mul(2).max(10)))
}

/// A number as people write it for `--limit`: 20M are twenty times 1,048,576.
pub(crate) fn amount(number: usize) -> String {
    const UNITS: [(usize, char); 2] = [(1 << 30, 'G'), (1 << 20, 'M')];
    match UNITS.iter().find(|(unit, _)| number > 0 && number.is_multiple_of(*unit)) {
        Some((unit, sign)) => format!("{}{sign}", number / unit),
        None => number.to_string(),
    }
}
