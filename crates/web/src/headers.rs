//! What every answer says to the browser.

use http::{HeaderMap, HeaderName, HeaderValue, header};

/// Everything from here alone; no frame around, no form away, no plug-in.
pub const CSP: &str =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/// Adds the safety headers where the answer has not set its own; `https` adds the promise to stay there.
pub fn harden(headers: &mut HeaderMap, https: bool) {
    const ALWAYS: [(HeaderName, &str); 5] = [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "interest-cohort=(), geolocation=(), camera=(), microphone=()",
        ),
    ];
    // For browsers that do not know `frame-ancestors`. Who says a policy of its own may be framed by whom that names.
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.entry(header::X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("DENY"));
    }
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if https {
        headers
            .entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(HeaderValue::from_static("max-age=31536000"));
    }
    // What says nothing of keeping is one visitor's own.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_is_without_them_and_a_policy_of_its_own_stays() {
        let mut plain = HeaderMap::new();
        harden(&mut plain, true);
        for (name, says) in [
            ("content-security-policy", CSP),
            ("x-frame-options", "DENY"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(plain.get(name).and_then(|value| value.to_str().ok()), Some(says), "{name}");
        }
        let mut framed = HeaderMap::new();
        let own = HeaderValue::from_static("default-src 'self'; frame-ancestors https://old.example.org");
        framed.insert(header::CONTENT_SECURITY_POLICY, own.clone());
        framed.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        harden(&mut framed, false);
        assert_eq!(framed.get(header::CONTENT_SECURITY_POLICY), Some(&own));
        assert_eq!(framed.get(header::CACHE_CONTROL), Some(&HeaderValue::from_static("no-cache")));
        assert!(!framed.contains_key("x-frame-options") && !framed.contains_key("strict-transport-security"));
    }
}
