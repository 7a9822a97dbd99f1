use ::web::Answer;
use basis::{Language, Problem};
use look::{Head, Notice, Tone, escape};
use network::DeskPlace;
use weave::Page;

use super::{
    Names, form, id_in,
    item::{Article, Below},
};
use crate::{model::Kind, picture};

/// `news/{id}/preview?lang=`: the newest revision in the public shell. Not kept, and not for search engines.
pub async fn show(desk: DeskPlace, names: Names, kind: Kind) -> Answer {
    let (writing, content) = form::newest(&desk, kind, id_in(&names)?).await?;
    let languages = content.languages();
    let wanted: Option<Language> = desk.visit.asked("lang").parse().ok();
    let lang = wanted
        .filter(|language| languages.contains(language))
        .or_else(|| content.title.nearest(&desk.visit.wanted()).map(|(language, _)| language))
        .ok_or_else(Problem::not_found)?;
    let mut conn = desk.site.db.read().await?;
    let markdown = content.text.get(lang).unwrap_or_default();
    let html = picture::html_for(&mut conn, markdown, lang, None).await?;
    let pictures = picture::of(&mut conn, [content.picture]).await?;
    drop(conn);

    let here = desk.path(&format!("{}/{}", kind.folder(), writing.id));
    let t = desk.t();
    let mut links = format!(
        "<p><a href=\"{here}\">{}</a></p><p class=\"cluster\">",
        escape(&t.say("pages-back-to-form"))
    );
    for language in languages.iter().filter(|language| **language != lang) {
        links.push_str(&format!(
            "<a href=\"{here}/preview?lang={language}\" lang=\"{language}\" dir=\"{}\">{}</a>",
            language.dir(),
            language.own_name()
        ));
    }
    links.push_str("</p>");
    let notice = Notice::new(Tone::Care, t.say("pages-preview-words")).html(links);
    let notice = format!("<div lang=\"{}\" dir=\"{}\">{notice}</div>", t.language, t.language.dir());

    let visit = desk.visit.clone().in_language(lang);
    let article = Article {
        kind,
        title: &content.title,
        summary: &content.summary,
        picture: content.picture,
        lang,
        html,
        dates: Some((
            writing.first_published.unwrap_or_else(|| desk.site.clock.now()),
            desk.site.clock.now(),
        )),
    };
    let main = format!(
        "<div class=\"stack loose\">{notice}{}</div>",
        article.render(&visit, &desk.body, &pictures, Below::default())?
    );
    let page = Page::new(desk.body.id, writing.path(), content.title.get(lang).unwrap_or_default(), main)
        .head(Head { noindex: true, ..Head::default() })
        .sensitive(content.sensitive);
    Ok(desk.site.show(&visit, page).await?)
}
