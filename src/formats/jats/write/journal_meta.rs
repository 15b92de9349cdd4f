//! The publication and its publisher.

use crate::formats::jats::write::affiliations::publisher_loc;
use crate::formats::jats::write::entity::Target;
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::unmapped::restore;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Identifier, Issn, Metadata, OrganizationRef, Publication, PublicationKind};
use crate::source::Path;
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
pub(super) fn journal_meta<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata, at: &Path<'_>) {
    let at_publication = at.key(Metadata::PUBLICATION);
    jats.element("journal-meta").children_unless_empty(|jats| {
        if let Some(publication) = &metadata.publication {
            journal(jats, publication, &at_publication);
        }
        restore(jats, "journal-meta", &["isbn"]);
        if let Some(id) = &metadata.publisher {
            publisher(jats, id, &at.key(Metadata::PUBLISHER));
        }
        restore(jats, "journal-meta", &["notes"]);
        restore(jats, "journal-meta", &["self-uri"]);
    });
}

fn journal(jats: &mut Jats<'_>, publication: &Publication, at: &Path<'_>) {
    let Publication {
        title,
        kind,
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
        edition,
        section: _, // keywords
    } = publication;
    if *kind != PublicationKind::default() {
        jats.lose(&at.key(Publication::KIND), kind, "JATS has no publication types");
    }
    jats.lose(&at.key(Publication::EDITION), edition, "JATS has no edition of a publication");
    let at_identifiers = at.key(Publication::IDENTIFIERS);
    let mut has_id = false;
    for (index, identifier) in identifiers.iter().enumerate() {
        let Identifier { scheme, value, url } = identifier;
        let at = at_identifiers.item(index);
        if value.is_empty() || scheme.trim().is_empty() {
            jats.lose(&at, identifier, "JATS needs a scheme for an identifier");
            continue;
        }
        jats.lose(&at.key(Identifier::URL), url, "JATS has no URL for an identifier");
        jats.element("journal-id").attr("journal-id-type", scheme).text(value);
        has_id = true;
    }
    // Publishing requires a journal-id. The ISSN is one, so none has to be invented.
    if let (false, Some(issn)) = (has_id, issn.as_ref().or(issn_print.as_ref())) {
        jats.element("journal-id").attr("journal-id-type", "issn").text(&issn.canonical());
    }
    jats.element("journal-title-group").children(|jats| {
        jats.element("journal-title").text(title);
        for name in ["journal-title", "journal-subtitle", "trans-title-group"] {
            restore(jats, "journal-title-group", &[name]);
        }
        if title.trim().is_empty() {
            jats.lose(
                &at.key(Publication::ABBREVIATED_TITLE),
                abbreviated_title,
                "JATS has an abbreviation only with a title",
            );
        } else {
            jats.line_of_text(
                "abbrev-journal-title",
                abbreviated_title.as_deref(),
                &at.key(Publication::ABBREVIATED_TITLE),
            );
        }
        restore(jats, "journal-title-group", &["abbrev-journal-title"]);
    });
    restore(jats, "journal-meta", &["contrib-group", "aff", "aff-alternatives"]);
    // PMC uses the one attribute, JATS4R the other.
    self::issn(jats, issn.as_ref(), "epub", "electronic");
    self::issn(jats, issn_print.as_ref(), "ppub", "print");
    restore(jats, "journal-meta", &["issn"]);
    if let Some(issn) = issn_l {
        jats.element("issn-l").text(&issn.canonical());
    }
}

/// [`<issn>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/issn.html)
fn issn(jats: &mut Jats<'_>, issn: Option<&Issn>, pub_type: &str, format: &str) {
    if let Some(issn) = issn {
        jats.element("issn")
            .attr("pub-type", pub_type)
            .attr("publication-format", format)
            .text(&issn.canonical());
    }
}

/// [`<publisher>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/publisher.html)
fn publisher<'a>(jats: &mut Jats<'a>, id: &'a OrganizationRef, at: &Path<'_>) {
    let organization = match jats.target(id.as_str()) {
        Some(Target::Organization(organization)) if !organization.name.is_empty() => organization,
        _ => return jats.lose(at, id, "no organization with a name has this id"),
    };
    jats.record(id.as_str(), Facts::NAME);
    jats.element("publisher").children(|jats| {
        jats.element("publisher-name").text(&organization.name);
        if let Some(place) = &organization.place {
            publisher_loc(jats, id.as_str(), place);
        }
    });
}
