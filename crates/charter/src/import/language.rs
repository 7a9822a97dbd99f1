//! Which language a text is in, by its letters and its small words.

use basis::Language;

use super::decode::is_arabic;

const FRENCH: &[&str] = &[
    "le", "la", "les", "des", "du", "de", "et", "une", "un", "est", "pour", "dans", "par", "sur", "au",
    "aux", "nos", "notre", "qui", "que", "avec", "ses", "leur", "leurs", "ce", "ces", "sont", "en", "à",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "are", "our", "for", "with", "by", "its", "their", "that", "which",
    "from", "on", "we", "a", "an", "this", "as", "at",
];

/// Counts over pieces of one text.
#[derive(Default)]
pub(super) struct Tally {
    arabic: usize,
    tifinagh: usize,
    latin: usize,
    french: usize,
    english: usize,
}

impl Tally {
    pub(super) fn add(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\u{2d30}'..='\u{2d7f}' => self.tifinagh += 1,
                c if is_arabic(c) => self.arabic += 1,
                'é' | 'è' | 'ê' | 'à' | 'ç' | 'ù' | 'ô' | 'î' | 'œ' | 'É' | 'È' | 'À' => {
                    self.latin += 1;
                    self.french += 1;
                }
                c if c.is_alphabetic() => self.latin += 1,
                _ => {}
            }
        }
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let word = word.to_lowercase();
            if FRENCH.contains(&word.as_str()) {
                self.french += 1;
            }
            if ENGLISH.contains(&word.as_str()) {
                self.english += 1;
            }
        }
    }

    pub(super) fn language(&self) -> Language {
        if self.tifinagh > self.arabic && self.tifinagh > self.latin {
            Language::Zgh
        } else if self.arabic >= self.latin {
            Language::Ar
        } else if self.english > self.french {
            Language::En
        } else {
            Language::Fr
        }
    }
}
