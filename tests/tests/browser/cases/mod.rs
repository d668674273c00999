//! The cases, a module for each subject. What is expected is written out, from the Fetch standard and the policies.

mod contexts;
mod credentials;
mod differences;
mod elements;
mod exposed;
mod headers;
mod methods;
mod modes;
mod origins;
mod preflight_cache;
mod redirects;
mod safelisted;
mod status;
mod unannotated;
mod xhr;

use crate::{
    case::Case,
    context::{Context, Page},
};

const APP: Page = Page::At("https://app.example.com");
const ADMIN: Page = Page::At("https://admin.example.com");
const PREVIEW: Page = Page::At("https://a.b.preview.example.com");
/// A look-alike whose host begins as that of `APP`.
const LOOKALIKE: Page = Page::At("https://app.example.com.evil.example");
/// `APP` without encryption.
const PLAIN: Page = Page::At("http://app.example.com");
const SANDBOXED: Page = Page::In(&[Context::SandboxedFrame], "https://app.example.com");
const DATA_URL: Page = Page::In(&[Context::DataFrame], "https://app.example.com");
/// The API's own origin.
const SAME: Page = Page::At("https://api.example.com");

pub(crate) fn all() -> Vec<Case> {
    [
        origins::cases(),
        methods::cases(),
        headers::cases(),
        safelisted::cases(),
        contexts::cases(),
        elements::cases(),
        credentials::cases(),
        exposed::cases(),
        modes::cases(),
        redirects::cases(),
        preflight_cache::cases(),
        status::cases(),
        xhr::cases(),
        unannotated::cases(),
        differences::cases(),
    ]
    .concat()
}
