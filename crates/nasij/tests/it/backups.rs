//! The walkthrough of a backup: made while the site runs, verified, restored into either database and back.

use std::{collections::BTreeMap, path::Path};

use basis::Rng;
use db::{Db, testing::Scratch};

use crate::{Folder, Server, begin, nasij, text};

/// What is of a moment: who is signed in, what is to be done, what the installation notes of itself.
const OF_A_MOMENT: &[&str] = &[
    "sessions",
    "sign_in_links",
    "ceremonies",
    "sign_in_tries",
    "jobs_job",
    "jobs_schedule",
    "settings",
    "erased",
    "people_purges",
];

pub fn ok(folder: &Path, args: &[&str]) -> String {
    let done = nasij(folder, args);
    assert!(done.status.success(), "{args:?}: {}", text(&done.stderr));
    text(&done.stdout).trim().to_owned()
}

pub fn refused(folder: &Path, args: &[&str], says: &str) {
    let done = nasij(folder, args);
    assert_eq!(done.status.code(), Some(1), "{args:?}");
    assert!(text(&done.stderr).contains(says), "{args:?}: {}", text(&done.stderr));
}

/// Tables with their sums, as `verify` tells them.
pub fn held(folder: &Path, file: &str, key: &str) -> BTreeMap<String, (u64, String)> {
    let told = ok(folder, &["backup", "verify", file, "--key", key, "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let tables = told.get("tables").unwrap().as_array().unwrap();
    let of = |table: &serde_json::Value, key: &str| table.get(key).unwrap().clone();
    tables
        .iter()
        .map(|table| {
            let name = of(table, "name").as_str().unwrap().to_owned();
            (name, (of(table, "rows").as_u64().unwrap(), of(table, "sum").as_str().unwrap().to_owned()))
        })
        .filter(|(name, _)| !OF_A_MOMENT.contains(&name.as_str()))
        .collect()
}

async fn count(url: &str, sql: &'static str) -> i64 {
    let db = Db::open(url, db::Options::default(), &Rng::seeded(1)).await.unwrap();
    let (count,) = db.read().await.unwrap().one::<(i64,)>(sql, vec![]).await.unwrap();
    db.close().await;
    count
}

#[tokio::test]
async fn a_backup_of_a_running_site_goes_from_one_database_to_the_other_and_back() {
    let all = Folder::new("backups");
    let at = |name: &str| all.path().join(name);
    let shown = |name: &str| at(name).display().to_string();
    let home = at("home");
    let server = Server::start(&home, "demo");
    let (first, key) = (shown("first.age"), shown("home/keys/backup.key"));
    assert_eq!(ok(&home, &["backup", "create", &first]), first);
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&first).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    let before = held(&home, &first, &key);
    assert!(before.len() > 40 && before.contains_key("accounts") && !before.contains_key("search_entries"));
    drop(server);

    // Into PostgreSQL, and from there into SQLite again.
    let postgres = Scratch::postgres_bare().await;
    let (away, back) = (at("away"), at("back"));
    let url = postgres.url.clone();
    ok(&away, &["backup", "restore", &first, "--key", &key, "--database", &url]);
    let second = shown("second.age");
    ok(&away, &["backup", "create", &second, "--database", &url]);
    let other_key = shown("away/keys/backup.key");
    assert_eq!(held(&away, &second, &other_key), before);
    ok(&back, &["backup", "restore", &second, "--key", &other_key]);
    let third = shown("third.age");
    ok(&back, &["backup", "create", &third]);
    assert_eq!(held(&back, &third, &shown("back/keys/backup.key")), before);
    let local = format!("sqlite:{}", shown("back/nasij.db"));
    for table in [&url, &local] {
        assert!(
            count(table, "SELECT CAST(count(*) AS BIGINT) FROM search_entries").await > 0,
            "search is filled"
        );
        let due = "SELECT CAST(count(*) AS BIGINT) FROM settings WHERE key = 'restoring'";
        assert_eq!(count(table, due).await, 0);
    }
    assert_eq!(
        std::fs::read_dir(at("back/files")).unwrap().count(),
        std::fs::read_dir(home.join("files")).unwrap().count()
    );

    // Neither a place that is not empty, nor another's key, nor a damaged file.
    refused(&back, &["backup", "restore", &first, "--key", &key], "is not empty");
    refused(
        &at("new"),
        &["backup", "restore", &first, "--key", &key, "--database", &url],
        "the database is not empty",
    );
    refused(&at("new"), &["backup", "verify", &first, "--key", &other_key], "does not open");
    let whole = std::fs::read(&first).unwrap();
    let (cut, changed) = (shown("cut.age"), shown("changed.age"));
    for length in [whole.len() - 1, whole.len() - 65_552, whole.len() / 2, 100] {
        std::fs::write(&cut, whole.get(..length).unwrap()).unwrap();
        assert_eq!(
            nasij(&home, &["backup", "verify", &cut, "--key", &key]).status.code(),
            Some(1),
            "{length}"
        );
    }
    let mut bytes = whole.clone();
    *bytes.get_mut(whole.len() / 3).unwrap() ^= 1;
    std::fs::write(&changed, &bytes).unwrap();
    refused(&home, &["backup", "verify", &changed, "--key", &key], "changed or is damaged");

    // Half a restore is known as one, and is begun again.
    let half = at("half");
    refused(&half, &["backup", "restore", &changed, "--key", &key], "changed or is damaged");
    refused(&half, &["body", "list"], "was not finished");
    ok(&half, &["backup", "restore", &first, "--key", &key]);
    assert!(ok(&half, &["body", "list"]).contains("tunisie"));
    postgres.remove().await;
}

#[tokio::test]
async fn who_was_erased_stays_erased_and_nobody_is_signed_in() {
    let all = Folder::new("erased");
    let at = |name: &str| all.path().join(name);
    let home = at("home");
    begin(&home);
    let (file, key) = (at("b.age").display().to_string(), at("home/keys/backup.key").display().to_string());
    let local = |name: &str| format!("sqlite:{}", at(name).join("nasij.db").display());
    let links = "SELECT CAST(count(*) AS BIGINT) FROM sign_in_links";
    assert_eq!(count(&local("home"), links).await, 1);
    ok(&home, &["backup", "create", &file]);

    let db = Db::open(&local("home"), db::Options::default(), &Rng::seeded(1)).await.unwrap();
    let (id,) = db.read().await.unwrap().one::<(String,)>("SELECT id FROM accounts", vec![]).await.unwrap();
    db.close().await;
    let list = at("erased.txt");
    std::fs::write(&list, format!("1795000000000 accounts {id}\n")).unwrap();
    let back = at("back");
    ok(&back, &["backup", "restore", &file, "--key", &key, "--erased", list.to_str().unwrap()]);
    let known = "SELECT CAST(count(*) AS BIGINT) FROM accounts WHERE address_sealed IS NOT NULL";
    assert_eq!((count(&local("home"), known).await, count(&local("back"), known).await), (1, 0));
    assert_eq!(count(&local("back"), links).await, 0);
    assert!(std::fs::read_to_string(back.join("erased")).unwrap().contains(&id), "the list goes on");
}

#[test]
fn what_is_in_the_way_is_not_overwritten_and_another_recipient_may_be_named() {
    let all = Folder::new("in-the-way");
    let home = all.path().join("home");
    begin(&home);
    let other = all.path().join("notes.txt").display().to_string();
    std::fs::write(&other, "a list of what to buy on the market").unwrap();
    refused(&home, &["backup", "create", &other], "exists and is no backup");
    let nowhere = all.path().join("no/such/folder.age").display().to_string();
    refused(&home, &["backup", "create", &nowhere], "was not made");
    let file = all.path().join("b.age").display().to_string();
    let wrong = nasij(&home, &["backup", "create", &file, "--to", "age1nobody"]);
    assert_eq!(wrong.status.code(), Some(2));
    let own = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    ok(&home, &["backup", "create", &file, "--to", own]);
    // A backup that lies there is replaced, and nothing half is left beside it.
    ok(&home, &["backup", "create", &file]);
    let left = std::fs::read_dir(all.path())
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().contains(".part"));
    assert_eq!(left.count(), 0);
}
