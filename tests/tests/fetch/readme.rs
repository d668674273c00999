//! The README's "Test it", line by line.

use cors_runtime::{
    cors,
    fetch::{Browser, Credentials},
    ErrorResponse,
};
use http::{Request, Response};
use pollster::block_on;

#[derive(Debug)]
struct OutOfStock;

impl ErrorResponse for OutOfStock {}

#[cors(
    origins = "https://app.example.com, https://admin.example.com",
    methods = "GET, POST",
    headers = "authorization, content-type",
    expose_headers = "x-request-id",
    credentials,
    max_age = 600
)]
async fn create_order(req: Request<String>) -> Result<Response<String>, OutOfStock> {
    if req.body() != "tea" {
        return Err(OutOfStock);
    }
    Ok(Response::new("ordered".to_owned()))
}

/// White space apart, which rustfmt decides here and the width of a page there.
#[test]
fn the_readme_has_these_very_lines() {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let (_, section) = include_str!("../../../README.md").split_once("## Test it").unwrap();
    let code = section.split("```").nth(1).unwrap().strip_prefix("rust,ignore").unwrap();
    assert_eq!(code.trim().lines().count(), 6);
    assert!(squeezed(include_str!("readme.rs")).contains(&squeezed(code)));
}

#[test]
fn six_lines_test_a_policy() {
    block_on(the_app_may_order_and_no_other_page()).unwrap();
}

async fn the_app_may_order_and_no_other_page() -> Result<(), Box<dyn std::error::Error>> {
    let order = Request::post("https://api.example.com/orders").header("authorization", "Bearer 7").body("tea")?;
    let app = Browser::at("https://app.example.com").credentials(Credentials::Include);
    assert_eq!(app.fetch(order.clone(), create_order).await?.body(), "ordered");

    let refused = Browser::at("https://evil.example").fetch(order, create_order).await.unwrap_err();
    assert!(refused
        .to_string()
        .ends_with("No 'Access-Control-Allow-Origin' header is present on the requested resource."));
    Ok(())
}
