//! The desk's list of campaigns, the form of a new one, and what is offered.

use std::collections::HashMap;

use ::web::{Answer, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Kind as ProblemKind, Language, Problem, Result};
use http::StatusCode;
use look::{
    Badge, Cell, Column, EmptyState, Icon, Link, Notice, Table, Tone, escape,
    form::{Button, Choice, ErrorSummary, Field, Kind, PostButton},
    prose,
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::public::{nearest, outcome_words};
use crate::{
    adopt, create,
    model::{
        ActionKind, BlockState, Edition, EditionId, EditionState, Mode, NewAction, NewBlock, NewCampaign,
        Once, Origin, Outcome,
    },
    rights::{ADOPT, WRITE},
    store, tally,
};

pub(super) const ENTRY: &str = "campaigns";

pub(super) fn crumb(desk: &DeskPlace) -> Link {
    Link::new(desk.path(ENTRY), desk.t().plain("campaigns"))
}

/// What was done before this page was shown: `?done=saved`.
pub(super) fn done(desk: &DeskPlace) -> Vec<Notice> {
    desk.visit.done(&[
        ("saved", "ui-saved"),
        ("published", "ui-published"),
        ("unpublished", "ui-unpublished"),
        ("made", "campaigns-made"),
        ("adopted", "campaigns-adopted"),
        ("asked", "campaigns-was-asked"),
        ("offered", "campaigns-was-offered"),
        ("answered", "campaigns-answered"),
        ("delivered", "campaigns-delivered"),
        ("decided", "campaigns-decided"),
        ("sent", "campaigns-update-was-sent"),
        ("hidden", "campaigns-shown-hidden"),
    ])
}

/// How it stands, in one word.
pub(super) fn badge(t: &Tongue, it: &Edition) -> Badge {
    match (it.state, it.published, it.outcome) {
        (EditionState::Asked, ..) => Badge::new(Tone::Care, Icon::Clock, t.say("campaigns-asked")),
        (EditionState::Refused, ..) => Badge::new(Tone::Danger, Icon::Danger, t.say("campaigns-refused")),
        (_, false, _) => Badge::new(Tone::Info, Icon::Draft, t.say("ui-draft")),
        (_, true, Outcome::Running) => Badge::new(Tone::Done, Icon::Live, t.say("ui-live")),
        (_, true, outcome) => Badge::new(Tone::Info, Icon::Clock, t.say(outcome_words(outcome))),
    }
}

pub(super) fn titled(desk: &DeskPlace, it: &Edition) -> (Language, String) {
    let (lang, title) = it.title.nearest(&desk.visit.wanted()).unwrap_or((desk.visit.language, ""));
    (lang, title.to_owned())
}

/// A total; below five it is told to the body's own people alone.
pub(super) fn few_or(t: &Tongue, total: i64, exact: bool) -> String {
    if exact || total >= tally::FEW { t.number(total) } else { t.say("campaigns-few-short") }
}

/// An edition that she works at, by the address.
pub(super) async fn own(desk: &DeskPlace, id: &str) -> Result<Edition> {
    let id: Id<EditionId> = id.parse().map_err(|_| Problem::not_found())?;
    let it = store::edition(&mut desk.site.db.read().await?, id).await?;
    if it.body == desk.body.id { Ok(it) } else { Err(Problem::not_found()) }
}

#[derive(Template)]
#[template(path = "desk-list.html")]
struct ListView {
    own: String,
    offered_title: String,
    offered_hint: String,
    offered: Vec<Offered>,
    look: String,
}

struct Offered {
    href: String,
    title: String,
    lang: Language,
    from: String,
}

/// `campaigns`: hers, and what is offered to her body.
pub async fn list(desk: DeskPlace) -> Answer {
    desk.must(WRITE)?;
    let t = desk.t();
    let mut conn = desk.site.db.read().await?;
    let editions = store::below(&mut conn, desk.body.id).await?;
    let exact = crate::rights::is_of(Some(&desk.actor), desk.body.id);
    let mut rows = Vec::new();
    for it in &editions {
        let (lang, title) = titled(&desk, it);
        let blocks = store::blocks(&mut conn, it.id).await?;
        let behind = blocks.iter().filter(|block| block.state() == BlockState::Behind).count();
        let total = store::total(&mut conn, it.campaign, it.body).await?;
        let mut state = badge(t, it).to_string();
        if behind > 0 {
            let words = t.count("campaigns-behind", i64::try_from(behind).unwrap_or(0));
            state.push_str(&format!(" {}", Badge::new(Tone::Care, Icon::Care, words)));
        }
        let href = desk.path(&format!("{ENTRY}/{}", it.id));
        rows.push(vec![
            Cell::html(format!("<a href=\"{href}\">{}</a>", escape(&title))).lang(lang),
            Cell::html(state),
            Cell::text(&few_or(t, total, exact)),
        ]);
    }
    let offered = offered(&desk, &mut conn, &editions).await?;
    drop(conn);
    let new =
        Button::primary(t.say("campaigns-new")).icon(Icon::Plus).link(desk.path("campaigns/new")).to_string();
    let nothing = editions.is_empty() && offered.is_empty();
    let own = if rows.is_empty() {
        EmptyState {
            icon: Icon::Campaign,
            title: t.say("campaigns-desk-none-title"),
            text: t.say("campaigns-desk-none"),
            action: if nothing { new.clone() } else { String::new() },
        }
        .to_string()
    } else {
        let columns = vec![
            Column::new(t.say("ui-title")),
            Column::new(t.say("ui-state")),
            Column::number(t.say("campaigns-signatures")),
        ];
        Table { caption: t.say("campaigns"), caption_unseen: true, columns, rows }.to_string()
    };
    let main = ListView {
        own,
        offered_title: t.say("campaigns-offered"),
        offered_hint: t.say("campaigns-offered-hint"),
        offered,
        look: t.say("campaigns-look"),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("campaigns"),
        entry: ENTRY,
        actions: if nothing { String::new() } else { new },
        notices: done(&desk),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

async fn offered(desk: &DeskPlace, conn: &mut db::Conn, own: &[Edition]) -> Result<Vec<Offered>> {
    if !desk.actor.may(ADOPT, &desk.scope) {
        return Ok(Vec::new());
    }
    let wanted = desk.visit.wanted();
    let mut seen = HashMap::new();
    for (campaign, edition) in store::offers_to(conn, desk.scope.chain()).await? {
        if own.iter().any(|it| it.campaign == campaign) || seen.contains_key(&campaign) {
            continue;
        }
        // The nearest version above: the middle's own, where the middle adopted it.
        let mut nearest = None;
        for body in desk.scope.chain().iter().skip(1) {
            if let Some(it) = store::edition_at(conn, campaign, *body).await?.filter(|it| it.published) {
                nearest = Some(it);
                break;
            }
        }
        let it = match nearest {
            Some(it) => it,
            None => store::edition(conn, edition).await?,
        };
        if !it.published || it.outcome != Outcome::Running || it.body == desk.body.id {
            continue;
        }
        let (lang, title) = titled(desk, &it);
        let from = desk.tree.get(it.body).map(|body| body.names.best(&wanted).to_owned()).unwrap_or_default();
        seen.insert(
            campaign,
            Offered { href: desk.path(&format!("campaigns/offers/{}", it.id)), title, lang, from },
        );
    }
    let mut all: Vec<_> = seen.into_values().collect();
    desk.t().sort(&mut all, |one| one.title.as_str());
    Ok(all)
}

#[derive(Template)]
#[template(path = "desk-form.html")]
pub(super) struct FormView {
    pub errors: String,
    pub action: String,
    pub fields: Vec<String>,
    pub end: String,
}

pub async fn new(desk: DeskPlace) -> Answer {
    desk.must(WRITE)?;
    form(&desk, &Fields::default(), None).await
}

pub async fn make(desk: DeskPlace, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let made = match typed(&desk, &fields) {
        Ok(new) => create(&desk.site, &desk.actor, &desk.scope, new).await,
        Err(problem) => Err(problem),
    };
    match made {
        Ok((_, edition)) => {
            Ok(Redirect::to(&desk.path(&format!("{ENTRY}/{}?done=made", edition.id))).into_response())
        }
        Err(problem) if problem.is(ProblemKind::Invalid) => {
            form(&desk, &fields, Some(&in_the_form(problem))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Reasons at the form's own fields.
fn in_the_form(mut problem: Problem) -> Problem {
    for field in &mut problem.fields {
        if let Some(at) = field.field.strip_prefix("blocks.").and_then(|rest| rest.split('.').next()) {
            field.field = match at {
                "0" => "title".into(),
                "1" => "demand".into(),
                _ => "why".into(),
            };
        }
    }
    problem
}

/// A goal or a day as it was typed in a form.
pub(super) fn goal(fields: &Fields) -> Result<Option<i64>> {
    let typed = fields.text("goal").trim();
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| Problem::invalid("goal", "field-bad-number"))
}

pub(super) fn day(desk: &DeskPlace, fields: &Fields, field: &'static str) -> Result<Option<basis::Moment>> {
    let typed = fields.text(field).trim();
    if typed.is_empty() {
        return Ok(None);
    }
    desk.body.country.start_of_day(typed).map(Some).ok_or_else(|| Problem::invalid(field, "field-bad-date"))
}

/// The last day, as it was typed: it is a whole one.
pub(super) fn last_day(desk: &DeskPlace, fields: &Fields) -> Result<Option<basis::Moment>> {
    let begins = day(desk, fields, "ends")?;
    Ok(begins.and_then(|begins| desk.body.country.midnight_after(begins)))
}

fn typed(desk: &DeskPlace, fields: &Fields) -> Result<NewCampaign> {
    let language: Language =
        fields.text("language").parse().map_err(|_| Problem::invalid("language", "field-required"))?;
    let chosen = |kind: ActionKind| fields.all("actions").any(|code| code == kind.code());
    let confirm = fields.checked("by_mail");
    let once = if fields.checked("by_name") { Once::AddressAndName } else { Once::Address };
    let actions: Vec<NewAction> = ActionKind::ALL
        .iter()
        .filter(|kind| chosen(**kind))
        .map(|kind| NewAction { key: kind.code().to_owned(), kind: *kind, confirm, once })
        .collect();
    if actions.is_empty() {
        return Err(Problem::invalid("actions", "campaigns-actions-missing"));
    }
    let blocks = [("title", Mode::Translate), ("demand", Mode::Translate), ("why", Mode::Free)];
    Ok(NewCampaign {
        slug: fields.text("slug").trim().to_owned(),
        offer: fields.checked("offer"),
        confirm: fields.checked("confirm"),
        published: false,
        origin: Origin {
            name: fields.text("origin_name").to_owned(),
            link: fields.text("origin_link").to_owned(),
            language: fields.text("origin_language").parse().ok(),
        },
        goal: goal(fields)?,
        starts: None,
        ends: last_day(desk, fields)?,
        letter_to: vec![fields.text("letter_to").to_owned()],
        actions,
        blocks: blocks
            .into_iter()
            .filter(|(key, _)| *key == "title" || !fields.text(key).trim().is_empty())
            .map(|(key, mode)| NewBlock {
                key: key.to_owned(),
                language,
                mode,
                text: fields.text(key).to_owned(),
            })
            .collect(),
    })
}

fn languages_of(t: &Tongue) -> Vec<Choice> {
    Language::ALL.into_iter().map(|one| Choice::new(one.code(), t.language_name(one))).collect()
}

/// To whom visitors write.
pub(super) fn letter_to_field<'a>(t: &'a Tongue, value: &str, problem: Option<&'a Problem>) -> Field<'a> {
    Field::textarea(t, "letter_to", t.say("campaigns-letter-to"))
        .value(value)
        .lang(Language::En)
        .rows(2)
        .optional()
        .told(problem)
}

async fn form(desk: &DeskPlace, typed: &Fields, problem: Option<&Problem>) -> Answer {
    let t = desk.t();
    let first = desk.body.languages.first().copied().unwrap_or(Language::Ar);
    let language = typed.text("language").parse().unwrap_or(first);
    let languages = languages_of(t);
    let fresh = !typed.has("title");
    let kinds: Vec<Choice> = ActionKind::ALL
        .iter()
        .map(|kind| {
            let chosen = typed.all("actions").any(|code| code == kind.code());
            Choice::new(kind.code(), t.say(kind_words(*kind)))
                .chosen(chosen || (fresh && *kind == ActionKind::Sign))
        })
        .collect();
    let text = |name: &'static str, words: &'static str, rows: u16| {
        Field::markdown(t, name, t.say(words)).value(typed.text(name)).lang(language).rows(rows).told(problem)
    };
    let fields = vec![
        Field::select(t, "language", t.say("campaigns-language"), languages)
            .value(language.code())
            .told(problem)
            .to_string(),
        Field::text(t, "title", t.say("ui-title"))
            .value(typed.text("title"))
            .lang(language)
            .max(u32::try_from(crate::model::TITLE).unwrap_or(200))
            .required()
            .told(problem)
            .to_string(),
        text("demand", "campaigns-block-demand", 4).hint(t.say("campaigns-block-demand-hint")).to_string(),
        text("why", "campaigns-block-why", 10).optional().to_string(),
        Field::checkboxes(t, "actions", t.say("campaigns-actions"), kinds).told(problem).to_string(),
        letter_to_field(t, typed.text("letter_to"), problem)
            .hint(t.say("campaigns-letter-to-new-hint"))
            .to_string(),
        Field::checkbox(t, "by_mail", t.say("campaigns-by-mail-confirm"), typed.checked("by_mail"))
            .hint(t.say("campaigns-by-mail-confirm-hint"))
            .to_string(),
        Field::checkbox(t, "by_name", t.say("campaigns-by-name"), typed.checked("by_name"))
            .hint(t.say("campaigns-by-name-hint"))
            .to_string(),
        Field::text(t, "goal", t.say("campaigns-goal"))
            .value(typed.text("goal"))
            .hint(t.say("campaigns-goal-hint"))
            .max(10)
            .optional()
            .told(problem)
            .to_string(),
        Field::new(t, Kind::Date, "ends", t.say("campaigns-ends"))
            .value(typed.text("ends"))
            .optional()
            .told(problem)
            .to_string(),
        Field::checkbox(t, "offer", t.say("campaigns-offer"), fresh || typed.checked("offer"))
            .hint(t.say("campaigns-offer-hint"))
            .to_string(),
        Field::checkbox(t, "confirm", t.say("campaigns-confirm"), typed.checked("confirm"))
            .hint(t.say("campaigns-confirm-owner-hint"))
            .to_string(),
        Field::text(t, "origin_name", t.say("campaigns-origin-name"))
            .value(typed.text("origin_name"))
            .hint(t.say("campaigns-origin-hint"))
            .max(200)
            .optional()
            .told(problem)
            .to_string(),
        Field::text(t, "origin_link", t.say("campaigns-origin-link"))
            .value(typed.text("origin_link"))
            .max(500)
            .optional()
            .told(problem)
            .to_string(),
        Field::select(t, "origin_language", t.say("campaigns-origin-language"), {
            let mut all = languages_of(t);
            all.insert(0, Choice::new("", "—"));
            all
        })
        .value(typed.text("origin_language"))
        .optional()
        .to_string(),
        Field::text(t, "slug", t.say("ui-slug"))
            .value(typed.text("slug"))
            .hint(t.say("ui-slug-hint"))
            .max(80)
            .optional()
            .told(problem)
            .to_string(),
    ];
    let main = FormView {
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        action: desk.path("campaigns/new"),
        fields,
        end: Button::primary(t.say("campaigns-make")).to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("campaigns-new"),
        entry: ENTRY,
        crumbs: vec![crumb(desk)],
        main,
        status: problem.map(|_| StatusCode::UNPROCESSABLE_ENTITY),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub(super) const fn kind_words(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Sign => "campaigns-kind-sign",
        ActionKind::Pledge => "campaigns-kind-pledge",
        ActionKind::Write => "campaigns-kind-write",
        ActionKind::Volunteer => "campaigns-kind-volunteer",
        ActionKind::Share => "campaigns-kind-share",
    }
}

#[derive(Template)]
#[template(path = "desk-offer.html")]
struct OfferView<'a> {
    t: &'a Tongue,
    hint: String,
    body: &'a str,
    pieces: Vec<(String, Language, String, String)>,
    adopt: String,
}

/// An edition that is offered to her body, and stands above it.
async fn offer_of(desk: &DeskPlace, id: &str) -> Result<Edition> {
    let id: Id<EditionId> = id.parse().map_err(|_| Problem::not_found())?;
    let mut conn = desk.site.db.read().await?;
    let it = store::edition(&mut conn, id).await?;
    let offers = store::offers(&mut conn, it.campaign).await?;
    let above = it.body != desk.body.id && desk.tree.is_within(desk.body.id, it.body);
    if it.published && above && adopt::is_offered(&desk.tree, &offers, desk.body.id) {
        Ok(it)
    } else {
        Err(Problem::not_found())
    }
}

/// `campaigns/offers/{edition}`: how it would be hers.
pub async fn offer(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(ADOPT)?;
    let it = offer_of(&desk, super::name(&names, "edition")).await?;
    let t = desk.t();
    let blocks = store::blocks(&mut desk.site.db.read().await?, it.id).await?;
    let pieces = nearest(&blocks, &desk.visit.wanted())
        .into_iter()
        .map(|block| {
            (
                super::edit::label(t, &block.key),
                block.language,
                prose::render(&block.text, block.language),
                t.say(super::edit::mode_words(block.mode)),
            )
        })
        .collect();
    let wanted = desk.visit.wanted();
    let from = desk.tree.get(it.body).map(|body| body.names.best(&wanted).to_owned()).unwrap_or_default();
    let (title_lang, title) = titled(&desk, &it);
    let main = OfferView {
        t,
        hint: t.say_with("campaigns-offer-from", &[("body", from.into())]),
        body: desk.name(),
        pieces,
        adopt: PostButton {
            action: desk.path(&format!("campaigns/offers/{}", it.id)),
            fields: Vec::new(),
            button: Button::primary(t.say("campaigns-adopt")),
        }
        .to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        title_lang: Some(title_lang),
        entry: ENTRY,
        crumbs: vec![crumb(&desk)],
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// Adopts it.
pub async fn take_offer(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(ADOPT)?;
    let it = offer_of(&desk, super::name(&names, "edition")).await?;
    let made = adopt::adopt(&desk.site, &desk.actor, &desk.scope, it.campaign, Some(it.id)).await?;
    let done = if made.state == EditionState::Asked { "asked" } else { "adopted" };
    Ok(Redirect::to(&desk.path(&format!("{ENTRY}/{}?done={done}", made.id))).into_response())
}
