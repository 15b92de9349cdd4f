//! What is in running text without being text: code, formulas, images; and the targets of links.

use super::attributes::Attributes;
use super::{NoWords, Said};
use crate::model::{Math, Media, Uri};
use crate::source::markdown::escape::{Setting, escape, finish};

/// A piece of code.
pub(super) fn code(out: &mut String, text: &str, setting: Setting) -> Said {
    let is_odd = text.is_empty()
        || text.contains(|c: char| c.is_control())
        || setting.is_cell && text.contains('|')
        || text.trim_matches(' ').is_empty()
        || out.ends_with('`');
    if is_odd {
        let attributes = Attributes::kind("code").text("text", Some(text));
        out.push_str(&format!("[]{}", attributes.written().ok_or(NoWords)?));
        return Ok(());
    }
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let is_padded = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let space = if is_padded { " " } else { "" };
    out.push_str(&format!("{fence}{space}{text}{space}{fence}"));
    Ok(())
}

/// A formula.
pub(super) fn math(out: &mut String, Math { tex, mathml }: &Math) -> Said {
    let is_plain = |tex: &&String| {
        !tex.is_empty()
            && !tex.contains(|c: char| c == '`' || c == '|' || c.is_control())
            && !tex.starts_with(' ')
            && !tex.ends_with(' ')
    };
    match (tex.as_ref().filter(is_plain), mathml) {
        (Some(tex), None) if !out.ends_with(['\\', '`', '$']) => out.push_str(&format!("$`{tex}`$")),
        _ => {
            let attributes =
                Attributes::kind("math").text("tex", tex.as_deref()).text("mathml", mathml.as_deref());
            out.push_str(&format!("[]{}", attributes.written().ok_or(NoWords)?));
        }
    }
    Ok(())
}

/// An image, with attributes for what Markdown does not say of it.
pub(super) fn image(out: &mut String, media: &Media, setting: Setting) -> Said {
    let Media {
        id,
        src,
        title,
        caption,
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
    out.push_str("![");
    let mut words = String::new();
    if let Some(alt) = alt.as_deref().filter(|alt| !alt.is_empty()) {
        escape(&mut words, alt, Setting { is_one_line: true, ..setting }).ok_or(NoWords)?;
        finish(&mut words);
    }
    out.push_str(&format!("{words}]({})", target(src).ok_or(NoWords)?));
    let attributes = Attributes::default()
        .id(id.as_ref())
        .text("alt", alt.as_deref().filter(|alt| alt.is_empty()))
        .text("title", title.as_deref())
        .text("caption", caption.as_deref())
        .text("mediaType", media_type.as_deref())
        .word("width", width.map(|width| width.to_string()))
        .word("height", height.map(|height| height.to_string()))
        .text("duration", duration.as_deref())
        .text("thumbnail", thumbnail.as_ref().map(Uri::as_str))
        .text("embedUrl", embed_url.as_ref().map(|url| url.as_str()))
        .text("published", published.as_ref().map(|date| date.as_str()))
        .text("credit", credit.as_deref())
        .text("license", license.as_ref().map(|license| license.as_str()))
        .text("digitalSourceType", digital_source_type.as_ref().map(Uri::as_str));
    out.extend(attributes.written());
    Ok(())
}

/// The target of a link; nothing if it has characters that need escapes.
pub(super) fn target(uri: &Uri) -> Option<String> {
    let uri = uri.as_str();
    let is_fit = |c: char| !c.is_control() && !c.is_whitespace() && !"<>()\\&|[]{}`".contains(c);
    if uri.is_empty() {
        return Some("<>".to_owned());
    }
    if uri.chars().all(is_fit) {
        return Some(uri.to_owned());
    }
    let is_fit_in_brackets = |c: char| is_fit(c) || " ()[]{}".contains(c);
    let is_trimmed = uri.trim_matches(' ') == uri;
    (is_trimmed && uri.chars().all(is_fit_in_brackets)).then(|| format!("<{uri}>"))
}
