//! Sets of additional requirements.

/// A set of additional requirements, such as those of one consumer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// Useful advice: every rule with the severity `advice`.
    Advice,
    /// What Google Search recommends for the
    /// [structured data of an
    /// article](https://developers.google.com/search/docs/appearance/structured-data/article).
    Google,
    /// What Google Search asks of [events](https://developers.google.com/search/docs/appearance/structured-data/event)
    /// that people can attend. Events in the news rarely are.
    GoogleEvent,
    /// What [JATS4R](https://jats4r.niso.org/), a working group of NISO, recommends.
    Jats4r,
    /// What PubMed Central requires, in its [tagging
    /// guidelines](https://www.ncbi.nlm.nih.gov/pmc/pmcdoc/tagging-guidelines/article/style.html).
    Pmc,
    /// What newsrooms expect of every report.
    News,
    /// That a JATS article lies in a folder or an archive with the files that it refers to, and no others. Only the
    /// program checks this.
    Package,
    /// [`Package`](Self::Package), and what PubMed Central requires of the files, in its [delivery
    /// specifications](https://pmc.ncbi.nlm.nih.gov/pub/filespec-delivery).
    PmcPackage,
    /// [`Package`](Self::Package), and what the archive [Portico](https://www.portico.org/) requires of journals.
    Portico,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Self; 9] = [
        Self::Advice,
        Self::Google,
        Self::GoogleEvent,
        Self::Jats4r,
        Self::Pmc,
        Self::News,
        Self::Package,
        Self::PmcPackage,
        Self::Portico,
    ];

    /// Its name on the command line and in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Google => "google",
            Self::GoogleEvent => "google-event",
            Self::Jats4r => "jats4r",
            Self::Pmc => "pmc",
            Self::News => "news",
            Self::Package => "package",
            Self::PmcPackage => "pmc-package",
            Self::Portico => "portico",
        }
    }

    /// A one-sentence summary, without a full stop.
    pub fn summary(self) -> &'static str {
        match self {
            Self::Advice => "Optional improvements",
            Self::Google => "Google Search recommendations for an article's structured data",
            Self::GoogleEvent => "Google Search requirements for public events, in JSON-LD and web pages",
            Self::Jats4r => "JATS4R recommendations for reusable JATS",
            Self::Pmc => "PubMed Central requirements for deposited articles",
            Self::News => {
                "Newsroom requirements for a report: byline, dateline, dates of events, sources of quotes"
            }
            Self::Package => "The files that a JATS article refers to lie beside it, and no others",
            Self::PmcPackage => {
                "`package`, and PubMed Central requirements for the files of deposited articles"
            }
            Self::Portico => "`package`, and Portico requirements for deposited articles",
        }
    }

    /// Whether it has the rules of `other`.
    pub(crate) fn includes(self, other: Self) -> bool {
        self == other || other == Self::Package && matches!(self, Self::PmcPackage | Self::Portico)
    }
}
