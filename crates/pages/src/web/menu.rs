use std::collections::HashMap;

use ::web::{Answer, Fields};
use askama::Template;
use basis::{Id, Kind as Wrong, Language, Problem, Text, of::Publication};
use look::{
    EmptyState, Icon,
    form::{Button, Choice, ErrorSummary, Field},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::{done, see_other};
use crate::{
    menu,
    model::{LABEL, Writing},
    rights, store,
};

#[derive(Template)]
#[template(path = "menu.html")]
struct View<'a> {
    t: &'a Tongue,
    errors: String,
    action: String,
    items: Vec<Item<'a>>,
    empty: String,
    add: Option<(Field<'a>, Button)>,
    save: Button,
}

struct Item<'a> {
    id: Id<Publication>,
    title: String,
    lang: Language,
    unseen: bool,
    /// It has a label of its own, or a wrong one.
    named: bool,
    labels: Vec<Field<'a>>,
    up: Option<Button>,
    down: Option<Button>,
    remove: Button,
}

/// One line as it stands in the form.
struct Line {
    writing: Id<Publication>,
    label: Text,
}

/// `menu`
pub async fn show(desk: DeskPlace) -> Answer {
    let lines = store::menu(&mut desk.site.db.read().await?, desk.body.id).await?;
    let lines = lines.into_iter().map(|item| Line { writing: item.writing, label: item.label }).collect();
    page(&desk, lines, None).await
}

/// `menu`, posted: every button saves what is typed, and does its own thing.
pub async fn save(desk: DeskPlace, fields: Fields) -> Answer {
    let mut lines: Vec<Line> = Vec::new();
    for id in fields.all("item") {
        let writing = id.parse().map_err(|_| Problem::not_found())?;
        let label = Language::ALL.into_iter().fold(Text::new(), |label, language| {
            label.with(language, fields.text(&format!("label-{id}-{language}")))
        });
        lines.push(Line { writing, label });
    }
    let (what, which) = fields.text("do").split_once(':').unwrap_or((fields.text("do"), ""));
    let at = lines.iter().position(|line| line.writing.to_string() == which);
    match (what, at) {
        ("up", Some(at)) if at > 0 => lines.swap(at, at - 1),
        ("down", Some(at)) if at + 1 < lines.len() => lines.swap(at, at + 1),
        ("remove", Some(at)) => {
            lines.remove(at);
        }
        ("add", _) => {
            let writing = fields.text("add").parse();
            lines.extend(writing.ok().map(|writing| Line { writing, label: Text::new() }));
        }
        _ => {}
    }
    let items = lines.iter().map(|line| (line.writing, line.label.clone())).collect();
    match menu::arrange(&desk.site, &desk.actor, &desk.scope, items).await {
        Ok(()) => Ok(see_other(&desk.path("menu?done=saved"))),
        Err(problem) if problem.is(Wrong::Invalid) => page(&desk, lines, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

async fn page(desk: &DeskPlace, lines: Vec<Line>, problem: Option<&Problem>) -> Answer {
    desk.must(rights::MENUS)?;
    let t = desk.t();
    let pages = store::pages_of(&mut desk.site.db.read().await?, desk.body.id).await?;
    let by_id: HashMap<_, _> = pages.iter().map(|page| (page.id, page)).collect();
    let last = lines.len().saturating_sub(1);
    let items: Vec<Item<'_>> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| {
            Some(item(desk, line, by_id.get(&line.writing)?, at == 0, at == last, problem))
        })
        .collect();
    let free: Vec<&Writing> =
        pages.iter().filter(|page| !lines.iter().any(|line| line.writing == page.id)).collect();
    let empty = if items.is_empty() {
        EmptyState {
            icon: Icon::Menu,
            title: t.say("pages-menu-empty-title"),
            text: t.say(if free.is_empty() { "pages-menu-no-pages" } else { "pages-menu-empty" }),
            action: if free.is_empty() {
                Button::primary(t.say("pages-new-page")).link(desk.path("pages/new")).to_string()
            } else {
                String::new()
            },
        }
        .to_string()
    } else {
        String::new()
    };
    let wanted = desk.visit.wanted();
    let choices: Vec<Choice> = free
        .iter()
        .filter_map(|page| {
            let (lang, title) = page.title.nearest(&wanted)?;
            Some(Choice::new(page.id.to_string(), title).lang(lang))
        })
        .collect();
    let add = (!choices.is_empty() && lines.len() < menu::MOST).then(|| {
        let field = Field::select(t, "add", t.say("pages-menu-add"), choices);
        (field, Button::quiet(t.say("ui-add")).icon(Icon::Plus).named("do", "add"))
    });
    let view = View {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        action: desk.path("menu"),
        items,
        empty,
        add,
        save: Button::primary(t.say("ui-save")).named("do", "save"),
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("pages-menu"),
        entry: "menu",
        notices: if problem.is_some() { Vec::new() } else { done(&desk.visit) },
        main: view.render().map_err(Problem::failed)?,
        status: problem.map(::web::status_of),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

fn item<'a>(
    desk: &'a DeskPlace,
    line: &Line,
    page: &Writing,
    first: bool,
    last: bool,
    problem: Option<&Problem>,
) -> Item<'a> {
    let t = desk.t();
    let id = line.writing;
    let (lang, title) = page.title.nearest(&desk.visit.wanted()).unwrap_or((t.language, ""));
    let labels = desk.body.languages.iter().map(|language| {
        let args = [("language", t.language_name(*language).into())];
        Field::text(t, format!("label-{id}-{language}"), t.say_with("pages-menu-label", &args))
            .lang(*language)
            .value(line.label.get(*language).unwrap_or_default())
            .max(u32::try_from(LABEL).unwrap_or(0))
            .told(problem)
    });
    let button = |words: &str, what: &str| Button::quiet(t.say(words)).named("do", format!("{what}:{id}"));
    Item {
        id,
        title: title.to_owned(),
        lang,
        unseen: !page.is_visible(),
        named: !line.label.is_empty(),
        labels: labels.collect(),
        up: (!first).then(|| button("ui-move-up", "up")),
        down: (!last).then(|| button("ui-move-down", "down")),
        remove: Button::danger(t.say("pages-menu-remove")).named("do", format!("remove:{id}")),
    }
}
