//! The files beside the articles in folders.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::cli::input::Input;
use crate::cli::settings::SettingsCache;
use crate::formats::Format;
use crate::rules::{Listing, Package, SIGNATURE_LENGTH, Signature, file_path, joined, referred_folders};
use crate::source::hash::HashSet;

/// Lists the files for the articles of a package; `inputs` says how each article was found.
///
/// The folder of an article that was found in a folder is checked, with all in it. Other folders are only looked into if
/// an article refers to a file there, and if they are in one of the `arguments` or of an article in them.
pub(super) fn list(
    package: &mut Package,
    arguments: &[PathBuf],
    inputs: &[&Input],
    cache: &SettingsCache<'_>,
) {
    package.files.roots = arguments.iter().filter_map(|argument| root(argument)).collect();
    let mut checked: Vec<String> = Vec::new();
    let mut folders: HashSet<String> = HashSet::default();
    for (article, input) in package.articles.iter().zip(inputs) {
        if matches!(input, Input::Found(_)) {
            checked.push(article.folder().to_owned());
        }
        folders.insert(article.folder().to_owned());
        for reference in &article.references.list {
            folders.extend(referred_folders(article.folder(), &reference.href));
        }
    }
    checked.sort();
    checked.dedup_by(|inner, outer| is_within(inner, outer));
    for folder in &checked {
        package.unread.extend(list_below(folder, &mut package.files, cache));
    }
    folders.retain(|folder| package.files.knows(folder));
    folders.iter().for_each(|folder| list_in(folder, &mut package.files));
    list_signatures(package);
}

/// The folder that is named by an argument, or in which it is.
fn root(argument: &Path) -> Option<String> {
    let folder = if argument.is_dir() { Some(argument) } else { argument.parent() };
    folder.map(file_path)
}

/// Whether the folder `inner` is `outer` or in it.
fn is_within(inner: &str, outer: &str) -> bool {
    Path::new(inner).starts_with(outer)
}

/// Adds all files below a folder, and returns those that are left out and may be articles.
fn list_below(folder: &str, files: &mut Listing, cache: &SettingsCache<'_>) -> Vec<String> {
    let mut left_out = Vec::new();
    for entry in WalkBuilder::new(on_disk(folder)).require_git(false).build().flatten() {
        if !entry.path().is_file() {
            continue;
        }
        let path = file_path(entry.path());
        if !cache.is_excluded(Path::new(&path), false) {
            files.add(&path, Signature::Unread, true);
        } else if Format::by_extension(&path) == Some(Format::Jats) {
            left_out.push(path);
        }
    }
    left_out
}

/// Adds the files in a folder itself.
fn list_in(folder: &str, files: &mut Listing) {
    let Ok(entries) = fs::read_dir(on_disk(folder)) else { return };
    for entry in entries.flatten().filter(|entry| entry.path().is_file()) {
        files.add(&joined(folder, &entry.file_name().to_string_lossy()), Signature::Unread, false);
    }
}

/// Adds what the first bytes of the files say that articles refer to.
fn list_signatures(package: &mut Package) {
    let files = package.articles.iter().flat_map(|article| package.referenced(article));
    let files: HashSet<String> = files.map(|(_, file)| file.to_owned()).collect();
    for file in files {
        let mut start = Vec::new();
        let read =
            File::open(&file).and_then(|opened| opened.take(SIGNATURE_LENGTH as u64).read_to_end(&mut start));
        if read.is_ok() {
            package.files.add(&file, Signature::of(&start), false);
        }
    }
}

/// The path of a folder; the current one is empty.
fn on_disk(folder: &str) -> &Path {
    Path::new(if folder.is_empty() { "." } else { folder })
}
