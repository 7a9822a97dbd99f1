//! When every way in is lost: what can be done, two who vouch, and her no.

use async_trait::async_trait;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Problem, Result};
use look::{
    Notice, Tone,
    form::{Button, Field, PostButton},
};
use weave::{DeskPage, Fragment, Plain, Slot, SlotAsk, SlotPlace, Visit};
use web::{Answer, encode};

use super::{
    Posted,
    form::{FormPage, said},
    sign_in::is_shown,
    wait, with_status,
};
use crate::{model::Vouching, rights::VOUCH, vouch};

pub async fn show(visit: Visit) -> Answer {
    lost(visit, "", None).await
}

async fn lost(mut visit: Visit, email: &str, problem: Option<&Problem>) -> Answer {
    visit.path = "/sign-in/lost".into();
    let t = &visit.t;
    let mut before: String = ["accounts-lost-passkey", "accounts-lost-code", "accounts-lost-link"]
        .map(|key| said(t, key))
        .concat();
    before.push_str(&format!("<h2>{}</h2>", look::escape(&t.say("accounts-vouching"))));
    before.push_str(&said(t, "accounts-vouching-hint"));
    if let Some(notice) = problem.and_then(|problem| wait(t, problem)) {
        before.push_str(&notice.to_string());
    }
    let form = FormPage::new("/sign-in/lost", Button::primary(t.say("accounts-vouching-ask")))
        .before(before)
        .fields(vec![
            Field::email(t, "email", t.say("ui-email"))
                .value(email)
                .max(254)
                .required()
                .autocomplete("username")
                .told(problem),
        ]);
    Ok(form.plain(&visit, &t.plain("accounts-lost"), problem).await?)
}

/// The number is shown to whoever asks, account or not.
pub async fn ask(visit: Visit, posted: Posted) -> Answer {
    let email = posted.fields.text("email").to_owned();
    match vouch::ask(&visit.site, &email, posted.from).await {
        Ok(number) => {
            let t = &visit.t;
            let title = t.plain("accounts-vouching-asked");
            let main = format!(
                "<h1>{}</h1>{}<p class=\"figure\" dir=\"ltr\">{number}</p>{}",
                look::escape(&title),
                said(t, "accounts-vouching-number"),
                said(t, "accounts-vouching-then"),
            );
            Ok(visit.site.show_plain(&visit, Plain { title, main, status: None }).await?)
        }
        Err(problem) if is_shown(&problem) => lost(visit, &email, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

/// A page with a button: programs that look at links in mails say nothing.
pub async fn no(visit: Visit, Path(token): Path<String>) -> Answer {
    let t = &visit.t;
    if !vouch::stands(&visit.site, &token).await? {
        let title = t.plain("accounts-vouching-over");
        let main = format!("<h1>{}</h1>", look::escape(&title));
        return Ok(visit
            .site
            .show_plain(&visit, Plain { title, main, status: Some(http::StatusCode::GONE) })
            .await?);
    }
    let form = FormPage::new(
        format!("/sign-in/no/{}", encode(&token)),
        Button::primary(t.say("accounts-vouching-no")),
    )
    .hidden("no", "1")
    .before(said(t, "accounts-vouching-no-hint"));
    Ok(form.plain(&visit, &t.plain("accounts-vouching-no-title"), None).await?)
}

pub async fn say_no(visit: Visit, Path(token): Path<String>) -> Answer {
    vouch::refuse_by_link(&visit.site, &token).await?;
    let t = &visit.t;
    let title = t.plain("accounts-vouching-refused");
    let main = format!("<h1>{}</h1>{}", look::escape(&title), said(t, "accounts-vouching-refused-hint"));
    Ok(visit.site.show_plain(&visit, Plain { title, main, status: None }).await?)
}

/// From any session of hers.
pub async fn say_no_here(visit: Visit) -> Answer {
    vouch::refuse(&visit.site, visit.actor()?.account).await?;
    Ok(Redirect::to("/desk/account?done=refused").into_response())
}

/// What stands on her own page while someone says that she lost her ways in.
pub(super) async fn warning(visit: &Visit) -> Result<Option<Notice>> {
    let Some(open) = vouch::of(&visit.site, visit.actor()?.account).await? else { return Ok(None) };
    let t = &visit.t;
    let due = open.due.map(|due| {
        format!(
            "<p>{}</p>",
            look::escape(&t.say_with("accounts-vouching-due", &[("day", t.date_time(due).into())]))
        )
    });
    let locked = match open.due {
        Some(_) if vouch::waits_for_lockdown(&visit.site, open.account).await? => {
            said(t, "accounts-vouching-locked")
        }
        _ => String::new(),
    };
    let no = PostButton {
        action: "/desk/account/vouching/no".into(),
        fields: vec![],
        button: Button::danger(t.say("accounts-vouching-no")),
    };
    Ok(Some(
        Notice::new(Tone::Danger, t.say("accounts-vouching-warning"))
            .html(format!("{}{locked}{no}", due.unwrap_or_default())),
    ))
}

pub async fn waiting(visit: Visit) -> Answer {
    page(&visit, None).await
}

async fn page(visit: &Visit, refused: Option<(Id<Vouching>, &Problem)>) -> Answer {
    let mut visit = visit.clone();
    visit.path = "/desk/vouching".into();
    let visit = &visit;
    let t = &visit.t;
    let open = vouch::waiting(&visit.site, visit.actor()?).await?;
    let gate = visit.step_up_gate();
    let mut main = format!("<div class=\"stack\">{}", said(t, "accounts-vouch-hint"));
    main.push_str(gate.as_deref().unwrap_or_default());
    if open.is_empty() {
        main.push_str(&said(t, "accounts-vouch-nobody"));
    }
    for one in &open {
        let problem = refused.filter(|(id, _)| *id == one.id).map(|(_, problem)| problem);
        let form =
            FormPage::new(format!("/desk/vouching/{}", one.id), Button::primary(t.say("accounts-vouch-do")))
                .told(t, problem)
                .fields(vec![
                    Field::text(t, "number", t.say("accounts-vouch-number"))
                        .hint(t.say("accounts-vouch-number-hint"))
                        .max(12)
                        .required()
                        .autocomplete("off")
                        .told(problem),
                ]);
        main.push_str(&format!(
            "<section class=\"panel stack\"><h2><bdi>{}</bdi></h2><p>{}</p>{}</section>",
            look::escape(&one.name),
            look::escape(&t.say_with("accounts-vouch-asked", &[("day", t.date_time(one.asked).into())])),
            if gate.is_none() { form.html()? } else { String::new() },
        ));
    }
    main.push_str("</div>");
    let notices = match visit.asked("done").as_str() {
        "first" => vec![Notice::new(Tone::Done, t.say("accounts-vouch-first"))],
        "second" => vec![Notice::new(Tone::Done, t.say("accounts-vouch-second"))],
        _ => Vec::new(),
    };
    let page = DeskPage {
        title: t.plain("accounts-vouch-title"),
        entry: "/desk/vouching",
        notices,
        main,
        ..DeskPage::default()
    };
    let response = visit.site.desk(visit, page).await?;
    Ok(match refused {
        Some((_, problem)) => with_status(response, problem),
        None => response,
    })
}

pub async fn speak(visit: Visit, Path(vouching): Path<String>, posted: Posted) -> Answer {
    let id: Id<Vouching> = vouching.parse().map_err(|_| Problem::not_found())?;
    match vouch::vouch(&visit.site, visit.actor()?, id, posted.fields.text("number")).await {
        Ok(second) => {
            let done = if second { "second" } else { "first" };
            Ok(Redirect::to(&format!("/desk/vouching?done={done}")).into_response())
        }
        Err(problem) if is_shown(&problem) => page(&visit, Some((id, &problem))).await,
        Err(problem) => Err(problem.into()),
    }
}

/// On the desk: someone waits for a voice.
pub struct Waiting;

#[async_trait]
impl Slot for Waiting {
    fn place(&self) -> SlotPlace {
        SlotPlace::DeskWaiting
    }
    async fn fill(&self, ask: &SlotAsk<'_>) -> Result<Option<Fragment>> {
        let actor = ask.visit.actor()?;
        // Somebody speaks for her: she sees it wherever she comes in.
        let mut html = match warning(ask.visit).await? {
            Some(warning) => warning.to_string(),
            None => String::new(),
        };
        let count = match actor.may_anywhere(VOUCH) {
            true => vouch::waiting(ask.site, actor).await?.len(),
            false => 0,
        };
        if count == 0 {
            return Ok((!html.is_empty()).then(|| Fragment { html, tags: Vec::new(), order: 1 }));
        }
        let t = &ask.visit.t;
        html += &format!(
            "<div><p class=\"figure\"><a href=\"/desk/vouching\">{}</a></p><p>{}</p></div>",
            t.number(i64::try_from(count).unwrap_or(0)),
            look::escape(&t.say("accounts-vouch-waiting")),
        );
        Ok(Some(Fragment { html, tags: Vec::new(), order: 5 }))
    }
}
