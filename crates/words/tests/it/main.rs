#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test says what broke by breaking")]

mod faults;
mod said;
mod shared;

use words::{Catalogue, Country, Language, Source, Tongue};

fn source(language: Language, ftl: &'static str) -> Source {
    Source { room: "loom", language, ftl }
}

fn catalogue(ar: &'static str, fr: &'static str, en: &'static str, zgh: &'static str) -> Catalogue {
    let sources =
        Language::ALL.into_iter().zip([ar, fr, en, zgh]).map(|(language, ftl)| source(language, ftl));
    Catalogue::build(&sources.collect::<Vec<_>>()).expect("a sound catalogue")
}

fn tongue(catalogue: &Catalogue, language: Language) -> Tongue {
    let second = if language == Language::Ar { Language::Fr } else { Language::Ar };
    Tongue::new(catalogue, language, second, Country::Ma)
}
