//! Three texts made one, word by word: what both sides began from, what stands above now, what stands here. Nothing that either
//! side wrote is lost: where both changed the same place, both are offered to whoever decides.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// What a merge gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Both changes, where they could be put together; with both versions one after the other, in [`BOTH`], where not.
    pub text: String,
    /// Places where both sides changed the same words.
    pub clashes: usize,
}

/// Around two versions of one place, mine first.
pub const BOTH: [&str; 3] = ["⟦", " ⟷ ", "⟧"];

/// Words and the space between them; an Arabic word is one word, with its marks.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut begun = 0;
    let mut last: Option<bool> = None;
    for (at, c) in text.char_indices() {
        let space = c.is_whitespace();
        if last.is_some_and(|last| last != space || space) {
            words.extend(text.get(begun..at));
            begun = at;
        }
        last = Some(space);
    }
    words.extend(text.get(begun..).filter(|rest| !rest.is_empty()));
    words
}

/// One side's change: words `from..to` of the base became these.
struct Change<'a> {
    from: usize,
    to: usize,
    words: &'a [&'a str],
}

fn changes<'a>(base: &[&str], side: &'a [&'a str]) -> Vec<Change<'a>> {
    capture_diff_slices(Algorithm::Patience, base, side)
        .into_iter()
        .filter(|op| op.tag() != DiffTag::Equal)
        .map(|op| Change {
            from: op.old_range().start,
            to: op.old_range().end,
            words: side.get(op.new_range()).unwrap_or_default(),
        })
        .collect()
}

/// Puts together what `above` and `mine` each made of `base`.
pub fn merge(base: &str, above: &str, mine: &str) -> Merged {
    if above == mine || base == above {
        return Merged { text: mine.to_owned(), clashes: 0 };
    }
    if base == mine {
        return Merged { text: above.to_owned(), clashes: 0 };
    }
    if above.trim().is_empty() || mine.trim().is_empty() {
        // One side took it out, the other went on writing: what is written stands until somebody decides.
        let written = if mine.trim().is_empty() { above } else { mine };
        return Merged { text: written.to_owned(), clashes: 1 };
    }
    let (base, above, mine) = (words(base), words(above), words(mine));
    let (theirs, ours) = (changes(&base, &above), changes(&base, &mine));
    let (mut theirs, mut ours) = (theirs.into_iter().peekable(), ours.into_iter().peekable());
    let mut text = String::new();
    let (mut at, mut clashes) = (0, 0);
    loop {
        let from = match (theirs.peek(), ours.peek()) {
            (None, None) => break,
            (Some(one), None) | (None, Some(one)) => one.from,
            (Some(one), Some(other)) => one.from.min(other.from),
        };
        push(&mut text, base.get(at..from));
        // All changes that touch each other are one place.
        let (mut to, mut left, mut right) = (from, Vec::new(), Vec::new());
        loop {
            if let Some(change) = theirs.next_if(|one| touches(one, from, to)) {
                to = to.max(change.to);
                left.push(change);
            } else if let Some(change) = ours.next_if(|one| touches(one, from, to)) {
                to = to.max(change.to);
                right.push(change);
            } else {
                break;
            }
        }
        let (above, mine) = (side(&base, from, to, &left), side(&base, from, to, &right));
        if right.is_empty() || above == mine {
            text.push_str(&above);
        } else if left.is_empty() {
            text.push_str(&mine);
        } else {
            clashes += 1;
            let [open, between, close] = BOTH;
            text.extend([open, mine.trim(), between, above.trim(), close]);
            if above.ends_with(char::is_whitespace) || mine.ends_with(char::is_whitespace) {
                text.push(' ');
            }
        }
        at = to;
    }
    push(&mut text, base.get(at..));
    Merged { text, clashes }
}

/// Whether a change begins inside the place, or at its very edge with words of its own.
fn touches(change: &Change, from: usize, to: usize) -> bool {
    change.from < to || change.from == from
}

/// The place as one side has it.
fn side(base: &[&str], from: usize, to: usize, changes: &[Change]) -> String {
    let (mut text, mut at) = (String::new(), from);
    for change in changes {
        push(&mut text, base.get(at..change.from));
        push(&mut text, Some(change.words));
        at = change.to;
    }
    push(&mut text, base.get(at..to));
    text
}

fn push(text: &mut String, words: Option<&[&str]>) {
    text.extend(words.unwrap_or_default().iter().copied());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_one_side_changed_is_taken_and_what_both_changed_is_offered_twice() {
        let base = "نطالب بإصلاح ثلاث آبار في القرية قبل الصيف";
        for (above, mine, text, clashes) in [
            (
                "نطالب بإصلاح أربع آبار في القرية قبل الصيف",
                base,
                "نطالب بإصلاح أربع آبار في القرية قبل الصيف",
                0,
            ),
            (base, "نطالب بإصلاح ثلاث آبار في الواحة قبل الصيف", "نطالب بإصلاح ثلاث آبار في الواحة قبل الصيف", 0),
            (
                "نطالب بإصلاح أربع آبار في القرية قبل الصيف",
                "نطالب بإصلاح ثلاث آبار في الواحة قبل الصيف",
                "نطالب بإصلاح أربع آبار في الواحة قبل الصيف",
                0,
            ),
            (
                "نطالب بإصلاح أربع آبار في القرية قبل الصيف",
                "نطالب بإصلاح خمس آبار في القرية قبل الصيف",
                "نطالب بإصلاح ⟦خمس ⟷ أربع⟧ آبار في القرية قبل الصيف",
                1,
            ),
        ] {
            assert_eq!(merge(base, above, mine), Merged { text: text.into(), clashes }, "{above} / {mine}");
        }
        assert_eq!(merge("a", "", "a b").clashes, 1, "taken out above, changed here: asked");
        assert_eq!(merge("", "new", "").text, "new");
    }

    proptest! {
        #[test]
        fn no_word_of_either_side_is_lost(base in "([a-d]{1,2} ){0,12}", above in "([c-f]{1,2} ){0,12}", mine in "([e-h]{1,2} ){0,12}") {
            let merged = merge(&base, &above, &mine);
            for side in [&above, &mine] {
                for word in side.split_whitespace().filter(|word| !base.split_whitespace().any(|known| known == *word)) {
                    prop_assert!(merged.text.contains(word), "{word} of {side:?} is not in {merged:?}");
                }
            }
            prop_assert_eq!(merge(&base, &above, &base).text, above.clone());
            prop_assert_eq!(merge(&base, &base, &mine).text, mine);
        }

        #[test]
        fn words_put_together_are_the_text(text in "\\PC{0,60}") {
            prop_assert_eq!(words(&text).concat(), text);
        }
    }
}
