use cors_runtime::{policy, Policy};

static API: Policy = policy!(origins = "https://a.example", origins = "https://b.example");

fn main() {
    let _ = &API;
}
