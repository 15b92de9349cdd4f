//! The parts of a text: symbols, folds, links, hints.

use std::io;

use gen_lsp_types::{
    DocumentLink, DocumentLinkParams, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse,
    FoldingRange, FoldingRangeParams, InlayHint, InlayHintKind, InlayHintParams, Label, SymbolKind, Uri,
};

use crate::cli::server::article_names::Names;
use crate::cli::server::document::Document;
use crate::cli::server::hover::{entry, name};
use crate::cli::server::session::{Refusal, Session};
use crate::diagnostic::Place;
use crate::model::Leaf;
use crate::source::{Kind, Node, Span, Tree};

/// How many parts of a text are listed.
const MOST: usize = 5_000;

/// The parts of an article, as a tree.
pub(super) fn symbols(
    session: &mut Session<'_>,
    parameters: DocumentSymbolParams,
) -> io::Result<Result<Option<DocumentSymbolResponse>, Refusal>> {
    let found = with_tree(session, &parameters.text_document.uri, |document, _, tree| {
        let members = tree.root().children();
        members.filter_map(|member| symbol(document, member, 0)).collect()
    });
    Ok(Ok(found.map(DocumentSymbolResponse::DocumentSymbolList)))
}

/// A member, and what in it has a name.
fn symbol(document: &Document, node: Node<'_>, depth: usize) -> Option<DocumentSymbol> {
    let heading = ["name", "title", "text"].iter().find_map(|field| node.get(field)?.text());
    let name = node.key().or(heading).filter(|name| !name.trim().is_empty())?;
    let is_open = depth == 0 || matches!(node.key(), Some("content")) || node.key().is_none() && depth < 6;
    let children = node.children().take(MOST).filter(|_| is_open);
    let inner = children.flat_map(|child| match child.key() {
        // Sections are in the content of others.
        Some("content") => child.children().filter_map(|item| symbol(document, item, depth + 1)).collect(),
        Some(_) if depth > 0 => Vec::new(),
        _ => symbol(document, child, depth + 1).into_iter().collect(),
    });
    let inner: Vec<DocumentSymbol> = inner.collect();
    let selected = node.key_span().unwrap_or(node.span());
    let whole = Span::new(selected.start.min(node.span().start), selected.end.max(node.span().end));
    let kind = match (depth, node.kind()) {
        (0, _) => SymbolKind::Namespace,
        (_, Kind::Object) => SymbolKind::Object,
        (_, Kind::Array) => SymbolKind::Array,
        _ => SymbolKind::Field,
    };
    let detail = node.key().and(heading.or(node.text())).map(short);
    let children = (!inner.is_empty()).then_some(inner);
    let (range, selected) = (document.range(whole), document.range(selected));
    Some(DocumentSymbol::new(short(name), detail, kind, None, None, range, selected, children))
}

/// The beginning of a text.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// What can be folded: every value of several lines.
pub(super) fn folds(
    session: &mut Session<'_>,
    parameters: FoldingRangeParams,
) -> io::Result<Result<Option<Vec<FoldingRange>>, Refusal>> {
    let found = with_tree(session, &parameters.text_document.uri, |document, _, tree| {
        let folds = tree.nodes().skip(1).filter_map(|node| {
            let start = node.key_span().unwrap_or(node.span()).start;
            let text = &document.text()[start..node.span().end.max(start)];
            let range = document.range(Span::new(start, start + text.trim_end().len()));
            let (start, end) = (range.start.line, range.end.line);
            (start < end).then(|| FoldingRange::new(start, None, end, None, None, None))
        });
        folds.take(MOST).collect()
    });
    Ok(Ok(found))
}

/// Links to the URLs in an article, and to the pages of its identifiers.
pub(super) fn links(
    session: &mut Session<'_>,
    parameters: DocumentLinkParams,
) -> io::Result<Result<Option<Vec<DocumentLink>>, Refusal>> {
    let found = with_tree(session, &parameters.text_document.uri, |document, names, _| {
        let mut links = Vec::new();
        let Some(article) = names.read.article.as_ref() else { return links };
        article.walk(&mut |path, leaf| {
            if let Some(target) = address(leaf).filter(|_| links.len() < MOST) {
                let span = names.read.locate(&Place::At(path.pointer())).span;
                let target = Some(Uri::from(target));
                links.push(DocumentLink { range: document.range(span), target, tooltip: None, data: None });
            }
        });
        links
    });
    Ok(Ok(found))
}

/// The page of an identifier.
fn address(leaf: Leaf<'_>) -> Option<String> {
    let id = leaf.as_str();
    let is_whole = id.starts_with("https://") || id.starts_with("http://");
    let page = |start: &str, id: &str| Some(if is_whole { id.to_owned() } else { format!("{start}{id}") });
    match leaf {
        Leaf::Url(_) => is_whole.then(|| id.to_owned()),
        Leaf::Doi(_) => page("https://doi.org/", id),
        Leaf::Orcid(orcid) => page("https://orcid.org/", &orcid.canonical()),
        Leaf::Ror(ror) => page("https://ror.org/", &ror.canonical()),
        Leaf::WikidataId(item) => page("https://www.wikidata.org/wiki/", item.canonical()),
        Leaf::Pmid(_) => page("https://pubmed.ncbi.nlm.nih.gov/", id),
        Leaf::Pmcid(_) => page("https://pmc.ncbi.nlm.nih.gov/articles/", id),
        _ => None,
    }
}

/// Who is meant by an id.
pub(super) fn hints(
    session: &mut Session<'_>,
    parameters: InlayHintParams,
) -> io::Result<Result<Option<Vec<InlayHint>>, Refusal>> {
    let wanted = parameters.range;
    let found = with_tree(session, &parameters.text_document.uri, |document, names, _| {
        let wanted = document.lines.span(document.text(), wanted);
        let is_wanted = |span: Span| span.start <= wanted.end && wanted.start <= span.end;
        let used = names.used().iter().filter(|used| is_wanted(used.span));
        let hints = used.filter_map(|used| {
            let name = name(&entry(names, names.target(used)?))?;
            let (end, kind) = (document.range(used.span).end, Some(InlayHintKind::Type));
            Some(InlayHint::new(end, Label::String(name), kind, None, None, Some(true), None, None))
        });
        hints.take(MOST).collect()
    });
    Ok(Ok(found))
}

/// What `find` says of an article in one of our own formats.
fn with_tree<T>(
    session: &Session<'_>,
    uri: &Uri,
    find: impl FnOnce(&Document, &Names<'_>, &Tree<'_>) -> T,
) -> Option<T> {
    let document = session.document(uri)?;
    let names = Names::of(document)?;
    Some(find(document, &names, names.read.tree()?))
}
