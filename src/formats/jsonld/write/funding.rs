//! Funding.

use crate::formats::jsonld::write::entity;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::Funding;
use crate::source::Path;
use crate::source::hash::HashSet;

impl<'a> Writer<'a, '_> {
    /// `funding`: grants with a number or a name; `funder`: funders without a grant
    pub(super) fn funding(&mut self, at: &Path<'_>, funding: &'a [Funding]) {
        let mut funders: HashSet<&str> = HashSet::default();
        let mut list = List::new("funding");
        for (index, one) in funding.iter().enumerate() {
            if is_grant(one) && self.grant(&mut list, &at.item(index), one) {
                funders.insert(one.funder.as_str());
            }
        }
        list.end(&mut self.json);
        let mut list = List::new("funder");
        for (index, one) in funding.iter().enumerate() {
            if !is_grant(one) {
                let is_new = funders.insert(one.funder.as_str());
                self.funder(&mut list, &at.item(index), one, is_new);
            }
        }
        list.end(&mut self.json);
    }

    /// <https://schema.org/Grant>
    fn grant(&mut self, list: &mut List, at: &Path<'_>, grant: &'a Funding) -> bool {
        let Funding { funder, awards, title, recipients, statement } = grant;
        let Some(funder) = self.writable(entity::agent, funder.as_str()) else {
            self.lose(at, grant, "no node can be written for the funder");
            return false;
        };
        list.item(&mut self.json);
        self.json.node("Grant");
        self.text("name", &at.key(Funding::TITLE), title.as_deref());
        match awards.as_slice() {
            [award] => self.text("identifier", &at.key(Funding::AWARDS).item(0), Some(award)),
            awards => {
                let mut list = List::new("identifier");
                for (index, award) in awards.iter().enumerate() {
                    if award.trim().is_empty() {
                        self.lose(&at.key(Funding::AWARDS).item(index), award, "it is blank");
                        continue;
                    }
                    list.string(&mut self.json, award);
                }
                list.end(&mut self.json);
            }
        }
        self.json.key(Funding::FUNDER);
        self.hold(funder);
        self.json.end();
        self.lose(&at.key(Funding::RECIPIENTS), recipients, "schema.org has no recipients for a grant");
        self.lose(&at.key(Funding::STATEMENT), statement, "schema.org has no funding statements");
        true
    }

    fn funder(&mut self, list: &mut List, at: &Path<'_>, funding: &'a Funding, is_new: bool) {
        let Funding { funder, awards, title, recipients, statement } = funding;
        let entity = self.writable(entity::agent, funder.as_str());
        let Some(entity) = entity.filter(|_| is_new) else {
            return self.lose(at, funding, "fundings by the same funder are not distinguished");
        };
        self.hold_in(list, entity);
        self.lose(&at.key(Funding::AWARDS), awards, "it is blank");
        self.lose(&at.key(Funding::TITLE), title, "it is blank");
        self.lose(&at.key(Funding::RECIPIENTS), recipients, "schema.org has no recipients for a funder");
        self.lose(&at.key(Funding::STATEMENT), statement, "schema.org has no funding statements");
    }
}

fn is_grant(funding: &Funding) -> bool {
    funding.awards.iter().chain(&funding.title).any(|text| !text.trim().is_empty())
}
