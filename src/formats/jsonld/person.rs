//! People.

use crate::formats::jsonld::date::date_parts;
use crate::formats::jsonld::identifier::Identifiers;
use crate::formats::jsonld::known::{Common, Known};
use crate::formats::jsonld::view::{Iri, OneOrMany, Reference, view};
use crate::formats::jsonld::writer::{ORGANIZATIONS, Writer};
use crate::model::{self, Id, Role, RoleKind};
use crate::source::Path;

view! {
    /// <https://schema.org/Person>
    Person {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "@id")]
        id: Iri<'a>,
        name: &'a str,
        given_name: Option<&'a str>,
        family_name: Option<&'a str>,
        honorific_prefix: Option<&'a str>,
        honorific_suffix: OneOrMany<&'a str>,
        job_title: OneOrMany<&'a str>,
        email: Option<&'a str>,
        #[serde(flatten)]
        known: Known<'a>,
        works_for: Vec<Tie<'a>>,
        affiliation: Vec<Tie<'a>>,
        member_of: Vec<Tie<'a>>,
        alumni_of: Vec<Tie<'a>>,
        has_occupation: Vec<OccupationRole<'a>>,
    }
}

/// What ties somebody to an organization: a mere reference, or a role.
#[derive(Debug, serde::Serialize)]
#[serde(untagged)]
pub(super) enum Tie<'a> {
    Bare(Reference<'a>),
    Role(Box<OrganizationRole<'a>>),
}

view! {
    /// <https://schema.org/OrganizationRole>: it repeats the property that holds it.
    OrganizationRole {
        #[serde(rename = "@type")]
        kind: &'static str,
        works_for: Option<Reference<'a>>,
        affiliation: Option<Reference<'a>>,
        member_of: Option<Reference<'a>>,
        alumni_of: Option<Reference<'a>>,
        founder: Option<Reference<'a>>,
        role_name: Option<&'a str>,
        start_date: Option<&'a str>,
        end_date: Option<&'a str>,
        #[serde(rename = "byline:startDate")]
        start_edtf: Option<&'a str>,
        #[serde(rename = "byline:endDate")]
        end_edtf: Option<&'a str>,
    }
}

view! {
    /// <https://schema.org/Role> around an occupation: a position at no organization that the article names.
    OccupationRole {
        #[serde(rename = "@type")]
        kind: &'static str,
        has_occupation: Occupation<'a>,
        start_date: Option<&'a str>,
        end_date: Option<&'a str>,
        #[serde(rename = "byline:startDate")]
        start_edtf: Option<&'a str>,
        #[serde(rename = "byline:endDate")]
        end_edtf: Option<&'a str>,
    }
}

view! {
    /// <https://schema.org/Occupation>
    Occupation {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: &'a str,
    }
}

impl<'a> Writer<'a> {
    pub(super) fn person(&mut self, at: &Path<'_>, id: &'a Id, person: &'a model::Person) -> Person<'a> {
        let model::Person {
            name,
            given_name,
            family_name,
            name_style: _,
            prefix,
            suffix,
            degrees,
            orcid,
            email,
            roles,
            alternate_names,
            description,
            url,
            same_as,
            wikidata,
            isni,
            identifiers,
            image,
        } = person;
        let mut known = Identifiers::default();
        if let Some(orcid) = orcid {
            known.add("ORCID", orcid.canonical(), orcid.checksum_holds().then(|| orcid.url()));
        }
        let common =
            Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image };
        let mut view = Person {
            kind: "Person",
            id: self.iri(id),
            name,
            given_name: given_name.as_deref(),
            family_name: family_name.as_deref(),
            honorific_prefix: prefix.as_deref(),
            honorific_suffix: OneOrMany(suffix.iter().chain(degrees).map(String::as_str).collect()),
            email: email.as_deref(),
            known: self.known(at, common, known),
            ..Person::default()
        };
        for (index, role) in roles.iter().enumerate() {
            self.add_role(&at.key("roles").item(index), role, &mut view);
        }
        for organization in self.affiliations_of(id, roles) {
            view.affiliation.push(Tie::Bare(organization));
        }
        view
    }

    fn add_role(&mut self, at: &Path<'_>, role: &'a Role, person: &mut Person<'a>) {
        let Role { title, organization, kind, start, end } = role;
        let is_position = matches!(kind, RoleKind::Affiliation | RoleKind::Employment | RoleKind::Membership);
        // `jobTitle` says what somebody is, not what they were.
        if let (Some(title), true, None) = (title, is_position, end)
            && !person.job_title.0.contains(&title.as_str())
        {
            person.job_title.0.push(title);
        }
        let Some(organization) = organization else {
            // What is not said by `jobTitle`.
            if start.is_some() || end.is_some() || !is_position {
                let title = title.as_deref();
                person.has_occupation.extend(title.map(|title| occupation_role(title, role)));
            }
            return;
        };
        let Some(organization) = self.refer(at, organization.as_str(), ORGANIZATIONS) else {
            return;
        };
        let tie = tie(organization, role);
        match kind {
            RoleKind::Affiliation => person.affiliation.push(tie),
            RoleKind::Employment => person.works_for.push(tie),
            RoleKind::Membership => person.member_of.push(tie),
            RoleKind::Alumnus => person.alumni_of.push(tie),
            // `founder` is a property of the organization.
            RoleKind::Founder => {}
        }
    }

    /// Organizations that somebody worked for when making this article and that no role of theirs names.
    pub(super) fn affiliations_of(&mut self, id: &'a Id, roles: &[Role]) -> Vec<Reference<'a>> {
        let mut found: Vec<&'a str> = Vec::new();
        for organization in self.affiliations.get(id.as_str()).into_iter().flatten() {
            let is_known = roles.iter().any(|role| role.organization.as_ref() == Some(*organization));
            if !is_known && !found.contains(&organization.as_str()) {
                found.push(organization.as_str());
            }
        }
        let organizations = &self.article.organizations;
        let declared = found.into_iter().filter_map(|id| organizations.get_key_value(id));
        declared.map(|(id, _)| Reference { id: self.iri(id) }).collect()
    }
}

/// The tie to `organization` that `role` is; of a founder, `organization` is the person.
pub(super) fn tie<'a>(organization: Reference<'a>, role: &'a Role) -> Tie<'a> {
    let Role { title, organization: _, kind, start, end } = role;
    if title.is_none() && start.is_none() && end.is_none() {
        return Tie::Bare(organization);
    }
    let mut view =
        OrganizationRole { kind: "OrganizationRole", role_name: title.as_deref(), ..Default::default() };
    *match kind {
        RoleKind::Affiliation => &mut view.affiliation,
        RoleKind::Employment => &mut view.works_for,
        RoleKind::Membership => &mut view.member_of,
        RoleKind::Founder => &mut view.founder,
        RoleKind::Alumnus => &mut view.alumni_of,
    } = Some(organization);
    let (start, end) = (date_parts(start.as_ref()), date_parts(end.as_ref()));
    (view.start_date, view.start_edtf) = (start.iso, start.edtf);
    (view.end_date, view.end_edtf) = (end.iso, end.edtf);
    Tie::Role(Box::new(view))
}

fn occupation_role<'a>(title: &'a str, role: &'a Role) -> OccupationRole<'a> {
    let Role { title: _, organization: _, kind: _, start, end } = role;
    let (start, end) = (date_parts(start.as_ref()), date_parts(end.as_ref()));
    OccupationRole {
        kind: "Role",
        has_occupation: Occupation { kind: "Occupation", name: title },
        start_date: start.iso,
        end_date: end.iso,
        start_edtf: start.edtf,
        end_edtf: end.edtf,
    }
}
