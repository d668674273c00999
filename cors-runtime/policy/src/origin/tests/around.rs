use super::{reasons, refuses};
use crate::reason::Reason;

#[test]
fn user_information_is_refused() {
    refuses(
        &Reason::UserInfo,
        &[
            ("https://user@a.example", Some("https://a.example")),
            ("https://user:p@ss:w$rd@a.example", Some("https://a.example")),
            ("https://@a.example", Some("https://a.example")),
        ],
    );
}

#[test]
fn what_follows_the_port_is_refused() {
    refuses(&Reason::TrailingSlash, &[("https://a.example/", Some("https://a.example"))]);
    refuses(
        &Reason::Path,
        &[
            ("https://a.example/b", Some("https://a.example")),
            ("https://a.example//", Some("https://a.example")),
            ("https://a.example:8443/.*", Some("https://a.example:8443")),
        ],
    );
    refuses(&Reason::PathWildcard, &[("https://a.example/*", Some("https://a.example"))]);
    refuses(
        &Reason::Query,
        &[("https://a.example?", Some("https://a.example")), ("https://a.example?b=/c", Some("https://a.example"))],
    );
    refuses(
        &Reason::Fragment,
        &[("https://a.example#", Some("https://a.example")), ("https://a.example#b?c", Some("https://a.example"))],
    );
}

#[test]
fn the_default_port_is_refused() {
    for (scheme, port) in [("http", 80), ("https", 443), ("ws", 80), ("wss", 443), ("ftp", 21)] {
        refuses(
            &Reason::PortDefault { scheme, port },
            &[(&format!("{scheme}://a:{port}"), Some(&format!("{scheme}://a")))],
        );
    }
}

#[test]
fn a_port_is_a_number_from_1_to_65535() {
    assert_eq!(reasons("https://a:1"), []);
    assert_eq!(reasons("https://a:65535"), []);
    refuses(&Reason::PortEmpty, &[("https://a:", Some("https://a")), ("http://[::1]:", Some("http://[::1]"))]);
    refuses(&Reason::PortZero, &[("https://a:0", None), ("https://a:00", None)]);
    refuses(&Reason::PortTooLarge, &[("https://a:65536", None), ("https://a:99999999999999999999", None)]);
    refuses(&Reason::PortLeadingZero, &[("https://a:080", Some("https://a:80"))]);
    refuses(
        &Reason::PortNotANumber,
        &[("https://a:http", None), ("https://a:-1", None), ("https://a:٣", None), ("https://a:80:90", None)],
    );
    refuses(&Reason::PortWildcardPartial, &[("https://a:80*", None), ("https://a:**", None)]);
}
