use std::collections::{BTreeMap, BTreeSet};

use basis::{Moment, Problem, Result};
use sha2::{Digest, Sha256};

use crate::{Conn, Db, args};

/// One crate's migrations.
#[derive(Debug, Clone, Copy)]
pub struct Migrations {
    pub room: &'static str,
    pub list: &'static [Migration],
}

/// One file, or two where the databases must differ. `version` is `YYYYMMDDHHMM_what`.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub version: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

/// Embeds `migrations/NAME.sql` of the calling crate: `migrations!("pages", "202611232100_news"; split "202611232101_x")`.
/// After `split` come those with one file for each database.
#[macro_export]
macro_rules! migrations {
    ($room:literal $(, $name:literal)* $(,)? $(; split $($split:literal),+ $(,)?)?) => {
        $crate::Migrations { room: $room, list: &[
            $($crate::Migration {
                version: $name,
                sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql")),
                postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql")),
            },)*
            $($($crate::Migration {
                version: $split,
                sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $split, ".sqlite.sql")),
                postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $split, ".postgres.sql")),
            },)+)?
        ] }
    };
}

impl Migration {
    fn sql(&self, sqlite: bool) -> &'static str {
        if sqlite { self.sqlite } else { self.postgres }
    }
    fn checksum(&self, sqlite: bool) -> String {
        use std::fmt::Write as _;
        Sha256::digest(self.sql(sqlite)).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

impl Db {
    /// Applies what is missing, crate by crate in the order given, in one transaction. Answers how many were applied.
    ///
    /// # Errors
    /// A database with a version that this binary does not know of a crate it has, or a changed file: a sentence for the
    /// terminal. Tables of a crate it does not have are left alone.
    pub async fn migrate(&self, sets: &[Migrations], now: Moment) -> Result<usize> {
        let sets = sets.to_vec();
        self.write(move |conn| {
            conn.be_patient();
            Box::pin(async move {
                if !conn.is_sqlite() {
                    // Two processes may begin on an empty database at once; the number is this project's own.
                    conn.all::<(bool,)>("SELECT pg_advisory_xact_lock(7239401) IS NULL", vec![]).await?;
                }
                make_list(conn).await?;
                apply(conn, &sets, None, now).await
            })
        })
        .await
    }
}

impl Db {
    /// How many migrations are missing; 0 where none was ever applied, since there is nothing to lose yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pending(&self, sets: &[Migrations]) -> Result<usize> {
        if self.is_bare().await? {
            return Ok(0);
        }
        let rows: Vec<(String, String)> =
            self.read().await?.all("SELECT room, version FROM migrations", vec![]).await?;
        if rows.is_empty() {
            return Ok(0);
        }
        let have: BTreeSet<(&str, &str)> =
            rows.iter().map(|(room, version)| (room.as_str(), version.as_str())).collect();
        let all = sets.iter().flat_map(|set| set.list.iter().map(|one| (set.room, one.version)));
        Ok(all.filter(|one| !have.contains(one)).count())
    }
}

async fn make_list(conn: &mut Conn) -> Result<()> {
    conn.run(
        "CREATE TABLE IF NOT EXISTS migrations (room TEXT NOT NULL, version TEXT NOT NULL, checksum TEXT NOT NULL, \
         applied BIGINT NOT NULL, PRIMARY KEY (room, version))",
        vec![],
    )
    .await?;
    Ok(())
}

/// Lays out the schema as it was with these migrations alone, in an empty database.
///
/// # Errors
/// When one of them is not known: with a sentence.
pub(crate) async fn apply_held(
    conn: &mut Conn,
    sets: &[Migrations],
    held: &[(String, String)],
    now: Moment,
) -> Result<()> {
    for (room, version) in held {
        let Some(set) = sets.iter().find(|set| set.room == room) else {
            return Err(Problem::failed(format!(
                "it holds tables of {room}, which this nasij does not have"
            )));
        };
        if !set.list.iter().any(|migration| migration.version == version) {
            return Err(Problem::failed(format!(
                "it holds {room}/{version}, which this version of nasij does not know; use the version that made it, or a newer one"
            )));
        }
    }
    make_list(conn).await?;
    let held = held.iter().map(|(room, version)| (room.as_str(), version.as_str())).collect();
    apply(conn, sets, Some(&held), now).await.map(|_| ())
}

/// `only`: these and no others.
async fn apply(
    conn: &mut Conn,
    sets: &[Migrations],
    only: Option<&BTreeSet<(&str, &str)>>,
    now: Moment,
) -> Result<usize> {
    let rows = conn
        .all::<(String, String, String)>("SELECT room, version, checksum FROM migrations", vec![])
        .await?;
    let mut have: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (room, version, checksum) in rows {
        have.entry(room).or_default().insert(version, checksum);
    }
    let sqlite = conn.is_sqlite();
    let mut applied = 0;
    for set in sets {
        let known: BTreeSet<&str> = set.list.iter().map(|migration| migration.version).collect();
        let mine = have.remove(set.room).unwrap_or_default();
        if let Some(newer) = mine.keys().find(|version| !known.contains(version.as_str())) {
            return Err(Problem::failed(format!(
                "the database holds {}/{newer}, which this version of nasij does not know; use the version that made it, or a newer one",
                set.room
            )));
        }
        let mut list: Vec<&Migration> = set.list.iter().collect();
        list.sort_by_key(|migration| migration.version);
        for migration in list {
            if only.is_some_and(|only| !only.contains(&(set.room, migration.version))) {
                continue;
            }
            let checksum = migration.checksum(sqlite);
            match mine.get(migration.version) {
                Some(seen) if *seen == checksum => {}
                Some(_) => {
                    return Err(Problem::failed(format!(
                        "{}/{} was changed after it was applied",
                        set.room, migration.version
                    )));
                }
                None => {
                    conn.script(migration.sql(sqlite)).await.map_err(|problem| {
                        Problem::failed(format!("{}/{}: {problem}", set.room, migration.version))
                    })?;
                    conn.run(
                        "INSERT INTO migrations (room, version, checksum, applied) VALUES ($1, $2, $3, $4)",
                        args![set.room, migration.version, checksum, now],
                    )
                    .await?;
                    applied += 1;
                }
            }
        }
    }
    Ok(applied)
}
