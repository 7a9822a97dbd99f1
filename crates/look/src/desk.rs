use askama::Template;
use basis::Language;
use words::Tongue;

use crate::{BAND, Dye, Icon, LanguageLink, Link, MARK, Notice, Reader, page::ReaderBar};

/// A line of the desk's menu.
#[derive(Debug, Clone)]
pub struct DeskLink {
    pub href: String,
    pub label: String,
    pub icon: Icon,
    pub current: bool,
    /// What waits there; none or 0 shows nothing.
    pub waiting: Option<i64>,
}

/// Lines of the menu that belong together; an empty label gives no heading.
#[derive(Debug, Clone, Default)]
pub struct DeskGroup {
    pub label: String,
    pub links: Vec<DeskLink>,
}

/// The body whose desk it is.
#[derive(Debug, Clone)]
pub struct DeskBody {
    pub name: String,
    pub lang: Language,
    pub dye: Dye,
    /// Where it can be seen from the street.
    pub public: String,
    /// Where another body is chosen; none when there is only one.
    pub switch: Option<String>,
}

/// The shell of the back office. `main` is safe HTML without `<h1>`: the title is written here.
#[derive(Template)]
#[template(path = "desk.html")]
pub struct Desk<'a> {
    pub t: &'a Tongue,
    pub title: String,
    /// The language of `title` when it is content.
    pub title_lang: Option<Language>,
    pub site_name: String,
    /// None on pages that belong to no body (own account, choice of a body).
    pub body: Option<DeskBody>,
    pub menu: Vec<DeskGroup>,
    pub crumbs: Vec<Link>,
    /// Safe HTML at the end of the title's line: the one primary action of the screen.
    pub actions: String,
    /// Shown above `main`.
    pub notices: Vec<Notice>,
    pub main: String,
    /// The name of whoever is signed in.
    pub account_name: String,
    pub reader: Reader,
    pub languages: Vec<LanguageLink>,
    pub path: String,
}

impl Desk<'_> {
    /// The whole document.
    pub fn render(&self) -> String {
        Template::render(self).unwrap_or_default()
    }
    fn dye(&self) -> Dye {
        self.body.as_ref().map(|body| body.dye).unwrap_or_default()
    }
    fn bar(&self) -> ReaderBar<'_> {
        ReaderBar { t: self.t, reader: self.reader, languages: &self.languages, path: &self.path }
    }
}

/// A page of one narrow column without menu: sign-in, errors, the words after the quick exit.
#[derive(Template)]
#[template(path = "plain.html")]
pub struct Plain<'a> {
    pub t: &'a Tongue,
    pub title: String,
    pub site_name: String,
    /// Where the site's name leads.
    pub home: String,
    /// Safe HTML, with the `<h1>`.
    pub main: String,
    pub reader: Reader,
    pub languages: Vec<LanguageLink>,
    pub path: String,
}

impl Plain<'_> {
    /// The whole document.
    pub fn render(&self) -> String {
        Template::render(self).unwrap_or_default()
    }
    fn bar(&self) -> ReaderBar<'_> {
        ReaderBar { t: self.t, reader: self.reader, languages: &self.languages, path: &self.path }
    }
}
