//! Methods: the body keeps its `self`, in one inner block.

use cors_runtime::cors;
use http::{Request, Response};

pub struct Api {
    pub name: String,
}

impl Api {
    #[cors(origins = "*")]
    pub fn name(&self, _: Request<String>) -> Response<String> {
        Response::new(self.name.clone())
    }

    #[cors(origins = "https://*.example.com", methods = "PUT")]
    pub async fn rename(&mut self, mut req: Request<String>) -> Response<String> {
        self.name = std::mem::take(req.body_mut());
        Response::new(std::future::ready("renamed".to_owned()).await)
    }
}
