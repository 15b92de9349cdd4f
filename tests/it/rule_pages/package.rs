//! Examples of articles with the files beside them.

use std::fs;

use byline::diagnostic::Code;
use byline::source::Source;
use byline::validate;

use crate::support::package::{File, GIF, JPEG, PDF, SVG, TIFF, tar, zip};
use crate::support::program::Folder;

/// The output for `source`, an article with the files that `listing` has beside it.
///
/// Each line of the listing is the path of a file; `a.jpg (TIFF)` has another content than its name says. A first line
/// with a colon is the archive that all are in. Only findings of `code` are allowed.
pub(super) fn output(code: &Code, source: &Source, listing: &str) -> String {
    let (archive, listing) = match listing.split_once(":\n") {
        Some((archive, listing)) => (Some(archive), listing),
        None => (None, listing),
    };
    let files: Vec<File<'_>> = listing.lines().map(|line| file(line, source)).collect();
    let folder = Folder::with(&[]);
    for (path, content) in files.iter().filter(|_| archive.is_none()) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    if let Some(archive) = archive {
        let packed = if archive.ends_with(".zip") { zip(&files) } else { tar(&files) };
        fs::write(folder.path().join(archive), packed).unwrap();
    }
    let subject = validate::subjects().find(|subject| subject.codes.iter().any(|one| one.id == code.id));
    let profile = subject.unwrap().profile.unwrap().name();
    let ran = folder.run(&["validate", "--profile", profile, archive.unwrap_or(".")]);
    let headings = ran.stdout.lines().filter_map(|line| line.split_once("]: ")?.0.split_once('['));
    let others: Vec<&str> = headings.map(|(_, id)| id).filter(|id| *id != code.id).collect();
    assert!(others.is_empty(), "{}: {}", code.id, ran.stdout);
    ran.stdout
        .rsplit_once("\n\n")
        .map_or_else(String::new, |(findings, _)| format!("{}\n", findings.trim_end()))
}

/// The file in a line of a listing.
fn file<'f>(line: &'f str, source: &'f Source) -> File<'f> {
    let (path, kind) = match line.strip_suffix(')').and_then(|line| line.split_once(" (")) {
        Some((path, kind)) => (path, kind.to_ascii_lowercase()),
        None => (line, line.rsplit_once('.').unwrap().1.to_ascii_lowercase()),
    };
    let content = match kind.as_str() {
        "xml" => source.text.as_bytes(),
        "tif" | "tiff" => TIFF,
        "jpg" | "jpeg" => JPEG,
        "gif" => GIF,
        "pdf" => PDF,
        "svg" => SVG,
        "txt" | "md5" => b"text",
        other => panic!("a file of an unknown kind: {other}"),
    };
    (path, content)
}
