use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};

pub struct AppError;

#[cors(origins = "https://app.example.com")]
pub fn function(context: Context) -> Result<Response, AppError> {
    if context.req.path == "/" {
        return Err(AppError);
    }
    Ok(context.res.empty())
}

fn main() {}
