//! The formats of articles: byline's own JSON and YAML, schema.org JSON-LD, JATS XML.

pub mod article;
pub(crate) mod format;
pub mod html;
mod import;
pub mod jats;
pub mod jsonld;
mod losses;
mod lossless;
mod writer;

pub(crate) use format::Format;
pub use import::Imported;
pub(crate) use import::{FieldOrigin, Original};
pub use losses::{Loss, Losses};
pub use writer::{Info, WRITERS, Writer, Written};

use crate::diagnostic::Code;

/// The format has no place for something in the article.
pub(crate) static LOST_ON_EXPORT: Code =
    Code::warning("lost-on-export", include_str!("formats/lost_on_export.md"));

/// The article lacks what a format requires, so no valid file can be written.
pub(crate) static NOT_EXPORTABLE: Code =
    Code::error("not-exportable", include_str!("formats/not_exportable.md"));

/// The codes of diagnostics on export.
pub(crate) static EXPORT_CODES: [&Code; 2] = [&NOT_EXPORTABLE, &LOST_ON_EXPORT];

/// The article has no place for something in the file.
pub(crate) static LOST_ON_IMPORT: Code =
    Code::warning("lost-on-import", include_str!("formats/lost_on_import.md")).families(&["value"]);

/// Something in the file is not valid, and was read as what it means.
pub(crate) static CHANGED_ON_IMPORT: Code =
    Code::warning("changed-on-import", include_str!("formats/changed_on_import.md")).families(&["value"]);

/// The file contains no article that can be read.
pub(crate) static NOT_IMPORTABLE: Code =
    Code::error("not-importable", include_str!("formats/not_importable.md")).families(&["article"]);

/// A file with a lossless copy of its article was edited with another program.
pub(crate) static LOSSLESS_COPY_OUTDATED: Code =
    Code::warning("lossless-copy-outdated", include_str!("formats/lossless_copy_outdated.md"));

/// The codes of diagnostics on import.
pub(crate) static IMPORT_CODES: [&Code; 4] =
    [&NOT_IMPORTABLE, &LOST_ON_IMPORT, &CHANGED_ON_IMPORT, &LOSSLESS_COPY_OUTDATED];
