//! Under which terms an article may be used.

use crate::model::record::record;
use crate::model::{AgentRef, Date, Url};

record! {
    /// Terms under which the article may be used.
    #[derive(Default)]
    pub struct License {
        /// The license's SPDX id.
        #[schemars(example = &"CC-BY-4.0")]
        pub spdx: Option<String> = default,
        /// The URL of the license text.
        #[schemars(example = &"https://creativecommons.org/licenses/by/4.0/")]
        pub url: Option<Url> = default,
        /// The license in words, as printed.
        pub statement: Option<String> = default,
        /// The day from which it holds.
        pub start: Option<Date> = default,
        /// The version it holds for, in Crossref's words: `vor`, `am`, `tdm`.
        #[schemars(example = &"vor")]
        pub applies_to: Option<String> = default,
    }
}

record! {
    /// Who holds the rights, since when.
    #[derive(Default)]
    pub struct Copyright {
        /// The year of the copyright.
        #[schemars(example = 2026)]
        pub year: Option<u16> = default,
        /// The person or organization that holds it.
        pub holder: Option<AgentRef> = default,
        /// The copyright line, as printed.
        #[schemars(example = &"© 2026 Harbour Media")]
        pub statement: Option<String> = default,
    }
}
