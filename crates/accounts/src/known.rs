//! Passwords that everybody knows: those that leaked most often, and what is made of them by adding a year or a sign. The
//! list lies in the binary; nothing is asked outside.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Four bytes of the hash of each, sorted: see `passwords/README.md`.
static COMMON: &[u8] = include_bytes!("../passwords/common.bin");

/// Whether a password is one of those, or hardly more.
pub fn is_known(password: &str) -> bool {
    let core = core(password);
    let plain: String = core.chars().map(plain).collect();
    [core, plain].iter().any(|core| is_common(core) || is_two(core))
}

/// Letters and digits alone, without what was put before and after to make it longer.
fn core(password: &str) -> String {
    let bare: String =
        password.nfkc().flat_map(char::to_lowercase).filter(|one| one.is_alphanumeric()).collect();
    bare.trim_matches(|one: char| !one.is_alphabetic()).to_owned()
}

/// The letter that a sign stands for.
const fn plain(sign: char) -> char {
    match sign {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    }
}

/// One twice, or two of the list side by side where that is all there is.
fn is_two(core: &str) -> bool {
    core.chars().count() <= 20
        && core.char_indices().any(|(at, _)| {
            let (one, other) = core.split_at(at);
            is_common(self::core(one).as_str()) && is_common(self::core(other).as_str())
        })
}

fn is_common(core: &str) -> bool {
    if core.chars().count() < 4 {
        return false;
    }
    let hash: [u8; 32] = Sha256::digest(core.as_bytes()).into();
    let (wanted, _) = hash.split_first_chunk::<4>().unwrap_or((&[0; 4], &[]));
    let (listed, _) = COMMON.as_chunks::<4>();
    listed.binary_search(wanted).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaked_most_is_known_whatever_is_hung_on_it() {
        for known in [
            "1qaz2wsx3edc4rfv",
            "qwertyuiop123!",
            "Password2026!!",
            "P4ssw0rd-2026",
            "trustno1trustno1",
            "sunshine-2024-",
            "DragonMonkey12",
            "superman999999",
        ] {
            assert!(is_known(known), "{known}");
        }
        for own in [
            "henna-loom-seven-wells-42",
            "زيتون وسبع آبار 88",
            "quatre puits sans corde",
            "xK9!vv2#pLq7",
            "correct horse battery staple",
            "",
            "١٢٣٤",
        ] {
            assert!(!is_known(own), "{own}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_whole() {
        let (listed, rest) = COMMON.as_chunks::<4>();
        assert!(rest.is_empty() && listed.len() > 20_000);
        assert!(listed.is_sorted_by(|one, next| one < next));
    }
}
