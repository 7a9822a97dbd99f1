//! Headers of a request: cookies, languages, who asks behind a proxy, which browser.
#![no_main]

use std::net::SocketAddr;

use axum::{body::Body, extract::ConnectInfo};
use http::{HeaderMap, HeaderValue, Method, Request, header};
use libfuzzer_sys::fuzz_target;
use web::{Cookies, Guard, guard};
use words::Language;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        words::negotiate(text, &Language::ALL);
        accounts::model::device_words(text);
        if let Some(set) = web::set_cookie("session", text, Some(60), true) {
            // What was set is what comes back, and nothing beside it.
            let line = set.to_str().unwrap();
            assert_eq!(line.matches(';').count(), 5, "{line}");
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_str(line.split(';').next().unwrap()).unwrap());
            assert_eq!(Cookies::of(&headers).get("session"), Some(text));
        }
        let _ = text.parse::<guard::Range>();
    }
    let Ok(value) = HeaderValue::from_bytes(bytes) else { return };
    let mut headers = HeaderMap::new();
    for name in ["cookie", "origin", "sec-fetch-site", "host"] {
        headers.insert(name, value.clone());
    }
    Cookies::of(&headers).get("session");
    let _ = guard::same_site(&Method::POST, &headers, "session");
    let mut request = Request::get("/").header("x-forwarded-for", value).body(Body::empty()).unwrap();
    let peer: SocketAddr = ([127, 0, 0, 1], 5).into();
    request.extensions_mut().insert(ConnectInfo(peer));
    Guard::new(vec!["127.0.0.1".parse().unwrap()], false).sender(&request);
});
