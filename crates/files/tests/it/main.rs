#![expect(clippy::unwrap_used, reason = "tests")]

use std::{fs, path::Path, sync::Arc};

use basis::Kind;
use db::{Db, args, testing};
use files::{Files, MIGRATIONS};

/// Runs a test on both databases, each with a folder of its own.
async fn each<F: Future<Output = ()>>(test: impl Fn(Files, Db, Arc<tempfile::TempDir>) -> F) {
    testing::each(&[MIGRATIONS], |db| {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let files = Files::open(&folder.path().join("files"), db.clone()).unwrap();
        let running = test(files, db, folder.clone());
        async move {
            running.await;
            drop(folder);
        }
    })
    .await;
}

/// Every file below, as a path from there.
fn below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        if entry.path().is_dir() {
            found.extend(
                below(&entry.path())
                    .into_iter()
                    .map(|rest| format!("{}/{rest}", entry.file_name().to_string_lossy())),
            );
        } else {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found
}

#[tokio::test]
async fn bytes_come_back_under_the_hash_of_what_they_are() {
    each(|files, _db, _folder| async move {
        let name = files.put(b"abc".to_vec()).await.unwrap();
        assert_eq!(name, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(files.get(&name).await.unwrap().unwrap(), b"abc");
        let big: Vec<u8> = (0..3_000_000_u32).map(|n| (n % 251) as u8).collect();
        let name = files.put(big.clone()).await.unwrap();
        assert!(files.get(&name).await.unwrap().unwrap() == big);
        let name = files.put(Vec::new()).await.unwrap();
        assert_eq!(files.get(&name).await.unwrap().unwrap(), b"");
    })
    .await;
}

#[tokio::test]
async fn the_same_bytes_are_kept_once_and_removed_for_good() {
    each(|files, db, folder| async move {
        let name = files.put(b"once".to_vec()).await.unwrap();
        assert_eq!(files.put(b"once".to_vec()).await.unwrap(), name);
        let (rows,) =
            db.read().await.unwrap().one::<(i64,)>("SELECT count(*) FROM files_blob", args![]).await.unwrap();
        let on_disk = below(&folder.path().join("files"));
        if db.is_sqlite() {
            assert_eq!((rows, on_disk), (0, vec![format!("{}/{}", &name[..2], &name[2..])]));
        } else {
            assert_eq!((rows, on_disk.len()), (1, 0));
        }
        files.remove(&name).await.unwrap();
        files.remove(&name).await.unwrap();
        assert!(files.get(&name).await.unwrap().is_none());
        assert!(below(&folder.path().join("files")).is_empty());
        assert_eq!(files.put(b"once".to_vec()).await.unwrap(), name);
        assert_eq!(files.get(&name).await.unwrap().unwrap(), b"once");
    })
    .await;
}

#[tokio::test]
async fn many_may_keep_the_same_bytes_at_once() {
    each(|files, _db, folder| async move {
        let started: Vec<_> = (0..24)
            .map(|number| {
                let files = files.clone();
                tokio::spawn(async move { files.put(vec![number % 3; 50_000]).await })
            })
            .collect();
        for one in started {
            let name = one.await.unwrap().unwrap();
            assert_eq!(files.get(&name).await.unwrap().unwrap().len(), 50_000);
        }
        assert!(below(&folder.path().join("files")).len() <= 3, "nothing is left half-written");
    })
    .await;
}

#[tokio::test]
async fn a_name_that_is_no_hash_names_nothing() {
    each(|files, _db, folder| async move {
        fs::write(folder.path().join("secret"), "x").unwrap();
        let upper = files.put(b"abc".to_vec()).await.unwrap().to_uppercase();
        let long = "a".repeat(65);
        let climbing = format!("../{}", "a".repeat(61));
        for name in [
            "",
            "..",
            "../secret",
            "/etc/passwd",
            "new",
            "é",
            upper.as_str(),
            long.as_str(),
            climbing.as_str(),
        ] {
            assert!(files.get(name).await.unwrap().is_none(), "{name}");
            files.remove(name).await.unwrap();
        }
        assert!(folder.path().join("secret").exists());
        assert!(files.get(&"a".repeat(64)).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_lost_its_bytes_is_an_error_and_putting_it_again_mends_it() {
    each(|files, db, folder| async move {
        let name = files.put(b"whole".to_vec()).await.unwrap();
        if db.is_sqlite() {
            fs::write(folder.path().join("files").join(&name[..2]).join(&name[2..]), "").unwrap();
        } else {
            db.write(|conn| {
                Box::pin(async move { conn.run("UPDATE files_blob SET length = 3", args![]).await })
            })
            .await
            .unwrap();
        }
        let problem = files.get(&name).await.unwrap_err();
        assert!(problem.is(Kind::Failed) && problem.to_string().contains("backup"));
        assert_eq!(files.put(b"whole".to_vec()).await.unwrap(), name);
        assert_eq!(files.get(&name).await.unwrap().unwrap(), b"whole");
    })
    .await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_says_so() {
    let scratch = testing::Scratch::sqlite(&[MIGRATIONS]).await;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("files"), "in the way").unwrap();
    let problem = Files::open(&folder.path().join("files"), scratch.db.clone()).unwrap_err();
    assert!(problem.to_string().contains("cannot be made"));
    scratch.remove().await;
}
