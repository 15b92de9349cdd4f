//! `byline new`.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::cli::{Error, Verdict, terminal};
use crate::formats::article::{SCHEMA, SCHEMA_ID, Syntax};

/// Write a minimal valid article to start from, and its schema for editors to `.byline/` beside it
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// File to create: *.json, *.yaml, *.yml or *.md [default: YAML on standard output]
    name: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Some(path) = &arguments.name else {
        terminal::print(&article(Syntax::Yaml, SCHEMA_ID))?;
        return Ok(Verdict::Clean);
    };
    let Some(syntax) = path.to_str().and_then(Syntax::of) else {
        return Err(Error::Request(format!("{path:?} does not end in .json, .yaml, .yml or .md")));
    };
    let mut file = fs::File::create_new(path).map_err(|cause| match cause.kind() {
        ErrorKind::AlreadyExists => Error::Request(format!("{path:?} already exists")),
        _ => Error::Write(path.clone(), cause),
    })?;
    let text = article(syntax, &format!("{FOLDER}/{SCHEMA_FILE}"));
    file.write_all(text.as_bytes()).map_err(|cause| Error::Write(path.clone(), cause))?;
    write_schema(path.parent().unwrap_or(Path::new("")))?;
    Ok(Verdict::Clean)
}

/// A folder that is not searched for articles, and the schema in it.
const FOLDER: &str = ".byline";
const SCHEMA_FILE: &str = "article.schema.json";

/// Writes the schema of this version, for the articles in `folder`.
fn write_schema(folder: &Path) -> Result<(), Error> {
    let folder = folder.join(FOLDER);
    let file = folder.join(SCHEMA_FILE);
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, SCHEMA));
    written.map_err(|cause| Error::Write(file, cause))
}

/// A minimal valid article, with its schema for editors.
fn article(syntax: Syntax, schema: &str) -> String {
    let template = match syntax {
        Syntax::Json => include_str!("new/article.json"),
        Syntax::Yaml => include_str!("new/article.yaml"),
        Syntax::Markdown => include_str!("new/article.markdown"),
    };
    template.replace("SCHEMA", schema)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;
    use crate::source::Source;
    use crate::validate::validate;

    #[test]
    fn a_new_article_is_valid() {
        for syntax in [Syntax::Json, Syntax::Yaml, Syntax::Markdown] {
            let source = Source::new("new", article(syntax, SCHEMA_ID));
            let validated = validate(&source, syntax, &RuleSet::standard());
            assert!(validated.diagnostics.is_empty(), "{:#?}", validated.diagnostics);
            assert!(source.text.contains(SCHEMA_ID));
        }
    }
}
