//! A file of handed-out records, as `nasij keys open` reads it, and the forms of keys and envelopes in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use seal::{
    envelope::{EnvelopeKey, Place, Recipient},
    identity::{Identity, Wrapped},
};

#[path = "../../crates/nasij/src/handed.rs"]
#[expect(dead_code, reason = "the command uses all of it")]
mod handed;

/// As much of the command's own as the file above asks for.
mod failed {
    pub struct Failed;
    impl From<String> for Failed {
        fn from(_: String) -> Self {
            Self
        }
    }
    impl From<basis::Problem> for Failed {
        fn from(_: basis::Problem) -> Self {
            Self
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let identity = Identity::create();
    let _ = identity.open_envelope(bytes);
    let _ = Wrapped::from_bytes(bytes.to_vec());
    let key = EnvelopeKey::draw(&basis::Rng::seeded(1));
    let place = Place { envelope: "e", record: "r", table: "t" };
    assert!(key.open(place, bytes).is_err(), "nothing was sealed with it");
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Identity::parse(text);
        let _ = text.parse::<Recipient>();
    }
    let Ok(handed) = serde_json::from_slice::<handed::Handed>(bytes) else { return };
    if handed.check().is_err() {
        return;
    }
    if let Ok((opened, _)) = handed.open(&identity) {
        for open in &opened {
            handed.as_json(open);
        }
        handed.as_csv(&opened);
    }
});
