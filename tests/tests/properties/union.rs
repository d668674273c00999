//! Origins together match what each of them matches alone.

use http::{header::ACCESS_CONTROL_ALLOW_ORIGIN, Request, Response};
use proptest::prelude::*;

use crate::{
    answer, cases,
    declared::{Declared, Policy},
    generate,
    meaning::covers,
};

/// Whether the answer to a request from `origin` names it.
fn allows(policy: &Policy, origin: &str) -> bool {
    let request = Request::builder().header("origin", origin.as_bytes()).body(()).unwrap();
    let response = answer(policy, request, |_| Response::new(String::new()));
    response.headers().get(ACCESS_CONTROL_ALLOW_ORIGIN).is_some_and(|allowed| allowed.as_bytes() == origin.as_bytes())
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn a_union_of_origins_matches_exactly_what_each_alone_would_match(
        (origins, sent) in generate::origins(true).prop_flat_map(|origins| {
            let sent = generate::look_alike(&origins);
            (Just(origins), prop::collection::vec(sent, 1..8))
        })
    ) {
        let union = Declared::of_origins(&origins).policy();
        let alone: Vec<Policy> =
            origins.iter().map(|origin| Declared::of_origins(std::slice::from_ref(origin)).policy()).collect();
        for sent in sent {
            let by_one = alone.iter().any(|policy| allows(policy, &sent));
            prop_assert_eq!(allows(&union, &sent), by_one, "{}", &sent);
            prop_assert_eq!(by_one, origins.iter().any(|origin| covers(origin, &sent)), "{}", &sent);
        }
    }
}
