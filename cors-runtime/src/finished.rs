//! Word, from a policy that finished a response to one outside of it, that the headers are right as they are.
//!
//! It goes with the response, where no header that is set by hand can stand for it, and a response that some layer put in
//! the place of the handler's is without it. A response's first extension allocates: so none is left until there is
//! something in this process that reads them.

use std::sync::atomic::{AtomicBool, Ordering};

use http::Extensions;

/// Whether anything in this process reads the marks.
static IS_READ: AtomicBool = AtomicBool::new(false);

/// The mark: no other crate can name its type.
#[derive(Debug, Clone, Copy)]
struct Finished;

/// Asks for marks from now on.
pub(crate) fn read_marks() {
    // What serves a request was handed over by whoever made it, and that orders this store before every load.
    IS_READ.store(true, Ordering::Relaxed);
}

/// Marks a response, if that is read.
#[inline]
pub(crate) fn mark(extensions: &mut Extensions) {
    if IS_READ.load(Ordering::Relaxed) {
        insert(extensions);
    }
}

#[cold]
fn insert(extensions: &mut Extensions) {
    extensions.insert(Finished);
}

/// Whether a policy finished the response that these are of.
pub(crate) fn is_marked(extensions: &Extensions) -> bool {
    extensions.get::<Finished>().is_some()
}

#[cfg(test)]
mod tests {
    use http::{Request, Response};

    use super::{is_marked, read_marks};
    use crate::{
        declared::{Few, Fixed, Matched, FIXED_ALONE, MATCHED_ALONE, NO_PATTERNS},
        Policy,
    };

    static FIXED: Policy<Fixed> = Policy { origins: Fixed("https://app.example.com"), ..FIXED_ALONE };
    static MATCHED: Policy<Matched> = Policy {
        origins: Matched { exact: Few(&["https://app.example.com", "https://b.example"]), patterns: NO_PATTERNS },
        ..MATCHED_ALONE
    };

    #[test]
    fn what_a_policy_finished_is_marked_once_something_reads_the_marks() {
        read_marks();
        assert!(!is_marked(Response::new(()).extensions()));
        for page in ["https://app.example.com", "https://evil.example"] {
            let request = Request::options("/").header("origin", page).header("access-control-request-method", "PUT");
            let request = request.body(()).unwrap();
            let answers: [Response<()>; 4] = [
                FIXED.check(&request).preflight(&request),
                MATCHED.check(&request).preflight(&request),
                FIXED.check(&request).finish(Response::new(())),
                MATCHED.check(&request).finish(Response::new(())),
            ];
            assert!(answers.iter().all(|answer| is_marked(answer.extensions())), "{page}");
        }
    }
}
