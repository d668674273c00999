//! Items that are called as what the attribute writes, each in scope where a handler stands.

use core::{future, result};

use ::cors_runtime::cors;
use http::Request;

/// Not the policy.
pub const POLICY: u8 = 1;

/// Not the attribute.
#[must_use]
pub const fn cors() -> u8 {
    2
}

/// Not the decision.
pub mod cors {
    /// Not its methods.
    #[must_use]
    pub const fn finish() -> u8 {
        3
    }
}

/// Not the attribute's.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Policy;

/// Not the attribute's.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Pattern {}

/// Not the attribute's.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Table;

/// Not the standard library's, whose name it takes.
pub type Result = result::Result<Response, Error>;

/// Not the standard library's.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Option {
    /// Nor this.
    Some,
    /// Nor that.
    None,
}

pub use self::Option::{None, Some};

/// Not the standard library's.
///
/// # Errors
///
/// As that of the name.
#[expect(non_snake_case, reason = "the name under test")]
pub const fn Ok(response: Response) -> Result {
    result::Result::Ok(response)
}

/// Not the standard library's.
///
/// # Errors
///
/// As that of the name.
#[expect(non_snake_case, reason = "the name under test")]
pub const fn Err(error: Error) -> Result {
    result::Result::Err(error)
}

/// Not the standard library's.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Error;

impl ::cors_runtime::ErrorResponse for Error {}

/// Not generic, as that of the `http` crate is.
pub type Response = http::Response<String>;

/// Not the function that makes a policy.
#[must_use]
pub const fn origin() -> u8 {
    4
}

/// Not the function that makes a policy.
#[must_use]
pub const fn origins() -> u8 {
    5
}

/// Not the function that makes a policy.
#[must_use]
pub const fn patterns() -> u8 {
    6
}

/// Not the function that makes a policy.
#[must_use]
pub const fn table() -> u8 {
    7
}

/// Not the function that runs a method's body.
#[must_use]
pub const fn call_once() -> u8 {
    8
}

/// Not a parameter.
#[must_use]
pub const fn request() -> u8 {
    9
}

/// The sum of all of them.
const fn sum() -> u8 {
    POLICY
        .saturating_add(cors())
        .saturating_add(cors::finish())
        .saturating_add(origin())
        .saturating_add(origins())
        .saturating_add(patterns())
        .saturating_add(table())
        .saturating_add(call_once())
        .saturating_add(request())
}

/// Sees the module's own items.
///
/// # Errors
///
/// Where the body is empty.
#[cors(origins = "https://app.example.com")]
pub fn function(request: &Request<String>) -> Result {
    if request.body().is_empty() {
        return Err(Error);
    }
    Ok(Response::new(sum().to_string()))
}

/// Sees them as well.
///
/// # Errors
///
/// Where the body is empty.
#[cors(origins = "https://*.example.com, https://app.example.com", catch_panics)]
pub async fn waiting(cors: &Request<String>, request: Option) -> Result {
    future::ready(()).await;
    match request {
        None if cors.body().is_empty() => Err(Error),
        None | Some => Ok(Response::new(POLICY.to_string())),
    }
}

/// Has parameters of those names.
///
/// # Errors
///
/// None.
#[cors(origins = "https://app.example.com")]
pub fn parameters(origin: &Request<String>, patterns: u8, r#type: Policy) -> Result {
    Ok(Response::new(format!("{} {patterns} {type:?}", origin.body())))
}

impl Policy {
    /// Is not the attribute's.
    ///
    /// # Errors
    ///
    /// None.
    #[cors(origins = "https://app.example.com")]
    pub fn check(&self, request: &Request<String>) -> Result {
        Ok(Response::new(format!("{self:?} {}", request.body())))
    }

    /// Is a raw name.
    ///
    /// # Errors
    ///
    /// None.
    #[cors(origins = "https://app.example.com")]
    pub async fn r#match(&self, origin: Request<String>, cors: Table) -> Result {
        future::ready(()).await;
        Ok(Response::new(format!("{self:?} {cors:?} {}", origin.into_body())))
    }
}
