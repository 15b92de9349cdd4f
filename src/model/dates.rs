//! When an article was written, published, changed.

use crate::model::Date;
use crate::model::record::record;

record! {
    /// When the article was written, published, changed. Each is an EDTF date.
    #[derive(Default)]
    pub struct Dates {
        /// When it was written.
        pub created: Option<Date> = default,
        /// When the publisher received it.
        pub received: Option<Date> = default,
        /// When revised versions came in.
        pub revised: Vec<Date> = default,
        /// When it was accepted.
        pub accepted: Option<Date> = default,
        /// When it was first published, online or in print.
        pub published: Option<Date> = default,
        /// When it appeared in print, if that is another day.
        pub published_print: Option<Date> = default,
        /// When the published article was last changed.
        pub modified: Option<Date> = default,
        /// When it was retracted.
        pub retracted: Option<Date> = default,
        /// The time before which it may not be published.
        pub embargoed_until: Option<Date> = default,
        /// From when to when it was updated live: `2026-06-14T17:30:00+02:00/2026-06-14T20:45:00+02:00`, or `…/..` while it goes on.
        pub coverage: Option<Date> = default,
        /// When it stops being valid.
        pub expires: Option<Date> = default,
    }
}
