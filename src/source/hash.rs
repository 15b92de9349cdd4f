//! Maps with a fast hash, for short keys such as ids and names.
//!
//! The seeds differ in every process, so that a file cannot be made to have colliding keys.

/// The hash function.
pub(crate) type Hashing = foldhash::fast::RandomState;

/// A map of any order.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, Hashing>;

/// A set of any order.
pub(crate) type HashSet<K> = std::collections::HashSet<K, Hashing>;

/// A map in the order of insertion.
pub(crate) type IndexMap<K, V> = indexmap::IndexMap<K, V, Hashing>;

/// A set in the order of insertion.
pub(crate) type IndexSet<K> = indexmap::IndexSet<K, Hashing>;
