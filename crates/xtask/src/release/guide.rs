//! The guide as plain pages for the package: three books, one style sheet, no script.

use std::{fmt::Write as _, fs, path::Path};

use comrak::{Options, markdown_to_html};

use super::Laid;
use crate::Outcome;

const BOOKS: &str = "docs/guide";
/// Language, direction, the book's name, and what leads back to its contents.
const LANGUAGES: &[(&str, &str, &str, &str)] = &[
    ("ar", "rtl", "دليل نسيج", "المحتويات"),
    ("fr", "ltr", "Le guide de Nasij", "Sommaire"),
    ("en", "ltr", "The guide of Nasij", "Contents"),
];

/// `ar/install.html`, `ar/index.html` … and an `index.html` above them.
///
/// # Errors
/// When a chapter that the contents name is not there.
pub fn pages(root: &Path) -> Outcome<Laid> {
    let css = fs::read(root.join("packaging/guide.css"))?;
    let mut laid: Laid = vec![("guide.css".into(), 0o644, css)];
    let mut doors = String::new();
    for (language, dir, name, contents) in LANGUAGES {
        let folder = root.join(BOOKS).join(language);
        let summary = fs::read_to_string(folder.join("SUMMARY.md"))?;
        writeln!(
            doors,
            "<p lang=\"{language}\" dir=\"{dir}\"><a href=\"{language}/index.html\">{name}</a></p>"
        )?;
        let index = markdown(&summary);
        laid.push((
            format!("{language}/index.html"),
            0o644,
            page(language, dir, name, "../guide.css", &index),
        ));
        for chapter in chapters(&summary) {
            let path = folder.join(format!("{chapter}.md"));
            let text = fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
            let title = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(name);
            let main = format!("<p><a href=\"index.html\">{contents}</a></p>\n{}", markdown(&text));
            laid.push((
                format!("{language}/{chapter}.html"),
                0o644,
                page(language, dir, title, "../guide.css", &main),
            ));
        }
    }
    laid.push(("index.html".into(), 0o644, page("ar", "rtl", "نسيج", "guide.css", &doors)));
    Ok(laid)
}

/// The names in `[…](name.md)`, in order.
fn chapters(summary: &str) -> Vec<&str> {
    summary.split("](").skip(1).filter_map(|rest| rest.split(')').next()?.strip_suffix(".md")).collect()
}

fn markdown(text: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    // Between chapters one goes from page to page, not from text to text.
    markdown_to_html(text, &options).replace(".md\">", ".html\">")
}

fn page(language: &str, dir: &str, title: &str, css: &str, main: &str) -> Vec<u8> {
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{dir}\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"{css}\"></head>\n<body><main>\n{main}</main></body>\n</html>\n"
    )
    .into_bytes()
}
