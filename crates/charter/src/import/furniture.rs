//! What a site puts around its pages: told apart from what a page says, line by line.
//!
//! A line is furniture only when all of it is: it is laid out with known phrases from its first word to its last.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use basis::words_of;

use super::line::{Line, Tag, count_words, is_finished, is_full, trim};
use super::mark;
use super::phrases::{HOMES, RIGHTS, STRONG, UPDATED, WEAK, each};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Content,
    Weak,
    /// Weak ones in a row on one line.
    Row,
    Strong,
}

/// Longest line of furniture, in words.
const LONGEST: usize = 40;

/// Known phrases by their number of words.
struct Phrases {
    strength: HashMap<Vec<String>, bool>,
    longest: usize,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let words = |phrase: &str| phrase.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut strength: HashMap<_, _> = each(WEAK).map(|phrase| (words(phrase), false)).collect();
    strength.extend(each(STRONG).map(|phrase| (words(phrase), true)));
    let longest = strength.keys().map(Vec::len).max().unwrap_or(0);
    Phrases { strength, longest }
});

static MENU_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| each(HOMES).collect());

/// Marks (`out`) the lines that are furniture.
pub(super) fn find(lines: &mut [Line], width: Option<usize>) {
    links(lines);
    let signs = signs(lines, width);
    let mut at = 0;
    while at < lines.len() {
        let run = signs.iter().skip(at).take_while(|sign| **sign != Sign::Content).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let found = signs.get(at..at + run).unwrap_or_default();
        // Of weak ones there must be two in a row, or one beside a strong one.
        if run >= 2 || found.iter().any(|sign| *sign >= Sign::Row) {
            for line in lines.iter_mut().skip(at).take(run) {
                line.out = true;
            }
        }
        at += run;
    }
}

fn signs(lines: &[Line], width: Option<usize>) -> Vec<Sign> {
    let mut before: Option<&Line> = None;
    let mut signs = Vec::with_capacity(lines.len());
    for line in lines {
        // The last word of a wrapped paragraph is not a button.
        let amid = before.is_some_and(|before| {
            !line.gap
                && !is_finished(&before.text)
                && (is_full(before, line, width) || count_words(&before.text, 9) > 8)
        });
        let mut sign = if line.out { Sign::Strong } else { sign(&line.text) };
        if sign != Sign::Content && !line.out {
            // A dash makes it somebody's item; a list of a menu has no other items.
            let marked = mark::mark(&line.text, line.spread, None).is_some();
            let item = matches!(line.tag, Tag::Item { .. } | Tag::More { .. });
            let several = count_words(&line.text, 2) > 1;
            if (amid || marked || item) && !(sign == Sign::Strong && several) {
                sign = Sign::Content;
            }
        }
        signs.push(sign);
        before = Some(line);
    }
    signs
}

/// Rows of links, and lists of known phrases: a menu without a tag of its own.
fn links(lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        let list = list_of(lines.get(at));
        let run = lines
            .iter()
            .skip(at)
            .take_while(|line| {
                count_words(&line.text, 7) < 7 && (line.link || list.is_some()) && list_of(Some(line)) == list
            })
            .count();
        let row = lines.get(at..at + run).unwrap_or_default();
        if run >= 2 {
            let home = row.iter().any(|line| line.link && is_home(&line.text));
            let known = row.iter().filter(|line| sign(&line.text) != Sign::Content).count();
            let linked = row.iter().all(|line| line.link);
            if known == run || (linked && (home || known * 2 >= run)) {
                for line in lines.iter_mut().skip(at).take(run) {
                    line.out = true;
                }
            }
        }
        at += run.max(1);
    }
}

fn list_of(line: Option<&Line>) -> Option<u32> {
    match line?.tag {
        Tag::Item { list, .. } | Tag::More { list } => Some(list),
        Tag::Plain | Tag::Heading(_) => None,
    }
}

fn is_home(text: &str) -> bool {
    MENU_WORDS.contains(words_of(text).join(" ").as_str())
}

fn sign(text: &str) -> Sign {
    if count_words(text, LONGEST + 1) > LONGEST {
        return Sign::Content;
    }
    let words = words_of(text);
    if words.is_empty() || is_size(text) {
        return if words.is_empty() { Sign::Content } else { Sign::Strong };
    }
    let laid = laid_out(&words);
    if laid != Sign::Content {
        return laid;
    }
    if is_path(text) || is_rights(text, &words) || is_updated(&words) { Sign::Strong } else { Sign::Content }
}

/// `A+ A-`, `A A A`, `أ+ | أ-`: letters that grow and shrink.
fn is_size(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let same = letters.iter().all(|c| matches!(c, 'A' | 'a' | 'T' | 'ا' | 'أ'));
    let signs = text.chars().any(|c| matches!(c, '+' | '-' | '−' | '–'));
    same && letters.len() <= 6 && (signs || letters.len() >= 3) && text.chars().count() <= 24
}

/// All words are known phrases, one after the other.
fn laid_out(words: &[String]) -> Sign {
    // `reach[n]`: the strongest sign with which the first n words can be laid out; content when they cannot.
    let mut reach = vec![None; words.len() + 1];
    if let Some(first) = reach.first_mut() {
        *first = Some(Sign::Weak);
    }
    for at in 0..words.len() {
        let Some(Some(sign)) = reach.get(at).copied() else { continue };
        for length in 1..=(PHRASES.longest + 1).min(words.len() - at) {
            let Some(piece) = words.get(at..at + length) else { continue };
            let number = piece.iter().all(|word| word.len() <= 6 && word.chars().all(|c| c.is_ascii_digit()));
            let joined = length == 1
                && at > 0
                && piece.iter().all(|word| matches!(word.as_str(), "و" | "et" | "ou" | "and" | "or" | "او"));
            let joined = joined || (length == 1 && at > 0 && number);
            let found = if joined { Some(Sign::Weak) } else { strength(piece) };
            let Some(found) = found else { continue };
            if let Some(slot) = reach.get_mut(at + length) {
                *slot = Some(slot.unwrap_or(Sign::Weak).max(sign).max(found));
            }
        }
    }
    match reach.last().copied().flatten() {
        // Several weak phrases on one line are a row of buttons.
        Some(Sign::Weak) if words.len() > 4 => Sign::Row,
        Some(sign) => sign,
        None => Sign::Content,
    }
}

fn strength(words: &[String]) -> Option<Sign> {
    let sign = |strong: &bool| if *strong { Sign::Strong } else { Sign::Weak };
    if let Some(strong) = PHRASES.strength.get(words) {
        return Some(sign(strong));
    }
    let number = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    if words.iter().any(number) {
        let mut general: Vec<String> =
            words.iter().map(|word| if number(word) { "#".to_owned() } else { word.clone() }).collect();
        // "1 532"
        general.dedup_by(|one, other| one == "#" && other == "#");
        return PHRASES.strength.get(&general).map(sign);
    }
    // "وتصغير الخط"
    let (first, rest) = words.split_first()?;
    let bare = first.strip_prefix('و')?.to_owned();
    let bare: Vec<String> = std::iter::once(bare).chain(rest.iter().cloned()).collect();
    PHRASES.strength.get(&bare).map(sign)
}

/// `Home > About > Charter`, `الرئيسية | من نحن | الميثاق`.
fn is_path(text: &str) -> bool {
    let parts: Vec<&str> = text
        .split(['>', '|', '»', '›', '/', '«', '<', '•', '·', '←', '→', '\\', ':'])
        .map(trim)
        .filter(|part| !part.is_empty())
        .collect();
    let home =
        parts.first().is_some_and(|part| is_home(part)) || parts.last().is_some_and(|part| is_home(part));
    let colon = text.contains(':') && !parts.first().is_some_and(|part| is_home(part) && part.contains(' '));
    parts.len() >= 2 && home && !colon && parts.iter().all(|part| count_words(part, 9) <= 8)
}

fn is_rights(text: &str, words: &[String]) -> bool {
    if words.len() > 25 {
        return false;
    }
    let whole = words.join(" ");
    let says = each(RIGHTS).any(|right| whole.starts_with(right) || whole.ends_with(right));
    let year = words.iter().any(|word| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()));
    says || text.starts_with('©') || (text.contains('©') && year)
}

fn is_updated(words: &[String]) -> bool {
    let whole = words.join(" ");
    words.len() <= 10
        && whole.contains(|c: char| c.is_ascii_digit())
        && each(UPDATED).any(|start| whole.starts_with(start))
}
