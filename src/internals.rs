//! What tests, benchmarks and fuzzing of this crate need of its private modules. Not part of the API: it changes
//! without notice.

pub use crate::model::identifier::Scheme;
pub use crate::model::leaf::{Collection, Leaf};
pub use crate::source::edit::apply;
pub use crate::source::html::parse as parse_html;
pub use crate::source::json::parse as parse_json;
pub use crate::source::tree::{Kind, Node, Tree};
pub use crate::source::xml::parse as parse_xml;
pub use crate::source::yaml::parse as parse_yaml;
pub use crate::standards::jats::{Declared, declared};

use crate::model::{Article, Date};
use crate::source::Path;

/// Shows `see` every value of the article with the path to it.
pub fn walk<'a>(article: &'a Article, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
    article.walk(see);
}

/// Whether `one` is earlier than `other`, wherever on earth each of the two is dated.
pub fn is_certainly_before_anywhere(one: &Date, other: &Date) -> bool {
    one.is_certainly_before_anywhere(other)
}

/// The JSON Schema of an article with a list of types for each value, and `if` and `then` for each type of a union.
pub fn article_structure() -> serde_json::Value {
    crate::formats::article::structure()
}

/// The JSON Schemas as the types make them, with their files.
pub fn generate_schemas() -> Vec<(&'static str, serde_json::Value)> {
    [
        ("schemas/article.schema.json", crate::formats::article::generate_schema()),
        ("schemas/config.schema.json", crate::config::generate_schema()),
        ("schemas/diagnostics.schema.json", crate::render::generate_diagnostics_schema()),
        ("schemas/stream.schema.json", crate::render::generate_stream_schema()),
        #[cfg(feature = "cli")]
        ("schemas/statistics.schema.json", crate::render::generate_statistics_schema()),
    ]
    .into()
}

/// The files of an archive with this name and content: for each its path and its size, unless it is too large; or an
/// error.
#[cfg(feature = "cli")]
pub fn unpack(
    name: &str,
    archive: &[u8],
    limits: crate::source::Limits,
) -> Vec<Result<(std::path::PathBuf, Option<usize>), String>> {
    crate::cli::unpacked(name.as_ref(), archive, limits)
}
