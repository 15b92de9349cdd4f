//! Images.

use crate::formats::jsonld::vocabulary::enumerated_source_type;
use crate::formats::jsonld::write::members::is_absolute;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Figure, Media, Uri};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// A member that is an image; left out if its URL is not absolute.
    pub(super) fn picture(&mut self, key: &str, at: &Path<'_>, media: Option<&Media>) {
        let Some(media) = media else { return };
        if !is_absolute(media.src.as_str()) {
            return self.lose(at, media, "the image has no absolute URL");
        }
        self.json.key(key);
        self.image(Some(at), media, None);
    }

    /// <https://schema.org/ImageObject>, which link previews find by `url`, and search engines by
    /// `contentUrl`
    ///
    /// ```json
    /// { "@type": "ImageObject", "url": "https://example.org/a.jpg", "contentUrl":
    /// "https://example.org/a.jpg",
    ///   "description": "A bridge", "width": "1600" }
    /// ```
    ///
    /// `at` is `None` if losses are recorded elsewhere.
    pub(super) fn image(&mut self, at: Option<&Path<'_>>, media: &Media, caption: Option<&str>) {
        let Media { id, src, media_type, alt, width, height, credit, license, digital_source_type } = media;
        self.json.node("ImageObject");
        self.json.text("url", src.as_str());
        self.json.text("contentUrl", src.as_str());
        let some = |text: Option<&'_ str>| text.is_some_and(|text| !text.trim().is_empty());
        if let Some(caption) = caption.filter(|caption| some(Some(caption))) {
            self.json.text("caption", caption);
        }
        let listed = digital_source_type.as_ref().and_then(|uri| enumerated_source_type(uri.as_str()));
        let is_logo = at.is_some_and(|at| at.ends_with("logo"));
        let texts = [
            ("description", "alt", alt.as_deref().filter(|_| !is_logo)),
            ("encodingFormat", "mediaType", media_type.as_deref()),
            ("creditText", "credit", credit.as_deref()),
        ];
        let [description, format, credit] = texts.map(|(key, field, text)| {
            let is_there = some(text);
            if let (Some(at), Some(blank), false) = (at, text, is_there) {
                self.lose(&at.key(field), &blank, "it is blank");
            }
            (key, text.filter(|_| is_there))
        });
        let write = |writer: &mut Self, (key, text): (&str, Option<&str>)| {
            if let Some(text) = text {
                writer.json.text(key, text);
            }
        };
        write(self, description);
        // Validators reject numbers: width and height are texts, or quantities with a unit.
        for (key, pixels) in [("width", width), ("height", height)] {
            if let Some(pixels) = pixels {
                self.json.text(key, &pixels.to_string());
            }
        }
        write(self, format);
        write(self, credit);
        let license = license.as_ref().map(|url| url.as_str());
        write(self, ("license", license.filter(|license| is_absolute(license))));
        write(self, ("digitalSourceType", listed.as_deref()));
        if let Some(at) = at {
            self.lose(&at.key(Media::ID), id, "a node is named only if another refers to it");
            if let Some(license) = license.filter(|license| !is_absolute(license)) {
                self.lose(&at.key(Media::LICENSE), &license, "it is not an absolute URL");
            }
            if listed.is_none() {
                let why = "schema.org has no such source type";
                self.lose(&at.key(Media::DIGITAL_SOURCE_TYPE), digital_source_type, why);
            }
            if is_logo {
                self.lose(&at.key(Media::ALT), alt, "a logo is described by the name of its organization");
            }
        }
        self.json.end();
    }

    /// The first file of a figure, if search engines can use it: an image with a credit or a license.
    pub(super) fn figure(&self, figure: &'a Figure) -> Option<&'a Media> {
        let first = figure.media.first()?;
        let has_rights = first.credit.is_some() || first.license.is_some();
        (has_rights && is_absolute(first.src.as_str()) && is_picture(first)).then_some(first)
    }
}

fn is_picture(media: &Media) -> bool {
    if let Some(media_type) = &media.media_type {
        return media_type.to_ascii_lowercase().starts_with("image/");
    }
    has_ending_of_picture(&media.src)
}

fn has_ending_of_picture(src: &Uri) -> bool {
    let ending = src.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "apng" | "avif" | "bmp" | "gif" | "jpeg" | "jpg" | "png" | "svg" | "tif" | "tiff" | "webp"
    )
}
