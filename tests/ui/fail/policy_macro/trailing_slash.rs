use cors_runtime::{policy, Policy};

static API: Policy = policy!(origins = "https://app.example.com/");

fn main() {
    let _ = &API;
}
