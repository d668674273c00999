//! Punycode (RFC 3492): a label beyond ASCII, written in ASCII, without the `xn--` in front.

use alloc::string::String;
use alloc::vec::Vec;

// The parameters of RFC 3492 §5.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 0x80;

/// The ASCII form of a label (RFC 3492 §6.3), or `None` where a number would overflow.
///
/// # Examples
///
/// ```
/// assert_eq!(cors_rules::punycode::encode("bücher").as_deref(), Some("bcher-kva"));
/// ```
#[must_use]
pub fn encode(label: &str) -> Option<String> {
    let mut output: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(output.len()).ok()?;
    if basic > 0 {
        output.push('-');
    }
    let length = u32::try_from(label.chars().count()).ok()?;
    let (mut n, mut delta, mut bias, mut handled) = (INITIAL_N, 0_u32, INITIAL_BIAS, basic);
    while handled < length {
        let next = label.chars().map(u32::from).filter(|&point| point >= n).min()?;
        delta = (next - n).checked_mul(handled + 1)?.checked_add(delta)?;
        n = next;
        for point in label.chars().map(u32::from) {
            if point < n {
                delta = delta.checked_add(1)?;
            }
            if point == n {
                encode_number(&mut output, delta, bias)?;
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    Some(output)
}

/// The label that an ASCII form stands for (RFC 3492 §6.2), or `None` where it stands for none.
///
/// # Examples
///
/// ```
/// assert_eq!(cors_rules::punycode::decode("bcher-kva").as_deref(), Some("bücher"));
/// assert_eq!(cors_rules::punycode::decode("bücher"), None);
/// ```
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    // All before the last delimiter stands for itself. A delimiter that comes first has nothing before it, and is
    // then no digit either.
    let (basic, extended) = text.rsplit_once('-').unwrap_or(("", text));
    if basic.is_empty() && text.starts_with('-') {
        return None;
    }
    let mut output: Vec<char> = basic.chars().collect();
    let (mut n, mut i, mut bias) = (INITIAL_N, 0_u32, INITIAL_BIAS);
    let mut digits = extended.bytes();
    while digits.len() > 0 {
        let before = i;
        let (mut weight, mut k) = (1_u32, BASE);
        loop {
            let digit = digit_value(digits.next()?)?;
            i = digit.checked_mul(weight)?.checked_add(i)?;
            let t = threshold(k, bias);
            if digit < t {
                break;
            }
            weight = weight.checked_mul(BASE - t)?;
            k = k.checked_add(BASE)?;
        }
        let length = u32::try_from(output.len()).ok()?.checked_add(1)?;
        bias = adapt(i - before, length, before == 0);
        n = n.checked_add(i / length)?;
        i %= length;
        output.insert(usize::try_from(i).ok()?, char::from_u32(n)?);
        i += 1;
    }
    Some(output.into_iter().collect())
}

/// Writes one generalized variable-length integer (RFC 3492 §3.3).
fn encode_number(output: &mut String, number: u32, bias: u32) -> Option<()> {
    let (mut rest, mut k) = (number, BASE);
    loop {
        let t = threshold(k, bias);
        if rest < t {
            output.push(digit(rest)?);
            return Some(());
        }
        output.push(digit(t + (rest - t) % (BASE - t))?);
        rest = (rest - t) / (BASE - t);
        k = k.checked_add(BASE)?;
    }
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

/// Bias adaptation (RFC 3492 §6.1).
fn adapt(delta: u32, length: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / length;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

fn digit(value: u32) -> Option<char> {
    char::from_digit(if value < 26 { value + 10 } else { value.checked_sub(26)? }, BASE)
}

fn digit_value(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
