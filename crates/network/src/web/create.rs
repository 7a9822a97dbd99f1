//! A new body below this one.

use axum::response::{IntoResponse, Redirect, Response};
use basis::{Language, Problem, Result};
use look::{
    Notice, Tone,
    form::{Button, Choice, Field},
};
use web::{Answer, Fields};

use super::form::{self, FormPage, Group, Refused, Stands, problem, typed};
use crate::{DeskPlace, NewBody, Status, create, model::one_line, rights, tree};

pub async fn form(desk: DeskPlace) -> Answer {
    Ok(page(&desk, None).await?)
}

async fn page(desk: &DeskPlace, refused: Refused<'_>) -> Result<Response> {
    desk.must(rights::EDIT)?;
    let t = desk.t();
    let wanted = desk.visit.wanted();
    let kinds: Vec<Choice> = desk
        .tree
        .kinds()
        .iter()
        .filter(|kind| desk.tree.may_contain(&desk.body.kind, &kind.key))
        .map(|kind| Choice::new(&kind.key, kind.names.best(&wanted)))
        .collect();
    let first = kinds.first().map(|kind| kind.value.clone()).unwrap_or_default();
    let statuses = Status::ALL.map(|status| Choice::new(status.code(), t.say(status.words()))).to_vec();
    let mut fields = vec![
        Field::select(t, "kind", t.say("network-kind"), kinds)
            .value(typed(refused, "kind", &first))
            .required()
            .told(problem(refused)),
    ];
    for language in Language::ALL {
        let label = t.say_with("network-name-in", &[("language", t.language_name(language).into())]);
        let name = format!("name-{language}");
        let field = Field::text(t, &name, label).value(typed(refused, &name, "")).max(160).lang(language);
        fields.push(field.told(problem(refused)));
    }
    fields.extend(form::country_fields(t, desk.body.country_code.as_deref(), refused));
    fields.push(
        Field::select(t, "status", t.say("ui-state"), statuses)
            .value(typed(refused, "status", Status::Member.code()))
            .hint(t.say("network-status-hint"))
            .told(problem(refused)),
    );
    fields.push(
        Field { lang: Some(Language::En), ..Field::text(t, "slug", t.say("ui-slug")) }
            .value(typed(refused, "slug", ""))
            .hint(t.say("network-slug-hint"))
            .max(80)
            .optional()
            .told(problem(refused)),
    );
    fields.extend(form::take_old(t, refused));
    let mut page = FormPage::new(desk, "bodies/new", refused, Button::primary(t.say("network-create")));
    page.cancel = Button::quiet(t.say("ui-cancel")).link(desk.path("bodies"));
    let notices = if first.is_empty() {
        vec![Notice::new(Tone::Care, t.say("network-kind-takes-none"))]
    } else {
        page.groups = vec![Group::new("", fields)];
        Vec::new()
    };
    let title = t.plain("network-create-title");
    page.show(desk, refused, Stands { title, entry: "bodies", notices }).await
}

pub async fn post(desk: DeskPlace, fields: Fields) -> Answer {
    let status = match fields.text("status") {
        "" => Some(Status::default()),
        code => Status::from_code(code),
    };
    let made = match status {
        None => Err(Problem::invalid("status", "field-bad-choice")),
        Some(status) => {
            let new = NewBody {
                kind: fields.text("kind").to_owned(),
                names: form::text(&fields, "name", one_line),
                slug: fields.text("slug").to_owned(),
                country: form::country(&fields),
                status,
                take_old: fields.checked("take-old"),
            };
            create(&desk.site, &desk.actor, &desk.scope, new).await
        }
    };
    match made {
        Ok(id) => {
            let tree = tree(&desk.site).await?;
            let made = tree.get(id).ok_or_else(Problem::not_found)?;
            Ok(Redirect::to(&format!("/desk/b/{}/profile?done=created", made.slug)).into_response())
        }
        Err(problem) if form::comes_back(&problem) => Ok(page(&desk, Some((&fields, &problem))).await?),
        Err(problem) => Err(problem.into()),
    }
}
