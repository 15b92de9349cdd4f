//! What programs that read JATS rely on and no DTD can say.

mod jats_ali_slash_missing;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[&jats_ali_slash_missing::RULE];
