use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The form in which words are compared and searched: lower case, without accents, tashkeel and tatweel; the
/// carriers of hamza, alef, ya and ta marbuta each brought to one letter; digits of any script as 0–9; invisible
/// marks of direction dropped. White space and signs stay.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.nfkd().flat_map(char::to_lowercase) {
        let folded = match character {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ؤ' => 'و',
            'ئ' | 'ى' | 'ی' => 'ي',
            'ة' => 'ه',
            'ک' => 'ك',
            'گ' | 'ڭ' => 'ك',
            // hamza alone, tatweel, and marks that are not seen
            'ء'
            | 'ـ'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => continue,
            '٠'..='٩' => digit(character, '٠'),
            '۰'..='۹' => digit(character, '۰'),
            'œ' => {
                out.push('o');
                'e'
            }
            'æ' => {
                out.push('a');
                'e'
            }
            'ß' => {
                out.push('s');
                's'
            }
            '’' | '‘' | 'ʼ' => '\'',
            other if is_combining_mark(other) => continue,
            other => other,
        };
        out.push(folded);
    }
    out
}

fn digit(character: char, zero: char) -> char {
    char::from_digit((character as u32).wrapping_sub(zero as u32), 10).unwrap_or(character)
}

/// The folded words of a text: runs of letters and digits.
pub fn words_of(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A folded word without the article, the joined particles and the commonest endings, so that الجمعية and جمعيات
/// meet. Light: it never leaves fewer than three letters, and leaves Latin words with only plural endings removed.
pub fn light_stem(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    if !letters.iter().any(|c| ('\u{0600}'..='\u{06ff}').contains(c)) {
        let trimmed = word
            .strip_suffix('s')
            .or_else(|| word.strip_suffix('x'))
            .filter(|rest| rest.chars().count() >= 3);
        return trimmed.unwrap_or(word).to_owned();
    }
    let mut rest: &[char] = &letters;
    for prefix in ["وال", "بال", "كال", "فال", "لل", "ال", "و"] {
        let prefix: Vec<char> = prefix.chars().collect();
        if let Some(shorter) = rest.strip_prefix(prefix.as_slice()).filter(|shorter| shorter.len() >= 3) {
            rest = shorter;
            break;
        }
    }
    for suffix in ["يات", "ات", "ون", "ين", "ها", "هم", "هن", "نا", "يه", "ه", "ي"] {
        let suffix: Vec<char> = suffix.chars().collect();
        if let Some(shorter) = rest.strip_suffix(suffix.as_slice()).filter(|shorter| shorter.len() >= 3) {
            rest = shorter;
            break;
        }
    }
    rest.iter().collect()
}

/// Words so common that searching for them alone finds everything.
pub fn is_stop_word(folded: &str) -> bool {
    const STOP: &[&str] = &[
        "في", "من", "علي", "الي", "عن", "مع", "او", "ان", "هذا", "هذه", "le", "la", "les", "de", "des", "du",
        "et", "un", "une", "en", "au", "aux", "the", "of", "and", "to", "in", "a",
    ];
    STOP.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_folds_hamza_alef_ya_ta_marbuta_tashkeel_and_tatweel() {
        for (written, folded) in [
            ("الأُمَّهات", "الامهات"),
            ("إلى", "الي"),
            ("مدرســـة", "مدرسه"),
            ("مسؤول", "مسوول"),
            ("رائدة", "رايده"),
            ("ماء", "ما"),
            ("آبار", "ابار"),
            ("٢٠٢٦", "2026"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn latin_folds_case_and_accents() {
        assert_eq!(fold("École d’Été, cœur"), "ecole d'ete, coeur");
    }

    #[test]
    fn stems_meet() {
        for (one, other) in [("الجمعية", "جمعيات"), ("مكتبة", "المكتبات"), ("ecole", "écoles")]
        {
            assert_eq!(light_stem(&fold(one)), light_stem(&fold(other)), "{one} {other}");
        }
    }
}
