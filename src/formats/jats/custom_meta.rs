//! What the article says about itself and JATS has no element for.

use serde_json::Value;

use crate::formats::jats::entity::reference;
use crate::formats::jats::figures::recorded_graphic;
use crate::formats::jats::writer::{Jats, token};
use crate::formats::jats::{EXTENSION, article_type, kept};
use crate::model::{ArticleKind, Date, Dateline, Dates, Metadata, Publication, PublicationKind};
use crate::source::Path;
use crate::source::xml::{WriteXml, Xml};

/// The name of the `<custom-meta>` that keeps what JATS has no place for.
pub(super) const RESIDUE: &str = "byline.residue";

/// [`<custom-meta-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/custom-meta-group.html): each
/// `<custom-meta>` is named after the field of `metadata` that it keeps
///
/// ```xml
/// <custom-meta><meta-name>dateline.text</meta-name><meta-value>PORT ELLERY, March 14</meta-value></custom-meta>
/// ```
pub(super) fn custom_meta_group(jats: &mut Jats<'_>, metadata: &Metadata) {
    let is_whole = jats.within.is_empty();
    let extensions = jats.article.extensions.others.iter().filter(|_| is_whole);
    jats.element("custom-meta-group").children_unless_empty(|jats| {
        // Of an article within another one, `article-type` says what it is to that.
        let is_said = match metadata.kind {
            ArticleKind::Article => true,
            ArticleKind::Other => false,
            kind => is_whole && token(&kind) == article_type(kind),
        };
        if !is_said {
            text(jats, "kind", &token(&metadata.kind));
        }
        dates(jats, &metadata.dates);
        if let Some(publisher) = &metadata.publisher {
            custom_meta(jats, "publisher", |jats| reference(jats, publisher.as_str()));
        }
        if let Some(publication) = &metadata.publication {
            self::publication(jats, publication);
        }
        rights(jats, metadata);
        if let Some(Dateline { text: words, place, date }) = &metadata.dateline {
            if let Some(words) = words {
                text(jats, "dateline.text", words);
            }
            if let Some(place) = place {
                custom_meta(jats, "dateline.place", |jats| reference(jats, place.as_str()));
            }
            if let Some(date) = date {
                text(jats, "dateline.date", date.as_str());
            }
        }
        for entity in &metadata.about {
            custom_meta(jats, "about", |jats| reference(jats, entity.as_str()));
        }
        if let Some(image) = &metadata.image {
            let at = Path::ROOT.key("metadata");
            custom_meta(jats, "image", |jats| recorded_graphic(jats, image, &at.key("image")));
        }
        for field in &metadata.unstated {
            text(jats, "unstated", field);
        }
        for (owner, value) in extensions {
            if owner != EXTENSION {
                text(jats, &format!("extensions.{owner}"), &value.to_string());
            } else if let Some(rest) = kept::without_place(value) {
                text(jats, &format!("extensions.{owner}"), &rest.to_string());
            }
        }
        kept::put_back(jats, "custom-meta-group", &["custom-meta"]);
    });
    if is_whole {
        jats.leave_room_for_residue();
    }
}

/// Puts the residue into the last `<custom-meta>`, when all of the article is written and it is known.
///
/// ```xml
/// <custom-meta><meta-name>byline.residue</meta-name><meta-value>{"/body/3/content/1/locator":"p. 12"}</meta-value></custom-meta>
/// ```
pub(super) fn insert_residue(written: &mut String, room: usize, residue: &Value) {
    let mut xml = Xml::new();
    xml.element("custom-meta").children(|xml| {
        xml.element("meta-name").text(RESIDUE);
        xml.element("meta-value").text(&residue.to_string());
    });
    let meta = xml.finish().trim_end().replace('\n', "\n        ");
    const END: &str = "\n      </custom-meta-group>";
    match written[..room].strip_suffix(END) {
        Some(group) => written.insert_str(group.len(), &format!("\n        {meta}")),
        None => {
            let group = format!("\n      <custom-meta-group>\n        {meta}{END}");
            written.insert_str(room, &group);
        }
    }
}

/// Dates that JATS has no element for, and those that a calendar cannot say.
fn dates(jats: &mut Jats<'_>, dates: &Dates) {
    let Dates {
        created,
        received,
        revised,
        accepted,
        published,
        published_print,
        modified: _,  // pub_history
        retracted: _, // pub_history
        embargoed_until,
        expires,
    } = dates;
    let mut inexact = |name, date: &Date| {
        if date.as_iso().is_none() {
            text(jats, name, date.as_str());
        }
    };
    created.iter().for_each(|date| inexact("dates.created", date));
    received.iter().for_each(|date| inexact("dates.received", date));
    accepted.iter().for_each(|date| inexact("dates.accepted", date));
    published.iter().for_each(|date| inexact("dates.published", date));
    published_print.iter().for_each(|date| inexact("dates.publishedPrint", date));
    embargoed_until.iter().for_each(|date| text(jats, "dates.embargoedUntil", date.as_str()));
    expires.iter().for_each(|date| text(jats, "dates.expires", date.as_str()));
    if revised.iter().any(|date| date.as_iso().is_none()) {
        let all: Vec<&str> = revised.iter().map(Date::as_str).collect();
        text(jats, "dates.revised", &all.join(" "));
    }
}

fn publication(jats: &mut Jats<'_>, publication: &Publication) {
    let Publication { kind, edition, first_page, last_page, elocation_id, .. } = publication;
    if *kind != PublicationKind::default() {
        text(jats, "publication.kind", &token(kind));
    }
    if let Some(edition) = edition {
        text(jats, "publication.edition", edition);
    }
    // `<lpage>` follows an `<fpage>`, and `<elocation-id>` stands in their place.
    if let (None, Some(last)) = (first_page, last_page) {
        text(jats, "publication.lastPage", last);
    }
    if let (Some(_), Some(elocation_id)) = (first_page, elocation_id) {
        text(jats, "publication.elocationId", elocation_id);
    }
}

fn rights(jats: &mut Jats<'_>, metadata: &Metadata) {
    if let Some(holder) = metadata.copyright.as_ref().and_then(|copyright| copyright.holder.as_ref()) {
        custom_meta(jats, "copyright.holder", |jats| reference(jats, holder.as_str()));
    }
    if metadata.is_accessible_for_free == Some(false) {
        text(jats, "isAccessibleForFree", "false");
    }
}

fn text(jats: &mut Jats<'_>, name: &str, value: &str) {
    custom_meta(jats, name, |jats| jats.text(value));
}

/// [`<custom-meta>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/custom-meta.html)
fn custom_meta<'a>(jats: &mut Jats<'a>, name: &str, value: impl FnOnce(&mut Jats<'a>)) {
    jats.element("custom-meta").children(|jats| {
        jats.element("meta-name").text(name);
        jats.element("meta-value").mixed(value);
    });
}
