//! She erases her account: signed in, and asked once more.

use basis::Problem;
use http::HeaderMap;
use look::{
    Icon, Link, Notice, Tone,
    form::{Button, PostButton},
};
use weave::{DeskPage, Visit};
use web::Answer;

use super::{form::said, sign_in::is_shown, with_status};
use crate::own;

pub async fn show(visit: Visit) -> Answer {
    page(&visit, None).await
}

async fn page(visit: &Visit, problem: Option<&Problem>) -> Answer {
    let mut visit = visit.clone();
    visit.path = "/desk/account/erase".into();
    let t = &visit.t;
    let mut main = format!("<div class=\"stack\">{}", said(t, "accounts-erase-what"));
    if let Some(problem) = problem {
        main.push_str(&Notice::new(Tone::Danger, t.say(&problem.key)).to_string());
    }
    match visit.step_up_gate() {
        Some(gate) => main.push_str(&gate),
        None => {
            let sure = PostButton {
                action: "/desk/account/erase".into(),
                fields: Vec::new(),
                button: Button::danger(t.say("accounts-erase-sure")).icon(Icon::Bin),
            };
            let back = Button::quiet(t.say("accounts-erase-not")).link("/desk/account");
            main.push_str(&format!("<div class=\"cluster\">{sure}{back}</div>"));
        }
    }
    main.push_str("</div>");
    let page = DeskPage {
        title: t.plain("accounts-erase"),
        entry: "/desk/account",
        crumbs: vec![Link::new("/desk/account", t.say("accounts-own-title"))],
        main,
        ..DeskPage::default()
    };
    let response = visit.site.desk(&visit, page).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

pub async fn post(visit: Visit, headers: HeaderMap) -> Answer {
    match own::erase(&visit.site, visit.actor()?).await {
        // Her session went with the account.
        Ok(()) => super::sign_in::out(visit, headers).await,
        Err(problem) if is_shown(&problem) => page(&visit, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

/// At the end of her account's page.
pub(super) fn door(visit: &Visit) -> String {
    let t = &visit.t;
    let button = Button::quiet(t.say("accounts-erase")).icon(Icon::Bin).link("/desk/account/erase");
    format!(
        "<section class=\"section stack\"><h2>{}</h2>{}<div>{button}</div></section>",
        look::escape(&t.say("accounts-erase")),
        said(t, "accounts-erase-hint")
    )
}
