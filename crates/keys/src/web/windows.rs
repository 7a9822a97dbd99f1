use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Problem};
use look::form::{Button, Field, PostButton};
use network::DeskPlace;
use weave::DeskPage;
use web::{Answer, Fields};

use super::{done, in_sight, is_shown, refused, said, section, with_status};
use crate::{
    model::{Asked, BodyKey, SHARE, Window},
    rights::{Part, may_second},
    store, window,
};

/// Windows shown, the newest first.
const SHOWN: i64 = 50;

pub async fn show(desk: DeskPlace) -> Answer {
    page(&desk, None).await
}

async fn page(desk: &DeskPlace, problem: Option<(&Fields, &Problem)>) -> Answer {
    let t = desk.t();
    let key = in_sight(desk).await?;
    let part = Part::of(&desk.actor, &desk.tree, desk.body.id, &key);
    if !part.may_see() {
        return Err(Problem::forbidden().into());
    }
    let mut visit = desk.visit.clone();
    visit.path = desk.path("windows");
    let gate = visit.step_up_gate();
    let mut all = store::windows(&mut desk.site.db.read().await?, desk.body.id, SHOWN).await?;
    let hidden = accounts::out_of_sight(&desk.site, &desk.actor).await?;
    for window in all.iter_mut().filter(|window| hidden.contains(&window.account)) {
        window.name = t.plain("accounts-name-hidden");
    }
    let wrong = problem.map(|(_, problem)| problem);
    let mut main = format!("<div class=\"stack\">{}{}", refused(t, wrong), said(t, "keys-windows-what"));
    main.push_str(gate.as_deref().unwrap_or_default());
    if all.is_empty() {
        main.push_str(&format!("<p class=\"hint\">{}</p>", look::escape(&t.say("keys-windows-none"))));
    } else {
        let lines: String = all.iter().map(|one| line(desk, &key, part, gate.is_some(), one)).collect();
        main.push_str(&format!("<ul class=\"lines\">{lines}</ul>"));
    }
    if part.holds && gate.is_none() {
        let typed =
            |name: &str, first: &str| problem.map_or(first, |(fields, _)| fields.text(name)).to_owned();
        let form = format!(
            "<form class=\"form\" method=\"post\" action=\"{}\">{}{}<div class=\"form-end\">{}</div></form>",
            desk.path("windows"),
            Field::textarea(t, "purpose", t.say("keys-window-purpose"))
                .value(typed("purpose", ""))
                .hint(t.say("keys-window-purpose-hint"))
                .max(500)
                .required()
                .told(wrong),
            Field::new(t, look::form::Kind::Number, "records", t.say("keys-window-count"))
                .value(typed("records", &(SHARE * 5).to_string()))
                .between("1", "100000")
                .required()
                .told(wrong),
            Button::primary(t.say("keys-window-ask")),
        );
        main.push_str(&section(&t.plain("keys-window-new"), &form));
    }
    main.push_str("</div>");
    let notice = match desk.visit.asked("done").as_str() {
        "asked" => Some("keys-window-was-asked"),
        "opened" => Some("keys-window-was-opened"),
        "refused" => Some("keys-window-was-refused"),
        _ => None,
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("keys-windows"),
        entry: if part.holds { "records" } else { "key" },
        crumbs: vec![look::Link::new(desk.path("key"), t.say("keys-key"))],
        notices: done(t, notice.filter(|_| wrong.is_none())),
        main,
        ..DeskPage::default()
    };
    Ok(with_status(desk.site.desk(&desk.visit, page).await?, wrong))
}

/// One request of the list, with what she may do about it.
fn line(desk: &DeskPlace, key: &BodyKey, part: Part, gated: bool, one: &Asked) -> String {
    let (t, now) = (desk.t(), desk.site.clock.now());
    let open = one.closes.is_some_and(|closes| closes > now);
    let state = match (one.closes, one.decided) {
        (Some(closes), _) => {
            let key = if open { "keys-window-until" } else { "keys-window-was-until" };
            t.say_with(key, &[("day", t.date_time(closes).into())])
        }
        (None, Some(_)) => t.say("keys-window-refused"),
        (None, None) => t.say("keys-window-waiting"),
    };
    let mut acts = String::new();
    if open && one.account == desk.actor.account {
        acts.push_str(&Button::quiet(t.say("keys-records")).link(desk.path("records")).to_string());
    }
    if one.decided.is_none() && !gated && may_second(part, key, desk.actor.account, one.account) {
        for (open, words) in [("1", "keys-window-open"), ("", "keys-window-refuse")] {
            let button = PostButton {
                action: desk.path(&format!("windows/{}", one.id)),
                fields: vec![("open".into(), open.into())],
                button: Button::quiet(t.say(words)),
            };
            acts.push_str(&button.to_string());
        }
    }
    format!(
        "<li class=\"stack tight\"><h2><bdi>{}</bdi></h2><p dir=\"auto\">{}</p><p class=\"hint\">{} · {} · {}</p><div class=\"cluster\">{acts}</div></li>",
        look::escape(&one.name),
        look::escape(&one.purpose),
        look::escape(&t.count("keys-window-records", one.records)),
        look::escape(&t.date_time(one.asked)),
        look::escape(&state),
    )
}

pub async fn ask(desk: DeskPlace, fields: Fields) -> Answer {
    desk.must(crate::rights::OPEN)?;
    let records = fields.text("records").parse().unwrap_or(0);
    match window::ask(&desk.site, &desk.actor, &desk.scope, fields.text("purpose"), records).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=asked", desk.path("windows"))).into_response()),
        Err(problem) if is_shown(&problem) => page(&desk, Some((&fields, &problem))).await,
        Err(problem) => Err(problem.into()),
    }
}

pub async fn decide(desk: DeskPlace, Path((_, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let id: Id<Window> = id.parse().map_err(|_| Problem::not_found())?;
    let open = !fields.text("open").is_empty();
    window::decide(&desk.site, &desk.actor, &desk.scope, id, open).await?;
    let done = if open { "opened" } else { "refused" };
    Ok(Redirect::to(&format!("{}?done={done}", desk.path("windows"))).into_response())
}
