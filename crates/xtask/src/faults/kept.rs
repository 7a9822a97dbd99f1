//! Whether everything that was acknowledged is there, once.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use serde_json::Value;

use super::{
    load::{Aim, Kind, Seen},
    site::{House, Place, Site, api_list},
};
use crate::{Outcome, bench::http::Client};

#[derive(Default)]
pub struct Checked {
    pub lost: Vec<String>,
    pub twice: Vec<String>,
}

/// What a campaign counts, and that the records agree.
///
/// # Errors
/// When `nasij tally verify` says otherwise.
pub fn total(house: &House, place: &Place, aim: &Aim) -> Outcome<usize> {
    let arguments = ["tally", "verify", "--campaign", &aim.campaign, "--format", "json"];
    let all: Value = serde_json::from_str(&house.says(place, &arguments)?)?;
    let total = all.pointer("/0/total").and_then(Value::as_u64).ok_or("tally verify says no total")?;
    Ok(usize::try_from(total)?)
}

/// Compares what `site` holds with what it acknowledged. Comments and news are read back. Of signatures, whose addresses
/// nobody can list, the whole is signed again with the same addresses: whoever is there is not counted a second time, so
/// what the number grows by was lost, and more than there are addresses was counted twice.
///
/// # Errors
/// When something cannot be asked.
pub fn check(
    house: &House,
    place: &Place,
    aim: &Aim,
    site: &Site,
    before: usize,
    seen: &Seen,
) -> Outcome<Checked> {
    let mut checked = Checked::default();
    let now = total(house, place, aim)?.saturating_sub(before);
    let of = |kind: Kind, acknowledged: bool| -> Vec<&String> {
        seen.tried
            .iter()
            .filter(|one| one.0 == kind && seen.kept.contains(*one) == acknowledged)
            .map(|one| &one.1)
            .collect()
    };
    let (kept, open) = (of(Kind::Signature, true), of(Kind::Signature, false));
    again(aim, site.port, &kept)?;
    let after_kept = total(house, place, aim)?.saturating_sub(before);
    for number in now..after_kept {
        checked.lost.push(format!("a signature ({} of {})", number - now + 1, kept.len()));
    }
    again(aim, site.port, &open)?;
    let all = total(house, place, aim)?.saturating_sub(before);
    if all != kept.len() + open.len() {
        checked.twice.push(format!("{} addresses, {all} signatures counted", kept.len() + open.len()));
    }
    let comments = api_list(site.port, &aim.token, "/api/v1/comments?state=waiting")?;
    let marks = comments
        .iter()
        .filter_map(|one| Some(one["text"].as_str()?.rsplit_once(' ')?.1.trim_end_matches('.').to_owned()));
    compare(&mut checked, seen, Kind::Comment, marks);
    let news = api_list(site.port, &aim.token, "/api/v1/news")?;
    let slugs = news.iter().filter_map(|one| one["slug"].as_str().map(str::to_owned));
    compare(&mut checked, seen, Kind::News, slugs);
    Ok(checked)
}

fn compare(checked: &mut Checked, seen: &Seen, kind: Kind, there: impl Iterator<Item = String>) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for one in there {
        *times.entry(one).or_default() += 1;
    }
    for (_, mark) in seen.kept.iter().filter(|one| one.0 == kind) {
        if !times.contains_key(mark) {
            checked.lost.push(format!("{kind:?} {mark}"));
        }
    }
    for (_, mark) in seen.tried.iter().filter(|one| one.0 == kind) {
        if times.get(mark).is_some_and(|times| *times > 1) {
            checked.twice.push(format!("{kind:?} {mark}"));
        }
    }
}

/// The same addresses again, many at a time.
fn again(aim: &Aim, port: u16, marks: &[&String]) -> Outcome<()> {
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let run = || -> Outcome<()> {
                    let mut client = Client::connect(port)?;
                    while let Some(mark) = marks.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let answer = aim.sign(&mut client, mark)?;
                        if answer.status != 201 {
                            return Err(format!("signing again was answered {}", answer.status).into());
                        }
                    }
                    Ok(())
                };
                if let Err(why) = run() {
                    wrong.lock().unwrap_or_else(PoisonError::into_inner).push(why.to_string());
                }
            });
        }
    });
    match wrong.into_inner().unwrap_or_else(PoisonError::into_inner).pop() {
        Some(why) => Err(why.into()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_and_what_is_there_twice_is_found() {
        let mut seen = Seen::default();
        for mark in ["a", "b", "c"] {
            seen.tried.insert((Kind::News, mark.to_owned()));
            seen.kept.insert((Kind::News, mark.to_owned()));
        }
        let mut checked = Checked::default();
        compare(
            &mut checked,
            &seen,
            Kind::News,
            ["a", "b", "b", "other", "other"].map(str::to_owned).into_iter(),
        );
        assert_eq!(checked.lost, ["News c"]);
        assert_eq!(checked.twice, ["News b"]);
    }
}
