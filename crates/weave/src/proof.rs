//! The proof of work of forms that anyone may send: the hour's mark, the same for every visitor, and what a proof on it proves.

use std::time::Duration;

use basis::Moment;
use sha2::{Digest, Sha256};

use crate::Site;

/// Zero bits that a proof's hash begins with: some 65,000 tries, half a second to a few seconds of a phone.
pub const BITS: u32 = 16;
/// How long a mark is good.
pub const MARK: Duration = Duration::from_secs(24 * 60 * 60);

/// The hour's mark of a form about `of`; `context` names the room's forms: `comments.pow`.
pub fn mark_of(site: &Site, context: &str, of: &str) -> String {
    let hour = hour(site.clock.now());
    mark(hour, &site.keys.sign(context, &marked(hour, of)))
}

/// Whether the form about `of` came with its work done: `bits` of it, or more.
pub fn is_done(site: &Site, context: &str, of: &str, answer: &str, bits: u32) -> bool {
    zero_bits(answer) >= bits
        && is_proof(answer, site.clock.now(), |hour| site.keys.sign(context, &marked(hour, of)))
}

/// The hour in which `now` lies, since 1970.
pub fn hour(now: Moment) -> i64 {
    now.seconds().div_euclid(3_600)
}

/// What a mark is made over.
pub fn marked(hour: i64, of: &str) -> Vec<u8> {
    format!("{hour}/{of}").into_bytes()
}

/// A mark as the form carries it.
pub fn mark(hour: i64, signature: &[u8; 32]) -> String {
    use std::fmt::Write as _;
    signature.iter().take(16).fold(format!("{hour}."), |mut mark, byte| {
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

/// What came back: the mark's hour, the mark, and whether the work was done on it. Whose mark it is, `signature` must say.
pub fn is_proof(answer: &str, now: Moment, signature: impl Fn(i64) -> [u8; 32]) -> bool {
    let Some((given, nonce)) = answer.split_once(':') else { return false };
    let Some(of) = given.split_once('.').and_then(|(hour, _)| hour.parse::<i64>().ok()) else { return false };
    let hours = i64::try_from(MARK.as_secs() / 3_600).unwrap_or(24);
    let fresh = (0..=hours).contains(&hour(now).saturating_sub(of));
    let sound = !nonce.is_empty() && nonce.len() <= 20 && nonce.bytes().all(|byte| byte.is_ascii_digit());
    fresh && sound && zero_bits(answer) >= BITS && given == mark(of, &signature(of))
}

/// With how many zero bits the hash of a text begins, of the first 64.
pub fn zero_bits(text: &str) -> u32 {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(8).fold(0_u64, |word, byte| (word << 8) | u64::from(*byte)).leading_zeros()
}

/// Does the work; for tests and journeys without a browser.
pub fn solve(mark: &str) -> String {
    solve_to(mark, BITS)
}

/// As [`solve`], to so many zero bits.
pub fn solve_to(mark: &str, bits: u32) -> String {
    (0_u64..)
        .map(|nonce| format!("{mark}:{nonce}"))
        .find(|answer| zero_bits(answer) >= bits)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_work_on_an_own_and_fresh_mark_is_a_proof() {
        let now = Moment::from_millis(1_773_309_600_000);
        let own = |hour: i64| [u8::try_from(hour.rem_euclid(251)).unwrap(); 32];
        let made = |hours_ago: i64| {
            let of = hour(now) - hours_ago;
            solve(&mark(of, &own(of)))
        };
        assert!(is_proof(&made(0), now, own) && is_proof(&made(24), now, own));
        assert!(!is_proof(&made(25), now, own), "too old");
        assert!(!is_proof(&made(-1), now, own), "from the hour to come");
        let forged = solve(&mark(hour(now), &[9; 32]));
        assert!(!is_proof(&forged, now, own));
        let lazy =
            (0..).map(|n| format!("{}:{n}", mark(hour(now), &own(hour(now))))).find(|a| zero_bits(a) < BITS);
        assert!(!is_proof(&lazy.unwrap(), now, own));
        for odd in
            ["", ":", "1.2:3", "x.y:z", &format!("{}:{}", mark(hour(now), &own(hour(now))), "9".repeat(21))]
        {
            assert!(!is_proof(odd, now, own), "{odd}");
        }
    }

    #[test]
    fn the_work_is_counted_as_the_script_counts_it() {
        assert_eq!(zero_bits("mark:0"), 0);
        assert!(zero_bits(&solve("491520.00112233445566778899aabbccddeeff")) >= BITS);
    }
}
