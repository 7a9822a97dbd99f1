//! What sealing costs, beside a yardstick of the same bytes, in one run: nanoseconds of CPU, medians of five, as one line
//! of JSON. `cargo xtask bench seal` runs it, here with the system's allocator and in `bench_wiping.rs` with the binary's.
#![expect(clippy::unwrap_used, reason = "it is run by hand")]

use std::{hint::black_box, io::Write as _};

use basis::Rng;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use rustix::time::{ClockId, clock_gettime};
use seal::{
    envelope::{EnvelopeKey, Place, Recipient},
    identity::Identity,
    passphrase::{Passphrase, WORK},
};

const RUNS: usize = 5;
const RECORDS: u32 = 20_000;
const ENVELOPES: u32 = 500;
/// Three keyholders and the sheet.
const RECIPIENTS: usize = 4;

fn cpu() -> f64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec as f64 * 1e9 + now.tv_nsec as f64
}

/// Nanoseconds of CPU each time, the middle of five runs.
fn median(times: u32, mut work: impl FnMut()) -> f64 {
    let mut runs: Vec<f64> = (0..RUNS)
        .map(|_| {
            let begun = cpu();
            (0..times).for_each(|_| work());
            (cpu() - begun) / f64::from(times)
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    runs.into_iter().nth(RUNS / 2).unwrap()
}

/// Like making a page: many short texts, one long one that grows.
fn page() -> String {
    let mut page = String::new();
    for row in 0..100 {
        let cell = format!("<li><a href=\"/ar/b/tunisie/news/{row}\">خبر رقم {row}</a></li>\n");
        page.push_str(&cell.replace("رقم", "عدد"));
    }
    page
}

pub fn main() {
    let rng = Rng::system().unwrap();
    let recipients: Vec<Recipient> = (0..RECIPIENTS).map(|_| Identity::create().public()).collect();
    let bare: Vec<age::x25519::Recipient> =
        recipients.iter().map(|one| one.to_string().parse().unwrap()).collect();
    let plain = serde_json::json!({
        "name": "أمينة بنت عبد السلام الواحي", "place": "توزر، حي النخيل، نهج البئر",
        "phone": "+216 55 000 000", "note": "تحضر الاجتماع الشهري",
    })
    .to_string();
    let place = Place {
        envelope: "01K0EN00000000000000000000",
        record: "01K0RE00000000000000000000",
        table: "people",
    };
    let aad = format!("nasij/1/{}/{}/{}", place.envelope, place.record, place.table);
    let (key, secret) = (EnvelopeKey::draw(&rng), rng.bytes::<32>());
    let cipher = XChaCha20Poly1305::new(&secret.into());
    let nonce = XNonce::from(rng.bytes::<24>());

    let record = median(RECORDS, || drop(black_box(key.seal(place, black_box(plain.as_bytes()), &rng))));
    let record_bare = median(RECORDS, || {
        let payload = Payload { msg: black_box(plain.as_bytes()), aad: aad.as_bytes() };
        drop(black_box(cipher.encrypt(&nonce, payload).unwrap()));
    });
    let envelope =
        median(ENVELOPES, || drop(black_box(EnvelopeKey::draw(&rng).sealed_to(&recipients).unwrap())));
    let envelope_bare = median(ENVELOPES, || {
        let all = bare.iter().map(|one| one as &dyn age::Recipient);
        let mut out = Vec::new();
        let mut writer = age::Encryptor::with_recipients(all).unwrap().wrap_output(&mut out).unwrap();
        writer.write_all(&secret).unwrap();
        writer.finish().unwrap();
        drop(black_box(out));
    });
    let page = median(2_000, || drop(black_box(page())));
    let identity = Identity::create();
    let passphrase = Passphrase::new("a palm beside the old well");
    let wrap = median(1, || drop(black_box(identity.wrap(&passphrase, WORK).unwrap())));
    println!(
        "{}",
        serde_json::json!({
            "bytes": plain.len(), "record": record, "record_bare": record_bare, "envelope": envelope,
            "envelope_bare": envelope_bare, "page": page, "wrap": wrap,
        })
    );
}
