//! The guide: the books of `docs/guide/` inside the binary, one for each language that has one.

use basis::{Language, Problem, Result};
use look::prose::{self, Chapter};

/// Where it is shown.
pub const ENTRY: &str = "/desk/guide";

/// A chapter's name in addresses and its text in every language of the guide.
pub struct Source {
    pub name: &'static str,
    texts: [&'static str; 3],
}

macro_rules! chapters {
    ($($name:literal),+ $(,)?) => {
        &[$(Source {
            name: $name,
            texts: [
                include_str!(concat!("../../../docs/guide/ar/", $name, ".md")),
                include_str!(concat!("../../../docs/guide/fr/", $name, ".md")),
                include_str!(concat!("../../../docs/guide/en/", $name, ".md")),
            ],
        }),+]
    };
}

/// In the order of the contents.
pub const CHAPTERS: &[Source] = chapters![
    "install",
    "first-week",
    "names",
    "campaigns",
    "backup",
    "upgrade",
    "care",
    "watch",
    "grow",
    "uninstall",
];

/// The language in which the guide is read by who reads in that one: where there is no book, the source's.
pub const fn language_for(reader: Language) -> Language {
    match reader {
        Language::Ar | Language::Zgh => Language::Ar,
        Language::Fr => Language::Fr,
        Language::En => Language::En,
    }
}

impl Source {
    /// As it is read at the desk.
    pub fn read(&self, language: Language) -> Chapter {
        let [ar, fr, en] = self.texts;
        let text = match language {
            Language::Ar | Language::Zgh => ar,
            Language::Fr => fr,
            Language::En => en,
        };
        prose::chapter(text, language, &|link| link.strip_suffix(".md").map(|name| format!("{ENTRY}/{name}")))
    }
}

/// A chapter by its name, with its place in [`CHAPTERS`].
///
/// # Errors
/// When there is none of that name.
pub fn find(name: &str) -> Result<(usize, &'static Source)> {
    CHAPTERS.iter().enumerate().find(|(_, chapter)| chapter.name == name).ok_or_else(Problem::not_found)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::PathBuf};

    use super::*;

    const LANGUAGES: [Language; 3] = [Language::Ar, Language::Fr, Language::En];

    fn folder(language: Language) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide").join(language.code())
    }

    /// The links of a page that lead elsewhere in the guide.
    fn within(html: &str) -> BTreeSet<String> {
        html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    }

    #[test]
    fn each_book_lists_every_chapter_by_its_title_and_no_other() {
        for language in LANGUAGES {
            let summary = fs::read_to_string(folder(language).join("SUMMARY.md")).unwrap();
            let listed: Vec<&str> = summary.lines().filter_map(|line| line.strip_prefix("- ")).collect();
            let ours: Vec<String> = CHAPTERS
                .iter()
                .map(|chapter| format!("[{}]({}.md)", chapter.read(language).title, chapter.name))
                .collect();
            assert_eq!(listed, ours, "{language}");
            let mut files: Vec<String> = fs::read_dir(folder(language))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .filter(|name| name.ends_with(".md") && name != "SUMMARY.md")
                .collect();
            let mut named: Vec<String> =
                CHAPTERS.iter().map(|chapter| format!("{}.md", chapter.name)).collect();
            files.sort();
            named.sort();
            assert_eq!(files, named, "{language}");
        }
    }

    #[test]
    fn every_link_leads_to_a_chapter_and_the_languages_say_the_same() {
        for chapter in CHAPTERS {
            let [ar, fr, en] = LANGUAGES.map(|language| chapter.read(language));
            for (page, language) in [(&ar, "ar"), (&fr, "fr"), (&en, "en")] {
                assert!(!page.title.is_empty() && page.html.len() > 400, "{language} {}", chapter.name);
                assert!(!page.html.contains("&lt;"), "{language} {}: HTML in Markdown", chapter.name);
                for link in within(&page.html) {
                    let known = link.strip_prefix("/desk/guide/").is_some_and(|name| find(name).is_ok());
                    assert!(known, "{language} {}: {link}", chapter.name);
                }
                for (id, _) in &page.parts {
                    assert!(page.html.contains(&format!("<h2 id=\"{id}\" ")), "{language} {}", chapter.name);
                }
            }
            let shape = |page: &Chapter| {
                let count = |what: &str| page.html.matches(what).count();
                let commands: Vec<String> = page
                    .html
                    .split("<pre")
                    .skip(1)
                    .map(|rest| rest.split("</pre>").next().unwrap().lines().count())
                    .map(|lines| lines.to_string())
                    .collect();
                (page.parts.len(), within(&page.html), count("<li"), count("<tr"), commands)
            };
            assert_eq!(shape(&ar), shape(&fr), "ar and fr: {}", chapter.name);
            assert_eq!(shape(&ar), shape(&en), "ar and en: {}", chapter.name);
        }
    }

    /// What a reader is told to press must stand on a screen: the guide ages with the catalogues.
    #[test]
    fn a_reader_without_a_book_reads_the_source() {
        assert_eq!(language_for(Language::Zgh), Language::Ar);
        assert!(find("nothing").is_err());
    }
}
