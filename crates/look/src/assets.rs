//! What a browser loads besides pages: two style sheets, fonts, scripts, the mark. All under names that carry
//! the hash of their bytes, so that they can be kept for ever.

use std::{borrow::Cow, collections::HashSet, fmt::Write as _, io::Write as _, sync::LazyLock};

use sha2::{Digest, Sha256};

use crate::palette;

/// A file for the browser.
#[derive(Debug, Clone)]
pub struct Asset {
    /// `public.css`
    pub name: &'static str,
    /// `/assets/public.0123456789.css`
    pub path: String,
    pub bytes: Cow<'static, [u8]>,
    /// None where compression gains nothing (fonts).
    pub gzip: Option<Vec<u8>>,
    pub content_type: &'static str,
}

/// All of them. Serve with `Cache-Control: public, max-age=31536000, immutable`.
pub fn assets() -> &'static [Asset] {
    &ASSETS
}

/// The asset at a path such as `/assets/public.0123456789.css`.
pub fn asset(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

/// The path of `public.css`, `pow.js`, … An unknown name gives `/assets/`, which is not found.
pub fn asset_path(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("/assets/", |asset| &asset.path)
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(build);

const WOFF2: &str = "font/woff2";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
/// A page to be kept, not looked at: it is saved, never shown from here.
const KEPT: &str = "application/octet-stream";

fn build() -> Vec<Asset> {
    let mut all = vec![
        font("nasij-400.woff2", include_bytes!("../fonts/nasij-400.woff2")),
        font("nasij-600.woff2", include_bytes!("../fonts/nasij-600.woff2")),
        font("nasij-tifinagh.woff2", include_bytes!("../fonts/nasij-tifinagh.woff2")),
        text("mark.svg", "image/svg+xml", include_str!("../css/mark.svg").to_owned()),
    ];
    let public = palette::css()
        + &[
            include_str!("../css/fonts.css"),
            include_str!("../css/tokens.css"),
            include_str!("../css/base.css"),
            include_str!("../css/layout.css"),
            include_str!("../css/shell.css"),
            include_str!("../css/prose.css"),
            include_str!("../css/parts.css"),
            include_str!("../css/form.css"),
            include_str!("../css/print.css"),
        ]
        .concat();
    let desk = [
        MORE,
        include_str!("../css/desk.css"),
        include_str!("../css/keyholder.css"),
        include_str!("../css/rooms/desk.css"),
    ]
    .concat();
    for (name, css) in [("public.css", public), ("more.css", MORE.to_owned()), ("desk.css", desk)] {
        let sheet = text(name, CSS, with_paths(&minified(&css), &all));
        all.push(sheet);
    }
    all.push(text("pow.js", JS, include_str!("../js/pow.js").to_owned()));
    all.push(text("live.js", JS, include_str!("../js/live.js").to_owned()));
    all.push(text("letter.js", JS, include_str!("../js/letter.js").to_owned()));
    all.push(text("passkey.js", JS, include_str!("../js/passkey.js").to_owned()));
    all.push(text("desk.js", JS, include_str!("../js/desk.js").to_owned()));
    all.push(text("keyholder.js", JS, include_str!("../js/built/keyholder.js").to_owned()));
    all.push(text("keyholder-worker.js", JS, include_str!("../js/built/keyholder-worker.js").to_owned()));
    all.push(text("opener.html", KEPT, include_str!("../js/built/opener.html").to_owned()));
    all
}

const MORE: &str = concat!(include_str!("../css/more.css"), include_str!("../css/rooms/public.css"));

/// The classes that only `more.css` knows.
static MORE_CLASSES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let sheet = |name: &str| {
        let sheet = ASSETS.iter().find(|asset| asset.name == name);
        classes(&String::from_utf8_lossy(sheet.map_or(&[], |asset| &asset.bytes)))
    };
    let public = sheet("public.css");
    sheet("more.css").into_iter().filter(|class| !public.contains(class)).collect()
});

/// Whether some HTML has a class of `more.css`: an article with its comments has none, and stays light.
pub(crate) fn needs_more(html: &str) -> bool {
    html.split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .flat_map(str::split_whitespace)
        .any(|class| MORE_CLASSES.contains(class))
}

/// Every `.class` of a style sheet.
fn classes(css: &str) -> HashSet<String> {
    css.split('.')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>())
        .filter(|class| class.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect()
}

fn font(name: &'static str, bytes: &'static [u8]) -> Asset {
    Asset { name, path: path_of(name, bytes), bytes: Cow::Borrowed(bytes), gzip: None, content_type: WOFF2 }
}

fn text(name: &'static str, content_type: &'static str, text: String) -> Asset {
    let bytes = text.into_bytes();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let gzip = encoder.write_all(&bytes).and_then(|()| encoder.finish()).ok();
    Asset { name, path: path_of(name, &bytes), bytes: Cow::Owned(bytes), gzip, content_type }
}

fn path_of(name: &str, bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(bytes).iter().take(5) {
        let _ = write!(hash, "{byte:02x}");
    }
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("/assets/{stem}.{hash}.{end}")
}

/// `url(name)` becomes `url(/assets/name.hash.ext)`.
fn with_paths(css: &str, known: &[Asset]) -> String {
    known.iter().fold(css.to_owned(), |css, asset| {
        css.replace(&format!("url({})", asset.name), &format!("url({})", asset.path))
    })
}

/// Comments and needless white space go; strings stay as they are.
fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut quote = None;
    let mut depth = 0_u32;
    while let Some(c) = chars.next() {
        if let Some(mark) = quote {
            out.push(c);
            if c == mark {
                quote = None;
            }
            continue;
        }
        match c {
            '"' | '\'' => {
                quote = Some(c);
                out.push(c);
            }
            '/' if chars.peek() == Some(&'*') => {
                chars.next();
                let mut before = ' ';
                for c in chars.by_ref() {
                    if before == '*' && c == '/' {
                        break;
                    }
                    before = c;
                }
            }
            c if c.is_whitespace() => {
                while chars.peek().is_some_and(|c| c.is_whitespace()) {
                    chars.next();
                }
                let after = chars.peek().copied().unwrap_or('}');
                let needless = |c: char| matches!(c, '{' | '}' | ';' | ',' | '>');
                if !out.ends_with(|c| needless(c) || c == ':' || c == '(') && !needless(after) && after != ')'
                {
                    out.push(' ');
                }
            }
            '}' => {
                depth = depth.saturating_sub(1);
                if out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
            }
            c => {
                if c == '{' {
                    depth += 1;
                }
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gzip_of(name: &str) -> usize {
        assets().iter().find(|a| a.name == name).unwrap().gzip.as_ref().unwrap().len()
    }

    #[test]
    fn a_first_view_is_light() {
        assert!(gzip_of("public.css") <= 5 * 1024, "{}", gzip_of("public.css"));
        let fonts: usize = assets()
            .iter()
            .filter(|a| a.name.starts_with("nasij-4") || a.name.starts_with("nasij-6"))
            .map(|a| a.bytes.len())
            .sum();
        assert!(fonts <= 60 * 1000, "{fonts}");
    }

    #[test]
    fn only_pages_with_more_pieces_load_more() {
        for class in ["notice", "card", "grid", "tree", "choice", "badge", "empty", "diff"] {
            assert!(needs_more(&format!("<p class=\"x {class}\">")), "{class}");
        }
        assert!(!needs_more(
            "<p class=\"prose\"><ol class=\"thread\"><li class=\"comment-head\"><button class=\"button primary\">"
        ));
        assert!(!needs_more(
            "<div class=\"field\"><p class=\"hint\"><div class=\"cluster section measure\">"
        ));
    }

    #[test]
    fn minifying_keeps_meaning() {
        let css =
            "a { color : red ; }\n/* why */ .b > .c , d:hover{ content: \" x  } \"; margin: 0 auto; }\n";
        assert_eq!(minified(css), "a{color :red}.b>.c,d:hover{content:\" x  } \";margin:0 auto}");
        assert_eq!(
            minified("@media (a) and (b) { p :is(x) { width: calc(1px + 2px) } }"),
            "@media (a) and (b){p :is(x){width:calc(1px + 2px)}}"
        );
    }

    #[test]
    fn sheets_name_only_files_there_are() {
        for sheet in assets().iter().filter(|a| a.content_type == CSS) {
            let css = std::str::from_utf8(&sheet.bytes).unwrap();
            for url in css.split("url(").skip(1) {
                let url = url.split(')').next().unwrap();
                assert!(asset(url).is_some(), "{url} in {}", sheet.name);
            }
            for physical in ["left", "right"] {
                assert!(!css.contains(physical), "{physical} in {}", sheet.name);
            }
            assert_eq!(css.matches('{').count(), css.matches('}').count());
        }
    }

    #[test]
    fn every_css_variable_used_is_defined() {
        let all: String = assets()
            .iter()
            .filter(|a| a.content_type == CSS)
            .map(|a| String::from_utf8(a.bytes.to_vec()).unwrap())
            .collect();
        for used in all.split("var(").skip(1) {
            let name = used.split([')', ',']).next().unwrap().trim();
            assert!(all.contains(&format!("{name}:")), "{name} is used and not defined");
        }
    }
}
