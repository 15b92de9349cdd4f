//! Parallel work, with results in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::mpsc::{channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::cli::stack::STACK;

/// How many items are in progress per thread: enough that no thread has to wait for its next one.
const WINDOW: usize = 4;

/// Runs `work` on every item from `fetch`, in `jobs` threads, and passes the results to `take`, in the order of the
/// items.
///
/// Items are fetched in a separate thread, a few ahead: a late item does not delay earlier results, and a slow one does
/// not let the others accumulate.
pub(super) fn in_order<I: Send, O: Send>(
    jobs: NonZeroUsize,
    fetch: impl FnOnce(&mut dyn FnMut(I) -> ControlFlow<()>) + Send,
    work: impl Fn(I) -> O + Sync,
    mut take: impl FnMut(O),
) {
    let window = WINDOW * jobs.get();
    thread::scope(|scope| {
        let (allow, allowed) = sync_channel(window);
        let (give, given) = channel();
        let (finish, finished) = channel();
        for _ in 0..window {
            // The channel has room for all of them.
            let _ = allow.send(());
        }
        scope.spawn(move || {
            let mut number = 0_usize;
            fetch(&mut |item| {
                // Both are open as long as results are received.
                if allowed.recv().is_err() || give.send((number, item)).is_err() {
                    return ControlFlow::Break(());
                }
                number += 1;
                ControlFlow::Continue(())
            });
        });
        let given = Mutex::new(given);
        let next_item = || given.lock().unwrap_or_else(PoisonError::into_inner).recv();
        thread::scope(|workers| {
            for _ in 0..jobs.get() {
                let finish = finish.clone();
                let (next_item, work) = (&next_item, &work);
                let worker = thread::Builder::new().stack_size(STACK);
                let began = worker.spawn_scoped(workers, move || {
                    while let Ok((number, item)) = next_item() {
                        let _ = finish.send((number, work(item)));
                    }
                });
                began.expect("the system can start a thread");
            }
            drop(finish);
            let (mut early, mut next) = (BTreeMap::new(), 0_usize);
            for (number, outcome) in finished {
                early.insert(number, outcome);
                while let Some(outcome) = early.remove(&next) {
                    take(outcome);
                    next += 1;
                    let _ = allow.send(());
                }
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn jobs(count: usize) -> NonZeroUsize {
        NonZeroUsize::new(count).unwrap()
    }

    /// Yields all numbers below `end`, calling `before` before each.
    fn numbers(
        end: usize,
        before: impl Fn(usize) + Send,
    ) -> impl FnOnce(&mut dyn FnMut(usize) -> ControlFlow<()>) + Send {
        move |give| {
            let _ = (0..end).try_for_each(|number| {
                before(number);
                give(number)
            });
        }
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in 1..4 {
            let work = |item: usize| {
                thread::sleep(Duration::from_micros(item as u64 * 7919 % 300));
                item * 2
            };
            let mut results = Vec::new();
            in_order(jobs(count), numbers(200, |_| ()), work, |result| results.push(result));
            assert_eq!(results, (0..200).map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn only_a_few_items_are_fetched_ahead() {
        let (fetched, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let count = |_| {
            fetched.fetch_add(1, Ordering::SeqCst);
        };
        let take = |_| {
            let taken = taken.fetch_add(1, Ordering::SeqCst);
            // The fetching thread holds one more.
            assert!(fetched.load(Ordering::SeqCst) <= taken + 1 + WINDOW * 2 + 1);
        };
        in_order(jobs(2), numbers(500, count), |item| item, take);
        assert_eq!(taken.load(Ordering::SeqCst), 500);
    }

    #[test]
    fn results_do_not_wait_for_later_items() {
        let (ask, asked) = channel();
        let wait = move |item| {
            // Would wait forever if results waited for later items.
            if item > 0 {
                asked.recv().unwrap();
            }
        };
        let mut results = 0;
        let take = |_| {
            results += 1;
            let _ = ask.send(());
        };
        in_order(jobs(1), numbers(20, wait), |item| item, take);
        assert_eq!(results, 20);
    }
}
