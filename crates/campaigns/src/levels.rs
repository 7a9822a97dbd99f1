//! A reader above sees the breakdown of many bodies, and what stands at one is the sum of what stands below it. So all of a campaign are
//! renewed at one moment, and one that would tell a small cell of another is held back.

use std::collections::{BTreeMap, BTreeSet};

use crate::cells::{self, Range, SMALL, Shown, narrow};

/// A body's counts, and what was shown of them before.
#[derive(Debug, Clone, Default)]
pub struct Level {
    /// The nearest level that counts all of it too, by its place in the list.
    pub above: Option<usize>,
    pub counts: BTreeMap<String, i64>,
    pub before: Vec<Shown>,
}

impl Level {
    fn total(&self) -> i64 {
        self.counts.values().sum()
    }
    fn count(&self, key: &str) -> i64 {
        self.counts.get(key).copied().unwrap_or(0)
    }
}

/// What is shown today at each level; none where it stays as it was.
pub fn renew_all(levels: &[Level]) -> Vec<Option<Shown>> {
    let mut fresh: Vec<Option<Shown>> =
        levels.iter().map(|level| cells::renew(&level.before, &level.counts)).collect();
    let keys: BTreeSet<&String> = levels.iter().flat_map(|level| level.counts.keys()).collect();
    // Of a single key every cell is its body's total, which is public.
    if keys.len() < 2 {
        return fresh;
    }
    let keys: Vec<&String> = keys.into_iter().collect();
    let all = with_own(levels);
    let mut below = vec![Vec::new(); all.len()];
    for (at, level) in all.iter().enumerate() {
        if let Some(below) = level.above.and_then(|above| below.get_mut(above)) {
            below.push(at);
        }
    }
    loop {
        let ranges = known(&all, &below, &fresh, &keys);
        let mut held = false;
        for (at, (level, row)) in all.iter().zip(&ranges).enumerate() {
            let small = |key: &str| (1..SMALL).contains(&level.count(key));
            if !row.iter().zip(&keys).any(|((least, most), key)| small(key) && least == most) {
                continue;
            }
            // Its own was found to tell nothing by itself: what stands above it is held back first.
            for one in level.above.into_iter().chain([at]).chain(below.get(at).into_iter().flatten().copied())
            {
                if fresh.get_mut(one).and_then(Option::take).is_some() {
                    held = true;
                    break;
                }
            }
        }
        if !held {
            return fresh;
        }
    }
}

/// With a level for what was given at a body itself, which is shown nowhere and can be told from the difference.
fn with_own(levels: &[Level]) -> Vec<Level> {
    let mut all = levels.to_vec();
    let mut own: BTreeMap<usize, BTreeMap<String, i64>> = BTreeMap::new();
    for level in levels {
        if let Some((above, whole)) = level.above.and_then(|above| Some((above, levels.get(above)?))) {
            let left = own.entry(above).or_insert_with(|| whole.counts.clone());
            for (key, count) in &level.counts {
                *left.entry(key.clone()).or_default() -= count;
            }
        }
    }
    let left = own.into_iter().filter(|(_, counts)| counts.values().sum::<i64>() > 0);
    all.extend(left.map(|(above, counts)| Level { above: Some(above), counts, before: Vec::new() }));
    all
}

/// What a reader of everything that is shown can tell of each cell.
fn known(all: &[Level], below: &[Vec<usize>], fresh: &[Option<Shown>], keys: &[&String]) -> Vec<Vec<Range>> {
    let mut known: Vec<Vec<Range>> = all
        .iter()
        .enumerate()
        .map(|(at, level)| {
            let today = fresh.get(at).and_then(Option::as_ref);
            let seen = cells::last_bounds(&level.before, today, keys);
            let seen = seen.unwrap_or_else(|| vec![(0, level.total()); keys.len()]);
            if today.is_some() {
                return seen;
            }
            // Counts only grow: what it was at least it is at least.
            seen.into_iter().map(|(least, _)| (least, level.total())).collect()
        })
        .collect();
    loop {
        let before = known.clone();
        for (at, level) in all.iter().enumerate() {
            if let Some(row) = known.get_mut(at) {
                narrow(row, (level.total(), level.total()));
            }
            let Some(parts) = below.get(at).filter(|parts| !parts.is_empty()) else { continue };
            for key in 0..keys.len() {
                let cell = |known: &[Vec<Range>], at: usize| {
                    known.get(at).and_then(|row| row.get(key)).copied().unwrap_or((0, 0))
                };
                let whole = cell(&known, at);
                let mut column: Vec<Range> = parts.iter().map(|part| cell(&known, *part)).collect();
                let sum = column.iter().fold((0, 0), |(l, m), (least, most)| (l + least, m + most));
                let whole = (whole.0.max(sum.0), whole.1.min(sum.1));
                narrow(&mut column, whole);
                for (at, range) in
                    [at].into_iter().chain(parts.iter().copied()).zip([whole].into_iter().chain(column))
                {
                    if let Some(cell) = known.get_mut(at).and_then(|row| row.get_mut(key)) {
                        *cell = range;
                    }
                }
            }
        }
        if known == before || known.iter().any(|row| cells::contradict(row)) {
            return known;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts(ar: i64, fr: i64) -> BTreeMap<String, i64> {
        BTreeMap::from([("ar".to_owned(), ar), ("fr".to_owned(), fr)])
    }

    /// A root above some bodies; what was given at the root itself comes first.
    fn tree(given: &[(i64, i64)]) -> Vec<Level> {
        let level = |above, (ar, fr)| Level { above, counts: counts(ar, fr), before: Vec::new() };
        let whole = given.iter().fold((0, 0), |(ar, fr), one| (ar + one.0, fr + one.1));
        let below = given.get(1..).unwrap_or_default().iter().map(|one| level(Some(0), *one));
        [level(None, whole)].into_iter().chain(below).collect()
    }

    #[test]
    fn a_sum_does_not_tell_what_its_parts_hide() {
        // A hundred below the root at least, and the first four cannot have more than 96.
        let bodies = [(0, 0), (24, 24), (24, 24), (24, 24), (24, 24), (22, 4)];
        let shown = renew_all(&tree(&bodies));
        assert!(shown.iter().skip(1).all(Option::is_some), "each alone tells nothing: {shown:?}");
        assert_eq!(shown[0], None);
        // What was given at the root itself is told by no difference either.
        let shown = renew_all(&tree(&[(19, 4), (24, 24), (24, 24), (24, 24), (24, 24)]));
        assert_eq!(shown[0], None, "{shown:?}");
        let shown = renew_all(&tree(&[(0, 0), (12, 7)]));
        assert_eq!(shown[0], shown[1]);
        assert_eq!(shown[0].as_ref().unwrap().cells, counts(10, 5));
    }

    #[test]
    fn what_contradicts_itself_ends() {
        let mut levels = tree(&[(3, 0), (9, 2), (2, 8)]);
        levels[1].before = vec![Shown { total: 90, cells: counts(60, 30) }];
        levels[0].before = vec![Shown { total: 10, cells: counts(5, 5) }];
        assert_eq!(renew_all(&levels).len(), 3);
    }

    /// Least and most of French that fit each level, over all ways in which the bodies can have what is shown.
    fn fits(levels: &[Level], shown: &[Option<Shown>]) -> Vec<Range> {
        let in_cell = |at: usize, fr: i64| {
            let total = levels[at].total();
            shown[at].as_ref().is_none_or(|one| {
                [("fr", fr), ("ar", total - fr)].iter().all(|(key, count)| {
                    let cell = one.cells.get(*key).copied().unwrap_or(0);
                    (cell..cell + SMALL).contains(count)
                })
            })
        };
        let own = levels[0].total() - levels[1..].iter().map(Level::total).sum::<i64>();
        let mut ways: Vec<Vec<i64>> = vec![Vec::new()];
        for (at, level) in levels.iter().enumerate().skip(1) {
            ways = ways
                .into_iter()
                .flat_map(|way| {
                    (0..=level.total())
                        .filter(move |fr| in_cell(at, *fr))
                        .map(move |fr| way.iter().copied().chain([fr]).collect::<Vec<i64>>())
                })
                .collect();
        }
        let mut ranges = vec![(i64::MAX, i64::MIN); levels.len()];
        for way in &ways {
            let below: i64 = way.iter().sum();
            for fr in below..=below + own {
                if in_cell(0, fr) {
                    for (range, fr) in ranges.iter_mut().zip([fr].iter().chain(way)) {
                        *range = (range.0.min(*fr), range.1.max(*fr));
                    }
                }
            }
        }
        ranges
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn whoever_sees_all_levels_cannot_tell_a_small_cell(given in proptest::collection::vec((0_i64..16, 0_i64..7), 2..5)) {
            let levels = tree(&given);
            let shown = renew_all(&levels);
            let ranges = fits(&levels, &shown);
            for (at, (level, (least, most))) in levels.iter().zip(ranges).enumerate() {
                if (1..SMALL).contains(&level.count("fr")) && shown.iter().any(Option::is_some) {
                    // Held back on all sides it can still be told by totals that are public.
                    let alone = shown[at].is_none() && shown[0].is_none();
                    prop_assert!(alone || most > least, "{at} is {least} of {shown:?}");
                }
            }
        }
    }
}
