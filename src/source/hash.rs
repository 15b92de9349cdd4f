//! Maps whose hash costs next to nothing, for keys as short as ids and names.
//!
//! The seeds are others in every process: who makes files cannot foresee which keys collide.

/// How keys are hashed.
pub(crate) type Hashing = foldhash::fast::RandomState;

/// A map of any order.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, Hashing>;

/// A set of any order.
pub(crate) type HashSet<K> = std::collections::HashSet<K, Hashing>;

/// A map in the order of insertion.
pub(crate) type IndexMap<K, V> = indexmap::IndexMap<K, V, Hashing>;

/// A set in the order of insertion.
pub(crate) type IndexSet<K> = indexmap::IndexSet<K, Hashing>;
