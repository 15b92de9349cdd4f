//! Memory for files that have been read and not yet processed.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// How many bytes files may take while they wait. A file that is larger waits alone.
const BYTES: usize = 1 << 28;

/// Room for files that wait.
#[derive(Clone, Default)]
pub(super) struct Room {
    taken: Arc<(Mutex<usize>, Condvar)>,
}

/// The part of it that one file takes, until this is dropped.
pub(in crate::cli) struct Reserved {
    room: Room,
    bytes: usize,
}

impl Room {
    /// Waits until there is room for so many bytes.
    pub(super) fn reserve(&self, bytes: usize) -> Reserved {
        let (taken, changed) = &*self.taken;
        let is_full = |taken: &mut usize| *taken > 0 && *taken + bytes > BYTES;
        let taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = changed.wait_while(taken, is_full).unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
        Reserved { room: self.clone(), bytes }
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        let (taken, changed) = &*self.room.taken;
        *taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_file_waits_until_there_is_room() {
        let room = Room::default();
        let (small, large) = (room.reserve(BYTES / 2), room.reserve(BYTES / 2));
        let (tell, told) = channel();
        thread::scope(|scope| {
            scope.spawn(|| {
                let reserved = room.reserve(2 * BYTES);
                tell.send(()).unwrap();
                drop(reserved);
            });
            drop(small);
            assert!(told.recv_timeout(Duration::from_millis(50)).is_err());
            drop(large);
            told.recv().unwrap();
        });
        drop(room.reserve(BYTES));
    }
}
