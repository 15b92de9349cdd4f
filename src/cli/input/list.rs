//! Lists of files, as `find` and `git ls-files` print them.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::cli::Error;

/// The paths in a list: ending with NUL, if there is any, else a line each. `-` is standard input.
pub(in crate::cli) fn listed(list: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut bytes = Vec::new();
    let read = match list.as_os_str() == "-" {
        true => io::stdin().lock().read_to_end(&mut bytes).map(drop),
        false => fs::read(list).map(|read| bytes = read),
    };
    read.map_err(|cause| Error::Read(list.to_path_buf(), cause))?;
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == end).map(|name| match end {
        0 => name,
        _ => name.strip_suffix(b"\r").unwrap_or(name),
    });
    names.filter(|name| !name.is_empty()).map(|name| path(name, list)).collect()
}

/// The path with these bytes.
#[cfg(unix)]
fn path(bytes: &[u8], _: &Path) -> Result<PathBuf, Error> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    Ok(OsStr::from_bytes(bytes).into())
}

/// The path with these bytes.
#[cfg(not(unix))]
fn path(bytes: &[u8], list: &Path) -> Result<PathBuf, Error> {
    let invalid = |_| Error::Request(format!("a name in {list:?} is not valid UTF-8"));
    str::from_utf8(bytes).map(PathBuf::from).map_err(invalid)
}
