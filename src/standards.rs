//! What others' standards define: tables, and the facts that one asks of them. No wording.

pub mod dtd;
pub mod jats;
pub(crate) mod names;
pub mod schema_org;
