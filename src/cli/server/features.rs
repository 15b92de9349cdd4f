//! What an editor can ask, and who answers.

use std::io;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProvider, CodeActionRequest, CompletionOptions,
    CompletionRequest, DefinitionProvider, DefinitionRequest, DiagnosticOptions, DiagnosticProvider,
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticRequest,
    DocumentFormattingProvider, DocumentFormattingRequest, DocumentHighlightProvider,
    DocumentHighlightRequest, DocumentLinkOptions, DocumentLinkRequest, DocumentSymbolProvider,
    DocumentSymbolRequest, FoldingRangeProvider, FoldingRangeRequest, FullDocumentDiagnosticReport,
    HoverProvider, HoverRequest, InlayHintProvider, InlayHintRequest, LspRequestMethod, PrepareRenameRequest,
    ReferencesProvider, ReferencesRequest, RelatedFullDocumentDiagnosticReport, RenameOptions,
    RenameProvider, RenameRequest, SaveOptions, ServerCapabilities, TextDocumentSync, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use lsp_server::{ErrorCode, Request};
use serde_json::Value;

use crate::cli::server::actions::{self, FIX_ALL};
use crate::cli::server::lines::Units;
use crate::cli::server::session::{Refusal, Session};
use crate::cli::server::{article_names, completion, hover, outline};

/// What the server can do.
pub(super) fn capabilities(units: Units, pulls: bool) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(units.kind()),
        text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(SaveOptions::default().into()),
            ..TextDocumentSyncOptions::default()
        })),
        diagnostic_provider: pulls.then(|| {
            DiagnosticProvider::DiagnosticOptions(DiagnosticOptions {
                identifier: Some("byline".to_owned()),
                ..DiagnosticOptions::default()
            })
        }),
        code_action_provider: Some(CodeActionProvider::CodeActionOptions(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QuickFix,
                CodeActionKind::RefactorRewrite,
                CodeActionKind::Custom(FIX_ALL.into()),
            ]),
            ..CodeActionOptions::default()
        })),
        hover_provider: Some(HoverProvider::Bool(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec!["\"".to_owned(), ":".to_owned(), " ".to_owned()]),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(DefinitionProvider::Bool(true)),
        references_provider: Some(ReferencesProvider::Bool(true)),
        document_highlight_provider: Some(DocumentHighlightProvider::Bool(true)),
        rename_provider: Some(RenameProvider::RenameOptions(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        document_symbol_provider: Some(DocumentSymbolProvider::Bool(true)),
        folding_range_provider: Some(FoldingRangeProvider::Bool(true)),
        document_link_provider: Some(DocumentLinkOptions::default()),
        document_formatting_provider: Some(DocumentFormattingProvider::Bool(true)),
        inlay_hint_provider: Some(InlayHintProvider::Bool(true)),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: None,
            }),
            ..WorkspaceOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}

/// Answers a request.
pub(super) fn answer(session: &mut Session<'_>, request: Request) -> io::Result<Result<Value, Refusal>> {
    use LspRequestMethod as Method;
    match Method::from(request.method.as_str()) {
        Method::TextDocumentDiagnostic => by::<DocumentDiagnosticRequest>(session, request, diagnostics),
        Method::TextDocumentCodeAction => by::<CodeActionRequest>(session, request, actions::actions),
        Method::TextDocumentFormatting => by::<DocumentFormattingRequest>(session, request, actions::format),
        Method::TextDocumentHover => by::<HoverRequest>(session, request, hover::hover),
        Method::TextDocumentCompletion => by::<CompletionRequest>(session, request, completion::complete),
        Method::TextDocumentDefinition => {
            by::<DefinitionRequest>(session, request, article_names::definition)
        }
        Method::TextDocumentReferences => {
            by::<ReferencesRequest>(session, request, article_names::references)
        }
        Method::TextDocumentDocumentHighlight => {
            by::<DocumentHighlightRequest>(session, request, article_names::highlights)
        }
        Method::TextDocumentPrepareRename => {
            by::<PrepareRenameRequest>(session, request, article_names::prepare_rename)
        }
        Method::TextDocumentRename => by::<RenameRequest>(session, request, article_names::rename),
        Method::TextDocumentDocumentSymbol => by::<DocumentSymbolRequest>(session, request, outline::symbols),
        Method::TextDocumentFoldingRange => by::<FoldingRangeRequest>(session, request, outline::folds),
        Method::TextDocumentDocumentLink => by::<DocumentLinkRequest>(session, request, outline::links),
        Method::TextDocumentInlayHint => by::<InlayHintRequest>(session, request, outline::hints),
        _ => Ok(Err((ErrorCode::MethodNotFound, format!("no method {:?}", request.method)))),
    }
}

/// Answers a request of type `R`.
fn by<R: gen_lsp_types::Request>(
    session: &mut Session<'_>,
    request: Request,
    answer: impl FnOnce(&mut Session<'_>, R::Params) -> io::Result<Result<R::Result, Refusal>>,
) -> io::Result<Result<Value, Refusal>> {
    match serde_json::from_value(request.params) {
        Ok(parameters) => {
            let answer = answer(session, parameters)?;
            Ok(answer.map(|answer| serde_json::to_value(answer).unwrap_or_default()))
        }
        Err(why) => Ok(Err((ErrorCode::InvalidParams, why.to_string()))),
    }
}

/// What is wrong with a text.
fn diagnostics(
    session: &mut Session<'_>,
    parameters: DocumentDiagnosticParams,
) -> io::Result<Result<DocumentDiagnosticReport, Refusal>> {
    let items = session.found(&parameters.text_document.uri)?;
    let report = FullDocumentDiagnosticReport { items, result_id: None };
    let report = RelatedFullDocumentDiagnosticReport {
        full_document_diagnostic_report: report,
        related_documents: None,
    };
    Ok(Ok(DocumentDiagnosticReport::RelatedFullDocumentDiagnosticReport(report)))
}
