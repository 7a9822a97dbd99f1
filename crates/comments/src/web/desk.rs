//! The moderators' list.

use ::web::{Answer, Fields, query};
use askama::Template;
use axum::extract::OriginalUri;
use basis::{Id, Problem, Result};
use look::{EmptyState, Icon, Link, Pager, Toolbar};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::{
    below::{Below, below},
    done::{back, done, went},
    item::{Item, publications},
};
use crate::{
    decide as deciding,
    model::{CommentId, Decision, PAGE, State},
    rights::MODERATE,
    store::{self, Ask, Before},
};

#[derive(Template)]
#[template(path = "desk-list.html")]
struct List<'a> {
    t: &'a Tongue,
    toolbar: String,
    action: String,
    back: String,
    reject_bulk: bool,
    items: Vec<Item<'a>>,
    empty: String,
    pager: String,
    below: Vec<Below>,
}

/// `?state=waiting|approved|rejected`, `?bulk=1`, `?q=`, `?before=`; searching without a state looks at all of them.
pub async fn list(desk: DeskPlace, OriginalUri(uri): OriginalUri) -> Answer {
    desk.must(MODERATE)?;
    let asked = |name: &str| query(uri.query(), name);
    let words: String =
        asked("q").unwrap_or_default().chars().filter(|c| !c.is_control()).take(100).collect();
    let bulk = asked("bulk").is_some();
    let named = asked("state").and_then(|code| State::from_code(&code));
    let state = named.or_else(|| (words.trim().is_empty() || bulk).then_some(State::Waiting));
    let ask = Ask {
        state,
        bulk,
        words: words.clone(),
        before: asked("before").and_then(|text| Before::read(&text)),
        limit: PAGE + 1,
    };
    let mut conn = desk.site.db.read().await?;
    let mut found = store::list(&mut conn, desk.body.id, &ask).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let publications = publications(&desk, &mut conn, &found).await?;
    let waiting = store::waiting_by_body(&mut conn).await?;
    drop(conn);
    let t = desk.t();
    let here = address(&desk, state, bulk, &words);
    let pager = Pager {
        t,
        newer: ask.before.is_some().then(|| here.clone()),
        older: found.last().filter(|_| more).map(|last| {
            format!("{here}&before={}", Before { at: last.shown.at.millis(), id: last.shown.id.to_string() })
        }),
    };
    let main = List {
        t,
        toolbar: toolbar(&desk, state, bulk, &words),
        action: desk.path("comments"),
        back: here,
        reject_bulk: bulk && state == Some(State::Waiting),
        items: found.iter().map(|one| Item::of(&desk, one, &publications)).collect(),
        empty: empty(t, state, &words),
        pager: pager.to_string(),
        below: below(&desk, MODERATE, "comments", "comments-waiting", waiting),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("comments-desk"),
        entry: "comments",
        notices: done(t, uri.query()),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// The list's buttons: `approve=ID`, `reject=ID`; `do=approve|reject` for the ticked `id`s; `reject-bulk`.
pub async fn decide(desk: DeskPlace, fields: Fields) -> Answer {
    desk.must(MODERATE)?;
    let back = back(&desk, &fields);
    if fields.checked("reject-bulk") {
        let count = deciding::reject_bulk(&desk.site, &desk.actor, &desk.scope).await?;
        return Ok(went(&back, Decision::Reject.code(), count));
    }
    let single = [Decision::Approve, Decision::Reject]
        .into_iter()
        .find(|decision| fields.has(decision.code()))
        .map(|decision| (decision, vec![fields.text(decision.code())]));
    let (decision, ids) = match single {
        Some(single) => single,
        None => {
            let decision = Decision::from_code(fields.text("do"))
                .ok_or_else(|| Problem::bad_request("problem-bad-request"))?;
            (decision, fields.all("id").collect())
        }
    };
    let ids = ids
        .into_iter()
        .map(|id| id.parse().map_err(|_| Problem::not_found()))
        .collect::<Result<Vec<Id<CommentId>>>>()?;
    if ids.is_empty() {
        return Ok(went(&back, "none", 0));
    }
    let count = deciding::decide(&desk.site, &desk.actor, &desk.scope, ids, decision).await?;
    Ok(went(&back, decision.code(), count))
}

fn address(desk: &DeskPlace, state: Option<State>, bulk: bool, words: &str) -> String {
    let mut address = format!("{}?q={}", desk.path("comments"), ::web::encode(words));
    if let Some(state) = state {
        address.push_str(&format!("&state={}", state.code()));
    }
    if bulk {
        address.push_str("&bulk=1");
    }
    address
}

fn toolbar(desk: &DeskPlace, state: Option<State>, bulk: bool, words: &str) -> String {
    let t = desk.t();
    let filters = [
        (Some(State::Waiting), false, "comments-state-waiting"),
        (Some(State::Waiting), true, "comments-bulk"),
        (Some(State::Approved), false, "comments-state-approved"),
        (Some(State::Rejected), false, "comments-state-rejected"),
    ];
    let links = filters.into_iter().map(|(of, in_bulk, key)| {
        Link::new(address(desk, of, in_bulk, words), t.say(key)).current(of == state && in_bulk == bulk)
    });
    let query = Some(words.to_owned());
    Toolbar { t, action: desk.path("comments"), query, filters: links.collect(), end: String::new() }
        .to_string()
}

fn empty(t: &Tongue, state: Option<State>, words: &str) -> String {
    let (title, text) = if words.trim().is_empty() && state == Some(State::Waiting) {
        (t.say("comments-none-waiting"), t.say("comments-none-waiting-hint"))
    } else {
        (t.say("comments-none"), String::new())
    };
    EmptyState { icon: Icon::Comment, title, text, action: String::new() }.to_string()
}
