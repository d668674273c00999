//! An Appwrite Function that adds up a shopping cart, for the pages of one shop.
//!
//! `POST {"items":[{"price_cents":1250,"quantity":2}]}` answers `{"total_cents":2500}`; the variable `TAX_PERCENT`, if
//! it is set, is added on top.

use std::{borrow::Cow, env, num::ParseIntError};

use cors_runtime::{
    appwrite::{cors, StatusCode},
    ErrorResponse,
};
use openruntimes::{Context, Response};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Cart {
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    price_cents: u64,
    quantity: u64,
}

#[derive(Serialize)]
struct Quote {
    total_cents: u64,
}

/// Without credentials there is nothing that a page on the developer's machine could steal: it may read the answer, too.
#[cors(
    origins = ["https://shop.example.com", "http://localhost:*"],
    methods = "POST",
    headers = "content-type",
    max_age = 600,
    catch_panics,
)]
pub fn main(mut context: Context) -> Result<Response, QuoteError> {
    let cart: Cart = context.req.body_json().map_err(QuoteError::Malformed)?;
    let tax = tax_percent().map_err(QuoteError::Tax)?;
    let total_cents = cart.total_cents(tax).ok_or(QuoteError::TooExpensive)?;
    context.log(format!("quoted {total_cents} cents"));
    Ok(context.res.json(Quote { total_cents }, None, None))
}

impl Cart {
    /// The sum with tax, or `None` where it is beyond all numbers.
    fn total_cents(&self, tax_percent: u64) -> Option<u64> {
        let net = self
            .items
            .iter()
            .try_fold(0_u64, |sum, item| sum.checked_add(item.price_cents.checked_mul(item.quantity)?))?;
        let tax = net.checked_mul(tax_percent)? / 100;
        net.checked_add(tax)
    }
}

fn tax_percent() -> Result<u64, ParseIntError> {
    env::var("TAX_PERCENT").map_or(Ok(0), |percent| percent.parse())
}

/// Why there is no quote.
#[derive(Debug)]
pub enum QuoteError {
    Malformed(serde_json::Error),
    TooExpensive,
    Tax(ParseIntError),
}

impl ErrorResponse for QuoteError {
    fn status(&self) -> StatusCode {
        match self {
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::TooExpensive => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Tax(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Malformed(error) => format!("the cart is malformed: {error}").into(),
            Self::TooExpensive => "the total is too large".into(),
            // The page learns nothing of how the function is configured; the log does.
            Self::Tax(_) => "Internal Server Error".into(),
        }
    }
}
