//! A page saved from an old site, as `nasij import page` reads it: text or HTML in any encoding.
#![no_main]

use charter::import::{import, import_page};
use libfuzzer_sys::fuzz_target;
use words::Language;

fuzz_target!(|input: (u8, &[u8])| {
    let (told, bytes) = input;
    let language =
        [None, Some(Language::Ar), Some(Language::Fr)].get(usize::from(told % 3)).copied().flatten();
    if let Ok(charter) = import(bytes, language) {
        for article in &charter.articles {
            assert!(!article.text.contains(['\n', '\0']), "an article is one line");
        }
    }
    if let Ok(page) = import_page(bytes, language) {
        // What it makes is what an editor saves and visitors read.
        look::prose::render(&page.markdown, page.language);
    }
});
