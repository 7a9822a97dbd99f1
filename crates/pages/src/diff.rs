//! What changed between two contents, word by word: pure.

use basis::{Language, Text};
use look::{Part, Piece, difference};

use crate::model::Content;

/// An unchanged run longer than this is shortened to its two ends, in characters.
const LONG: usize = 360;
const END: usize = 140;

/// One text that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The catalogue key that names it: title, summary, text.
    pub words: &'static str,
    pub language: Language,
    pub parts: Vec<Part>,
}

/// The texts that differ from `old` to `new`, language by language.
pub fn between(old: &Content, new: &Content) -> Vec<Changed> {
    let texts = |content: &Content| [content.title.clone(), content.summary.clone(), content.text.clone()];
    let names = ["ui-title", "ui-summary", "ui-text"];
    let mut all = Vec::new();
    for language in Language::ALL {
        for (words, (old, new)) in names.into_iter().zip(texts(old).iter().zip(texts(new).iter())) {
            let of = |text: &Text| text.get(language).unwrap_or_default().to_owned();
            if of(old) != of(new) {
                all.push(Changed { words, language, parts: parts(&of(old), &of(new)) });
            }
        }
    }
    all
}

/// Words gone, words come, and what stayed around them.
pub fn parts(old: &str, new: &str) -> Vec<Part> {
    let mut parts = difference(old, new);
    for part in parts.iter_mut().filter(|part| part.piece == Piece::Same) {
        let length = part.text.chars().count();
        if length > LONG {
            let head: String = part.text.chars().take(END).collect();
            let tail: String = part.text.chars().skip(length - END).collect();
            part.text = format!("{head} … {tail}");
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_not_letters() {
        let seen = parts("ماء البئر بارد", "ماء العين بارد");
        let of =
            |piece| seen.iter().filter(|p| p.piece == piece).map(|p| p.text.as_str()).collect::<String>();
        assert_eq!((of(Piece::Removed), of(Piece::Added)), ("البئر".to_owned(), "العين".to_owned()));
        assert!(parts("", "").is_empty());
    }

    #[test]
    fn what_stayed_is_shortened() {
        let long = "كلمة ".repeat(200);
        let seen = parts(&long, &format!("{long}جديد"));
        assert!(seen[0].text.chars().count() < 300 && seen[0].text.contains('…'));
    }

    #[test]
    fn only_what_differs() {
        let content = |title: &str| Content {
            slug: "x".parse().unwrap(),
            title: Text::of(Language::Ar, title),
            summary: Text::new(),
            text: Text::of(Language::Fr, "eau"),
            picture: None,
            sensitive: false,
        };
        assert!(between(&content("ا"), &content("ا")).is_empty());
        let changed = between(&content("ا"), &content("ب"));
        assert_eq!((changed.len(), changed[0].words, changed[0].language), (1, "ui-title", Language::Ar));
    }
}
