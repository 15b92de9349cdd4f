//! The files of packages, and archives of them.

use std::io::{Cursor, Write};

pub(crate) const TIFF: &[u8] = b"II*\0\x08\0\0\0";
pub(crate) const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x10JFIF";
pub(crate) const GIF: &[u8] = b"GIF89a";
pub(crate) const PDF: &[u8] = b"%PDF-1.7\n";
pub(crate) const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

/// A file of a package: its path and content.
pub(crate) type File<'f> = (&'f str, &'f [u8]);

/// The files as a ZIP archive.
pub(crate) fn zip(files: &[File<'_>]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The files as a tar archive.
pub(crate) fn tar(files: &[File<'_>]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (path, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        tar.append_data(&mut header, path, *content).unwrap();
    }
    tar.into_inner().unwrap()
}
