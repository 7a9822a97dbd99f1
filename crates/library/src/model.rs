//! Nouns of the library, without the database.

use basis::{
    Id, Language, Moment, Problem, Result, Text,
    of::{Account, Asset, Body},
};
use web::Tag;

/// The widths a picture is kept in, in pixels. None is wider than what was sent.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];
/// The largest file that is taken, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// How long a removed asset can be brought back, in days.
pub const BIN_DAYS: i64 = 30;

const MOST_ALT: usize = 400;
const MOST_CAPTION: usize = 600;
const MOST_CREDIT: usize = 200;

/// What every page that shows an asset is kept by.
pub fn tag(asset: Id<Asset>) -> Tag {
    weave::facts::AssetChanged::tag(asset)
}

/// How the bytes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    Pdf,
}

impl Format {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png, Self::Pdf].into_iter().find(|format| format.code() == code)
    }
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
    pub const fn is_picture(self) -> bool {
        !matches!(self, Self::Pdf)
    }
}

/// Under what it may be used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Licence {
    By,
    BySa,
    Zero,
    /// All rights are someone's, who agreed to this use.
    Reserved,
}

impl Licence {
    pub const ALL: [Self; 4] = [Self::BySa, Self::By, Self::Zero, Self::Reserved];
    /// As kept, and as licences are called in every language; of [`Licence::Reserved`] a word of ours.
    pub const fn code(self) -> &'static str {
        match self {
            Self::By => "CC BY 4.0",
            Self::BySa => "CC BY-SA 4.0",
            Self::Zero => "CC0 1.0",
            Self::Reserved => "reserved",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|licence| licence.code() == code)
    }
    /// The catalogue key that explains it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::By => "library-licence-by",
            Self::BySa => "library-licence-by-sa",
            Self::Zero => "library-licence-zero",
            Self::Reserved => "library-licence-reserved",
        }
    }
}

/// One width of a picture, or the one file of a PDF (width and height 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Pixels.
    pub width: u32,
    pub height: u32,
    pub bytes: u64,
    /// The name `files` keeps it under.
    pub hash: String,
}

/// An asset with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: Id<Asset>,
    pub body: Id<Body>,
    pub format: Format,
    /// What the sender called the file, or the key of a sample.
    pub name: String,
    pub texts: Texts,
    /// Pixels of the widest; 0 of a PDF.
    pub width: u32,
    pub height: u32,
    /// Of the largest file.
    pub bytes: u64,
    /// Rises with every change of the words.
    pub version: i64,
    pub created: Moment,
    pub created_by: Option<Id<Account>>,
    /// When it went to the bin.
    pub removed: Option<Moment>,
    /// Narrow first.
    pub files: Vec<Stored>,
}

impl Item {
    /// The picture, if it is one.
    pub fn picture(&self) -> Option<Picture> {
        self.format.is_picture().then(|| Picture {
            id: self.id,
            body: self.body,
            format: self.format,
            alt: self.texts.alt.clone(),
            caption: self.texts.caption.clone(),
            credit: self.texts.credit.clone(),
            licence: self.texts.licence.code().to_owned(),
            width: self.width,
            height: self.height,
            files: self.files.clone(),
        })
    }
    /// The PDF, if it is one.
    pub fn attachment(&self) -> Option<Attachment> {
        (!self.format.is_picture()).then(|| Attachment {
            id: self.id,
            title: self.texts.alt.clone(),
            name: self.name.clone(),
            bytes: self.bytes,
        })
    }
}

/// What a page needs to show a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub id: Id<Asset>,
    pub body: Id<Body>,
    pub format: Format,
    /// What is to be seen, for whoever does not see it.
    pub alt: Text,
    pub caption: Text,
    /// Who made it.
    pub credit: String,
    /// A [`Licence`]'s code.
    pub licence: String,
    /// Pixels of the widest.
    pub width: u32,
    pub height: u32,
    /// Narrow first; at least one.
    pub files: Vec<Stored>,
}

/// What a page needs to offer a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub id: Id<Asset>,
    pub title: Text,
    pub name: String,
    pub bytes: u64,
}

/// The words that go with an asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    pub alt: Text,
    pub caption: Text,
    pub credit: String,
    pub licence: Licence,
}

impl Texts {
    /// Refuses what is missing or too long; `languages` are those the body publishes in. Fields are `alt-ar`,
    /// `caption-fr`, `credit`.
    ///
    /// # Errors
    /// Every wrong field with its reason.
    pub fn checked(self, languages: &[Language]) -> Result<Self> {
        let mut wrong = Vec::new();
        let mut note = |field: String, key: &'static str| {
            wrong.push(basis::FieldProblem { field: field.into(), key: key.into() });
        };
        let first = languages.first().copied().unwrap_or(Language::Ar);
        if !languages.iter().any(|language| self.alt.get(*language).is_some()) {
            note(format!("alt-{first}"), "library-alt-needed");
        }
        for (text, name, most) in [(&self.alt, "alt", MOST_ALT), (&self.caption, "caption", MOST_CAPTION)] {
            for (language, words) in text.iter().filter(|(_, words)| words.chars().count() > most) {
                let _ = words;
                note(format!("{name}-{language}"), "field-too-long");
            }
        }
        if self.credit.chars().count() > MOST_CREDIT {
            note("credit".into(), "field-too-long");
        }
        Problem::from_fields(wrong).map(|()| self)
    }

    /// What a search looks in.
    pub fn folded(&self, name: &str) -> String {
        let mut all = basis::fold(name);
        let texts = self.alt.iter().chain(self.caption.iter()).map(|(_, text)| text);
        for text in texts.chain([self.credit.as_str()]) {
            all.push(' ');
            all.push_str(&basis::fold(text));
        }
        all
    }
}

/// A file name to show and to save under: its last part, without what cannot be seen.
pub fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last
        .chars()
        .filter(|c| {
            !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        })
        .collect();
    let seen = seen.trim().trim_start_matches('.');
    let (stem, end) = seen.rsplit_once('.').map_or((seen, ""), |(stem, end)| (stem, end));
    let stem: String = stem.chars().take(100).collect();
    let end: String = end.chars().take(8).collect();
    if end.is_empty() { stem } else { format!("{stem}.{end}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        Texts {
            alt: Text::of(Language::Fr, "Un puits"),
            caption: Text::new(),
            credit: String::new(),
            licence: Licence::Zero,
        }
    }

    #[test]
    fn words_are_needed_in_a_language_of_the_body() {
        assert!(texts().checked(&[Language::Ar, Language::Fr]).is_ok());
        let problem = texts().checked(&[Language::Ar]).unwrap_err();
        assert_eq!(problem.field("alt-ar"), Some("library-alt-needed"));
        let mut long = texts();
        long.alt.set(Language::Ar, "ب".repeat(401));
        long.credit = "x".repeat(201);
        let problem = long.checked(&[Language::Ar]).unwrap_err();
        assert_eq!(problem.fields.len(), 2);
    }

    #[test]
    fn licences_and_formats_come_back_from_their_codes() {
        assert!(Licence::ALL.iter().all(|licence| Licence::from_code(licence.code()) == Some(*licence)));
        assert_eq!(Format::from_code("svg"), None);
        assert_eq!(Format::from_code("png"), Some(Format::Png));
    }

    #[test]
    fn file_names_lose_folders_and_hidden_letters() {
        assert_eq!(file_name("C:\\Users\\x\\statuts.pdf"), "statuts.pdf");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("a\u{202e}gpj.exe\n"), "agpj.exe");
        assert_eq!(file_name(&format!("{}.pdf", "ن".repeat(300))).chars().count(), 104);
    }
}
