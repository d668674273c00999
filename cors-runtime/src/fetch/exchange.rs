//! What went over the wire.

use http::{Request, Response};

/// One request that the browser sent, and what came back; neither with its body.
#[derive(Debug, Clone)]
pub struct Exchange {
    request: Request<()>,
    response: Option<Response<()>>,
    is_preflight: bool,
}

impl Exchange {
    pub(super) fn sent(request: Request<()>, is_preflight: bool) -> Self {
        Self { request, response: None, is_preflight }
    }

    pub(super) fn answered(self, response: Response<()>) -> Self {
        Self { response: Some(response), ..self }
    }

    /// The request, as the server got it.
    #[must_use]
    pub fn request(&self) -> &Request<()> {
        &self.request
    }

    /// The whole response, whatever the script may see of it; `None` where the handler returned its error.
    #[must_use]
    pub fn response(&self) -> Option<&Response<()>> {
        self.response.as_ref()
    }

    /// Whether the request was a *CORS-preflight request*.
    #[must_use]
    pub fn is_preflight(&self) -> bool {
        self.is_preflight
    }
}
