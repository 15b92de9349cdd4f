//! Organizations.

use crate::formats::jsonld::vocabulary::{
    FUNDER_REGISTRY, is_of_funders, organization_kind, organization_type,
};
use crate::formats::jsonld::write::entity::{self, Entity};
use crate::formats::jsonld::write::identifier::Identifiers;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{self, Article, Id, Identity, Organization, OrganizationKind, Person, Role};
use crate::source::Path;
use crate::source::hash::HashSet;

impl<'a> Writer<'a, '_> {
    /// <https://schema.org/Organization>
    ///
    /// ```json
    /// { "@type": "NewsMediaOrganization", "name": "Harbour Herald", "url": "https://herald.example/",
    ///   "logo": { "@type": "ImageObject", "url": "https://herald.example/logo.png" } }
    /// ```
    pub(super) fn organization(
        &mut self,
        at: &Path<'_>,
        entity: Entity<'a>,
        organization: &'a model::Organization,
    ) {
        let model::Organization {
            name,
            label,
            kind,
            part_of,
            place,
            ror,
            lei,
            funder_doi,
            founded,
            dissolved,
            logo,
            policies,
            identity,
        } = organization;
        let Identity { alternate_names, description, url, same_as, wikidata: _, isni: _, identifiers, image } =
            identity;
        let mut known = Identifiers::default();
        if let Some(ror) = ror {
            known.add("ROR", ror.as_str(), ror.checksum_holds().then(|| ror.url()));
        }
        match funder_doi {
            Some(doi) if is_of_funders(doi.as_str()) => known.addresses.push(doi.url()),
            Some(doi) => known.add_value(FUNDER_REGISTRY, doi.as_str(), None),
            None => {}
        }
        known.of(identity);

        let node_type = organization_type(*kind);
        self.node(entity, node_type);
        self.json.text("name", name);
        self.lose(&at.key(model::Organization::LABEL), label, "it is the mark of a list of contributors");
        self.alternate_names(at, alternate_names);
        self.text("description", &at.key(Identity::DESCRIPTION), description.as_deref());
        self.address("url", &at.key(Identity::URL), url.as_ref().map(|url| url.as_str()));
        self.picture("image", &at.key(Identity::IMAGE), image.as_deref());
        self.same_as(at, &known.addresses, same_as, identifiers);
        self.identifiers(&at.key(Identity::IDENTIFIERS), &known, identifiers);
        self.text("leiCode", &at.key(Organization::LEI), lei.as_ref().map(|lei| lei.as_str()));
        self.date("foundingDate", &at.key(Organization::FOUNDED), founded.as_ref());
        self.date("dissolutionDate", &at.key(Organization::DISSOLVED), dissolved.as_ref());
        self.picture("logo", &at.key(Organization::LOGO), logo.as_deref());
        let is_of_news = *kind == OrganizationKind::NewsMedia;
        self.policies(&at.key(Organization::POLICIES), policies, is_of_news);
        let part_of = part_of.as_ref().map(|whole| whole.as_str());
        self.held("parentOrganization", &at.key(Organization::PART_OF), part_of, entity::organization);
        self.founders(entity.id);
        self.held(
            "location",
            &at.key(Organization::PLACE),
            place.as_ref().map(|place| place.as_str()),
            entity::place,
        );
        self.json.end();
        if organization_kind(Some(node_type)) != *kind {
            self.lose(&at.key(Organization::KIND), kind, "schema.org has no type for it");
        }
    }

    /// `founder`, which the article has in the person
    fn founders(&mut self, id: &'a Id) {
        let founders = self.founders.remove(id.as_str()).unwrap_or_default();
        let mut list = List::new("founder");
        let mut written = HashSet::default();
        for (id, role) in &founders {
            if !written.insert(*id) {
                let people = Path::ROOT.key(Article::PEOPLE);
                let person = people.key(id.as_str());
                let roles = person.key(Person::ROLES);
                let at = roles.item(*role);
                let role = &self.article.people[id.as_str()].roles[*role];
                self.lose(&at.key(Role::ORGANIZATION), &role.organization, "another role says so");
                self.lose(&at.key(Organization::KIND), &role.kind, "another role says so");
                continue;
            }
            if let Some(entity) = self.writable(entity::person, id.as_str()) {
                self.hold_in(&mut list, entity);
            }
        }
        list.end(&mut self.json);
    }
}
