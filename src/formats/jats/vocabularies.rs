//! The addresses of vocabularies.

/// CRediT, the Contributor Role Taxonomy.
pub(super) const CREDIT: &str = "https://credit.niso.org/";

/// The Extended Date/Time Format.
pub(super) const EDTF: &str = "https://www.loc.gov/standards/datetime/";
