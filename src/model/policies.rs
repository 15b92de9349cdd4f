//! What an organization says about its own work.

use crate::model::Url;
use crate::model::merge::Merge;
use crate::model::record::record;

record! {
    /// What an organization says about its own work: for each policy, the URL of the page.
    #[derive(Default, Eq, Hash)]
    pub struct Policies {
        /// How it publishes: its editorial guidelines.
        pub publishing_principles: Option<Url> = default,
        /// How it corrects errors.
        pub corrections: Option<Url> = default,
        /// Its code of ethics.
        pub ethics: Option<Url> = default,
        /// How it includes many voices.
        pub diversity: Option<Url> = default,
        /// How diverse its staff is.
        pub diversity_report: Option<Url> = default,
        /// Who owns and funds it.
        pub ownership: Option<Url> = default,
        /// Who works there.
        pub masthead: Option<Url> = default,
        /// What it covers, and what comes first.
        pub mission: Option<Url> = default,
        /// How it checks facts.
        pub fact_checking: Option<Url> = default,
        /// When it quotes sources without their names.
        pub unnamed_sources: Option<Url> = default,
        /// When it leaves out the names of authors.
        pub no_bylines: Option<Url> = default,
        /// How readers can take part, and are answered.
        pub feedback: Option<Url> = default,
    }
}

impl Merge for Policies {
    fn merge(&mut self, other: Self) {
        let Self {
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
        } = other;
        self.publishing_principles.merge(publishing_principles);
        self.corrections.merge(corrections);
        self.ethics.merge(ethics);
        self.diversity.merge(diversity);
        self.diversity_report.merge(diversity_report);
        self.ownership.merge(ownership);
        self.masthead.merge(masthead);
        self.mission.merge(mission);
        self.fact_checking.merge(fact_checking);
        self.unnamed_sources.merge(unnamed_sources);
        self.no_bylines.merge(no_bylines);
        self.feedback.merge(feedback);
    }
}
