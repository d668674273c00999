use super::{distance, nearest, Name};

#[test]
fn what_other_libraries_call_an_argument_is_known() {
    for (words, name) in [
        (
            &["allow_origin", "allowOrigins", "allowed-origins", "AllowedOrigins", "origin", "allow_any_origin"][..],
            Name::Origins,
        ),
        (&["send_wildcard", "Access-Control-Allow-Origin", "access_control_allow_origin"], Name::Origins),
        (&["allow_methods", "allowedMethods", "method", "verbs", "allow_any_method"], Name::Methods),
        (
            &["allow_headers", "AllowedHeaders", "header", "request_headers", "Access-Control-Allow-Headers"],
            Name::Headers,
        ),
        (&["exposed_headers", "exposeHeaders", "expose", "response_headers", "expose_any_header"], Name::ExposeHeaders),
        (&["allow_credentials", "supports_credentials", "withCredentials", "credential", "cookies"], Name::Credentials),
        (&["maxAge", "max-age", "age", "ttl", "cache", "max_age_in_seconds", "Access-Control-Max-Age"], Name::MaxAge),
        (&["on_error", "errors", "error_handler", "map_err"], Name::Error),
        (&["catch_panic", "catch", "panics", "catch_unwind"], Name::CatchPanics),
        (&["crate_path", "crate_name", "runtime"], Name::Crate),
    ] {
        for word in words {
            assert_eq!(nearest(word), Some(name), "{word}");
        }
    }
}

#[test]
fn a_slip_of_the_pen_is_known() {
    for (word, name) in [
        ("orgins", Name::Origins),
        ("origines", Name::Origins),
        ("hedaers", Name::Headers),
        ("metods", Name::Methods),
        ("credentails", Name::Credentials),
        ("dangerously_allow_public_sufixes", Name::DangerouslyAllowPublicSuffixes),
        ("dev_orgins", Name::DevOrigins),
        ("polcy", Name::Policy),
    ] {
        assert_eq!(nearest(word), Some(name), "{word}");
    }
}

#[test]
fn another_word_is_none_of_ours() {
    for word in ["", "zzz", "vary", "options", "timeout", "ori", "orgnsss", "self"] {
        assert_eq!(nearest(word), None, "{word}");
    }
}

#[test]
fn a_distance_counts_letters_to_add_to_drop_and_to_change() {
    for (a, b, expected) in [
        ("", "", 0),
        ("origins", "origins", 0),
        ("", "ab", 2),
        ("ab", "", 2),
        ("a", "ab", 1),
        ("ab", "b", 1),
        ("kitten", "sitting", 3),
        ("abc", "xyz", 3),
        ("headres", "headers", 2),
    ] {
        assert_eq!(distance(a, b), expected, "{a}, {b}");
    }
}
