use cors_runtime::{policy, Policy};

static API: Policy = policy!(origins = "https://app.example.com", colour = "red");

fn main() {
    let _ = &API;
}
