//! Letters to whoever holds the installation: one when something turned wrong, one when it is fine again. Which state was told lies in a table,
//! so that nobody gets a third.

use std::time::Duration;

use accounts::Holder;
use basis::{Id, Moment, Problem, Result, of::Account};
use db::Conn;
use jobs::{Job, Queue, Schedule, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit};

use crate::{
    findings::{Check, State, judge},
    measure::measure,
    say::sentence,
    store,
};

const LOOK: &str = "console.watch";
const LETTER: &str = "console.watch-letter";

pub(crate) const LOOKS: Schedule = Schedule::every(LOOK, Duration::from_secs(300));

/// Wrong for less than this is told to nobody: a second look must agree with the first.
const HOLDS: Duration = Duration::from_secs(240);
/// Fine again is told when it has lasted: what comes and goes makes two letters and not ten.
const LASTS: Duration = Duration::from_secs(3_600);

/// How one thing stood at the last look. Without a line it was fine, and nobody was told otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) wrong: bool,
    pub(crate) since: Moment,
    pub(crate) told: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Wrong,
    Fine,
}

/// What becomes of a line at a look, and what is to be told.
fn step(line: Option<Line>, wrong: bool, now: Moment) -> (Option<Line>, Option<Turn>) {
    match line {
        None if wrong => (Some(Line { wrong, since: now, told: false }), None),
        None => (None, None),
        Some(line) if line.wrong == wrong => {
            let for_long = |least| now.since(line.since) >= least;
            match (wrong, line.told) {
                (true, false) if for_long(HOLDS) => (Some(Line { told: true, ..line }), Some(Turn::Wrong)),
                (false, _) if for_long(LASTS) => (None, Some(Turn::Fine)),
                _ => (Some(line), None),
            }
        }
        Some(line) if line.told => (Some(Line { wrong, since: now, told: true }), None),
        Some(_) => (None, None),
    }
}

#[derive(Serialize, Deserialize)]
struct Due {
    account: Id<Account>,
    wrong: Vec<String>,
    fine: Vec<String>,
}

pub(crate) fn workers(site: &Site) -> Vec<Worker> {
    let (looking, writing) = (site.clone(), site.clone());
    vec![
        Worker::new(LOOK, move |_| {
            let site = looking.clone();
            async move { look(&site).await }
        }),
        Worker::letter(LETTER, move |payload| {
            let site = writing.clone();
            async move { send(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
    ]
}

/// One look: what has changed is noted, and letters are asked for, in one transaction.
pub(crate) async fn look(site: &Site) -> Result<()> {
    let measured = measure(site).await?;
    let wrong: Vec<Check> = judge(&measured)
        .into_iter()
        .filter(|finding| finding.state == State::Wrong)
        .map(|finding| finding.check)
        .collect();
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                let mut turned = (Vec::new(), Vec::new());
                for check in Check::TOLD {
                    let line = store::alert(conn, check).await?;
                    let (next, turn) = step(line, wrong.contains(&check), now);
                    if next != line {
                        store::set_alert(conn, check, next).await?;
                    }
                    match turn {
                        Some(Turn::Wrong) => turned.0.push(check.code().to_owned()),
                        Some(Turn::Fine) => turned.1.push(check.code().to_owned()),
                        None => {}
                    }
                }
                let (wrong, fine) = turned;
                if wrong.is_empty() && fine.is_empty() {
                    return Ok(());
                }
                for holder in accounts::installation_holders(&own, conn).await? {
                    ask(&own, conn, &holder, &wrong, &fine).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn ask(site: &Site, conn: &mut Conn, to: &Holder, wrong: &[String], fine: &[String]) -> Result<()> {
    let due = Due { account: to.account, wrong: wrong.to_vec(), fine: fine.to_vec() };
    let job = Job {
        kind: LETTER,
        payload: serde_json::to_value(due).map_err(Problem::failed)?,
        at: site.clock.now(),
        queue: Queue::Urgent,
        key: None,
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

/// Sends it, if she still holds the installation.
async fn send(site: &Site, due: Due) -> Result<()> {
    let mut conn = site.db.read().await?;
    let holders = accounts::installation_holders(site, &mut conn).await?;
    drop(conn);
    let Some(to) = holders.into_iter().find(|holder| holder.account == due.account) else { return Ok(()) };
    let findings = judge(&measure(site).await?);
    let visit = Visit::of(site, to.language);
    let t = &visit.t;
    let name = network::tree(site).await?.root().names.best(&visit.wanted()).to_owned();
    let named =
        |codes: &[String]| -> Vec<Check> { codes.iter().filter_map(|code| Check::from_code(code)).collect() };
    let (wrong, fine) = (named(&due.wrong), named(&due.fine));
    let key = if wrong.is_empty() { "console-alert-fine" } else { "console-alert-wrong" };
    let mut text = t.plain_with(key, &[("name", to.name.as_str().into()), ("site", name.as_str().into())]);
    for check in &wrong {
        let finding = findings.iter().find(|finding| finding.check == *check);
        let said = finding.map(|finding| sentence(t, finding, site.clock.now(), false)).unwrap_or_default();
        text.push_str(&format!("\n\n{}\n{said}", t.plain(check.words())));
    }
    if !fine.is_empty() {
        let names: Vec<String> = fine.iter().map(|check| t.plain(check.words())).collect();
        let list = t.plain_list(&names);
        text.push_str(&format!("\n\n{}", t.plain_with("console-alert-again", &[("things", list.into())])));
    }
    let link = format!("{}/desk/status", site.config.url);
    text.push_str(&format!("\n\n{}\n", t.plain_with("console-alert-look", &[("link", link.into())])));
    let subject = if wrong.is_empty() { "console-alert-subject-fine" } else { "console-alert-subject-wrong" };
    let subject = t.plain_with(subject, &[("site", name.as_str().into())]);
    let letter =
        Letter { to: to.address, to_language: to.language, from_name: name, subject, text, html: None };
    weave::send(site, &letter).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told when a thing stands so at looks five minutes apart.
    fn told(looks: &[bool]) -> Vec<(usize, Turn)> {
        let mut line = None;
        let mut told = Vec::new();
        for (at, wrong) in looks.iter().enumerate() {
            let now = Moment::from_millis(1_000_000 + at as i64 * 300_000);
            let (next, turn) = step(line, *wrong, now);
            line = next;
            told.extend(turn.map(|turn| (at, turn)));
        }
        told
    }

    #[test]
    fn one_letter_when_it_turns_wrong_and_one_when_it_is_fine_again() {
        assert_eq!(told(&[false; 30]), []);
        assert_eq!(told(&[true; 30]), [(1, Turn::Wrong)], "a second look, and no third letter");
        let blink: Vec<bool> = (0..30).map(|at| at == 3).collect();
        assert_eq!(told(&blink), [], "what passes by itself is told to nobody");
        let once: Vec<bool> = (0..30).map(|at| at < 5).collect();
        assert_eq!(told(&once), [(1, Turn::Wrong), (17, Turn::Fine)], "fine for an hour");
        let flaps: Vec<bool> = (0..60).map(|at| at < 40 && (at / 3) % 2 == 0).collect();
        assert_eq!(
            told(&flaps),
            [(1, Turn::Wrong), (51, Turn::Fine)],
            "what comes and goes makes two letters"
        );
        let twice: Vec<bool> = (0..60).map(|at| at < 2 || (30..33).contains(&at)).collect();
        let turns: Vec<Turn> = told(&twice).into_iter().map(|(_, turn)| turn).collect();
        assert_eq!(turns, [Turn::Wrong, Turn::Fine, Turn::Wrong, Turn::Fine]);
    }
}
