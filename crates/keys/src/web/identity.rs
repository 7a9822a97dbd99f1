use axum::response::{IntoResponse, Redirect};
use basis::Problem;
use look::{
    Keyholder,
    form::{Button, Field},
};
use weave::{DeskPage, Visit};
use web::{Answer, Fields};

use super::{done, is_shown, refused, said, section, with_status};
use crate::{identity, set_identity};

pub async fn show(visit: Visit) -> Answer {
    page(&visit, None).await
}

async fn page(visit: &Visit, problem: Option<(&Fields, &Problem)>) -> Answer {
    let told = match visit.asked("done").as_str() {
        "made" => Some("keys-identity-done"),
        "left" => Some("keys-left-own"),
        _ => None,
    };
    let mut visit = visit.clone();
    visit.path = "/desk/account/identity".into();
    let visit = &visit;
    let t = &visit.t;
    let own = identity(&visit.site, visit.actor()?.account).await?;
    let wrong = problem.map(|(_, problem)| problem);
    let mut main = format!("<div class=\"stack\">{}{}", refused(t, wrong), said(t, "keys-identity-what"));
    if let Some(own) = &own {
        main.push_str(&format!(
            "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd><code dir=\"ltr\">{}</code></dd></dl>{}",
            look::escape(&t.say("keys-identity-made")),
            look::escape(&t.date(own.made)),
            look::escape(&t.say("keys-identity-public")),
            look::escape(&own.public),
            said(t, "keys-identity-replace"),
        ));
    }
    match visit.step_up_gate() {
        Some(gate) => main.push_str(&gate),
        None => {
            main.push_str(&section(
                &t.plain("keys-identity-here"),
                &Keyholder::identity(t, "/desk/account/identity").to_string(),
            ));
            let typed = |name: &str| problem.map_or("", |(fields, _)| fields.text(name)).to_owned();
            let form = format!(
                "{}<p><code dir=\"ltr\">nasij keys create</code></p><form class=\"form\" method=\"post\" action=\"/desk/account/identity\">{}{}<div class=\"form-end\">{}</div></form>",
                said(t, "keys-identity-elsewhere-hint"),
                Field::text(t, "public", t.say("keys-identity-public"))
                    .value(typed("public"))
                    .max(80)
                    .required()
                    .told(wrong),
                Field::textarea(t, "wrapped", t.say("keys-identity-wrapped"))
                    .value(typed("wrapped"))
                    .rows(6)
                    .required()
                    .told(wrong),
                Button::quiet(t.say("keys-identity-keep")),
            );
            main.push_str(&section(&t.plain("keys-identity-elsewhere"), &form));
        }
    }
    main.push_str("</div>");
    let page = DeskPage {
        title: t.plain("keys-identity"),
        entry: "/desk/account/identity",
        notices: done(t, told.filter(|_| wrong.is_none())),
        main,
        ..DeskPage::default()
    };
    Ok(with_status(visit.site.desk(visit, page).await?, wrong))
}

pub async fn post(visit: Visit, fields: Fields) -> Answer {
    match set_identity(&visit.site, visit.actor()?, fields.text("public"), fields.text("wrapped")).await {
        Ok(()) => Ok(Redirect::to("/desk/account/identity?done=made").into_response()),
        Err(problem) if is_shown(&problem) => page(&visit, Some((&fields, &problem))).await,
        Err(problem) => Err(problem.into()),
    }
}
