//! *CORS check* (Fetch, "CORS check").

use http::{
    header::{ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN},
    HeaderMap,
};

use super::{extract::get, reason::Reason, request::Request, url::Origin};

/// *CORS check* for a request and the headers of its response.
pub(super) fn cors_check(request: &Request, response: &HeaderMap) -> Result<(), Reason> {
    let Some(origin) = get(&ACCESS_CONTROL_ALLOW_ORIGIN, response) else {
        return Err(Reason::AllowOriginMissing);
    };
    let with_credentials = request.includes_credentials_everywhere();
    if !with_credentials && origin == b"*" {
        return Ok(());
    }
    if request.serialized_origin().as_bytes() != origin {
        return Err(why_origin_differs(&origin));
    }
    if !with_credentials {
        return Ok(());
    }
    match get(&ACCESS_CONTROL_ALLOW_CREDENTIALS, response) {
        Some(credentials) if credentials == b"true" => Ok(()),
        credentials => Err(Reason::AllowCredentials(credentials.map(|value| text(&value)))),
    }
}

/// What a console says of a value that fails all the same.
fn why_origin_differs(origin: &[u8]) -> Reason {
    let text = text(origin);
    match &*text {
        "*" => Reason::AllowOriginWildcard,
        "null" => Reason::AllowOriginMismatch(text),
        several if several.contains([',', ' ']) => Reason::AllowOriginMultiple(text),
        other if Origin::parse(other).is_none() => Reason::AllowOriginInvalid(text),
        _ => Reason::AllowOriginMismatch(text),
    }
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into_owned()
}

#[cfg(test)]
mod tests {
    use super::cors_check;
    use crate::fetch::{
        reason::Reason,
        request::tests::{headers, request},
        Credentials,
    };

    const ORIGIN: &str = "access-control-allow-origin";
    const CREDENTIALS: &str = "access-control-allow-credentials";
    const APP: &str = "https://app.example.com";

    fn check(with: Credentials, lines: &[(&str, &str)]) -> Result<(), Reason> {
        cors_check(&request("GET", "https://api.example.com/", &[], with), &headers(lines))
    }

    /// The table of "CORS protocol and credentials".
    #[test]
    fn the_standards_table_of_credentials_holds() {
        let slash = "https://app.example.com/";
        assert_eq!(check(Credentials::Omit, &[(ORIGIN, "*")]), Ok(()));
        assert_eq!(check(Credentials::Omit, &[(ORIGIN, "*"), (CREDENTIALS, "true")]), Ok(()));
        assert_eq!(check(Credentials::Omit, &[(ORIGIN, slash)]), Err(Reason::AllowOriginInvalid(slash.to_owned())));
        assert_eq!(check(Credentials::Omit, &[(ORIGIN, APP)]), Ok(()));
        assert_eq!(
            check(Credentials::Include, &[(ORIGIN, "*"), (CREDENTIALS, "true")]),
            Err(Reason::AllowOriginWildcard)
        );
        assert_eq!(check(Credentials::Include, &[(ORIGIN, APP), (CREDENTIALS, "true")]), Ok(()));
        assert_eq!(
            check(Credentials::Include, &[(ORIGIN, APP), (CREDENTIALS, "True")]),
            Err(Reason::AllowCredentials(Some("True".to_owned())))
        );
    }

    #[test]
    fn credentials_of_the_same_origin_are_none_for_another() {
        assert_eq!(check(Credentials::SameOrigin, &[(ORIGIN, "*")]), Ok(()));
        assert_eq!(check(Credentials::SameOrigin, &[(ORIGIN, APP)]), Ok(()));
    }

    #[test]
    fn an_absent_header_is_a_failure_and_not_null() {
        assert_eq!(check(Credentials::Omit, &[]), Err(Reason::AllowOriginMissing));
        assert_eq!(check(Credentials::Omit, &[(CREDENTIALS, "true")]), Err(Reason::AllowOriginMissing));
        assert_eq!(check(Credentials::Include, &[(ORIGIN, APP)]), Err(Reason::AllowCredentials(None)));
    }

    #[test]
    fn origins_are_compared_byte_for_byte() {
        let mismatch = ["https://app.example.co", "http://app.example.com", "https://app.example.com.", "null"];
        for value in mismatch {
            let expected = Err(Reason::AllowOriginMismatch(value.to_owned()));
            assert_eq!(check(Credentials::Omit, &[(ORIGIN, value)]), expected, "{value}");
        }
        for value in ["HTTPS://app.example.com", "https://app.example.com:443", "https://APP.example.com", "", "**"] {
            let expected = Err(Reason::AllowOriginInvalid(value.to_owned()));
            assert_eq!(check(Credentials::Omit, &[(ORIGIN, value)]), expected, "{value}");
        }
    }

    #[test]
    fn several_values_are_a_failure_even_when_they_agree() {
        for (lines, value) in [
            (&[(ORIGIN, APP), (ORIGIN, APP)][..], "https://app.example.com, https://app.example.com"),
            (&[(ORIGIN, "*"), (ORIGIN, "*")], "*, *"),
            (&[(ORIGIN, "https://app.example.com,https://b.example")], "https://app.example.com,https://b.example"),
            (&[(ORIGIN, "https://app.example.com https://b.example")], "https://app.example.com https://b.example"),
        ] {
            assert_eq!(check(Credentials::Omit, lines), Err(Reason::AllowOriginMultiple(value.to_owned())));
        }
        let twice = [(ORIGIN, APP), (CREDENTIALS, "true"), (CREDENTIALS, "true")];
        assert_eq!(check(Credentials::Include, &twice), Err(Reason::AllowCredentials(Some("true, true".to_owned()))));
    }
}
