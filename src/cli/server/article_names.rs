//! Ids of an article: where each is declared, and where it is used.

use std::io;

use gen_lsp_types::{
    Definition, DefinitionParams, DefinitionResponse, DocumentHighlight, DocumentHighlightKind,
    DocumentHighlightParams, Location, Position, PrepareRenameParams, PrepareRenamePlaceholder,
    PrepareRenameResult, ReferenceParams, RenameParams, TextEdit, Uri, WorkspaceEdit,
};
use lsp_server::ErrorCode;

use crate::cli::server::document::Document;
use crate::cli::server::session::{Refusal, Session};
use crate::diagnostic::Place;
use crate::formats::article::{self, Read};
use crate::model::{Collection, Id, Leaf};
use crate::source::edit::{Edit, Replacement};
use crate::source::{Pointer, Span};

/// The ids of an article.
pub(super) struct Names<'d> {
    pub(super) read: Read<'d>,
    declared: Vec<Declared>,
    used: Vec<Used>,
}

/// A declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declared {
    pub(super) id: String,
    pub(super) collection: Collection,
    at: Pointer,
    pub(super) span: Span,
}

/// A reference.
#[derive(Debug)]
pub(super) struct Used {
    pub(super) id: String,
    /// Where it has to be declared.
    pub(super) to: &'static [Collection],
    at: Pointer,
    pub(super) span: Span,
}

impl<'d> Names<'d> {
    /// The ids of a text that is an article in one of our own formats.
    pub(super) fn of(document: &'d Document) -> Option<Self> {
        let read = article::read(&document.source, document.syntax()?);
        let (mut declared, mut used) = (Vec::new(), Vec::new());
        read.article.as_ref()?.walk(&mut |path, leaf| match leaf {
            Leaf::Id(id, collection) => {
                let at = path.pointer();
                let place = match collection {
                    Collection::Blocks => Place::At(at.clone()),
                    _ => Place::Key(at.clone()),
                };
                let span = read.locate(&place).span;
                declared.push(Declared { id: id.as_str().to_owned(), collection, at, span });
            }
            Leaf::Reference(reference) => {
                let at = path.pointer();
                let span = read.locate(&Place::At(at.clone())).span;
                used.push(Used { id: reference.id.to_owned(), to: reference.to, at, span });
            }
            _ => {}
        });
        Some(Self { read, declared, used })
    }

    /// The declaration of the id at this byte, or of the one that is referred to there.
    pub(super) fn at(&self, offset: usize) -> Option<&Declared> {
        let is_here = |span: Span| span.start <= offset && offset <= span.end;
        let declared = self.declared.iter().find(|declared| is_here(declared.span));
        declared.or_else(|| self.target(self.used.iter().find(|used| is_here(used.span))?))
    }

    /// What a reference refers to.
    pub(super) fn target(&self, used: &Used) -> Option<&Declared> {
        self.declared.iter().find(|declared| declared.id == used.id && used.to.contains(&declared.collection))
    }

    /// All declarations.
    pub(super) fn declared(&self) -> &[Declared] {
        &self.declared
    }

    /// All references.
    pub(super) fn used(&self) -> &[Used] {
        &self.used
    }

    /// The references to what is declared.
    fn uses<'n>(&'n self, of: &'n Declared) -> impl Iterator<Item = &'n Used> {
        self.used.iter().filter(|used| self.target(used) == Some(of))
    }

    /// What to replace so that something has another id.
    fn renamed(&self, declared: &Declared, id: &str) -> Vec<Replacement> {
        let declaration = match declared.collection {
            Collection::Blocks => Edit::text(declared.at.clone(), declared.id.clone(), id),
            _ => Edit::rename(declared.at.clone(), id),
        };
        let uses = self.uses(declared).map(|used| Edit::text(used.at.clone(), used.id.clone(), id));
        self.read.fix(std::iter::once(declaration).chain(uses).collect()).replacements
    }
}

/// The declaration of the id at a place.
pub(super) fn definition(
    session: &mut Session<'_>,
    parameters: DefinitionParams,
) -> io::Result<Result<Option<DefinitionResponse>, Refusal>> {
    let place = parameters.text_document_position_params;
    let location = with_names(session, &place.text_document.uri, place.position, |document, _, declared| {
        Location { uri: document.uri.clone(), range: document.range(declared.span) }
    });
    Ok(Ok(location.map(|location| DefinitionResponse::Definition(Definition::Location(location)))))
}

/// The references to the id at a place.
pub(super) fn references(
    session: &mut Session<'_>,
    parameters: ReferenceParams,
) -> io::Result<Result<Option<Vec<Location>>, Refusal>> {
    let place = parameters.text_document_position_params;
    let with_declaration = parameters.context.include_declaration;
    let found = with_names(session, &place.text_document.uri, place.position, |document, names, declared| {
        let location = |span| Location { uri: document.uri.clone(), range: document.range(span) };
        let declaration = with_declaration.then_some(declared.span);
        declaration.into_iter().chain(names.uses(declared).map(|used| used.span)).map(location).collect()
    });
    Ok(Ok(found))
}

/// The places of the id at a place.
pub(super) fn highlights(
    session: &mut Session<'_>,
    parameters: DocumentHighlightParams,
) -> io::Result<Result<Option<Vec<DocumentHighlight>>, Refusal>> {
    let place = parameters.text_document_position_params;
    let found = with_names(session, &place.text_document.uri, place.position, |document, names, declared| {
        let highlight = |span, kind| DocumentHighlight { range: document.range(span), kind: Some(kind) };
        let uses = names.uses(declared).map(|used| highlight(used.span, DocumentHighlightKind::Read));
        std::iter::once(highlight(declared.span, DocumentHighlightKind::Write)).chain(uses).collect()
    });
    Ok(Ok(found))
}

/// Whether the id at a place can be changed.
pub(super) fn prepare_rename(
    session: &mut Session<'_>,
    parameters: PrepareRenameParams,
) -> io::Result<Result<Option<PrepareRenameResult>, Refusal>> {
    let place = parameters.text_document_position_params;
    let found = with_names(session, &place.text_document.uri, place.position, |document, names, declared| {
        let offset = document.lines.offset(document.text(), place.position);
        let is_here = |span: &Span| span.start <= offset && offset <= span.end;
        let mut spans = std::iter::once(declared.span).chain(names.uses(declared).map(|used| used.span));
        let range = document.range(spans.find(is_here).unwrap_or(declared.span));
        PrepareRenameResult::PrepareRenamePlaceholder(PrepareRenamePlaceholder {
            range,
            placeholder: declared.id.clone(),
        })
    });
    Ok(Ok(found))
}

/// Changes the id at a place, wherever it is.
pub(super) fn rename(
    session: &mut Session<'_>,
    parameters: RenameParams,
) -> io::Result<Result<Option<WorkspaceEdit>, Refusal>> {
    let place = parameters.text_document_position_params;
    let id = parameters.new_name;
    let refused = |why: String| Ok(Err((ErrorCode::RequestFailed, why)));
    if !Id::could_be(&id) {
        return refused(format!(
            "`{}` is not an id: a letter or `_`, then letters, digits, `-`, `_`, `.`",
            id.escape_debug()
        ));
    }
    let found = with_names(session, &place.text_document.uri, place.position, |document, names, declared| {
        let is_taken = names.declared.iter().any(|other| other.id == id && other != declared);
        let replacements = names.renamed(declared, &id);
        (!is_taken).then(|| (!replacements.is_empty()).then(|| edit(document, &replacements)))
    });
    match found {
        None => refused("there is no id here".to_owned()),
        Some(None) => refused(format!("the article has an id `{id}` already")),
        Some(Some(None)) => refused("the id is written in a form that cannot be changed".to_owned()),
        Some(Some(Some(edit))) => Ok(Ok(Some(edit))),
    }
}

/// Replacements in a text, as an edit of the workspace.
pub(super) fn edit(document: &Document, replacements: &[Replacement]) -> WorkspaceEdit {
    let edits = replacements.iter().map(|replacement| TextEdit {
        range: document.range(replacement.span),
        new_text: replacement.text.clone(),
    });
    let changes = [(document.uri.clone(), edits.collect())].into_iter().collect();
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}

/// What `find` says of the id at a place, if there is one.
fn with_names<T>(
    session: &Session<'_>,
    uri: &Uri,
    position: Position,
    find: impl FnOnce(&Document, &Names<'_>, &Declared) -> T,
) -> Option<T> {
    let document = session.document(uri)?;
    let names = Names::of(document)?;
    let declared = names.at(document.lines.offset(document.text(), position))?;
    Some(find(document, &names, declared))
}
