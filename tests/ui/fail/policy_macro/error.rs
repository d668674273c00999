use cors_runtime::{policy, Policy};

static API: Policy = policy!(origins = "https://app.example.com", error = cors_runtime::internal_server_error);

fn main() {
    let _ = &API;
}
