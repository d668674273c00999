use cors_runtime::cors;
use http::{Request, Response};

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com/")]
    fn get(&self, request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }
}

#[cors(methods = "GET", methods = "POST")]
fn handler<B>(request: Request<B>, #[cors(request)] id: u32) -> Response<B> {
    assert_eq!(id, 1);
    Response::new(request.into_body())
}

#[cors]
async fn missing(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

// Each call compiles: whatever is wrong with an attribute, its function is there, with the types that it declares.
fn main() {
    let response: Response<String> = Api.get(Request::default());
    let response: Response<u8> = handler(response.map(|body| body.len()).into_body().try_into().map(Request::new).unwrap(), 1);
    let _ = async move { missing(Request::new(response.body().to_string())).await.status() };
}
