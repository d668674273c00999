//! What lets a preflight through to the handler, and what does not.

use actix_web::{
    guard,
    middleware::DefaultHeaders,
    route, routes,
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

#[cors(origins = "https://app.example.com", methods = "POST")]
#[routes]
#[post("/several")]
#[options("/several")]
async fn several() -> &'static str {
    "several"
}

fn app(config: &mut ServiceConfig) {
    config
        .service(web::resource("/orders").route(routing::get().to(list)).route(routing::put().to(replace)))
        .route("/app-route", routing::get().to(list))
        .route("/app-route", routing::put().to(replace))
        .route("/any", routing::any().to(list))
        .service(
            web::resource("/guarded")
                .guard(guard::Any(guard::Get()).or(guard::Options()))
                .route(routing::any().to(list)),
        )
        .route("/host", routing::get().guard(guard::Host("localhost")).to(list))
        .route("/host", routing::get().guard(guard::Host("partner.example.com")).to(replace))
        .service(
            web::resource("/wrapped")
                .route(routing::put().to(replace).wrap(DefaultHeaders::new().add(("x-wrapped", "1")))),
        )
        .service(below)
        .service(several)
        .service(web::scope("/default").default_service(routing::any().to(replace)));
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
fn what_actix_web_answers_outside_of_a_handler_has_no_headers() {
    let answer = get(app, "/nowhere", APP);
    assert_eq!((answer.status, answer.cors()), (404, vec![]));
    let answer = send(app, &format!("DELETE /orders HTTP/1.1\r\norigin: {APP}"), "");
    assert_eq!((answer.status, answer.cors()), (405, vec![]));
}

#[test]
fn a_route_for_every_method_lets_preflights_through() {
    for path in ["/any", "/guarded"] {
        let answer = preflight(app, path, APP, "GET");
        assert_eq!((answer.status, answer.cors()), (204, LIST.to_vec()), "{path}");
    }
    let answer = preflight(app, "/default/nowhere", APP, "GET");
    assert_eq!((answer.status, answer.cors()), (204, REPLACE.to_vec()));
}

#[test]
fn a_guard_counts_for_preflights_too() {
    let answer = preflight(app, "/host", APP, "GET");
    assert_eq!((answer.status, answer.cors()), (204, LIST.to_vec()));
    assert_eq!(get(app, "/host", APP).body, "list");
}

#[test]
fn a_route_is_wrapped_as_any_other() {
    let answer = preflight(app, "/wrapped", APP, "PUT");
    assert_eq!((answer.status, answer.cors(), answer.header("x-wrapped")), (204, REPLACE.to_vec(), Some("1")));
}

#[test]
fn a_routing_macro_that_names_options_stands_below() {
    for path in ["/below", "/several"] {
        let answer = preflight(app, path, APP, "POST");
        assert_eq!((answer.status, answer.cors()), (204, POST.to_vec()), "{path}");
        let answer = send(app, &format!("POST {path} HTTP/1.1\r\norigin: {APP}"), &path[1..]);
        assert_eq!((answer.body.as_str(), answer.cors()), (&path[1..], BY_THE_POLICY.to_vec()), "{path}");
    }
}
