use similar::{Algorithm, ChangeTag, TextDiff};

use crate::{Part, Piece};

/// What changed between two texts, word by word; neighbours of one kind are joined. An Arabic word is one word, with its marks.
pub fn difference(old: &str, new: &str) -> Vec<Part> {
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_unicode_words(old, new);
    let mut parts: Vec<Part> = Vec::new();
    for change in diff.iter_all_changes() {
        let piece = match change.tag() {
            ChangeTag::Equal => Piece::Same,
            ChangeTag::Insert => Piece::Added,
            ChangeTag::Delete => Piece::Removed,
        };
        match parts.last_mut() {
            Some(last) if last.piece == piece => last.text.push_str(change.value()),
            _ => parts.push(Part { piece, text: change.value().to_owned() }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arabic_word_is_one_word() {
        let parts = difference("ثلاث آبارٍ قديمة", "ثلاث عيونٍ قديمة");
        let told: Vec<_> = parts.iter().map(|part| (part.piece, part.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (Piece::Same, "ثلاث "),
                (Piece::Removed, "آبارٍ"),
                (Piece::Added, "عيونٍ"),
                (Piece::Same, " قديمة")
            ]
        );
    }
}
