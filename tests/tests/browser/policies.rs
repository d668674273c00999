//! The policies, once for every server that has a handler for each: its path, its name, what it answers, its policy.

macro_rules! policies {
    ($handlers:ident) => {
        $handlers! {
            "any" any, answer: (origins = "*", methods = "PUT", headers = "x-custom");
            "one" one, answer: (origins = "https://app.example.com", methods = "PUT", headers = "x-custom");
            "several" several, answer: (
                origins = "https://app.example.com, https://admin.example.com",
                methods = "PUT",
                headers = "x-custom"
            );
            "sub" sub, answer: (origins = "https://*.preview.example.com", methods = "PUT", headers = "x-custom");
            "example" example, answer: (origins = "https://*.example.com", methods = "PUT", headers = "x-custom");
            "port" port, answer: (origins = "https://app.example.com:*", methods = "PUT", headers = "x-custom");
            "sub-port" sub_port, answer: (origins = "https://*.example.com:*", methods = "PUT", headers = "x-custom");
            "local" local, answer: (
                origins = "http://localhost:*",
                methods = "PUT",
                headers = "x-custom",
                credentials
            );
            "insecure" insecure, answer: (origins = "http://app.example.com", methods = "PUT", headers = "x-custom");
            "many" many, answer: (
                origins = [
                    "https://one.example.com",
                    "https://two.example.com",
                    "https://three.example.com",
                    "https://four.example.com",
                    "https://five.example.com",
                    "https://six.example.com",
                    "https://app.example.com",
                    "https://seven.example.com",
                    "https://eight.example.com",
                    "https://nine.example.com",
                    "https://admin.example.com",
                    "https://app.example.com:8443",
                ],
                methods = "PUT",
                headers = "x-custom",
            );
            "mixed" mixed, answer: (
                origins = "https://app.example.com, https://*.preview.example.com, http://localhost:*",
                methods = "PUT",
                headers = "x-custom"
            );
            "idn" idn, answer: (origins = "https://xn--bcher-kva.example", methods = "PUT", headers = "x-custom");
            "address" address, answer: (origins = "http://127.0.0.1:8080", methods = "PUT", headers = "x-custom");
            "credentials" credentials, answer: (
                origins = "https://app.example.com",
                methods = "PUT",
                headers = "x-custom",
                credentials
            );
            "several-credentials" several_credentials, answer: (
                origins = "https://app.example.com, https://admin.example.com",
                methods = "PUT",
                headers = "x-custom",
                credentials
            );
            "sub-credentials" sub_credentials, answer: (
                origins = "https://*.preview.example.com",
                methods = "PUT",
                headers = "x-custom",
                credentials,
                dangerously_allow_public_suffixes = "example.com belongs to one owner"
            );
            "methods" methods, answer: (origins = "https://app.example.com", methods = "PUT, DELETE, PATCH");
            "any-method" any_method, answer: (origins = "https://app.example.com", methods = "*");
            "any-method-credentials" any_method_credentials, answer: (
                origins = "https://app.example.com",
                methods = "*",
                credentials
            );
            "custom-method" custom_method, answer: (
                origins = "https://app.example.com",
                methods = "GET, POST, REPORT, Frobnicate"
            );
            "headers" headers, answer: (
                origins = "https://app.example.com",
                headers = "x-custom, X-Other, authorization"
            );
            "any-header" any_header, answer: (origins = "https://app.example.com", headers = "*");
            "any-header-and-authorization" any_header_and_authorization, answer: (
                origins = "https://app.example.com",
                headers = "*, authorization"
            );
            "any-header-credentials" any_header_credentials, answer: (
                origins = "https://app.example.com",
                headers = "*",
                credentials
            );
            "any-header-and-authorization-credentials" any_header_and_authorization_credentials, answer: (
                origins = "https://app.example.com",
                headers = "*, authorization",
                credentials
            );
            "content-type" content_type, answer: (
                origins = "https://app.example.com",
                headers = "content-type,
accept, range"
            );
            "content-type-credentials" content_type_credentials, answer: (
                origins = "https://app.example.com",
                headers = "content-type",
                credentials
            );
            "expose" expose, answer: (origins = "https://app.example.com", expose_headers = "X-Request-Id, etag");
            "expose-any" expose_any, answer: (origins = "*", expose_headers = "*");
            "expose-credentials" expose_credentials, answer: (
                origins = "https://app.example.com, https://admin.example.com",
                expose_headers = "x-request-id",
                credentials
            );
            "remembered" remembered, answer: (
                origins = "https://app.example.com",
                methods = "PUT, DELETE",
                headers = "x-custom, x-other",
                max_age = 600
            );
            "forgotten" forgotten, answer: (
                origins = "https://app.example.com",
                methods = "PUT",
                headers = "x-custom",
                max_age = 0
            );
            "remembered-credentials" remembered_credentials, answer: (
                origins = "https://app.example.com",
                methods = "PUT",
                headers = "x-custom",
                credentials,
                max_age = 600
            );
            "remembered-second" remembered_second, answer: (
                origins = "https://app.example.com",
                methods = "PUT",
                headers = "x-custom",
                max_age = 1
            );
            "remembered-any" remembered_any, answer: (
                origins = "https://app.example.com",
                methods = "*",
                headers = "*",
                max_age = 600
            );
            "remembered-any-credentials" remembered_any_credentials, answer: (
                origins = "https://app.example.com",
                methods = "*",
                headers = "*",
                credentials,
                max_age = 600
            );
            "remembered-open" remembered_open, answer: (
                origins = "*",
                methods = "PUT, POST",
                headers = "x-custom",
                max_age = 600
            );
            "open" open, answer: (origins = "*", methods = "*", headers = "*, authorization");
            "sets-by-hand" sets_by_hand, sets_by_hand: (
                origins = "https://app.example.com, https://admin.example.com"
            );
            "revalidated" revalidated, revalidated: (origins = "https://app.example.com, https://admin.example.com");
            "cached" cached, cacheable: (origins = "https://app.example.com, https://admin.example.com");
        }
    };
}

pub(crate) use policies;
