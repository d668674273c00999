//! The port of an origin, for patterns that cover any.

/// `origin` without its port, if it has one as the URL standard serializes it: no leading zero, not the scheme's default.
#[inline(always)]
#[allow(clippy::inline_always, reason = "of those that call it each is a function of its own")]
pub(super) fn without_port(origin: &[u8]) -> &[u8] {
    // A colon and at most five digits: nothing further left is looked at. Four of them are what most have.
    let length = match origin.last_chunk::<6>() {
        Some([_, b':', port @ ..]) if is_port(port) => 5,
        Some([b':', port @ ..]) if is_port(port) => 6,
        Some([.., b':', a, b, c]) if is_port(&[*a, *b, *c]) && !is_default_port(&[*a, *b, *c], origin) => 4,
        Some([.., b':', a, b]) if is_port(&[*a, *b]) && !is_default_port(&[*a, *b], origin) => 3,
        Some([.., b':', a]) if is_port(&[*a]) => 2,
        _ => 0,
    };
    origin.get(..origin.len() - length).unwrap_or(origin)
}

/// Whether these are the digits of a port, from 1 to 65535, without a leading zero.
#[inline(always)]
#[allow(clippy::inline_always, reason = "most of it is known for each number of digits")]
fn is_port<const N: usize>(digits: &[u8; N]) -> bool {
    const ZEROS: u64 = u64::from_be_bytes([b'0'; 8]);
    const LARGEST: u64 = u64::from_be_bytes(*b"00065535") ^ ZEROS;
    // The value of each digit in a byte of its own, behind zeros.
    let mut word = [b'0'; 8];
    if let Some(last) = word.last_chunk_mut() {
        *last = *digits;
    }
    let values = u64::from_be_bytes(word) ^ ZEROS;
    // What is above nine has the highest bit, or gets it.
    let above_nine = (values | (values + ONES * (0x7f - 9))) & (ONES << 7);
    above_nine == 0 && values >> (8 * (N - 1)) != 0 && values <= LARGEST
}

const ONES: u64 = u64::from_be_bytes([0, 0, 0, 1, 1, 1, 1, 1]);

/// Whether the scheme of `origin` leaves this port unwritten.
#[cold]
#[inline(never)]
fn is_default_port(port: &[u8], origin: &[u8]) -> bool {
    let scheme = origin.split(|byte| *byte == b':').next().and_then(|scheme| core::str::from_utf8(scheme).ok());
    let number = port.iter().fold(0, |number, digit| number * 10 + u16::from(digit ^ b'0'));
    scheme.and_then(default_port) == Some(number)
}

/// The port that a special scheme leaves unwritten (URL, [special schemes]).
///
/// [special schemes]: https://url.spec.whatwg.org/#special-scheme
#[must_use]
pub(crate) fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        "ftp" => Some(21),
        _ => None,
    }
}
