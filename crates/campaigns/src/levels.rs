//! A reader above sees the breakdown of many bodies, day after day, and what stands at one is the sum of what stands below it. So all
//! of a campaign are renewed at one moment, and one that would tell a small cell, its own or another's, of that day or of one before,
//! is held back.

use std::collections::{BTreeMap, BTreeSet};

use crate::cells::{self, Range, SMALL, Shown, narrow};

/// What a body's breakdown was on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// The exact total at that moment, which is public.
    pub total: i64,
    /// Rounded down; none where it was held back.
    pub cells: Option<BTreeMap<String, i64>>,
}

/// A body's counts, and what was shown of them before.
#[derive(Debug, Clone, Default)]
pub struct Level {
    /// The nearest level that counts all of it too, by its place in the list.
    pub above: Option<usize>,
    pub counts: BTreeMap<String, i64>,
    /// Of the same days at every level, the oldest first.
    pub before: Vec<Round>,
}

impl Level {
    fn total(&self) -> i64 {
        self.counts.values().sum()
    }

    /// The days on which it was renewed.
    fn shown(&self) -> Vec<Shown> {
        let mut all: Vec<Shown> = Vec::new();
        for round in &self.before {
            if let Some(cells) = &round.cells {
                let shown = Shown { total: round.total, cells: cells.clone() };
                if all.last() != Some(&shown) {
                    all.push(shown);
                }
            }
        }
        all
    }
}

/// What is shown today at each level; none where it stays as it was.
pub fn renew_all(levels: &[Level]) -> Vec<Option<Shown>> {
    let mut fresh: Vec<Option<Shown>> =
        levels.iter().map(|level| cells::renew(&level.shown(), &level.counts)).collect();
    let keys: BTreeSet<&String> = levels.iter().flat_map(|level| level.counts.keys()).collect();
    // Of a single key every cell is its body's total, which is public.
    if keys.len() < 2 {
        return fresh;
    }
    let reader = Reader::of(levels, keys.into_iter().collect(), &fresh);
    // What is told by totals alone, or was told before, is not told by what is renewed today.
    let told = reader.told(&vec![None; levels.len()]);
    loop {
        let mut held = false;
        for at in reader.told(&fresh).difference(&told).map(|(at, ..)| *at) {
            // Its own was found to tell nothing by itself: what stands above it is held back first, then it, then what is below,
            // then whoever is left.
            let near = reader.above(at).into_iter().chain([at]).chain(reader.below(at).iter().copied());
            for one in near.chain(0..levels.len()) {
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

/// One who wrote down every answer at every level, knows the totals, and knows that counts only grow and what they add up to.
struct Reader<'a> {
    keys: Vec<&'a String>,
    levels: Vec<Seen>,
    below: Vec<Vec<usize>>,
    /// Days before this one are left out: signatures were taken back, and what was shown since fits nothing with them.
    from: usize,
    days: usize,
}

/// What was seen of a level, on each day before and today.
struct Seen {
    above: Option<usize>,
    totals: Vec<i64>,
    /// What a cell's rounding leaves open, by day and key; none where nothing was renewed.
    cells: Vec<Option<Vec<Range>>>,
}

/// What fits each cell, by day, level and key.
type Known = Vec<Vec<Vec<Range>>>;

impl<'a> Reader<'a> {
    fn of(levels: &[Level], keys: Vec<&'a String>, fresh: &[Option<Shown>]) -> Self {
        let open = |cells: &BTreeMap<String, i64>| -> Vec<Range> {
            let cell = |key: &&String| cells.get(*key).copied().unwrap_or(0);
            keys.iter().map(cell).map(|cell| (cell, cell + SMALL - 1)).collect()
        };
        let days = levels.iter().map(|level| level.before.len()).max().unwrap_or(0);
        let mut all: Vec<Seen> = levels
            .iter()
            .map(|level| Seen {
                above: level.above,
                totals: level.before.iter().map(|round| round.total).chain([level.total()]).collect(),
                cells: level
                    .before
                    .iter()
                    .map(|round| round.cells.as_ref().map(open))
                    .chain([None])
                    .collect(),
            })
            .collect();
        // What was given at a body itself is shown nowhere, and can be told from the difference.
        for at in 0..levels.len() {
            let parts: Vec<&Seen> = all.iter().filter(|one| one.above == Some(at)).collect();
            let Some(whole) = all.get(at).filter(|_| !parts.is_empty()) else { continue };
            let sum = |day: usize| parts.iter().filter_map(|part| part.totals.get(day)).sum::<i64>();
            let totals: Vec<i64> =
                whole.totals.iter().enumerate().map(|(day, total)| (total - sum(day)).max(0)).collect();
            if totals.iter().any(|total| *total > 0) {
                let cells = vec![None; totals.len()];
                all.push(Seen { above: Some(at), totals, cells });
            }
        }
        let mut below = vec![Vec::new(); all.len()];
        for (at, level) in all.iter().enumerate() {
            if let Some(below) = level.above.and_then(|above| below.get_mut(above)) {
                below.push(at);
            }
        }
        let mut reader = Self { keys, levels: all, below, from: 0, days: days + 1 };
        let (mut least, mut most) = (0, days);
        while least < most {
            reader.from = usize::midpoint(least, most);
            if reader.known(fresh).is_some() { most = reader.from } else { least = reader.from + 1 }
        }
        reader.from = least;
        reader
    }

    fn above(&self, at: usize) -> Option<usize> {
        self.levels.get(at).and_then(|level| level.above)
    }

    fn below(&self, at: usize) -> &[usize] {
        self.below.get(at).map_or(&[], Vec::as_slice)
    }

    /// The small cells of which only one number fits: level, day and key.
    fn told(&self, fresh: &[Option<Shown>]) -> BTreeSet<(usize, usize, usize)> {
        let mut told = BTreeSet::new();
        for (day, levels) in self.known(fresh).iter().flatten().enumerate() {
            for (at, row) in levels.iter().enumerate() {
                for (key, (least, most)) in row.iter().enumerate() {
                    if least == most && (1..SMALL).contains(least) {
                        told.insert((at, day, key));
                    }
                }
            }
        }
        told
    }

    /// What fits each cell from the first day on that counts; none when nothing fits one.
    fn known(&self, fresh: &[Option<Shown>]) -> Option<Known> {
        let days = self.from..self.days;
        let mut known: Known = days
            .map(|day| {
                let cells = |(at, level): (usize, &Seen)| {
                    let total = level.totals.get(day).copied().unwrap_or(0);
                    let today = fresh.get(at).and_then(Option::as_ref).filter(|_| day + 1 == self.days);
                    let rounded = today.map(|today| {
                        let cell = |key: &&String| today.cells.get(*key).copied().unwrap_or(0);
                        self.keys.iter().map(cell).map(|cell| (cell, cell + SMALL - 1)).collect()
                    });
                    rounded
                        .or_else(|| level.cells.get(day).cloned().flatten())
                        .unwrap_or_else(|| vec![(0, total); self.keys.len()])
                };
                self.levels.iter().enumerate().map(cells).collect()
            })
            .collect();
        while self.narrow(&mut known) {
            if known.iter().flatten().any(|row| cells::contradict(row)) {
                return None;
            }
        }
        Some(known)
    }

    /// Once through all that she knows; whether anything is narrower now.
    fn narrow(&self, known: &mut Known) -> bool {
        let mut narrower = false;
        let mut keep = |cell: &mut Range, new: Range| {
            let new = (cell.0.max(new.0), cell.1.min(new.1));
            narrower |= *cell != new;
            *cell = new;
        };
        for day in 0..known.len() {
            let total = |at: usize, day: usize| {
                self.levels.get(at).and_then(|level| level.totals.get(self.from + day)).copied().unwrap_or(0)
            };
            let earlier = day.checked_sub(1).and_then(|day| known.get(day)).cloned();
            let later = known.get(day + 1).cloned();
            let Some(levels) = known.get_mut(day) else { continue };
            for (at, row) in levels.iter_mut().enumerate() {
                // The sum of a row is its total.
                let (mut new, whole) = (row.clone(), total(at, day));
                narrow(&mut new, (whole, whole));
                // Counts only grow, and where their sum stands still so do they.
                let stands = |other: usize| total(at, other) == whole;
                for (key, cell) in row.iter_mut().enumerate() {
                    keep(cell, new.get(key).copied().unwrap_or(*cell));
                    let of = |other: &Option<Vec<Vec<Range>>>| other.as_ref()?.get(at)?.get(key).copied();
                    if let Some((least, most)) = of(&earlier) {
                        keep(cell, (least, if stands(day - 1) { most } else { i64::MAX }));
                    }
                    if let Some((least, most)) = of(&later) {
                        keep(cell, (if stands(day + 1) { least } else { 0 }, most));
                    }
                }
            }
            // What stands at a body is the sum of what stands below it.
            for at in 0..levels.len() {
                let parts = self.below(at);
                if parts.is_empty() {
                    continue;
                }
                for key in 0..self.keys.len() {
                    let of = |at: usize| {
                        levels.get(at).and_then(|row| row.get(key)).copied().unwrap_or((0, i64::MAX / 4))
                    };
                    let whole = of(at);
                    let mut column: Vec<Range> = parts.iter().map(|part| of(*part)).collect();
                    let sum = column.iter().fold((0, 0), |(l, m), (least, most)| (l + least, m + most));
                    narrow(&mut column, whole);
                    for (at, range) in [(at, sum)].into_iter().chain(parts.iter().copied().zip(column)) {
                        if let Some(cell) = levels.get_mut(at).and_then(|row| row.get_mut(key)) {
                            keep(cell, range);
                        }
                    }
                }
            }
        }
        narrower
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

    fn round(ar: i64, fr: i64, total: i64) -> Round {
        Round { total, cells: Some(counts(ar, fr)) }
    }

    #[test]
    fn after_signatures_were_taken_back_it_goes_on() {
        let mut levels = tree(&[(3, 0), (9, 2), (2, 8)]);
        levels[0].before = vec![round(60, 30, 92), round(60, 30, 92)];
        levels[1].before = vec![round(60, 30, 92), round(60, 30, 92)];
        levels[2].before = vec![Round::default(), Round::default()];
        let shown = renew_all(&levels);
        assert!(shown.iter().all(Option::is_some), "{shown:?}");
    }

    /// Arabic and French of one body, day after day.
    type Grown = (Vec<i64>, Vec<i64>);

    /// Least and most of French that fit each level on each day, over all ways in which the bodies can have grown into what was shown.
    fn fits(given: &[Grown], days: &[Vec<Option<Shown>>]) -> Vec<Vec<Range>> {
        let in_cells = |shown: &Option<Shown>, ar: i64, fr: i64| {
            shown.as_ref().is_none_or(|one| {
                [("fr", fr), ("ar", ar)].iter().all(|(key, count)| {
                    let cell = one.cells.get(*key).copied().unwrap_or(0);
                    (cell..cell + SMALL).contains(count)
                })
            })
        };
        let total = |of: &Grown, day: usize| of.0[day] + of.1[day];
        // Of each body every way in which French can have grown.
        let ways = given.iter().enumerate().map(|(at, of)| {
            (0..days.len()).fold(vec![Vec::new()], |ways: Vec<Vec<i64>>, day| {
                let more = |way: Vec<i64>| {
                    let (least, more) = match way.last() {
                        Some(fr) => (*fr, total(of, day) - total(of, day - 1)),
                        None => (0, total(of, day)),
                    };
                    // The first is what was given at the root itself: of it alone nothing is shown.
                    let shown = if at == 0 { &None } else { &days[day][at] };
                    (least..=least + more)
                        .filter(|fr| in_cells(shown, total(of, day) - fr, *fr))
                        .map(|fr| way.iter().copied().chain([fr]).collect())
                        .collect::<Vec<Vec<i64>>>()
                };
                ways.into_iter().flat_map(more).collect()
            })
        });
        let ways: Vec<Vec<Vec<i64>>> = ways.collect();
        let mut ranges = vec![vec![(i64::MAX, i64::MIN); given.len()]; days.len()];
        let mut all: Vec<Vec<&Vec<i64>>> = vec![Vec::new()];
        for of_one in &ways {
            all = all
                .iter()
                .flat_map(|some| of_one.iter().map(|way| some.iter().copied().chain([way]).collect()))
                .collect();
        }
        for world in &all {
            let sum = |day: usize| world.iter().map(|way| way[day]).sum::<i64>();
            let whole = |day: usize| given.iter().map(|of| total(of, day)).sum::<i64>();
            if (0..days.len()).all(|day| in_cells(&days[day][0], whole(day) - sum(day), sum(day))) {
                for (day, ranges) in ranges.iter_mut().enumerate() {
                    for (at, range) in ranges.iter_mut().enumerate() {
                        let fr = if at == 0 { sum(day) } else { world[at][day] };
                        *range = (range.0.min(fr), range.1.max(fr));
                    }
                }
            }
        }
        ranges
    }

    /// Plays the days; what is shown from the first on and at which level each day's is new.
    fn played(given: &[Grown], days: usize) -> Vec<Vec<Option<Shown>>> {
        let mut before: Vec<Vec<Round>> = vec![Vec::new(); given.len()];
        let mut all = Vec::new();
        for day in 0..days {
            let mut levels = tree(&given.iter().map(|(ar, fr)| (ar[day], fr[day])).collect::<Vec<_>>());
            for (level, before) in levels.iter_mut().zip(&before) {
                level.before.clone_from(before);
            }
            let shown = renew_all(&levels);
            for ((level, shown), before) in levels.iter().zip(&shown).zip(&mut before) {
                before.push(Round { total: level.total(), cells: shown.clone().map(|shown| shown.cells) });
            }
            all.push(shown);
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]
        #[test]
        fn whoever_sees_all_levels_on_all_days_cannot_tell_a_small_cell(
            grown in proptest::collection::vec(proptest::collection::vec((0_i64..9, 0_i64..4), 2..=2), 3..=3)
        ) {
            let given: Vec<Grown> = grown
                .iter()
                .map(|days| {
                    let sum = |of: fn(&(i64, i64)) -> i64| {
                        days.iter().scan(0, |sum, day| { *sum += of(day); Some(*sum) }).collect::<Vec<i64>>()
                    };
                    (sum(|day| day.0), sum(|day| day.1))
                })
                .collect();
            let days = played(&given, 2);
            let nothing: Vec<Vec<Option<Shown>>> = days.iter().map(|day| vec![None; day.len()]).collect();
            let by_totals = fits(&given, &nothing);
            for (day, (ranges, open)) in fits(&given, &days).iter().zip(by_totals).enumerate() {
                for (at, ((least, most), open)) in ranges.iter().zip(open).enumerate() {
                    let told = least == most && open.0 != open.1;
                    if at > 0 || given[0].0[day] + given[0].1[day] == 0 {
                        prop_assert!(!(told && (1..SMALL).contains(least)), "{at} is {least} on day {day} of {days:?}");
                    }
                }
            }
        }
    }
}
