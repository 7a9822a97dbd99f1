//! The tools of a keyholder's page: a container, its words and the script that fills it.

use words::{Tongue, Value};

use crate::{asset_path, escape, json_ld};

/// One tool; a page has one. `js/README.md` says what each reads and posts.
#[derive(Debug, Clone)]
pub struct Keyholder<'a> {
    t: &'a Tongue,
    mode: Mode,
    src: String,
    post: String,
    done: String,
    name: String,
}

#[derive(Debug, Clone, Copy)]
enum Mode {
    Identity,
    Open,
    Reseal,
    Sheet,
}

impl Mode {
    const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Open => "open",
            Self::Reseal => "reseal",
            Self::Sheet => "sheet",
        }
    }
    const fn words(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Identity => &[ALL, IDENTITY],
            Self::Open => &[ALL, UNLOCK, OPEN, PRINT],
            Self::Reseal => &[ALL, UNLOCK, RESEAL],
            Self::Sheet => &[ALL, SHEET, PRINT],
        }
    }
}

impl<'a> Keyholder<'a> {
    fn new(t: &'a Tongue, mode: Mode, src: &str, post: &str) -> Self {
        let (src, post) = (src.to_owned(), post.to_owned());
        Self { t, mode, src, post, done: String::new(), name: String::new() }
    }
    /// Makes an identity and posts `public` and `wrapped` as a form.
    pub fn identity(t: &'a Tongue, post: &str) -> Self {
        Self::new(t, Mode::Identity, "", post)
    }
    /// Opens the handed-out file at `src`, page after page, and shows it as a list.
    pub fn open(t: &'a Tongue, src: &str) -> Self {
        Self::new(t, Mode::Open, src, "")
    }
    /// Seals the keys of the envelopes at `src` to all recipients named there, and posts them to the same address.
    pub fn reseal(t: &'a Tongue, src: &str) -> Self {
        Self::new(t, Mode::Reseal, src, src)
    }
    /// Makes an identity that exists on paper alone and posts `public` as a form.
    pub fn sheet(t: &'a Tongue, post: &str) -> Self {
        Self::new(t, Mode::Sheet, "", post)
    }
    /// Where to go when all is done.
    #[must_use]
    pub fn done(mut self, href: &str) -> Self {
        href.clone_into(&mut self.done);
        self
    }
    /// What the list or the sheet is called: on paper, and as the spreadsheet's file.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }
}

impl std::fmt::Display for Keyholder<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let attributes = [
            ("keyholder", self.mode.code()),
            ("src", &self.src),
            ("post", &self.post),
            ("done", &self.done),
            ("name", &self.name),
            ("worker", asset_path("keyholder-worker.js")),
        ];
        f.write_str("<div class=\"keyholder\"")?;
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            write!(f, " data-{name}=\"{}\"", escape(value))?;
        }
        write!(
            f,
            "><p class=\"notice care\">{}</p><script type=\"application/json\" data-words>{}</script></div>\
             <script type=\"module\" src=\"{}\"></script>",
            escape(&self.t.plain("look-keyholder-no-script")),
            words_of(self.t, self.mode),
            asset_path("keyholder.js"),
        )?;
        if let Mode::Open = self.mode {
            // Whoever does not trust the server at this moment takes the tool home.
            let (href, label) = (asset_path("opener.html"), self.t.plain("look-keyholder-opener-link"));
            write!(
                f,
                "<p class=\"hint no-print\"><a download=\"opener.html\" href=\"{href}\">{}</a></p>",
                escape(&label)
            )?;
        }
        Ok(())
    }
}

/// The words of a tool as JSON; what the script fills in stays as `{name}`.
fn words_of(t: &Tongue, mode: Mode) -> String {
    let holes = ["n", "all", "date"].map(|name| (name, Value::from(format!("{{{name}}}"))));
    let mut json = String::from("{");
    for key in mode.words().iter().copied().flatten() {
        if json.len() > 1 {
            json.push(',');
        }
        let name = key.strip_prefix("look-keyholder-").unwrap_or(key);
        json.push_str(&quoted(name));
        json.push(':');
        json.push_str(&quoted(&t.plain_with(key, &holes)));
    }
    json.push('}');
    json_ld(&json)
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Of every tool.
const ALL: &[&str] = &["look-keyholder-failed", "look-keyholder-show", "look-keyholder-passphrase-empty"];
/// Of making an identity.
const IDENTITY: &[&str] = &[
    "look-keyholder-make-key",
    "look-keyholder-make-wrap",
    "look-keyholder-make-check",
    "look-keyholder-identity-make",
    "look-keyholder-identity-sending",
    "look-keyholder-passphrase-new",
    "look-keyholder-passphrase-new-hint",
    "look-keyholder-passphrase-again",
    "look-keyholder-passphrase-differs",
    "look-keyholder-strength-short",
    "look-keyholder-strength-trivial",
    "look-keyholder-strength-fair",
    "look-keyholder-strength-good",
];
/// Of whatever asks for the passphrase.
const UNLOCK: &[&str] = &[
    "look-keyholder-passphrase",
    "look-keyholder-passphrase-hint",
    "look-keyholder-sheet-use",
    "look-keyholder-sheet-key",
    "look-keyholder-sheet-key-hint",
    "look-keyholder-wrong-passphrase",
    "look-keyholder-bad-sheet-key",
    "look-keyholder-bad-identity",
    "look-keyholder-no-identity",
    "look-keyholder-fetching",
    "look-keyholder-unlocking",
    "look-keyholder-no-network",
    "look-keyholder-busy",
    "look-keyholder-refused",
    "look-keyholder-again",
    "look-keyholder-again-link",
    "look-keyholder-limit",
];
/// Of opening a list.
const OPEN: &[&str] = &[
    "look-keyholder-limit-ask",
    "look-keyholder-open-what",
    "look-keyholder-open-start",
    "look-keyholder-opening",
    "look-keyholder-no-file",
    "look-keyholder-list",
    "look-keyholder-search",
    "look-keyholder-sort",
    "look-keyholder-sort-given",
    "look-keyholder-filter-all",
    "look-keyholder-since",
    "look-keyholder-count",
    "look-keyholder-count-found",
    "look-keyholder-more",
    "look-keyholder-none-found",
    "look-keyholder-empty",
    "look-keyholder-csv",
    "look-keyholder-save-file",
    "look-keyholder-forget",
    "look-keyholder-forgotten",
    "look-keyholder-forgotten-idle",
    "look-keyholder-paper",
    "look-keyholder-broken",
    "look-keyholder-broken-what",
    "look-keyholder-broken-not-for-you",
    "look-keyholder-broken-damaged",
    "look-keyholder-broken-no-envelope",
];
/// Of sealing again.
const RESEAL: &[&str] = &[
    "look-keyholder-reseal-what",
    "look-keyholder-reseal-start",
    "look-keyholder-resealing",
    "look-keyholder-resealed",
    "look-keyholder-reseal-broken",
    "look-keyholder-reseal-back",
];
/// Of the recovery sheet.
const SHEET: &[&str] = &[
    "look-keyholder-sheet-before",
    "look-keyholder-sheet-make",
    "look-keyholder-sheet-title",
    "look-keyholder-sheet-what",
    "look-keyholder-sheet-qr",
    "look-keyholder-sheet-letters",
    "look-keyholder-sheet-keep",
    "look-keyholder-sheet-how",
    "look-keyholder-sheet-made",
    "look-keyholder-sheet-public",
    "look-keyholder-sheet-back",
    "look-keyholder-sheet-back-hint",
    "look-keyholder-sheet-back-wrong",
    "look-keyholder-sheet-send",
    "look-keyholder-sheet-sending",
];
/// Of what goes on paper.
const PRINT: &[&str] = &["look-keyholder-print"];

#[cfg(test)]
mod tests {
    use basis::Language;
    use words::{Catalogue, Country};

    use super::*;

    #[test]
    fn a_tool_has_its_words_and_nothing_breaks_out() {
        let catalogue = Catalogue::build(crate::WORDS).unwrap();
        let t = Tongue::new(&catalogue, Language::Fr, Language::Ar, Country::default());
        let html =
            Keyholder::open(&t, "/desk/b/x/records/people/handed?a=1&b=\"").named("<Sfax>").to_string();
        assert!(html.contains("data-src=\"/desk/b/x/records/people/handed?a=1&amp;b=&quot;\""), "{html}");
        assert!(html.contains("data-name=\"&lt;Sfax&gt;\""), "{html}");
        assert!(html.contains("\"count-found\":\"{n} sur {all} correspondent\""), "{html}");
        assert!(!html.contains("identity-make") && !html.contains("look-keyholder-"), "{html}");
        assert_eq!(asset_path("keyholder-worker.js").matches('.').count(), 2);
    }
}
