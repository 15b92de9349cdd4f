//! Figures, images, video and audio.

use crate::formats::jats::write::inlines::{Within, all_unwritten, are_unwritten, line_from, optional_line};
use crate::formats::jats::write::writer::Jats;
use crate::model::{Figure, Inline, Inlines, Media, Url};
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
pub(super) fn fig<'a>(jats: &mut Jats<'a>, figure: &'a Figure, is_float: bool, at: &Path<'_>) {
    let Figure { id, label, title, caption, media } = figure;
    let element = jats.element("fig").attr_opt("position", is_float.then_some("float"));
    element.attr_opt("id", id.as_ref().map(|id| id.as_str())).children(|jats| {
        jats.line_of_text("label", label.as_deref(), &at.key(Figure::LABEL));
        self::caption(jats, title.as_ref(), caption.as_ref(), at);
        let at = at.key(Figure::MEDIA);
        match media.as_slice() {
            [] => {}
            [one] => graphic(jats, one, &at.item(0)),
            several => jats.element("alternatives").children(|jats| {
                for (index, one) in several.iter().enumerate() {
                    graphic(jats, one, &at.item(index));
                }
            }),
        }
    });
}

/// [`<caption>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/caption.html): a title, and paragraphs
/// separated by line breaks
pub(super) fn caption<'a>(
    jats: &mut Jats<'a>,
    title: Option<&'a Inlines>,
    caption: Option<&'a Inlines>,
    at: &Path<'_>,
) {
    jats.element("caption").children_unless_empty(|jats| {
        optional_line(jats, "title", title, Within::Title, &at.key(Figure::TITLE));
        let Some(caption) = caption else { return };
        let at = at.key(Figure::CAPTION);
        if are_unwritten(caption) {
            return all_unwritten(jats, caption, &at);
        }
        let mut first = 0;
        for paragraph in caption.split(|inline| matches!(inline, Inline::Break(_))) {
            jats.element("p").mixed(|jats| line_from(jats, paragraph, first, Within::Paragraph, &at));
            first += paragraph.len() + 1;
        }
    });
}

/// [`<graphic>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/graphic.html), or `<media>` for video and
/// audio
fn graphic(jats: &mut Jats<'_>, media: &Media, at: &Path<'_>) {
    let Media { id, src, media_type, alt, credit, license, .. } = media;
    lose_facts(jats, media, at);
    let name = if is_moving(media) { "media" } else { "graphic" };
    let element =
        jats.element(name).attr_opt("id", id.as_ref().map(|id| id.as_str())).attr("xlink:href", src.as_str());
    with_media_type(element, media_type.as_deref()).children(|jats| {
        jats.line_of_text("alt-text", alt.as_deref(), &at.key(Media::ALT));
        jats.line_of_text("attrib", credit.as_deref(), &at.key(Media::CREDIT));
        if let Some(license) = license {
            jats.element("permissions").children(|jats| self::license(jats, license));
        }
    });
}

/// Records facts about a file that have no element.
fn lose_facts(jats: &mut Jats<'_>, media: &Media, at: &Path<'_>) {
    let Media {
        id: _,
        src: _,
        title,
        caption,
        media_type: _,
        alt: _,
        width,
        height,
        duration,
        thumbnail,
        embed_url,
        published,
        credit: _,
        license: _,
        digital_source_type,
    } = media;
    jats.lose(&at.key(Media::TITLE), title, "JATS has the title of a figure, not of its file");
    jats.lose(&at.key(Media::CAPTION), caption, "JATS has the caption of a figure, not of its file");
    jats.lose(&at.key(Media::WIDTH), width, "JATS has no width or height in pixels");
    jats.lose(&at.key(Media::HEIGHT), height, "JATS has no width or height in pixels");
    jats.lose(&at.key(Media::DURATION), duration, "JATS has no durations");
    jats.lose(&at.key(Media::THUMBNAIL), thumbnail, "JATS has no still images of a video");
    jats.lose(&at.key(Media::EMBED_URL), embed_url, "JATS has no players");
    jats.lose(&at.key(Media::PUBLISHED), published, "JATS does not date files");
    let why = "JATS does not say how a file was made";
    jats.lose(&at.key(Media::DIGITAL_SOURCE_TYPE), digital_source_type, why);
}

/// [`<license>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/license.html) that is only a URL
fn license(jats: &mut Jats<'_>, license: &Url) {
    jats.element("license").attr("xlink:href", license.as_str()).children(|jats| {
        jats.element("ali:license_ref").text(license.as_str());
    });
}

/// [`<inline-graphic>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/inline-graphic.html) in
/// the text
pub(super) fn inline_graphic(jats: &mut Jats<'_>, image: &Media, at: &Path<'_>) {
    let Media { id, src, media_type, alt, credit, license, .. } = image;
    lose_facts(jats, image, at);
    jats.lose(&at.key(Media::CREDIT), credit, "JATS has no credit for an inline image");
    jats.lose(&at.key(Media::LICENSE), license, "JATS has no license for an inline image");
    let name = if is_moving(image) { "inline-media" } else { "inline-graphic" };
    let element =
        jats.element(name).attr_opt("id", id.as_ref().map(|id| id.as_str())).attr("xlink:href", src.as_str());
    with_media_type(element, media_type.as_deref()).children(|jats| {
        jats.line_of_text("alt-text", alt.as_deref(), &at.key(Media::ALT));
    });
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

/// Whether it is video, audio or a program, not an image.
fn is_moving(media: &Media) -> bool {
    match &media.media_type {
        Some(media_type) => !media_type.starts_with("image/"),
        None => media.is_video() || media.is_audio(),
    }
}
