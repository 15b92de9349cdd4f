//! What happens on Ctrl-C.

use std::process;
use std::sync::{Once, PoisonError, RwLock, RwLockReadGuard};

/// Held while a file is written.
static WRITING: RwLock<()> = RwLock::new(());

/// The exit code of a program that was interrupted, as shells know it: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// Defers Ctrl-C for as long as the result lives: a file is written whole, and no temporary file is left.
pub(super) fn defer() -> RwLockReadGuard<'static, ()> {
    static HANDLED: Once = Once::new();
    HANDLED.call_once(|| {
        // Without a handler the program ends at once, and a temporary file may stay.
        let _ = ctrlc::set_handler(|| {
            let _all_done = WRITING.write().unwrap_or_else(PoisonError::into_inner);
            process::exit(INTERRUPTED);
        });
    });
    WRITING.read().unwrap_or_else(PoisonError::into_inner)
}
