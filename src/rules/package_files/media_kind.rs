//! Kinds of media, told by the first bytes of a file, its extension, or a media type.

/// How many bytes at the start of a file tell its kind.
pub(crate) const SIGNATURE_LENGTH: usize = 256;

/// A kind of media whose files begin with known bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MediaKind {
    Tiff,
    Jpeg,
    Png,
    Gif,
    /// PostScript, also encapsulated.
    Eps,
    Pdf,
    Svg,
    /// MPEG-4 and QuickTime.
    Mp4,
    /// Also what is packed as one: Office documents, EPUB.
    Zip,
}

/// What the first bytes of a file say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Signature {
    /// They were not read.
    #[default]
    Unread,
    /// There are none.
    Empty,
    /// No kind in [`MediaKind`].
    Other,
    /// A known kind.
    Of(MediaKind),
}

/// A kind, its name, its extensions, and its media types.
type Row = (MediaKind, &'static str, &'static [&'static str], &'static [&'static str]);

const KINDS: [Row; 9] = [
    (MediaKind::Tiff, "TIFF", &["tif", "tiff"], &["image/tiff", "image/tif"]),
    (MediaKind::Jpeg, "JPEG", &["jpg", "jpeg", "jpe"], &["image/jpeg", "image/jpg", "image/pjpeg"]),
    (MediaKind::Png, "PNG", &["png"], &["image/png", "image/x-png"]),
    (MediaKind::Gif, "GIF", &["gif"], &["image/gif"]),
    (MediaKind::Eps, "EPS", &["eps", "ps"], &["application/postscript", "image/eps", "image/x-eps"]),
    (MediaKind::Pdf, "PDF", &["pdf"], &["application/pdf"]),
    (MediaKind::Svg, "SVG", &["svg"], &["image/svg+xml", "image/svg"]),
    (MediaKind::Mp4, "MP4", &["mp4", "m4v", "m4a", "mov"], &["video/mp4", "video/quicktime", "audio/mp4"]),
    (
        MediaKind::Zip,
        "ZIP",
        &["zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"],
        &["application/zip", "application/x-zip-compressed"],
    ),
];

impl MediaKind {
    /// What people call it.
    pub(crate) fn name(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, name, ..)| name)
    }

    /// Its media type.
    pub(crate) fn media_type(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., types)| types[0])
    }

    /// The kind of a file with this name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let is_of = |endings: &[&str]| endings.iter().any(|one| one.eq_ignore_ascii_case(ending));
        KINDS.iter().find(|(_, _, endings, _)| is_of(endings)).map(|(kind, ..)| *kind)
    }

    /// The kind with this media type, such as `image/tiff`.
    pub(crate) fn of_media_type(media_type: &str) -> Option<Self> {
        let is_of = |types: &[&str]| types.iter().any(|one| one.eq_ignore_ascii_case(media_type));
        KINDS.iter().find(|(.., types)| is_of(types)).map(|(kind, ..)| *kind)
    }

    /// Whether every file of the kind has its signature. Others may begin with something else: a PDF with a comment, an
    /// encrypted Office document.
    pub(crate) fn is_certain(self) -> bool {
        matches!(self, Self::Tiff | Self::Jpeg | Self::Png | Self::Gif)
    }
}

impl Signature {
    /// What the first bytes of a file say: at most [`SIGNATURE_LENGTH`].
    pub(crate) fn of(start: &[u8]) -> Self {
        match kind(start) {
            Some(kind) => Self::Of(kind),
            None if start.is_empty() => Self::Empty,
            None => Self::Other,
        }
    }
}

fn kind(start: &[u8]) -> Option<MediaKind> {
    let begins = |signature: &[u8]| start.starts_with(signature);
    Some(match start {
        // TIFF 6.0, section 2; the last two are BigTIFF.
        _ if [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|signature| begins(*signature)) => {
            MediaKind::Tiff
        }
        _ if begins(b"\xFF\xD8\xFF") => MediaKind::Jpeg,
        _ if begins(b"\x89PNG\r\n\x1A\n") => MediaKind::Png,
        _ if begins(b"GIF87a") || begins(b"GIF89a") => MediaKind::Gif,
        // The second has a preview.
        _ if begins(b"%!PS") || begins(b"\xC5\xD0\xD3\xC6") => MediaKind::Eps,
        _ if begins(b"%PDF-") => MediaKind::Pdf,
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => MediaKind::Mp4,
        _ if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => MediaKind::Zip,
        _ if start.windows(4).any(|bytes| bytes == b"<svg") => MediaKind::Svg,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_tell_the_kind() {
        for (start, kind) in [
            (&b"II*\0\x08"[..], MediaKind::Tiff),
            (b"MM\0*", MediaKind::Tiff),
            (b"\xFF\xD8\xFF\xE0", MediaKind::Jpeg),
            (b"\x89PNG\r\n\x1A\n\0", MediaKind::Png),
            (b"GIF89a", MediaKind::Gif),
            (b"%!PS-Adobe-3.0 EPSF-3.0", MediaKind::Eps),
            (b"%PDF-1.7", MediaKind::Pdf),
            (b"\0\0\0\x18ftypmp42", MediaKind::Mp4),
            (b"PK\x03\x04\x14", MediaKind::Zip),
            (b"<?xml version=\"1.0\"?>\n<svg xmlns", MediaKind::Svg),
        ] {
            assert_eq!(Signature::of(start), Signature::Of(kind));
        }
        assert_eq!((Signature::of(b""), Signature::of(b"II")), (Signature::Empty, Signature::Other));
    }

    #[test]
    fn names_and_media_types_tell_the_kind() {
        assert_eq!(MediaKind::of_name("a.b/Fig1.TIF"), Some(MediaKind::Tiff));
        assert_eq!(MediaKind::of_name("pone.0012345.g001"), None);
        assert_eq!(MediaKind::of_media_type("Image/JPEG"), Some(MediaKind::Jpeg));
        assert_eq!(MediaKind::of_media_type("image"), None);
        assert!(KINDS.iter().all(|(kind, name, ..)| kind.name() == *name));
    }
}
