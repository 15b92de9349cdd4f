//! Names as numbers.

/// A set of names, each numbered by its position.
#[derive(Debug)]
pub(crate) struct Names {
    names: Vec<&'static str>,
    /// The numbers, each at the index of its name's hash, or else at the next free one.
    slots: Box<[u16]>,
}

const FREE: u16 = u16::MAX;

impl Names {
    pub(crate) fn new(names: Vec<&'static str>) -> Self {
        // Mostly free, so that collisions are rare.
        let mut slots = vec![FREE; (names.len() * 4).next_power_of_two().max(4)].into_boxed_slice();
        for (number, name) in (0..FREE).zip(&names) {
            let mut slot = hash(name) & (slots.len() - 1);
            while slots[slot] != FREE {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = number;
        }
        Self { names, slots }
    }

    /// The number of a name, if it is in the set.
    pub(crate) fn number(&self, name: &str) -> Option<u16> {
        let mut slot = hash(name) & (self.slots.len() - 1);
        loop {
            let number = self.slots[slot];
            if number == FREE {
                return None;
            } else if self.names[usize::from(number)] == name {
                return Some(number);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    pub(crate) fn name(&self, number: u16) -> &'static str {
        self.names[usize::from(number)]
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }
}

/// Uses the length and the first and last eight bytes, which distinguish the names in DTDs.
fn hash(name: &str) -> usize {
    let bytes = name.as_bytes();
    let word = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(23),
        _ => match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            (Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
            }
            _ => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        },
    };
    let mixed = (word ^ bytes.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 40) as usize
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_of_any_length_are_distinguished() {
        let names =
            ["", "p", "q", "sec", "sup", "body", "front", "title", "article", "abstract", "article-meta"];
        let numbered = Names::new(names.to_vec());
        for (number, name) in (0..).zip(names) {
            assert_eq!((numbered.number(name), numbered.name(number)), (Some(number), name));
        }
        for other in ["s", "secs", "article-mete", "artjcle-meta"] {
            assert_eq!(numbered.number(other), None);
        }
    }
}
