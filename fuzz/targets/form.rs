//! A posted form: urlencoded, or in parts with files.
#![no_main]

use axum::{body::Body, extract::FromRequest as _};
use futures_util::FutureExt as _;
use http::{Request, header};
use libfuzzer_sys::fuzz_target;
use web::{Fields, Limit};

fuzz_target!(|input: (bool, &[u8])| {
    let (parts, bytes) = input;
    let kind = match parts {
        true => "multipart/form-data; boundary=x",
        false => "application/x-www-form-urlencoded",
    };
    let mut request =
        Request::post("/").header(header::CONTENT_TYPE, kind).body(Body::from(bytes.to_vec())).unwrap();
    request.extensions_mut().insert(Limit(64 * 1024));
    let read = Fields::from_request(request, &()).now_or_never().expect("all of it is there");
    let Ok(fields) = read else { return };
    for name in ["", "a", "name", "text"] {
        let text = fields.text(name);
        assert!(!text.contains(['\0', '\r']), "{text:?}");
        assert!(fields.all(name).count() == 0 || fields.has(name));
        if let Some(file) = fields.file(name) {
            assert!(file.bytes.len() <= bytes.len());
        }
        fields.required("name", 10, &mut Vec::new());
    }
});
