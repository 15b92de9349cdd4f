//! What other people's standards define, as tables, and the plain facts that one asks of them. No wording.

pub mod dtd;
pub mod jats;
