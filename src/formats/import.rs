//! What all readers of other formats share.

mod field_origin;
mod ids;
mod imported;
mod losses;
mod places;

pub(crate) use field_origin::FieldOrigin;
pub(in crate::formats) use ids::Ids;
pub use imported::Imported;
pub(crate) use imported::Original;
pub(in crate::formats) use losses::Losses;
pub(in crate::formats) use places::Places;
