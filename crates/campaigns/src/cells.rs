//! What a breakdown shows above the body it is of: counts rounded down to fives, the same for a whole day, and what is left over as
//! one number. A day's cells are renewed only when someone who wrote down every answer so far still could not tell a small one.

use std::collections::BTreeMap;

/// Cells below this are told to nobody above.
pub const SMALL: i64 = 5;

/// What fits a cell, at least and at most.
pub type Range = (i64, i64);

/// A breakdown as it was shown on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The exact total at that moment.
    pub total: i64,
    /// Rounded down.
    pub cells: BTreeMap<String, i64>,
}

/// Rounded down to fives.
pub const fn rounded(count: i64) -> i64 {
    count - count.rem_euclid(SMALL)
}

/// What is shown today: the counts rounded; none when that would tell too much, and what was shown last stays.
pub fn renew(before: &[Shown], counts: &BTreeMap<String, i64>) -> Option<Shown> {
    let total = counts.values().sum();
    let fresh =
        Shown { total, cells: counts.iter().map(|(key, count)| (key.clone(), rounded(*count))).collect() };
    let mut all = before.to_vec();
    all.push(fresh.clone());
    is_safe(&all, counts).then_some(fresh)
}

/// Bounds that a reader of all answers can give to each cell at each time, knowing that counts only grow and what they add up to.
fn bounds(shown: &[Shown], keys: &[&String]) -> Vec<Vec<Range>> {
    let mut all: Vec<Vec<(i64, i64)>> = shown
        .iter()
        .map(|one| {
            keys.iter()
                .map(|key| {
                    // One that was not there reads like one that is rounded down to nothing.
                    let cell = one.cells.get(*key).copied().unwrap_or(0);
                    (cell, cell + SMALL - 1)
                })
                .collect()
        })
        .collect();
    loop {
        let before = all.clone();
        for (at, one) in shown.iter().enumerate() {
            let Some(mut row) = all.get(at).cloned() else { continue };
            narrow(&mut row, (one.total, one.total));
            for (key, mut new) in row.into_iter().enumerate() {
                if let Some(earlier) =
                    at.checked_sub(1).and_then(|at| all.get(at)).and_then(|row| row.get(key))
                {
                    new.0 = new.0.max(earlier.0);
                }
                if let Some(later) = all.get(at + 1).and_then(|row| row.get(key)) {
                    new.1 = new.1.min(later.1);
                }
                if let Some(cell) = all.get_mut(at).and_then(|row| row.get_mut(key)) {
                    *cell = new;
                }
            }
        }
        if all == before || all.iter().any(|row| contradict(row)) {
            return all;
        }
    }
}

/// Counts only grow, but for who takes a signature back: what was shown before and after may then fit nothing.
pub fn contradict(row: &[Range]) -> bool {
    row.iter().any(|(least, most)| least > most)
}

/// Narrows what fits each of `parts`, whose sum is within `whole`.
pub fn narrow(parts: &mut [Range], whole: Range) {
    let sum = parts.iter().fold((0, 0), |(l, m), (least, most)| (l + least, m + most));
    for (least, most) in parts {
        let others = (sum.0 - *least, sum.1 - *most);
        (*least, *most) = ((*least).max(whole.0 - others.1), (*most).min(whole.1 - others.0));
    }
}

/// Whether at least two values fit each cell that is small now or was small when it was shown.
fn is_safe(mut shown: &[Shown], counts: &BTreeMap<String, i64>) -> bool {
    let keys: Vec<&String> = counts.keys().collect();
    let mut known = bounds(shown, &keys);
    // Signatures were taken back: nobody can tell anything any more from what was shown before that.
    while known.iter().any(|row| contradict(row))
        && let Some((_, later)) = shown.split_first()
    {
        shown = later;
        known = bounds(shown, &keys);
    }
    known.iter().zip(shown).all(|(row, one)| {
        row.iter().zip(&keys).all(|((low, high), key)| {
            let small = one.cells.get(*key).is_some_and(|cell| *cell < SMALL);
            !small || high > low
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts(all: &[(&str, i64)]) -> BTreeMap<String, i64> {
        all.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
    }

    #[test]
    fn counts_are_rounded_down_unless_that_tells_a_small_one() {
        let shown = renew(&[], &counts(&[("ar", 12), ("fr", 7)])).unwrap();
        assert_eq!((shown.total, shown.cells), (19, counts(&[("ar", 10), ("fr", 5)])));
        // 9 and 4 of 13: only these two fit.
        let telling = counts(&[("ar", 9), ("fr", 4)]);
        assert_eq!(renew(&[], &telling), None);
        let yesterday = renew(&[], &counts(&[("ar", 8), ("fr", 2)])).unwrap();
        assert_eq!(renew(std::slice::from_ref(&yesterday), &telling), None);
        // Five of the one and none of the other.
        assert_eq!(renew(&[], &counts(&[("ar", 5), ("fr", 0)])), None);
    }

    /// Everything that fits what a spy saw: all ways in which the counts may have grown.
    fn fits(shown: &[Shown], keys: &[String]) -> Vec<BTreeMap<String, (i64, i64)>> {
        // Exact for two keys: the second is what the total leaves.
        let (one, two) = (&keys[0], &keys[1]);
        let mut ways: Vec<Vec<i64>> = vec![Vec::new()];
        for seen in shown {
            let mut next = Vec::new();
            for way in &ways {
                for first in way.last().copied().unwrap_or(0)..=seen.total {
                    let second = seen.total - first;
                    let before = way.last().map_or(0, |first| shown[way.len() - 1].total - first);
                    let in_cell = |key: &String, count: i64| {
                        seen.cells.get(key).is_none_or(|cell| (*cell..cell + SMALL).contains(&count))
                    };
                    if second >= before && in_cell(one, first) && in_cell(two, second) {
                        next.push(way.iter().copied().chain([first]).collect());
                    }
                }
            }
            // Only the ends matter for growing on; all are kept while they are few.
            ways = next;
            ways.truncate(20_000);
        }
        (0..shown.len())
            .map(|at| {
                let firsts: Vec<i64> = ways.iter().map(|way| way[at]).collect();
                let (low, high) = (*firsts.iter().min().unwrap(), *firsts.iter().max().unwrap());
                BTreeMap::from([
                    (one.clone(), (low, high)),
                    (two.clone(), (shown[at].total - high, shown[at].total - low)),
                ])
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn whoever_wrote_down_every_day_cannot_tell_a_small_cell(grown in proptest::collection::vec((0_i64..4, 0_i64..3), 1..10)) {
            let keys = [String::from("ar"), String::from("fr")];
            let (mut ar, mut fr, mut days) = (0, 0, Vec::new());
            for (more_ar, more_fr) in grown {
                ar += more_ar;
                fr += more_fr;
                let shown = renew(&days, &counts(&[("ar", ar), ("fr", fr)]));
                days.extend(shown.filter(|shown| days.last() != Some(shown)));
            }
            if !days.is_empty() {
                for (day, known) in days.iter().zip(fits(&days, &keys)) {
                    for key in &keys {
                        if day.cells[key] < SMALL {
                            let (low, high) = known[key];
                            prop_assert!(high > low, "{key} is {low} on a day of {day:?}");
                        }
                    }
                }
            }
        }
    }
}
