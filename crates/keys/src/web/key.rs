//! A body's key: who keeps it, what it protects, the recovery sheet.

use std::collections::HashMap;

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Moment, Problem, of::Account};
use look::{
    Badge, Cell, Column, EmptyState, Icon, Keyholder, Notice, Table, Tone,
    form::{Button, Choice, Field, PostButton},
};
use network::DeskPlace;
use weave::DeskPage;
use web::{Answer, Fields};

use super::{done, in_sight, is_shown, refused, said, section, with_status};
use crate::{
    change::{self, Named, Sheet},
    identity,
    model::{AGREED, BodyKey, HOLDERS, Keyholder as Holder, TERM_SHOWN},
    reseal,
    rights::{MANAGE, Part, may_agree, may_confirm, may_second},
    role, store,
};

pub async fn show(desk: DeskPlace) -> Answer {
    page(&desk, None).await
}

struct Around<'a> {
    desk: &'a DeskPlace,
    key: &'a BodyKey,
    part: Part,
    terms: HashMap<Id<Account>, Moment>,
    /// Nothing dangerous is offered until she has shown that it is she.
    open: bool,
}

fn holders(around: &Around<'_>, agreed: &[store::Agreed]) -> Table {
    let Around { desk, key, .. } = around;
    let t = desk.t();
    let row = |one: &Holder| {
        let state = match one.since {
            Some(since) => {
                let since = Badge::new(Tone::Done, Icon::Done, t.date(since)).to_string();
                format!("{since}{}", term(around, one.account))
            }
            None if one.waits() => {
                let text = if one.replaced() { "keys-waits" } else { "keys-naming-waits" };
                Badge::new(Tone::Care, Icon::Clock, t.say(text)).to_string()
            }
            None => Badge::new(Tone::Care, Icon::Clock, t.say("keys-asked")).to_string(),
        };
        let opens = t.say_with(
            "keys-opens",
            &[("n", t.number(one.opens).into()), ("all", t.number(key.envelopes).into())],
        );
        vec![
            Cell::html(format!("<bdi>{}</bdi>", look::escape(&one.name))),
            Cell::html(state),
            if one.since.is_some() { Cell::text(&opens) } else { Cell::text("") },
            Cell::html(format!("<div class=\"cluster\">{}</div>", acts(around, agreed, one))),
        ]
    };
    Table {
        caption: t.say("keys-holders"),
        caption_unseen: true,
        columns: ["ui-name", "keys-since", "keys-older", "keys-change"]
            .map(|key| Column::new(t.say(key)))
            .to_vec(),
        rows: key.holders.iter().map(row).collect(),
    }
}

/// Whether her term ends soon or is over.
fn ends(around: &Around<'_>, account: Id<Account>) -> bool {
    let soon = around.desk.site.clock.now().plus(TERM_SHOWN);
    around.terms.get(&account).is_none_or(|until| *until < soon)
}

fn term(around: &Around<'_>, account: Id<Account>) -> String {
    let t = around.desk.t();
    let text = match around.terms.get(&account) {
        _ if !ends(around, account) => return String::new(),
        Some(until) => t.say_with("keys-term-ends", &[("day", t.date(*until).into())]),
        None => t.say("keys-term-over"),
    };
    format!(" {}", Badge::new(Tone::Care, Icon::Clock, text))
}

/// What can be done with one keyholder, and what is waited for.
fn acts(around: &Around<'_>, agreed: &[store::Agreed], one: &Holder) -> String {
    let Around { desk, key, part, open, .. } = around;
    let (t, me) = (desk.t(), desk.actor.account);
    let mut acts = String::new();
    if one.opens < key.envelopes && one.since.is_some() {
        let given: Vec<_> = agreed.iter().filter(|agreed| agreed.account == one.account).collect();
        if part.holds && one.account != me && given.iter().any(|agreed| agreed.by != me) {
            let href = desk.path(&format!("key/reseal?for={}", one.account));
            acts.push_str(&Button::quiet(t.say("keys-reseal")).link(href).to_string());
        } else if !given.is_empty() {
            acts.push_str(&Badge::new(Tone::Care, Icon::Clock, t.say("keys-reseal-waits")).to_string());
        } else if *open && may_agree(*part, key, me, one.account) {
            let agree = PostButton {
                action: desk.path("key/agree"),
                fields: vec![("account".into(), one.account.to_string())],
                button: Button::quiet(t.say("keys-agree")),
            };
            acts.push_str(&agree.to_string());
        }
    }
    if *open && one.waits() && may_confirm(*part, key, me, one) {
        let words = if one.replaced() { "keys-confirm" } else { "keys-agree-naming" };
        let confirm = PostButton {
            action: desk.path("key/confirm"),
            fields: vec![("account".into(), one.account.to_string())],
            button: Button::primary(t.say(words)),
        };
        acts.push_str(&confirm.to_string());
    }
    if *open && part.manages && one.since.is_some() && one.account != me && ends(around, one.account) {
        let keep = PostButton {
            action: desk.path("key/keep-on"),
            fields: vec![("account".into(), one.account.to_string())],
            button: Button::quiet(t.say("keys-keep-on")),
        };
        acts.push_str(&keep.to_string());
    }
    if *open && (part.manages || one.account == me) {
        let words = if one.account == me {
            "keys-leave-own"
        } else if one.since.is_none() {
            "keys-unask"
        } else {
            "keys-leave"
        };
        let href = desk.path(&format!("key/leave?account={}", one.account));
        acts.push_str(&Button::quiet(t.say(words)).link(href).to_string());
    }
    acts
}

/// The people of this body whom she may name: those who hold a role here.
async fn choices(desk: &DeskPlace, key: &BodyKey) -> Result<Vec<Choice>, Problem> {
    let mut choices: Vec<Choice> = Vec::new();
    let hidden = accounts::out_of_sight(&desk.site, &desk.actor).await?;
    for held in accounts::held_over(&desk.site, desk.body.id).await? {
        let id = held.account.to_string();
        let named = key.holders.iter().any(|one| one.account == held.account);
        if !named && !hidden.contains(&held.account) && !choices.iter().any(|choice| choice.value == id) {
            choices.push(Choice::new(id, held.name));
        }
    }
    Ok(choices)
}

async fn page(desk: &DeskPlace, problem: Option<&Problem>) -> Answer {
    let t = desk.t();
    let key = in_sight(desk).await?;
    let part = Part::of(&desk.actor, &desk.tree, desk.body.id, &key);
    if !part.may_see() {
        return Err(Problem::forbidden().into());
    }
    let mut visit = desk.visit.clone();
    visit.path = desk.path("key");
    let gate = visit.step_up_gate();
    let after = desk.site.clock.now().minus(AGREED);
    let agreed = store::agreements(&mut desk.site.db.read().await?, desk.body.id, after).await?;
    let terms = role::terms(&desk.site, desk.body.id).await?;
    let around = Around { desk, key: &key, part, terms, open: gate.is_none() };
    let mut main = format!("<div class=\"stack\">{}{}", refused(t, problem), said(t, "keys-what"));
    main.push_str(&standing(&around, &agreed));
    if part.asked {
        let make = Button::primary(t.say("keys-waiting-identity")).link("/desk/account/identity");
        main.push_str(&format!("<p>{make}</p>"));
    }
    if !part.manages && desk.actor.may(MANAGE, &desk.scope) {
        main.push_str(&said(t, "keys-not-from-above"));
    }
    main.push_str(gate.as_deref().unwrap_or_default());
    if part.manages && gate.is_none() && key.holders.len() < HOLDERS {
        main.push_str(&section(&t.plain("keys-name-title"), &naming(desk, &key, problem).await?));
    }
    if key.stands() || key.sheet.is_some() || key.sheet_next.is_some() {
        main.push_str(&section(&t.plain("keys-sheet"), &sheet(&around)));
    }
    main.push_str(&limits(t));
    main.push_str("</div>");
    let notice = match desk.visit.asked("done").as_str() {
        "named" => Some("keys-named"),
        "asked" => Some("keys-was-asked"),
        "waits" => Some("keys-naming-proposed"),
        "left" => Some("keys-left"),
        "kept" => Some("keys-kept-on"),
        "sheet" => Some("keys-sheet-done"),
        "sheet-waits" => Some("keys-sheet-proposed"),
        "sheet-back" => Some("keys-sheet-taken-back"),
        "dropped" => Some("keys-sheet-dropped"),
        "agreed" => Some("keys-agreed"),
        "confirmed" => Some("keys-confirmed"),
        "resealed" => Some("keys-resealed"),
        _ => None,
    };
    let windows = Button::quiet(t.say("keys-windows")).link(desk.path("windows"));
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("keys-key"),
        entry: "key",
        actions: if key.stands() { windows.to_string() } else { String::new() },
        notices: done(t, notice.filter(|_| problem.is_none())),
        main,
        ..DeskPage::default()
    };
    Ok(with_status(desk.site.desk(&desk.visit, page).await?, problem))
}

/// Who keeps it now, and what that means.
fn standing(around: &Around<'_>, agreed: &[store::Agreed]) -> String {
    let (t, key) = (around.desk.t(), around.key);
    if key.holders.is_empty() {
        let (title, text) = (t.say("keys-none-title"), t.say("keys-none"));
        return EmptyState { icon: Icon::Key, title, text, action: String::new() }.to_string();
    }
    let mut out = holders(around, agreed).to_string();
    if !key.stands() {
        out.push_str(&Notice::new(Tone::Care, t.say("keys-not-yet")).to_string());
    }
    if key.waiting().any(Holder::replaced) {
        out.push_str(&said(t, "keys-waits-what"));
    }
    if key.waiting().any(|one| !one.replaced()) {
        out.push_str(&said(t, "keys-naming-waits-what"));
    }
    if key.present().any(|one| one.opens < key.envelopes) {
        out.push_str(&said(t, "keys-older-what"));
    }
    if key.present().count() == 1 {
        out.push_str(&Notice::new(Tone::Care, t.say("keys-only-one")).to_string());
    }
    out.push_str(&said(t, "keys-leaving"));
    out
}

async fn naming(desk: &DeskPlace, key: &BodyKey, problem: Option<&Problem>) -> Result<String, Problem> {
    let t = desk.t();
    let mut choices = choices(desk, key).await?;
    if choices.is_empty() {
        return Ok(said(t, "keys-nobody-to-name"));
    }
    // Nobody is named because she stood first in a list.
    choices.insert(0, Choice::new("", t.say("keys-who-none")));
    Ok(format!(
        "{}<form class=\"form\" method=\"post\" action=\"{}\">{}<div class=\"form-end\">{}</div></form>",
        said(t, if key.is_used() { "keys-name-hint-used" } else { "keys-name-hint" }),
        desk.path("key/name"),
        Field::select(t, "account", t.say("keys-who"), choices).required().told(problem),
        Button::primary(t.say("keys-name")),
    ))
}

/// What a key protects and what not.
fn limits(t: &words::Tongue) -> String {
    let limits = [
        "keys-limit-manage",
        "keys-limit-running",
        "keys-limit-browser",
        "keys-limit-leave",
        "keys-limit-lost",
    ]
    .map(|key| format!("<li>{}</li>", look::escape(&t.say(key))))
    .concat();
    let opener = format!(
        "<p><a download=\"opener.html\" href=\"{}\">{}</a></p>",
        look::asset_path("opener.html"),
        look::escape(&t.say("keys-opener"))
    );
    section(&t.plain("keys-limits"), &format!("<div class=\"prose\"><ul>{limits}</ul></div>{opener}"))
}

fn sheet(around: &Around<'_>) -> String {
    let Around { desk, key, part, open, .. } = around;
    let t = desk.t();
    let mut out = said(t, "keys-sheet-what");
    if let Some((_, made)) = &key.sheet {
        let text = t.say_with("keys-sheet-stands", &[("day", t.date(*made).into())]);
        out.push_str(&format!("<p>{}</p>", Badge::new(Tone::Done, Icon::Done, text)));
    }
    if let Some(next) = &key.sheet_next {
        let text = t.say_with("keys-sheet-waits", &[("day", t.date(next.asked).into())]);
        out.push_str(&format!("<p>{}</p>", Badge::new(Tone::Care, Icon::Clock, text)));
        out.push_str(&said(t, "keys-sheet-waits-what"));
        if *open && may_second(*part, key, desk.actor.account, next.by) {
            let agree = PostButton {
                action: desk.path("key/sheet/confirm"),
                // Her yes is to this one: another that came in its place meanwhile is another question.
                fields: vec![("public".into(), next.public.clone())],
                button: Button::primary(t.say("keys-sheet-agree")),
            };
            out.push_str(&agree.to_string());
        }
        if *open && part.manages {
            let back = PostButton {
                action: desk.path("key/sheet"),
                fields: vec![("back".into(), "1".into())],
                button: Button::quiet(t.say("keys-sheet-take-back")),
            };
            out.push_str(&back.to_string());
        }
    }
    if part.manages && *open && key.stands() {
        out.push_str(&format!(
            "<p>{}</p>",
            Button::quiet(t.say("keys-sheet-make")).link(desk.path("key/sheet"))
        ));
        if key.sheet.is_some() {
            let drop = PostButton {
                action: desk.path("key/sheet"),
                fields: vec![("drop".into(), "1".into())],
                button: Button::danger(t.say("keys-sheet-drop")),
            };
            out.push_str(&drop.to_string());
        }
    }
    out
}

fn account(fields: &Fields) -> Result<Id<Account>, Problem> {
    fields.text("account").parse().map_err(|_| Problem::invalid("account", "field-bad-choice"))
}

pub async fn name(desk: DeskPlace, fields: Fields) -> Answer {
    desk.must(MANAGE)?;
    let named = match account(&fields) {
        // Only who works here, so that no id can be tried.
        Ok(account)
            if accounts::held_over(&desk.site, desk.body.id)
                .await?
                .iter()
                .any(|held| held.account == account) =>
        {
            change::name_keyholder(&desk.site, &desk.actor, &desk.scope, account).await
        }
        Ok(_) => Err(Problem::invalid("account", "field-bad-choice")),
        Err(problem) => Err(problem),
    };
    let to = |done: &str| Redirect::to(&format!("{}?done={done}", desk.path("key"))).into_response();
    match named {
        Ok(Named::Holds) => Ok(to("named")),
        Ok(Named::Asked) => Ok(to("asked")),
        Ok(Named::Waits) => Ok(to("waits")),
        Err(problem) if is_shown(&problem) => page(&desk, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

/// As a button of this page sends it: whoever sends something else asks for what is not there.
fn of_button(fields: &Fields) -> Result<Id<Account>, Problem> {
    fields.text("account").parse().map_err(|_| Problem::not_found())
}

pub async fn keep_on(desk: DeskPlace, fields: Fields) -> Answer {
    change::keep_on(&desk.site, &desk.actor, &desk.scope, of_button(&fields)?).await?;
    Ok(Redirect::to(&format!("{}?done=kept", desk.path("key"))).into_response())
}

pub async fn agree(desk: DeskPlace, fields: Fields) -> Answer {
    reseal::agree(&desk.site, &desk.actor, &desk.scope, of_button(&fields)?).await?;
    Ok(Redirect::to(&format!("{}?done=agreed", desk.path("key"))).into_response())
}

pub async fn confirm(desk: DeskPlace, fields: Fields) -> Answer {
    identity::confirm(&desk.site, &desk.actor, &desk.scope, of_button(&fields)?).await?;
    Ok(Redirect::to(&format!("{}?done=confirmed", desk.path("key"))).into_response())
}

pub async fn new_sheet(desk: DeskPlace) -> Answer {
    desk.must(MANAGE)?;
    let key = crate::key(&desk.site, desk.body.id).await?;
    if !Part::of(&desk.actor, &desk.tree, desk.body.id, &key).manages {
        return Err(Problem::forbidden().into());
    }
    desk.actor.stepped_up(desk.site.clock.now())?;
    let t = desk.t();
    let tool = Keyholder::sheet(t, &desk.path("key/sheet")).named(desk.name());
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("keys-sheet"),
        entry: "key",
        crumbs: vec![look::Link::new(desk.path("key"), t.say("keys-key"))],
        main: format!("<div class=\"stack\">{}{tool}</div>", said(t, "keys-sheet-what")),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn set_sheet(desk: DeskPlace, Path(_): Path<String>, fields: Fields) -> Answer {
    let to = |done: &str| Redirect::to(&format!("{}?done={done}", desk.path("key"))).into_response();
    if fields.has("back") {
        change::take_back_sheet(&desk.site, &desk.actor, &desk.scope).await?;
        return Ok(to("sheet-back"));
    }
    let typed = (!fields.has("drop")).then(|| fields.text("public"));
    match change::set_sheet(&desk.site, &desk.actor, &desk.scope, typed).await {
        Ok(Sheet::Stands) => Ok(to("sheet")),
        Ok(Sheet::Waits) => Ok(to("sheet-waits")),
        Ok(Sheet::Dropped) => Ok(to("dropped")),
        Err(problem) if is_shown(&problem) => page(&desk, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

pub async fn confirm_sheet(desk: DeskPlace, fields: Fields) -> Answer {
    change::confirm_sheet(&desk.site, &desk.actor, &desk.scope, fields.text("public")).await?;
    Ok(Redirect::to(&format!("{}?done=sheet", desk.path("key"))).into_response())
}
