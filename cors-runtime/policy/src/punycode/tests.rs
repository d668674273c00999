use super::{adapt, decode, encode};

/// The samples of RFC 3492 §7.1, (A) to (S). In (I) the RFC's form carries a mixed-case annotation, which an
/// encoder need not write; it stands here in lower case.
const SAMPLES: &[(&str, &str)] = &[
    ("\u{644}\u{64a}\u{647}\u{645}\u{627}\u{628}\u{62a}\u{643}\u{644}\u{645}\u{648}\u{634}\u{639}\u{631}\u{628}\u{64a}\u{61f}", "egbpdaj6bu4bxfgehfvwxn"),
    ("\u{4ed6}\u{4eec}\u{4e3a}\u{4ec0}\u{4e48}\u{4e0d}\u{8bf4}\u{4e2d}\u{6587}", "ihqwcrb4cv8a8dqg056pqjye"),
    ("\u{4ed6}\u{5011}\u{7232}\u{4ec0}\u{9ebd}\u{4e0d}\u{8aaa}\u{4e2d}\u{6587}", "ihqwctvzc91f659drss3x8bo0yb"),
    ("Pro\u{10d}prost\u{11b}nemluv\u{ed}\u{10d}esky", "Proprostnemluvesky-uyb24dma41a"),
    ("\u{5dc}\u{5de}\u{5d4}\u{5d4}\u{5dd}\u{5e4}\u{5e9}\u{5d5}\u{5d8}\u{5dc}\u{5d0}\u{5de}\u{5d3}\u{5d1}\u{5e8}\u{5d9}\u{5dd}\u{5e2}\u{5d1}\u{5e8}\u{5d9}\u{5ea}", "4dbcagdahymbxekheh6e0a7fei0b"),
    ("\u{92f}\u{939}\u{932}\u{94b}\u{917}\u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940}\u{915}\u{94d}\u{92f}\u{94b}\u{902}\u{928}\u{939}\u{940}\u{902}\u{92c}\u{94b}\u{932}\u{938}\u{915}\u{924}\u{947}\u{939}\u{948}\u{902}", "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"),
    ("\u{306a}\u{305c}\u{307f}\u{3093}\u{306a}\u{65e5}\u{672c}\u{8a9e}\u{3092}\u{8a71}\u{3057}\u{3066}\u{304f}\u{308c}\u{306a}\u{3044}\u{306e}\u{304b}", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
    ("\u{c138}\u{acc4}\u{c758}\u{baa8}\u{b4e0}\u{c0ac}\u{b78c}\u{b4e4}\u{c774}\u{d55c}\u{ad6d}\u{c5b4}\u{b97c}\u{c774}\u{d574}\u{d55c}\u{b2e4}\u{ba74}\u{c5bc}\u{b9c8}\u{b098}\u{c88b}\u{c744}\u{ae4c}", "989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c"),
    ("\u{43f}\u{43e}\u{447}\u{435}\u{43c}\u{443}\u{436}\u{435}\u{43e}\u{43d}\u{438}\u{43d}\u{435}\u{433}\u{43e}\u{432}\u{43e}\u{440}\u{44f}\u{442}\u{43f}\u{43e}\u{440}\u{443}\u{441}\u{441}\u{43a}\u{438}", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
    ("Porqu\u{e9}nopuedensimplementehablarenEspa\u{f1}ol", "PorqunopuedensimplementehablarenEspaol-fmd56a"),
    ("T\u{1ea1}isaoh\u{1ecd}kh\u{f4}ngth\u{1ec3}ch\u{1ec9}n\u{f3}iti\u{1ebf}ngVi\u{1ec7}t", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
    ("3\u{5e74}B\u{7d44}\u{91d1}\u{516b}\u{5148}\u{751f}", "3B-ww4c5e180e575a65lsy2b"),
    ("\u{5b89}\u{5ba4}\u{5948}\u{7f8e}\u{6075}-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
    ("Hello-Another-Way-\u{305d}\u{308c}\u{305e}\u{308c}\u{306e}\u{5834}\u{6240}", "Hello-Another-Way--fc4qua05auwb3674vfr0b"),
    ("\u{3072}\u{3068}\u{3064}\u{5c4b}\u{6839}\u{306e}\u{4e0b}2", "2-u9tlzr9756bt3uc0v"),
    ("Maji\u{3067}Koi\u{3059}\u{308b}5\u{79d2}\u{524d}", "MajiKoi5-783gue6qz075azm5e"),
    ("\u{30d1}\u{30d5}\u{30a3}\u{30fc}de\u{30eb}\u{30f3}\u{30d0}", "de-jg4avhby1noc0d"),
    ("\u{305d}\u{306e}\u{30b9}\u{30d4}\u{30fc}\u{30c9}\u{3067}", "d9juau41awczczp"),
    ("-> $1.00 <-", "-> $1.00 <--"),
];

#[test]
fn every_sample_of_rfc_3492_is_encoded() {
    for &(label, text) in SAMPLES {
        assert_eq!(encode(label).as_deref(), Some(text));
    }
}

#[test]
fn every_sample_of_rfc_3492_is_decoded() {
    for &(label, text) in SAMPLES {
        assert_eq!(decode(text).as_deref(), Some(label));
    }
}

#[test]
fn digits_are_read_in_either_case() {
    assert_eq!(
        decode("b1abfaaepdrnnbgefbaDotcwatmq2g4l").as_deref(),
        Some("\u{43f}\u{43e}\u{447}\u{435}\u{43c}\u{443}\u{436}\u{435}\u{43e}\u{43d}\u{438}\u{43d}\u{435}\u{433}\u{43e}\u{432}\u{43e}\u{440}\u{44f}\u{442}\u{43f}\u{43e}\u{440}\u{443}\u{441}\u{441}\u{43a}\u{438}"),
    );
}

#[test]
fn ascii_alone_ends_in_the_delimiter() {
    assert_eq!(encode("abc").as_deref(), Some("abc-"));
    assert_eq!(decode("abc-").as_deref(), Some("abc"));
    assert_eq!(encode("").as_deref(), Some(""));
    assert_eq!(decode("").as_deref(), Some(""));
}

#[test]
fn what_is_no_punycode_is_not_decoded() {
    for text in ["a_b", "-", "bcher-kv", "é", "99999999", "999999999", "a-\u{7f}", "-kva"] {
        assert_eq!(decode(text), None, "{text}");
    }
}

#[test]
fn a_surrogate_is_not_decoded() {
    // U+D800, encoded as if it were a scalar value.
    assert_eq!(decode("ib9b"), None);
}

#[test]
fn a_number_that_overflows_is_not_encoded() {
    // U+10FFFF after 4,000 characters: its delta does not fit into 32 bits.
    let label = "a".repeat(4000) + "\u{10ffff}";
    assert_eq!(encode(&label), None);
}

/// RFC 3492 §6.1, worked by hand: the loop divides by 35 while the delta is above 455.
#[test]
fn the_bias_is_adapted_as_in_rfc_3492() {
    for (delta, length, first, bias) in [
        (0, 1, true, 0),
        (910, 1000, false, 33),       // 455: 36 * 455 / (455 + 38)
        (912, 1000, false, 45),       // 456, then 13: 36 + 36 * 13 / (13 + 38)
        (319_200, 1000, true, 45),    // the same, by 700
        (800, 1, false, 49),          // 400 and 400, then 22: 36 + 36 * 22 / (22 + 38)
        (32_000, 100_000, false, 81), // 16000, then 457, then 13: 36 + 36 + 36 * 13 / (13 + 38)
    ] {
        assert_eq!(adapt(delta, length, first), bias, "{delta}");
    }
}
