//! Handling Ctrl-C.

use std::process;
use std::sync::{Once, PoisonError, RwLock, RwLockReadGuard};

/// Locked while a file is written.
static WRITING: RwLock<()> = RwLock::new(());

/// The exit code of an interrupted program by shell convention: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// Defers Ctrl-C until the result is dropped, so that files are written completely and no temporary file is left.
pub(super) fn defer() -> RwLockReadGuard<'static, ()> {
    static HANDLED: Once = Once::new();
    HANDLED.call_once(|| {
        // Without a handler the program ends immediately, and a temporary file may be left.
        let _ = ctrlc::set_handler(|| {
            let _all_done = WRITING.write().unwrap_or_else(PoisonError::into_inner);
            process::exit(INTERRUPTED);
        });
    });
    WRITING.read().unwrap_or_else(PoisonError::into_inner)
}
