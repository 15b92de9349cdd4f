//! `byline new`.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use crate::cli::{Error, Verdict, terminal};
use crate::formats::article::{SCHEMA_ID, Syntax};

/// Write a minimal valid article to start from
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// File to create: *.json, *.yaml, *.yml or *.md [default: YAML on standard output]
    name: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Some(path) = &arguments.name else {
        terminal::print(&article(Syntax::Yaml))?;
        return Ok(Verdict::Clean);
    };
    let Some(syntax) = path.to_str().and_then(Syntax::of) else {
        return Err(Error::Request(format!("{path:?} does not end in .json, .yaml, .yml or .md")));
    };
    let mut file = fs::File::create_new(path).map_err(|cause| match cause.kind() {
        ErrorKind::AlreadyExists => Error::Request(format!("{path:?} already exists")),
        _ => Error::Write(path.clone(), cause),
    })?;
    file.write_all(article(syntax).as_bytes()).map_err(|cause| Error::Write(path.clone(), cause))?;
    Ok(Verdict::Clean)
}

/// A minimal valid article, with its schema for editors.
fn article(syntax: Syntax) -> String {
    let template = match syntax {
        Syntax::Json => include_str!("new/article.json"),
        Syntax::Yaml => include_str!("new/article.yaml"),
        Syntax::Markdown => include_str!("new/article.markdown"),
    };
    template.replace("SCHEMA", SCHEMA_ID)
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
            let source = Source::new("new", article(syntax));
            let validated = validate(&source, syntax, &RuleSet::standard());
            assert!(validated.diagnostics.is_empty(), "{:#?}", validated.diagnostics);
            assert!(source.text.contains(SCHEMA_ID));
        }
    }
}
