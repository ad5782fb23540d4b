//! The border to the readers of Parquet and Arrow, which panic over some damaged files.
//!
//! These readers belong to another library. A file that does not hold what its
//! own directory says may trip an assertion in them. What is wrong is then the
//! file: the panic ends at this border and becomes an error as any other.
//! Nothing of what the reader was doing is used after that.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use polars::prelude::PolarsError;

/// How many threads wait for a reader; while one does, panics of the threads of that library are not printed.
static WAITING: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// Whether this thread waits for a reader.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// How the threads of that library are called.
const THREADS: [&str; 3] = ["polars", "async-executor", "tokio"];

/// Runs work of a reader; a panic in it is an error.
pub(in crate::load) fn caught<T>(work: impl FnOnce() -> Result<T, PolarsError>) -> Result<T, PolarsError> {
    let waiting = Waiting::begin();
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    drop(waiting);
    done.unwrap_or_else(|_| Err(PolarsError::ComputeError("the file contradicts itself".into())))
}

/// Keeps panics silent until it is dropped.
struct Waiting {
    before: bool,
}

impl Waiting {
    fn begin() -> Self {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let usual = panic::take_hook();
            panic::set_hook(Box::new(move |panic| {
                if !is_of_a_reader() {
                    usual(panic);
                }
            }));
        });
        WAITING.fetch_add(1, Ordering::SeqCst);
        Self { before: WAITS.replace(true) }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITS.set(self.before);
        WAITING.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Whether the present thread works for a reader, or waits for one.
fn is_of_a_reader() -> bool {
    let thread = thread::current();
    let is_theirs = || thread.name().is_some_and(|name| THREADS.iter().any(|begin| name.starts_with(begin)));
    WAITS.get() || (WAITING.load(Ordering::SeqCst) > 0 && is_theirs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        assert_eq!(caught(|| Ok(5)).ok(), Some(5));
        let error = caught(|| -> Result<(), PolarsError> { panic!("assertion failed") });
        assert_eq!(error.map_err(|error| error.to_string()), Err("the file contradicts itself".to_owned()));
    }
}
