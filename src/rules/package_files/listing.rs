//! Files by their names.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::{MediaKind, Signature};
use crate::source::hash::HashSet;

/// Files, each with its path; `/` is between folders. Letters with accents are one character.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    files: BTreeMap<Key, Listed>,
    /// The paths of the first files with a name, by the name in lower case.
    by_name: BTreeMap<String, Vec<String>>,
    /// The folders outside which nothing is known; none in an archive.
    pub roots: HashSet<String>,
    /// Whether files were left out, because they are too many or their paths too long.
    pub is_cut: bool,
}

/// The path of a file, in lower case and as it is.
type Key = (String, String);

/// What is known of a file.
#[derive(Debug, Clone, Copy)]
struct Listed {
    signature: Signature,
    /// Whether the file is in a folder or an archive that is checked, not only beside an article.
    is_checked: bool,
}

/// Where a reference leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target<'l> {
    /// To a file, or without extension to one or several.
    Files(Vec<&'l str>),
    /// To a file in other letter case.
    OtherCase(&'l str),
    /// To no file, but there is one with the name in a folder within that of the article.
    Elsewhere(&'l str),
    /// To no file.
    Missing,
    /// To a place that nothing is known of.
    Outside,
}

/// The most letters of an extension.
const EXTENSION: usize = 5;

/// The most files of a listing.
pub(crate) const MOST_FILES: usize = 1 << 20;

/// The most bytes of a path.
pub(crate) const LONGEST_PATH: usize = 4096;

/// The most files that are searched for one reference.
const MOST_SEARCHED: usize = 1000;

/// The most files that one reference leads to, and that are remembered for one name.
const MOST: usize = 16;

impl Listing {
    /// Adds a file, unless it is what macOS puts beside a file in ZIP archives.
    pub(crate) fn add(&mut self, path: &str, signature: Signature, is_checked: bool) {
        if path.split('/').any(|part| part == "__MACOSX") {
            return;
        }
        if path.len() > LONGEST_PATH || self.files.len() == MOST_FILES {
            self.is_cut = true;
            return;
        }
        let added = Listed { signature, is_checked };
        let key = key(path);
        if let Some(known) = self.files.get_mut(&key) {
            known.is_checked |= is_checked;
            if signature != Signature::Unread {
                known.signature = signature;
            }
            return;
        }
        let named = self.by_name.entry(file_name(&key.0).to_owned()).or_default();
        if named.len() < MOST {
            named.push(key.1.clone());
        }
        self.files.insert(key, added);
    }

    /// What the first bytes of a file say.
    pub(crate) fn signature(&self, path: &str) -> Signature {
        self.files.get(&key(path)).map_or(Signature::Unread, |file| file.signature)
    }

    /// The files in the folders and archives that are checked.
    pub(crate) fn checked(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|(_, file)| file.is_checked).map(|((_, path), _)| path.as_str())
    }

    /// The files with this path, in any letter case.
    pub(crate) fn at(&self, path: &str) -> impl Iterator<Item = &str> {
        let path = folded(path);
        let later = self.files.range((path.clone(), String::new())..);
        later.take_while(move |((other, _), _)| *other == path).map(|((_, path), _)| path.as_str())
    }

    /// The first files with this name, in any letter case.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &str> {
        self.by_name.get(&folded(name)).into_iter().flatten().map(String::as_str)
    }

    /// The files in this folder itself.
    pub(crate) fn in_folder(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.below(folder).filter(move |path| folder_of(path) == folder)
    }

    /// The files in this folder and those in it.
    fn below(&self, folder: &str) -> impl Iterator<Item = &str> {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let folded = folded(&start);
        let later = self.files.range((folded.clone(), String::new())..);
        let below = later.take_while(move |((path, _), _)| path.starts_with(&folded));
        below.map(|((_, path), _)| path.as_str()).filter(move |path| path.starts_with(&start))
    }

    /// Where `href` leads, written in an article in `folder`.
    pub(crate) fn target(&self, folder: &str, href: &str) -> Target<'_> {
        let mut best = Target::Missing;
        for href in readings(href) {
            let path = joined(folder, &href);
            if !self.knows(&path) {
                return Target::Outside;
            }
            match (self.target_of(folder, &path), &best) {
                (Target::Files(files), _) => return Target::Files(files),
                (found @ Target::OtherCase(_), Target::Elsewhere(_) | Target::Missing)
                | (found @ Target::Elsewhere(_), Target::Missing) => best = found,
                _ => {}
            }
        }
        best
    }

    /// Whether the file or folder at `path` is within one of the roots, if there are any.
    pub(crate) fn knows(&self, path: &str) -> bool {
        if self.roots.is_empty() {
            return true;
        }
        let mut folder = if path.len() > LONGEST_PATH { "" } else { path };
        loop {
            let is_below = || path[folder.len()..].split('/').all(|part| part != "..");
            if self.roots.contains(folder) && is_below() && !(folder.is_empty() && path.starts_with('/')) {
                return true;
            }
            if folder.is_empty() {
                return false;
            }
            folder = folder_of(folder);
        }
    }

    fn target_of(&self, folder: &str, path: &str) -> Target<'_> {
        let (folded, path) = key(path);
        if let Some(((_, file), _)) = self.files.get_key_value(&(folded.clone(), path.clone())) {
            return Target::Files(vec![file]);
        }
        let longer: Vec<&str> = self.longer(&folded).collect();
        let exact: Vec<&str> = longer.iter().copied().filter(|file| file.starts_with(&path)).collect();
        if !exact.is_empty() {
            return Target::Files(exact);
        }
        if let Some(file) = self.at(&path).next().or(longer.first().copied()) {
            return Target::OtherCase(file);
        }
        let name = file_name(&path);
        let elsewhere = self.below(folder).take(MOST_SEARCHED).find(|file| file_name(file) == name);
        elsewhere.map_or(Target::Missing, Target::Elsewhere)
    }

    /// The files with this path, which is in lower case, and a further extension, in any letter case. A path with the
    /// extension of a medium is complete.
    fn longer(&self, path: &str) -> impl Iterator<Item = &str> {
        let start = format!("{path}.");
        let length = start.len();
        let is_complete = MediaKind::of_name(path).is_some();
        let later = self.files.range((start.clone(), String::new())..).take(MOST_SEARCHED);
        let longer = later
            .take_while(move |_| !is_complete)
            .take_while(move |((path, _), _)| path.starts_with(&start));
        let longer = longer.filter(move |((path, _), _)| is_extension(&path[length..]));
        longer.map(|((_, path), _)| path.as_str()).take(MOST)
    }
}

/// Where a file is in a listing.
fn key(path: &str) -> Key {
    let path: String = path.nfc().collect();
    (path.to_lowercase(), path)
}

fn folded(path: &str) -> String {
    key(path).0
}

fn is_extension(text: &str) -> bool {
    (1..=EXTENSION).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_alphanumeric())
}

/// The paths that `href` may mean: as it is written, or decoded and without its fragment, as in a URI.
fn readings(href: &str) -> Vec<String> {
    let mut readings = vec![href.to_owned()];
    let without_fragment = href.split(['#', '?']).next().unwrap_or(href);
    for reading in [decoded(href), decoded(without_fragment)] {
        if !reading.is_empty() && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// `text` with its percent-encoding decoded, if that is UTF-8.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}

/// The path of `href` in `folder`, without `.` and, as far as possible, `..`.
pub(crate) fn joined(folder: &str, href: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').collect();
    if folder.is_empty() {
        path.clear();
    }
    for part in href.split('/') {
        match (part, path.last()) {
            ("" | ".", _) => {}
            ("..", Some(&last)) if !last.is_empty() && last != ".." => {
                path.pop();
            }
            _ => path.push(part),
        }
    }
    path.join("/")
}

/// The folders in which the file may be that `href` refers to, in an article in `folder`.
pub(crate) fn referred_folders(folder: &str, href: &str) -> Vec<String> {
    readings(href).iter().map(|href| folder_of(&joined(folder, href)).to_owned()).collect()
}

/// The path as it is in a listing: without `.`, with `/` between folders, letters with accents as one character.
pub(crate) fn file_path(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let path: PathBuf = parts.collect();
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/").nfc().collect()
}

/// The folder of the file at `path`; empty at the top.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of the file at `path`.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(files: &[&str]) -> Listing {
        let mut listing = Listing::default();
        files.iter().for_each(|file| listing.add(file, Signature::Unread, true));
        listing
    }

    #[test]
    fn references_lead_to_files() {
        let files =
            listing(&["a/f1.tif", "a/f1.jpg", "a/img/Fig 2.png", "a/é.png", "b/g001.gif", "a/x.g001.tif"]);
        let target = |href| files.target("a", href);
        assert_eq!(target("f1.tif"), Target::Files(vec!["a/f1.tif"]));
        assert_eq!(target("./f1"), Target::Files(vec!["a/f1.jpg", "a/f1.tif"]));
        assert_eq!(target("img/Fig%202.png#page=1"), Target::Files(vec!["a/img/Fig 2.png"]));
        assert_eq!(target("e\u{301}.png"), Target::Files(vec!["a/é.png"]));
        assert_eq!(target("../b/g001.gif"), Target::Files(vec!["b/g001.gif"]));
        assert_eq!(target("x.g001"), Target::Files(vec!["a/x.g001.tif"]));
        assert_eq!(target("F1.TIF"), Target::OtherCase("a/f1.tif"));
        assert_eq!(target("IMG/Fig 2.png"), Target::OtherCase("a/img/Fig 2.png"));
        assert_eq!(target("Fig 2.png"), Target::Elsewhere("a/img/Fig 2.png"));
        assert_eq!(target("g001.gif"), Target::Missing);
        assert_eq!(target("f1.png"), Target::Missing);
        assert_eq!(target("f"), Target::Missing);
    }

    #[test]
    fn nothing_is_known_outside_the_roots() {
        let mut files = listing(&["a/f1.tif"]);
        assert_eq!(files.target("a", "../../f1.tif"), Target::Elsewhere("a/f1.tif"));
        files.roots = HashSet::from_iter(["a".to_owned()]);
        assert_eq!(files.target("a/b", "../f1.tif"), Target::Files(vec!["a/f1.tif"]));
        assert_eq!(files.target("a", "../f1.tif"), Target::Outside);
        files.roots = HashSet::from_iter([String::new()]);
        assert_eq!(files.target("a", "../f2.tif"), Target::Missing);
        assert_eq!(files.target("a", "../../f2.tif"), Target::Outside);
        assert!(!files.knows("/a/f1.tif"));
        files.add(&"a/".repeat(LONGEST_PATH), Signature::Unread, true);
        assert!(files.is_cut);
    }

    #[test]
    fn paths_are_joined() {
        for (folder, href, path) in [
            ("", "f", "f"),
            ("a/b", "../f", "a/f"),
            ("a", "../../f", "../f"),
            ("/a", "../f", "/f"),
            ("/a", "./b//f", "/a/b/f"),
        ] {
            assert_eq!(joined(folder, href), path);
        }
    }

    #[test]
    fn only_percent_encoding_is_decoded() {
        assert_eq!(decoded("a%20b%C3%A9%"), "a bé%");
        assert_eq!(decoded("100%zz%FF"), "100%zz%FF");
        assert_eq!(decoded("1%+2"), "1%+2");
    }
}
