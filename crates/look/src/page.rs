use askama::Template;
use basis::Language;
use words::Tongue;

use crate::{BAND, Dye, Icon, MARK, Reader, Theme};

/// A link with its words. `href` is root-relative unless `external`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    pub href: String,
    pub label: String,
    /// The language of `label` when it is not the page's.
    pub lang: Option<Language>,
    /// The page one is on.
    pub current: bool,
    /// Another site: gets `rel` and a sign.
    pub external: bool,
}

impl Link {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), ..Self::default() }
    }
    #[must_use]
    pub fn lang(mut self, language: Language) -> Self {
        self.lang = Some(language);
        self
    }
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }
    #[must_use]
    pub fn external(mut self) -> Self {
        self.external = true;
        self
    }
    pub(crate) fn attributes(&self) -> String {
        let mut out = lang_dir(&self.lang);
        if self.current {
            out.push_str(" aria-current=\"page\"");
        }
        if self.external {
            out.push_str(" rel=\"noopener nofollow\"");
        }
        out
    }
}

/// ` lang="fr" dir="ltr"`, or nothing.
pub(crate) fn lang_dir(language: &Option<Language>) -> String {
    language.as_ref().map(|l| format!(" lang=\"{l}\" dir=\"{}\"", l.dir())).unwrap_or_default()
}

/// The same page in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    pub language: Language,
    pub href: String,
    pub current: bool,
}

impl LanguageLink {
    /// One or two letters for narrow screens.
    pub(crate) const fn short(&self) -> &'static str {
        match self.language {
            Language::Ar => "ع",
            Language::Fr => "Fr",
            Language::En => "En",
            // Drawn by the template: letters would make every page load the Tifinagh font.
            Language::Zgh => "",
        }
    }
    /// In Latin letters for Tamazight, unless it is the page's own language.
    pub(crate) const fn name(&self) -> &'static str {
        match self.language {
            Language::Zgh if !self.current => "Tamazight",
            language => language.own_name(),
        }
    }
    pub(crate) const fn tag(&self) -> &'static str {
        match self.language {
            Language::Zgh if !self.current => "zgh-Latn",
            language => language.code(),
        }
    }
}

/// Who speaks: name, colour, menu of one body.
#[derive(Debug, Clone)]
pub struct BodyFrame {
    pub name: String,
    pub name_lang: Language,
    /// Root-relative address of its home in the page's language.
    pub home: String,
    pub dye: Dye,
    /// Own path of a picture, shown 48 px high; the mark in the dye when there is none.
    pub logo: Option<String>,
    pub menu: Vec<Link>,
    pub footer: Vec<Link>,
    /// The bodies above, from the root down.
    pub chain: Vec<Link>,
}

/// A feed that readers' programs find in the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    pub href: String,
    pub title: String,
}

/// What machines read. All addresses are absolute, from the site's own `--url`.
#[derive(Debug, Clone, Default)]
pub struct Head {
    pub canonical: Option<String>,
    /// (`ar`, `fr`, … or `x-default`; address)
    pub alternates: Vec<(String, String)>,
    pub feeds: Vec<Feed>,
    /// `website`, `article` or `profile`; "" is `website`.
    pub og_type: &'static str,
    /// Absolute address of a share picture.
    pub og_image: Option<String>,
    pub og_image_alt: Option<String>,
    /// Complete JSON documents; `<` is escaped here.
    pub json_ld: Vec<String>,
    pub noindex: bool,
}

/// The public shell. `main` is safe HTML and holds the `<h1>`.
#[derive(Template)]
#[template(path = "page.html")]
pub struct Page<'a> {
    pub t: &'a Tongue,
    /// Plain text for `<title>`; the body's name is added.
    pub title: String,
    /// One plain sentence for search engines and shares; may be empty.
    pub description: String,
    pub body: BodyFrame,
    /// From home to the parent of this page; the page itself is not in it. Empty on a home page.
    pub crumbs: Vec<Link>,
    pub main: String,
    pub head: Head,
    /// The quick exit stays on the screen.
    pub sensitive: bool,
    pub reader: Reader,
    pub languages: Vec<LanguageLink>,
    /// Own path with query, where the reader form comes back to.
    pub path: String,
}

impl Page<'_> {
    /// The whole document.
    pub fn render(&self) -> String {
        Template::render(self).unwrap_or_default()
    }
    fn full_title(&self) -> String {
        if self.title.is_empty() || self.title == self.body.name {
            self.body.name.clone()
        } else {
            format!("{} · {}", self.title, self.body.name)
        }
    }
    fn needs_more(&self) -> bool {
        crate::assets::needs_more(&self.main)
    }
    fn og_type(&self) -> &str {
        if self.head.og_type.is_empty() { "website" } else { self.head.og_type }
    }
    fn bar(&self) -> ReaderBar<'_> {
        ReaderBar { t: self.t, reader: self.reader, languages: &self.languages, path: &self.path }
    }
    fn share_address(&self) -> &str {
        self.head.canonical.as_deref().unwrap_or_default()
    }
    fn mailto(&self) -> String {
        mailto(&self.title, self.share_address())
    }
}

/// Language, size, theme, data-saver: the same on public pages and in the desk.
#[derive(Template)]
#[template(path = "reader-bar.html")]
pub(crate) struct ReaderBar<'a> {
    pub t: &'a Tongue,
    pub reader: Reader,
    pub languages: &'a [LanguageLink],
    pub path: &'a str,
}

impl ReaderBar<'_> {
    fn themes(&self) -> [(Theme, String); 4] {
        [
            (Theme::Auto, self.t.say("look-theme-auto")),
            (Theme::Light, self.t.say("look-theme-light")),
            (Theme::Dark, self.t.say("look-theme-dark")),
            (Theme::Contrast, self.t.say("look-theme-contrast")),
        ]
    }
    fn saver_next(&self) -> &'static str {
        if self.reader.saver { "off" } else { "on" }
    }
}

/// `mailto:?subject=…&body=…`, percent-encoded.
fn mailto(subject: &str, body: &str) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect()
    };
    format!("mailto:?subject={}&body={}", encode(subject), encode(body))
}
