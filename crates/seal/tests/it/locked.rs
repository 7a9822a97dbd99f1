//! A server key that a passphrase locks.

use std::fs;

use basis::Rng;
use seal::{Found, Keys, passphrase::Passphrase};

use crate::{clear, sentence};

const WORK: u8 = 2;

#[test]
fn a_locked_key_is_the_same_key_and_leaves_no_clear_one() {
    let data = tempfile::tempdir().unwrap();
    let (folder, rng) = (data.path().join("keys"), Rng::seeded(1));
    let before = clear(Keys::open_or_create(&folder, &rng));
    let mark = before.sign("c", b"x");
    let passphrase = Passphrase::new("a palm beside the old well");
    Keys::lock(&folder, &passphrase, WORK, &rng).unwrap();
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["server.key.age"]);
    for found in [Keys::open_existing(&folder), Keys::open_or_create(&folder, &rng)] {
        let Found::Locked(locked) = found.unwrap() else { unreachable!("it is clear") };
        assert_eq!(locked.open(&Passphrase::new("another")).unwrap_err().key, "seal-wrong-passphrase");
        assert!(locked.open(&passphrase).unwrap().verify("c", b"x", &mark));
    }
    assert!(sentence(&Keys::lock(&folder, &passphrase, WORK, &rng).unwrap_err()).contains("no clear key"));
    assert_eq!(
        Keys::clear(&folder, &Passphrase::new("another"), &rng).unwrap_err().key,
        "seal-wrong-passphrase"
    );
    Keys::clear(&folder, &passphrase, &rng).unwrap();
    assert!(clear(Keys::open_existing(&folder)).verify("c", b"x", &mark));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    assert!(sentence(&Keys::clear(&folder, &passphrase, &rng).unwrap_err()).contains("no locked key"));
}

#[test]
fn a_stop_halfway_loses_nothing_and_is_mended_by_doing_it_again() {
    let data = tempfile::tempdir().unwrap();
    let (folder, rng) = (data.path().join("keys"), Rng::seeded(2));
    let mark = clear(Keys::open_or_create(&folder, &rng)).sign("c", b"x");
    let text = fs::read(folder.join("server.key")).unwrap();
    let passphrase = Passphrase::new("a palm beside the old well");
    Keys::lock(&folder, &passphrase, WORK, &rng).unwrap();
    fs::write(folder.join("server.key"), text).unwrap();
    assert!(clear(Keys::open_existing(&folder)).verify("c", b"x", &mark), "the clear one counts");
    Keys::lock(&folder, &Passphrase::new("another palm, another well"), WORK, &rng).unwrap();
    let Found::Locked(locked) = Keys::open_existing(&folder).unwrap() else { unreachable!("it is clear") };
    assert!(locked.open(&passphrase).is_err(), "the later passphrase counts");
}
