mod paragraphs;
mod pieces;

use std::sync::Arc;

use crate::diagnostic::{
    Applicability, Code, Finding, Findings, Fix, Found, Identity, LeftOut, Location, Place, Severity,
    most_text,
};
use crate::formats::article::read::paragraphs::Paragraphs;
use crate::formats::article::read::pieces::in_form_of_file;
use crate::formats::article::{Defaults, Layers, Syntax, shape};
use crate::model::Article;
use crate::source::decode::{Blank, decode};
use crate::source::edit::Edit;
use crate::source::markdown::{self, Unsupported};
use crate::source::{Node, Pointer, Source, Span, SyntaxErrorKind, Tree, json, yaml};

/// An article as far as it could be read, and the findings in its file.
#[derive(Debug)]
pub struct Read<'s> {
    /// The article. Values that could not be read are empty in it.
    pub article: Option<Article>,
    /// What is wrong with the syntax and the structure of the file: of each severity no more than the limits allow.
    pub findings: Vec<Finding>,
    /// How many findings were left out.
    pub(crate) left_out: LeftOut,
    /// The file without the defaults.
    tree: Option<Tree<'s>>,
    /// The file merged with the defaults, if there are any.
    merged: Option<Tree<'s>>,
    /// Where the defaults come from, if there are any.
    layers: Option<Arc<Layers>>,
    blanks: Vec<Blank>,
    /// The first comment in the body of a Markdown file.
    comment: Option<Span>,
    paragraphs: Paragraphs,
}

/// Reads an article. Problems of the file are findings, never an error.
pub fn read(source: &Source, syntax: Syntax) -> Read<'_> {
    read_over(source, syntax, None)
}

/// Reads an article, with `defaults` for what it does not state.
pub(crate) fn read_over<'s>(source: &'s Source, syntax: Syntax, defaults: Option<&Defaults>) -> Read<'s> {
    let mut unsupported = Vec::new();
    let mut comment = None;
    let parsed = match syntax {
        Syntax::Json => json::parse_within(&source.text, source.limits),
        Syntax::Yaml => yaml::parse_within(&source.text, source.limits),
        Syntax::Markdown => markdown::parse_within(&source.text, source.limits).map(|parsed| {
            (unsupported, comment) = (parsed.unsupported, parsed.comment);
            parsed.tree
        }),
    };
    let tree = match parsed {
        Ok(tree) => tree,
        Err(error) => {
            let mut finding = Finding::new(syntax_code(error.kind), error.span, error.message);
            finding.help = error.help;
            let findings = vec![finding];
            return Read {
                article: None,
                findings,
                left_out: LeftOut::default(),
                tree: None,
                merged: None,
                layers: None,
                blanks: Vec::new(),
                comment: None,
                paragraphs: Paragraphs::default(),
            };
        }
    };
    let selected = defaults.map(|defaults| defaults.selected(&tree)).unwrap_or_default();
    let merged = defaults.map(|defaults| tree.over(defaults.root(), &selected));
    let whole = merged.as_ref().unwrap_or(&tree);
    let decoded = decode::<Article>(whole);
    let mut findings = Findings::up_to(source.limits.diagnostics);
    findings.extend(shape::other_version(&tree));
    findings.extend(unsupported.into_iter().map(unsupported_markdown));
    if !decoded.complete {
        repeated_keys(whole, KEY_REPEATED.severity, &mut findings);
        shape::check(&shape::ARTICLE, whole, &mut findings);
        // A test checks that the schema and serde agree. If they ever do not, this makes sure nothing is dropped
        // silently.
        if findings.errors() == 0 {
            findings.extend(decoded.blanks.iter().map(|blank| unread(whole.node(blank.node()))));
        }
    }
    let (mut article, blanks) = (decoded.value, decoded.blanks);
    if let (Some(article), Some(defaults)) = (&mut article, defaults) {
        defaults.prune(article, &tree, &selected);
    }
    let layers = defaults.map(|defaults| Arc::clone(defaults.layers()));
    let Found { findings, left_out, is_of_today: _ } = findings.into_kept();
    let (tree, paragraphs) = (Some(tree), Paragraphs::default());
    Read { article, findings, left_out, tree, merged, layers, blanks, comment, paragraphs }
}

impl<'s> Read<'s> {
    /// Returns the location in the file of a place in the article.
    ///
    /// For an object or a list it is the key or the first character, so that a message does not underline all of it.
    pub(crate) fn locate(&self, place: &Place) -> Location {
        match (self.whole(), place) {
            (Some(tree), place) => locate_in(tree, place, &self.paragraphs),
            (None, Place::Text(span)) => Location::unaddressed(*span),
            (None, _) => Location::unaddressed(Span::default()),
        }
    }

    /// What identifies a diagnostic at `location` across versions of the file.
    pub(crate) fn identity(&self, location: &Location) -> Identity {
        self.whole().map_or_else(Identity::default, |tree| Identity::in_tree(tree, location.span))
    }

    /// Returns the place in the defaults file, if `location` is there and not in the article's file.
    pub(crate) fn in_defaults(&self, location: &Location) -> Option<Location> {
        let span = self.merged.as_ref()?.in_defaults(location.span)?;
        let pointer = |pointer| self.layers.as_ref().map(|layers| layers.pointer(span, pointer).into());
        let address = location.pointer().and_then(pointer);
        Some(Location { span, address })
    }

    /// Whether all of `edits` change the article's own file, not the defaults.
    pub(crate) fn is_own(&self, edits: &[Edit]) -> bool {
        let is_default = |tree: &Tree<'_>, edit: &Edit| {
            let node = tree.resolve(&edit.at).node;
            tree.in_defaults(node.key_span().unwrap_or(node.span())).is_some()
        };
        self.merged.as_ref().is_none_or(|tree| !edits.iter().any(|edit| is_default(tree, edit)))
    }

    /// The tree the article was read from.
    fn whole(&self) -> Option<&Tree<'s>> {
        self.merged.as_ref().or(self.tree.as_ref())
    }

    /// Returns the replacements in the file for all of `edits`; empty if one of them has no place there.
    pub(crate) fn fix(&self, edits: Vec<Edit>) -> Fix {
        if edits.is_empty() {
            return Fix::default();
        }
        let Some(tree) = &self.tree else { return Fix::default() };
        let edits: Vec<Edit> = edits.into_iter().map(|edit| in_form_of_file(tree, edit)).collect();
        match tree.replacements(&edits) {
            Some(replacements) => Fix { edits, replacements },
            None => Fix::default(),
        }
    }

    /// The parsed file, if it could be parsed.
    pub(crate) fn tree(&self) -> Option<&Tree<'_>> {
        self.tree.as_ref()
    }

    /// Whether there is a comment in the body of a Markdown file.
    pub(super) fn has_comment(&self) -> bool {
        self.comment.is_some()
    }

    /// The places in the file that could not be read and are empty in the article; or the whole file, if their paths
    /// are too long to keep.
    pub(crate) fn unreadable(&self) -> Vec<Pointer> {
        let Some(tree) = self.whole() else { return Vec::new() };
        let pointer = |blank: &Blank| match *blank {
            Blank::Value(id) => tree.node(id).pointer(),
            Blank::Member(id, name) => tree.node(id).pointer().key(name),
        };
        let (mut pointers, mut room) = (Vec::new(), most_text(self.blanks.len()));
        for pointer in self.blanks.iter().map(pointer) {
            let length = pointer.as_str().len();
            if length > room {
                pointers.push(Pointer::default());
                break;
            }
            room -= length;
            pointers.push(pointer);
        }
        pointers
    }
}

/// The offset within a string of the text that `rest` points to: running text may be one string, with paragraphs
/// separated by blank lines.
fn offset(node: Node<'_>, rest: &[String], paragraphs: &Paragraphs) -> Option<usize> {
    node.text()?;
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    match *rest {
        [] | ["0"] | ["content", "0"] => Some(0),
        [paragraph, "content", "0"] => paragraphs.start(node, paragraph.parse().ok()?),
        _ => None,
    }
}

/// The location of a place in the text of `tree`.
pub(crate) fn locate(tree: &Tree<'_>, place: &Place) -> Location {
    locate_in(tree, place, &Paragraphs::default())
}

fn locate_in(tree: &Tree<'_>, place: &Place, paragraphs: &Paragraphs) -> Location {
    match place {
        Place::Text(span) => Location { span: *span, address: Some(tree.at(span.start).pointer().into()) },
        Place::At(pointer) => {
            let node = tree.resolve(pointer).node;
            Location { span: node.brief_span(), address: Some(node.pointer().into()) }
        }
        Place::Key(pointer) => {
            let node = tree.resolve(pointer).node;
            let span = node.key_span().unwrap_or_else(|| node.brief_span());
            Location { span, address: Some(node.pointer().into()) }
        }
        Place::Within(pointer, part) => {
            let resolved = tree.resolve(pointer);
            let node = resolved.node;
            let span = match offset(node, &resolved.rest, paragraphs) {
                Some(offset) => node.span_within(offset + part.start..offset + part.end),
                None => node.brief_span(),
            };
            Location { span, address: Some(node.pointer().into()) }
        }
    }
}

fn unsupported_markdown(Unsupported { span, message, help }: Unsupported) -> Finding {
    let mut finding = Finding::new(&MARKDOWN_UNSUPPORTED, span, message);
    finding.label("not in the article").help(help);
    finding
}

/// A finding for a value that could not be read although nothing is known to be wrong with it.
fn unread(node: Node<'_>) -> Finding {
    let mut finding = Finding::new(&shape::TYPE_WRONG, node.pointer(), "this value could not be read");
    finding.label("left out").help("`byline schema` prints what is expected");
    finding
}

/// Reports duplicate keys in objects, with the given severity.
pub(in crate::formats) fn repeated_keys(tree: &Tree<'_>, severity: Severity, findings: &mut Findings) {
    let spans = |node: Node<'_>| node.key_span().unwrap_or_else(|| node.span());
    for (first, again) in tree.repeated_keys() {
        let (first, again) = (tree.node(first), tree.node(again));
        let key = again.key().unwrap_or_default();
        let mut finding = Finding::new(&KEY_REPEATED, spans(again), format!("duplicate key `{key}`"));
        finding
            .severity(severity)
            .label("again")
            .related(spans(first), "first here")
            .help("keep one of the two: readers differ in which one they use");
        findings.push(finding);
    }
}

/// Declares a code of the reader; its page is next to this file.
macro_rules! code {
    ($name:ident, $id:literal, $page:literal) => {
        static $name: Code = Code::error($id, include_str!(concat!("read/", $page)));
    };
}
code!(INPUT_TOO_DEEP, "input-too-deep", "input_too_deep.md");
code!(INPUT_TOO_LARGE, "input-too-large", "input_too_large.md");
code!(KEY_REPEATED, "key-repeated", "key_repeated.md");
code!(SYNTAX_ERROR, "syntax-error", "syntax_error.md");
code!(MARKDOWN_UNSUPPORTED, "markdown-unsupported", "markdown_unsupported.md");
code!(TEXT_NOT_UTF8, "text-not-utf8", "text_not_utf8.md");
code!(XML_ENTITY_FORBIDDEN, "xml-entity-forbidden", "xml_entity_forbidden.md");
code!(YAML_ALIAS_BOMB, "yaml-alias-bomb", "yaml_alias_bomb.md");

/// A file declares another encoding than it uses.
pub(crate) static ENCODING_CONTRADICTED: Code =
    Code::warning("encoding-contradicted", include_str!("read/encoding_contradicted.md"))
        .fixable(Applicability::Safe);

/// The codes of diagnostics about syntax.
pub(crate) static SYNTAX_CODES: [&Code; 9] = [
    &SYNTAX_ERROR,
    &TEXT_NOT_UTF8,
    &ENCODING_CONTRADICTED,
    &KEY_REPEATED,
    &INPUT_TOO_DEEP,
    &INPUT_TOO_LARGE,
    &YAML_ALIAS_BOMB,
    &MARKDOWN_UNSUPPORTED,
    &XML_ENTITY_FORBIDDEN,
];

/// Whether the value such a diagnostic points to could not be read, and is empty in the article.
pub(crate) fn leaves_a_blank(code: &Code) -> bool {
    const NO_BLANK: [&Code; 5] = [
        &ENCODING_CONTRADICTED,
        &KEY_REPEATED,
        &MARKDOWN_UNSUPPORTED,
        &shape::FIELD_UNKNOWN,
        &shape::SCHEMA_VERSION_OTHER,
    ];
    !NO_BLANK.iter().any(|other| other.id == code.id)
        && SYNTAX_CODES.iter().chain(&shape::SHAPE_CODES).any(|other| other.id == code.id)
}

/// The code for a syntax error.
pub(crate) fn syntax_code(kind: SyntaxErrorKind) -> &'static Code {
    match kind {
        SyntaxErrorKind::Grammar => &SYNTAX_ERROR,
        SyntaxErrorKind::TooDeep => &INPUT_TOO_DEEP,
        SyntaxErrorKind::TooLarge => &INPUT_TOO_LARGE,
        SyntaxErrorKind::AliasBomb => &YAML_ALIAS_BOMB,
        SyntaxErrorKind::EntityForbidden => &XML_ENTITY_FORBIDDEN,
        SyntaxErrorKind::NotUtf8 => &TEXT_NOT_UTF8,
    }
}
