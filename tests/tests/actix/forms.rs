//! The forms that a handler comes in.

use actix_web::{
    web::{self, Data, Json, Path, ServiceConfig},
    HttpResponse, Responder,
};
use cors_runtime::actix::{cors, routing};

use super::{get, preflight, APP, BY_THE_POLICY};

trait Store: 'static {
    fn name(&self) -> &'static str;
}

struct Memory;

impl Store for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }
}

#[cors(origins = "https://app.example.com")]
async fn generic<S: Store>(store: Data<S>) -> &'static str {
    store.name()
}

struct Api;

impl Api {
    const NAME: &'static str = "api";

    #[cors(origins = "https://app.example.com")]
    async fn associated(mut number: Path<u32>) -> Result<Json<u32>, actix_web::Error> {
        *number += 1;
        if Self::NAME.is_empty() {
            return Err(actix_web::error::ErrorNotFound("no name"));
        }
        Ok(Json(number.into_inner()))
    }

    #[cors(origins = "https://app.example.com")]
    async fn opaque(web::Query(query): web::Query<Vec<(String, u8)>>) -> impl Responder {
        (format!("{} {query:?}", Self::NAME), actix_web::http::StatusCode::ACCEPTED)
    }
}

/// Arguments by the names of what the expansion uses itself.
#[cors(origins = "https://app.example.com")]
async fn names(
    request: Path<(u8, u8, u8)>,
    payload: String,
    cors: web::Bytes,
    names: Option<web::Header<actix_web::http::header::Accept>>,
) -> HttpResponse {
    HttpResponse::Ok().body(format!("{} {} {} {}", request.0, payload.len(), cors.len(), names.is_some()))
}

#[cors(origins = "https://app.example.com")]
#[allow(clippy::too_many_arguments, clippy::many_single_char_names, reason = "as many as actix-web passes")]
async fn sixteen(
    a: Path<u8>,
    b: Path<u8>,
    c: Path<u8>,
    d: Path<u8>,
    e: Path<u8>,
    f: Path<u8>,
    g: Path<u8>,
    h: Path<u8>,
    i: Path<u8>,
    j: Path<u8>,
    k: Path<u8>,
    l: Path<u8>,
    m: Path<u8>,
    n: Path<u8>,
    o: Path<u8>,
    p: Path<u8>,
) -> String {
    let all = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p];
    all.iter().map(|number| u32::from(**number)).sum::<u32>().to_string()
}

fn app(config: &mut ServiceConfig) {
    config
        .app_data(Data::new(Memory))
        .route("/generic", routing::any().to(generic::<Memory>))
        .route("/associated/{number}", routing::any().to(Api::associated))
        .route("/opaque", routing::any().to(Api::opaque))
        .route("/names/{a}/{b}/{c}", routing::any().to(names))
        .route("/sixteen/{number}", routing::any().to(sixteen));
}

#[test]
fn each_form_answers_and_carries_the_headers() {
    for (path, status, body) in [
        ("/generic", 200, "memory"),
        ("/associated/6", 200, "7"),
        ("/associated/six", 404, "can not parse \"six\" to a u32"),
        ("/opaque?a=7", 202, r#"api [("a", 7)]"#),
        ("/names/1/2/3", 200, "1 0 0 true"),
        ("/sixteen/2", 200, "32"),
    ] {
        let answer = get(app, path, APP);
        assert_eq!(
            (answer.status, answer.body.as_str(), answer.cors()),
            (status, body, BY_THE_POLICY.to_vec()),
            "{path}"
        );
        let answer = preflight(app, path, APP, "GET");
        assert_eq!((answer.status, answer.cors()), (204, BY_THE_POLICY.to_vec()), "{path}");
    }
}
