use cors_runtime::{policy, Policy};

static API: Policy = policy!();

fn main() {
    let _ = &API;
}
