//! How much of the tree of a campaign's editions one page shows.

use std::collections::HashMap;

use basis::Id;

use crate::{model::EditionId, store};

/// Rows of the tree on one page, about: whole levels, from the edition down.
const ROWS: usize = 200;

/// What hangs below an edition, as far as it fits a page.
pub(super) struct Branch {
    /// Edition and depth, each before those that follow it.
    pub shown: Vec<(Id<EditionId>, usize)>,
    /// How many hang below each, at any depth; none is not named.
    pub below: HashMap<Id<EditionId>, i64>,
}

/// The levels that fit, and whoever waits for the owner's word, however deep.
pub(super) fn branch(all: &[store::Hung], top: Id<EditionId>) -> Branch {
    let mut children: HashMap<Id<EditionId>, Vec<(Id<EditionId>, bool)>> = HashMap::new();
    for (own, above, asked) in all {
        if let Some(above) = above {
            children.entry(*above).or_default().push((*own, *asked));
        }
    }
    let none = Vec::new();
    let of = |one: &Id<EditionId>| children.get(one).unwrap_or(&none);
    let (mut line, mut waiting) = (Vec::new(), vec![(top, 0_usize, false)]);
    let mut levels: Vec<usize> = Vec::new();
    while let Some((one, depth, asked)) = waiting.pop() {
        line.push((one, depth, asked));
        levels.resize(levels.len().max(depth + 1), 0);
        if let Some(level) = levels.get_mut(depth) {
            *level += 1;
        }
        waiting.extend(of(&one).iter().rev().map(|(child, asked)| (*child, depth + 1, *asked)));
    }
    let mut below: HashMap<Id<EditionId>, i64> = HashMap::new();
    for (one, ..) in line.iter().rev() {
        let under = of(one).iter().map(|(child, _)| 1 + below.get(child).copied().unwrap_or(0)).sum();
        below.insert(*one, under);
    }
    let (mut deepest, mut rows) = (1, 0);
    for (depth, level) in levels.iter().enumerate() {
        rows += level;
        if rows <= ROWS {
            deepest = depth;
        } else {
            break;
        }
    }
    let deepest = deepest.max(1);
    let mut asking = 0;
    let mut shown: Vec<_> = line
        .into_iter()
        .filter(|(_, depth, asked)| {
            asking += usize::from(*asked);
            *depth <= deepest || (*asked && asking <= ROWS)
        })
        .map(|(one, depth, _)| (one, depth))
        .collect();
    shown.truncate(2 * ROWS);
    below.retain(|_, count| *count > 0);
    Branch { shown, below }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Id<EditionId> {
        Id::from_bits(number)
    }

    #[test]
    fn a_small_tree_is_shown_whole_in_order() {
        let all: Vec<store::Hung> = [(1, None), (2, Some(1)), (3, Some(1)), (4, Some(2)), (5, Some(4))]
            .map(|(own, above)| (id(own), above.map(id), false))
            .to_vec();
        let Branch { shown, below } = branch(&all, id(1));
        assert_eq!(shown, [(1, 0), (2, 1), (4, 2), (5, 3), (3, 1)].map(|(one, depth)| (id(one), depth)));
        assert_eq!((below.get(&id(1)), below.get(&id(2)), below.get(&id(3))), (Some(&4), Some(&2), None));
        assert_eq!(branch(&all, id(2)).shown.len(), 3);
    }

    #[test]
    fn a_large_one_by_whole_levels_with_those_who_wait() {
        // Ten below the first, a hundred below each of these; the last of them waits for the owner's word.
        let mut all = vec![(id(1), None, false)];
        for chapter in 0..10 {
            all.push((id(10 + chapter), Some(id(1)), false));
            for below in 0..100 {
                let own = id(1_000 + chapter * 100 + below);
                all.push((own, Some(id(10 + chapter)), chapter == 9 && below == 99));
            }
        }
        let Branch { shown, below } = branch(&all, id(1));
        assert_eq!(shown.len(), 12);
        assert_eq!(shown.last(), Some(&(id(1_999), 2)));
        assert_eq!((below.get(&id(1)), below.get(&id(10))), (Some(&1_010), Some(&100)));
        // A level that is too large for any page is cut.
        let flat: Vec<store::Hung> = (0..5_000).map(|n| (id(n + 1), (n > 0).then(|| id(1)), false)).collect();
        assert_eq!(branch(&flat, id(1)).shown.len(), 2 * ROWS);
    }
}
