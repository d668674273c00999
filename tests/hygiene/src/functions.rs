//! Functions of every shape.

use core::future::ready;

use ::cors_runtime::{cors, Policy};
use http::{request::Parts, Request, Response, StatusCode};

/// The attribute's own type, in scope.
#[must_use]
pub const fn size_of_policy() -> usize {
    size_of::<Policy>()
}

/// Takes and returns what most handlers do.
#[cors(origins = "https://app.example.com")]
#[must_use]
pub fn plain(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

/// Fails.
///
/// # Errors
///
/// Where the body is no number.
#[cors(origins = "https://app.example.com")]
pub fn fallible(request: &Request<String>) -> Result<Response<String>, StatusCode> {
    if request.body().is_empty() {
        return Err(StatusCode::BAD_REQUEST);
    }
    let number: u8 = request.body().parse().map_err(|_error| StatusCode::BAD_REQUEST)?;
    Ok(Response::new(number.to_string()))
}

/// Waits.
///
/// # Errors
///
/// Where the body is empty.
#[cors(origins = "https://app.example.com")]
pub async fn waiting(request: Request<String>) -> Result<Response<String>, StatusCode> {
    ready(()).await;
    if request.body().is_empty() {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(Response::new(request.into_body()))
}

/// Has parameters of its own.
#[cors(origins = "https://app.example.com")]
pub async fn generic<'body, B, const N: usize>(
    more: &[u8; N],
    #[cors(request)] request: &'body Request<B>,
) -> Response<&'body str>
where
    B: AsRef<str> + Sync,
{
    let _more = ready(more).await;
    Response::new(request.body().as_ref())
}

/// Takes the request apart, ignores a parameter, and changes another.
#[cors(origins = "https://app.example.com")]
#[must_use]
pub fn patterns(
    _ignored: u8,
    #[cors(request)] Parts { method, .. }: Parts,
    (mut sum, _): (u8, u8),
    _: u8,
) -> Response<String> {
    sum = sum.saturating_add(1);
    Response::new(format!("{method} {sum}"))
}

/// Ignores the request.
#[cors(origins = "https://app.example.com")]
#[must_use]
pub fn ignoring(_: &Request<String>) -> Response<String> {
    Response::default()
}

/// Ignores the request by name.
#[cors(origins = "https://app.example.com")]
#[must_use]
pub fn ignoring_by_name(_request: &mut Request<String>) -> Response<String> {
    Response::default()
}

/// Finds the request where it is marked.
#[cors(origins = "https://app.example.com")]
pub async fn marked(prefix: &str, #[cors(request)] mut request: Request<String>) -> Response<String> {
    ready(()).await;
    request.body_mut().insert_str(0, prefix);
    Response::new(request.into_body())
}

/// Calls itself.
#[cors(origins = "https://app.example.com")]
#[must_use]
pub fn recursive(mut request: Request<String>, depth: u8) -> Response<String> {
    let Some(less) = depth.checked_sub(1) else {
        return Response::new(request.into_body());
    };
    request.body_mut().push('.');
    recursive(request, less)
}

/// Calls itself later.
#[cors(origins = "https://app.example.com")]
pub async fn recursive_later(request: Request<String>, depth: u8) -> Response<String> {
    match depth.checked_sub(1) {
        None => Response::new(request.into_body()),
        Some(less) => Box::pin(recursive_later(request, less)).await,
    }
}

/// Is called as one would call something private.
#[cors(origins = "https://app.example.com")]
#[must_use]
pub fn _underscore(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

/// Stands beside an older one.
#[cors(origins = "https://app.example.com")]
#[must_use]
#[inline]
#[deprecated = "so that it can be seen to cause nothing inside"]
pub fn deprecated(request: Request<String>) -> Response<String> {
    #![expect(unused_variables, reason = "seen to be kept")]
    let unused = 1_u8;
    Response::new(request.into_body())
}

/// Has a handler in it.
#[must_use]
pub fn surrounding() -> Response<String> {
    #[cors(origins = "https://app.example.com")]
    fn inner(request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }
    inner(Request::default())
}
