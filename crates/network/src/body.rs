use basis::{
    Id, Language, Slug, Text,
    of::{Asset, Body as BodyMark},
};
use look::Dye;
use words::Country;

/// How far a body has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    Prospect,
    Contact,
    Founding,
    Provisional,
    #[default]
    Member,
}

impl Status {
    pub const ALL: [Self; 5] =
        [Self::Prospect, Self::Contact, Self::Founding, Self::Provisional, Self::Member];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prospect => "prospect",
            Self::Contact => "contact",
            Self::Founding => "founding",
            Self::Provisional => "provisional",
            Self::Member => "member",
        }
    }
    /// The catalogue key of its name.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Prospect => "network-status-prospect",
            Self::Contact => "network-status-contact",
            Self::Founding => "network-status-founding",
            Self::Provisional => "network-status-provisional",
            Self::Member => "network-status-member",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// A node of the tree, as it is kept in memory.
#[derive(Debug, Clone)]
pub struct Body {
    pub id: Id<BodyMark>,
    pub slug: Slug,
    pub kind: String,
    pub parent: Option<Id<BodyMark>>,
    pub country: Country,
    /// ISO 3166-1 alpha-2, upper case; absent for a body of several countries.
    pub country_code: Option<String>,
    pub status: Status,
    pub names: Text,
    pub dye: Dye,
    pub languages: Vec<Language>,
    pub logo: Option<Id<Asset>>,
    pub year: Option<i64>,
    /// Degrees; absent where a body has no place.
    pub place: Option<(f64, f64)>,
    /// Days the body adds to Umm al-Qura dates, −2 to +2; absent: as the body above.
    pub hijri: Option<i8>,
    /// Whether bodies above see its people.
    pub shows_people: bool,
}

impl Body {
    pub fn is_root(&self) -> bool {
        self.parent.is_none()
    }
    /// Whether its names and address have all the words, folded.
    pub fn is_called(&self, words: &str) -> bool {
        let text = self.called();
        basis::fold(words).split_whitespace().all(|word| text.contains(word))
    }
    /// Its names and its slug, folded.
    pub(crate) fn called(&self) -> String {
        let mut text: String = self.names.iter().map(|(_, name)| basis::fold(name) + " ").collect();
        text.push_str(self.slug.as_str());
        text
    }
    /// Below which its pages lie: `/ar/` for the root, `/ar/b/slug/` for all others.
    pub fn home(&self, language: Language) -> String {
        if self.is_root() { format!("/{language}/") } else { format!("/{language}/b/{}/", self.slug) }
    }
}
