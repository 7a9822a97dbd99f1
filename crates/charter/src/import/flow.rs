//! The stream of a page's tags and texts, broken into lines.

use super::heading;
use super::html::{Attributes, Page};
use super::line::{Line, Tag, count_words, rejoin_stop, trim};
use super::mark::is_bullet;
use super::plain::squeeze;

/// Parts of a page that may be furniture as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Menu,
    /// A block that is only named like a menu.
    Named,
    Footer,
    Form,
    /// Buttons, choices, boxes to type in: never content.
    Control,
}

struct Region {
    part: Part,
    first: usize,
    words: usize,
    longest: usize,
    /// Headings of a charter in it that are not links: then it is the charter.
    sections: usize,
    numbered: usize,
}

impl Region {
    /// Old sites put the whole page into a form, and leave a menu open to its end: what holds real writing is not
    /// furniture, whatever its tag.
    fn is_furniture(&self) -> bool {
        let small = match self.part {
            Part::Menu => self.words <= 300 && self.longest <= 15,
            Part::Named => self.words <= 100 && self.longest <= 8 && self.numbered == 0,
            Part::Footer => self.words <= 120,
            Part::Form => self.words <= 90 && self.longest <= 40 && self.numbered == 0,
            Part::Control => self.longest <= 40,
        };
        small && self.sections == 0
    }
}

struct Open {
    name: Box<str>,
    region: bool,
    list: bool,
}

struct List {
    id: u32,
    ordered: bool,
    next: u32,
    /// Within a `<li>` of it.
    within: bool,
}

/// An end tag is looked for among so many open ones and no more.
const REACH: usize = 256;

#[derive(Default)]
pub(super) struct Flow {
    lines: Vec<Line>,
    title: Option<String>,
    in_title: bool,
    /// Titles after the first, and those within drawings.
    skipped: bool,
    text: String,
    gap: bool,
    heading: Option<u8>,
    pre: bool,
    link: bool,
    bold: u32,
    /// Letters of the line so far: all, linked; and the bytes that are bold from its start.
    letters: usize,
    linked: usize,
    bold_bytes: usize,
    bold_ended: bool,
    open: Vec<Open>,
    regions: Vec<Region>,
    lists: Vec<List>,
    last_list: u32,
    item: Option<(u32, u32, Option<u32>)>,
}

impl Flow {
    pub(super) fn text(&mut self, text: &str) {
        if self.skipped {
            return;
        }
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
            return;
        }
        if !self.pre {
            return self.words(text);
        }
        for (at, piece) in text.split('\n').enumerate() {
            if at > 0 {
                self.line_break();
            }
            self.words(piece);
        }
    }

    fn words(&mut self, text: &str) {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        let before = self.letters;
        self.letters += letters;
        if self.link {
            self.linked += letters;
        }
        self.text.push_str(text);
        if letters == 0 {
            return;
        }
        // A number or a dash may stand before what is bold.
        let bold = self.bold > 0 || (before == 0 && !text.chars().any(char::is_alphabetic));
        if bold && !self.bold_ended {
            self.bold_bytes = self.text.len();
        } else {
            self.bold_ended = true;
        }
    }

    pub(super) fn open(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "br" => self.line_break(),
            "script" | "style" => self.skipped = true,
            "title" => {
                self.block();
                if self.title.is_none() && self.lines.is_empty() {
                    self.in_title = true;
                } else {
                    self.enter(name, Some(Part::Control));
                }
            }
            "a" => self.link = attributes.href,
            "b" | "strong" => self.bold += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block();
                self.heading = name.get(1..).and_then(|level| level.parse().ok());
            }
            "pre" | "xmp" => {
                self.block();
                self.pre = true;
            }
            "ul" | "ol" | "menu" | "dir" => {
                self.block();
                self.enter(name, menu(attributes));
                self.last_list += 1;
                let next = attributes.start.unwrap_or(1);
                self.lists.push(List { id: self.last_list, ordered: name == "ol", next, within: false });
            }
            "li" => self.item(attributes.value),
            "nav" => self.region(name, Part::Menu),
            "footer" => self.region(name, Part::Footer),
            "form" => self.region(name, Part::Form),
            "button" | "select" | "textarea" | "option" | "datalist" | "noscript" | "iframe" | "noframes"
            | "noembed" => {
                self.region(name, Part::Control);
            }
            "p" | "center" | "dt" | "dd" | "tr" | "td" | "th" | "caption" | "hr" | "address" | "fieldset"
            | "legend" | "figure" | "figcaption" | "blockquote" | "body" | "marquee" | "summary" | "dl"
            | "tbody" | "thead" => {
                self.block();
                if matches!(name, "td" | "th") {
                    self.enter(name, None);
                }
            }
            "div" | "section" | "article" | "main" | "aside" | "header" | "table" | "details" | "svg" => {
                self.block();
                let part = if name == "svg" { Some(Part::Control) } else { menu(attributes) };
                self.enter(name, part);
            }
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "br" | "p" | "center" | "dt" | "dd" | "tr" | "caption" | "address" | "fieldset" | "legend"
            | "figure" | "figcaption" | "blockquote" | "body" | "marquee" | "summary" | "dl" => self.block(),
            "script" | "style" => self.skipped = false,
            "title" if self.in_title => self.in_title = false,
            "a" => self.link = false,
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(),
            "pre" | "xmp" => {
                self.block();
                self.pre = false;
            }
            "li" => {
                self.block();
                self.item = None;
                if let Some(list) = self.lists.last_mut() {
                    list.within = false;
                }
            }
            "ul" | "ol" | "menu" | "dir" | "nav" | "footer" | "form" | "button" | "select" | "textarea"
            | "option" | "datalist" | "noscript" | "iframe" | "noframes" | "noembed" | "td" | "th"
            | "div" | "section" | "article" | "main" | "aside" | "header" | "table" | "details" | "svg"
            | "title" => {
                self.block();
                self.leave(name);
            }
            _ => {}
        }
    }

    fn region(&mut self, name: &str, part: Part) {
        self.block();
        // Choices are often not closed; the next one closes the last.
        if name == "option" && self.open.last().is_some_and(|open| &*open.name == "option") {
            self.leave(name);
        }
        self.enter(name, Some(part));
    }

    fn item(&mut self, value: Option<u32>) {
        self.block();
        let depth = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        let Some(list) = self.lists.last_mut() else {
            // A list item without its list: a list of its own, so that it is one all the same.
            self.item = Some((0, 1, None));
            return;
        };
        let number = list.ordered.then(|| value.unwrap_or(list.next));
        list.next = number.map_or(list.next, |number| number.saturating_add(1));
        list.within = true;
        self.item = Some((list.id, depth, number));
    }

    fn enter(&mut self, name: &str, part: Option<Part>) {
        let part = part.filter(|part| !self.regions.iter().any(|region| region.part == *part));
        if let Some(part) = part {
            let first = self.lines.len();
            self.regions.push(Region { part, first, words: 0, longest: 0, sections: 0, numbered: 0 });
        }
        let list = matches!(name, "ul" | "ol" | "menu" | "dir");
        self.open.push(Open { name: name.into(), region: part.is_some(), list });
    }

    fn leave(&mut self, name: &str) {
        let cell = matches!(name, "table" | "td" | "th");
        let found = self
            .open
            .iter()
            .rev()
            .take(REACH)
            // What stands in a cell does not close what stands around the table.
            .take_while(|open| cell || &*open.name == name || !matches!(&*open.name, "td" | "th"))
            .position(|open| &*open.name == name);
        let Some(above) = found else { return };
        for _ in 0..=above {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.list {
            self.lists.pop();
            self.item = None;
        }
        if open.region
            && let Some(region) = self.regions.pop()
            && region.is_furniture()
        {
            for line in self.lines.iter_mut().skip(region.first) {
                line.out = true;
            }
        }
    }

    fn line_break(&mut self) {
        if self.heading.is_some() {
            self.text.push(' ');
        } else if !self.flush() {
            self.gap = true;
        }
    }

    fn block(&mut self) {
        self.flush();
        self.gap = true;
        self.heading = None;
    }

    /// `false` when there was nothing to put down.
    fn flush(&mut self) -> bool {
        let raw = std::mem::take(&mut self.text);
        let bold = raw.get(..self.bold_bytes).map_or(0, |bold| squeeze(trim(bold)).0.len());
        let link = self.letters > 0 && self.linked == self.letters;
        (self.letters, self.linked, self.bold_bytes, self.bold_ended) = (0, 0, 0, false);
        let (text, spread) = squeeze(trim(&raw));
        // A line of signs alone stands for a blank one; a lone bullet has its text in the next cell.
        if !text.chars().any(char::is_alphanumeric) && !is_bullet(&text) {
            return !self.gap && rejoin_stop(&mut self.lines, &text);
        }
        let tag = self.tag();
        let line = Line { gap: self.gap, spread, tag, link, bold, ..Line::new(text) };
        if !self.regions.is_empty() {
            let words = count_words(&line.text, 400);
            let section = usize::from(!link && heading::find(&line, &[]).is_some());
            let numbered = usize::from(matches!(tag, Tag::Item { number: Some(_), .. }));
            for region in &mut self.regions {
                region.words += words;
                region.longest = region.longest.max(words);
                region.sections += section;
                region.numbered += numbered;
            }
        }
        self.lines.push(line);
        self.gap = false;
        true
    }

    fn tag(&mut self) -> Tag {
        if let Some(level) = self.heading {
            return Tag::Heading(level);
        }
        if let Some((list, depth, number)) = self.item.take() {
            return Tag::Item { list, depth, number };
        }
        match self.lists.last() {
            Some(list) if list.within => Tag::More { list: list.id },
            _ => Tag::Plain,
        }
    }

    pub(super) fn finish(mut self) -> Page {
        self.flush();
        while !self.open.is_empty() {
            self.pop();
        }
        let title = self.title.map(|title| squeeze(trim(&title)).0).filter(|title| !title.is_empty());
        Page { lines: self.lines, title }
    }
}

/// Names that sites give to their menus.
const MENUS: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "sharedaddy",
    "share",
    "fontsize",
    "textsize",
];

fn menu(attributes: &Attributes) -> Option<Part> {
    let mut names = attributes.hints.split(|c: char| !c.is_ascii_alphanumeric());
    if attributes.hints.split(' ').any(|hint| hint == "contentinfo") {
        return Some(Part::Footer);
    }
    names.any(|name| MENUS.contains(&name)).then_some(Part::Named)
}
