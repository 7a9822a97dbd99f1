//! What editors and commenters write.
#![no_main]

use libfuzzer_sys::fuzz_target;
use look::prose;
use words::Language;

fuzz_target!(|text: &str| {
    for language in [Language::Ar, Language::Fr] {
        let html = prose::render(text, language).to_ascii_lowercase();
        // A bracket that somebody typed is escaped: what follows one is a tag that was made here.
        for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
            let never = [
                "script", "iframe", "style", "form", "input", "object", "embed", "svg", "base", "meta",
                "link",
            ];
            assert!(!never.contains(&name), "{tag}");
            // Within quotation marks a typed one is escaped, so these can only be attributes.
            for attribute in
                [" on", " style=\"", " srcdoc=\"", "=\"javascript:", "=\"data:", " src=\"http", " src=\"//"]
            {
                let found = tag.match_indices(attribute).any(|(at, _)| {
                    tag.get(..at).is_some_and(|before| before.matches('"').count() % 2 == 0)
                        || attribute.starts_with('=')
                });
                assert!(!found, "{attribute} in {tag}");
            }
        }
    }
    prose::plain(text);
    let excerpt = prose::excerpt(text, 80);
    assert!(excerpt.chars().count() <= 81, "{excerpt}");
});
