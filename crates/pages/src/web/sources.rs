use std::collections::HashSet;

use ::web::{Answer, Fields};
use askama::Template;
use basis::{Id, Problem, Result, fold, of::Body};
use look::{
    EmptyState, Icon, Toolbar,
    form::{Button, Choice, Field},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::{done, see_other};
use crate::{rights, sources, store};

/// How many bodies are offered at once; more are found by name.
const OFFERED: usize = 60;
/// Among so many bodies those with news are looked for.
const LOOKED: usize = 1_000;

#[derive(Template)]
#[template(path = "sources.html")]
struct View<'a> {
    t: &'a Tongue,
    /// No bodies below: nothing to choose.
    empty: String,
    toolbar: String,
    action: String,
    offered: Vec<Id<Body>>,
    children: Option<Field<'a>>,
    nothing_found: bool,
    save: Button,
    /// The root has nobody above to refuse.
    refusal: Option<(String, Field<'a>, Button)>,
}

/// `news-from?q=`
pub async fn show(desk: DeskPlace) -> Answer {
    desk.must(rights::NEWS)?;
    let t = desk.t();
    let query = desk.visit.asked("q");
    let mut conn = desk.site.db.read().await?;
    let below: Vec<Id<Body>> =
        desk.tree.below(desk.body.id).into_iter().filter(|id| *id != desk.body.id).collect();
    let is_below = |id: &Id<Body>| *id != desk.body.id && desk.tree.is_within(*id, desk.body.id);
    let chosen: HashSet<Id<Body>> =
        store::chosen(&mut conn, desk.body.id).await?.into_iter().filter(is_below).collect();
    let offered = if query.is_empty() {
        // In a large network those directly below are offered; others are looked for by name.
        let with_news =
            if below.len() <= LOOKED { store::with_news(&mut conn, &below).await? } else { HashSet::new() };
        let children: HashSet<Id<Body>> = desk.tree.children(desk.body.id).iter().copied().collect();
        let near = |id: &Id<Body>| chosen.contains(id) || children.contains(id) || with_news.contains(id);
        let mut near: Vec<_> = below.iter().copied().filter(near).collect();
        // Those chosen are always among them.
        near.sort_by_key(|id| !chosen.contains(id));
        near
    } else {
        named(&desk, &below, &query)
    };
    let offered: Vec<Id<Body>> = offered.into_iter().take(OFFERED.max(chosen.len())).collect();
    let refused = store::refused_among(&mut conn, &offered).await?;
    let own_refusal = store::refused_among(&mut conn, &[desk.body.id]).await?.contains(&desk.body.id);
    drop(conn);

    let wanted = desk.visit.wanted();
    let choices: Vec<Choice> = offered
        .iter()
        .filter_map(|id| {
            let body = desk.tree.get(*id)?;
            let (lang, name) = body.names.nearest(&wanted)?;
            let choice = Choice::new(id.to_string(), name).lang(lang).chosen(chosen.contains(id));
            let hint = if refused.contains(id) { t.say("pages-source-refuses") } else { String::new() };
            Some(choice.hint(hint))
        })
        .collect();
    let empty = if below.is_empty() {
        EmptyState {
            icon: Icon::Tree,
            title: t.say("pages-sources-empty-title"),
            text: t.say("pages-sources-empty"),
            action: String::new(),
        }
        .to_string()
    } else {
        String::new()
    };
    let toolbar = Toolbar {
        t,
        action: desk.path("news-from"),
        query: Some(query),
        filters: vec![],
        end: String::new(),
    };
    let view = View {
        t,
        toolbar: if below.is_empty() { String::new() } else { toolbar.to_string() },
        action: desk.path("news-from"),
        nothing_found: choices.is_empty() && !below.is_empty(),
        children: (!choices.is_empty())
            .then(|| Field::checkboxes(t, "child", t.say("pages-sources-legend"), choices)),
        offered,
        empty,
        save: Button::primary(t.say("ui-save")),
        refusal: (!desk.body.is_root()).then(|| {
            let field = Field::checkbox(t, "refused", t.say("pages-refuse"), own_refusal)
                .hint(t.say("pages-refuse-hint"));
            (desk.path("news-from/refusal"), field, Button::quiet(t.say("ui-save")))
        }),
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("pages-sources"),
        entry: "news-from",
        notices: done(&desk.visit),
        main: view.render().map_err(Problem::failed)?,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

fn named(desk: &DeskPlace, below: &[Id<Body>], query: &str) -> Vec<Id<Body>> {
    let query = fold(query);
    let has = |id: &&Id<Body>| {
        desk.tree.get(**id).is_some_and(|body| body.names.iter().any(|(_, name)| fold(name).contains(&query)))
    };
    below.iter().filter(has).copied().collect()
}

fn ids(fields: &Fields, name: &'static str) -> Result<HashSet<Id<Body>>> {
    fields.all(name).map(|id| id.parse().map_err(|_| Problem::not_found())).collect()
}

/// `news-from`, posted: `offered` are all that stood there, `child` those ticked.
pub async fn save(desk: DeskPlace, fields: Fields) -> Answer {
    let (offered, wanted) = (ids(&fields, "offered")?, ids(&fields, "child")?);
    sources::choose(&desk.site, &desk.actor, &desk.scope, offered, wanted).await?;
    Ok(see_other(&desk.path("news-from?done=saved")))
}

/// `news-from/refusal`, posted.
pub async fn refuse(desk: DeskPlace, fields: Fields) -> Answer {
    sources::refuse(&desk.site, &desk.actor, &desk.scope, fields.checked("refused")).await?;
    Ok(see_other(&desk.path("news-from?done=saved")))
}
