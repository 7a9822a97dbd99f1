use std::{fmt, marker::PhantomData, str::FromStr};

use crate::{Clock, Moment, Rng};

/// 128 bits: 48 of Unix milliseconds, version 7, and 74 of chance; written as 26 lower-case Crockford digits.
pub struct Id<T> {
    bits: u128,
    of: PhantomData<fn() -> T>,
}

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Not 26 Crockford digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdError;

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl std::error::Error for IdError {}

impl<T> Id<T> {
    /// A new id, made of `clock`'s present and of chance.
    pub fn new(clock: &Clock, rng: &Rng) -> Self {
        let millis = u128::from(u64::try_from(clock.now().millis()).unwrap_or(0)) & 0xffff_ffff_ffff;
        let chance = u128::from_be_bytes(rng.bytes::<16>());
        let bits = (millis << 80)
            | (7 << 76)
            | ((chance >> 64) & 0xfff) << 64
            | (2 << 62)
            | (chance & (u128::MAX >> 66));
        Self::from_bits(bits)
    }

    /// Below every id made from `moment` on, and above every one made before it.
    pub fn floor(moment: Moment) -> Self {
        Self::from_bits(u128::from(u64::try_from(moment.millis()).unwrap_or(0)) << 80)
    }

    pub const fn from_bits(bits: u128) -> Self {
        Self { bits, of: PhantomData }
    }

    pub const fn bits(self) -> u128 {
        self.bits
    }

    /// The same id seen as one of something else: a news item as a publication.
    pub const fn cast<U>(self) -> Id<U> {
        Id::from_bits(self.bits)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bits.cmp(&other.bits)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'0'; 26];
        let mut rest = self.bits;
        for place in text.iter_mut().rev() {
            *place = DIGITS.get((rest & 31) as usize).copied().unwrap_or(b'0');
            rest >>= 5;
        }
        f.pad(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T> FromStr for Id<T> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.len() != 26 {
            return Err(IdError);
        }
        let mut bits: u128 = 0;
        for (place, byte) in text.bytes().enumerate() {
            let digit = DIGITS.iter().position(|d| *d == byte).ok_or(IdError)?;
            if place == 0 && digit > 7 {
                return Err(IdError);
            }
            bits = (bits << 5) | digit as u128;
        }
        Ok(Self::from_bits(bits))
    }
}

impl<T> serde::Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T> serde::Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_from_their_text_and_sort_by_time() {
        let rng = Rng::seeded(7);
        let early = Id::<()>::new(&Clock::fixed(Moment::from_millis(1_000)), &rng);
        let late = Id::<()>::new(&Clock::fixed(Moment::from_millis(2_000)), &rng);
        let floor = Id::<()>::floor(Moment::from_millis(2_000));
        assert!(early < floor && floor < late);
        assert_eq!(early.to_string().parse::<Id<()>>(), Ok(early));
        assert!(early < late && early.to_string() < late.to_string());
        assert!("zzzzzzzzzzzzzzzzzzzzzzzzzz".parse::<Id<()>>().is_err());
        assert!("01' OR 1=1 --aaaaaaaaaaaaa".parse::<Id<()>>().is_err());
    }
}
