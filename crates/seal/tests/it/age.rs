//! Stock `age` opens what is sealed here: whoever distrusts this code has another way in. `cargo xtask test` installs it.

use std::{fs, process::Command};

use basis::Rng;
use seal::{
    envelope::{EnvelopeKey, Place},
    identity::Identity,
};

#[test]
fn stock_age_opens_an_envelope() {
    let folder = tempfile::tempdir().unwrap();
    let (identity, sheet) = (Identity::create(), Identity::create());
    let rng = Rng::seeded(8);
    let key = EnvelopeKey::draw(&rng);
    let (sealed, secret) = (folder.path().join("key.age"), folder.path().join("identity"));
    fs::write(&sealed, key.sealed_to(&[identity.public(), sheet.public()]).unwrap()).unwrap();
    fs::write(&secret, identity.private().as_bytes()).unwrap();
    let age = Command::new("age").arg("-d").arg("-i").arg(&secret).arg(&sealed).output();
    let opened = age.expect("`age` is installed (Debian package age); `cargo xtask test` does it");
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    assert_eq!(opened.stdout.len(), 32);
    // The other way round: what stock age seals to her opens here, to the same key.
    fs::write(folder.path().join("plain"), &opened.stdout).unwrap();
    let again = Command::new("age")
        .args(["-r", &identity.public().to_string()])
        .arg(folder.path().join("plain"))
        .output()
        .unwrap();
    let again = identity.open_envelope(&again.stdout).unwrap();
    let place = Place { envelope: "e", record: "r", table: "people" };
    assert_eq!(&again.open(place, &key.seal(place, "اسم".as_bytes(), &rng)).unwrap()[..], "اسم".as_bytes());
}
