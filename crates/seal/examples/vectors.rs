//! `cargo run -p seal --example vectors` writes `tests/vectors.json` anew: other keys and nonces each time.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "it is run by hand")]

use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD as B64};
use basis::Rng;
use seal::{
    envelope::{EnvelopeKey, Place},
    identity::Identity,
    passphrase::Passphrase,
};
use serde_json::{Value, json};

const TYPED: &str = "  بئر تحت النخلة cafe\u{301} \n";
const TABLE: &str = "people";

/// What a person types, the form it takes, and what is wrong with it.
const PASSPHRASES: &[(&str, &str, Option<&str>)] = &[
    ("the palm by the old well", "the palm by the old well", None),
    (" \u{feff}بئر قديمة تحت النخلة\u{a0}\n", "بئر قديمة تحت النخلة", None),
    ("cafe\u{301} au bord de l’eau ﬁn", "café au bord de l’eau fin", None),
    ("ⵜⴰⵍⴰ ⵏ ⵓⵣⵔⵓ ⴰⵇⴱⵓⵔ", "ⵜⴰⵍⴰ ⵏ ⵓⵣⵔⵓ ⴰⵇⴱⵓⵔ", None),
    ("K7-mQz-41vX-p", "K7-mQz-41vX-p", None),
    ("short one", "short one", Some("seal-passphrase-short")),
    ("     short one     ", "short one", Some("seal-passphrase-short")),
    ("", "", Some("seal-passphrase-short")),
    ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", Some("seal-passphrase-trivial")),
    ("abcdefghijklmnop", "abcdefghijklmnop", Some("seal-passphrase-trivial")),
    ("9876543210987654", "9876543210987654", Some("seal-passphrase-trivial")),
    ("qwertyuiopasdfghjkl", "qwertyuiopasdfghjkl", Some("seal-passphrase-trivial")),
    ("ضصثقفغعهخحجد", "ضصثقفغعهخحجد", Some("seal-passphrase-trivial")),
    ("water-water-wat", "water-water-wat", Some("seal-passphrase-trivial")),
    ("Password 2026!", "Password 2026!", Some("seal-passphrase-trivial")),
    ("كلمة السر ١٢٣", "كلمة السر ١٢٣", Some("seal-passphrase-trivial")),
];

fn main() {
    let rng = Rng::system().unwrap();
    let (hers, sheet, stranger) = (Identity::create(), Identity::create(), Identity::create());
    let people = [
        json!({"name": "أمينة بنت الوادي", "place": "توزر"}),
        json!({"name": "Zoubeïda « la tisserande »", "place": "Djerba, rue du Puits"}),
        json!({"name": "ⵜⴰⵏⵉⵔⵜ", "place": "=1+1"}),
        json!({"name": "فاطمة الزهراء", "place": ""}),
        json!({"name": "سلمى\nالثانية", "place": "القيروان، \"حي النخيل\""}),
    ];
    let keys = [EnvelopeKey::draw(&rng), EnvelopeKey::draw(&rng)];
    let envelope = |at: usize| format!("01K0EN{at:020}");
    let record = |at: usize| format!("01K0RE{at:020}");
    let records: Vec<Value> = people
        .iter()
        .enumerate()
        .map(|(at, plain)| {
            let (envelope, record) = (envelope(at % 2), record(at));
            let place = Place { envelope: &envelope, record: &record, table: TABLE };
            let sealed = keys[at % 2].seal(place, plain.to_string().as_bytes(), &rng);
            json!({"id": record, "envelope": envelope, "sealed": B64.encode(sealed), "at": format!("2026-03-0{}T09:30:00Z", at + 1),
                "plain": {"language": "ar", "source": "يوم مفتوح"}})
        })
        .collect();
    let envelopes: Vec<Value> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| {
            let sealed = key.sealed_to(&[hers.public(), sheet.public()]).unwrap();
            json!({"id": envelope(at), "key": B64.encode(sealed)})
        })
        .collect();
    let opened: serde_json::Map<String, Value> =
        people.into_iter().enumerate().map(|(at, plain)| (record(at), plain)).collect();
    let wrapped = hers.wrap(&Passphrase::new(TYPED), 8).unwrap();
    let other = stranger.wrap(&Passphrase::new("another palm, another well"), 8).unwrap();
    let passphrases: Vec<Value> = PASSPHRASES
        .iter()
        .map(|(typed, form, wrong)| json!({"typed": typed, "form": form, "wrong": wrong}))
        .collect();
    let all = json!({
        "about": "Made by crates/seal/examples/vectors.rs. Keys that guard nothing.",
        "identity": {"public": hers.public().to_string(), "private": *hers.private(), "typed": TYPED},
        "sheet": {"public": sheet.public().to_string(), "private": *sheet.private()},
        "stranger": {"public": stranger.public().to_string(), "typed": "another palm, another well", "wrapped": B64.encode(other.bytes())},
        "passphrases": passphrases,
        "handed": {
            "nasij": "records/1", "body": format!("01K0BD{:020}", 0), "table": TABLE, "language": "ar",
            "fields": [{"key": "name", "label": "الاسم"}, {"key": "place", "label": "المكان"}],
            "identity": B64.encode(wrapped.bytes()), "envelopes": envelopes, "records": records,
            "next": null, "left": 195,
        },
        "opened": opened,
    });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors.json");
    std::fs::write(path, format!("{}\n", serde_json::to_string_pretty(&all).unwrap())).unwrap();
}
