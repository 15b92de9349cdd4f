//! Pictures, films and sounds.

use crate::model::record::record;
use crate::model::{Id, Uri, Url};

record! {
    /// An image, video or audio file.
    #[derive(Default)]
    pub struct Media {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its URL, or its file name relative to the article.
        #[schemars(example = &"figures/map.png")]
        pub src: Uri,
        /// Its media type.
        #[schemars(example = &"image/jpeg")]
        pub media_type: Option<String> = default,
        /// What it shows, for readers who cannot see it.
        pub alt: Option<String> = default,
        /// Width in pixels.
        pub width: Option<u32> = default,
        /// Height in pixels.
        pub height: Option<u32> = default,
        /// Whom to credit, as printed.
        pub credit: Option<String> = default,
        /// The URL of its license.
        pub license: Option<Url> = default,
        /// How it was made, as an IPTC digital source type: a photograph, a composite, the output of a model.
        pub digital_source_type: Option<Uri> = default,
    }
}
