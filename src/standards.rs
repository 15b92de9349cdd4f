//! What others' standards define: tables, and the facts that one asks of them. No wording.

pub(crate) mod dtd;
pub(crate) mod jats;
pub(crate) mod names;
pub(crate) mod schema_org;
