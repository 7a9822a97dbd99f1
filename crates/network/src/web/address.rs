//! Another name in addresses.

use axum::response::{IntoResponse, Redirect, Response};
use basis::{Language, Result};
use look::form::{Button, Field};
use web::{Answer, Fields};

use super::form::{self, FormPage, Group, Refused, Stands, problem, typed};
use crate::{DeskPlace, change_slug, rights, store};

pub async fn form(desk: DeskPlace) -> Answer {
    Ok(page(&desk, None).await?)
}

async fn page(desk: &DeskPlace, refused: Refused<'_>) -> Result<Response> {
    desk.must(rights::EDIT)?;
    let t = desk.t();
    let old = store::old_slugs(&mut desk.site.db.read().await?, desk.body.id).await?;
    let mut fields = vec![
        Field { lang: Some(Language::En), ..Field::text(t, "slug", t.say("ui-slug")) }
            .value(typed(refused, "slug", desk.body.slug.as_str()))
            .hint(t.say("ui-slug-hint"))
            .max(80)
            .required()
            .told(problem(refused)),
    ];
    fields.extend(form::take_old(t, refused));
    let mut page = FormPage::new(desk, "address", refused, Button::primary(t.say("ui-save")));
    page.cancel = Button::quiet(t.say("ui-cancel")).link(desk.path("profile"));
    page.intro = format!("<p class=\"measure\">{}</p>", look::escape(&t.say("network-change-address-hint")));
    page.groups = vec![Group::new("", fields)];
    if !old.is_empty() {
        let items: String = old
            .iter()
            .map(|slug| format!("<li><code dir=\"ltr\">{}</code></li>", look::escape(slug)))
            .collect();
        let title = look::escape(&t.say("network-old-addresses"));
        page.after =
            format!("<section class=\"section\"><h2>{title}</h2><ul class=\"lines\">{items}</ul></section>");
    }
    let title = t.plain("network-change-address");
    page.show(desk, refused, Stands { title, entry: "profile", notices: Vec::new() }).await
}

pub async fn post(desk: DeskPlace, fields: Fields) -> Answer {
    let take_old = fields.checked("take-old");
    let typed = fields.text("slug").to_owned();
    match change_slug(&desk.site, &desk.actor, &desk.scope, &typed, take_old).await {
        Ok(slug) => Ok(Redirect::to(&format!("/desk/b/{slug}/profile?done=address")).into_response()),
        Err(problem) if form::comes_back(&problem) => Ok(page(&desk, Some((&fields, &problem))).await?),
        Err(problem) => Err(problem.into()),
    }
}
