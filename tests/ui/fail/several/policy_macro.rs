use cors_runtime::{policy, Policy};

static API: Policy = policy!(origins = "https://app.example.com/", methods = "patch", max_age = 864000, catch_panics);

fn main() {
    let _ = &API;
}
