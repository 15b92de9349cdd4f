//! The folder that the paths in a baseline are relative to.

use std::path::{Component, Path, PathBuf};

use crate::cli::real_path::canonical;
use crate::source::hash::HashMap;

/// The folder of a baseline.
pub(super) struct Base {
    folder: PathBuf,
    /// The names of folders relative to it, by the path the user gave.
    folders: HashMap<PathBuf, String>,
}

impl Base {
    pub(super) fn of_file(path: &Path) -> Self {
        Self { folder: canonical(path.parent().unwrap_or(Path::new(""))), folders: HashMap::default() }
    }

    /// The path of a file relative to the folder, with `/` on every system.
    pub(super) fn relative(&mut self, path: &Path) -> String {
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return path.to_string_lossy().into_owned();
        };
        if !self.folders.contains_key(parent) {
            let folder = relative(&canonical(parent), &self.folder);
            self.folders.insert(parent.to_path_buf(), folder);
        }
        format!("{}{}", self.folders[parent], name.to_string_lossy())
    }

    /// The file with this name.
    pub(super) fn path(&self, relative: &str) -> PathBuf {
        let mut path = self.folder.clone();
        for component in Path::new(relative).components() {
            match component {
                // Links of the folder are resolved, so this leads to the folder above.
                Component::ParentDir => _ = path.pop(),
                _ => path.push(component),
            }
        }
        path
    }

    /// The path of a file with this name, relative to the current folder.
    pub(super) fn name_from_here(&self, relative_to_base: &str) -> String {
        let path = self.path(relative_to_base);
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return relative_to_base.to_owned();
        };
        format!("{}{}", relative(parent, &canonical(Path::new(""))), name.to_string_lossy())
    }
}

/// The way from one folder to another, both without links: empty, or with `/` at the end.
fn relative(to: &Path, from: &Path) -> String {
    let common = to.components().zip(from.components()).take_while(|(one, two)| one == two).count();
    let mut way = String::new();
    if common > 0 {
        from.components().skip(common).for_each(|_| way.push_str("../"));
    }
    for component in to.components().skip(common) {
        way.push_str(&component.as_os_str().to_string_lossy());
        way.push('/');
    }
    way
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn paths_lead_from_the_folder_of_the_baseline() {
        let way = |to: &str, from: &str| relative(Path::new(to), Path::new(from));
        assert_eq!(way("/news/2024", "/news"), "2024/");
        assert_eq!(way("/news", "/news"), "");
        assert_eq!(way("/news/2024", "/news/ci/byline"), "../../2024/");
    }

    #[test]
    fn names_lead_back_to_the_file() {
        let folder = tempfile::tempdir().expect("there is room");
        fs::create_dir_all(folder.path().join("ci")).expect("there is room");
        fs::write(folder.path().join("a.json"), "").expect("there is room");
        let mut base = Base::of_file(&folder.path().join("ci/baseline.json"));
        let name = base.relative(&folder.path().join("ci/../a.json"));
        assert_eq!(name, "../a.json");
        assert!(base.path(&name).is_file());
        assert_eq!(base.relative(&folder.path().join("none.tar/b/c.json")), "../none.tar/b/c.json");
    }
}
