use http::{HeaderValue, Request};

use crate::{is_cors_preflight_request, CorsRequest, Field, Lines};

fn request(method: &str, lines: &[(&str, &str)]) -> Request<()> {
    let request = Request::builder().method(method).uri("/");
    lines.iter().fold(request, |request, line| request.header(line.0, line.1)).body(()).unwrap()
}

const ORIGIN: (&str, &str) = ("origin", "https://app.example.com");
const REQUEST_METHOD: (&str, &str) = ("access-control-request-method", "PUT");

/// Fetch, "HTTP requests": `OPTIONS` with `Origin` and `Access-Control-Request-Method`, nothing less.
#[test]
fn a_preflight_has_method_origin_and_request_method() {
    assert!(is_cors_preflight_request(&request("OPTIONS", &[ORIGIN, REQUEST_METHOD])));
    assert!(!is_cors_preflight_request(&request("OPTIONS", &[ORIGIN])));
    assert!(!is_cors_preflight_request(&request("OPTIONS", &[REQUEST_METHOD])));
    assert!(!is_cors_preflight_request(&request("OPTIONS", &[])));
    assert!(!is_cors_preflight_request(&request("GET", &[ORIGIN, REQUEST_METHOD])));
    assert!(!is_cors_preflight_request(&request("options", &[ORIGIN, REQUEST_METHOD])));
}

#[test]
fn lines_are_none_one_or_several() {
    let origin = HeaderValue::from_static("https://app.example.com");
    assert_eq!(request("GET", &[]).lines(Field::Origin), Lines::None);
    assert_eq!(request("GET", &[ORIGIN]).lines(Field::Origin), Lines::One(&origin));
    assert_eq!(request("GET", &[ORIGIN, ORIGIN]).lines(Field::Origin), Lines::Several);
    assert_eq!(request("GET", &[REQUEST_METHOD]).lines(Field::Origin), Lines::None);
}

#[test]
fn only_one_line_has_a_value_and_only_none_is_none() {
    assert_eq!(Lines::One(&7).one(), Some(&7));
    assert_eq!((Lines::<u8>::None.one(), Lines::<u8>::Several.one()), (None, None));
    assert!(Lines::<u8>::None.is_none());
    assert!(!Lines::One(&7).is_none() && !Lines::<u8>::Several.is_none());
}

#[test]
fn parts_and_references_speak_for_the_request() {
    fn has_origin<R: CorsRequest>(request: R) -> bool {
        request.method() == "PUT"
            && matches!(request.lines(Field::Origin), Lines::One(value) if value.as_ref() == b"https://app.example.com")
    }
    let mut request = request("PUT", &[ORIGIN]);
    assert!(has_origin(&request));
    assert!(has_origin(&mut request));
    assert!(has_origin(request.into_parts().0));
}

#[test]
fn parts_and_references_tell_options_from_any_other_method() {
    fn is_options<R: CorsRequest>(request: R) -> bool {
        request.is_options()
    }
    for (method, expected) in [("OPTIONS", true), ("options", false), ("GET", false)] {
        let mut request = request(method, &[]);
        assert_eq!(is_options(&request), expected, "{method}");
        assert_eq!(is_options(&mut request), expected, "{method}");
        assert_eq!(is_options(request.into_parts().0), expected, "{method}");
    }
}

#[test]
fn a_request_of_ones_own_tells_options_by_its_method() {
    struct Event(&'static str);

    impl CorsRequest for Event {
        type Value = String;

        fn method(&self) -> &str {
            self.0
        }

        fn lines(&self, _field: Field) -> Lines<'_, String> {
            Lines::None
        }
    }

    assert!(Event("OPTIONS").is_options());
    assert!(!Event("options").is_options() && !Event("GET").is_options());
}

/// Each carrier of a request, under each kind of policy.
#[test]
fn parts_and_references_are_decided_about_as_the_request_is() {
    use crate::declared::{Either, Few, Fixed, Matched, EITHER_ALONE, FIXED_ALONE, MATCHED_ALONE, NO_PATTERNS};
    use crate::{Cors, Policy};

    static FIXED: Policy<Fixed> = Policy { origins: Fixed("https://app.example.com"), ..FIXED_ALONE };
    const ORIGINS: Matched =
        Matched { exact: Few(&["https://app.example.com", "https://b.example"]), patterns: NO_PATTERNS };
    static MATCHED: Policy<Matched> = Policy { origins: ORIGINS, ..MATCHED_ALONE };
    static EITHER: Policy<Either> = Policy { origins: Either::Matched(ORIGINS), ..EITHER_ALONE };

    /// Whether each policy takes it for a preflight, and the origins that are kept.
    fn decisions<R: CorsRequest<Value = HeaderValue>>(request: R) -> ([bool; 3], [Option<HeaderValue>; 2]) {
        let Cors { is_preflight, .. } = FIXED.check(&request);
        let (matched, either) = (MATCHED.check(&request), EITHER.check(&request));
        ([is_preflight, matched.is_preflight, either.is_preflight], [matched.kept, either.kept])
    }

    const FOREIGN: (&str, &str) = ("origin", "https://evil.example");
    let app = || Some(HeaderValue::from_static("https://app.example.com"));
    for (method, lines, is_preflight, own) in [
        ("OPTIONS", &[ORIGIN, REQUEST_METHOD][..], true, app()),
        ("OPTIONS", &[FOREIGN, REQUEST_METHOD], true, None),
        ("OPTIONS", &[ORIGIN], false, app()),
        ("OPTIONS", &[REQUEST_METHOD], false, None),
        ("PUT", &[ORIGIN, REQUEST_METHOD], false, app()),
        ("PUT", &[ORIGIN, FOREIGN], false, None),
    ] {
        let expected = ([is_preflight; 3], [own.clone(), own]);
        let mut request = request(method, lines);
        assert_eq!(decisions(&request), expected, "{method}, {lines:?}");
        assert_eq!(decisions(&mut request), expected, "{method}, {lines:?}");
        assert_eq!(decisions(&mut &mut request), expected, "{method}, {lines:?}");
        let mut parts = request.into_parts().0;
        assert_eq!(decisions(&parts), expected, "{method}, {lines:?}");
        assert_eq!(decisions(&mut parts), expected, "{method}, {lines:?}");
        assert_eq!(decisions(parts), expected, "{method}, {lines:?}");
    }
}

/// The same of a request of one's own, which is decided about by the trait alone.
#[test]
fn a_request_of_ones_own_is_decided_about_by_its_lines() {
    use crate::declared::{Few, Matched, MATCHED_ALONE, NO_PATTERNS};
    use crate::Policy;

    struct Event {
        method: &'static str,
        origins: &'static [&'static str],
        asks: bool,
    }

    impl CorsRequest for Event {
        type Value = &'static str;

        fn method(&self) -> &str {
            self.method
        }

        fn lines(&self, field: Field) -> Lines<'_, &'static str> {
            match field {
                Field::Origin => Lines::of(self.origins.iter()),
                Field::AccessControlRequestMethod if self.asks => Lines::Several,
                _ => Lines::None,
            }
        }
    }

    static MATCHED: Policy<Matched> = Policy {
        origins: Matched { exact: Few(&["https://app.example.com", "https://b.example"]), patterns: NO_PATTERNS },
        ..MATCHED_ALONE
    };
    const APP: &str = "https://app.example.com";
    for (method, origins, asks, is_preflight, own) in [
        ("OPTIONS", &[APP][..], true, true, Some(APP)),
        ("OPTIONS", &[APP, APP], true, true, None),
        ("OPTIONS", &["https://evil.example"], true, true, None),
        ("OPTIONS", &[], true, false, None),
        ("OPTIONS", &[APP], false, false, Some(APP)),
        ("PUT", &[APP], true, false, Some(APP)),
    ] {
        let mut event = Event { method, origins, asks };
        let cors = MATCHED.check(&event);
        assert_eq!((cors.is_preflight, cors.kept), (is_preflight, own), "{method}, {origins:?}, {asks}");
        let cors = MATCHED.check(&&event);
        assert_eq!((cors.is_preflight, cors.kept), (is_preflight, own), "{method}, {origins:?}, {asks}");
        let cors = MATCHED.check(&&mut event);
        assert_eq!((cors.is_preflight, cors.kept), (is_preflight, own), "{method}, {origins:?}, {asks}");
    }
}
