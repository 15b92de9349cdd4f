//! `block-empty`

use crate::diagnostic::Code;
use crate::model::{Block, Inline, Inlines, List, Table};
use crate::rules::{Check, Document, Origin, Part, Report, Rule};
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule =
    Rule { code: Code::warning("block-empty", include_str!("block_empty.md")), check: Check::Part(check) };

fn check(document: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    // A value that could not be read is empty.
    if report.is_incomplete() {
        return;
    }
    match part {
        Part::Section(section) if section.content.is_empty() => {
            let name = if path.is_within("notes") { "note" } else { "section" };
            let what = if section.title.is_some() { "has only a title" } else { "is empty" };
            found(path.pointer(), &format!("{name} {what}"), report);
        }
        Part::Inline(Inline::Footnote(note), _) if note.content.is_empty() => {
            found(path.pointer(), "footnote is empty", report);
        }
        Part::Block(block) => of_block(document, block, path, report),
        _ => {}
    }
}

fn of_block(document: &Document<'_>, block: &Block, path: &Path<'_>, report: &mut Report<'_>) {
    let what = match block {
        // `value-empty` reports a text that is an empty string.
        // A cell without content is as good as any; an author may have said so with white space.
        Block::Paragraph(_) if path.is_within(Table::ROWS) => return,
        Block::Paragraph(paragraph) if !paragraph.content.is_empty() && says_nothing(&paragraph.content) => {
            "paragraph has no words"
        }
        Block::Quote(quote) if quote.content.is_empty() => "quotation has no words",
        Block::List(list) if list.items.is_empty() => "list has no items",
        Block::List(list) => {
            for (n, _) in list.items.iter().enumerate().filter(|(_, item)| item.is_empty()) {
                found(path.key(List::ITEMS).item(n).pointer(), "list item is empty", report);
            }
            return;
        }
        Block::DefinitionList(list) if list.items.is_empty() => "definition list has no items",
        // The caption of a group of tables or figures in JATS.
        Block::Table(table) if document.origin == Origin::Jats && table.rows.is_empty() => return,
        Block::Figure(figure) if document.origin == Origin::Jats && figure.caption.is_some() => return,
        Block::Table(table) if table.rows.iter().flatten().all(|cell| cell.content.iter().all(is_bare)) => {
            "table has only empty cells"
        }
        Block::Figure(figure) if figure.media.is_empty() => "figure has no image",
        Block::Math(math) if math.tex.is_none() && math.mathml.is_none() => "formula is empty",
        Block::Aside(aside) if aside.content.is_empty() => "box is empty",
        _ => return,
    };
    found(path.pointer(), what, report);
}

fn found(at: Pointer, what: &str, report: &mut Report<'_>) {
    report.at(at, format!("this {what}")).label("empty").help("fill it in, or remove it");
}

/// Whether it is a paragraph without content.
fn is_bare(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if says_nothing(&paragraph.content))
}

/// Whether it has nothing to see or hear.
fn says_nothing(text: &Inlines) -> bool {
    text.iter().all(|inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Code(code) => code.text.trim().is_empty(),
        Inline::Break(_) => true,
        // A citation without words is a number; a note, an image, a formula and foreign content are visible.
        Inline::Cite(_) | Inline::Footnote(_) | Inline::Math(_) | Inline::Image(_) | Inline::Foreign(_) => {
            false
        }
        marked => marked.content().is_none_or(says_nothing),
    })
}
