use std::{fmt, str::FromStr};

use crate::fold;

/// The name of something in an address: `[a-z0-9-]{1,80}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Slug(String);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlugError;

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a slug has 1 to 80 of a-z, 0-9 and -")
    }
}
impl std::error::Error for SlugError {}

impl FromStr for Slug {
    type Err = SlugError;
    fn from_str(text: &str) -> Result<Self, SlugError> {
        let fits = (1..=80).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(SlugError) }
    }
}

impl<'de> serde::Deserialize<'de> for Slug {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Slug {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A slug proposed from a title: Arabic letters by sound, Latin ones without accents. `None` when nothing is left.
pub fn slug_from(title: &str) -> Option<Slug> {
    let mut out = String::new();
    for character in fold(title).chars() {
        if character.is_ascii_alphanumeric() {
            out.push(character);
        } else if let Some(sound) = sound_of(character) {
            out.push_str(sound);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= 60 {
            break;
        }
    }
    out.trim_matches('-').parse().ok()
}

/// One Latin spelling for each folded Arabic letter: readable, not reversible.
fn sound_of(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ا' => "a",
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' | 'ء' => "",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "w",
        'ي' => "y",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_from_titles() {
        assert_eq!(slug_from("Été à l'Atlas").unwrap().as_str(), "ete-a-l-atlas");
        assert_eq!(slug_from("جمعيّة الماء").unwrap().as_str(), "jmyh-alma");
        assert_eq!(slug_from("  !! "), None);
        assert!(
            "Big".parse::<Slug>().is_err() && "".parse::<Slug>().is_err() && "a/b".parse::<Slug>().is_err()
        );
    }
}
