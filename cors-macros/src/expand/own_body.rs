//! Platforms whose own body has no empty value: the expansion is that of `http` types, by the items of their own modules.
//
// Input:
//     #[cors_runtime::workers::cors(origins = "https://app.example.com")]
//     async fn fetch(request: HttpRequest, env: Env, context: Context) -> Result<HttpResponse> { … }
//
// Output:
//     async fn fetch(request: HttpRequest, env: Env, context: Context) -> Result<HttpResponse> {
//         async fn fetch(request: HttpRequest, env: Env, context: Context) -> Result<HttpResponse> { … }
//         let cors = { … ::cors_runtime::workers::check(&POLICY, &request) };
//         if cors.is_preflight {
//             cors.preflight(&request)
//         } else {
//             cors.finish(fetch(request, env, context).await)
//         }
//     }

use proc_macro2::TokenStream;

use super::paths::Paths;
use crate::platform::Platform;

/// What `name` is on `platform`: an item of its module, if it is one of these, or else of the crate's root.
pub(super) fn item(platform: Platform, paths: &Paths, name: &str) -> TokenStream {
    match platform {
        Platform::Workers => paths.of("workers", name),
        Platform::Wstd => paths.of("wstd", name),
        _ => paths.root(name),
    }
}
