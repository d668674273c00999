//! Handlers that a `macro_rules!` macro writes.

use cors_runtime::cors;
use http::{Request, Response, StatusCode};
use pollster::block_on;

use crate::{actual, preflight, APP};

macro_rules! handler {
    ($(#[$meta:meta])* $vis:vis $name:ident, $origin:literal, $age:literal, $method:expr, $request:ident: $ty:ty => $body:block) => {
        #[cors(origins = $origin, max_age = $age, methods = [$method])]
        $(#[$meta])*
        $vis fn $name($request: $ty) -> Response<String> $body
    };
}

handler!(
    /// Written by a macro.
    pub(crate) made, "https://app.example.com", 60, "PUT", request: Request<String> => {
        if request.body() == "early" {
            return Response::new("returned".to_owned());
        }
        Response::new(request.into_body())
    }
);

#[test]
fn fragments_are_read_as_what_they_stand_for() {
    let response = made(actual("a"));
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(response.body(), "a");
    assert_eq!(made(actual("early")).body(), "returned");
    let response = made(preflight());
    assert_eq!(response.headers()["access-control-allow-methods"], "PUT");
    assert_eq!(response.headers()["access-control-max-age"], "60");
}

macro_rules! fallible {
    ($name:ident, [$($origin:literal),+], $error:path, ($($pattern:pat_param => $ty:ty),*) -> $output:ty, $($body:tt)*) => {
        #[cors(origins = [$($origin),+], error = $error)]
        async fn $name($($pattern: $ty),*) -> $output { $($body)* }
    };
}

fn gone(_: String) -> Response<String> {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::GONE;
    response
}

fallible!(
    many, ["https://app.example.com", "https://two.example.com"], gone,
    (mut request => Request<String>, (a, _) => (u8, u8)) -> Result<Response<String>, String>,
    request.body_mut().push('!');
    if a == 0 { Err("none")?; }
    Ok(Response::new(request.into_body()))
);

#[test]
fn repetitions_of_fragments_are_read() {
    let response = block_on(many(actual("a"), (1, 0))).unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(response.body(), "a!");
    assert_eq!(block_on(many(actual("a"), (0, 0))).unwrap().status(), 410);
}

macro_rules! annotated {
    ($($item:item)*) => {
        $(#[cors(origins = "https://app.example.com")] $item)*
    };
}

annotated! {
    fn first(_: Request<String>) -> Response<u8> {
        Response::new(1)
    }

    /// The second of two.
    async fn second(Request { .. }: Request<String>) -> Response<u8> {
        Response::new(2)
    }
}

#[test]
fn a_whole_item_is_annotated() {
    assert_eq!(first(actual("")).headers()["access-control-allow-origin"], APP);
    assert_eq!(block_on(second(actual(""))).headers()["access-control-allow-origin"], APP);
}

/// The handler's names come from here, the parts that use them from the caller.
macro_rules! hygienic {
    ($request:ident, $body:expr) => {
        #[cors(origins = "https://app.example.com")]
        fn mixed($request: Request<String>, request: u8) -> Response<String> {
            let cors = request;
            let body: String = $body;
            Response::new(format!("{body} {cors}"))
        }
    };
}

hygienic!(request, request.into_body());

#[test]
fn the_hygiene_of_a_macro_is_left_as_it_is() {
    assert_eq!(mixed(actual("a"), 7).body(), "a 7");
}

macro_rules! method {
    ($name:ident, $receiver:ident, $ty:ty => $body:block) => {
        impl Api {
            #[cors(origins = "https://app.example.com")]
            fn $name(&$receiver, _: $ty) -> Response<u8> $body
        }
    };
}

struct Api(u8);

method!(get, self, Request<String> => { Response::new(self.0) });

#[test]
fn a_method_is_written_by_a_macro() {
    let response = Api(7).get(actual(""));
    assert_eq!(*response.body(), 7);
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
}
