//! Which files to read.

mod sniff;

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::cli::Error;
use crate::formats::Format;
use crate::source::Source;

/// How articles are read.
#[derive(Debug, clap::Args)]
pub(super) struct Reading {
    /// The format of the files [default: by the ending of the name, else by the content]
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<Format>,
    /// The configuration [default: byline.toml in the folder of the article, or the nearest one above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

impl Reading {
    /// The format that the user says the files have.
    pub(super) fn wanted(&self) -> Option<Format> {
        self.from
    }

    /// The format of `source`.
    pub(super) fn format(&self, source: &Source) -> Format {
        self.from.unwrap_or_else(|| Format::of(&source.name, &source.text))
    }
}

/// Something to read an article from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input, called `-`.
    Standard,
    /// A file that was named, or found below a directory that was.
    File(PathBuf),
}

impl Input {
    /// The name to show.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => "<stdin>".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    pub(super) fn read(&self) -> Result<Vec<u8>, Error> {
        match self {
            Self::Standard => {
                let mut bytes = Vec::new();
                let result = io::stdin().lock().read_to_end(&mut bytes);
                result.map(|_| bytes).map_err(|cause| Error::Read("<stdin>".into(), cause))
            }
            Self::File(path) => fs::read(path).map_err(|cause| Error::Read(path.clone(), cause)),
        }
    }
}

/// The inputs that `arguments` stand for, in their order; those of a directory sorted by name.
pub(super) fn collect(arguments: &[PathBuf]) -> Vec<Result<Input, Error>> {
    collect_if(arguments, sniff::is_article)
}

/// The inputs that `arguments` stand for; of a directory, the files of other formats than our own.
pub(super) fn collect_foreign(arguments: &[PathBuf]) -> Vec<Result<Input, Error>> {
    collect_if(arguments, sniff::is_foreign)
}

fn collect_if(arguments: &[PathBuf], is_wanted: fn(&Path) -> bool) -> Vec<Result<Input, Error>> {
    let mut inputs = Vec::new();
    for path in arguments {
        if path.as_os_str() == "-" {
            inputs.push(Ok(Input::Standard));
        } else if path.is_dir() {
            let before = inputs.len();
            inputs.extend(files_below(path, is_wanted));
            if inputs.len() == before {
                inputs.push(Err(Error::NoArticles(path.clone())));
            }
        } else {
            inputs.push(Ok(Input::File(path.clone())));
        }
    }
    inputs
}

fn files_below(directory: &Path, is_wanted: fn(&Path) -> bool) -> impl Iterator<Item = Result<Input, Error>> {
    let walk = WalkBuilder::new(directory).require_git(false).sort_by_file_name(Ord::cmp).build();
    walk.filter_map(move |entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let path = entry.into_path();
            let path = path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path);
            (is_file && is_wanted(&path)).then_some(Ok(Input::File(path)))
        }
        Err(error) => Some(Err(Error::Walk(error))),
    })
}
