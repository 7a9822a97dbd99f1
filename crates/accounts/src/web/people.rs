use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Language, Problem};
use look::{
    Cell, Column, EmptyState, Icon, Notice, Table, Tone,
    form::{Button, Choice, ErrorSummary, Field, PostButton},
};
use network::DeskPlace;
use weave::{DeskPage, Role};
use web::{Answer, Fields};
use words::Tongue;

use super::{asked, with_status};
use crate::{
    Accounts,
    grant::{self, Given, Giving},
    model::{Grant, Held, role_hint, role_words},
    rights::GRANT,
};

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage<'a> {
    t: &'a Tongue,
    errors: String,
    /// Who holds what: a table, or what to do when nobody does.
    held: String,
    action: String,
    fields: Vec<Field<'a>>,
    give: Button,
}

pub async fn show(desk: DeskPlace) -> Answer {
    page(&desk, None).await
}

async fn page(desk: &DeskPlace, refused: Option<(&Fields, &Problem)>) -> Answer {
    desk.must(GRANT)?;
    let t = desk.t();
    let problem = refused.map(|(_, problem)| problem);
    let held = grant::held_over(&desk.site, desk.body.id).await?;
    let accounts = desk.site.service::<Accounts>()?;
    let bundles = accounts.bundles(&desk.site);
    let mine = |role: Role, below: bool| bundles.may_give(&desk.actor, &desk.scope, role, below);
    let held = if held.is_empty() {
        EmptyState {
            icon: Icon::Key,
            title: t.say("accounts-nobody-title"),
            text: t.say("accounts-nobody"),
            action: String::new(),
        }
        .to_string()
    } else {
        table(desk, &held, |held| mine(held.role, held.below)).to_string()
    };
    let main = PeoplePage {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        held,
        action: desk.path("people"),
        fields: fields(desk, refused, |role| mine(role, false)),
        give: Button::primary(t.say("accounts-give")),
    }
    .render()
    .map_err(Problem::failed)?;
    let done = match asked(&desk.visit, "done").as_str() {
        "role" => Some("accounts-given"),
        "account" => Some("accounts-invited"),
        "ended" => Some("accounts-ended"),
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

fn table(desk: &DeskPlace, held: &[Held], may_end: impl Fn(&Held) -> bool) -> Table {
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
        let end = if here && may_end(one) {
            let action = desk.path(&format!("people/{}/end", one.id));
            PostButton { action, fields: vec![], button: Button::danger(t.say("accounts-end")) }.to_string()
        } else {
            look::escape(&t.say(if here { "accounts-not-yours" } else { "accounts-from-above" }))
        };
        let by = one.by.clone().unwrap_or_else(|| t.say("accounts-by-machine"));
        vec![
            Cell::html(format!("<bdi>{}</bdi>", look::escape(&one.name))),
            Cell::text(&t.say(role_words(one.role))),
            Cell::text(&covers),
            Cell::text(&t.date(one.since)),
            Cell::html(format!("<bdi>{}</bdi>", look::escape(&by))),
            Cell::html(end),
        ]
    };
    let columns =
        ["ui-name", "accounts-role", "accounts-reach", "accounts-since", "accounts-by", "accounts-change"];
    Table {
        caption: t.say("accounts-people"),
        caption_unseen: true,
        columns: columns.map(|key| Column::new(t.say(key))).to_vec(),
        rows: held.iter().map(row).collect(),
    }
}

fn fields<'a>(
    desk: &'a DeskPlace,
    refused: Option<(&Fields, &Problem)>,
    may_give: impl Fn(Role) -> bool,
) -> Vec<Field<'a>> {
    let t = desk.t();
    let problem = refused.map(|(_, problem)| problem);
    let typed = |name: &str| refused.map_or("", |(fields, _)| fields.text(name)).to_owned();
    let chosen = |name: &str, first: &str| {
        let typed = typed(name);
        if typed.is_empty() { first.to_owned() } else { typed }
    };
    let roles = Role::ALL
        .into_iter()
        .filter(|role| may_give(*role))
        .map(|role| Choice::new(role.code(), t.say(role_words(role))).hint(t.say(role_hint(role))))
        .collect();
    let languages = Language::ALL.map(|one| Choice::new(one.code(), one.own_name()).lang(one)).to_vec();
    let below = refused.is_some_and(|(fields, _)| fields.checked("below"));
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
        Field::radio(t, "role", t.say("accounts-role"), roles)
            .value(chosen("role", Role::Editor.code()))
            .required()
            .told(problem),
        Field::checkbox(t, "below", t.say("accounts-give-below"), below)
            .hint(t.say("accounts-give-below-hint"))
            .told(problem),
    ]
}

pub async fn give(desk: DeskPlace, fields: Fields) -> Answer {
    let asked = match (Role::from_code(fields.text("role")), fields.text("language").parse()) {
        (None, _) => Err(Problem::invalid("role", "field-bad-choice")),
        (_, Err(())) => Err(Problem::invalid("language", "field-bad-choice")),
        (Some(role), Ok(language)) => Ok(Giving {
            email: fields.text("email").to_owned(),
            name: fields.text("name").to_owned(),
            language,
            role,
            below: fields.checked("below"),
        }),
    };
    let given = match asked {
        Ok(giving) => grant::give(&desk.site, &desk.actor, &desk.scope, giving).await,
        Err(problem) => Err(problem),
    };
    match given {
        Ok(given) => {
            let done = if given == Given::Account { "account" } else { "role" };
            Ok(Redirect::to(&format!("{}?done={done}", desk.path("people"))).into_response())
        }
        Err(problem) if problem.is(basis::Kind::Invalid) => page(&desk, Some((&fields, &problem))).await,
        Err(problem) => Err(problem.into()),
    }
}

pub async fn end(desk: DeskPlace, Path((_, grant)): Path<(String, String)>) -> Answer {
    let grant: Id<Grant> = grant.parse().map_err(|_| Problem::not_found())?;
    grant::end(&desk.site, &desk.actor, &desk.scope, grant).await?;
    Ok(Redirect::to(&format!("{}?done=ended", desk.path("people"))).into_response())
}
