use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{parse_quote, Type};

use super::{hides_response, is_future};
use crate::{apply, platform::Platform};

fn is_refused(platform: Platform, item: TokenStream) -> bool {
    apply(platform, quote!(origins = "*"), item).to_string().contains("compile_error")
}

/// What `axum::handler::Handler` and `actix_web::Handler` are implemented for.
#[test]
fn as_many_arguments_are_taken_as_axum_and_actix_pass_and_no_more() {
    for (platform, argument) in [(Platform::Axum, quote!(State<u8>)), (Platform::Actix, quote!(String))] {
        let function = |count: usize| {
            let names = (0..count).map(|n| format_ident!("a{n}"));
            quote!(async fn f(#(#names: #argument),*) -> String { String::new() })
        };
        assert!(!is_refused(platform, function(16)), "{platform:?}");
        assert!(is_refused(platform, function(17)), "{platform:?}");
    }
}

#[test]
fn a_function_may_return_a_future_for_an_async_one() {
    for platform in [Platform::Axum, Platform::Actix] {
        let future = quote!(
            fn f() -> BoxFuture<'static, String> {
                answer()
            }
        );
        assert!(!is_refused(platform, future), "{platform:?}");
        let text = quote!(
            fn f() -> String {
                answer()
            }
        );
        assert!(is_refused(platform, text), "{platform:?}");
    }
}

#[test]
fn a_future_is_known_as_people_write_it() {
    let futures: [Type; 7] = [
        parse_quote!(impl Future<Output = T> + Send),
        parse_quote!(impl Send + std::future::Future<Output = T>),
        parse_quote!(Pin<Box<dyn Future<Output = T> + Send>>),
        parse_quote!(Box<dyn Future<Output = T>>),
        parse_quote!(futures::future::BoxFuture<'static, T>),
        parse_quote!(LocalBoxFuture<'static, T>),
        parse_quote!(std::future::Ready<T>),
    ];
    for ty in futures {
        assert!(is_future(&ty), "{}", quote!(#ty));
    }
    let others: [Type; 6] = [
        parse_quote!(impl Responder),
        parse_quote!(Box<dyn Responder>),
        parse_quote!(Pin<Box<T>>),
        parse_quote!(Vec<Ready<T>>),
        parse_quote!(Response<T>),
        parse_quote!(()),
    ];
    for ty in others {
        assert!(!is_future(&ty), "{}", quote!(#ty));
    }
}

#[test]
fn an_opaque_type_hides_the_response_but_where_the_platform_makes_one_of_it() {
    let opaque: Type = parse_quote!(impl IntoResponse);
    let result: Type = parse_quote!(Result<impl IntoResponse, Error>);
    let named: Type = parse_quote!(Result<Response<B>, Error>);
    let other: Type = parse_quote!(Option<impl IntoResponse>);
    for (platform, hides_opaque, hides_result) in [
        (Platform::Http, true, true),
        (Platform::Appwrite, true, true),
        (Platform::Lambda, false, false),
        (Platform::Vercel, true, false),
    ] {
        assert_eq!(hides_response(&opaque, platform), hides_opaque, "{platform:?}");
        assert_eq!(hides_response(&result, platform), hides_result, "{platform:?}");
        assert!(!hides_response(&named, platform) && !hides_response(&other, platform), "{platform:?}");
    }
}

/// Under the plain attribute alone an extractor's name is the one mistake.
#[test]
fn a_request_that_is_called_as_an_extractor_leaves_the_output_to_be_checked() {
    let function = quote!(
        async fn f(data: Data) -> impl Send {
            answer(data)
        }
    );
    let refused = |platform| apply(platform, quote!(origins = "*"), function.clone()).to_string();
    assert!(refused(Platform::Workers).contains("hides its response"));
    assert!(!refused(Platform::Http).contains("hides its response"));
}
