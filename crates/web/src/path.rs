use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// All but what may stand in a query value.
const QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'&')
    .add(b'+')
    .add(b'%')
    .add(b'=')
    .add(b'?')
    .add(b'\'');

/// A value for a query string; ASCII.
pub fn encode(value: &str) -> String {
    utf8_percent_encode(value, QUERY).to_string()
}

/// One parameter of a query string, decoded; the first where it is repeated.
pub fn query(query: Option<&str>, name: &str) -> Option<String> {
    query?.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = value.replace('+', " ");
        (key == name).then(|| percent_encoding::percent_decode_str(&value).decode_utf8_lossy().into_owned())
    })
}

/// The one place that trusts a `next` or `back`: an address on this site (`/…`), or `None`. Other hosts, schemes,
/// backslashes, control characters and `//host` are refused.
pub fn own_path(path: &str) -> Option<&str> {
    let fits = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 2_000
        && !path.contains('\\')
        && path.bytes().all(|byte| byte > b' ' && byte < 127);
    // `/exit` and `/sign-in` would send her round in circles or out.
    (fits && !path.starts_with("/exit")).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths() {
        for own in ["/", "/ar/", "/desk/b/x/news?page=2#top"] {
            assert_eq!(own_path(own), Some(own));
        }
        for other in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\nSet-Cookie: x",
            "javascript:x",
            "/exit",
        ] {
            assert_eq!(own_path(other), None, "{other}");
        }
    }

    #[test]
    fn query_values() {
        assert_eq!(query(Some("q=%D9%85%D8%A7%D8%A1+x&page=2"), "q").as_deref(), Some("ماء x"));
        assert_eq!(query(Some("a=1"), "q"), None);
        assert_eq!(encode("ماء &"), "%D9%85%D8%A7%D8%A1%20%26");
    }
}
