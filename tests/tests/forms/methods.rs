//! Methods and associated functions, in inherent and generic impls.

use std::{pin::Pin, rc::Rc, sync::Arc};

use cors_runtime::cors;
use http::{Request, Response};
use pollster::block_on;

use crate::{actual, preflight, signatures::Teapot, APP};

#[derive(Clone, Default)]
struct Api {
    calls: u32,
    text: String,
}

impl Api {
    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn shared(&self, request: Request<String>) -> Result<Response<String>, Teapot> {
        if request.body() == "early" {
            return Err(Teapot);
        }
        let number: u32 = request.body().parse().map_err(|_| Teapot)?;
        Ok(Response::new((self.calls + number).to_string()))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn exclusive(&mut self, mut request: Request<String>) -> Response<String> {
        self.calls += 1;
        request.body_mut().push('!');
        Response::new(request.into_body())
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn owned(self, request: Request<String>) -> Response<String> {
        Response::new(self.text + request.body())
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn mutable(mut self, request: Request<String>) -> Response<String> {
        self.text.push_str(request.body());
        Response::new(self.text)
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn counted(self: Arc<Self>, _: Request<String>) -> Response<usize> {
        Response::new(Arc::strong_count(&self))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn boxed(self: Box<Self>, request: &Request<String>) -> Response<String> {
        Response::new(self.text + request.body())
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn pinned(mut self: Pin<&mut Self>, _request: Request<String>) -> Response<u32> {
        self.calls += 1;
        Response::new(self.calls)
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn by_rc(self: &Rc<Self>, _request: Request<String>) -> Response<usize> {
        Response::new(Rc::strong_count(self))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn async_shared(&self, request: Request<String>) -> Result<Response<String>, Teapot> {
        std::future::ready(()).await;
        if request.body() == "early" {
            return Err(Teapot);
        }
        let number: u32 = request.body().parse().map_err(|_| Teapot)?;
        Ok(Response::new((self.calls + number).to_string()))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn async_exclusive(&mut self, mut request: Request<String>) -> Response<String> {
        self.calls += 1;
        request.body_mut().push('!');
        Response::new(request.into_body())
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn async_mutable(
        mut self,
        (prefix, _): (&str, u8),
        #[cors(request)] request: Request<String>,
    ) -> Response<String> {
        self.text.push_str(prefix);
        self.text.push_str(request.body());
        Response::new(self.text)
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn async_counted(self: Arc<Self>, _: Request<String>) -> Response<usize> {
        Response::new(Arc::strong_count(&self))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn lends(&self, _: &Request<String>) -> Response<&str> {
        Response::new(&self.text)
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn lends_exclusively<'a>(&'a mut self, _: &Request<String>) -> Response<&'a mut [u32]> {
        Response::new(std::slice::from_mut(&mut self.calls))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn lends_later(&mut self, _: &Request<String>) -> Response<&mut [u32]> {
        Response::new(std::slice::from_mut(&mut self.calls))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn associated(request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn associated_with_self_type(request: Request<String>) -> Response<String> {
        Response::new(Self::default().text + request.body())
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn returns_opaque(&self, request: Request<String>) -> Response<impl AsRef<str> + Default> {
        Response::new(request.into_body())
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn returns_opaque_later(&self, request: Request<String>) -> Response<impl AsRef<str> + Default> {
        Response::new(request.into_body())
    }
}

#[test]
fn every_way_out_of_a_method_carries_the_header() {
    let api = Api { calls: 1, ..Api::default() };
    for (body, status) in [("early", 418), ("no number", 418), ("1", 200)] {
        let response = api.shared(actual(body)).unwrap();
        assert_eq!(response.status(), status, "{body}");
        assert_eq!(response.headers()["access-control-allow-origin"], APP, "{body}");
        let response = block_on(api.async_shared(actual(body))).unwrap();
        assert_eq!(response.status(), status, "{body}");
        assert_eq!(response.headers()["access-control-allow-origin"], APP, "{body}");
    }
    assert_eq!(api.shared(actual("2")).unwrap().body(), "3");
}

#[test]
fn a_preflight_does_not_run_the_method() {
    let mut api = Api::default();
    assert_eq!(api.exclusive(preflight()).status(), 204);
    assert_eq!(block_on(api.async_exclusive(preflight())).status(), 204);
    assert_eq!(api.calls, 0);
}

#[test]
fn a_method_may_change_its_receiver() {
    let mut api = Api::default();
    assert_eq!(api.exclusive(actual("a")).body(), "a!");
    assert_eq!(block_on(api.async_exclusive(actual("b"))).body(), "b!");
    assert_eq!(api.calls, 2);
    assert_eq!(*Pin::new(&mut api).pinned(actual("")).body(), 3);
}

#[test]
fn a_method_may_take_its_receiver() {
    let api = Api { text: "a".to_owned(), ..Api::default() };
    assert_eq!(api.clone().owned(actual("b")).body(), "ab");
    assert_eq!(api.clone().mutable(actual("b")).body(), "ab");
    assert_eq!(block_on(api.clone().async_mutable(("b", 0), actual("c"))).body(), "abc");
    assert_eq!(Box::new(api).boxed(&actual("b")).body(), "ab");
}

#[test]
fn a_receiver_may_be_a_smart_pointer() {
    assert_eq!(*Arc::new(Api::default()).counted(actual("")).body(), 1);
    assert_eq!(*block_on(Arc::new(Api::default()).async_counted(actual(""))).body(), 1);
    assert_eq!(*Rc::new(Api::default()).by_rc(actual("")).body(), 1);
}

#[test]
fn a_response_may_borrow_from_the_receiver() {
    let mut api = Api { text: "lent".to_owned(), ..Api::default() };
    let request = actual("");
    assert_eq!(*api.lends(&request).body(), "lent");
    api.lends_exclusively(&request).body_mut()[0] = 1;
    assert_eq!(api.calls, 1);
    block_on(api.lends_later(&request)).body_mut()[0] = 2;
    assert_eq!(api.calls, 2);
}

#[test]
fn an_associated_function_is_a_handler() {
    assert_eq!(Api::associated(actual("a")).headers()["access-control-allow-origin"], APP);
    assert_eq!(block_on(Api::associated_with_self_type(actual("a"))).body(), "a");
    assert_eq!(Api::associated(preflight()).status(), 204);
}

#[test]
fn a_method_may_hide_its_body_type() {
    assert_eq!(Api::default().returns_opaque(actual("a")).body().as_ref(), "a");
    assert_eq!(block_on(Api::default().returns_opaque_later(actual("a"))).body().as_ref(), "a");
}

struct Store<'a, B, const N: usize> {
    name: &'a str,
    body: B,
}

impl<'a, B: Default + Clone, const N: usize> Store<'a, B, N> {
    #[cors(origins = "*", methods = "PUT")]
    fn stored(&self, _: Request<String>) -> Response<B> {
        Response::new(self.body.clone())
    }

    #[cors(origins = "*", methods = "PUT")]
    async fn mapped<T: Default>(&self, request: Request<T>, _: impl Into<String>) -> Response<(B, T)> {
        Response::new((self.body.clone(), request.into_body()))
    }

    #[cors(origins = "*", methods = "PUT")]
    fn echo(request: Request<B>) -> Response<B> {
        Response::new(request.into_body())
    }

    #[cors(origins = "*", methods = "PUT")]
    fn size(_: Request<String>) -> Response<usize> {
        Response::new(N + size_of::<B>())
    }

    #[cors(origins = "*", methods = "PUT")]
    async fn lifetime(_: Request<String>, text: &'a str) -> Response<&'a str> {
        Response::new(text)
    }

    #[cors(origins = "*", methods = "PUT")]
    fn named(&self, _: Request<String>) -> Response<&'a str> {
        Response::new(self.name)
    }
}

#[test]
fn a_method_may_use_the_parameters_of_its_impl() {
    let store: Store<'_, u8, 3> = Store { name: "store", body: 7 };
    assert_eq!(*store.stored(actual("")).body(), 7);
    assert_eq!(*block_on(store.mapped(Request::new(1_u16), "")).body(), (7, 1));
    assert_eq!(*store.named(actual("")).body(), "store");
    assert_eq!(store.stored(preflight()).status(), 204);
}

#[test]
fn an_associated_function_may_use_the_parameters_of_its_impl() {
    assert_eq!(*Store::<u8, 3>::echo(Request::new(7)).body(), 7);
    assert_eq!(*Store::<u16, 3>::size(actual("")).body(), 5);
    assert_eq!(*block_on(Store::<u8, 3>::lifetime(actual(""), "text")).body(), "text");
}

struct Long<Body> {
    body: Body,
}

impl<Body: Default> Long<Body> {
    #[cors(origins = "*", methods = "PUT")]
    fn echo(request: Request<Body>) -> Response<Body>
    where
        Self: Sized,
    {
        Response::new(request.into_body())
    }

    #[cors(origins = "*", methods = "PUT")]
    fn swap(&mut self, request: Request<Body>) -> Response<Body> {
        Response::new(std::mem::replace(&mut self.body, request.into_body()))
    }
}

#[test]
fn an_associated_function_of_an_impl_with_long_names_says_self() {
    assert_eq!(*Long::<u8>::echo(Request::new(7)).body(), 7);
    assert_eq!(*Long { body: 7 }.swap(Request::new(8)).body(), 7);
}

struct Front;

fn create(request: Request<String>) -> Response<String> {
    Response::new(request.into_body() + " by the free function")
}

impl Front {
    #[cors(origins = "*")]
    fn create(request: Request<String>) -> Response<String> {
        create(request)
    }
}

#[test]
fn an_associated_function_may_call_a_free_one_of_its_name() {
    assert_eq!(Front::create(actual("made")).body(), "made by the free function");
}

struct Coercions;

impl Coercions {
    #[cors(origins = "*")]
    fn boxed(&self, request: Request<String>) -> Result<Response<String>, Box<dyn std::error::Error>> {
        if request.body().is_empty() {
            return Err(Box::new(std::fmt::Error));
        }
        request.body().parse::<u8>()?;
        Ok(Response::new(request.into_body()))
    }

    #[cors(origins = "*")]
    async fn async_boxed(
        &self,
        request: Request<String>,
    ) -> Result<Response<String>, Box<dyn std::error::Error + Send + Sync>> {
        if request.body().is_empty() {
            return Err(Box::new(std::fmt::Error));
        }
        request.body().parse::<u8>()?;
        Ok(Response::new(request.into_body()))
    }
}

#[test]
fn a_method_may_rely_on_coercions_to_its_output() {
    for body in ["", "x"] {
        assert_eq!(Coercions.boxed(actual(body)).unwrap().status(), 500, "{body}");
        assert_eq!(block_on(Coercions.async_boxed(actual(body))).unwrap().status(), 500, "{body}");
    }
}

struct OneLine(u8);

#[rustfmt::skip]
#[deny(warnings)]
impl OneLine {
    #[cors(origins = "*")]
    fn get(&self, _: &Request<String>) -> Response<u8> { Response::new(self.0) }

    #[cors(origins = "*")]
    async fn put(&self, _: &Request<String>) -> Response<u8> { Response::new(self.0) }
}

#[test]
fn a_body_of_one_line_has_no_brace_too_many() {
    assert_eq!(*OneLine(7).get(&actual("")).body(), 7);
    assert_eq!(*block_on(OneLine(7).put(&actual(""))).body(), 7);
}

struct Underscores;

impl Underscores {
    #[cors(origins = "*", methods = "PUT")]
    #[expect(clippy::used_underscore_binding, reason = "the form under test")]
    fn used(&self, _request: &Request<String>) -> Response<String> {
        Response::new(_request.body().clone())
    }

    #[cors(origins = "*", methods = "PUT")]
    #[expect(clippy::used_underscore_binding, reason = "the form under test")]
    fn formatted(&self, _method: http::request::Parts) -> Response<String> {
        Response::new(format!("{_method:?}"))
    }
}

#[test]
fn a_method_may_use_a_request_that_it_says_it_ignores() {
    assert_eq!(Underscores.used(&actual("a")).body(), "a");
    assert!(Underscores.formatted(actual("").into_parts().0).body().starts_with("Parts"));
    assert_eq!(Underscores.used(&preflight()).status(), 204);
}
