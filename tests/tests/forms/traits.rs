//! Handlers in traits and their impls.

use std::future::Future;

use cors_runtime::cors;
use http::{Request, Response};
use pollster::block_on;

use crate::{actual, preflight, APP};

trait Endpoint {
    const NAME: &'static str;

    fn get(&self, request: Request<String>) -> Response<String>;

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn provided(&self, request: Request<String>) -> Response<String> {
        Response::new(format!("{} {}", Self::NAME, request.body()))
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn associated(_: Request<String>) -> Response<String>
    where
        Self: Sized,
    {
        Response::new("associated".to_owned())
    }

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn later(&self, request: &mut Request<String>) -> Response<String> {
        request.body_mut().push('!');
        Response::new(request.body().clone())
    }
}

struct Site;

impl Endpoint for Site {
    const NAME: &'static str = "site";

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn get(&self, request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }
}

#[test]
fn a_method_of_a_trait_impl_is_a_handler() {
    assert_eq!(Site.get(actual("a")).headers()["access-control-allow-origin"], APP);
    assert_eq!(Site.get(preflight()).status(), 204);
}

#[test]
fn a_default_method_is_a_handler() {
    assert_eq!(Site.provided(actual("a")).body(), "site a");
    assert_eq!(Site.provided(preflight()).headers()["access-control-allow-methods"], "PUT");
    assert_eq!(Site::associated(actual("")).headers()["access-control-allow-origin"], APP);
    let response = block_on(Site.later(&mut actual("a")));
    assert_eq!(response.body(), "a!");
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
}

trait Service<B> {
    fn call(&mut self, request: Request<B>) -> impl Future<Output = Result<Response<B>, http::StatusCode>> + Send;
}

struct Echo<T> {
    seen: Vec<T>,
}

impl<B, T> Service<B> for Echo<T>
where
    B: Default + From<&'static str> + From<String> + Send,
    T: From<u8> + Send,
{
    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn call(&mut self, request: Request<B>) -> Result<Response<B>, http::StatusCode> {
        self.seen.push(T::from(1));
        if request.method() == "DELETE" {
            return Err(http::StatusCode::METHOD_NOT_ALLOWED);
        }
        Ok(Response::new(request.into_body()))
    }
}

#[test]
fn a_generic_trait_impl_is_a_handler() {
    let mut echo = Echo::<u32> { seen: Vec::new() };
    assert_eq!(block_on(echo.call(actual("a"))).unwrap().body(), "a");
    assert_eq!(block_on(echo.call(preflight())).unwrap().status(), 204);
    let mut delete = actual("a");
    *delete.method_mut() = http::Method::DELETE;
    let response = block_on(echo.call(delete)).unwrap();
    assert_eq!(response.status(), 405);
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(echo.seen, [1, 1]);
}

impl<F: Fn(&str) -> String> Endpoint for F {
    const NAME: &'static str = "closure";

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn get(&self, Request { .. }: Request<String>) -> Response<String> {
        Response::new(self(F::NAME))
    }
}

#[test]
fn a_blanket_impl_is_a_handler() {
    let endpoint = |name: &str| name.to_uppercase();
    assert_eq!(endpoint.get(actual("")).body(), "CLOSURE");
    assert_eq!(endpoint.get(preflight()).status(), 204);
}

#[test]
fn a_handler_is_called_through_a_trait_object() {
    trait Dynamic {
        fn handle(&self, request: Request<String>) -> Response<String>;
    }
    impl Dynamic for Site {
        #[cors(origins = "https://app.example.com")]
        fn handle(&self, _request: Request<String>) -> Response<String> {
            Response::default()
        }
    }
    let site: Box<dyn Dynamic> = Box::new(Site);
    assert_eq!(site.handle(actual("")).headers()["access-control-allow-origin"], APP);
}

mod same_names {
    /// Methods for everything that are called as the policy's own are.
    pub(super) trait SameNames: Sized {
        fn check(&self, other: u8) -> u8 {
            other
        }
        fn is_preflight(&self) -> u8 {
            1
        }
        fn preflight(self) -> u8 {
            2
        }
        fn finish(self, other: u8) -> u8 {
            other
        }
    }

    impl<T> SameNames for T {}
}

#[test]
fn methods_of_the_same_names_are_not_mistaken_for_the_policys() {
    use same_names::SameNames;

    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn handler(request: Request<String>) -> Response<u8> {
        Response::new(request.check(8) + request.is_preflight() + request.preflight() + 0.finish(16))
    }
    let response = handler(actual(""));
    assert_eq!(*response.body(), 27);
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(handler(preflight()).status(), 204);
}
