#![expect(clippy::unwrap_used, reason = "tests")]

mod age;
mod locked;
mod vectors;

use std::{error::Error, fs, path::Path, thread};

use basis::{Kind, Problem, Rng};
use seal::{Found, Keys};

fn sentence(problem: &Problem) -> String {
    assert!(problem.is(Kind::Failed));
    problem.source().unwrap().to_string()
}

fn clear(found: basis::Result<Found>) -> Keys {
    let Found::Keys(keys) = found.unwrap() else { unreachable!("it is locked") };
    keys
}

fn file(folder: &Path) -> std::path::PathBuf {
    folder.join("server.key")
}

#[test]
fn a_key_is_made_once_and_read_ever_after() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("keys");
    let first = clear(Keys::open_or_create(&folder, &Rng::seeded(1)));
    let again = clear(Keys::open_or_create(&folder, &Rng::seeded(2)));
    let existing = clear(Keys::open_existing(&folder));
    let mark = first.sign("c", b"x");
    assert!(again.verify("c", b"x", &mark) && existing.verify("c", b"x", &mark));
    let text = fs::read_to_string(file(&folder)).unwrap();
    assert_eq!(text.len(), 65);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("keys");
    Keys::open_or_create(&folder, &Rng::seeded(1)).unwrap();
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(file(&folder)).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(file(&folder), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(Keys::open_existing(&folder).is_ok(), "one open to others is used, with a warning");
}

#[test]
fn a_missing_key_of_a_folder_in_use_is_not_replaced() {
    let data = tempfile::tempdir().unwrap();
    let said = sentence(&Keys::open_existing(data.path()).unwrap_err());
    assert!(
        said.contains("missing") && said.contains("encrypted columns") && said.contains("backup"),
        "{said}"
    );
    assert!(!file(data.path()).exists());
}

#[test]
fn a_damaged_key_is_named_and_left_as_it_is() {
    let data = tempfile::tempdir().unwrap();
    let odd = "0".repeat(63);
    let strange = format!("{}\n", "é".repeat(32));
    for damaged in ["", "abc", odd.as_str(), strange.as_str(), "zz".repeat(32).as_str()] {
        fs::write(file(data.path()), damaged).unwrap();
        let said = sentence(&Keys::open_or_create(data.path(), &Rng::seeded(1)).unwrap_err());
        assert!(said.contains("damaged") && said.contains("backup"), "{said}");
        assert_eq!(fs::read_to_string(file(data.path())).unwrap(), damaged);
    }
}

#[test]
fn a_folder_that_cannot_be_made_says_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let in_the_way = data.path().join("keys");
    fs::write(&in_the_way, "a file").unwrap();
    let said = sentence(&Keys::open_or_create(&in_the_way, &Rng::seeded(1)).unwrap_err());
    assert!(said.contains("server key"), "{said}");
}

#[test]
fn processes_that_start_together_agree_on_one_key() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("keys");
    let marks: Vec<[u8; 32]> = thread::scope(|scope| {
        let started: Vec<_> = (0..8)
            .map(|seed| {
                let folder = &folder;
                scope.spawn(move || clear(Keys::open_or_create(folder, &Rng::seeded(seed))).sign("c", b"x"))
            })
            .collect();
        started.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(marks.windows(2).all(|pair| pair.first() == pair.last()));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}
