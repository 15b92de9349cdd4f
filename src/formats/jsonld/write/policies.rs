//! What an organization says about its own work.

use crate::formats::jsonld::write::writer::Writer;
use crate::model::Policies;
use crate::source::Path;

impl Writer<'_, '_> {
    /// `publishingPrinciples`, `ethicsPolicy` and so on; some are only for news media
    pub(super) fn policies(&mut self, at: &Path<'_>, policies: &Policies, is_of_news: bool) {
        let Policies {
            publishing_principles,
            corrections,
            ethics,
            diversity,
            diversity_report,
            ownership,
            masthead,
            mission,
            fact_checking,
            unnamed_sources,
            no_bylines,
            feedback,
        } = policies;
        for (property, field, page) in [
            ("publishingPrinciples", Policies::PUBLISHING_PRINCIPLES, publishing_principles),
            ("correctionsPolicy", Policies::CORRECTIONS, corrections),
            ("ethicsPolicy", Policies::ETHICS, ethics),
            ("diversityPolicy", Policies::DIVERSITY, diversity),
            ("diversityStaffingReport", Policies::DIVERSITY_REPORT, diversity_report),
            ("ownershipFundingInfo", Policies::OWNERSHIP, ownership),
            ("unnamedSourcesPolicy", Policies::UNNAMED_SOURCES, unnamed_sources),
            ("actionableFeedbackPolicy", Policies::FEEDBACK, feedback),
        ] {
            self.address(property, &at.key(field), page.as_ref().map(|page| page.as_str()));
        }
        for (property, field, page) in [
            ("masthead", Policies::MASTHEAD, masthead),
            ("missionCoveragePrioritiesPolicy", Policies::MISSION, mission),
            ("verificationFactCheckingPolicy", Policies::FACT_CHECKING, fact_checking),
            ("noBylinesPolicy", Policies::NO_BYLINES, no_bylines),
        ] {
            match is_of_news {
                true => self.address(property, &at.key(field), page.as_ref().map(|page| page.as_str())),
                false => self.lose(&at.key(field), page, "schema.org has it only for news media"),
            }
        }
    }
}
