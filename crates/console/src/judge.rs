//! What measurements mean: each thing in a function of its own, with its limits beside it.

use std::time::Duration;

use basis::Moment;
use mail::Trouble;
use web::Seen;

use crate::findings::{Amount, Check, Finding, Kept, Letters, Measured, State, Work};

const HOUR: Duration = Duration::from_secs(3_600);

/// Below either, a write may be refused before long.
const DISK_WRONG: (u64, u64) = (500_000_000, 5);
/// Below this share, somebody should think of it.
const DISK_NOTE: u64 = 15;
/// A letter that waits longer does not leave by itself.
const LETTER_WAITS: Duration = Duration::from_secs(1_800);
/// Letters given up within a day: one may have a wrong address, so many do not.
const LETTERS_LOST: i64 = 10;
/// The machines of site and database may differ by so much.
const SKEW_NOTE: u64 = 2_000;
const SKEW_WRONG: u64 = 30_000;
/// Browsers of an hour, from which one can tell anything.
const BROWSERS: usize = 10;
const FROM_PROXY: u64 = 20;
/// Checkpoints are mailed each month.
const CHECKPOINT: Duration = Duration::from_secs(35 * 86_400);

/// A night may be missed; a second one is told.
pub(crate) const BACKUP_LATE: Duration = Duration::from_secs(2 * 86_400);
/// Where none is made every night.
pub(crate) const BACKUP_OLD: Duration = Duration::from_secs(8 * 86_400);
/// One is brought back on trial every week; a week may be missed.
pub(crate) const TRIAL_LATE: Duration = Duration::from_secs(15 * 86_400);

/// Everything that can be said, what is wrong first.
pub fn judge(measured: &Measured) -> Vec<Finding> {
    let server = measured.server.as_ref();
    let mut findings: Vec<Finding> = [
        database(measured),
        disk(measured),
        server.map(|server| mail(measured, &server.mail)),
        Some(jobs(measured)),
        Some(clock(measured)),
        server.and_then(|server| visitors(&server.visitors)),
        server.map(|server| guard(server.guard_off)),
        Some(audit(measured)),
        Some(backup(&measured.backups, measured.now)),
        backup_key(&measured.backups),
    ]
    .into_iter()
    .flatten()
    .collect();
    findings.sort_by_key(|finding| (finding.state, finding.check));
    findings
}

fn database(measured: &Measured) -> Option<Finding> {
    let (state, key) = match measured.damaged? {
        true => (State::Wrong, "console-database-damaged"),
        false => (State::Fine, "console-database-whole"),
    };
    Some(Finding::new(Check::Database, state, key))
}

fn disk(measured: &Measured) -> Option<Finding> {
    let (free, whole) = measured.disk.filter(|(_, whole)| *whole > 0)?;
    let share = u64::try_from(u128::from(free) * 100 / u128::from(whole)).unwrap_or(100);
    let (state, key) = match () {
        () if free < DISK_WRONG.0 || share < DISK_WRONG.1 => (State::Wrong, "console-disk-full"),
        () if share < DISK_NOTE => (State::Note, "console-disk-low"),
        () => (State::Fine, "console-disk-fine"),
    };
    let finding = Finding::new(Check::Disk, state, key)
        .with("free", Amount::Bytes(free))
        .with("whole", Amount::Bytes(whole))
        .with("share", Amount::Number(i64::try_from(share).unwrap_or(100)));
    Some(finding)
}

/// The words for what keeps letters here.
pub const fn trouble_words(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Unreachable => "console-trouble-unreachable",
        Trouble::Silent => "console-trouble-silent",
        Trouble::Tls => "console-trouble-tls",
        Trouble::SignIn => "console-trouble-sign-in",
        Trouble::Later => "console-trouble-later",
        Trouble::Refused => "console-trouble-refused",
        Trouble::Lacks => "console-trouble-lacks",
        Trouble::HungUp => "console-trouble-hung-up",
    }
}

fn waits_longer(work: &Work, now: Moment, than: Duration) -> Option<Moment> {
    work.oldest.filter(|oldest| now.since(*oldest) > than)
}

fn mail(measured: &Measured, mail: &Letters) -> Finding {
    let letters = &measured.letters;
    let of = |state, key| Finding::new(Check::Mail, state, key);
    if mail.kept {
        return match mail.local {
            true => of(State::Note, "console-letters-kept-local"),
            false => of(State::Wrong, "console-letters-kept"),
        };
    }
    let stuck = waits_longer(letters, measured.now, LETTER_WAITS);
    // A refused letter says something of its address, not of the way.
    let trouble = mail.trouble().filter(|trouble| *trouble != Trouble::Refused);
    if let Some(trouble) = trouble.filter(|_| stuck.is_some() || letters.worn_out > 0) {
        return of(State::Wrong, "console-letters-trouble")
            .with("trouble", Amount::Word(trouble_words(trouble)))
            .with("waiting", Amount::Number(letters.waiting))
            .with("failed", Amount::Number(letters.failed));
    }
    if let Some(oldest) = stuck {
        return of(State::Wrong, "console-letters-stuck")
            .with("waiting", Amount::Number(letters.waiting))
            .with("oldest", Amount::Since(oldest));
    }
    if letters.worn_out > 0 || letters.lately >= LETTERS_LOST {
        return of(State::Wrong, "console-letters-lost").with("failed", Amount::Number(letters.lately));
    }
    if let Some(trouble) = trouble {
        return of(State::Note, "console-letters-hindered")
            .with("trouble", Amount::Word(trouble_words(trouble)));
    }
    if letters.failed > 0 {
        return of(State::Note, "console-letters-failed").with("failed", Amount::Number(letters.failed));
    }
    of(State::Fine, "console-letters-fine").with("waiting", Amount::Number(letters.waiting))
}

fn jobs(measured: &Measured) -> Finding {
    let jobs = &measured.jobs;
    let of = |state, key| Finding::new(Check::Jobs, state, key);
    if let Some(oldest) = waits_longer(jobs, measured.now, HOUR).filter(|_| measured.server.is_some()) {
        return of(State::Wrong, "console-jobs-stuck")
            .with("waiting", Amount::Number(jobs.waiting))
            .with("oldest", Amount::Since(oldest));
    }
    match jobs {
        Work { lately: 1.., .. } => {
            of(State::Wrong, "console-jobs-failing").with("failed", Amount::Number(jobs.lately))
        }
        Work { failed: 1.., .. } => {
            of(State::Note, "console-jobs-failed").with("failed", Amount::Number(jobs.failed))
        }
        _ => of(State::Fine, "console-jobs-fine").with("waiting", Amount::Number(jobs.waiting)),
    }
}

fn clock(measured: &Measured) -> Finding {
    let of = |state, key| Finding::new(Check::Clock, state, key);
    if let Some(skew) = measured.skew.filter(|skew| skew.unsigned_abs() > SKEW_NOTE) {
        let state = if skew.unsigned_abs() > SKEW_WRONG { State::Wrong } else { State::Note };
        let key = if skew > 0 { "console-clock-behind" } else { "console-clock-ahead" };
        let seconds = i64::try_from(skew.unsigned_abs() / 1_000).unwrap_or(i64::MAX);
        return of(state, key).with("seconds", Amount::Number(seconds));
    }
    if measured.synchronised == Some(false) {
        return of(State::Wrong, "console-clock-alone");
    }
    match measured.synchronised {
        Some(_) => of(State::Fine, "console-clock-fine"),
        None => of(State::Fine, "console-clock-unknown"),
    }
}

/// Whether everybody seems to have one address, or the named proxy says nothing.
fn visitors(seen: &Seen) -> Option<Finding> {
    let of = |state, key| Finding::new(Check::Visitors, state, key);
    let together = seen.most * 10 >= seen.browsers * 8;
    let told = seen.told_unasked >= FROM_PROXY && seen.browsers >= 3;
    if !seen.proxy_named && together && (seen.browsers >= BROWSERS || told) {
        let many = i64::try_from(seen.most).unwrap_or(i64::MAX);
        return Some(of(State::Wrong, "console-visitors-together").with("n", Amount::Number(many)));
    }
    if seen.proxy_named && seen.from_proxy >= FROM_PROXY && seen.from_proxy_told == 0 {
        return Some(of(State::Wrong, "console-visitors-untold"));
    }
    if seen.proxy_named && seen.from_proxy == 0 && seen.browsers >= BROWSERS {
        return Some(of(State::Note, "console-visitors-past"));
    }
    (seen.browsers > 0).then(|| of(State::Fine, "console-visitors-fine"))
}

fn guard(off: bool) -> Finding {
    match off {
        true => Finding::new(Check::Guard, State::Wrong, "console-guard-off"),
        false => Finding::new(Check::Guard, State::Fine, "console-guard-on"),
    }
}

/// What lies after the last mailed checkpoint, whoever holds the machine can rewrite unseen.
fn audit(measured: &Measured) -> Finding {
    let of = |state, key| Finding::new(Check::Audit, state, key);
    match measured.checkpoint {
        None => of(State::Note, "console-checkpoint-none"),
        Some(made) => {
            let old = measured.now.since(made) > CHECKPOINT;
            let (state, key) = if old {
                (State::Wrong, "console-checkpoint-old")
            } else {
                (State::Fine, "console-checkpoint-fine")
            };
            of(state, key).with("made", Amount::Since(made))
        }
    }
}

fn backup(kept: &Kept, now: Moment) -> Finding {
    let of = |state, key| Finding::new(Check::Backup, state, key);
    if let Some(failed) = kept.failed {
        return of(State::Wrong, "console-backups-failed").with("at", Amount::Since(failed));
    }
    let Some(made) = kept.made else { return of(State::Note, "console-backups-none") };
    let late = now.since(made) > if kept.nightly { BACKUP_LATE } else { BACKUP_OLD };
    let untried = kept.nightly && kept.tried.is_none_or(|tried| now.since(tried) > TRIAL_LATE);
    let (state, key) = match () {
        () if late && kept.nightly => (State::Wrong, "console-backups-late"),
        () if late => (State::Note, "console-backups-old"),
        () if untried => (State::Note, "console-backups-untried"),
        () => (State::Fine, "console-backups-fine"),
    };
    of(state, key).with("made", Amount::Since(made))
}

/// A backup that nobody can open is none.
fn backup_key(kept: &Kept) -> Option<Finding> {
    kept.made?;
    Some(match kept.key_copied {
        true => Finding::new(Check::BackupKey, State::Fine, "console-backups-key-copied"),
        false => Finding::new(Check::BackupKey, State::Note, "console-backups-key-here"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Server;

    fn healthy() -> Measured {
        Measured {
            now: Moment::from_millis(1_795_000_000_000),
            disk: Some((60_000_000_000, 100_000_000_000)),
            database: Some(1_000_000),
            damaged: Some(false),
            skew: None,
            synchronised: Some(true),
            checkpoint: Some(Moment::from_millis(1_795_000_000_000)),
            backups: Kept {
                made: Some(Moment::from_millis(1_795_000_000_000)),
                tried: Some(Moment::from_millis(1_795_000_000_000)),
                key_copied: true,
                nightly: true,
                failed: None,
            },
            jobs: Work::default(),
            letters: Work::default(),
            server: Some(Server::default()),
        }
    }

    fn with(change: impl FnOnce(&mut Measured)) -> Measured {
        let mut measured = healthy();
        change(&mut measured);
        measured
    }

    fn server(change: impl FnOnce(&mut Server)) -> Measured {
        with(|measured| change(measured.server.as_mut().unwrap()))
    }

    #[test]
    fn a_healthy_installation_has_nothing_to_mend() {
        assert!(judge(&healthy()).iter().all(|finding| finding.state == State::Fine));
        assert_eq!(judge(&with(|m| m.server = None)).len(), 7, "what no server tells is not made up");
    }

    #[test]
    fn what_is_judged_how() {
        let ago = |seconds: i64| Some(Moment::from_millis(1_795_000_000_000 - seconds * 1_000));
        let trouble = |code: &str| Some((Moment::from_millis(1), code.to_owned()));
        let seen = |browsers, most| Seen { browsers, most, senders: 1, ..Seen::default() };
        for (measured, key, state) in [
            (with(|m| m.disk = Some((4_000_000_000, 100_000_000_000))), "console-disk-full", State::Wrong),
            (with(|m| m.disk = Some((400_000_000, 1_000_000_000))), "console-disk-full", State::Wrong),
            (with(|m| m.disk = Some((14_000_000_000, 100_000_000_000))), "console-disk-low", State::Note),
            (with(|m| m.damaged = Some(true)), "console-database-damaged", State::Wrong),
            (server(|s| s.mail.kept = true), "console-letters-kept", State::Wrong),
            (
                server(|s| (s.mail.kept, s.mail.local) = (true, true)),
                "console-letters-kept-local",
                State::Note,
            ),
            (with(|m| m.letters.oldest = ago(1_801)), "console-letters-stuck", State::Wrong),
            (with(|m| m.letters.oldest = ago(1_700)), "console-letters-fine", State::Fine),
            (with(|m| m.letters.worn_out = 1), "console-letters-lost", State::Wrong),
            (with(|m| m.letters.lately = 10), "console-letters-lost", State::Wrong),
            (with(|m| m.letters.failed = 1), "console-letters-failed", State::Note),
            (server(|s| s.mail.trouble = trouble("tls")), "console-letters-hindered", State::Note),
            (server(|s| s.mail.trouble = trouble("refused")), "console-letters-fine", State::Fine),
            (
                with(|m| {
                    m.letters.worn_out = 1;
                    m.server.as_mut().unwrap().mail.trouble = trouble("unreachable");
                }),
                "console-letters-trouble",
                State::Wrong,
            ),
            (with(|m| m.backups.failed = ago(60)), "console-backups-failed", State::Wrong),
            (with(|m| m.backups.made = ago(3 * 86_400)), "console-backups-late", State::Wrong),
            (with(|m| m.backups.made = ago(86_400)), "console-backups-fine", State::Fine),
            (with(|m| m.backups.tried = ago(16 * 86_400)), "console-backups-untried", State::Note),
            (
                with(|m| (m.backups.nightly, m.backups.made) = (false, ago(9 * 86_400))),
                "console-backups-old",
                State::Note,
            ),
            (with(|m| m.backups = Kept::default()), "console-backups-none", State::Note),
            (with(|m| m.backups.key_copied = false), "console-backups-key-here", State::Note),
            (with(|m| m.jobs.oldest = ago(3_601)), "console-jobs-stuck", State::Wrong),
            (with(|m| m.jobs.lately = 1), "console-jobs-failing", State::Wrong),
            (with(|m| m.jobs.failed = 1), "console-jobs-failed", State::Note),
            (with(|m| m.skew = Some(31_000)), "console-clock-behind", State::Wrong),
            (with(|m| m.skew = Some(-3_000)), "console-clock-ahead", State::Note),
            (with(|m| m.skew = Some(1_000)), "console-clock-fine", State::Fine),
            (with(|m| m.synchronised = Some(false)), "console-clock-alone", State::Wrong),
            (with(|m| m.synchronised = None), "console-clock-unknown", State::Fine),
            (server(|s| s.visitors = seen(12, 12)), "console-visitors-together", State::Wrong),
            (server(|s| s.visitors = seen(12, 8)), "console-visitors-fine", State::Fine),
            (server(|s| s.visitors = seen(9, 9)), "console-visitors-fine", State::Fine),
            (
                server(|s| s.visitors = Seen { told_unasked: 20, ..seen(3, 3) }),
                "console-visitors-together",
                State::Wrong,
            ),
            (
                server(|s| s.visitors = Seen { proxy_named: true, from_proxy: 20, ..seen(3, 3) }),
                "console-visitors-untold",
                State::Wrong,
            ),
            (
                server(|s| s.visitors = Seen { proxy_named: true, ..seen(10, 1) }),
                "console-visitors-past",
                State::Note,
            ),
            (
                server(|s| {
                    s.visitors =
                        Seen { proxy_named: true, from_proxy: 30, from_proxy_told: 30, ..seen(20, 20) };
                }),
                "console-visitors-fine",
                State::Fine,
            ),
            (server(|s| s.guard_off = true), "console-guard-off", State::Wrong),
            (with(|m| m.checkpoint = None), "console-checkpoint-none", State::Note),
            (with(|m| m.checkpoint = ago(36 * 86_400)), "console-checkpoint-old", State::Wrong),
        ] {
            let findings = judge(&measured);
            let found = findings.iter().find(|finding| finding.key == key);
            let keys: Vec<&str> = findings.iter().map(|finding| finding.key).collect();
            assert_eq!(found.map(|finding| finding.state), Some(state), "{key}: {keys:?}");
        }
    }

    #[test]
    fn nobody_is_told_that_what_was_not_looked_at_is_whole() {
        let findings = judge(&with(|m| m.damaged = None));
        assert!(findings.iter().all(|finding| finding.check != Check::Database));
    }

    #[test]
    fn what_is_wrong_comes_first() {
        let findings = judge(&with(|m| {
            m.checkpoint = None;
            m.jobs.lately = 1;
        }));
        let states: Vec<State> = findings.iter().map(|finding| finding.state).collect();
        assert!(states.is_sorted() && states.first() == Some(&State::Wrong), "{states:?}");
    }
}
