use std::{any::Any, future::poll_fn, task::Poll};

use http::{Response, StatusCode};
use pollster::block_on;

use super::{catch_panics, catch_panics_async, Panic};

#[test]
fn a_panics_message_is_shown_whatever_it_panicked_with() {
    for (payload, message) in [
        (Box::new("no such luck") as Box<dyn Any + Send>, "the handler panicked: no such luck"),
        (Box::new("no such luck".to_owned()), "the handler panicked: no such luck"),
        (Box::new(7), "the handler panicked: a value that is no text"),
    ] {
        assert_eq!(format!("{:?}", Panic::new(&*payload)), message);
    }
}

#[test]
fn a_panic_becomes_a_500_and_an_output_stays() {
    let response: Response<String> = catch_panics(|| panic!("no such luck"));
    assert_eq!((response.status(), &**response.body()), (StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"));
    let failed = catch_panics(|| Err::<Response<String>, _>("the disk is full"));
    assert_eq!(failed.unwrap_err(), "the disk is full");
}

#[test]
fn a_future_that_panics_is_ready_with_a_500_and_one_that_does_not_is_left_alone() {
    let panics = poll_fn(|_| -> Poll<Response<String>> { panic!("no such luck") });
    let response = block_on(catch_panics_async(panics));
    assert_eq!((response.status(), &**response.body()), (StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"));
    let mut polls = 0;
    let ready_at_the_second_poll = poll_fn(|context| {
        polls += 1;
        context.waker().wake_by_ref();
        if polls == 2 {
            Poll::Ready(Response::new("made".to_owned()))
        } else {
            Poll::Pending
        }
    });
    assert_eq!(block_on(catch_panics_async(ready_at_the_second_poll)).body(), "made");
}
