use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The languages of interface and content. Arabic first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Ar,
    Fr,
    En,
    Zgh,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Rtl,
    Ltr,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rtl => "rtl",
            Self::Ltr => "ltr",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Language {
    pub const ALL: [Self; 4] = [Self::Ar, Self::Fr, Self::En, Self::Zgh];

    /// BCP 47, as in URLs and `lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Fr => "fr",
            Self::En => "en",
            Self::Zgh => "zgh",
        }
    }
    pub const fn dir(self) -> Direction {
        match self {
            Self::Ar => Direction::Rtl,
            Self::Fr | Self::En | Self::Zgh => Direction::Ltr,
        }
    }
    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::Fr => "Français",
            Self::En => "English",
            Self::Zgh => "ⵜⴰⵎⴰⵣⵉⵖⵜ",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or(())
    }
}

/// One text in some of the languages. Empty texts are not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<Language, String>);

impl Text {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn of(language: Language, text: impl Into<String>) -> Self {
        Self::new().with(language, text)
    }
    #[must_use]
    pub fn with(mut self, language: Language, text: impl Into<String>) -> Self {
        self.set(language, text);
        self
    }
    /// An empty or blank text removes the language.
    pub fn set(&mut self, language: Language, text: impl Into<String>) {
        let text = text.into();
        if text.trim().is_empty() {
            self.0.remove(&language);
        } else {
            self.0.insert(language, text);
        }
    }
    /// Exactly this language.
    pub fn get(&self, language: Language) -> Option<&str> {
        self.0.get(&language).map(String::as_str)
    }
    /// The first of `wanted` that exists, else the first there is, with the language it is in.
    pub fn nearest(&self, wanted: &[Language]) -> Option<(Language, &str)> {
        wanted
            .iter()
            .find_map(|language| self.get(*language).map(|text| (*language, text)))
            .or_else(|| self.0.iter().next().map(|(language, text)| (*language, text.as_str())))
    }
    /// The text of [`Text::nearest`] alone, or "" when there is none.
    pub fn best(&self, wanted: &[Language]) -> &str {
        self.nearest(wanted).map_or("", |(_, text)| text)
    }
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        self.0.keys().copied()
    }
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> + '_ {
        self.0.iter().map(|(language, text)| (*language, text.as_str()))
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// As kept in a TEXT column.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_else(|_| "{}".into())
    }
    /// From a TEXT column; what cannot be read is an empty text.
    pub fn from_json(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }
}
