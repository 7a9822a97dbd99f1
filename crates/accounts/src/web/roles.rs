//! Roles as data, at the root body.

use std::collections::BTreeMap;

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Language, Problem, Text};
use look::{
    Badge, Cell, Column, Icon, Notice, Table, Tone,
    form::{Button, Choice, Field},
};
use network::DeskPlace;
use weave::{Access, DeskEntry, DeskPage, Group};
use web::{Answer, Fields};

use super::{
    form::{FormPage, said},
    sign_in::is_shown,
    with_status,
};
use crate::{
    model::{role_hint, role_words},
    rights::{Defined, ROLES, covers},
    roles::{Draft, roles, save},
};

/// A role's name, in the catalogues or as people wrote it.
pub(super) fn name(desk: &DeskPlace, role: &Defined) -> String {
    match role.start {
        Some(start) => desk.t().say(role_words(start)),
        None => role.names.best(&desk.visit.wanted()).to_owned(),
    }
}

fn at_root(desk: &DeskPlace) -> Result<(), Problem> {
    if desk.body.is_root() { desk.must(ROLES) } else { Err(Problem::not_found()) }
}

pub async fn list(desk: DeskPlace) -> Answer {
    let root = desk.tree.root();
    if !desk.body.is_root() && desk.actor.may(ROLES, &desk.tree.scope(root.id)) {
        return Ok(Redirect::to(&format!("/desk/b/{}/roles", root.slug)).into_response());
    }
    at_root(&desk)?;
    let t = desk.t();
    let roles = roles(&desk.site).await?;
    let rows = roles
        .all()
        .iter()
        .map(|role| {
            let kinds: Vec<String> = role
                .kinds
                .iter()
                .filter_map(|kind| desk.tree.kind(kind))
                .map(|kind| kind.plural.best(&desk.visit.wanted()).to_owned())
                .collect();
            let state = if role.retired {
                Badge::new(Tone::Care, Icon::Clock, t.say("accounts-role-retired")).to_string()
            } else {
                String::new()
            };
            vec![
                Cell::html(format!(
                    "<a href=\"{}\"><bdi>{}</bdi></a>",
                    desk.path(&format!("roles/{}", role.id)),
                    look::escape(&name(&desk, role))
                )),
                Cell::text(&t.number(i64::try_from(role.rights.here.len()).unwrap_or(0))),
                Cell::text(&if kinds.is_empty() { t.say("accounts-role-all-kinds") } else { t.list(&kinds) }),
                Cell::html(state),
            ]
        })
        .collect();
    let table = Table {
        caption: t.say("accounts-roles"),
        caption_unseen: true,
        columns: vec![
            Column::new(t.say("accounts-role")),
            Column::number(t.say("accounts-role-rights")),
            Column::new(t.say("accounts-role-kinds")),
            Column::new(t.say("ui-state")),
        ],
        rows,
    };
    let notices = match desk.visit.asked("done").as_str() {
        "saved" => vec![Notice::new(Tone::Done, t.say("ui-saved"))],
        _ => Vec::new(),
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("accounts-roles"),
        entry: "roles",
        actions: Button::primary(t.say("accounts-role-new")).link(desk.path("roles/new")).to_string(),
        notices,
        main: format!("<div class=\"stack\">{}{table}</div>", said(t, "accounts-roles-hint")),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// The part of the desk's menu in which a right is used: its own line's, or where its room has its first line.
fn part_of(desk: &DeskPlace, right: &str) -> Group {
    let room = desk.site.rooms.iter().find(|room| room.rights().iter().any(|one| one.key == right));
    let mut lines = room.map(|room| room.desk()).unwrap_or_default();
    lines.retain(|line| !matches!(Group::of(line.order), Group::Home | Group::Account));
    let own = |line: &DeskEntry| matches!(line.access, Access::Right(key) if key == right);
    let line = lines.iter().find(|line| own(line)).or_else(|| lines.iter().min_by_key(|line| line.order));
    line.map_or(Group::Body, |line| Group::of(line.order))
}

pub async fn show(desk: DeskPlace, Path((_, role)): Path<(String, String)>) -> Answer {
    one(&desk, &role, None).await
}

async fn one(desk: &DeskPlace, id: &str, refused: Option<(&Fields, &Problem)>) -> Answer {
    at_root(desk)?;
    let t = desk.t();
    let roles = roles(&desk.site).await?;
    let role = if id == "new" { None } else { Some(roles.one(id)?) };
    let problem = refused.map(|(_, problem)| problem);
    let mut fields = Vec::new();
    if role.is_none_or(|role| role.start.is_none()) {
        for language in Language::ALL {
            let field = format!("name-{language}");
            let kept = role.and_then(|role| role.names.get(language)).unwrap_or_default();
            let value = refused.map_or(kept, |(fields, _)| fields.text(&field)).to_owned();
            fields.push(
                Field::text(t, field, format!("{} · {}", t.say("ui-name"), language.own_name()))
                    .lang(language)
                    .value(value)
                    .max(60)
                    .told(problem),
            );
        }
    }
    let ticked = |name: &'static str, value: &str, kept: bool| {
        refused.map_or(kept, |(fields, _)| fields.all(name).any(|one| one == value))
    };
    let kinds = desk
        .tree
        .kinds()
        .iter()
        .map(|kind| {
            let kept = role.is_some_and(|role| role.kinds.contains(&kind.key));
            Choice::new(kind.key.clone(), kind.plural.best(&desk.visit.wanted()))
                .chosen(ticked("kinds", &kind.key, kept))
        })
        .collect();
    fields.push(
        Field::checkboxes(t, "kinds", t.say("accounts-role-kinds"), kinds)
            .hint(t.say("accounts-role-kinds-hint"))
            .told(problem),
    );
    // In the parts of the desk's menu: what she looks for stands where she uses it.
    let mut parts: BTreeMap<Group, Vec<Choice>> = BTreeMap::new();
    for right in roles.declared() {
        let kept = role.is_some_and(|role| role.rights.here.contains(right.key));
        let mut choice = Choice::new(right.key, t.say(right.words)).chosen(ticked("rights", right.key, kept));
        if !covers(&desk.actor, &desk.scope, right.key, true) {
            choice = choice.hint(t.say("accounts-role-right-not-yours"));
        }
        parts.entry(part_of(desk, right.key)).or_default().push(choice);
    }
    let choices = parts
        .into_iter()
        .flat_map(|(part, mut choices)| {
            if let (Some(first), Some(words)) = (choices.first_mut(), part.words()) {
                first.part = t.say(words);
            }
            choices
        })
        .collect();
    fields.push(
        Field::checkboxes(t, "rights", t.say("accounts-role-rights"), choices)
            .hint(t.say("accounts-role-rights-hint"))
            .told(problem),
    );
    let retired =
        refused.map_or(role.is_some_and(|role| role.retired), |(fields, _)| fields.checked("retired"));
    fields.push(
        Field::checkbox(t, "retired", t.say("accounts-role-retire"), retired)
            .hint(t.say("accounts-role-retire-hint")),
    );
    let gate = desk.visit.step_up_gate();
    let mut form =
        FormPage::new(desk.path(&format!("roles/{id}")), Button::primary(t.say("ui-save"))).told(t, problem);
    form.fields = fields;
    let hint = role.and_then(|role| role.start).map(|start| said(t, role_hint(start))).unwrap_or_default();
    let main = match gate {
        Some(gate) => format!("<div class=\"stack\">{hint}{gate}</div>"),
        None => form.before(hint).html()?,
    };
    let title = role.map_or_else(|| t.plain("accounts-role-new"), |role| name(desk, role));
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        entry: "roles",
        crumbs: vec![look::Link::new(desk.path("roles"), t.say("accounts-roles"))],
        main,
        ..DeskPage::default()
    };
    let response = desk.site.desk(&desk.visit, page).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

pub async fn post(desk: DeskPlace, Path((_, role)): Path<(String, String)>, fields: Fields) -> Answer {
    at_root(&desk)?;
    let names = Language::ALL.into_iter().fold(Text::new(), |names, language| {
        match fields.text(&format!("name-{language}")) {
            "" => names,
            name => names.with(language, name),
        }
    });
    let draft = Draft {
        names,
        kinds: fields.all("kinds").map(str::to_owned).collect(),
        rights: fields.all("rights").map(str::to_owned).collect(),
        retired: fields.checked("retired"),
    };
    let id = (role != "new").then_some(role.as_str());
    match save(&desk.site, &desk.actor, id, draft).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=saved", desk.path("roles"))).into_response()),
        Err(problem) if is_shown(&problem) => one(&desk, &role, Some((&fields, &problem))).await,
        Err(problem) => Err(problem.into()),
    }
}
