//! `nasij backup`: made while the site runs, verified, restored.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use backup::{Identity, Into, Recipient, Restored, Seen, Source, Target, Verified};
use basis::{Clock, Moment, Rng};
use console::backups::{self, Known};
use db::{Db, Migrations, Options};
use files::Files;
use weave::Erasure;

use crate::{
    failed::{Failed, because},
    house::{House, Shut, UNFINISHED, private},
    list::written,
    options::{Backup, Format, Place},
    owner,
    rooms::rooms,
    server_key,
};

/// The setting by which the parts of a folder's backups are named.
const SECRET: &str = "backup.parts";
/// Backups in a folder go after this: what was erased is gone from them too by then.
pub const KEPT: Duration = Duration::from_secs(35 * 24 * 60 * 60);
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// # Errors
/// A sentence: what failed, why, what to do.
pub async fn backup(place: Place, command: Backup) -> Result<(), Failed> {
    match command {
        Backup::Create { file, to, format } => create(place, &file, to, format).await,
        Backup::Verify { file, key, format } => verify(&file, &key, format).await,
        Backup::KeyCopied => key_copied(place).await,
        Backup::Restore { file, key, erased } => restore(place, &file, &key, erased.as_deref()).await,
    }
}

async fn create(place: Place, file: &Path, to: Option<Recipient>, format: Format) -> Result<(), Failed> {
    let shut = Shut::open_as_it_is(&place, "nasij-data").await?;
    if !shut.lived_in {
        return Err(format!("{} holds no installation", shut.folder.display()).into());
    }
    let own = shut.folder.join("keys");
    let to = match to {
        Some(to) => to,
        None => {
            let (identity, made) = Identity::read_or_make(&own)?;
            if made {
                eprintln!(
                    "Made {}: it alone opens the backups. Keep a copy where this machine is not; no backup holds it.",
                    own.join(backup::KEY_FILE).display()
                );
            }
            identity.recipient()
        }
    };
    let rng = Rng::system().map_err(|error| because("the system gives no random numbers", error))?;
    let files = Files::open(&shut.folder.join("files"), shut.db.clone())?;
    let (seen, rebuilt) = (Seen::default(), rebuilt());
    let source = Source {
        db: &shut.db,
        files: &files,
        keys: &shut.source.folder,
        erased: &shut.folder.join("erased"),
        rebuilt: &rebuilt,
    };
    let target = match file.is_dir() {
        true => Target::Folder { folder: file, secret: secret(&shut.db, &rng).await?, keep: KEPT },
        false => Target::File(file),
    };
    let hands = owner::hands_for(file);
    let made = shown(&seen, backup::create(source, target, &to, shut.now(), &rng, (&seen, hands))).await;
    let noted = match &made {
        Ok(_) => weave::store_setting(&shut.db, backups::MADE, shut.now().millis().to_string()).await,
        Err(_) => Ok(()),
    };
    shut.db.close().await;
    let made = made?;
    noted?;
    for name in &made.totals.damaged {
        eprintln!("The file {name} is no longer what it was when it was stored; it is not in the backup.");
    }
    match format {
        Format::Text => written(&made.file.display().to_string()),
        Format::Json => written(&json(&made)?),
    }
}

/// Notes that a copy of the key lies elsewhere: nobody is asked for it any more.
async fn key_copied(place: Place) -> Result<(), Failed> {
    let shut = Shut::open(&place, "nasij-data", false).await?;
    weave::store_setting(&shut.db, backups::COPIED, shut.now().millis().to_string()).await?;
    shut.db.close().await;
    Ok(())
}

/// By what parts of this installation's backups are named. Written down once: with another one everything would be written anew.
///
/// # Errors
/// When the database does not answer.
pub async fn secret(db: &Db, rng: &Rng) -> basis::Result<String> {
    if let Some(secret) = weave::stored_setting(db, SECRET).await? {
        return Ok(secret);
    }
    let secret = rng.token();
    weave::store_setting(db, SECRET, secret.clone()).await?;
    Ok(secret)
}

/// A new version changes a database only when a backup of the last day is known.
///
/// # Errors
/// A sentence that says how to make one.
pub async fn must_be_fresh(db: &Db, sets: &[Migrations], now: Moment) -> Result<(), Failed> {
    let pending = db.pending(sets).await?;
    if pending == 0 || Known::of(db).await?.made.is_some_and(|made| now.since(made) < FRESH) {
        return Ok(());
    }
    Err(format!(
        "this version changes the database ({pending} changes), and no backup of the last 24 hours is known; make one with \
         `nasij backup create FILE`, or go on with --without-backup"
    )
    .into())
}

async fn verify(file: &Path, key: &Path, format: Format) -> Result<(), Failed> {
    let seen = Seen::default();
    let held = shown(&seen, backup::verify(file, Identity::read(key)?, &seen)).await?;
    match format {
        Format::Json => written(&json(&held)?),
        Format::Text => written(&said(&held)),
    }
}

fn said(held: &Verified) -> String {
    let rows: u64 = held.totals.tables.iter().map(|table| table.rows).sum();
    let made = basis::Moment::from_millis(held.head.made);
    format!(
        "whole: made {} by nasij {} from {}; {} tables with {rows} rows, {} files with {} bytes, keys: {}",
        stamp(made),
        held.head.nasij,
        held.head.database,
        held.totals.tables.len(),
        held.totals.files,
        held.totals.file_bytes,
        held.totals.keys.join(", ")
    )
}

fn stamp(at: basis::Moment) -> String {
    weave::api::time(at)
}

fn json(value: &impl serde::Serialize) -> Result<String, Failed> {
    serde_json::to_string_pretty(value).map_err(|error| because("the answer cannot be written", error))
}

/// On a terminal, how far it has come.
async fn shown<T>(seen: &Seen, work: impl Future<Output = basis::Result<T>>) -> Result<T, Failed> {
    use std::io::{IsTerminal as _, Write as _};
    let watched = std::io::stderr().is_terminal();
    tokio::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => {
                if watched {
                    eprintln!();
                }
                return done.map_err(Failed::from);
            }
            () = tokio::time::sleep(Duration::from_millis(500)), if watched => {
                let (rows, files, bytes) = seen.so_far();
                eprint!("\r{rows} rows, {files} files, {} MB ", bytes / 1_000_000);
                let _ = std::io::stderr().flush();
            }
        }
    }
}

/// Tables that rooms fill again by themselves.
pub fn rebuilt() -> Vec<&'static str> {
    rooms().iter().flat_map(|room| room.rebuilt()).copied().collect()
}

async fn restore(place: Place, file: &Path, key: &Path, erased: Option<&Path>) -> Result<(), Failed> {
    let Some(folder) = place.data.clone() else {
        return Err("say with --data into which empty folder".into());
    };
    let identity = Identity::read(key)?;
    // Read before anything is made: a name that is wrong must not leave half a restore.
    let newer = erased
        .map(fs::read_to_string)
        .transpose()
        .map_err(|error| because("--erased cannot be read", error))?;
    let again = begin(&folder)?;
    let database =
        place.database.clone().unwrap_or_else(|| format!("sqlite:{}", folder.join("nasij.db").display()));
    let rng = Rng::system().map_err(|error| because("the system gives no random numbers", error))?;
    let clock = Clock::system();
    let db = Db::open(&database, Options::default(), &rng)
        .await
        .map_err(|problem| because("the database cannot be opened", Failed::from(problem)))?;
    let restored = load(&place, &folder, &db, file, identity, again, &clock).await;
    db.close().await;
    let restored = restored?;
    finish(&place, &folder, &restored, newer.as_deref()).await?;
    let at = stamp(basis::Moment::from_millis(restored.verified.head.made));
    if restored.mended > 0 {
        eprintln!(
            "{} texts held U+0000, which PostgreSQL cannot keep; U+FFFD stands there now.",
            restored.mended
        );
    }
    eprintln!(
        "Restored as it was at {at}; roles, passwords and tokens are those of that moment, and everybody signs in anew."
    );
    written(&folder.display().to_string())
}

/// The folder is empty, or holds a restore that was cut short, which is cleared away: whether it did.
fn begin(folder: &Path) -> Result<bool, Failed> {
    let failed = |error| because(format!("{} cannot be prepared", folder.display()), error);
    fs::create_dir_all(folder).map_err(failed)?;
    let mark = folder.join(UNFINISHED);
    let again = mark.exists();
    let lying: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(failed)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| *path != mark && path.file_name().is_none_or(|name| name != "lost+found"))
        .collect();
    if !again && !lying.is_empty() {
        return Err(format!(
            "{} is not empty; a backup is restored into an empty folder only",
            folder.display()
        )
        .into());
    }
    private(folder);
    for path in lying {
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.map_err(failed)?;
    }
    fs::write(&mark, "A restore into this folder is not finished.\n").map_err(failed)?;
    Ok(again)
}

async fn load(
    place: &Place,
    folder: &Path,
    db: &Db,
    file: &Path,
    identity: Identity,
    again: bool,
    clock: &Clock,
) -> Result<Restored, Failed> {
    let bare = db.is_bare().await?;
    let half =
        again && !bare && weave::stored_setting(db, weave::RESTORING).await.is_ok_and(|mark| mark.is_some());
    if !bare && !half {
        let _ = fs::remove_file(folder.join(UNFINISHED));
        return Err("the database is not empty; a backup is restored into an empty database only".into());
    }
    let (sets, rebuilt, seen) = (weave::migrations(&rooms()), rebuilt(), Seen::default());
    let files = Files::open(&folder.join("files"), db.clone())?;
    let keys = place.keys.clone().unwrap_or_else(|| folder.join("keys"));
    let into = Into {
        db,
        files: &files,
        keys: &keys,
        sets: &sets,
        rebuilt: &rebuilt,
        anew: half,
        mark: weave::RESTORING,
    };
    let restored = shown(&seen, backup::restore(file, identity, into, clock.now(), &seen)).await?;
    db.migrate(&sets, clock.now()).await?;
    Ok(restored)
}

/// Before the site may answer: what was erased is erased again, sessions end, letters that may have been sent are held.
async fn finish(
    place: &Place,
    folder: &Path,
    restored: &Restored,
    newer: Option<&str>,
) -> Result<(), Failed> {
    let shut = Shut::open_unfinished(place, folder).await?;
    let keys = match &shut.found {
        seal::Found::Keys(keys) => keys.clone(),
        seal::Found::Locked(locked) => server_key::ask_for(locked, &shut.source.folder)?,
    };
    let house: House = shut.opened(keys);
    let woven = house.weave_for_command(None).await?;
    let site = &woven.site;
    for room in &site.rooms {
        room.restored(site).await?;
    }
    let known = weave::all_erased(&mut site.db.read().await?).await?;
    let lists = restored.erased.lines().chain(newer.unwrap_or_default().lines()).filter_map(Erasure::read);
    let gone = people::replay_erased(site, known.into_iter().chain(lists)).await?;
    let kinds: Vec<&'static str> =
        woven.workers.iter().filter(|worker| worker.sends).map(|worker| worker.kind).collect();
    let (now, cause) = (house.clock.now(), "held after a restore: it may have been sent already");
    let held = site
        .db
        .write(move |conn| Box::pin(async move { jobs::hold(conn, &kinds, now, cause).await }))
        .await?;
    weave::drop_setting(&site.db, weave::RESTORING).await?;
    house.db.close().await;
    fs::remove_file(folder.join(UNFINISHED))
        .map_err(|error| because("the restore could not be ended", error))?;
    eprintln!(
        "Erased once more: {gone}. Letters held because they may have been sent: {held} (the desk's state page lists them)."
    );
    Ok(())
}
