//! Paths without links.

use std::fs;
use std::path::{Path, PathBuf};

/// The path without links, as far as it exists; a file that is itself a link keeps its name.
pub(super) fn real_path(path: &Path) -> PathBuf {
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !path.is_dir() => canonical(parent).join(name),
        _ => canonical(path),
    }
}

/// The path without links, as far as it exists.
pub(super) fn canonical(path: &Path) -> PathBuf {
    for ancestor in path.ancestors() {
        let there = if ancestor.as_os_str().is_empty() { Path::new(".") } else { ancestor };
        if let Ok(there) = fs::canonicalize(there) {
            return match path.strip_prefix(ancestor) {
                Ok(rest) if !rest.as_os_str().is_empty() => there.join(rest),
                _ => there,
            };
        }
    }
    path.to_path_buf()
}
