use basis::FieldProblem;
use seal::KeyMode;

/// Where the quick exit may lead: another site, by https, or nowhere.
pub fn exit_to(typed: &str, own: &str, wrong: &mut Vec<FieldProblem>) -> String {
    let host =
        typed.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let own = own.split_once("://").map_or(own, |(_, host)| host);
    let fits = match host {
        None => typed.is_empty(),
        Some(host) => {
            host.contains('.')
                && host != own
                && typed.len() <= 300
                && typed.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\' && b != b'@')
        }
    };
    if !fits {
        wrong.push(FieldProblem { field: "exit_to".into(), key: "console-exit-to-wrong".into() });
    }
    typed.to_owned()
}

/// What the state page says of the server's key, and of a thief of the disk.
pub const fn guarded(mode: KeyMode) -> (&'static str, &'static str) {
    match mode {
        KeyMode::Beside => ("console-key-beside", "console-thief-beside"),
        KeyMode::Elsewhere => ("console-key-elsewhere", "console-thief-elsewhere"),
        KeyMode::Credential => ("console-key-credential", "console-thief-credential"),
        KeyMode::Locked => ("console-key-locked", "console-thief-locked"),
    }
}

/// A letter's text in pieces: what is a link to this site, and what is not.
pub fn pieces<'a>(text: &'a str, url: &str) -> Vec<(bool, &'a str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(url).filter(|_| !url.is_empty()) {
        let (before, from) = rest.split_at(start);
        let end =
            from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(from.len());
        let (link, after) = from.split_at(end);
        if !before.is_empty() {
            pieces.push((false, before));
        }
        pieces.push((true, link));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push((false, rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_leads_to_another_site_or_nowhere() {
        let ask = |typed: &str| {
            let mut wrong = Vec::new();
            exit_to(typed, "https://nasij.example", &mut wrong);
            wrong.is_empty()
        };
        for fine in ["", "https://example.org", "https://example.org/weather?x=1"] {
            assert!(ask(fine), "{fine}");
        }
        for wrong in [
            "http://example.org",
            "javascript:alert(1)",
            "https://nasij.example/ar/",
            "https://a b.org",
            "//example.org",
            "https://u@example.org",
        ] {
            assert!(!ask(wrong), "{wrong}");
        }
    }

    #[test]
    fn links_of_a_letter() {
        let text = "افتحي http://localhost:1/x\nثم http://other/y";
        assert_eq!(
            pieces(text, "http://localhost:1"),
            [(false, "افتحي "), (true, "http://localhost:1/x"), (false, "\nثم http://other/y")]
        );
    }
}
