//! Pictures, films and sounds.

use crate::model::record::record;
use crate::model::{Date, Id, Uri, Url};

record! {
    /// An image, video or audio file.
    #[derive(Default)]
    pub struct Media {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its URL, or its file name relative to the article.
        #[schemars(example = &"figures/map.png")]
        pub src: Uri,
        /// Its title. Search engines require it for a video.
        pub title: Option<String> = default,
        /// What is printed under it. In the text, its figure has the caption.
        pub caption: Option<String> = default,
        /// Its media type.
        #[schemars(example = &"image/jpeg")]
        pub media_type: Option<String> = default,
        /// What it shows, for readers who cannot see it.
        pub alt: Option<String> = default,
        /// Width in pixels.
        pub width: Option<u32> = default,
        /// Height in pixels.
        pub height: Option<u32> = default,
        /// For video and audio, how long it lasts, as an ISO 8601 duration.
        #[schemars(example = &"PT2M35S")]
        pub duration: Option<String> = default,
        /// For a video, the URL of a still image of it. Search engines require it.
        pub thumbnail: Option<Uri> = default,
        /// For video and audio, the URL of a player for it.
        pub embed_url: Option<Url> = default,
        /// When it was first published. Search engines require it for a video.
        pub published: Option<Date> = default,
        /// Whom to credit, as printed.
        pub credit: Option<String> = default,
        /// The URL of its license.
        pub license: Option<Url> = default,
        /// How it was made, as an IPTC digital source type: a photograph, a composite, the output of a model.
        pub digital_source_type: Option<Uri> = default,
    }
}

impl Media {
    /// Whether it is video, by its media type or else by its ending.
    pub(crate) fn is_video(&self) -> bool {
        self.is_of_type("video/", &["mp4", "m4v", "mov", "webm", "ogv", "avi", "mkv"])
    }

    /// Whether it is audio, by its media type or else by its ending.
    pub(crate) fn is_audio(&self) -> bool {
        self.is_of_type("audio/", &["mp3", "m4a", "ogg", "oga", "wav", "flac"])
    }

    fn is_of_type(&self, family: &str, endings: &[&str]) -> bool {
        match &self.media_type {
            Some(media_type) => media_type.starts_with(family),
            None => self
                .src
                .as_str()
                .rsplit_once('.')
                .is_some_and(|(_, ending)| endings.iter().any(|known| known.eq_ignore_ascii_case(ending))),
        }
    }
}

/// Whether a text is a [duration of ISO 8601](https://www.w3.org/TR/xmlschema-2/#duration): `PT2M35S`, `P1DT12H`.
pub(crate) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
    let (Some(days), Some(times)) = (units(days, "YMWD"), units(time.unwrap_or_default(), "HMS")) else {
        return false;
    };
    days + times > 0 && (time.is_none() || times > 0)
}

/// The number of parts of a duration, each a number and its unit, in this order; only seconds have a fraction.
fn units(mut text: &str, order: &str) -> Option<usize> {
    let (mut count, mut left) = (0, order);
    while !text.is_empty() {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, unit) = (&text[..end], text[end..].chars().next()?);
        let (whole, fraction) = number.split_once('.').map_or((number, None), |(a, b)| (a, Some(b)));
        if whole.is_empty()
            || fraction.is_some_and(|digits| unit != 'S' || digits.is_empty() || digits.contains('.'))
        {
            return None;
        }
        left = &left[left.find(unit)? + 1..];
        text = &text[end + 1..];
        count += 1;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units_in_their_order() {
        for text in ["PT2M35S", "PT1.5S", "P1DT12H", "P2W", "P1Y2M3DT4H5M6S", "PT0S"] {
            assert!(is_duration(text), "{text}");
        }
        for text in [
            "", "P", "PT", "P1DT", "2:35", "PT35S2M", "PT1.5M", "PT.5S", "PT5.S", "PTS", "P1S", "PT1M1M",
            "Pé",
        ] {
            assert!(!is_duration(text), "{text}");
        }
    }

    #[test]
    fn the_media_type_counts_more_than_the_ending() {
        let media = |src: &str, media_type: Option<&str>| Media {
            src: src.into(),
            media_type: media_type.map(str::to_owned),
            ..Media::default()
        };
        assert!(media("a.MP4", None).is_video() && media("a.mp3", None).is_audio());
        assert!(
            media("a.mp4", Some("audio/mp4")).is_audio() && !media("a.mp4", Some("audio/mp4")).is_video()
        );
        assert!(!media("a.jpg", None).is_video() && !media("mp4", None).is_video());
    }
}
