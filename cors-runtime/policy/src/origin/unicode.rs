//! Labels beyond ASCII, as far as they can be converted without Unicode's tables.

use alloc::format;
use alloc::string::String;

use crate::punycode;

/// The `xn--` label that browsers send for this one, where lower case and punycode are all that it takes.
///
/// Browsers map and compose a label first (UTS #46 §4). Where that could change it, nothing is said: a wrong label
/// would look right, and never match.
pub(super) fn to_ascii(label: &str) -> Option<String> {
    let lower: String = label.chars().flat_map(char::to_lowercase).collect();
    if label.chars().chain(lower.chars()).any(is_mapped) {
        return None;
    }
    if lower.is_ascii() {
        return Some(lower);
    }
    Some(format!("xn--{}", punycode::encode(&lower)?))
}

/// Whether UTS #46 could map the character, drop it, refuse it, or compose it with the one before. Blocks are taken
/// whole where most of their characters are such: this decides on an offer, not on a verdict.
fn is_mapped(character: char) -> bool {
    let point = u32::from(character);
    MAPPED.iter().any(|&(first, last)| (first..=last).contains(&point))
}

const MAPPED: &[(u32, u32)] = &[
    (0x80, 0xbf),   // controls, white space, signs of Latin-1
    (0x132, 0x133), // ligatures of Latin Extended
    (0x13f, 0x140),
    (0x149, 0x149),
    (0x17f, 0x17f), // long s
    (0x1c4, 0x1cc),
    (0x1f1, 0x1f3),
    (0x2b0, 0x2ff), // modifier letters
    (0x300, 0x36f), // combining marks
    (0x370, 0x38a), // signs of Greek, and what composes there
    (0x3cf, 0x3d7),
    (0x3f0, 0x3f9),
    (0x483, 0x489), // combining marks of Cyrillic
    (0x587, 0x587), // Armenian ligature
    (0x600, 0x61f), // signs of Arabic
    (0x64b, 0x65f), // marks that compose
    (0x674, 0x678),
    (0x6dd, 0x6dd),
    (0x70f, 0x70f),
    (0x890, 0x8e2),
    (0x93c, 0x93c), // nukta and vowel signs of the scripts of India that compose
    (0x958, 0x95f),
    (0x9bc, 0x9bf),
    (0x9d7, 0x9df),
    (0xa33, 0xa3c),
    (0xa59, 0xa5e),
    (0xb3c, 0xb3e),
    (0xb56, 0xb5d),
    (0xbbe, 0xbd7),
    (0xc56, 0xc56),
    (0xcc2, 0xcd6),
    (0xd3e, 0xd57),
    (0xdca, 0xddf),
    (0xe33, 0xe33), // am of Thai and of Lao
    (0xeb3, 0xedd),
    (0xf00, 0xfff), // Tibetan
    (0x102e, 0x102e),
    (0x10a0, 0x10ff), // Georgian, whose upper case came late
    (0x1100, 0x11ff), // Hangul as single letters
    (0x13a0, 0x13ff), // Cherokee, which is folded to upper case
    (0x1680, 0x1680),
    (0x17b4, 0x17b5),
    (0x1800, 0x180f),
    (0x1ab0, 0x1aff),
    (0x1b34, 0x1b35),
    (0x1c80, 0x1cbf),
    (0x1d00, 0x1dff), // phonetic letters, more combining marks
    (0x1e9a, 0x1e9f), // sharp s in upper case among others
    (0x1f00, 0x1fff), // Greek with breathings
    (0x2000, 0x24ff), // white space, joiners, direction marks, signs, letters in circles
    (0x2a00, 0x2aff),
    (0x2c7c, 0x2c7d),
    (0x2d6f, 0x2d7f),
    (0x2de0, 0x2fff), // radicals
    (0x3000, 0x3004), // the ideographic full stop among others
    (0x3008, 0x303f),
    (0x3099, 0x309f), // voicing marks
    (0x30fb, 0x30fb),
    (0x30ff, 0x33ff), // compatibility forms
    (0xa640, 0xa6ff),
    (0xa700, 0xa7ff),
    (0xab30, 0xabbf),
    (0xe000, 0xffff), // private use, compatibility forms, full-width forms, variation selectors
    (0x1_0780, 0x1_07bf),
    (0x1_1080, 0x1_1fff), // more scripts of India
    (0x1_3430, 0x1_345f),
    (0x1_bca0, 0x1_bca3),
    (0x1_d000, 0x1_d7ff), // letters of mathematics and music
    (0x1_e000, 0x1_e0ff),
    (0x1_ee00, 0x1_eeff),
    (0x1_f100, 0x1_f2ff), // letters in circles and squares
    (0x1_fb00, 0x1_fbff),
    (0x2_f800, 0x2_fa1f),
    (0xe_0000, 0x10_ffff),
];
