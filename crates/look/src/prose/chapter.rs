use basis::Language;
use comrak::{Arena, nodes::NodeValue};

use super::{CLEANER, Setting, finish, options, reshape};

/// A chapter of a guide that the house itself wrote, as its readers get it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chapter {
    /// Its first heading, which is not in `html`.
    pub title: String,
    /// Safe HTML; each second heading has an address (`#part-1`), the same in every language.
    pub html: String,
    /// Address and words of the second headings.
    pub parts: Vec<(String, String)>,
}

/// Reads a chapter; `address` turns a link to another chapter (`backup.md`) into where it is shown. Unlike people's texts, it
/// was written in lines that mean nothing.
pub fn chapter(markdown: &str, language: Language, address: &dyn Fn(&str) -> Option<String>) -> Chapter {
    let arena = Arena::new();
    let mut options = options();
    options.render.hardbreaks = false;
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut chapter = Chapter::default();
    for node in root.descendants().collect::<Vec<_>>() {
        let level = match &mut node.data.borrow_mut().value {
            NodeValue::Heading(heading) => heading.level,
            NodeValue::Link(link) => {
                if let Some(there) = address(&link.url) {
                    link.url = there;
                }
                continue;
            }
            _ => continue,
        };
        if level == 1 && chapter.title.is_empty() {
            chapter.title = node.collect_text();
            node.detach();
        } else if level == 2 {
            chapter.parts.push((format!("part-{}", chapter.parts.len() + 1), node.collect_text()));
        }
    }
    reshape(root);
    let mut html = String::new();
    // Written into memory: it cannot fail.
    let _ = comrak::format_html(root, &options, &mut html);
    let html = finish(&CLEANER.clean(&html).to_string(), language, Setting::default());
    let mut pieces = html.split("<h2 ");
    chapter.html.push_str(pieces.next().unwrap_or_default());
    for (piece, (id, _)) in pieces.zip(&chapter.parts) {
        chapter.html.push_str(&format!("<h2 id=\"{id}\" {piece}"));
    }
    chapter
}
