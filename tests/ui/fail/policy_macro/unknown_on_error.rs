use cors_runtime::{policy, Policy};

static API: Policy = policy!(origins = "https://app.example.com", on_error = internal_server_error);

fn main() {
    let _ = &API;
}
