//! What lets a preflight through to the handler, and what does not.

use actix_web::{
    guard, post, route, routes,
    web::{self, ServiceConfig},
};
use cors_runtime::actix::{cors, routing};

use super::{get, preflight, send, APP, BY_THE_POLICY};

#[cors(origins = "https://app.example.com", methods = "GET")]
async fn list() -> &'static str {
    "list"
}

#[cors(origins = "https://partner.example.com", methods = "PUT")]
async fn replace() -> &'static str {
    "replace"
}

#[cors(origins = "https://app.example.com", methods = "POST")]
#[route("/below", method = "POST", method = "OPTIONS")]
async fn below() -> &'static str {
    "below"
}

#[route("/above", method = "POST", method = "OPTIONS")]
#[cors(origins = "https://app.example.com", methods = "POST")]
async fn above(body: String) -> String {
    body
}

#[cors(origins = "https://app.example.com", methods = "POST")]
#[routes]
#[post("/several")]
#[options("/several")]
async fn several() -> &'static str {
    "several"
}

/// The mistake: the macro has gone by when the attribute is read, and lets no `OPTIONS` request through.
#[post("/alone")]
#[cors(origins = "https://app.example.com", methods = "POST")]
async fn alone() -> &'static str {
    "alone"
}

fn app(config: &mut ServiceConfig) {
    config
        .service(web::resource("/orders").route(routing::get().to(list)).route(routing::put().to(replace)))
        .route("/app-route", routing::get().to(list))
        .route("/app-route", routing::put().to(replace))
        .service(web::resource("/to").to(list))
        .service(
            web::resource("/guarded").guard(guard::Any(guard::Get()).or(guard::Options())).route(web::route().to(list)),
        )
        .route("/get", web::get().to(list))
        .service(web::resource("/resource-get").route(web::get().to(list)))
        .service(below)
        .service(above)
        .service(several)
        .service(alone);
}

const LIST: [(&str, &str); 2] =
    [("access-control-allow-methods", "GET"), ("access-control-allow-origin", "https://app.example.com")];
const REPLACE: [(&str, &str); 2] =
    [("access-control-allow-methods", "PUT"), ("access-control-allow-origin", "https://partner.example.com")];
const POST: [(&str, &str); 2] =
    [("access-control-allow-methods", "POST"), ("access-control-allow-origin", "https://app.example.com")];

#[test]
fn each_handler_on_a_path_answers_its_own_preflights() {
    for path in ["/orders", "/app-route"] {
        let answer = preflight(app, path, APP, "GET");
        assert_eq!((answer.status, answer.cors()), (204, LIST.to_vec()), "{path}");
        let answer = preflight(app, path, APP, "PUT");
        assert_eq!((answer.status, answer.cors()), (204, REPLACE.to_vec()), "{path}");
        assert_eq!(get(app, path, APP).body, "list", "{path}");
        let answer = send(app, &format!("PUT {path} HTTP/1.1\r\norigin: {APP}"), "");
        assert_eq!(answer.body, "replace", "{path}");
    }
}

#[test]
fn a_preflight_for_what_no_handler_serves_gets_no_headers() {
    let answer = preflight(app, "/orders", APP, "DELETE");
    assert_eq!((answer.status, answer.cors()), (405, vec![]));
    let answer = preflight(app, "/app-route", APP, "get");
    assert_eq!((answer.status, answer.cors()), (404, vec![]));
}

#[test]
fn an_options_request_that_is_no_preflight_is_no_get() {
    let answer = send(app, &format!("OPTIONS /orders HTTP/1.1\r\norigin: {APP}"), "");
    assert_eq!((answer.status, answer.cors()), (405, vec![]));
}

#[test]
fn a_route_for_every_method_lets_preflights_through() {
    for path in ["/to", "/guarded"] {
        let answer = preflight(app, path, APP, "GET");
        assert_eq!((answer.status, answer.cors()), (204, LIST.to_vec()), "{path}");
    }
}

#[test]
fn a_routing_macro_that_names_options_stands_below_or_above() {
    for path in ["/below", "/above", "/several"] {
        let answer = preflight(app, path, APP, "POST");
        assert_eq!((answer.status, answer.cors()), (204, POST.to_vec()), "{path}");
        let answer = send(app, &format!("POST {path} HTTP/1.1\r\norigin: {APP}"), &path[1..]);
        assert_eq!((answer.body.as_str(), answer.cors()), (&path[1..], BY_THE_POLICY.to_vec()), "{path}");
    }
}

// What the documentation warns of.

#[test]
fn actix_webs_own_get_lets_no_preflight_through() {
    let answer = preflight(app, "/get", APP, "GET");
    assert_eq!((answer.status, answer.cors()), (404, vec![]));
    let answer = preflight(app, "/resource-get", APP, "GET");
    assert_eq!((answer.status, answer.cors()), (405, vec![]));
}

#[test]
fn a_routing_macro_of_one_method_above_lets_no_preflight_through() {
    let answer = preflight(app, "/alone", APP, "POST");
    assert_eq!((answer.status, answer.cors()), (404, vec![]));
    let answer = send(app, &format!("POST /alone HTTP/1.1\r\norigin: {APP}"), "");
    assert_eq!((answer.status, answer.cors()), (200, BY_THE_POLICY.to_vec()));
}
