use cors_runtime::{policy, Policy};

static API: Policy = policy!(policy = OTHER);

fn main() {
    let _ = &API;
}
