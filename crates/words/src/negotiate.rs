use basis::Language;

/// The offered language a browser's `Accept-Language` likes best; the first offered when it names none of them,
/// Arabic when nothing is offered.
pub fn negotiate(accept_language: &str, offered: &[Language]) -> Language {
    let mut best: Option<(u16, Language)> = None;
    for part in accept_language.split(',').take(32) {
        let mut pieces = part.split(';');
        let tag = pieces.next().unwrap_or("").trim();
        let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")).map_or(Some(1000), thousandths);
        let Some(weight) = weight.filter(|weight| *weight > 0) else { continue };
        let Some(language) = language_of(tag, offered) else { continue };
        if best.is_none_or(|(heavier, _)| weight > heavier) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language).or_else(|| offered.first().copied()).unwrap_or(Language::Ar)
}

/// "0.8" as 800; at most three places, as HTTP allows.
fn thousandths(weight: &str) -> Option<u16> {
    let weight: f32 = weight.trim().parse().ok()?;
    // In range, so the conversion loses nothing.
    (0.0..=1.0).contains(&weight).then_some((weight * 1000.0).round() as u16)
}

fn language_of(tag: &str, offered: &[Language]) -> Option<Language> {
    let first = tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let language = match first.as_str() {
        // The other Arabics and Tamazights of the Maghreb have no catalogue of their own.
        "ar" | "ary" | "arq" | "aeb" | "ayl" | "mey" => Language::Ar,
        "fr" => Language::Fr,
        "en" => Language::En,
        "zgh" | "tzm" | "shi" | "rif" | "kab" | "ber" => Language::Zgh,
        _ => return None,
    };
    offered.contains(&language).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_offered_language_wins() {
        let all = &Language::ALL;
        for (header, language) in [
            ("fr-MA,fr;q=0.9,ar;q=0.8", Language::Fr),
            ("en;q=0.5, ar-DZ;q=0.7", Language::Ar),
            ("de, en;q=0.3", Language::En),
            ("tzm-Latn-MA, fr;q=0.5", Language::Zgh),
            ("ar;q=0, fr;q=0.1", Language::Fr),
            ("fr, ar", Language::Fr),
            ("de,*;q=0.5", Language::Ar),
            ("", Language::Ar),
            ("fr;q=nonsense, en;q=0.2", Language::En),
            (";;;,,,q=", Language::Ar),
        ] {
            assert_eq!(negotiate(header, all), language, "{header}");
        }
    }

    #[test]
    fn only_what_is_offered() {
        assert_eq!(negotiate("en, ar;q=0.5", &[Language::Fr, Language::Ar]), Language::Ar);
        assert_eq!(negotiate("en", &[Language::Fr, Language::Ar]), Language::Fr);
        assert_eq!(negotiate("en", &[]), Language::Ar);
    }
}
