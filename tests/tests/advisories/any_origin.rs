//! `*` with credentials, which a library then turns into the request's own origin.

use cors_rules::{check, Declaration, PublicSuffixes, Reason};
use cors_runtime::cors;
use http::{Method, Request, Response};

use crate::{get, preflight, refused, send, with_credentials};

#[cors(origins = "*", methods = "PUT")]
fn everyone(_: Request<()>) -> Response<()> {
    Response::default()
}

/// rs/cors up to 1.3.0 answered `AllowedOrigins: ["*"]` and `AllowCredentials` with the request's own origin.
#[test]
fn cve_2018_20744_any_origin_with_credentials_does_not_compile() {
    let file = "ui/fail/rules/credentials_with_any_origin";
    refused(&with_credentials(&["*"]), &Reason::CredentialsAnyOrigin, file);
    // What still got around that library's remedy.
    let file = "ui/fail/origins/wildcard_every_site";
    let declaration = Declaration { allow_public_suffixes: true, ..with_credentials(&["https://*"]) };
    refused(&declaration, &Reason::WildcardEverySite { scheme: "https".into() }, file);
}

/// gorilla/handlers before 1.3.0 answered `*`, of its own accord, with the request's own origin.
#[test]
fn cve_2017_20146_a_wildcard_is_sent_as_a_wildcard() {
    let file = "ui/fail/rules/credentials_with_any_origin";
    refused(&with_credentials(&["*"]), &Reason::CredentialsAnyOrigin, file);
    assert_eq!(get(everyone, "https://evil.example"), ["access-control-allow-origin: *"]);
    assert_eq!(get(everyone, "null"), ["access-control-allow-origin: *"]);
    assert_eq!(
        preflight(everyone, "https://evil.example"),
        ["access-control-allow-methods: PUT", "access-control-allow-origin: *"]
    );
}

/// @koa/cors before 5.0.0 sent the request's own origin where none had been configured.
#[test]
fn cve_2023_49803_no_origin_is_no_policy() {
    let declaration = Declaration { credentials: true, ..Declaration::default() };
    refused(&declaration, &Reason::OriginsMissing, "ui/fail/origins/missing");
    refused(&with_credentials(&[]), &Reason::OriginsEmpty, "ui/fail/origins/empty_list");
}

/// fiber before 2.52.1 took `AllowOrigins: "*"` and `AllowCredentials: true`, beside each other and in a list.
#[test]
fn cve_2024_25124_any_origin_with_credentials_does_not_compile_in_any_spelling() {
    let file = "ui/fail/rules/credentials_true_with_any_origin";
    refused(&with_credentials(&["*"]), &Reason::CredentialsAnyOrigin, file);
    let file = "ui/fail/rules/credentials_with_any_exposed_header";
    let declaration = Declaration { expose_headers: Some(&["*"]), ..with_credentials(&["https://app.example.com"]) };
    refused(&declaration, &Reason::CredentialsExposeAny, file);
    // In a list it is refused for that as well.
    let faults = check(&with_credentials(&["https://app.example.com", "*"]), &PublicSuffixes::Absent).unwrap_err();
    assert!(faults.iter().any(|fault| *fault.reason() == Reason::CredentialsAnyOrigin), "{faults:?}");
}

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "PUT", headers = "x-a")]
fn without_a_word_of_credentials(_: Request<()>) -> Response<()> {
    Response::default()
}

/// Tomcat's CORS filter, up to 7.0.88, 8.5.31 and 9.0.8, let credentials in unless it was told not to.
#[test]
fn cve_2018_8014_credentials_have_to_be_asked_for() {
    assert_eq!(
        get(without_a_word_of_credentials, "https://app.example.com"),
        ["access-control-allow-origin: https://app.example.com", "vary: Origin"]
    );
    assert_eq!(
        preflight(without_a_word_of_credentials, "https://app.example.com"),
        [
            "access-control-allow-headers: x-a",
            "access-control-allow-methods: PUT",
            "access-control-allow-origin: https://app.example.com",
            "vary: Origin",
        ]
    );
}

/// http4s before 0.21.27 and 0.23.2 let any origin in, with credentials, whatever origins were listed beside the flag.
#[test]
fn cve_2021_39185_any_origin_beside_a_list_does_not_compile() {
    let list = ["https://app.example.com", "*"];
    let declaration = Declaration { origins: Some(&list), ..Declaration::default() };
    refused(&declaration, &Reason::WildcardBesideOthers, "ui/fail/origins/wildcard_beside_others");
}

/// hono before 4.12.25 answered `*` with the request's own origin once credentials were allowed, as `RESTEasy` did
/// (CVE-2026-89058).
#[test]
fn cve_2026_54290_what_a_request_carries_turns_no_wildcard_into_its_origin() {
    for credentials in [("cookie", "session=1"), ("authorization", "Basic YTpi")] {
        let origin = ("origin", "https://evil.example");
        assert_eq!(send(everyone, Method::GET, &[origin, credentials]), ["access-control-allow-origin: *"]);
    }
    let file = "ui/fail/rules/credentials_with_any_origin";
    refused(&with_credentials(&["*"]), &Reason::CredentialsAnyOrigin, file);
}
