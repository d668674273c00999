//! A Spin component on your own machine: `spin up --build`, in this folder.
//!
//! `curl -i -H 'origin: https://app.example.com' http://127.0.0.1:3000/tea`

use cors_runtime::{cors, internal_server_error};
use http::Response;
use spin_sdk::{
    http::{Error, Request},
    http_service,
};

#[http_service]
#[cors(
    origins = "https://app.example.com, https://*.preview.example.com",
    methods = "GET",
    error = internal_server_error
)]
async fn shop(request: Request) -> Result<Response<String>, Error> {
    match request.uri().path() {
        "/tea" => Ok(Response::new("7 EUR".to_owned())),
        _ => Err(Error::other("there is tea, and no more")),
    }
}
