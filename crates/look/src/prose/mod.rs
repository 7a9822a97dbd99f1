//! Markdown as people of the house write it, made into safe HTML.
//!
//! Raw HTML is shown as the letters it is. Each block finds its own direction. Nothing is fetched: pictures
//! stand only when they are our own, a link to a film or sound alone on its line becomes a card.

mod chapter;
mod finish;

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use basis::Language;
use comrak::{
    Arena, Node, Options,
    nodes::{NodeHeading, NodeLink, NodeValue},
};
use url::Url;
use words::Tongue;

pub use self::chapter::{Chapter, chapter};
use self::finish::finish;
use crate::escape;

/// What is known of an own picture, for a frame of the right shape.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// Pixels.
    pub width: u32,
    pub height: u32,
    /// `/media/a 480w, …` or "".
    pub srcset: String,
    /// Bytes; 0 is unknown.
    pub weight: u64,
}

/// Finds the shape of an own picture by its path (`/media/…`).
pub type ShapeOf<'a> = &'a dyn Fn(&str) -> Option<Shape>;

/// How a text is put out.
#[derive(Clone, Copy, Default)]
pub struct Setting<'a> {
    /// In data-saver mode: who says the words of the frame. None shows pictures.
    pub saver: Option<&'a Tongue>,
    /// The shape of a picture by its own path (`/media/…`).
    pub shape: Option<ShapeOf<'a>>,
}

/// Safe HTML of a text in a language. Wrap it in `<div class="prose" lang dir>`: [`block`] does.
pub fn render(markdown: &str, language: Language) -> String {
    render_with(markdown, language, Setting::default())
}

/// [`render`] with what the reader chose and what the library knows.
pub fn render_with(markdown: &str, language: Language, setting: Setting<'_>) -> String {
    let arena = Arena::new();
    let options = options();
    let root = comrak::parse_document(&arena, markdown, &options);
    reshape(root);
    let mut html = String::new();
    if comrak::format_html(root, &options, &mut html).is_err() {
        return escape(markdown);
    }
    finish(&CLEANER.clean(&html).to_string(), language, setting)
}

/// The text in its own `lang` and `dir`.
pub fn block(markdown: &str, language: Language, setting: Setting<'_>) -> String {
    format!(
        "<div class=\"prose\" lang=\"{language}\" dir=\"{}\">{}</div>",
        language.dir(),
        render_with(markdown, language, setting)
    )
}

/// The words alone, a line for each block.
pub fn plain(markdown: &str) -> String {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options());
    let mut out = String::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::HtmlInline(html) => out.push_str(html),
            NodeValue::HtmlBlock(html) => out.push_str(&html.literal),
            NodeValue::CodeBlock(code) => {
                new_line(&mut out);
                out.push_str(&code.literal);
            }
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::TableCell
                if !out.ends_with([' ', '\n']) =>
            {
                out.push(' ');
            }
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::Item(_) | NodeValue::TableRow(_) => {
                new_line(&mut out);
            }
            _ => {}
        }
    }
    out.trim().to_owned()
}

fn new_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// The beginning of [`plain`] on one line: at most `chars` characters, whole words, `…` when something follows.
pub fn excerpt(markdown: &str, chars: usize) -> String {
    let words = plain(markdown).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut out = String::new();
    let mut length = 0;
    for word in &words {
        let more = word.chars().count() + usize::from(length > 0);
        if length + more > chars {
            if length == 0 {
                out.extend(word.chars().take(chars));
            }
            return out.trim_end_matches([',', '،', ':', '؛', ';', '.', '«', '(']).to_owned() + "…";
        }
        if length > 0 {
            out.push(' ');
        }
        out.push_str(word);
        length += more;
    }
    out
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    // A line that was ended was meant to end.
    options.render.hardbreaks = true;
    options.render.escape = true;
    options
}

/// Headings begin at `<h2>`; pictures and media links become what we show.
fn reshape<'a>(root: Node<'a>) {
    let levels = |node: Node<'a>| match &node.data.borrow().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    };
    let top = root.descendants().filter_map(levels).min().unwrap_or(1);
    for node in root.descendants().collect::<Vec<_>>() {
        let new = {
            let value = &node.data.borrow().value;
            match value {
                NodeValue::Heading(heading) => Some(NodeValue::Heading(NodeHeading {
                    level: (heading.level - top + 2).min(6),
                    ..*heading
                })),
                NodeValue::Image(_) if node.ancestors().skip(1).any(is_link) => {
                    Some(NodeValue::Text(String::new().into()))
                }
                NodeValue::Image(image) if !is_own_picture(&image.url) => {
                    Some(NodeValue::Link(Box::new(NodeLink { url: image.url.clone(), title: String::new() })))
                }
                _ => None,
            }
        };
        if let Some(new) = new {
            // A foreign picture inside a link leaves its words to that link.
            if matches!(new, NodeValue::Text(_)) {
                let words = node.collect_text();
                for child in node.children().collect::<Vec<_>>() {
                    child.detach();
                }
                node.data.borrow_mut().value = NodeValue::Text(words.into());
                continue;
            }
            // A picture without words becomes a link that must be clickable all the same.
            let nameless = matches!(&new, NodeValue::Link(_)) && node.first_child().is_none();
            if let (true, NodeValue::Link(link)) = (nameless, &new) {
                let address = link.url.clone();
                node.data.borrow_mut().value =
                    NodeValue::Raw(format!("<a href=\"{}\">{}</a>", escape(&address), escape(&address)));
            } else {
                node.data.borrow_mut().value = new;
            }
        }
    }
    for node in root.descendants().collect::<Vec<_>>() {
        let html = match node.data.borrow().value {
            NodeValue::Paragraph => lone_child(node).and_then(whole_paragraph),
            _ => None,
        };
        if let Some(html) = html {
            for child in node.children().collect::<Vec<_>>() {
                child.detach();
            }
            node.data.borrow_mut().value = NodeValue::Raw(html);
        }
    }
}

fn is_link(node: Node<'_>) -> bool {
    matches!(node.data.borrow().value, NodeValue::Link(_))
}

fn lone_child<'a>(node: Node<'a>) -> Option<Node<'a>> {
    let first = node.first_child()?;
    first.next_sibling().is_none().then_some(first)
}

/// What a paragraph becomes that holds one link or picture and nothing else.
fn whole_paragraph(child: Node<'_>) -> Option<String> {
    let words = child.collect_text();
    match &child.data.borrow().value {
        NodeValue::Link(link) if words.trim() != link.url => {
            let (kind, host) = medium(&link.url)?;
            Some(format!(
                "<p class=\"medium {kind}\"><a href=\"{}\">{}</a> <span class=\"host\">{}</span></p>",
                escape(&link.url),
                escape(words.trim()),
                escape(&host)
            ))
        }
        NodeValue::Image(image) => Some(format!(
            "<figure class=\"picture\"><img src=\"{}\" alt=\"{}\">{}</figure>",
            escape(&image.url),
            escape(words.trim()),
            if image.title.is_empty() {
                String::new()
            } else {
                format!("<figcaption>{}</figcaption>", escape(&image.title))
            }
        )),
        _ => None,
    }
}

fn is_own_picture(url: &str) -> bool {
    url.starts_with("/media/") && !url.contains("..") && !url.contains(['\\', '\n'])
}

/// Film or sound, and where it lies.
fn medium(address: &str) -> Option<(&'static str, String)> {
    const FILM: [&str; 4] = [".mp4", ".webm", ".m4v", ".ogv"];
    const SOUND: [&str; 7] = [".mp3", ".ogg", ".oga", ".opus", ".m4a", ".wav", ".flac"];
    const FILM_HOSTS: [&str; 6] =
        ["youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "dai.ly", "archive.org"];
    const SOUND_HOSTS: [&str; 2] = ["soundcloud.com", "mixcloud.com"];
    let (path, host) = if address.starts_with("/media/") {
        (address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase(), String::new())
    } else {
        let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let host = url.host_str()?.trim_start_matches("www.").trim_start_matches("m.").to_owned();
        (url.path().to_ascii_lowercase(), host)
    };
    let at = |hosts: &[&str]| hosts.iter().any(|h| host == *h || host.ends_with(&format!(".{h}")));
    if FILM.iter().any(|end| path.ends_with(end)) {
        Some(("film", host))
    } else if SOUND.iter().any(|end| path.ends_with(end)) || at(&SOUND_HOSTS) {
        Some(("sound", host))
    } else if at(&FILM_HOSTS) && path.len() > 1 {
        Some(("film", host))
    } else {
        None
    }
}

/// What a text may hold once it is HTML. A second lock: the first is that Markdown's raw HTML is escaped.
static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "p",
        "br",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "a",
        "img",
        "figure",
        "figcaption",
        "span",
    ];
    // What holds other blocks is not here: `dir="auto"` looks past children that have a direction, so it would
    // find nothing and fall to the left. `finish` gives those the direction of their first letter.
    let blocks = ["p", "h2", "h3", "h4", "h5", "h6", "th", "td", "figcaption", "pre"];
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(HashSet::from(tags))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("img", HashSet::from(["src", "alt"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .allowed_classes(HashMap::from([
            ("p", HashSet::from(["medium", "film", "sound"])),
            ("span", HashSet::from(["host"])),
            ("figure", HashSet::from(["picture"])),
        ]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|tag, attribute, value| match (tag, attribute) {
            ("img", "src") if !is_own_picture(value) => None,
            _ => Some(value.into()),
        })
        .set_tag_attribute_value("span", "dir", "ltr");
    for tag in blocks {
        cleaner.set_tag_attribute_value(tag, "dir", "auto");
    }
    cleaner
});
