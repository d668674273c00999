use cors_runtime::{policy, Policy};

static API: Policy = policy!(origins = "*", credentials);

fn main() {
    let _ = &API;
}
