//! Patterns of paths, as in `.gitignore`.

use std::path::{Path, PathBuf};

use ignore::Error;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Which files below a folder are meant.
pub(super) struct Patterns {
    folder: PathBuf,
    patterns: Gitignore,
}

impl Patterns {
    /// The patterns in `list`, and the numbers of those that are wrong, with the reason.
    pub(super) fn new(folder: &Path, list: &[String]) -> (Self, Vec<(usize, String)>) {
        let mut wrong = Vec::new();
        let mut builder = GitignoreBuilder::new(folder);
        for (number, pattern) in list.iter().enumerate() {
            if let Err(error) = builder.add_line(None, pattern) {
                wrong.push((number, reason(error)));
            }
        }
        let patterns = builder.build().unwrap_or_else(|error| {
            wrong.push((0, reason(error)));
            Gitignore::empty()
        });
        (Self { folder: folder.to_path_buf(), patterns }, wrong)
    }

    /// Whether they match the file or folder at `path`, or a folder that it is in. Neither path has links.
    pub(super) fn matches(&self, path: &Path, is_folder: bool) -> bool {
        let below = path.strip_prefix(&self.folder).ok().filter(|below| !below.as_os_str().is_empty());
        below.is_some_and(|below| self.patterns.matched_path_or_any_parents(below, is_folder).is_ignore())
    }
}

fn reason(error: Error) -> String {
    match error {
        Error::Glob { err, .. } => err,
        Error::WithLineNumber { err, .. } | Error::WithPath { err, .. } | Error::WithDepth { err, .. } => {
            reason(*err)
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(list: &[&str]) -> (Patterns, Vec<(usize, String)>) {
        let list: Vec<String> = list.iter().map(|pattern| (*pattern).to_owned()).collect();
        Patterns::new(Path::new("/news"), &list)
    }

    #[test]
    fn patterns_are_those_of_gitignore_below_the_folder() {
        let (patterns, wrong) = patterns(&["drafts/", "/archive/*.json", "!/archive/kept.json", "old-*"]);
        assert!(wrong.is_empty());
        let matches = |path: &str| patterns.matches(Path::new(path), false);
        assert!(matches("/news/drafts/a.json") && matches("/news/deep/drafts/b/a.json"));
        assert!(matches("/news/archive/a.json") && !matches("/news/archive/kept.json"));
        assert!(!matches("/news/deep/archive/a.json") && !matches("/news/a.json"));
        assert!(matches("/news/deep/old-a.json") && !matches("/sport/drafts/a.json") && !matches("/news"));
    }

    #[test]
    fn a_wrong_pattern_leaves_the_others() {
        let (patterns, wrong) = patterns(&["[z-a]", "b.json"]);
        assert_eq!((wrong.len(), wrong[0].0), (1, 0));
        assert!(patterns.matches(Path::new("/news/b.json"), false));
    }
}
