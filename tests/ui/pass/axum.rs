//! The futures of annotated handlers are `Send`, and every router of axum takes them, whatever its state.
#![deny(warnings)]

use axum::{
    extract::{FromRef, Path, State},
    response::IntoResponse,
    routing::{any, get as axum_get, MethodRouter},
    Json, Router,
};
use cors_runtime::axum::{cors, routing::get, Call};
use std::future::Future;

#[derive(Clone)]
struct Whole(u32);

impl FromRef<Whole> for u32 {
    fn from_ref(whole: &Whole) -> Self {
        whole.0
    }
}

#[cors(origins = "https://app.example.com, https://*.example.net", catch_panics)]
async fn save(State(number): State<u32>, Path(id): Path<u32>, Json(order): Json<u32>) -> Result<String, String> {
    std::future::ready(()).await;
    Ok((number + id + order).to_string())
}

#[cors(origins = "https://app.example.com")]
async fn nothing() {}

impl Whole {
    // What only an output names is no unused import.
    #[cors(origins = "https://app.example.com")]
    async fn show(State(whole): State<Self>) -> impl IntoResponse {
        whole.0.to_string()
    }
}

fn send<S, A, Via, F: Future + Send>(_: fn(Call<S, A, Via>) -> F) {}

fn main() {
    send::<u32, _, (), _>(save);
    send::<(), _, (), _>(nothing);
    let _: Router = Router::new().route("/{id}", get(save).post(save).into()).with_state(7_u32);
    let _: Router = Router::new().route("/{id}", get(save).into()).with_state(Whole(7));
    let _: Router<u32> = Router::new().route("/{id}", any(save)).fallback(nothing);
    let _: Router = Router::new().route("/", axum_get(nothing)).merge(Router::new().nest("/a", Router::new()));
    let method_router: MethodRouter<Whole> = get(save).post(Whole::show).into();
    let _: MethodRouter = method_router.with_state(Whole(7));
}
