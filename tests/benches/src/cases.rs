//! The cases: a policy, and what is asked of it.

use http::{header, Request, Response};

use crate::{
    asked::Asked,
    by_hand,
    measured::line,
    policies,
    stack::{call, Answer},
};

/// A handler of `http` types.
type Handler = fn(Request<()>) -> Response<&'static str>;

/// One policy, in every way that it is written here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Policy {
    bare: Handler,
    ours: Handler,
    by_hand: Handler,
    minimal: Handler,
    #[cfg(feature = "peers")]
    peers: crate::peers::Policy,
}

impl Policy {
    #[cfg(feature = "peers")]
    fn peer_columns(&self) -> impl Iterator<Item = Column> + '_ {
        let peers = crate::peers::Peer::ALL.into_iter().filter(|peer| peer.can_declare(&self.peers));
        peers.flat_map(|peer| [Column::PeerBare(peer), Column::Peer(peer)])
    }

    #[cfg(not(feature = "peers"))]
    #[allow(clippy::unused_self, reason = "it has none of them")]
    fn peer_columns(&self) -> [Column; 0] {
        []
    }
}

macro_rules! policy {
    ($name:ident) => {
        policy!($name, policies::bare)
    };
    ($name:ident, $bare:path) => {
        Policy {
            bare: $bare,
            ours: policies::$name::ours,
            by_hand: by_hand::in_full::<policies::$name::Policy>,
            minimal: by_hand::minimal::<policies::$name::Policy>,
            #[cfg(feature = "peers")]
            peers: crate::peers::Policy {
                handler: $bare,
                origins: &policies::$name::ORIGINS,
                is_full: <policies::$name::Policy as by_hand::ByHand>::CREDENTIALS,
            },
        }
    };
}

/// What is asked of one policy.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// The table that it is shown in.
    pub(crate) section: &'static str,
    pub(crate) name: String,
    pub(crate) policy: Policy,
    pub(crate) asked: Asked,
}

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Bare,
    Ours,
    ByHand,
    Minimal,
    #[cfg(feature = "peers")]
    Peer(crate::peers::Peer),
    /// The same stack without CORS.
    #[cfg(feature = "peers")]
    PeerBare(crate::peers::Peer),
}

impl Column {
    pub(crate) fn name(self) -> String {
        match self {
            Self::Bare => "bare".to_owned(),
            Self::Ours => "ours".to_owned(),
            Self::ByHand => "by hand".to_owned(),
            Self::Minimal => "by hand, minimal".to_owned(),
            #[cfg(feature = "peers")]
            Self::Peer(peer) => peer.name().to_owned(),
            #[cfg(feature = "peers")]
            Self::PeerBare(peer) => format!("{}, bare", peer.name()),
        }
    }

    /// What it is counted over.
    pub(crate) fn bare(self) -> Self {
        match self {
            #[cfg(feature = "peers")]
            Self::Peer(peer) | Self::PeerBare(peer) => Self::PeerBare(peer),
            _ => Self::Bare,
        }
    }
}

impl Case {
    /// What is counted.
    pub(crate) fn columns(&self) -> Vec<Column> {
        let mut columns = vec![Column::Bare, Column::Ours, Column::ByHand, Column::Minimal];
        columns.extend(self.policy.peer_columns());
        columns
    }

    pub(crate) fn answer(&self, column: Column) -> Answer {
        let handler = match column {
            Column::Bare => self.policy.bare,
            Column::Ours => self.policy.ours,
            Column::ByHand => self.policy.by_hand,
            Column::Minimal => self.policy.minimal,
            #[cfg(feature = "peers")]
            Column::Peer(peer) => return peer.answer(&self.policy.peers, true, &self.asked),
            #[cfg(feature = "peers")]
            Column::PeerBare(peer) => return peer.answer(&self.policy.peers, false, &self.asked),
        };
        call(handler, &self.asked)
    }
}

/// Makes every call under every column, and prints a line for each: its name, and how often it allocated.
pub fn count_all() {
    for case in all() {
        for column in case.columns() {
            let answer = case.answer(column);
            println!("{}\t{}", line(&case.name, column), answer.allocations);
        }
    }
}

/// An origin that no policy here allows, and that looks like theirs.
const FOREIGN: &str = "https://blog-7.example.com";

/// Every case.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    fixed(&mut cases);
    exact(&mut cases);
    patterns(&mut cases);
    preflights(&mut cases);
    cases
}

fn fixed(cases: &mut Vec<Case>) {
    let allowed = "https://app.example.com";
    let mut add = |name: &str, policy, asked| {
        cases.push(Case { section: "Fixed policy, GET", name: name.to_owned(), policy, asked });
    };
    let fixed = policy!(fixed);
    add("fixed, allowed origin", fixed, Asked::get().origin(allowed));
    add("fixed, foreign origin", fixed, Asked::get().origin(FOREIGN));
    add("fixed, no origin", fixed, Asked::get());
    let with_headers = policy!(fixed_with_headers, policies::with_headers);
    add("fixed, handler sets 3 headers", with_headers, Asked::get().origin(allowed));
    let full = policy!(fixed_full);
    add("fixed, credentials and exposed headers", full, Asked::get().origin(allowed));
}

fn exact(cases: &mut Vec<Case>) {
    let mut add = |name: String, policy, asked| {
        cases.push(Case { section: "Matched policy, GET: exact origins", name, policy, asked });
    };
    let policies: [(usize, Policy, &[&'static str]); 5] = [
        (2, policy!(exact_2), &policies::exact_2::ORIGINS),
        (10, policy!(exact_10), &policies::exact_10::ORIGINS),
        (100, policy!(exact_100), &policies::exact_100::ORIGINS),
        (1_000, policy!(exact_1000), &policies::exact_1000::ORIGINS),
        (10_000, policy!(exact_10000), &policies::exact_10000::ORIGINS),
    ];
    for (count, policy, origins) in policies {
        add(format!("{count} origins, hit"), policy, Asked::get().origin(origins[count / 2]));
        add(format!("{count} origins, miss"), policy, Asked::get().origin(FOREIGN));
        if count == 2 {
            add(format!("{count} origins, no origin"), policy, Asked::get());
        }
        for (size, name) in [(10 << 10, "10 KB"), (1 << 20, "1 MB")] {
            add(format!("{count} origins, an origin of {name}"), policy, Asked::get().origin(long_origin(size)));
        }
    }
    let with_headers = policy!(matched_with_headers, policies::with_headers);
    let allowed = "https://admin.example.com";
    add("2 origins, handler sets 3 headers, hit".to_owned(), with_headers, Asked::get().origin(allowed));
    let full = policy!(matched_full);
    add("2 origins, credentials and exposed headers, hit".to_owned(), full, Asked::get().origin(allowed));
}

/// An origin of so many bytes, which starts and ends as an allowed one may.
fn long_origin(size: usize) -> String {
    let (start, end) = ("https://", ".app-0.example");
    format!("{start}{}{end}", "a".repeat(size - start.len() - end.len()))
}

fn patterns(cases: &mut Vec<Case>) {
    let mut add = |name: String, policy, asked| {
        cases.push(Case { section: "Matched policy, GET: patterns", name, policy, asked });
    };
    let policies: [(usize, Policy, Policy, &[&'static str]); 5] = [
        (1, policy!(subdomains_1), policy!(ports_1), &policies::subdomains_1::ORIGINS),
        (3, policy!(subdomains_3), policy!(ports_3), &policies::subdomains_3::ORIGINS),
        (10, policy!(subdomains_10), policy!(ports_10), &policies::subdomains_10::ORIGINS),
        (100, policy!(subdomains_100), policy!(ports_100), &policies::subdomains_100::ORIGINS),
        (1_000, policy!(subdomains_1000), policy!(ports_1000), &policies::subdomains_1000::ORIGINS),
    ];
    for (count, subdomains, ports, origins) in policies {
        // `https://*.shop-1.example`, less its star.
        let (_, domain) = origins[count / 2].split_at("https://*.".len());
        let kinds = [
            ("sub-domain", subdomains, format!("https://pr-7.{domain}"), "https://pr-7.blog-7.example"),
            ("port", ports, format!("https://{domain}:8443"), "https://blog-7.example:8443"),
        ];
        for (kind, policy, hit, miss) in kinds {
            add(format!("{count} {kind} patterns, hit"), policy, Asked::get().origin(hit));
            add(format!("{count} {kind} patterns, miss"), policy, Asked::get().origin(miss));
            for (size, name) in [(10 << 10, "10 KB"), (1 << 20, "1 MB")] {
                let asked = Asked::get().origin(long_origin(size));
                add(format!("{count} {kind} patterns, an origin of {name}"), policy, asked);
            }
        }
    }
    let mixed = policy!(mixed);
    for (name, origin) in [
        ("mixed, hit: exact", "https://admin-2.example.com"),
        ("mixed, hit: sub-domain", "https://pr-7.admin-2.example"),
        ("mixed, hit: port", "https://localhost:8443"),
        ("mixed, miss", FOREIGN),
    ] {
        add(name.to_owned(), mixed, Asked::get().origin(origin));
    }
}

fn preflights(cases: &mut Vec<Case>) {
    let mut add = |name: String, policy, asked| {
        cases.push(Case { section: "Preflight", name, policy, asked });
    };
    let policies = [
        ("fixed", policy!(fixed), "https://app.example.com"),
        ("fixed, credentials", policy!(fixed_full), "https://app.example.com"),
        ("2 origins", policy!(exact_2), policies::exact_2::ORIGINS[1]),
        ("2 origins, credentials", policy!(matched_full), "https://admin.example.com"),
        ("1000 origins", policy!(exact_1000), policies::exact_1000::ORIGINS[500]),
    ];
    for (name, policy, allowed) in policies {
        add(format!("preflight, {name}, allowed"), policy, Asked::preflight().origin(allowed));
        add(format!("preflight, {name}, foreign"), policy, Asked::preflight().origin(FOREIGN));
        let long = Asked::preflight().with(header::ACCESS_CONTROL_REQUEST_HEADERS, "a,".repeat(5 << 10));
        add(format!("preflight, {name}, 10 KB of request-headers"), policy, long.origin(allowed));
    }
}
