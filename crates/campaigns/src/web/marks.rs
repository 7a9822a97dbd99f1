//! The owner of a closed campaign destroys its once-only marks, once she has read what that means.

use ::web::Answer;
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Problem, Result};
use look::{
    Icon, Link,
    form::{Button, PostButton},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::desk::{ENTRY, crumb, own, titled};
use crate::{close, model::Edition, rights::WRITE};

#[derive(Template)]
#[template(path = "desk-marks.html")]
struct View<'a> {
    t: &'a Tongue,
    gone: bool,
    /// Her way to show that it is she, or the button.
    act: String,
}

/// `campaigns/{edition}/marks`
pub async fn show(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let has = close::has_marks(&mut desk.site.db.read().await?, &it).await?.ok_or_else(Problem::not_found)?;
    let t = desk.t();
    let mut visit = desk.visit.clone();
    visit.path = path(&desk, &it);
    let act = || {
        PostButton {
            action: path(&desk, &it),
            fields: Vec::new(),
            button: Button::danger(t.say("campaigns-marks-do")).icon(Icon::Bin),
        }
        .to_string()
    };
    let main = View { t, gone: !has, act: visit.step_up_gate().unwrap_or_else(act) }
        .render()
        .map_err(Problem::failed)?;
    let (_, edition) = titled(&desk, &it);
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("campaigns-marks-title"),
        entry: ENTRY,
        crumbs: vec![crumb(&desk), Link::new(desk.path(&format!("{ENTRY}/{}", it.id)), edition)],
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

fn path(desk: &DeskPlace, it: &Edition) -> String {
    desk.path(&format!("{ENTRY}/{}/marks", it.id))
}

pub async fn destroy(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    close::destroy(&desk.site, &desk.actor, &desk.scope, it.id).await?;
    Ok(Redirect::to(&path(&desk, &it)).into_response())
}

/// On the edition's own page: that the marks stand and can go now, or that they are gone.
pub(super) async fn said(desk: &DeskPlace, it: &Edition) -> Result<String> {
    let t = desk.t();
    let has = close::has_marks(&mut desk.site.db.read().await?, it).await?;
    Ok(match has {
        None => String::new(),
        Some(true) => format!(
            "<p>{}</p><p>{}</p>",
            look::escape(&t.say("campaigns-marks-stand")),
            Button::quiet(t.say("campaigns-marks-title")).link(path(desk, it))
        ),
        Some(false) => format!("<p>{}</p>", look::escape(&t.say("campaigns-marks-are-gone"))),
    })
}
