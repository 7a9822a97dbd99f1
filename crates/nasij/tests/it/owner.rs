//! Root's commands on a folder that the service's user owns, where root alone can reach it: as systemd keeps it.

use std::{
    fs,
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _, chown},
    path::{Path, PathBuf},
    process::Command,
};

use super::{Folder, begin, nasij, text};

/// A user that is nobody's, as systemd lends them.
const SERVICE: u32 = 64_999;

fn closed(path: &Path) {
    fs::DirBuilder::new().mode(0o700).create(path).unwrap();
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(below(&path)) } else { found.push(path) }
    }
    found
}

fn not_of(owner: u32, folder: &Path) -> Vec<PathBuf> {
    below(folder).into_iter().filter(|path| fs::metadata(path).unwrap().uid() != owner).collect()
}

/// Only root can become another. A run as somebody else (a developer's machine) has nothing to try.
fn is_root(folder: &Path) -> bool {
    closed(folder);
    fs::metadata(folder).unwrap().uid() == 0
}

#[test]
fn what_root_calls_leaves_everything_to_the_owner_of_the_folder() {
    let place = Folder::new("owner");
    if !is_root(place.path()) {
        return;
    }
    let (private, elsewhere) = (place.path().join("private"), place.path().join("elsewhere"));
    closed(&private);
    closed(&elsewhere);
    let data = private.join("nasij");
    begin(&data);
    for path in below(&data) {
        chown(path, Some(SERVICE), Some(SERVICE)).unwrap();
    }
    fs::write(elsewhere.join("old.txt"), "ميثاق الواحات\n\nالرؤية: ماء نقي لكل بيت\n").unwrap();
    let old = elsewhere.join("old.txt");
    let copy = elsewhere.join("copy.age");
    for args in [
        vec!["body", "list"],
        vec!["account", "link", "amina@example.org"],
        vec!["account", "add", "sana@example.org", "--name", "سناء"],
        vec!["import", "page", old.to_str().unwrap(), "--body", "oases", "--as", "charter"],
        vec!["backup", "create", copy.to_str().unwrap()],
        vec!["backup", "create", copy.to_str().unwrap()],
    ] {
        let done = nasij(&data, &args);
        assert!(done.status.success(), "{args:?}: {}", text(&done.stderr));
        assert_eq!(not_of(SERVICE, &data), [] as [PathBuf; 0], "{args:?}");
    }
    let made = fs::metadata(&copy).unwrap();
    assert_eq!((made.uid(), made.gid(), made.mode() & 0o777), (0, 0, 0o600), "the backup is its caller's");
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 2, "nothing is left beside it");
    let key = data.join("keys/backup.key");
    let whole = nasij(&data, &["backup", "verify", copy.to_str().unwrap(), "--key", key.to_str().unwrap()]);
    assert!(whole.status.success(), "{}", text(&whole.stderr));

    // Into a folder: what the service keeps stays the service's, whoever calls.
    let (kept, roots) = (private.join("kept"), elsewhere.join("kept"));
    closed(&kept);
    closed(&roots);
    chown(&kept, Some(SERVICE), Some(SERVICE)).unwrap();
    for (folder, owner) in [(&kept, SERVICE), (&roots, 0)] {
        let done = nasij(&data, &["backup", "create", folder.to_str().unwrap()]);
        assert!(done.status.success(), "{}", text(&done.stderr));
        assert!(below(folder).len() > 3, "{folder:?}");
        assert_eq!(not_of(owner, folder), [] as [PathBuf; 0]);
    }

    // A folder that systemd made for the service, and nothing in it yet.
    let fresh = private.join("fresh");
    closed(&fresh);
    chown(&fresh, Some(SERVICE), Some(SERVICE)).unwrap();
    let restored =
        nasij(&fresh, &["backup", "restore", copy.to_str().unwrap(), "--key", key.to_str().unwrap()]);
    assert!(restored.status.success(), "{}", text(&restored.stderr));
    assert_eq!(not_of(SERVICE, &fresh), [] as [PathBuf; 0]);
}

#[test]
fn root_does_not_follow_a_link_that_the_service_laid() {
    let place = Folder::new("owner-link");
    if !is_root(place.path()) {
        return;
    }
    let data = place.path().join("nasij");
    let roots = place.path().join("of-root");
    begin(&data);
    fs::write(&roots, "of root").unwrap();
    // Everybody may pass, nobody but root may write there: what stops it is that root's hands are not used.
    Command::new("chmod").args(["-R", "a+rX"]).arg(place.path()).status().unwrap();
    for path in below(&data) {
        chown(path, Some(SERVICE), Some(SERVICE)).unwrap();
    }
    std::os::unix::fs::symlink(&roots, data.join("run/lock")).unwrap();
    std::os::unix::fs::symlink(place.path().join("new"), data.join("erased")).unwrap();
    let served = nasij(&data, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(served.status.code(), Some(1), "the lock lies behind a link to what is root's");
    assert!(text(&served.stderr).contains("run/lock"), "{}", text(&served.stderr));
    assert_eq!(fs::read_to_string(&roots).unwrap(), "of root");
    assert!(!place.path().join("new").exists());
}
