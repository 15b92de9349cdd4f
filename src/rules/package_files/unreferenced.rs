//! The files that nothing refers to.

use std::collections::BTreeMap;

use super::{Package, PackageArticle, Target, file_name, folder_of};
use crate::source::hash::{HashMap, HashSet};

/// The beginnings of the names of files about a package, in lower case: lists of its files, notes.
const NOTES: [&str; 6] = ["manifest", "checksum", "md5sum", "readme", "license", "thumbs.db"];

/// How far above a file its article may be.
const MOST_LEVELS: usize = 64;

/// The most bytes of the name of an article that tell its files.
const LONGEST_NAME: usize = 255;

/// The extensions of files about a package, or for a program that reads it: checksums, DTDs.
const TECHNICAL: [&str; 9] = ["md5", "sha1", "sha256", "sha512", "dtd", "ent", "mod", "xsd", "rng"];

/// The files that nothing refers to, by the path of the article to which each belongs.
///
/// A file belongs to the nearest folder above it that has an article. If an article there could not be read, it is not
/// known which files are referred to.
pub(super) fn unreferenced(package: &Package) -> BTreeMap<String, Vec<String>> {
    let mut unreferenced: BTreeMap<String, Vec<String>> = BTreeMap::new();
    if !package.is_complete {
        return unreferenced;
    }
    let mut folders: HashMap<&str, Owners<'_>> = HashMap::default();
    for article in &package.articles {
        folders.entry(article.folder()).or_insert_with(|| Owners::new(article)).add(article);
    }
    let unknown: HashSet<&str> = package.unread.iter().map(|path| folder_of(path)).collect();
    let known = known(package);
    for file in package.files.checked().filter(|file| !known.contains(file)) {
        let is_package = |folder: &&str| folders.contains_key(folder) || unknown.contains(folder);
        let Some(folder) = folders_around(file).take(MOST_LEVELS).find(is_package) else { continue };
        let owners = folders.get(folder).filter(|_| !unknown.contains(folder));
        if let Some(owners) = owners.filter(|_| !is_technical(&file[folder.len()..])) {
            let owner = owners.of(file_name(file));
            unreferenced.entry(owner.path.clone()).or_default().push(file.to_owned());
        }
    }
    unreferenced
}

/// The articles of a folder, to which files may belong.
struct Owners<'p> {
    first: &'p PackageArticle,
    by_stem: HashMap<&'p str, &'p PackageArticle>,
}

impl<'p> Owners<'p> {
    fn new(first: &'p PackageArticle) -> Self {
        Self { first, by_stem: HashMap::default() }
    }

    fn add(&mut self, article: &'p PackageArticle) {
        self.by_stem.entry(article.stem()).or_insert(article);
    }

    /// The article with the longest name that is the beginning of `name`, or else the first.
    fn of(&self, name: &str) -> &'p PackageArticle {
        let ends = name.char_indices().map(|(at, _)| at).rev();
        let stem = ends.filter(|end| *end <= LONGEST_NAME).find_map(|end| self.by_stem.get(&name[..end]));
        stem.copied().unwrap_or(self.first)
    }
}

/// The files that are articles, that articles refer to, if only by name, or that are PDFs of articles.
fn known(package: &Package) -> HashSet<&str> {
    let mut known: HashSet<&str> = package.others.iter().chain(&package.unread).map(String::as_str).collect();
    for article in &package.articles {
        known.insert(&article.path);
        known.extend(package.pdf(article));
        known.extend(package.referenced(article).map(|(_, file)| file));
        // That a file is in the wrong folder is reported where the article refers to it.
        known.extend(article.references.list.iter().filter_map(|reference| {
            match package.target(article, reference) {
                Target::Elsewhere(file) => Some(file),
                _ => None,
            }
        }));
    }
    known
}

/// Whether a file is about the package, or left there by a program, by its path in the package.
fn is_technical(path: &str) -> bool {
    let name = file_name(path).to_ascii_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    path.split('/').any(|part| part.starts_with('.'))
        || NOTES.iter().any(|note| name.starts_with(note))
        || TECHNICAL.contains(&ending)
        || ["byline.toml", "desktop.ini"].contains(&name.as_str())
}

/// The folders around a file, from the nearest.
fn folders_around(path: &str) -> impl Iterator<Item = &str> {
    let mut next = Some(path).filter(|path| !path.is_empty());
    std::iter::from_fn(move || {
        let folder = folder_of(next?);
        next = Some(folder).filter(|folder| !folder.is_empty());
        Some(folder)
    })
}
