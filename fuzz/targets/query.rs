//! What stands in an address: parameters, ways back, ids, slugs, times.
#![no_main]

use basis::{Id, Slug, of::Body};
use libfuzzer_sys::fuzz_target;
use words::{Country, Language};

fuzz_target!(|text: &str| {
    for name in ["q", "page", ""] {
        web::query(Some(text), name);
    }
    // What was encoded comes back as it was.
    let there = format!("a=1&q={}&b", web::encode(text));
    assert!(there.is_ascii());
    assert_eq!(web::query(Some(&there), "q").as_deref(), Some(text));
    if let Some(own) = web::own_path(text) {
        assert!(
            own.starts_with('/') && !own.starts_with("//") && !own.contains(['\\', '\n', '\r', ' ']),
            "{own}"
        );
    }
    if let Ok(id) = text.parse::<Id<Body>>() {
        assert_eq!(id.to_string().parse::<Id<Body>>().as_ref(), Ok(&id));
    }
    if let Ok(slug) = text.parse::<Slug>() {
        let slug = slug.to_string();
        assert!(
            !slug.is_empty()
                && slug.len() <= 80
                && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        );
    }
    let _ = text.parse::<Language>();
    basis::slug_from(text);
    weave::api::moment(text);
    for country in [Country::Ma, Country::Mr, Country::Other] {
        country.parse_local(text);
        country.start_of_day(text);
    }
    let wanted = search::Wanted::read(text);
    wanted.for_fts5();
    wanted.for_tsquery();
    wanted.all_in(text);
});
