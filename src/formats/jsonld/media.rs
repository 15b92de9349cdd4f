//! Pictures, films and sounds.

use crate::formats::jsonld::view::{Text, view};
use crate::formats::jsonld::writer::Writer;
use crate::model::{self, Embed, Figure};
use crate::source::Path;

view! {
    /// <https://schema.org/ImageObject>, <https://schema.org/AudioObject> or <https://schema.org/MediaObject>
    Media {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: Option<&'a str>,
        headline: Option<Text<'a>>,
        caption: Option<Text<'a>>,
        description: Option<Text<'a>>,
        content_url: &'a str,
        encoding_format: Option<&'a str>,
        // Numbers fail in validators: width and height are texts or quantities with a unit.
        width: Option<String>,
        height: Option<String>,
        credit_text: Option<&'a str>,
        license: Option<&'a str>,
        digital_source_type: Option<String>,
        #[serde(rename = "byline:digitalSourceType")]
        own_source_type: Option<&'a str>,
        encoding: Vec<Media<'a>>,
    }
}

view! {
    /// <https://schema.org/CreativeWork>: something shown from elsewhere.
    Embedded {
        #[serde(rename = "@type")]
        kind: &'static str,
        description: Option<Text<'a>>,
        url: &'a str,
    }
}

impl<'a> Writer<'a> {
    /// A picture; `None` when its address cannot be written.
    pub(super) fn media(&mut self, at: &Path<'_>, media: &'a model::Media) -> Option<Media<'a>> {
        let model::Media { src, media_type, alt, width, height, credit, license, digital_source_type } =
            media;
        if src.is_forbidden() || !src.is_well_formed() {
            self.note(
                at,
                format_args!("it is left out: `{}` is no safe address", src.as_str().escape_debug()),
            );
            return None;
        }
        let known = digital_source_type.as_ref().and_then(|uri| enumerated_source_type(uri.as_str()));
        let unknown = digital_source_type.as_ref().filter(|_| known.is_none());
        Some(Media {
            kind: "ImageObject",
            description: alt.as_deref().map(Text::Borrowed),
            content_url: src.as_str(),
            encoding_format: media_type.as_deref(),
            width: width.map(|pixels| pixels.to_string()),
            height: height.map(|pixels| pixels.to_string()),
            credit_text: credit.as_deref(),
            license: license.as_ref().and_then(|url| self.url(&at.key("license"), url)),
            digital_source_type: known,
            own_source_type: unknown.and_then(|uri| self.uri(&at.key("digitalSourceType"), uri)),
            ..Media::default()
        })
    }

    /// A figure; its further files are encodings of the first. `None` when none can be written.
    pub(super) fn figure(
        &mut self,
        at: &Path<'_>,
        figure: &'a Figure,
        caption: Option<Text<'a>>,
    ) -> Option<Media<'a>> {
        let Figure { id: _, label, title, caption: _, media } = figure;
        let mut files = Vec::new();
        for (index, file) in media.iter().enumerate() {
            if let Some(mut view) = self.media(&at.key("media").item(index), file) {
                view.kind = media_type(file);
                files.push(view);
            }
        }
        let mut files = files.into_iter();
        let mut first = files.next()?;
        first.encoding = files.collect();
        first.name = label.as_deref();
        first.headline = title.as_ref().map(|title| self.line(&at.key("title"), title));
        // Any media object has a description, but not every one a caption.
        if first.kind == "MediaObject" {
            first.description = match (caption, first.description) {
                (Some(caption), Some(alt)) => Some(Text::Owned(format!("{caption}\n\n{alt}"))),
                (caption, alt) => caption.or(alt),
            };
        } else {
            first.caption = caption;
        }
        Some(first)
    }

    /// `None` when its address cannot be written.
    pub(super) fn embedded(
        &mut self,
        at: &Path<'_>,
        embed: &'a Embed,
        caption: Option<Text<'a>>,
    ) -> Option<Embedded<'a>> {
        let Embed { id: _, url, caption: _ } = embed;
        Some(Embedded { kind: "CreativeWork", description: caption, url: self.url(&at.key("url"), url)? })
    }
}

/// A film is a plain media object: a `VideoObject` without thumbnail and date of upload, which the model does not
/// know, is an error to search engines.
fn media_type(media: &model::Media) -> &'static str {
    if let Some(media_type) = &media.media_type {
        return match media_type.split('/').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "image" => "ImageObject",
            "audio" => "AudioObject",
            _ => "MediaObject",
        };
    }
    let extension = media.src.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "apng" | "avif" | "bmp" | "gif" | "jpeg" | "jpg" | "png" | "svg" | "tif" | "tiff" | "webp" => {
            "ImageObject"
        }
        "aac" | "flac" | "m4a" | "mp3" | "oga" | "ogg" | "opus" | "wav" => "AudioObject",
        _ => "MediaObject",
    }
}

/// The namespace of the [IPTC vocabulary](http://cv.iptc.org/newscodes/digitalsourcetype/).
const IPTC: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/// Its terms that schema.org [lists](https://schema.org/IPTCDigitalSourceEnumeration), and what they are called there.
const SOURCE_TYPES: [(&str, &str); 17] = [
    ("algorithmicallyEnhanced", "AlgorithmicallyEnhanced"),
    ("algorithmicMedia", "AlgorithmicMedia"),
    ("composite", "Composite"),
    ("compositeCapture", "CompositeCapture"),
    ("compositeSynthetic", "CompositeSynthetic"),
    ("compositeWithTrainedAlgorithmicMedia", "CompositeWithTrainedAlgorithmicMedia"),
    ("computationalCapture", "MultiFrameComputationalCapture"),
    ("dataDrivenMedia", "DataDrivenMedia"),
    ("digitalArt", "DigitalArt"),
    ("digitalCapture", "DigitalCapture"),
    ("minorHumanEdits", "MinorHumanEdits"),
    ("negativeFilm", "NegativeFilm"),
    ("positiveFilm", "PositiveFilm"),
    ("print", "Print"),
    ("screenCapture", "ScreenCapture"),
    ("trainedAlgorithmicMedia", "TrainedAlgorithmicMedia"),
    ("virtualRecording", "VirtualRecording"),
];

/// The member of schema.org's list that stands for a term of the IPTC's.
fn enumerated_source_type(uri: &str) -> Option<String> {
    let term = uri.split_once("cv.iptc.org/newscodes/digitalsourcetype/")?.1;
    let (_, member) = SOURCE_TYPES.iter().find(|(known, _)| *known == term)?;
    Some(format!("https://schema.org/{member}DigitalSource"))
}

/// The term of the IPTC's that a member of schema.org's list stands for.
pub(super) fn source_type_of(member: &str) -> Option<String> {
    let member = member.strip_suffix("DigitalSource")?;
    let (term, _) = SOURCE_TYPES.iter().find(|(_, known)| *known == member)?;
    Some(format!("{IPTC}{term}"))
}
