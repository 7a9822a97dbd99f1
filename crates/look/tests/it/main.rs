//! Shells, forms and prose as a reader gets them.
#![expect(clippy::expect_used, reason = "helpers of tests")]

mod forms;
mod prose;
mod shells;

use basis::Language;
use words::{Catalogue, Country, Tongue};

fn tongue(language: Language) -> Tongue {
    let catalogue = Catalogue::build(look::WORDS).expect("catalogue");
    Tongue::new(&catalogue, language, Language::Fr, Country::Tn)
}
