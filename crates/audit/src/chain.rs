//! Walking a chain: what is wrong, and at which number. Pure.

use crate::model::{BEGINNING, Line, mark};

/// Something that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Lines from the first to the second number are not there.
    Missing(i64, i64),
    /// A line's hash is not that of what it says.
    Changed(i64),
    /// A line does not follow from the one before: one was put in, replaced or moved.
    Apart(i64),
    /// A checkpoint says another mark for the line of this number.
    Differs(i64),
    /// A checkpoint knows a line of this number, and the chain ends before it.
    CutOff(i64),
    /// A checkpoint, or the start of a shortened chain, does not carry the server's signature.
    Unsigned(i64),
}

impl Wrong {
    pub const fn number(self) -> i64 {
        match self {
            Self::Missing(number, _)
            | Self::Changed(number)
            | Self::Apart(number)
            | Self::Differs(number)
            | Self::CutOff(number)
            | Self::Unsigned(number) => number,
        }
    }
    pub const fn words(self) -> &'static str {
        match self {
            Self::Missing(..) => "audit-wrong-missing",
            Self::Changed(_) => "audit-wrong-changed",
            Self::Apart(_) => "audit-wrong-apart",
            Self::Differs(_) => "audit-wrong-differs",
            Self::CutOff(_) => "audit-wrong-cut-off",
            Self::Unsigned(_) => "audit-wrong-unsigned",
        }
    }
    /// For the terminal of whoever holds the machine.
    pub fn sentence(self) -> String {
        match self {
            Self::Missing(first, last) if first == last => format!("line {first} is missing"),
            Self::Missing(first, last) => format!("lines {first} to {last} are missing"),
            Self::Changed(number) => format!("line {number} was changed"),
            Self::Apart(number) => format!("line {number} does not follow from the one before it"),
            Self::Differs(number) => format!("line {number} is not the one that the checkpoint knows"),
            Self::CutOff(number) => {
                format!("the chain ends before line {number}, which the checkpoint knows")
            }
            Self::Unsigned(number) => {
                format!("the checkpoint or start at line {number} is not signed by this server")
            }
        }
    }
}

/// So many faults are told; more say nothing new.
const MOST: usize = 20;

/// A number and the mark of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    pub number: i64,
    pub mark: String,
}

/// What came of a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How many lines were read.
    pub lines: i64,
    /// The number of the last one and its mark; none: the trail is empty.
    pub last: Option<Checkpoint>,
    pub wrong: Vec<Wrong>,
    /// Checkpoints older than what is kept: they cannot be compared any more.
    pub too_old: Vec<i64>,
}

/// A walk from the oldest line to the newest.
pub struct Walk {
    start: i64,
    number: i64,
    hash: [u8; 32],
    lines: i64,
    checkpoints: Vec<Checkpoint>,
    wrong: Vec<Wrong>,
}

impl Walk {
    /// Begins after `start`, the last line that was purged; compares with `checkpoints` on its way.
    pub fn new(start: Option<(i64, [u8; 32])>, mut checkpoints: Vec<Checkpoint>) -> Self {
        let (number, hash) = start.unwrap_or((0, BEGINNING));
        checkpoints.sort_by_key(|one| one.number);
        let mut walk = Self { start: number, number, hash, lines: 0, checkpoints, wrong: Vec::new() };
        if start.is_some() {
            walk.compare(number, &hash);
        }
        walk
    }

    fn wrong(&mut self, wrong: Wrong) {
        if self.wrong.len() < MOST && !self.wrong.contains(&wrong) {
            self.wrong.push(wrong);
        }
    }

    fn compare(&mut self, number: i64, hash: &[u8; 32]) {
        let at = self.checkpoints.partition_point(|one| one.number < number);
        let known: Vec<String> = self
            .checkpoints
            .iter()
            .skip(at)
            .take_while(|one| one.number == number)
            .map(|one| one.mark.clone())
            .collect();
        if known.iter().any(|known| *known != mark(hash)) {
            self.wrong(Wrong::Differs(number));
        }
    }

    /// The next line, as it lies in the database.
    pub fn step(&mut self, line: &Line) {
        let expected = self.number + 1;
        if line.number > expected {
            self.wrong(Wrong::Missing(expected, line.number - 1));
        } else if line.previous != self.hash {
            self.wrong(Wrong::Apart(line.number));
        }
        if line.hashed() != line.hash {
            self.wrong(Wrong::Changed(line.number));
        }
        self.compare(line.number, &line.hash);
        (self.number, self.hash) = (line.number, line.hash);
        self.lines += 1;
    }

    pub fn unsigned(&mut self, number: i64) {
        self.wrong(Wrong::Unsigned(number));
    }

    pub fn end(mut self) -> Verdict {
        let (start, last) = (self.start, self.number);
        let beyond: Vec<i64> =
            self.checkpoints.iter().map(|one| one.number).filter(|number| *number > last).collect();
        for number in beyond {
            self.wrong(Wrong::CutOff(number));
        }
        let mut too_old: Vec<i64> =
            self.checkpoints.iter().map(|one| one.number).filter(|number| *number < start).collect();
        too_old.dedup();
        self.wrong.sort_by_key(|wrong| wrong.number());
        let last = (last > 0).then(|| Checkpoint { number: last, mark: mark(&self.hash) });
        Verdict { lines: self.lines, last, wrong: self.wrong, too_old }
    }
}

#[cfg(test)]
mod tests {
    use basis::{Id, Moment};

    use super::*;

    fn chain(count: i64) -> Vec<Line> {
        let mut previous = BEGINNING;
        (1..=count)
            .map(|number| {
                let line = Line {
                    body: Id::from_bits(1),
                    number,
                    at: Moment::from_millis(number),
                    by: None,
                    what: format!("test.what-{number}"),
                    about: String::new(),
                    count: None,
                    previous,
                    hash: BEGINNING,
                }
                .sealed();
                previous = line.hash;
                line
            })
            .collect()
    }

    fn walk(lines: &[Line], checkpoints: Vec<Checkpoint>) -> Vec<Wrong> {
        let mut walk = Walk::new(None, checkpoints);
        lines.iter().for_each(|line| walk.step(line));
        walk.end().wrong
    }

    fn checkpoint(line: &Line) -> Checkpoint {
        Checkpoint { number: line.number, mark: mark(&line.hash) }
    }

    #[test]
    fn a_whole_chain_is_whole() {
        let lines = chain(5);
        assert_eq!(walk(&lines, lines.iter().map(checkpoint).collect()), []);
        assert_eq!(walk(&[], vec![]), []);
    }

    #[test]
    fn a_changed_line_is_found_whether_or_not_its_hash_was_made_again() {
        let mut lines = chain(5);
        lines[2].what = String::from("test.other");
        assert_eq!(walk(&lines, vec![]), [Wrong::Changed(3)]);
        lines[2] = lines[2].clone().sealed();
        assert_eq!(walk(&lines, vec![]), [Wrong::Apart(4)]);
    }

    #[test]
    fn a_line_taken_out_or_put_in_or_moved_is_found() {
        let mut lines = chain(5);
        lines.remove(2);
        assert_eq!(walk(&lines, vec![]), [Wrong::Missing(3, 3)]);
        // Closing the gap means writing anew all that follows, and without that it shows.
        lines[2].number = 3;
        lines[3].number = 4;
        assert_eq!(walk(&lines, vec![]), [Wrong::Apart(3), Wrong::Changed(3), Wrong::Changed(4)]);
        let mut lines = chain(5);
        lines[1].number = 3;
        lines[2].number = 2;
        lines.swap(1, 2);
        assert!(walk(&lines, vec![]).contains(&Wrong::Changed(2)));
        let mut lines = chain(2);
        lines.push(Line { number: 3, ..lines[1].clone() }.sealed());
        assert_eq!(walk(&lines, vec![]), [Wrong::Apart(3)]);
        assert_eq!(walk(&chain(5)[1..], vec![]), [Wrong::Missing(1, 1)]);
    }

    #[test]
    fn a_chain_written_anew_or_cut_off_differs_from_what_was_mailed() {
        let lines = chain(5);
        let mailed = vec![checkpoint(&lines[3])];
        assert_eq!(walk(&lines[..3], mailed.clone()), [Wrong::CutOff(4)]);
        let mut anew = chain(5);
        let mut previous = anew[0].hash;
        for line in anew.iter_mut().skip(1) {
            line.at = Moment::from_millis(0);
            line.previous = previous;
            *line = line.clone().sealed();
            previous = line.hash;
        }
        assert_eq!(walk(&anew, vec![]), [], "the limit: without a letter nobody can tell");
        assert_eq!(walk(&anew, mailed), [Wrong::Differs(4)]);
    }

    #[test]
    fn a_shortened_chain_begins_at_its_start() {
        let lines = chain(5);
        let mut walk =
            Walk::new(Some((2, lines[1].hash)), vec![checkpoint(&lines[0]), checkpoint(&lines[1])]);
        lines[2..].iter().for_each(|line| walk.step(line));
        let verdict = walk.end();
        assert_eq!((verdict.wrong, verdict.too_old, verdict.lines), (vec![], vec![1], 3));
        let mut walk = Walk::new(Some((2, [9; 32])), vec![]);
        lines[2..].iter().for_each(|line| walk.step(line));
        assert_eq!(walk.end().wrong, [Wrong::Apart(3)]);
    }
}
