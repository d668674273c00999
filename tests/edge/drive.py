#!/usr/bin/env python3
"""Asks a server of tests/edge/run what a browser would ask, and compares each answer with what the policy says.

    python3 tests/edge/drive.py 127.0.0.1:8787 [--show] [--log FILE]

The expected answers are written from the Fetch standard and the policy that all of the servers declare. `--show` prints each
answer as it came. Several lines of `Vary` are read as the one list that they are: a platform may join them. `--log` is the
file that the server prints to: what the error says goes there, once.
"""

import argparse
import http.client
import pathlib
import sys

APP = ("origin", "https://app.example.com")
EVIL = ("origin", "https://evil.example")
ASKS_FOR_PUT = ("access-control-request-method", "PUT")

# The name, the request (method, path, headers, body), and the answer: status, body, `Vary`, `access-control-*`.
CASES = [
    (
        "a preflight is answered without the handler",
        ("OPTIONS", "/no-such-path", [APP, ASKS_FOR_PUT, ("access-control-request-headers", "content-type")], None),
        (204, "", ["Origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-allow-methods": "GET, PUT",
            "access-control-allow-headers": "content-type",
            "access-control-max-age": "600",
        }),
    ),
    (
        "a foreign preflight gets no permission",
        ("OPTIONS", "/tea", [EVIL, ASKS_FOR_PUT], None),
        (204, "", ["Origin"], {}),
    ),
    (
        "OPTIONS without Access-Control-Request-Method goes to the handler",
        ("OPTIONS", "/tea", [APP], None),
        (200, "not a preflight", ["Origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
    (
        "OPTIONS without Origin goes to the handler",
        ("OPTIONS", "/tea", [ASKS_FOR_PUT], None),
        (200, "not a preflight", ["Origin"], {}),
    ),
    (
        "a success carries the headers",
        ("GET", "/tea", [APP], None),
        (200, "7 EUR", ["Origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
    (
        "a sub-domain of the pattern is named back",
        ("GET", "/tea", [("origin", "https://pr-7.preview.example.com")], None),
        (200, "7 EUR", ["Origin"], {
            "access-control-allow-origin": "https://pr-7.preview.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
    ("a foreign origin gets no headers", ("GET", "/tea", [EVIL], None), (200, "7 EUR", ["Origin"], {})),
    ("`null` is foreign", ("GET", "/tea", [("origin", "null")], None), (200, "7 EUR", ["Origin"], {})),
    ("two origins are none", ("GET", "/tea", [APP, EVIL], None), (200, "7 EUR", ["Origin"], {})),
    ("without Origin, caches are told all the same", ("GET", "/tea", [], None), (200, "7 EUR", ["Origin"], {})),
    (
        "HEAD carries the headers of GET, and no body",
        ("HEAD", "/tea", [APP], None),
        (200, "", ["Origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
    (
        "an error carries the headers, and its text stays inside",
        ("GET", "/no-such-path", [APP], None),
        (500, "Internal Server Error", ["Origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
    (
        "what the handler sets by hand is replaced, and its own Vary stays",
        ("GET", "/by-hand", [APP], None),
        (200, "by hand", ["accept", "cookie", "Origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
    (
        "what the handler sets by hand is removed for a foreign origin",
        ("GET", "/by-hand", [EVIL], None),
        (200, "by hand", ["accept", "cookie", "Origin"], {}),
    ),
    (
        "a handler that varies on the origin itself is not told again",
        ("GET", "/varies", [APP], None),
        (200, "varies", ["accept", "origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
    (
        "a body goes through untouched",
        ("PUT", "/echo", [APP, ("content-type", "text/plain")], "tea " * 40_000),
        (200, "tea " * 40_000, ["Origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
    (
        "an empty answer carries the headers",
        ("GET", "/empty", [APP], None),
        (200, "", ["Origin"], {
            "access-control-allow-origin": "https://app.example.com",
            "access-control-expose-headers": "x-request-id",
        }),
    ),
]


def ask(address, method, path, headers, body):
    connection = http.client.HTTPConnection(address)
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in headers:
        connection.putheader(name, value)
    if body is not None:
        connection.putheader("content-length", str(len(body)))
    connection.endheaders(None if body is None else body.encode())
    response = connection.getresponse()
    text = response.read().decode()
    lines = response.getheaders()
    connection.close()
    return response.status, response.reason, lines, text


def observed(status, lines, text):
    lower = [(name.lower(), value) for name, value in lines]
    vary = [item.strip() for name, value in lower if name == "vary" for item in value.split(",")]
    access_control = [(name, value) for name, value in lower if name.startswith("access-control-")]
    # A name that is there twice is a fault, which a dictionary would hide.
    names = [name for name, _ in access_control]
    twice = sorted({name for name in names if names.count(name) > 1})
    return (status, text, vary, dict(access_control)), twice


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("address", metavar="HOST:PORT")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--log", type=pathlib.Path, metavar="FILE")
    options = parser.parse_args()
    logged_before = options.log.stat().st_size if options.log else 0
    failed = 0
    for name, request, expected in CASES:
        status, reason, lines, text = ask(options.address, *request)
        answer, twice = observed(status, lines, text)
        is_right = answer == expected and not twice
        failed += not is_right
        print(f"{'ok    ' if is_right else 'FAILED'} {name}")
        if not is_right or options.show:
            print(f"    {request[0]} {request[1]} " + ", ".join(f"{name}: {value}" for name, value in request[2]))
            print(f"    {status} {reason}")
            for line in lines:
                print("    {}: {}".format(*line))
            print(f"    {text[:60]!r}, {len(text)} characters")
        if not is_right:
            print(f"    expected {expected[0]} {expected[1][:60]!r}, vary {expected[2]}, {expected[3]}")
            if twice:
                print(f"    twice: {twice}")
    asked = len(CASES)
    if options.log:
        logged = options.log.read_bytes()[logged_before:].decode(errors="replace")
        is_right = logged.count("no such path: /no-such-path") == 1
        asked += 1
        failed += not is_right
        print(f"{'ok    ' if is_right else 'FAILED'} the error's text is in the log, once")
        if not is_right or options.show:
            print(f"    {logged!r}")
    print(f"{asked - failed} passed, {failed} failed")
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
