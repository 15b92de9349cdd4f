//! What can be done about a diagnostic, or with selected words.

use std::io;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, DocumentFormattingParams, TextEdit,
};
use serde_json::json;

use crate::cli::server::article_names::{Names, edit};
use crate::cli::server::diagnostics::diagnostic;
use crate::cli::server::document::{Document, Kind};
use crate::cli::server::session::{Refusal, Session, judged};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::fix::fix;
use crate::formats::NOT_EXPORTABLE;
use crate::formats::article::leaves_a_blank;
use crate::model::{Collection, Id};
use crate::source::edit::{Edit, Replacement};
use crate::source::{Pointer, Span};

/// The kind of the action that makes all safe fixes.
pub(super) const FIX_ALL: &str = "source.fixAll.byline";

/// How long words may be that become a name.
const LONGEST_NAME: usize = 100;

/// What can be done at a range.
pub(super) fn actions(
    session: &mut Session<'_>,
    parameters: CodeActionParams,
) -> io::Result<Result<Option<Vec<CodeActionResponse>>, Refusal>> {
    let uri = parameters.text_document.uri;
    let only = parameters.context.only;
    let wants =
        |kind: &CodeActionKind| only.as_ref().is_none_or(|only| only.iter().any(|one| is_within(kind, one)));
    let mut actions = Vec::new();
    let Some((document, found)) = session.checked(&uri)? else { return Ok(Ok(None)) };
    let span = document.lines.span(document.text(), parameters.range);
    if wants(&CodeActionKind::QuickFix) {
        let meets = |found: &&Diagnostic| {
            found.location.span.start <= span.end && span.start <= found.location.span.end
        };
        for found in found.iter().filter(meets) {
            actions.extend(made(document, found));
            actions.extend(allowed(document, found));
        }
    }
    if wants(&CodeActionKind::RefactorRewrite) && span.start < span.end {
        actions.extend(entries(document, span));
    }
    // Offered only on request, such as on save.
    let is_asked_for = only.as_ref().is_some_and(|_| wants(&CodeActionKind::Custom(FIX_ALL.into())));
    if is_asked_for && let Some(document) = session.document(&uri) {
        actions.extend(all_fixed(session, document));
    }
    Ok(Ok(Some(actions.into_iter().map(CodeActionResponse::CodeAction).collect())))
}

/// Whether a kind of action is `other`, or one of its kinds.
fn is_within(kind: &CodeActionKind, other: &CodeActionKind) -> bool {
    let name = |kind: &CodeActionKind| crate::cli::server::connection::name(kind);
    let (kind, other) = (name(kind), name(other));
    kind.strip_prefix(&other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || other.is_empty())
}

/// The fix that a diagnostic carries.
fn made(document: &Document, found: &Diagnostic) -> Option<CodeAction> {
    if found.fix.is_empty() {
        return None;
    }
    let what = found.help.as_deref().and_then(|help| help.lines().next());
    let title = what.map_or_else(|| format!("fix {}", found.code.id), str::to_owned);
    Some(CodeAction {
        is_preferred: Some(found.code.fix == Some(Applicability::Safe)),
        ..action(document, found, title, &found.fix)
    })
}

/// Lets the article break the rule.
fn allowed(document: &Document, found: &Diagnostic) -> Option<CodeAction> {
    if leaves_a_blank(found.code) || found.code.id == NOT_EXPORTABLE.id {
        return None;
    }
    let read = crate::formats::article::read(&document.source, document.syntax()?);
    let count = read.article.as_ref()?.extensions.allow.len();
    let at = Pointer::default().key("extensions").key("byline.allow").item(count);
    let entry = json!({ "rule": found.code.id, "reason": "say why this is right here" });
    let replacements = read.fix(vec![Edit::set(at, entry)]).replacements;
    let title = format!("allow {} in this article, with a reason", found.code.id);
    (!replacements.is_empty()).then(|| action(document, found, title, &replacements))
}

fn action(
    document: &Document,
    found: &Diagnostic,
    title: String,
    replacements: &[Replacement],
) -> CodeAction {
    CodeAction {
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(found, &document.uri, |span| document.range(span))]),
        edit: Some(edit(document, replacements)),
        title,
        ..CodeAction::default()
    }
}

/// Entries for a selected name.
fn entries(document: &Document, span: Span) -> Vec<CodeAction> {
    let name = document.text()[span.range()].trim();
    let is_name = !name.is_empty() && name.len() <= LONGEST_NAME && name.starts_with(char::is_alphabetic);
    let Some((names, id)) =
        Names::of(document).zip(Id::from_name(name)).filter(|_| is_name && !name.contains('\n'))
    else {
        return Vec::new();
    };
    let is_free = |id: &str| names.declared().iter().all(|declared| declared.id != id);
    let numbered = (2..).map(|number| format!("{}-{number}", id.as_str()));
    let Some(id) = std::iter::once(id.as_str().to_owned()).chain(numbered).find(|id| is_free(id)) else {
        return Vec::new();
    };
    let collections = [Collection::People, Collection::Organizations, Collection::Places, Collection::Events];
    let made = collections.into_iter().filter_map(|collection| {
        let at = Pointer::default().key(collection.name()).key(&id);
        let replacements = names.read.fix(vec![Edit::set(at, json!({ "name": name }))]).replacements;
        let title = format!("add “{name}” to `{}`", collection.name());
        (!replacements.is_empty()).then(|| CodeAction {
            kind: Some(CodeActionKind::RefactorRewrite),
            edit: Some(edit(document, &replacements)),
            title,
            ..CodeAction::default()
        })
    });
    made.collect()
}

/// All safe fixes at once.
fn all_fixed(session: &Session<'_>, document: &Document) -> Option<CodeAction> {
    let Kind::Article(format) = document.kind else { return None };
    let settings = session.settings(document).ok()?;
    let judge = |source: &crate::source::Source| judged(&settings, source, format);
    let fixed = fix(document.source.clone(), format, Applicability::Safe, judge);
    let changed = changed(document.text(), &fixed.source.text)?;
    Some(CodeAction {
        kind: Some(CodeActionKind::Custom(FIX_ALL.into())),
        edit: Some(edit(document, &[changed])),
        title: "make all safe fixes".to_owned(),
        ..CodeAction::default()
    })
}

/// The text as `byline fmt` writes it.
pub(super) fn format(
    session: &mut Session<'_>,
    parameters: DocumentFormattingParams,
) -> io::Result<Result<Option<Vec<TextEdit>>, Refusal>> {
    let formatted = |document: &Document| {
        let syntax = document.syntax()?;
        let settings = session.settings(document).ok()?;
        let validated = settings.read(&document.source, syntax.into());
        let text = if validated.has_errors() { None } else { validated.formatted(syntax).ok() };
        changed(document.text(), &text?)
    };
    let edits = session.document(&parameters.text_document.uri).map(|document| {
        let edit = formatted(document);
        let edit = edit.map(|edit| TextEdit { range: document.range(edit.span), new_text: edit.text });
        edit.into_iter().collect()
    });
    Ok(Ok(edits))
}

/// The smallest replacement that makes one text another.
fn changed(before: &str, after: &str) -> Option<Replacement> {
    let pairs = before.char_indices().zip(after.chars());
    let start =
        pairs.take_while(|((_, one), two)| one == two).last().map_or(0, |((at, c), _)| at + c.len_utf8());
    let (rest, other) = (&before[start..], &after[start..]);
    let same = rest.chars().rev().zip(other.chars().rev()).take_while(|(one, two)| one == two);
    let end: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (rest.len() - end, &other[..other.len() - end]);
    (old > 0 || !new.is_empty())
        .then(|| Replacement { span: Span::new(start, start + old), text: new.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::edit::apply;

    #[test]
    fn the_smallest_change_makes_one_text_the_other() {
        assert_eq!(changed("abc", "abc"), None);
        for (before, after) in
            [("", "a"), ("aXa", "aYYa"), ("aa", "aaa"), ("aaa", "aa"), ("é1", "è1"), ("ab", "")]
        {
            let change = changed(before, after).unwrap();
            assert_eq!(apply(before, &[change]), after);
        }
    }

    #[test]
    fn kinds_of_actions_have_kinds() {
        let fix_all = CodeActionKind::Custom(FIX_ALL.into());
        assert!(is_within(&fix_all, &CodeActionKind::SourceFixAll) && is_within(&fix_all, &fix_all));
        assert!(!is_within(&fix_all, &CodeActionKind::QuickFix));
        assert!(is_within(&CodeActionKind::QuickFix, &CodeActionKind::Empty));
    }
}
