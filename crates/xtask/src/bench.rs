//! Measurements of the release binary against the goals.

mod http;
mod load;
mod opener;
mod pages;
mod petition;
mod seal;
pub mod server;
mod sign;
mod sign_in;
mod weight;

use crate::Outcome;

#[derive(clap::Subcommand)]
pub enum What {
    /// Pages: requests a second beside a bare server, rendering, weight, start, memory, a tree of 10,000 bodies
    Pages(pages::Options),
    /// A keyholder's browser: a list of 20,000 sealed records opened and filtered in Chromium
    Opener(opener::Options),
    /// Sign-ins: how many a second, and what is left of the public pages' rate meanwhile
    SignIn(sign_in::Options),
    /// Signing alone: signatures a second beside a loop without HTTP, spread over many editions, to three bodies, memory
    Sign(sign::Options),
    /// A campaign's page with a fresh count, read by nine while one signs
    Petition(petition::Options),
    /// Sealing: CPU a record and a fresh envelope, beside the bare ciphers; what wiping freed memory costs
    Seal,
}

/// # Errors
/// When something cannot be built or measured.
pub fn run(what: &What) -> Outcome<bool> {
    match what {
        What::Pages(options) => pages::run(options),
        What::Opener(options) => opener::run(options),
        What::SignIn(options) => sign_in::run(options),
        What::Sign(options) => sign::run(options),
        What::Petition(options) => petition::run(options),
        What::Seal => seal::run(),
    }
}

/// A goal and what was seen.
struct Row {
    what: &'static str,
    goal: String,
    seen: String,
    /// `None` where there is no goal, or nothing could be seen.
    met: Option<bool>,
}

impl Row {
    fn at_most(what: &'static str, goal: f64, seen: f64, unit: &str) -> Self {
        Self {
            what,
            goal: format!("≤ {goal} {unit}"),
            seen: format!("{} {unit}", short(seen)),
            met: Some(seen <= goal),
        }
    }
    fn at_least(what: &'static str, goal: f64, seen: f64, unit: &str) -> Self {
        Self {
            what,
            goal: format!("≥ {goal} {unit}"),
            seen: format!("{} {unit}", short(seen)),
            met: Some(seen >= goal),
        }
    }
    fn only_seen(what: &'static str, seen: String) -> Self {
        Self { what, goal: "–".to_owned(), seen, met: None }
    }
}

/// Three figures that matter.
fn short(number: f64) -> String {
    if number >= 100.0 {
        format!("{number:.0}")
    } else if number >= 1.0 {
        format!("{number:.1}")
    } else {
        format!("{number:.3}")
    }
}

/// Prints Markdown; whether every goal is met.
fn print(rows: &[Row]) -> bool {
    println!("| What | Goal | Seen | |\n|---|---|---|---|");
    for Row { what, goal, seen, met } in rows {
        let verdict = met.map_or("", |met| if met { "met" } else { "**missed**" });
        println!("| {what} | {} | {} | {verdict} |", goal.trim(), seen.trim());
    }
    rows.iter().all(|row| row.met != Some(false))
}

/// The middle one of an odd number; of an even number the upper of the two in the middle.
fn median(mut numbers: Vec<f64>) -> Outcome<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().ok_or_else(|| "there is no median of nothing".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert!((median(vec![3.0, 1.0, 2.0]).unwrap() - 2.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_err());
    }

    #[test]
    fn verdicts() {
        assert_eq!(Row::at_most("a", 5.0, 5.0, "ms").met, Some(true));
        assert_eq!(Row::at_least("a", 0.7, 0.69, "").met, Some(false));
        assert_eq!((short(123.4), short(1.26), short(0.0457)), ("123".into(), "1.3".into(), "0.046".into()));
    }
}
