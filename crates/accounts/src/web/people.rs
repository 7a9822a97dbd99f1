use std::time::Duration;

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Language, Moment, Problem, Result, Text};
use look::{
    Cell, Column, EmptyState, Icon, Notice, Table, Tone,
    form::{Button, Choice, ErrorSummary, Field, PostButton},
};
use network::DeskPlace;
use weave::{DeskPage, Role};
use web::{Answer, Fields};
use words::Tongue;

use super::{sign_in::is_shown, with_status};
use crate::{
    grant::{self, Given, Giving},
    model::{Grant, Held, LONGEST_TERM, TERM, TERMS, role_hint, role_words, term},
    names::out_of_sight,
    rights::{Defined, GRANT, Roles},
    roles::roles,
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage<'a> {
    t: &'a Tongue,
    errors: String,
    /// Who holds what: a table, or what to do when nobody does.
    held: String,
    action: String,
    /// What stands in the form's place until she has shown that it is she.
    gate: Option<String>,
    fields: Vec<Field<'a>>,
    give: Button,
    branch: Button,
}

/// A role's name, in the catalogues or as people wrote it.
pub(super) fn role_name(desk: &DeskPlace, roles: &Roles, id: &str) -> String {
    match Role::from_code(id) {
        Some(role) => desk.t().say(role_words(role)),
        None => roles.get(id).map_or("", |role| role.names.best(&desk.visit.wanted())).to_owned(),
    }
}

/// Without the names that are out of her sight while a body is in lockdown.
pub(super) async fn in_sight(desk: &DeskPlace, mut all: Vec<Held>) -> Result<Vec<Held>> {
    let hidden = out_of_sight(&desk.site, &desk.actor).await?;
    for held in &mut all {
        let unseen = desk.t().plain("accounts-name-hidden");
        if held.by_account.is_some_and(|by| hidden.contains(&by)) {
            held.by = Some(unseen.clone());
        }
        if hidden.contains(&held.account) {
            held.name = unseen;
        }
    }
    Ok(all)
}

pub async fn show(desk: DeskPlace) -> Answer {
    page(&desk, None).await
}

async fn page(desk: &DeskPlace, refused: Option<(&Fields, &Problem)>) -> Answer {
    desk.must(GRANT)?;
    let t = desk.t();
    let problem = refused.map(|(_, problem)| problem);
    let held = in_sight(desk, grant::held_over(&desk.site, desk.body.id).await?).await?;
    let roles = roles(&desk.site).await?;
    let first = grant::is_first(&desk.site, &mut desk.site.db.read().await?, desk.body.id).await?;
    let gate = desk.visit.step_up_gate();
    let mine = |role: &Defined, below: bool, first: bool| {
        roles.may_give(&desk.actor, &desk.scope, role, below, first)
    };
    let changes = |held: &Held, first: bool| {
        gate.is_none() && roles.get(&held.role).is_some_and(|role| mine(role, held.below, first))
    };
    let held = if held.is_empty() {
        EmptyState {
            icon: Icon::Key,
            title: t.say("accounts-nobody-title"),
            text: t.say("accounts-nobody"),
            action: String::new(),
        }
        .to_string()
    } else {
        table(desk, &roles, &held, changes).to_string()
    };
    let main = PeoplePage {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        held,
        action: desk.path("people"),
        fields: fields(desk, &roles, refused, |role| mine(role, false, first)),
        give: Button::primary(t.say("accounts-give")),
        gate: gate.clone(),
        branch: Button::quiet(t.say("accounts-branch")).link(desk.path("people/branch")),
    }
    .render()
    .map_err(Problem::failed)?;
    let done = match desk.visit.asked("done").as_str() {
        "role" => Some("accounts-given"),
        "account" => Some("accounts-invited"),
        "ended" => Some("accounts-ended"),
        "renewed" => Some("accounts-renewed"),
        _ => None,
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("accounts-people"),
        entry: "people",
        notices: done
            .filter(|_| problem.is_none())
            .map(|key| Notice::new(Tone::Done, t.say(key)))
            .into_iter()
            .collect(),
        main,
        ..DeskPage::default()
    };
    let response = desk.site.desk(&desk.visit, page).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

fn table(desk: &DeskPlace, roles: &Roles, held: &[Held], may_change: impl Fn(&Held, bool) -> bool) -> Table {
    let t = desk.t();
    let row = |one: &Held| {
        let here = one.body == desk.body.id;
        let covers = match desk.tree.get(one.body).filter(|_| !here) {
            None => t.say(if one.below { "accounts-here-and-below" } else { "accounts-here" }),
            Some(above) => {
                let name = above.names.best(&desk.visit.wanted());
                t.say_with("accounts-above-and-below", &[("body", name.into())])
            }
        };
        let end = if here && may_change(one, true) {
            let action = desk.path(&format!("people/{}/end", one.id));
            // Her own is renewed by somebody else; what someone above may end alone, by somebody of the body.
            let renew = if one.account == desk.actor.account || !may_change(one, false) {
                String::new()
            } else {
                PostButton {
                    action: desk.path(&format!("people/{}/renew", one.id)),
                    fields: vec![("months".into(), TERM.to_string())],
                    button: Button::quiet(t.plain_count("accounts-renew", i64::from(TERM))),
                }
                .to_string()
            };
            format!(
                "<div class=\"cluster tight\">{renew}{}</div>",
                PostButton { action, fields: vec![], button: Button::danger(t.say("accounts-end")) }
            )
        } else {
            look::escape(&t.say(if here { "accounts-not-yours" } else { "accounts-from-above" }))
        };
        let by = one.by.clone().unwrap_or_else(|| t.say("accounts-by-machine"));
        vec![
            Cell::html(format!("<bdi>{}</bdi>", look::escape(&one.name))),
            Cell::text(&role_name(desk, roles, &one.role)),
            Cell::text(&covers),
            Cell::text(&t.date(one.until)),
            Cell::html(format!("<bdi>{}</bdi>", look::escape(&by))),
            Cell::html(end),
        ]
    };
    let columns =
        ["ui-name", "accounts-role", "accounts-reach", "accounts-until", "accounts-by", "accounts-change"];
    Table {
        caption: t.say("accounts-people"),
        caption_unseen: true,
        columns: columns.map(|key| Column::new(t.say(key))).to_vec(),
        rows: held.iter().map(row).collect(),
    }
}

fn fields<'a>(
    desk: &'a DeskPlace,
    roles: &Roles,
    refused: Option<(&Fields, &Problem)>,
    may_give: impl Fn(&Defined) -> bool,
) -> Vec<Field<'a>> {
    let t = desk.t();
    let problem = refused.map(|(_, problem)| problem);
    let typed = |name: &str| refused.map_or("", |(fields, _)| fields.text(name)).to_owned();
    let chosen = |name: &str, first: &str| {
        let typed = typed(name);
        if typed.is_empty() { first.to_owned() } else { typed }
    };
    let choices = roles
        .all()
        .iter()
        .filter(|role| !role.retired && role.fits(&desk.body.kind) && may_give(role))
        .map(|role| {
            let choice = Choice::new(role.id.clone(), role_name(desk, roles, &role.id));
            match role.start {
                Some(start) => choice.hint(t.say(role_hint(start))),
                None => choice,
            }
        })
        .collect();
    let languages = Language::ALL.map(|one| Choice::new(one.code(), one.own_name()).lang(one)).to_vec();
    let below = refused.is_some_and(|(fields, _)| fields.checked("below"));
    let now = desk.site.clock.now();
    let day = |moment| desk.body.country.day(moment);
    vec![
        Field::email(t, "email", t.say("ui-email"))
            .value(typed("email"))
            .max(254)
            .required()
            .autocomplete("off")
            .hint(t.say("accounts-give-email-hint"))
            .told(problem),
        Field::text(t, "name", t.say("ui-name"))
            .value(typed("name"))
            .max(80)
            .optional()
            .autocomplete("off")
            .hint(t.say("accounts-give-name-hint"))
            .told(problem),
        Field::select(t, "language", t.say("accounts-give-language"), languages)
            .value(chosen("language", desk.visit.language.code()))
            .told(problem),
        Field::radio(t, "role", t.say("accounts-role"), choices)
            .value(chosen("role", Role::Secretary.code()))
            .required()
            .told(problem),
        Field::new(t, look::form::Kind::Date, "until", t.say("accounts-last-day"))
            .value(chosen("until", &day(term(now, TERM))))
            .between(day(now.plus(DAY)), day(now.plus(LONGEST_TERM).minus(DAY)))
            .hint(t.say("accounts-last-day-hint"))
            .required()
            .told(problem),
        Field::text(t, "office", t.say("accounts-office"))
            .value(typed("office"))
            .max(80)
            .optional()
            .hint(t.say("accounts-office-hint"))
            .told(problem),
        Field::checkbox(t, "below", t.say("accounts-give-below"), below)
            .hint(t.say("accounts-give-below-hint"))
            .told(problem),
    ]
}

/// The end of a role that lasts through a day, by the body's own clock.
fn last_day(desk: &DeskPlace, fields: &Fields) -> Result<Moment> {
    let country = desk.body.country;
    match fields.text("until") {
        "" => Err(Problem::invalid("until", "field-required")),
        day => country
            .start_of_day(day)
            .and_then(|start| country.midnight_after(start))
            .map(|midnight| midnight.minus(Duration::from_secs(1)))
            .ok_or_else(|| Problem::invalid("until", "field-bad-date")),
    }
}

/// The end of a term that a button names in months.
fn months_on(desk: &DeskPlace, fields: &Fields) -> Result<Moment> {
    let months = fields.text("months").parse::<u32>().ok().filter(|months| TERMS.contains(months));
    months
        .map(|months| term(desk.site.clock.now(), months))
        .ok_or_else(|| Problem::invalid("months", "field-bad-choice"))
}

fn giving(desk: &DeskPlace, fields: &Fields) -> Result<Giving> {
    let language: Language =
        fields.text("language").parse().map_err(|()| Problem::invalid("language", "field-bad-choice"))?;
    let mut wrong = Vec::new();
    let office = fields.optional("office", 80, &mut wrong);
    Problem::from_fields(wrong)?;
    Ok(Giving {
        email: fields.text("email").to_owned(),
        name: fields.text("name").to_owned(),
        language,
        role: fields.text("role").to_owned(),
        below: fields.checked("below"),
        until: last_day(desk, fields)?,
        office: if office.is_empty() { Text::new() } else { Text::of(desk.visit.language, office) },
    })
}

pub async fn give(desk: DeskPlace, fields: Fields) -> Answer {
    desk.must(GRANT)?;
    let given = match giving(&desk, &fields) {
        Ok(giving) => grant::give(&desk.site, &desk.actor, &desk.scope, giving).await,
        Err(problem) => Err(problem),
    };
    match given {
        Ok(given) => {
            let done = if given == Given::Account { "account" } else { "role" };
            Ok(Redirect::to(&format!("{}?done={done}", desk.path("people"))).into_response())
        }
        Err(problem) if is_shown(&problem) => page(&desk, Some((&fields, &problem))).await,
        Err(problem) => Err(problem.into()),
    }
}

pub async fn end(desk: DeskPlace, Path((_, grant)): Path<(String, String)>) -> Answer {
    let grant: Id<Grant> = grant.parse().map_err(|_| Problem::not_found())?;
    grant::end(&desk.site, &desk.actor, &desk.scope, grant).await?;
    Ok(Redirect::to(&format!("{}?done=ended", desk.path("people"))).into_response())
}

pub async fn renew(desk: DeskPlace, Path((_, grant)): Path<(String, String)>, fields: Fields) -> Answer {
    desk.must(GRANT)?;
    let grant: Id<Grant> = grant.parse().map_err(|_| Problem::not_found())?;
    let until = months_on(&desk, &fields)?;
    grant::renew(&desk.site, &desk.actor, &desk.scope, grant, until).await?;
    Ok(Redirect::to(&format!("{}?done=renewed", desk.path("people"))).into_response())
}
