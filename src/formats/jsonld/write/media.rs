//! Images, video and audio.

use crate::formats::jsonld::vocabulary::enumerated_source_type;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::members::is_absolute;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Date, Figure, Media, Metadata, Uri, is_duration};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// `image`: the lead image, then others: readers take the first for the lead image
    pub(super) fn pictures(&mut self, at: &Path<'_>, lead: Option<&Media>, others: &[Media]) {
        let (at_lead, at_others) = (at.key(Metadata::IMAGE), at.key(Metadata::IMAGES));
        let Some(lead) = lead.filter(|lead| is_absolute(lead.src.as_str())) else {
            self.lose(&at_lead, &lead, "the image has no absolute URL");
            return self.lose(&at_others, &others, "the first of them would be taken for the lead image");
        };
        let mut list = List::new("image");
        list.item(&mut self.json);
        self.image(Some(&at_lead), lead, None);
        for (index, other) in others.iter().enumerate() {
            let at = at_others.item(index);
            if is_absolute(other.src.as_str()) {
                list.item(&mut self.json);
                self.image(Some(&at), other, None);
            } else {
                self.lose(&at, other, "the image has no absolute URL");
            }
        }
        list.end(&mut self.json);
    }

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
    /// { "@type": "ImageObject", "url": "https://example.org/a.jpg", "contentUrl": "https://example.org/a.jpg",
    ///   "description": "A bridge", "width": "1600" }
    /// ```
    ///
    /// `at` is `None` if losses are recorded elsewhere.
    pub(super) fn image(&mut self, at: Option<&Path<'_>>, media: &Media, caption: Option<&str>) {
        self.json.node("ImageObject");
        self.json.text("url", media.src.as_str());
        self.json.text("contentUrl", media.src.as_str());
        self.facts_of_media(at, media, caption);
    }

    /// `video`: those of the article, and those in its text
    pub(super) fn videos(&mut self, at: &Path<'_>, videos: &[Media], figures: &[&'a Figure]) {
        let mut list = List::new("video");
        for (index, video) in videos.iter().enumerate() {
            let at = at.item(index);
            match is_complete(video) {
                true => self.recording(&mut list, "VideoObject", Some(&at), video),
                false => {
                    self.lose(&at, video, "a `VideoObject` needs a title, a thumbnail and a certain date")
                }
            }
        }
        let files = figures.iter().filter_map(|figure| figure.media.first());
        for video in files.filter(|file| file.is_video() && is_complete(file)) {
            self.recording(&mut list, "VideoObject", None, video);
        }
        list.end(&mut self.json);
    }

    /// `audio`
    pub(super) fn audio(&mut self, at: &Path<'_>, recordings: &[Media]) {
        let mut list = List::new("audio");
        for (index, recording) in recordings.iter().enumerate() {
            let at = at.item(index);
            match is_absolute(recording.src.as_str()) {
                true => self.recording(&mut list, "AudioObject", Some(&at), recording),
                false => self.lose(&at, recording, "the recording has no absolute URL"),
            }
        }
        list.end(&mut self.json);
    }

    /// <https://schema.org/VideoObject> or <https://schema.org/AudioObject>
    ///
    /// ```json
    /// { "@type": "VideoObject", "contentUrl": "https://example.org/tide.mp4", "name": "The tide comes in",
    ///   "duration": "PT2M35S", "thumbnailUrl": "https://example.org/tide.jpg", "uploadDate": "2026-03-14T09:00:00+01:00" }
    /// ```
    fn recording(&mut self, list: &mut List, kind: &str, at: Option<&Path<'_>>, media: &Media) {
        list.item(&mut self.json);
        self.json.node(kind);
        // It may be known only by its player.
        if media.embed_url.as_ref().is_none_or(|player| player.as_str() != media.src.as_str()) {
            self.json.text("contentUrl", media.src.as_str());
        }
        self.facts_of_media(at, media, None);
    }

    /// What is known of a file, and the end of its node.
    fn facts_of_media(&mut self, at: Option<&Path<'_>>, media: &Media, caption: Option<&str>) {
        let Media {
            id,
            src: _,
            title,
            caption: own_caption,
            media_type,
            alt,
            width,
            height,
            duration,
            thumbnail,
            embed_url,
            published,
            credit,
            license,
            digital_source_type,
        } = media;
        let is_logo = at.is_some_and(|at| at.ends_with("logo"));
        let caption = caption.or(own_caption.as_deref());
        self.text_of_media("name", at, Media::TITLE, title.as_deref());
        self.text_of_media("caption", at, Media::CAPTION, caption);
        match is_logo {
            true => {
                let why = "a logo is described by the name of its organization";
                at.iter().for_each(|at| self.lose(&at.key(Media::ALT), alt, why));
            }
            false => self.text_of_media("description", at, Media::ALT, alt.as_deref()),
        }
        // Validators reject numbers: width and height are texts, or quantities with a unit.
        for (key, pixels) in [("width", width), ("height", height)] {
            if let Some(pixels) = pixels {
                self.json.text(key, &pixels.to_string());
            }
        }
        self.member_of_media("duration", at, Media::DURATION, duration.as_deref(), is_duration);
        let thumbnail = thumbnail.as_ref().map(|uri| uri.as_str());
        self.member_of_media("thumbnailUrl", at, Media::THUMBNAIL, thumbnail, is_absolute);
        let player = embed_url.as_ref().map(|url| url.as_str());
        self.member_of_media("embedUrl", at, Media::EMBED_URL, player, is_absolute);
        let published = published.as_ref().map(|date| date.as_str());
        let is_certain = |date: &str| Date::from(date).as_iso().is_some();
        self.member_of_media("uploadDate", at, Media::PUBLISHED, published, is_certain);
        self.text_of_media("encodingFormat", at, Media::MEDIA_TYPE, media_type.as_deref());
        self.text_of_media("creditText", at, Media::CREDIT, credit.as_deref());
        let license = license.as_ref().map(|url| url.as_str());
        self.member_of_media("license", at, Media::LICENSE, license, is_absolute);
        let listed = digital_source_type.as_ref().and_then(|uri| enumerated_source_type(uri.as_str()));
        match (&listed, at) {
            (Some(listed), _) => self.json.text("digitalSourceType", listed),
            (None, Some(at)) => {
                let why = "schema.org has no such source type";
                self.lose(&at.key(Media::DIGITAL_SOURCE_TYPE), digital_source_type, why);
            }
            (None, None) => {}
        }
        if let Some(at) = at {
            self.lose(&at.key(Media::ID), id, "a node is named only if another refers to it");
        }
        self.json.end();
    }

    fn text_of_media(&mut self, key: &str, at: Option<&Path<'_>>, field: &str, text: Option<&str>) {
        self.member_of_media(key, at, field, text, |text| !text.trim().is_empty());
    }

    /// A member, if its value can be written.
    fn member_of_media(
        &mut self,
        key: &str,
        at: Option<&Path<'_>>,
        field: &str,
        value: Option<&str>,
        can_be_written: impl Fn(&str) -> bool,
    ) {
        match (value, at) {
            (Some(value), _) if can_be_written(value) => self.json.text(key, value),
            (Some(value), Some(at)) => self.lose(&at.key(field), &value, "the value is blank or malformed"),
            _ => {}
        }
    }

    /// The first file of a figure, if search engines can use it: an image with a credit or a license.
    pub(super) fn figure(&self, figure: &'a Figure) -> Option<&'a Media> {
        let first = figure.media.first()?;
        let has_rights = first.credit.is_some() || first.license.is_some();
        (has_rights && is_absolute(first.src.as_str()) && is_picture(first)).then_some(first)
    }
}

/// Whether a video has what search engines require.
fn is_complete(video: &Media) -> bool {
    let Media { src, title, thumbnail, published, .. } = video;
    is_absolute(src.as_str())
        && title.as_ref().is_some_and(|title| !title.trim().is_empty())
        && thumbnail.as_ref().is_some_and(|thumbnail| is_absolute(thumbnail.as_str()))
        && published.as_ref().is_some_and(|date| date.as_iso().is_some())
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
