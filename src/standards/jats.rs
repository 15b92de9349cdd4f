//! JATS (ANSI/NISO Z39.96): its editions and their DTDs.

mod declared;
mod edition;
mod tables;

pub use declared::{Declared, declared};
pub(crate) use edition::{Edition, MathMl, TableModel, TagSet, Version};
