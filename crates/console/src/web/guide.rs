use ::web::Answer;
use askama::Template;
use axum::extract::Path;
use basis::{Language, Problem};
use look::Link;
use weave::{DeskPage, Visit};
use words::Tongue;

use crate::guide::{self, CHAPTERS, ENTRY};

/// A line of the contents.
struct Line {
    href: String,
    title: String,
}

fn line(at: usize, language: Language) -> Option<Line> {
    let chapter = CHAPTERS.get(at)?;
    Some(Line { href: format!("{ENTRY}/{}", chapter.name), title: chapter.read(language).title })
}

#[derive(Template)]
#[template(path = "guide.html")]
struct ContentsView<'a> {
    t: &'a Tongue,
    language: Language,
    chapters: Vec<Line>,
}

/// The contents.
pub async fn contents(visit: Visit) -> Answer {
    let language = guide::language_for(visit.language);
    let chapters = (0..CHAPTERS.len()).filter_map(|at| line(at, language)).collect();
    let view = ContentsView { t: &visit.t, language, chapters };
    let main = view.render().map_err(Problem::failed)?;
    let page = DeskPage { title: visit.t.say("console-guide"), entry: ENTRY, main, ..DeskPage::default() };
    Ok(visit.site.desk(&visit, page).await?)
}

#[derive(Template)]
#[template(path = "chapter.html")]
struct ChapterView<'a> {
    t: &'a Tongue,
    language: Language,
    parts: Vec<(String, String)>,
    html: String,
    before: Option<Line>,
    after: Option<Line>,
}

/// One chapter, with its own contents and the way on.
pub async fn chapter(visit: Visit, Path(name): Path<String>) -> Answer {
    let language = guide::language_for(visit.language);
    let (at, source) = guide::find(&name)?;
    let chapter = source.read(language);
    let view = ChapterView {
        t: &visit.t,
        language,
        // With one part there is nothing to choose.
        parts: if chapter.parts.len() > 1 { chapter.parts } else { Vec::new() },
        html: chapter.html,
        before: at.checked_sub(1).and_then(|at| line(at, language)),
        after: line(at + 1, language),
    };
    let page = DeskPage {
        title: chapter.title,
        title_lang: Some(language),
        entry: ENTRY,
        crumbs: vec![Link { href: ENTRY.to_owned(), label: visit.t.say("console-guide"), ..Link::default() }],
        main: view.render().map_err(Problem::failed)?,
        ..DeskPage::default()
    };
    Ok(visit.site.desk(&visit, page).await?)
}
