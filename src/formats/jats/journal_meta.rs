//! The publication and its publisher.

use crate::formats::jats::affiliations::place_names;
use crate::formats::jats::entity::Target;
use crate::formats::jats::kept::put_back;
use crate::formats::jats::writer::Jats;
use crate::model::{Identifier, Metadata, Publication};
use crate::source::xml::WriteXml;

/// [`<journal-meta>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/journal-meta.html)
///
/// ```xml
/// <journal-meta>
///   <journal-id journal-id-type="issn">2049-3630</journal-id>
///   <journal-title-group><journal-title>Harbour Herald</journal-title></journal-title-group>
///   <issn publication-format="electronic">2049-3630</issn>
///   <publisher><publisher-name>Harbour Media</publisher-name></publisher>
/// </journal-meta>
/// ```
pub(super) fn journal_meta(jats: &mut Jats<'_>, metadata: &Metadata) {
    jats.element("journal-meta").children_unless_empty(|jats| {
        if let Some(publication) = &metadata.publication {
            journal(jats, publication);
        }
        put_back(jats, "journal-meta", &["isbn"]);
        if let Some(publisher) = &metadata.publisher {
            self::publisher(jats, publisher.as_str());
        }
        put_back(jats, "journal-meta", &["notes"]);
        if let Some(publication) = &metadata.publication {
            for Identifier { scheme, value: _, url } in &publication.identifiers {
                if let Some(url) = url {
                    jats.element("self-uri")
                        .attr("content-type", scheme)
                        .attr("xlink:href", url.as_str())
                        .text(&publication.title);
                }
            }
        }
        put_back(jats, "journal-meta", &["self-uri"]);
    });
}

fn journal(jats: &mut Jats<'_>, publication: &Publication) {
    let Publication {
        title,
        kind: _, // custom_meta
        abbreviated_title,
        issn,
        issn_print,
        issn_l,
        identifiers,
        volume: _,       // article_meta
        issue: _,        // article_meta
        first_page: _,   // article_meta
        last_page: _,    // article_meta
        elocation_id: _, // article_meta
        edition: _,      // custom_meta
        section: _,      // article_meta
    } = publication;
    for Identifier { scheme, value, url: _ } in identifiers {
        jats.element("journal-id").attr("journal-id-type", scheme).text(value);
    }
    // Publishing requires a journal-id. The ISSN is one; nothing has to be invented.
    if let (true, Some(issn)) = (identifiers.is_empty(), issn.as_ref().or(issn_print.as_ref())) {
        jats.element("journal-id").attr("journal-id-type", "issn").text(&issn.canonical());
    }
    jats.element("journal-title-group").children(|jats| {
        jats.element("journal-title").text(title);
        for name in ["journal-title", "journal-subtitle", "trans-title-group"] {
            put_back(jats, "journal-title-group", &[name]);
        }
        if let Some(abbreviated) = abbreviated_title {
            jats.element("abbrev-journal-title").text(abbreviated);
        }
        put_back(jats, "journal-title-group", &["abbrev-journal-title"]);
    });
    put_back(jats, "journal-meta", &["contrib-group", "aff", "aff-alternatives"]);
    if let Some(issn) = issn {
        jats.element("issn").attr("publication-format", "electronic").text(&issn.canonical());
    }
    if let Some(issn) = issn_print {
        jats.element("issn").attr("publication-format", "print").text(&issn.canonical());
    }
    put_back(jats, "journal-meta", &["issn"]);
    if let Some(issn) = issn_l {
        jats.element("issn-l").text(&issn.canonical());
    }
}

/// [`<publisher>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/publisher.html)
fn publisher(jats: &mut Jats<'_>, id: &str) {
    let Some(Target::Organization(organization)) = jats.target(id) else { return };
    let place = organization.place.as_ref().map(|place| place_names(jats.article, place));
    jats.element("publisher").children(|jats| {
        jats.element("publisher-name").text(&organization.name);
        if let Some(place) = place {
            jats.element("publisher-loc").text(&place);
        }
    });
}
