//! Articles and the files beside them.

mod folders;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cli::Error;
use crate::cli::input::{Input, Inventory, without_compression};
use crate::diagnostic::Finding;
use crate::formats::Format;
use crate::rules::{LONGEST_PATH, MOST_FILES, Package, PackageArticle, References, file_path};
use crate::source::Limits;
use crate::validate::Validated;

/// What a file is in its package.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Packaged {
    /// An article in JATS.
    Article(References),
    /// A file that may be such an article, and could not be read.
    Unread,
    /// An article or a page in another format.
    Other,
}

impl Packaged {
    pub(super) fn of(validated: &Validated<'_>, format: Format) -> Self {
        match validated.references() {
            Some(references) => Self::Article(references),
            None if format == Format::Jats => Self::Unread,
            None => Self::Other,
        }
    }
}

/// The articles of a run, by their archives.
#[derive(Default)]
pub(super) struct Packages(BTreeMap<Option<PathBuf>, Numbered>);

/// Articles and files, and the number of each article in the run.
#[derive(Default)]
struct Numbered {
    package: Package,
    numbers: Vec<usize>,
}

impl Packages {
    /// Adds a file; if it is an article, the one with this `number`. What is from a pipe or the web has no files beside
    /// it.
    pub(super) fn add(&mut self, input: &Input, packaged: Packaged, number: usize) {
        let (archive, path) = match input {
            Input::File(path) | Input::Found(path) => (None, path),
            Input::Member(archive, path) => (Some(archive.clone()), path),
            Input::Standard | Input::Archive(_) | Input::Record(..) => return,
        };
        if input.is_read_once() {
            return;
        }
        let path = file_path(path);
        let Numbered { package, numbers } = self.0.entry(archive).or_default();
        match packaged {
            Packaged::Article(references) => {
                package.articles.push(PackageArticle { path, references });
                numbers.push(number);
            }
            Packaged::Unread => package.unread.push(path),
            Packaged::Other => package.others.push(path),
        }
    }

    /// The findings of each article, with its number; `input` returns the file with a number. Unless all articles in the
    /// `arguments` were read, `is_complete` is false.
    pub(super) fn check<'i>(
        self,
        arguments: &[PathBuf],
        inventory: &Inventory<'_>,
        is_complete: bool,
        limits: Limits,
        input: impl Fn(usize) -> &'i Input,
    ) -> Vec<Result<(usize, Vec<Finding>), Error>> {
        let archives: Vec<String> = self.0.keys().flatten().map(|archive| file_path(archive)).collect();
        let mut results = Vec::new();
        for (archive, Numbered { mut package, numbers }) in self.0 {
            package.is_complete = is_complete;
            match &archive {
                Some(archive) => {
                    package.files = inventory.take(archive);
                    package.archive = Some(kind(archive));
                }
                None => {
                    package.others.extend(archives.iter().cloned());
                    let inputs: Vec<&Input> = numbers.iter().map(|number| input(*number)).collect();
                    folders::list(&mut package, arguments, &inputs, inventory.cache);
                }
            }
            if package.files.is_cut {
                results.push(Err(too_many(archive.as_deref())));
                continue;
            }
            results.extend(package.articles.iter().zip(numbers).map(|(article, number)| {
                let settings = inventory.cache.settings(input(number))?;
                Ok((number, settings.check_package_up_to(limits.diagnostics, &package, article)))
            }));
        }
        results
    }
}

/// The extension of an archive, whether it is compressed or not.
fn kind(archive: &Path) -> String {
    without_compression(archive).extension().unwrap_or_default().to_string_lossy().into_owned()
}

/// The error for files that are not all listed.
fn too_many(archive: Option<&Path>) -> Error {
    let place = archive.map_or("the folders".to_owned(), |archive| format!("{archive:?}"));
    Error::Request(format!(
        "{place}: more than {MOST_FILES} files, or a path of more than {LONGEST_PATH} bytes: articles are not \
         compared with the files beside them"
    ))
}
