//! Many backups in one folder, and what an upgrade asks for before it changes a database.

use std::{
    fs,
    path::{Path, PathBuf},
};

use basis::Rng;
use db::Db;

use crate::{
    Folder, Server,
    backups::{held, ok, refused},
    begin,
};

/// Every file of a folder's backups that begins with these letters or lies among the parts, with its length.
fn lying(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut all = Vec::new();
    let mut next = vec![folder.to_owned()];
    while let Some(folder) = next.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                next.push(path);
            } else {
                all.push((path, entry.metadata().unwrap().len()));
            }
        }
    }
    all
}

fn bytes(folder: &Path) -> u64 {
    lying(folder).iter().map(|(_, length)| length).sum()
}

fn parts(folder: &Path) -> usize {
    lying(&folder.join("parts")).len()
}

#[test]
fn a_folder_takes_what_has_changed_and_each_backup_in_it_is_whole() {
    let all = Folder::new("backup-folder");
    let (home, folder) = (all.path().join("home"), all.path().join("kept"));
    fs::create_dir_all(&folder).unwrap();
    let shown = folder.display().to_string();
    let key = home.join("keys/backup.key").display().to_string();
    let server = Server::start(&home, "demo");
    let first = ok(&home, &["backup", "create", &shown]);
    assert!(first.starts_with(&shown) && first.ends_with(".nasij-backup"), "{first}");
    let (before, whole, many) = (held(&home, &first, &key), bytes(&folder), parts(&folder));
    assert!(before.len() > 40 && many > 5, "{many} parts");

    // Of one second there is one backup.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    ok(&home, &["token", "create", "--account", "amana@maghreb.example.org", "--name", "one more row"]);
    let second = ok(&home, &["backup", "create", &shown]);
    assert_ne!(first, second);
    let more = bytes(&folder) - whole;
    assert!(more * 3 < whole, "{more} bytes were added to {whole}");
    drop(server);

    // The folder is its newest backup; the one before is whole too.
    let newest = held(&home, &shown, &key);
    let (tokens, were) = (&newest["tokens"], &before["tokens"]);
    assert_eq!(tokens.0, were.0 + 1);
    assert_eq!(held(&home, &first, &key), before);
    let back = all.path().join("back");
    ok(&back, &["backup", "restore", &shown, "--key", &key]);
    let again = all.path().join("again.age").display().to_string();
    // What killed ones left: of yesterday, and of one that may still be at work.
    let left = [".again.age.old.part", ".again.age.new.part"].map(|name| all.path().join(name));
    for file in &left {
        fs::write(file, "half").unwrap();
    }
    let old = fs::File::options().write(true).open(&left[0]).unwrap();
    let written = old.metadata().unwrap().modified().unwrap();
    old.set_modified(written - std::time::Duration::from_secs(25 * 3_600)).unwrap();
    ok(&back, &["backup", "create", &again]);
    assert_eq!(left.each_ref().map(|file| file.exists()), [false, true]);
    let restored = held(&back, &again, &back.join("keys/backup.key").display().to_string());
    assert_eq!(restored, newest);

    // Older than 35 days: gone with the next one, and its own parts with it.
    let old = folder.join("20200101T000000Z.nasij-backup");
    fs::rename(&first, &old).unwrap();
    fs::rename(Path::new(&first).with_extension("parts"), old.with_extension("parts")).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let half = folder.join(".20200101T000000Z.nasij-backup.x.part");
    fs::write(&half, "half").unwrap();
    let third = ok(&home, &["backup", "create", &shown]);
    assert!(!half.exists(), "left by one that was killed");
    assert!(!old.exists() && !old.with_extension("parts").exists());
    let named: std::collections::BTreeSet<String> = [&second, &third]
        .into_iter()
        .flat_map(|one| {
            let list = fs::read_to_string(Path::new(one).with_extension("parts")).unwrap();
            list.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(parts(&folder), named.len(), "what nothing names is gone, and nothing else");
    held(&home, &second, &key);

    // A damaged part is named; without it the next backup writes it again.
    let (part, _) = lying(&folder.join("parts")).into_iter().max_by_key(|(_, length)| *length).unwrap();
    let mut content = fs::read(&part).unwrap();
    let middle = content.len() / 2;
    *content.get_mut(middle).unwrap() ^= 1;
    fs::write(&part, content).unwrap();
    let name = part.file_name().unwrap().to_string_lossy().into_owned();
    refused(&home, &["backup", "verify", &shown, "--key", &key], &name);
    fs::remove_file(&part).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    ok(&home, &["backup", "create", &shown]);
    held(&home, &shown, &key);
}

#[tokio::test]
async fn a_new_version_changes_a_database_after_a_backup_alone() {
    let all = Folder::new("upgrade");
    let home = all.path().join("home");
    begin(&home);
    // As an older version left it.
    let open = || async {
        let url = format!("sqlite:{}", home.join("nasij.db").display());
        Db::open(&url, db::Options::default(), &Rng::seeded(1)).await.unwrap()
    };
    let older = || async {
        let db = open().await;
        db.write(|conn| {
            Box::pin(async move {
                conn.run("DROP TABLE hand_out_marks", vec![]).await?;
                let sql = "DELETE FROM migrations WHERE version = '202611271710_hand_out_marks'";
                conn.run(sql, vec![]).await.map(|_| ())
            })
        })
        .await
        .unwrap();
        db.close().await;
    };
    let is_new = || async {
        let db = open().await;
        let sql = "SELECT name FROM sqlite_schema WHERE name = 'hand_out_marks'";
        let found = db.read().await.unwrap().maybe::<(String,)>(sql, vec![]).await.unwrap();
        db.close().await;
        found.is_some()
    };
    older().await;
    refused(&home, &["body", "list"], "no backup of the last 24 hours");
    refused(&home, &["serve", "--listen", "127.0.0.1:0"], "nasij backup create FILE");
    let file = all.path().join("b.age").display().to_string();
    ok(&home, &["backup", "create", &file]);
    assert!(!is_new().await, "a backup leaves the database as it was");
    ok(&home, &["body", "list"]);
    assert!(is_new().await);
    // Told to go on, it goes on; and what the backup held comes back and is brought to this version.
    older().await;
    let db = open().await;
    db.write(|conn| {
        Box::pin(async move {
            conn.run("DELETE FROM settings WHERE key = 'backup.made'", vec![]).await.map(|_| ())
        })
    })
    .await
    .unwrap();
    db.close().await;
    refused(&home, &["body", "list"], "--without-backup");
    ok(&home, &["body", "list", "--without-backup"]);
    let (back, key) = (all.path().join("back"), home.join("keys/backup.key").display().to_string());
    ok(&back, &["backup", "restore", &file, "--key", &key]);
    ok(&back, &["body", "list"]);
}
