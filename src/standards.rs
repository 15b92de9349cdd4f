//! External standards: tables and queries. No messages.

pub(crate) mod dtd;
pub(crate) mod jats;
pub(crate) mod names;
pub(crate) mod schema_org;
