//! What was seen of one fault.

use std::time::Duration;

use serde_json::{Value, json};

use super::{kept::Checked, load::Seen};

pub struct Row {
    fault: String,
    acknowledged: Option<usize>,
    lost: Option<usize>,
    reads: String,
    back: Option<Duration>,
    secrets: usize,
    /// Why it did not hold; empty when it did.
    wrong: Vec<String>,
    /// Why it could not be done on this machine.
    not_run: Option<String>,
    notes: Vec<String>,
}

impl Row {
    pub fn new(fault: &str) -> Self {
        Self {
            fault: fault.to_owned(),
            acknowledged: None,
            lost: None,
            reads: "–".to_owned(),
            back: None,
            secrets: 0,
            wrong: Vec::new(),
            not_run: None,
            notes: Vec::new(),
        }
    }

    pub fn failed(fault: &str, why: &str) -> Self {
        let mut row = Self::new(fault);
        row.wrong.push(format!("could not be done: {why}"));
        row
    }

    pub fn not_run(fault: &str, why: &str) -> Self {
        Self { not_run: Some(why.to_owned()), ..Self::new(fault) }
    }

    pub fn must(&mut self, holds: bool, else_wrong: impl Into<String>) {
        if !holds {
            self.wrong.push(else_wrong.into());
        }
    }

    pub fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// What was acknowledged must be there once; nothing may be answered that the house does not promise.
    pub fn writes(&mut self, seen: &Seen, checked: &Checked) {
        self.acknowledged = Some(seen.acknowledged());
        self.lost = Some(checked.lost.len());
        self.must(
            checked.lost.is_empty(),
            format!("{} acknowledged writes lost, such as {}", checked.lost.len(), first(&checked.lost)),
        );
        self.must(
            checked.twice.is_empty(),
            format!("{} writes twice, such as {}", checked.twice.len(), first(&checked.twice)),
        );
        self.promised(seen);
    }

    /// Where the fault counts by itself.
    pub const fn counted(&mut self, acknowledged: usize, lost: usize) {
        self.acknowledged = Some(acknowledged);
        self.lost = Some(lost);
    }

    /// Each answer was a success, or a 503 that says when to come again.
    pub fn promised(&mut self, seen: &Seen) {
        self.must(seen.odd.is_empty(), format!("{} odd answers: {}", seen.odd.len(), first(&seen.odd)));
        self.must(seen.bare == 0, format!("{} times 503 without Retry-After", seen.bare));
    }

    pub fn reads(&mut self, seen: &Seen) {
        self.reads = format!("{} of {}", seen.reads, seen.reads + seen.reads_refused + seen.reads_cut);
    }

    pub fn reads_said(&mut self, text: impl Into<String>) {
        self.reads = text.into();
    }

    pub fn back_after(&mut self, took: Duration, at_most: Duration) {
        self.back = Some(self.back.map_or(took, |before| before.max(took)));
        self.must(took <= at_most, format!("came back after {took:.1?}, more than {at_most:.0?}"));
    }

    /// What the server wrote in its log holds nothing of anybody, and no panic.
    pub fn log(&mut self, secrets: &[String], panics: &[String]) {
        self.secrets += secrets.len();
        self.must(secrets.is_empty(), format!("a secret in the log: {}", first(secrets)));
        self.must(panics.is_empty(), format!("a panic in the log: {}", first(panics)));
    }

    pub const fn is_bad(&self) -> bool {
        !self.wrong.is_empty()
    }

    fn verdict(&self) -> String {
        match (&self.not_run, self.wrong.is_empty()) {
            (Some(why), _) => format!("not run: {why}"),
            (None, true) => "held".to_owned(),
            (None, false) => "**not held**".to_owned(),
        }
    }

    pub fn explain(&self) {
        for wrong in &self.wrong {
            println!("   WRONG {}: {wrong}", self.fault);
        }
        for note in &self.notes {
            println!("   {}: {note}", self.fault);
        }
    }

    pub fn json(&self) -> Value {
        json!({
            "fault": self.fault,
            "acknowledged": self.acknowledged,
            "lost": self.lost,
            "reads": self.reads,
            "back_ms": self.back.map(|back| u64::try_from(back.as_millis()).unwrap_or(u64::MAX)),
            "secrets_in_log": self.secrets,
            "verdict": self.verdict(),
            "wrong": self.wrong,
            "notes": self.notes,
        })
    }
}

fn first(all: &[String]) -> &str {
    all.first().map_or("", String::as_str)
}

/// Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| Fault | Acknowledged writes | Lost | Reads during | Came back after | Secrets in the log | Verdict |\n\
         |---|---:|---:|---|---|---:|---|\n",
    );
    for row in rows {
        let number = |number: Option<usize>| number.map_or_else(|| "–".to_owned(), |n| n.to_string());
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} | {} |\n",
            row.fault,
            number(row.acknowledged),
            number(row.lost),
            row.reads,
            row.back.map_or_else(|| "–".to_owned(), |back| format!("{:.1} s", back.as_secs_f32())),
            row.secrets,
            row.verdict(),
        ));
    }
    text.push('\n');
    for row in rows {
        for (sign, said) in
            row.wrong.iter().map(|one| ("not held: ", one)).chain(row.notes.iter().map(|one| ("", one)))
        {
            text.push_str(&format!("- {}: {sign}{said}\n", row.fault));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_wrong_is_a_fault_not_withstood() {
        let mut row = Row::new("a");
        row.must(true, "no");
        assert!(!row.is_bad());
        row.back_after(Duration::from_secs(2), Duration::from_secs(1));
        assert!(row.is_bad());
        assert!(table(&[row]).contains("| a | – | – | – | 2.0 s | 0 | **not held** |"));
        assert!(!Row::not_run("b", "no root").is_bad());
        assert!(Row::failed("c", "x").is_bad());
    }

    #[test]
    fn a_lost_write_or_a_503_that_says_no_time_is_told() {
        let mut row = Row::new("a");
        let seen = Seen { bare: 1, ..Seen::default() };
        row.writes(&seen, &Checked { lost: vec!["x".into()], twice: Vec::new() });
        assert_eq!(row.wrong.len(), 2);
    }
}
