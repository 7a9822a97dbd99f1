use basis::{Direction, Language};

use super::Setting;
use crate::{Icon, escape};

/// Works on the cleaner's own output, where `<` is a tag and `"` ends a value, nothing else.
pub(super) fn finish(html: &str, language: Language, setting: Setting<'_>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = tag_end(from);
        let (tag, after) = from.split_at(end);
        rest = after;
        if tag.starts_with("<img ") {
            out.push_str(&picture(tag, language, setting));
        } else if let Some(name) = container(tag) {
            if name == "table" {
                out.push_str("<div class=\"table-wrap\" tabindex=\"0\">");
            }
            let direction = first_strong(rest).unwrap_or(language.dir());
            out.push_str(&format!("<{name} dir=\"{direction}\""));
            out.push_str(tag.get(name.len() + 1..).unwrap_or_default());
        } else if tag == "</table>" {
            out.push_str("</table></div>");
        } else if let Some(href) = tag.starts_with("<a ").then(|| attribute(tag, "href")).flatten() {
            if href.starts_with("http") || href.starts_with("//") {
                out.push_str("<a rel=\"noopener nofollow\"");
                out.push_str(tag.get(2..).unwrap_or_default());
            } else {
                out.push_str(tag);
            }
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    out
}

/// The name of a tag that holds blocks.
fn container(tag: &str) -> Option<&'static str> {
    ["ul", "ol", "li", "blockquote", "table"].into_iter().find(|name| {
        tag.strip_prefix('<')
            .and_then(|tag| tag.strip_prefix(name))
            .is_some_and(|end| end.starts_with(['>', ' ']))
    })
}

/// The direction of the first letter outside tags.
fn first_strong(html: &str) -> Option<Direction> {
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if inside || !c.is_alphabetic() => {}
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => {
                return Some(Direction::Rtl);
            }
            _ => return Some(Direction::Ltr),
        }
    }
    None
}

/// Where the tag at the beginning of `html` ends; `>` inside a value is not its end.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    for (at, c) in html.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// The value of an attribute as written, still escaped.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = tag.get(from..)?;
    value.get(..value.find('"')?)
}

fn picture(tag: &str, language: Language, setting: Setting<'_>) -> String {
    let Some(src) = attribute(tag, "src") else { return String::new() };
    let alt = attribute(tag, "alt").unwrap_or_default();
    let shape = setting.shape.and_then(|shape| shape(src)).unwrap_or_default();
    let mut img = format!("<img src=\"{src}\" alt=\"{alt}\"");
    if shape.width > 0 && shape.height > 0 {
        img.push_str(&format!(" width=\"{}\" height=\"{}\"", shape.width, shape.height));
    }
    if !shape.srcset.is_empty() && setting.saver.is_none() {
        img.push_str(&format!(
            " srcset=\"{}\" sizes=\"(min-width: 44rem) 40rem, 100vw\"",
            escape(&shape.srcset)
        ));
    }
    img.push_str(" loading=\"lazy\" decoding=\"async\">");
    let Some(t) = setting.saver else { return img };
    // A picture inside a closed `<details>` has no box, so a lazy one is not loaded before it is opened.
    let words = if alt.is_empty() { escape(&t.say("look-picture")) } else { alt.to_owned() };
    let weight =
        if shape.weight > 0 { format!(" · {}", escape(&t.bytes(shape.weight))) } else { String::new() };
    format!(
        "<details class=\"spared\"><summary>{}<span lang=\"{language}\" dir=\"auto\">{words}</span>\
         <span class=\"hint\" lang=\"{}\" dir=\"{}\">{}{weight}</span></summary>{img}</details>",
        Icon::Picture,
        t.language,
        t.language.dir(),
        escape(&t.say("look-picture-show")),
    )
}
