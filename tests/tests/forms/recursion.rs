//! Handlers that call themselves, and handlers that call each other.

use cors_runtime::cors;
use http::{Request, Response};
use pollster::block_on;

use crate::{actual, preflight, APP};

#[cors(origins = "https://app.example.com", methods = "PUT")]
fn countdown(mut request: Request<String>, (n, _): (u8, u8)) -> Response<String> {
    if n == 0 {
        return Response::new(request.into_body());
    }
    request.body_mut().push('.');
    countdown(request, (n - 1, 0))
}

#[cors(origins = "https://app.example.com", methods = "PUT")]
async fn boxed_countdown(mut request: Request<String>, n: u8) -> Result<Response<String>, http::StatusCode> {
    if n == 0 {
        return Ok(Response::new(request.into_body()));
    }
    request.body_mut().push('.');
    Box::pin(boxed_countdown(request, n - 1)).await
}

#[test]
fn a_handler_may_call_itself() {
    let response = countdown(actual(""), (3, 0));
    assert_eq!(response.body(), "...");
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(countdown(preflight(), (3, 0)).status(), 204);
}

#[test]
fn an_async_handler_may_call_itself_boxed() {
    let response = block_on(boxed_countdown(actual(""), 3)).unwrap();
    assert_eq!(response.body(), "...");
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(block_on(boxed_countdown(preflight(), 3)).unwrap().status(), 204);
}

struct Tree {
    children: Vec<Self>,
}

impl Tree {
    #[cors(origins = "https://app.example.com")]
    fn depth(&self, request: &Request<String>) -> Response<usize> {
        let deepest = self.children.iter().map(|child| *child.depth(request).body()).max();
        Response::new(deepest.map_or(0, |depth| depth + 1))
    }

    #[cors(origins = "https://app.example.com")]
    async fn count(&self, request: &Request<String>) -> Response<usize> {
        let mut count = 1;
        for child in &self.children {
            count += Box::pin(child.count(request)).await.into_body();
        }
        Response::new(count)
    }
}

#[test]
fn a_method_may_call_itself() {
    let leaf = || Tree { children: Vec::new() };
    let tree = Tree { children: vec![leaf(), Tree { children: vec![leaf()] }] };
    assert_eq!(*tree.depth(&actual("")).body(), 2);
    assert_eq!(*block_on(tree.count(&actual(""))).body(), 4);
}

#[test]
fn the_outer_policy_wins_where_one_handler_calls_another() {
    #[cors(origins = "https://inner.example.com", expose_headers = "x-inner")]
    fn inner(request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }
    #[cors(origins = "https://app.example.com")]
    fn outer(request: Request<String>) -> Response<String> {
        inner(request)
    }
    let response = outer(actual(""));
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(response.headers().get_all("access-control-allow-origin").iter().count(), 1);
    assert!(!response.headers().contains_key("access-control-expose-headers"));
}

#[test]
fn several_handlers_stand_in_one_scope() {
    #[cors(origins = "https://one.example.com")]
    fn one(_: Request<String>) -> Response<String> {
        Response::default()
    }
    #[cors(origins = "https://two.example.com")]
    fn two(_: Request<String>) -> Response<String> {
        #[cors(origins = "https://three.example.com")]
        fn three(_: Request<String>) -> Response<String> {
            Response::default()
        }
        three(Request::default())
    }
    assert_eq!(one(actual("")).headers()["access-control-allow-origin"], "https://one.example.com");
    assert_eq!(two(actual("")).headers()["access-control-allow-origin"], "https://two.example.com");
}
