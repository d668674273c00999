use super::refuses;
use crate::reason::Reason;

#[test]
fn an_ipv4_address_is_written_in_dotted_decimal_form() {
    refuses(
        &Reason::Ipv4NotCanonical,
        &[
            ("http://127.1", Some("http://127.0.0.1")),
            ("http://0x7f.1:3000", Some("http://127.0.0.1:3000")),
            ("http://0x7f000001", Some("http://127.0.0.1")),
            ("http://010.0.0.1", Some("http://8.0.0.1")),
        ],
    );
    refuses(
        &Reason::Ipv4Invalid,
        &[("http://256.0.0.1", None), ("http://1.2.3.4.5", None), ("http://a.1", None), ("http://a.0x", None)],
    );
}

#[test]
fn an_ipv6_address_is_written_as_browsers_write_it() {
    refuses(
        &Reason::Ipv6NotCanonical,
        &[
            ("http://[0:0:0:0:0:0:0:1]", Some("http://[::1]")),
            ("http://[2001:DB8::1]", Some("http://[2001:db8::1]")),
            ("http://[2001:0db8::1]", Some("http://[2001:db8::1]")),
            ("http://[2001:db8:0:0:1::1]", Some("http://[2001:db8::1:0:0:1]")),
            ("http://[1::2:3:4:5:6:7]", Some("http://[1:0:2:3:4:5:6:7]")),
        ],
    );
    refuses(
        &Reason::Ipv6Unbracketed,
        &[
            ("http://::1", Some("http://[::1]")),
            ("http://2001:db8::1", Some("http://[2001:db8::1]")),
            ("http://1:2:3:4:5:6:7:8", Some("http://[1:2:3:4:5:6:7:8]")),
        ],
    );
    refuses(
        &Reason::Ipv6Zone,
        &[("http://[fe80::1%eth0]", Some("http://[fe80::1]")), ("http://[fe80::1%25eth0]", Some("http://[fe80::1]"))],
    );
    refuses(
        &Reason::Ipv6MappedIpv4,
        &[("http://[::ffff:1.2.3.4]", Some("http://1.2.3.4")), ("http://[::ffff:102:304]", Some("http://1.2.3.4"))],
    );
    refuses(&Reason::Ipv6EmbeddedIpv4, &[("http://[64:ff9b::1.2.3.4]", Some("http://[64:ff9b::102:304]"))]);
    refuses(
        &Reason::Ipv6Invalid,
        &[
            ("http://[]", None),
            ("http://[::1", None),
            ("http://[::1]a", None),
            ("http://[1:2:3]", None),
            ("http://[::12345]", None),
            ("http://[localhost]", None),
            ("http://[127.0.0.1]", None),
        ],
    );
}

#[test]
fn a_wildcard_does_not_stand_before_an_address() {
    refuses(
        &Reason::WildcardBeforeAddress,
        &[
            ("https://*.127.0.0.1", Some("https://127.0.0.1")),
            ("https://*.[::1]:8443", Some("https://[::1]:8443")),
            ("app://*.127.0.0.1", Some("app://127.0.0.1")),
        ],
    );
}
