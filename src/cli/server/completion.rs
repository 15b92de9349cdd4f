//! What can be written at a place: fields, choices, ids, codes.

mod repaired;

use std::io;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionParams, CompletionResponse,
    Documentation, MarkupContent, MarkupKind, TextEdit,
};

use self::repaired::{MARK, Repaired};
use crate::cli::server::article_names::Names;
use crate::cli::server::document::Document;
use crate::cli::server::hover::{entry, name};
use crate::cli::server::schema_fields::Expected;
use crate::cli::server::session::{Refusal, Session};
use crate::cli::today::today;
use crate::formats::article::Syntax;
use crate::model::{Collection, CreditRole, Leaf, country_codes, language_codes};

/// What can be written at a place.
pub(super) fn complete(
    session: &mut Session<'_>,
    parameters: CompletionParams,
) -> io::Result<Result<Option<CompletionResponse>, Refusal>> {
    let place = parameters.text_document_position_params;
    let items = session.document(&place.text_document.uri).map(|document| {
        let offset = document.lines.offset(document.text(), place.position);
        items(document, offset).unwrap_or_default()
    });
    Ok(Ok(items.map(CompletionResponse::CompletionItemList)))
}

fn items(document: &Document, offset: usize) -> Option<Vec<CompletionItem>> {
    let repaired = Repaired::at(document, offset)?;
    let names = Names::of(&repaired.document)?;
    let tree = names.read.tree()?;
    let node = tree.nodes().find(|node| node.key() == Some(MARK) || node.text() == Some(MARK))?;
    let at = node.pointer();
    let mut items = Vec::new();
    let item = |label: &str, kind, text: String| CompletionItem {
        kind: Some(kind),
        filter_text: Some(text.clone()),
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit {
            range: document.range(repaired.span),
            new_text: text,
        })),
        label: label.to_owned(),
        ..CompletionItem::default()
    };
    let is_key = node.key() == Some(MARK);
    let owner = if is_key { node.parent()? } else { node };
    // Where an object is to be written, its fields are.
    if is_key || repaired.can_be_key {
        let expected = Expected::at(tree.root(), &if is_key { owner.pointer() } else { at.clone() });
        for field in expected.fields().into_iter().filter(|field| owner.get(field.name).is_none()) {
            let text = repaired.key(field.name, field.is_nested);
            items.push(CompletionItem {
                documentation: documentation(field.description),
                sort_text: Some(format!("{}{}", if field.is_required { "a" } else { "b" }, field.name)),
                ..item(field.name, CompletionItemKind::Field, text)
            });
        }
    }
    if is_key {
        return Some(items);
    }
    for choice in Expected::at(tree.root(), &at).choices() {
        items.push(CompletionItem {
            documentation: documentation(choice.description),
            ..item(choice.text, CompletionItemKind::EnumMember, repaired.value(choice.text))
        });
    }
    let mut wanted = Wanted::default();
    names.read.article.as_ref()?.walk(&mut |_, leaf| wanted.see(leaf));
    for declared in names.declared().iter().filter(|one| wanted.ids.contains(&one.collection)) {
        items.push(CompletionItem {
            detail: name(&entry(&names, declared)),
            documentation: documentation(declared.collection.name()),
            ..item(&declared.id, CompletionItemKind::Reference, repaired.value(&declared.id))
        });
    }
    for (code, meaning) in wanted.codes() {
        let detail = Some(meaning).filter(|meaning| !meaning.is_empty());
        items.push(CompletionItem {
            detail,
            ..item(&code, CompletionItemKind::Constant, repaired.value(&code))
        });
    }
    if at.as_str().contains("/roles/") {
        for role in CreditRole::all() {
            items.push(CompletionItem {
                detail: Some("CRediT".to_owned()),
                ..item(role.name, CompletionItemKind::Constant, repaired.value(role.name))
            });
        }
    }
    Some(items)
}

fn documentation(text: &str) -> Option<Documentation> {
    let markup = || MarkupContent { kind: MarkupKind::Markdown, value: text.to_owned() };
    (!text.is_empty()).then(|| Documentation::MarkupContent(markup()))
}

/// What may be written in place of the mark.
#[derive(Default)]
struct Wanted {
    ids: Vec<Collection>,
    is_language: bool,
    is_country: bool,
    is_date: bool,
}

impl Wanted {
    fn see(&mut self, leaf: Leaf<'_>) {
        match leaf {
            _ if leaf.as_str() != MARK => {}
            Leaf::Reference(reference) => self.ids.extend_from_slice(reference.to),
            Leaf::Language(_) => self.is_language = true,
            Leaf::CountryCode(_) => self.is_country = true,
            Leaf::Date(_) => self.is_date = true,
            _ => {}
        }
    }

    /// Codes, and what they mean.
    fn codes(&self) -> Vec<(String, String)> {
        let today = self.is_date.then(|| (today().as_str().to_owned(), "today".to_owned()));
        let languages = self.is_language.then(language_codes).into_iter().flatten();
        let countries = self.is_country.then(country_codes).into_iter().flatten();
        let codes = languages.chain(countries).map(|code| (code.to_owned(), String::new()));
        today.into_iter().chain(codes).collect()
    }
}

impl Repaired {
    /// A field as it is written here, with the place for its value.
    fn key(&self, name: &str, is_nested: bool) -> String {
        match (self.syntax, self.is_quoted) {
            (Syntax::Json, false) => format!("\"{name}\": "),
            (Syntax::Yaml | Syntax::Markdown, false) if is_nested => format!("{name}:"),
            (Syntax::Yaml | Syntax::Markdown, false) => format!("{name}: "),
            (_, true) => name.to_owned(),
        }
    }

    /// A text as it is written here.
    fn value(&self, text: &str) -> String {
        let is_truth = matches!(text, "true" | "false");
        match (self.syntax, self.is_quoted) {
            (Syntax::Json, false) if !is_truth => format!("\"{text}\""),
            _ => text.to_owned(),
        }
    }
}
