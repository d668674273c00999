//! What a handler takes.

use http::HeaderValue;

use crate::CorsRequest;

/// A handler's request: an [`http::Request`].
///
/// There is nothing to implement.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a request that `#[cors]` can look at",
    label = "not an `http::Request`",
    note = "the handler's first parameter is taken for the request, unless another one is marked `#[cors(request)]`",
    note = "on Cloudflare Workers, take `worker::HttpRequest`, of `worker`'s feature `http`, in the place of `worker::Request`"
)]
pub trait HandlerRequest: CorsRequest<Value = HeaderValue> {}

#[diagnostic::do_not_recommend]
impl<R: CorsRequest<Value = HeaderValue>> HandlerRequest for R {}
