//! The screen: what is, what pressing would do, and the one thing she can do now.

use ::web::Answer;
use askama::Template;
use axum::extract::OriginalUri;
use basis::{Id, Moment, Problem, Result, of::Account};
use look::{
    Icon, Link, Notice, Tone, escape,
    form::{Button, PostButton},
};
use network::DeskPlace;
use weave::{DeskPage, Visit};
use words::Tongue;

use crate::{
    Known,
    model::{ARMED, Lockdown, State, confirm as may_confirm, lift as may_lift, press as may_press},
    press::last_from_above,
    rights::{LIFT, PRESS, reach},
    store, who,
};

#[derive(Template)]
#[template(path = "lockdown.html")]
struct View<'a> {
    t: &'a Tongue,
    notices: Vec<String>,
    actions: Vec<String>,
    /// What stands in the buttons' place until she has shown that it is she.
    gate: Option<String>,
    /// Why the one thing cannot be done now; empty when it can.
    hindrance: String,
    /// What, who (where it is somebody), and when or how.
    facts: Vec<(String, Option<String>, String)>,
    effects: bool,
    lifters: Vec<String>,
    ready: String,
}

pub async fn show(desk: DeskPlace, OriginalUri(_uri): OriginalUri) -> Answer {
    let (body, now) = (desk.body.id, desk.site.clock.now());
    let press = reach(&desk.actor, PRESS, body, &desk.scope);
    let lift = reach(&desk.actor, LIFT, body, &desk.scope);
    let way = press.or(lift).ok_or_else(Problem::forbidden)?;
    let t = desk.t();
    let known = desk.site.service::<Known>()?;
    let over = known.over(&desk.site, body).await?;
    let mut conn = desk.site.db.read().await?;
    let current = store::current(&mut conn, body).await?.filter(|one| one.state(now) != State::Over);
    let lifters = who::lifters(&desk.site, &mut conn, body, way).await?;
    let ready = who::with_passkeys(&mut conn, &lifters).await?;
    let hers = who::with_passkeys(&mut conn, &[desk.actor.account]).await?;
    let last = last_from_above(&desk.site, &mut conn, body).await?;
    let mut ids = lifters.clone();
    if let Some(one) = &current {
        ids.push(one.asked_by);
        ids.extend(one.confirmed.iter().chain(&one.lifting).map(|(who, _)| *who));
    }
    let names = accounts::names_for(&desk.site, &mut conn, &desk.actor, t, &ids).await?;
    drop(conn);
    let name = |id: Id<Account>| names.get(&id).cloned().unwrap_or_else(|| t.plain("lockdown-by-gone"));
    let by = desk.actor.account;
    let mut notices = done(&desk.visit);
    for above in over.iter().filter(|one| one.body != body) {
        if let Some(above) = desk.tree.get(above.body) {
            let text =
                t.say_with("lockdown-from-above", &[("body", above.names.best(&desk.visit.wanted()).into())]);
            notices.push(Notice::new(Tone::Danger, text));
        }
    }
    let mut offers = Offers::default();
    let (tone, title, text) = match current.as_ref().map_or(State::Over, |one| one.state(now)) {
        State::Over => {
            let allowed = press.map(|press| may_press(None, press, by, ready >= ARMED, last, now));
            offers.take(t, &desk, allowed.map(|said| said.map(|_| ())), "press");
            (Tone::Info, "lockdown-state-none", t.say("lockdown-state-none-text"))
        }
        State::Asked(until) => {
            let allowed =
                press.map(|press| may_press(current.as_ref(), press, by, ready >= ARMED, last, now));
            offers.take(t, &desk, allowed.map(|said| said.map(|_| ())), "press");
            (Tone::Care, "lockdown-state-asked", until_said(t, "lockdown-state-asked-text", until))
        }
        State::Pressed(until) => {
            offers.take(t, &desk, press.map(|_| may_confirm(current.as_ref(), by, now)), "confirm");
            let allowed = lift.map(|lift| may_lift(current.as_ref(), lift, by, now));
            offers.take(t, &desk, allowed.map(|said| said.map(|_| ())), "lift");
            (Tone::Danger, "lockdown-state-pressed", until_said(t, "lockdown-state-pressed-text", until))
        }
        State::Confirmed => {
            let allowed = lift.map(|lift| may_lift(current.as_ref(), lift, by, now));
            offers.take(t, &desk, allowed.map(|said| said.map(|_| ())), "lift");
            (Tone::Danger, "lockdown-state-confirmed", t.say("lockdown-state-confirmed-text"))
        }
    };
    notices.push(Notice::new(tone, text).title(t.say(title)));
    if hers == 0 {
        notices.push(Notice::new(Tone::Care, t.say("lockdown-no-passkey-yourself")).html(format!(
            "<p><a href=\"/desk/account\">{}</a></p>",
            escape(&t.say("lockdown-passkey-way"))
        )));
    }
    let main = View {
        t,
        notices: notices.iter().map(ToString::to_string).collect(),
        gate: desk.visit.step_up_gate().filter(|_| !offers.buttons.is_empty()),
        actions: offers.buttons,
        hindrance: offers.hindrance,
        facts: current.as_ref().map(|one| facts(t, one, now, name)).unwrap_or_default(),
        effects: current.as_ref().is_none_or(|one| !one.in_force(now)),
        lifters: lifters.iter().map(|id| name(*id)).collect(),
        ready: t.count("lockdown-ready", i64::try_from(ready).unwrap_or(0)),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(body),
        title: t.plain("lockdown-desk"),
        entry: "lockdown",
        crumbs: vec![Link::new(desk.path(""), desk.name().to_owned())],
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// What she can do now; the first that she can is the one action.
#[derive(Default)]
struct Offers {
    buttons: Vec<String>,
    hindrance: String,
}

impl Offers {
    fn take(&mut self, t: &Tongue, desk: &DeskPlace, allowed: Option<Result<(), &'static str>>, what: &str) {
        match allowed {
            None => {}
            Some(Err(why)) if self.buttons.is_empty() && self.hindrance.is_empty() => {
                self.hindrance = t.say(why)
            }
            Some(Err(_)) => {}
            Some(Ok(())) => {
                let (icon, weight) = match what {
                    "press" => (Icon::Lock, Button::danger(t.say("lockdown-press"))),
                    "confirm" => (Icon::Check, Button::primary(t.say("lockdown-confirm"))),
                    _ if self.buttons.is_empty() => (Icon::Restore, Button::primary(t.say("lockdown-lift"))),
                    _ => (Icon::Restore, Button::quiet(t.say("lockdown-lift"))),
                };
                let action = desk.path(&format!("lockdown/{what}"));
                self.buttons
                    .push(PostButton { action, fields: Vec::new(), button: weight.icon(icon) }.to_string());
                self.hindrance = String::new();
            }
        }
    }
}

fn until_said(t: &Tongue, key: &str, until: Moment) -> String {
    t.say_with(key, &[("until", t.date_time(until).into())])
}

fn facts(
    t: &Tongue,
    one: &Lockdown,
    now: Moment,
    name: impl Fn(Id<Account>) -> String,
) -> Vec<(String, Option<String>, String)> {
    let line = |key: &str, who: Id<Account>, at: Moment| (t.say(key), Some(name(who)), t.date_time(at));
    let pressed = if one.pressed_at.is_some() { "lockdown-fact-pressed" } else { "lockdown-fact-asked" };
    let mut facts = vec![line(pressed, one.asked_by, one.asked_at)];
    if let Some((who, at)) = one.confirmed {
        facts.push(line("lockdown-fact-confirmed", who, at));
    }
    if let Some((who, at)) = one.lifting(now) {
        facts.push(line("lockdown-fact-lifting", who, at));
    }
    if one.from_above {
        facts.push((t.say("lockdown-fact-way"), None, t.say("lockdown-fact-above")));
    }
    facts
}

/// What was done a moment ago, from the address.
fn done(visit: &Visit) -> Vec<Notice> {
    visit.done(&[
        ("asked", "lockdown-done-asked"),
        ("confirmed", "lockdown-done-confirmed"),
        ("lift-begun", "lockdown-done-lift-begun"),
        ("lifted", "lockdown-done-lifted"),
    ])
}
