//! What an organization says about its own work.

use crate::formats::jsonld::read::reader::Reader;
use crate::model::Policies;
use crate::source::Path;
use crate::source::jsonld::Thing;

impl<'d> Reader<'d> {
    pub(super) fn policies(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Policies {
        let mut page = |property, field| self.address(thing, property, &at.key(field));
        Policies {
            publishing_principles: page("publishingPrinciples", Policies::PUBLISHING_PRINCIPLES),
            corrections: page("correctionsPolicy", Policies::CORRECTIONS),
            ethics: page("ethicsPolicy", Policies::ETHICS),
            diversity: page("diversityPolicy", Policies::DIVERSITY),
            diversity_report: page("diversityStaffingReport", Policies::DIVERSITY_REPORT),
            ownership: page("ownershipFundingInfo", Policies::OWNERSHIP),
            masthead: page("masthead", Policies::MASTHEAD),
            mission: page("missionCoveragePrioritiesPolicy", Policies::MISSION),
            fact_checking: page("verificationFactCheckingPolicy", Policies::FACT_CHECKING),
            unnamed_sources: page("unnamedSourcesPolicy", Policies::UNNAMED_SOURCES),
            no_bylines: page("noBylinesPolicy", Policies::NO_BYLINES),
            feedback: page("actionableFeedbackPolicy", Policies::FEEDBACK),
        }
    }
}
