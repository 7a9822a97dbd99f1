//! A damaged database is looked for when the site starts and every night, and told by a letter that asks nothing of the jobs: their tables
//! may lie in what is damaged.

use std::{fs, path::PathBuf, time::Duration};

use basis::{Problem, Result};
use db::Soundness;
use mail::Letter;
use weave::{Site, Visit};

use crate::{
    findings::{Check, State},
    judge::judge,
    measure::measure,
    say::sentence,
};

/// What statements meet between two looks is told so soon.
const EACH: Duration = Duration::from_secs(30);
/// A letter that could not be sent is tried again so late.
const AGAIN: Duration = Duration::from_secs(600);

/// Lies in the data folder from the letter on: the next start finds the same damage, and nobody is told of it twice. A restore makes
/// another folder.
fn note(site: &Site) -> Option<PathBuf> {
    site.config.folder.as_ref().map(|folder| folder.join("run").join("damage-told"))
}

/// Looks once, and then waits for what statements meet. Never ends.
pub async fn watch(site: Site) {
    if let Err(problem) = site.db.look_for_damage().await {
        tracing::warn!(%problem, "whether the database is damaged could not be looked for");
    }
    let note = note(&site);
    if let Some(note) = note.as_ref().filter(|_| site.db.soundness() == Soundness::Whole) {
        // Somebody mended it where it lies.
        let _ = fs::remove_file(note);
    }
    let mut told = note.as_ref().is_some_and(|note| note.exists());
    loop {
        let mut pause = EACH;
        if !told && site.db.soundness() == Soundness::Damaged {
            match tell(&site).await {
                Ok(()) => {
                    told = true;
                    // A letter that stays in memory has told nobody: the next start tells it again.
                    let noted =
                        note.as_ref().filter(|_| !site.mail.is_memory()).map(|note| fs::write(note, ""));
                    if let Some(Err(error)) = noted {
                        tracing::warn!(%error, "that the damage was told could not be noted");
                    }
                }
                Err(problem) => {
                    tracing::error!(%problem, "the database is damaged, and no letter could tell it");
                    pause = AGAIN;
                }
            }
        }
        tokio::time::sleep(pause).await;
    }
}

/// Writes to whoever holds the installation.
///
/// # Errors
/// When nobody can be found, or no letter leaves.
pub async fn tell(site: &Site) -> Result<()> {
    let holders = accounts::installation_holders(site, &mut site.db.read().await?).await?;
    let findings = judge(&measure(site).await?);
    let finding = findings.iter().find(|one| one.check == Check::Database && one.state == State::Wrong);
    let Some(finding) = finding else { return Ok(()) };
    let (mut sent, mut why) = (0, None);
    for to in holders {
        let visit = Visit::of(site, to.language);
        let t = &visit.t;
        let name = network::tree(site).await?.root().names.best(&visit.wanted()).to_owned();
        let with = [("name", to.name.as_str().into()), ("site", name.as_str().into())];
        let link = format!("{}/desk/status", site.config.url);
        let text = format!(
            "{}\n\n{}\n{}\n\n{}\n",
            t.plain_with("console-alert-wrong", &with),
            t.plain(finding.check.words()),
            sentence(t, finding, site.clock.now(), false),
            t.plain_with("console-alert-look", &[("link", link.into())]),
        );
        let subject = t.plain_with("console-alert-subject-wrong", &[("site", name.as_str().into())]);
        let letter =
            Letter { to: to.address, to_language: to.language, from_name: name, subject, text, html: None };
        match weave::send(site, &letter).await {
            Ok(()) => sent += 1,
            Err(problem) => why = Some(problem),
        }
    }
    // One who heard of it is enough not to write to all of them every ten minutes.
    match why {
        _ if sent > 0 => Ok(()),
        Some(problem) => Err(problem),
        None => Err(Problem::failed("nobody holds the installation")),
    }
}
