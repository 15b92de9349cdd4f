//! The file of a cache.

use std::env;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::Builder;

use crate::cli::Error;
use crate::cli::cache::Key;
use crate::source::hash::HashMap;

/// The first word of the file.
const NAME: &str = "byline-cache";

/// How many entries may be unused, besides as many as are used.
const MOST_UNUSED: usize = 1000;

/// The file of a cache: a line that names the program, and a line for each entry, with its key. New entries are
/// appended, so that those of a killed run remain.
#[derive(Debug)]
pub(super) struct Store {
    /// Locked: two runs would write into each other's lines.
    file: File,
    entries: HashMap<Key, Line>,
    /// Where the next entry is appended.
    end: u64,
    used: usize,
}

/// Where an entry is in the file, without its key.
#[derive(Debug)]
struct Line {
    start: u64,
    length: usize,
    is_used: bool,
}

impl Store {
    /// Opens the cache at `path`, or creates it.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let refused = |why: &str| Err(Error::Request(format!("{path:?} {why}")));
        let open = || OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let file = open().map_err(|cause| Error::Write(path.to_path_buf(), cause))?;
        let failed = |cause| Error::Read(path.to_path_buf(), cause);
        if !file.metadata().map_err(failed)?.is_file() {
            return refused("is not a file for a cache");
        }
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return refused("is in use by another run: wait for it, or name another file");
            }
            Err(TryLockError::Error(cause)) => return Err(failed(cause)),
        }
        let mut store = Self::of(file);
        match store.read().map_err(failed)? {
            true => Ok(store),
            false => refused("is not a cache: name another file, or one that does not exist"),
        }
    }

    /// A cache of which no entry is known.
    pub(super) fn of(file: File) -> Self {
        Self { file, entries: HashMap::default(), end: 0, used: 0 }
    }

    /// Reads where the entries are; returns whether the file is a cache.
    fn read(&mut self) -> io::Result<bool> {
        let header = header();
        let mut lines = BufReader::with_capacity(1 << 18, &self.file);
        let mut line = Vec::new();
        // No other file is read to its end.
        lines.by_ref().take(header.len() as u64).read_until(b'\n', &mut line)?;
        if line != header.as_bytes() {
            let is_cache = line.is_empty() || line.starts_with(NAME.as_bytes());
            if is_cache {
                // Other versions find other things.
                self.file.set_len(0)?;
                self.file.rewind()?;
                self.file.write_all(header.as_bytes())?;
                self.end = header.len() as u64;
            }
            return Ok(is_cache);
        }
        let mut end = header.len() as u64;
        loop {
            line.clear();
            let length = lines.read_until(b'\n', &mut line)?;
            // What a killed run left of its last entry is written over.
            if line.pop() != Some(b'\n') {
                break;
            }
            let key = line.iter().position(|byte| *byte == b' ').map(|space| &line[..space]);
            if let Some((key, digits)) =
                key.and_then(|digits| Some((Key::from_digits(digits)?, digits.len())))
            {
                let start = end + digits as u64 + 1;
                let line = Line { start, length: line.len() - digits - 1, is_used: false };
                self.entries.insert(key, line);
            }
            end += length as u64;
        }
        self.file.set_len(end)?;
        self.end = end;
        Ok(true)
    }

    /// The text of an entry.
    pub(super) fn get(&mut self, key: &Key) -> io::Result<Option<Vec<u8>>> {
        let Some(line) = self.entries.get_mut(key) else { return Ok(None) };
        self.used += usize::from(!line.is_used);
        line.is_used = true;
        let mut text = vec![0; line.length];
        self.file.seek(SeekFrom::Start(line.start))?;
        self.file.read_exact(&mut text)?;
        Ok(Some(text))
    }

    /// Sets the text of an entry, which has no line break.
    pub(super) fn put(&mut self, key: &Key, text: &[u8]) -> io::Result<()> {
        let digits = key.digits();
        let line = [digits.as_bytes(), b" ", text, b"\n"].concat();
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(&line)?;
        let start = self.end + digits.len() as u64 + 1;
        let old = self.entries.insert(*key, Line { start, length: text.len(), is_used: true });
        self.used += usize::from(!old.is_some_and(|old| old.is_used));
        self.end += line.len() as u64;
        Ok(())
    }

    /// Drops the entries that this run did not use, if there are too many of them.
    pub(super) fn finish(mut self, path: &Path) -> io::Result<()> {
        if self.entries.len() - self.used <= self.used + MOST_UNUSED {
            return Ok(());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = Builder::new();
        builder.prefix(".byline-cache-");
        let mut smaller = BufWriter::new(builder.tempfile_in(folder.unwrap_or(Path::new(".")))?);
        smaller.write_all(header().as_bytes())?;
        let keys: Vec<Key> =
            self.entries.iter().filter(|(_, line)| line.is_used).map(|(key, _)| *key).collect();
        for key in keys {
            let text = self.get(&key)?.ok_or(ErrorKind::NotFound)?;
            smaller.write_all(&[key.digits().as_bytes(), b" ", &text, b"\n"].concat())?;
        }
        let smaller = smaller.into_inner().map_err(|error| error.into_error())?;
        // Some systems replace no file that is open.
        drop(self.file);
        smaller.persist(fs::canonicalize(path)?)?;
        Ok(())
    }
}

/// The first line: the version of the program, and its size, which differs between builds of a version.
fn header() -> String {
    let size = env::current_exe().and_then(fs::metadata).map_or(0, |program| program.len());
    format!("{NAME} {} {size}\n", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: usize) -> Key {
        Key::of(number.to_string().as_bytes())
    }

    fn text(store: &mut Store, number: usize) -> Option<String> {
        store.get(&key(number)).unwrap().map(|text| String::from_utf8(text).unwrap())
    }

    /// A file, and the folder that it is in.
    fn place() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache");
        (folder, path)
    }

    #[test]
    fn entries_are_there_again_and_the_last_one_counts() {
        let (_folder, path) = place();
        let mut store = Store::open(&path).unwrap();
        for (number, text) in [(1, "one"), (2, ""), (1, "one again")] {
            store.put(&key(number), text.as_bytes()).unwrap();
        }
        store.finish(&path).unwrap();
        let mut store = Store::open(&path).unwrap();
        let found = [1, 2, 3].map(|number| text(&mut store, number));
        assert_eq!(found, [Some("one again".to_owned()), Some(String::new()), None]);
    }

    #[test]
    fn of_an_entry_that_was_not_finished_nothing_remains() {
        let (_folder, path) = place();
        let mut store = Store::open(&path).unwrap();
        store.put(&key(1), b"one").unwrap();
        store.put(&key(2), b"two").unwrap();
        store.file.set_len(store.end - 2).unwrap();
        drop(store);
        let mut store = Store::open(&path).unwrap();
        assert_eq!([text(&mut store, 1), text(&mut store, 2)], [Some("one".to_owned()), None]);
        store.put(&key(3), b"three").unwrap();
        drop(store);
        assert_eq!(text(&mut Store::open(&path).unwrap(), 3), Some("three".to_owned()));
    }

    #[test]
    fn what_is_no_cache_is_left_as_it_is() {
        let (folder, path) = place();
        for content in ["{ \"metadata\": {} }", "byline", "\n"] {
            fs::write(&path, content).unwrap();
            let error = Store::open(&path).unwrap_err().to_string();
            assert!(error.contains("is not a cache"), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
        assert!(Store::open(folder.path()).is_err());
    }

    #[test]
    fn a_cache_is_used_by_one_run_at_a_time() {
        let (_folder, path) = place();
        let _store = Store::open(&path).unwrap();
        assert!(Store::open(&path).unwrap_err().to_string().contains("in use by another run"));
    }

    #[test]
    fn what_another_version_found_is_forgotten() {
        let (_folder, path) = place();
        fs::write(&path, format!("{NAME} 0.0.1 5\n{} old\n", key(1).digits())).unwrap();
        assert_eq!(text(&mut Store::open(&path).unwrap(), 1), None);
        assert_eq!(fs::read_to_string(&path).unwrap(), header());
    }

    #[test]
    fn unused_entries_are_dropped_when_they_are_most() {
        let (_folder, path) = place();
        let mut store = Store::open(&path).unwrap();
        for number in 0..MOST_UNUSED + 10 {
            store.put(&key(number), b"x").unwrap();
        }
        store.finish(&path).unwrap();
        let size = || fs::metadata(&path).unwrap().len();
        let all = size();
        for (used, is_smaller) in [(6, false), (4, true)] {
            let mut store = Store::open(&path).unwrap();
            (0..used).for_each(|number| assert_eq!(text(&mut store, number).as_deref(), Some("x")));
            store.finish(&path).unwrap();
            assert_eq!(size() < all, is_smaller, "{used}");
        }
        let mut store = Store::open(&path).unwrap();
        assert_eq!([text(&mut store, 3).as_deref(), text(&mut store, 4).as_deref()], [Some("x"), None]);
        drop(store);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
