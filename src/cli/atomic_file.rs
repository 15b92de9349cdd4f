//! Files that are written completely or not at all.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

use crate::cli::{Error, interruption};
use crate::source::Source;

/// Writes `text` to the file of `source`, in its encoding.
pub(super) fn overwrite(path: &Path, source: &Source, text: &str) -> Result<(), Error> {
    source.encode(text).ok_or_else(|| unwritable(source)).and_then(|bytes| write(path, bytes))
}

/// The error for a file that is not changed because of its encoding.
pub(super) fn unwritable(source: &Source) -> Error {
    let encoding = source.encoding.unwrap_or_default();
    let why = format!("it cannot be written back in {encoding}; convert it to UTF-8 first");
    Error::Request(format!("{:?} is left unchanged: {why}", source.name))
}

/// Writes a file through a temporary one in the same folder, which is created if necessary.
///
/// Special files such as `/dev/stdout` are written directly; links are followed.
pub(super) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    let content = content.as_ref();
    let _complete = interruption::defer();
    let result = match fs::metadata(path) {
        Ok(found) if found.is_file() => {
            fs::canonicalize(path).and_then(|path| replace(&path, content, Some(found.permissions())))
        }
        Ok(_) => fs::write(path, content),
        Err(_) => replace(path, content, None),
    };
    result.map_err(|cause| Error::Write(path.to_path_buf(), cause))
}

/// How many bytes the name of a file may have on common systems.
const LONGEST_NAME: usize = 255;

fn replace(path: &Path, content: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut name = OsString::from(".byline-");
    name.push(path.file_name().unwrap_or_default());
    let mut builder = Builder::new();
    if name.len() <= LONGEST_NAME {
        // What a killed program left under this name is replaced by the next, and nothing is left of it.
        let _ = fs::remove_file(folder.join(&name));
        builder.prefix(&name).rand_bytes(0);
    } else {
        builder.prefix(".byline-");
    }
    // With the permissions of the umask, not only for the owner as is usual in /tmp.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(path)?;
    Ok(())
}
