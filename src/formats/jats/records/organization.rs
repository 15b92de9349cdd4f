//! Records of organizations.

use super::common::{self, Common};
use super::{date_part, identifier_part, part, part_opt, reference_part};
use crate::formats::jats::writer::{Jats, token};
use crate::model::{Doi, Lei, Organization, OrganizationKind, Ror};
use crate::source::Path;

pub(super) fn record<'a>(jats: &mut Jats<'a>, organization: &'a Organization, at: &Path<'_>) {
    let Organization {
        name,
        kind,
        part_of,
        place,
        ror,
        lei,
        funder_doi,
        founded,
        dissolved,
        logo,
        alternate_names,
        description,
        url,
        same_as,
        wikidata,
        isni,
        identifiers,
        image,
    } = organization;
    part(jats, "name", name);
    if *kind != OrganizationKind::default() {
        part(jats, "kind", &token(kind));
    }
    if let Some(whole) = part_of {
        reference_part(jats, "part-of", whole.as_str());
    }
    if let Some(place) = place {
        reference_part(jats, "place", place.as_str());
    }
    let is_usual = |ror: &Ror| ror.canonical() == ror.as_str();
    identifier_part(jats, "ror", ror.as_ref(), Ror::url, is_usual, at);
    part_opt(jats, "lei", lei.as_ref().map(Lei::as_str));
    part_opt(jats, "funder-doi", funder_doi.as_ref().map(Doi::as_str));
    date_part(jats, "founded", founded.as_ref());
    date_part(jats, "dissolved", dissolved.as_ref());
    if let Some(logo) = logo {
        common::graphic(jats, "logo", logo, at);
    }
    common::parts(
        jats,
        Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image },
        at,
    );
}
