use basis::{fold, is_stop_word, light_stem, words_of};

/// At most so many characters of a question are read, and so many words of them.
pub const QUESTION: usize = 200;
const WORDS: usize = 10;

/// What a reader looks for: stems that must all be there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    stems: Vec<String>,
}

impl Wanted {
    /// From what was typed. Words that stand everywhere are left out, unless there is nothing else.
    pub fn read(question: &str) -> Self {
        let typed: String = question.chars().take(QUESTION).collect();
        let all = words_of(&typed);
        let telling: Vec<&String> = all.iter().filter(|word| !is_stop_word(word)).collect();
        let chosen: Vec<&String> = if telling.is_empty() { all.iter().collect() } else { telling };
        let mut stems: Vec<String> = Vec::new();
        for stem in chosen.into_iter().map(|word| light_stem(word)) {
            if !stems.contains(&stem) && stems.len() < WORDS {
                stems.push(stem);
            }
        }
        Self { stems }
    }

    pub fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }

    /// What stands somewhere in every text that has them all: a stem is a piece of its word.
    pub fn pieces(&self) -> Vec<String> {
        self.stems.clone()
    }

    /// Whether a word of a text is one of those looked for.
    pub fn meets(&self, word: &str) -> bool {
        let stem = light_stem(&fold(word));
        let last = self.stems.len().saturating_sub(1);
        self.stems
            .iter()
            .enumerate()
            .any(|(place, wanted)| stem == *wanted || (place == last && stem.starts_with(wanted.as_str())))
    }

    /// Whether all of them are in a short text: a name.
    pub fn all_in(&self, text: &str) -> bool {
        let stems: Vec<String> = words_of(text).iter().map(|word| light_stem(word)).collect();
        !self.is_empty()
            && self.stems.iter().enumerate().all(|(place, wanted)| {
                let unfinished = place + 1 == self.stems.len();
                stems.iter().any(|stem| stem == wanted || (unfinished && stem.starts_with(wanted.as_str())))
            })
    }

    /// As FTS5's MATCH: quoted words, all of them, the last one as a beginning. Stems hold letters and digits alone.
    pub fn for_fts5(&self) -> String {
        let quoted: Vec<String> = self.stems.iter().map(|stem| format!("\"{stem}\"")).collect();
        format!("{}*", quoted.join(" AND "))
    }

    /// As a tsquery, which a CAST reads without any dictionary.
    pub fn for_tsquery(&self) -> String {
        let quoted: Vec<String> = self.stems.iter().map(|stem| format!("'{stem}'")).collect();
        format!("{}:*", quoted.join(" & "))
    }
}

/// The stems of a text, each once, as both databases keep them: letters and digits, one space between.
pub fn stems_of(text: &str) -> String {
    let mut stems: Vec<String> =
        words_of(text).iter().map(|word| light_stem(word)).filter(|stem| stem.len() <= 200).collect();
    stems.sort();
    stems.dedup();
    stems.join(" ")
}

/// A piece of a line, and whether it is a word that was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub met: bool,
}

/// The part of a text around the first word that was looked for, at most `most` characters; the beginning when there is
/// none.
pub fn line_of(text: &str, wanted: &Wanted, most: usize) -> Vec<Piece> {
    let pieces = pieces_of(text, wanted);
    let lengths: Vec<usize> = pieces.iter().map(|piece| piece.text.chars().count()).collect();
    let first = pieces.iter().position(|piece| piece.met).unwrap_or(0);
    let mut from = first;
    let mut before = 0;
    while from > 0 && before < most / 3 {
        from -= 1;
        before += lengths.get(from).copied().unwrap_or(0);
    }
    // Not in the middle of white space or signs.
    while from > 0
        && from < first
        && pieces.get(from).is_some_and(|piece| !piece.text.chars().any(char::is_alphanumeric))
    {
        from += 1;
    }
    let mut out: Vec<Piece> = Vec::new();
    let mut length = 0;
    for (piece, size) in pieces.iter().zip(&lengths).skip(from) {
        if length + size > most {
            out.push(Piece { text: String::from(" …"), met: false });
            break;
        }
        length += size;
        match out.last_mut() {
            Some(last) if last.met == piece.met => last.text.push_str(&piece.text),
            _ => out.push(piece.clone()),
        }
    }
    if from > 0 {
        out.insert(0, Piece { text: String::from("… "), met: false });
    }
    out
}

fn pieces_of(text: &str, wanted: &Wanted) -> Vec<Piece> {
    let is_word = |c: char| c.is_alphanumeric() || ('\u{064b}'..='\u{065f}').contains(&c) || c == 'ـ';
    let mut pieces: Vec<Piece> = Vec::new();
    let mut word = None;
    for c in text.chars() {
        let inside = is_word(c);
        let c = if c.is_whitespace() { ' ' } else { c };
        match pieces.last_mut() {
            Some(last) if word == Some(inside) => last.text.push(c),
            _ => pieces.push(Piece { text: c.to_string(), met: false }),
        }
        word = Some(inside);
    }
    for piece in &mut pieces {
        piece.met = wanted.meets(&piece.text) && piece.text.chars().any(char::is_alphanumeric);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_become_stems() {
        let wanted = Wanted::read("الجمعيّات في \"تونس\" OR 1=1 --");
        assert!(wanted.meets("جمعية") && wanted.meets("التونسية") && !wanted.meets("ماء"));
        for hostile in ["\"", "a* NEAR b", "') & !x", "\u{0}", "   ", "()<->|"] {
            let wanted = Wanted::read(hostile);
            assert!(
                !wanted.for_fts5().contains(['(', ')', '^'])
                    && !wanted.for_tsquery().contains(['|', '!', '<']),
                "{hostile}"
            );
        }
        assert!(Wanted::read(" ،؛ ").is_empty());
    }

    #[test]
    fn the_line_stands_around_the_word() {
        let text = "كلمة ".repeat(80) + "وصلت المكتبة المتنقلة إلى الواحة " + &"نهاية ".repeat(80);
        let line = line_of(&text, &Wanted::read("مكتبات"), 120);
        assert!(line.iter().any(|piece| piece.met && piece.text == "المكتبة"), "{line:?}");
        assert!(line.iter().map(|piece| piece.text.chars().count()).sum::<usize>() < 140);
    }
}
