//! External standards: tables and queries. No messages.

pub mod dtd;
pub mod jats;
pub(crate) mod names;
pub mod schema_org;
