//! `tests/vectors.json`: what Rust seals and the browser's JavaScript opens too. Both sides read the same file.

use base64::{Engine as _, prelude::BASE64_STANDARD as B64};
use seal::{
    envelope::Place,
    identity::{Identity, Wrapped},
    passphrase::Passphrase,
};
use serde_json::Value;

const TABLE: &str = "people";

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors.json")).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

fn bytes(value: &Value, name: &str) -> Vec<u8> {
    B64.decode(text(value, name)).unwrap()
}

#[test]
fn the_committed_file_opens() {
    let all = vectors();
    let handed = &all["handed"];
    let wrapped = Wrapped::from_bytes(bytes(handed, "identity")).unwrap();
    let hers = wrapped.open(&Passphrase::new(text(&all["identity"], "typed"))).unwrap();
    assert_eq!(*hers.private(), text(&all["identity"], "private"));
    assert_eq!(hers.public().to_string(), text(&all["identity"], "public"));
    let sheet = Identity::parse(text(&all["sheet"], "private")).unwrap();
    assert_eq!(sheet.public().to_string(), text(&all["sheet"], "public"));
    let records = handed["records"].as_array().unwrap();
    assert_eq!(records.len(), all["opened"].as_object().unwrap().len());
    for envelope in handed["envelopes"].as_array().unwrap() {
        let key = bytes(envelope, "key");
        for identity in [&hers, &sheet] {
            let key = identity.open_envelope(&key).unwrap();
            for record in records.iter().filter(|record| record["envelope"] == envelope["id"]) {
                let place =
                    Place { envelope: text(envelope, "id"), record: text(record, "id"), table: TABLE };
                let plain = key.open(place, &bytes(record, "sealed")).unwrap();
                let plain: Value = serde_json::from_slice(&plain).unwrap();
                assert_eq!(plain, all["opened"][text(record, "id")]);
            }
        }
    }
    let stranger = Wrapped::from_bytes(bytes(&all["stranger"], "wrapped")).unwrap();
    let stranger = stranger.open(&Passphrase::new(text(&all["stranger"], "typed"))).unwrap();
    assert_eq!(
        stranger.open_envelope(&bytes(&handed["envelopes"][0], "key")).unwrap_err().key,
        "seal-not-hers"
    );
}

#[test]
fn passphrases_have_one_form_and_one_judgement() {
    for one in vectors()["passphrases"].as_array().unwrap() {
        let (typed, form) = (text(one, "typed"), text(one, "form"));
        let identity = Identity::create();
        let wrapped = identity.wrap(&Passphrase::new(typed), 1).unwrap();
        assert!(wrapped.open(&Passphrase::new(form)).is_ok(), "{typed:?}");
        let wrong = Passphrase::new(typed).check().err();
        assert_eq!(
            wrong.as_ref().and_then(|wrong| wrong.field("passphrase")),
            one["wrong"].as_str(),
            "{typed:?}"
        );
    }
}
