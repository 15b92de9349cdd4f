//! Figures, pictures, films and sounds.

use crate::formats::jats::inlines::{Within, are_silent, line_from, optional_line};
use crate::formats::jats::writer::Jats;
use crate::model::{Figure, Inline, Inlines, Media, Uri, Url};
use crate::source::Path;
use crate::source::xml::{Element, WriteXml};

/// [`<fig>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/fig.html)
///
/// ```xml
/// <fig id="fig-1">
///   <label>Figure 1</label>
///   <caption><p>The old pier.</p></caption>
///   <graphic xlink:href="pier.jpg" mimetype="image" mime-subtype="jpeg">
///     <alt-text>A wooden pier at low tide</alt-text>
///     <attrib>Photograph: Ana Costa</attrib>
///   </graphic>
/// </fig>
/// ```
pub(super) fn fig<'a>(jats: &mut Jats<'a>, figure: &'a Figure, at: &Path<'_>) {
    let Figure { id, label, title, caption, media } = figure;
    jats.element("fig").attr_opt("id", id.as_ref().map(|id| id.as_str())).children(|jats| {
        if let Some(label) = label {
            jats.element("label").text(label);
        }
        self::caption(jats, title.as_ref(), caption.as_ref(), at);
        match media.as_slice() {
            [] => {}
            [one] => graphic(jats, one),
            several => jats.element("alternatives").children(|jats| {
                for one in several {
                    graphic(jats, one);
                }
            }),
        }
    });
}

/// [`<caption>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/caption.html): a title, and paragraphs
/// parted by line breaks
pub(super) fn caption<'a>(
    jats: &mut Jats<'a>,
    title: Option<&'a Inlines>,
    caption: Option<&'a Inlines>,
    at: &Path<'_>,
) {
    jats.element("caption").children_unless_empty(|jats| {
        optional_line(jats, "title", title, Within::Title, &at.key("title"));
        let Some(caption) = caption else { return };
        let at = at.key("caption");
        if are_silent(caption) {
            return jats.note(&at, "JATS does not tell an empty caption from none");
        }
        let mut first = 0;
        for paragraph in caption.split(|inline| matches!(inline, Inline::Break(_))) {
            jats.element("p").mixed(|jats| line_from(jats, paragraph, first, Within::Paragraph, &at));
            first += paragraph.len() + 1;
        }
    });
}

/// [`<graphic>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/graphic.html),
/// or `<media>` for what moves or sounds
fn graphic(jats: &mut Jats<'_>, media: &Media) {
    let Media { src, media_type, alt, width, height, credit, license, digital_source_type } = media;
    let name = if is_moving(media) { "media" } else { "graphic" };
    let element = jats.element(name).attr("xlink:href", src.as_str());
    with_media_type(element, media_type.as_deref()).children(|jats| {
        if let Some(alt) = alt {
            jats.element("alt-text").text(alt);
        }
        if let Some(credit) = credit {
            jats.element("attrib").text(credit);
        }
        if let Some(license) = license {
            jats.element("permissions").children(|jats| self::license(jats, license));
        }
        facts(jats, *width, *height, digital_source_type.as_ref());
    });
}

/// [`<license>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/license.html) that is only an address
fn license(jats: &mut Jats<'_>, license: &Url) {
    jats.element("license").attr("xlink:href", license.as_str()).children(|jats| {
        jats.element("ali:license_ref").text(license.as_str());
    });
}

/// What is known of a file and has no element:
///
/// ```xml
/// <kwd-group kwd-group-type="media">
///   <compound-kwd>
///     <compound-kwd-part content-type="width">800</compound-kwd-part>
///   </compound-kwd>
/// </kwd-group>
/// ```
fn facts(jats: &mut Jats<'_>, width: Option<u32>, height: Option<u32>, source_type: Option<&Uri>) {
    jats.element("kwd-group").attr("kwd-group-type", "media").children_unless_empty(|jats| {
        jats.element("compound-kwd").children_unless_empty(|jats| {
            let mut fact = |name, value: &str| {
                jats.element("compound-kwd-part").attr("content-type", name).text(value);
            };
            width.into_iter().for_each(|width| fact("width", &width.to_string()));
            height.into_iter().for_each(|height| fact("height", &height.to_string()));
            source_type.into_iter().for_each(|source_type| fact("digital-source-type", source_type.as_str()));
        });
    });
}

/// [`<inline-graphic>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/inline-graphic.html) in the text
pub(super) fn inline_graphic(jats: &mut Jats<'_>, image: &Media, at: &Path<'_>) {
    let Media { src: _, media_type: _, alt: _, width, height, credit, license, digital_source_type } = image;
    inline_element(jats, image);
    let mut lose = |key, is_lost| {
        if is_lost {
            let why = format_args!("JATS has no place for `{key}` of a picture in running text");
            jats.note(&at.key(key), why);
        }
    };
    lose("width", width.is_some());
    lose("height", height.is_some());
    lose("credit", credit.is_some());
    lose("license", license.is_some());
    lose("digitalSourceType", digital_source_type.is_some());
}

/// A picture in a record: an `<inline-graphic>`, and what it cannot hold beside it.
pub(super) fn recorded_graphic(jats: &mut Jats<'_>, image: &Media, at: &Path<'_>) {
    let Media { src: _, media_type: _, alt: _, width, height, credit, license, digital_source_type } = image;
    inline_element(jats, image);
    lose_media_type(jats, image, at);
    let mut beside = |name, value: &str| {
        jats.text(" ");
        jats.element("named-content").attr("content-type", name).text(value);
    };
    width.iter().for_each(|width| beside("width", &width.to_string()));
    height.iter().for_each(|height| beside("height", &height.to_string()));
    credit.iter().for_each(|credit| beside("credit", credit));
    license.iter().for_each(|license| beside("license", license.as_str()));
    digital_source_type.iter().for_each(|uri| beside("digital-source-type", uri.as_str()));
}

fn inline_element(jats: &mut Jats<'_>, image: &Media) {
    let name = if is_moving(image) { "inline-media" } else { "inline-graphic" };
    let element = jats.element(name).attr("xlink:href", image.src.as_str());
    with_media_type(element, image.media_type.as_deref()).children(|jats| {
        if let Some(alt) = &image.alt {
            jats.element("alt-text").text(alt);
        }
    });
}

/// Says that a media type is one that its two parts do not give back: one that ends with a slash.
fn lose_media_type(jats: &mut Jats<'_>, media: &Media, at: &Path<'_>) {
    if media.media_type.as_ref().is_some_and(|media_type| media_type.ends_with('/')) {
        jats.note(&at.key("mediaType"), "JATS has media types with two parts");
    }
}

/// `image/jpeg` as `mimetype` and `mime-subtype`.
fn with_media_type<'w, 'a>(
    element: Element<'w, Jats<'a>>,
    media_type: Option<&str>,
) -> Element<'w, Jats<'a>> {
    match media_type.map(|media_type| media_type.split_once('/').unwrap_or((media_type, ""))) {
        None => element,
        Some((mimetype, subtype)) => element
            .attr("mimetype", mimetype)
            .attr_opt("mime-subtype", Some(subtype).filter(|s| !s.is_empty())),
    }
}

/// Whether it is a film or a sound, by its media type or, where there is none, by the end of its name.
fn is_moving(media: &Media) -> bool {
    const ENDINGS: [&str; 12] =
        ["mp4", "m4v", "mov", "webm", "ogv", "avi", "mp3", "m4a", "ogg", "oga", "wav", "flac"];
    match &media.media_type {
        Some(media_type) => !media_type.starts_with("image/"),
        None => media
            .src
            .as_str()
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))),
    }
}
