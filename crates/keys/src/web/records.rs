//! Lists of sealed records, opened in a keyholder's browser.

use axum::{extract::Path, response::Response};
use basis::{Kind, Problem};
use http::{HeaderValue, header};
use look::{EmptyState, Icon, Keyholder, form::Button};
use network::DeskPlace;
use weave::{DeskPage, Visit};
use web::{Actor, Answer, Scope};

use super::{
    api::{EnvelopeOut, FieldOut, Handed, RecordOut},
    json, said,
};
use crate::{
    hand_out::{self, hand_out as hand, share},
    model::{self, FILE, to_base64},
};

/// Records of one answer: a browser opens that many while it waits for the next.
const PAGE: i64 = 200;

/// Parts that one downloaded file is made of, at most: 20,000 records, some ten million bytes.
const PARTS: usize = 40;

/// Characters of sealed records after which a downloaded file takes no further part: scans are large.
const HEAVY: usize = 24 * 1024 * 1024;

/// The lists that there are.
pub async fn lists(desk: DeskPlace) -> Answer {
    hand_out::must_open(&desk.site, &desk.actor, &desk.scope).await?;
    let t = desk.t();
    let mut rows = String::new();
    let mut conn = desk.site.db.read().await?;
    for table in desk.site.rooms.iter().flat_map(|room| room.sealed()) {
        let count = table.count(&desk.site, &mut conn, desk.body.id).await?;
        rows.push_str(&format!(
            "<li class=\"between\"><a href=\"{}\">{}</a><span class=\"number\">{}</span></li>",
            desk.path(&format!("records/{}", table.table())),
            look::escape(&t.say(table.words())),
            t.number(count),
        ));
    }
    drop(conn);
    let list = if rows.is_empty() {
        let (title, text) = (t.say("keys-records-none-title"), t.say("keys-records-none"));
        EmptyState { icon: Icon::Key, title, text, action: String::new() }.to_string()
    } else {
        format!("<ul class=\"lines\">{rows}</ul>")
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("keys-records"),
        entry: "records",
        actions: Button::quiet(t.say("keys-key")).link(desk.path("key")).to_string(),
        main: format!("<div class=\"stack\">{}{list}</div>", said(t, "keys-records-hint")),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn show(desk: DeskPlace, Path((_, table)): Path<(String, String)>) -> Answer {
    let sealed = hand_out::table(&desk.site, &table)?;
    desk.must(sealed.right())?;
    hand_out::must_open(&desk.site, &desk.actor, &desk.scope).await?;
    desk.actor.stepped_up(desk.site.clock.now())?;
    let t = desk.t();
    let share = share(&desk.site, desk.actor.account, desk.body.id).await?;
    let title = t.plain(sealed.words());
    let from = from(&desk);
    let handed = path_from(&desk, &format!("records/{table}/handed"), from.as_deref());
    let tool = Keyholder::open(t, &handed).named(&format!("{title} · {}", desk.name()));
    let own = model::left(share.handed, None);
    let mut left =
        t.say_with("keys-share", &[("n", t.number(own).into()), ("all", t.number(model::SHARE).into())]);
    if let Some((_, _, closes)) = share.window {
        let more = [("n", t.number(share.left - own).into()), ("until", t.date_time(closes).into())];
        left = format!("{left} {}", t.say_with("keys-share-window", &more));
    }
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        entry: "records",
        crumbs: vec![look::Link::new(desk.path("records"), t.say("keys-records"))],
        actions: Button::quiet(t.say("keys-key")).link(desk.path("key")).to_string(),
        main: format!(
            "<div class=\"stack\"><p class=\"measure no-print\">{}</p>{}<div>{tool}</div>{}</div>",
            look::escape(&left),
            go_on(&desk, &table, from.as_deref()).await?,
            other_ways(&desk, &table, from.as_deref()),
        ),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// After which record the list begins; none: with its first.
fn from(desk: &DeskPlace) -> Option<String> {
    Some(desk.visit.asked("from")).filter(|from| !from.is_empty())
}

fn path_from(desk: &DeskPlace, page: &str, from: Option<&str>) -> String {
    let path = desk.path(page);
    from.map_or_else(|| path.clone(), |from| format!("{path}?from={}", web::encode(from)))
}

/// A list longer than a day's share is read over several days: where the last one stopped, and the way back to the first record.
async fn go_on(desk: &DeskPlace, table: &str, from: Option<&str>) -> Result<String, Problem> {
    let t = desk.t();
    let path = format!("records/{table}");
    if from.is_some() {
        let first = Button::quiet(t.say("keys-from-first")).link(desk.path(&path));
        return Ok(format!(
            "<p class=\"no-print\">{} {first}</p>",
            look::escape(&t.say("keys-from-last-now"))
        ));
    }
    let marked = hand_out::marked(&desk.site, desk.actor.account, desk.body.id, table).await?;
    let Some((record, at)) = marked else { return Ok(String::new()) };
    let says = t.say_with("keys-from-last", &[("day", t.date_time(at).into())]);
    let link = Button::quiet(says).link(path_from(desk, &path, Some(&record)));
    Ok(format!("<p class=\"no-print\">{link}</p>"))
}

/// Without trusting the server's page, and beyond a day's share.
fn other_ways(desk: &DeskPlace, table: &str, from: Option<&str>) -> String {
    let t = desk.t();
    format!(
        "<section class=\"section stack no-print\"><h2>{}</h2><p class=\"measure\">{}</p><p>{}</p><p class=\"measure\">{}</p>\
         <p><a class=\"button quiet\" data-ask href=\"{}\">{}</a></p></section>",
        look::escape(&t.say("keys-other-ways")),
        look::escape(&t.say("keys-file-what")),
        Button::quiet(t.say("keys-file")).link(path_from(desk, &format!("records/{table}/file"), from)),
        look::escape(&t.say("keys-windows-what")),
        desk.path("windows"),
        look::escape(&t.say("keys-window-ask")),
    )
}

/// The handed-out file, a page of it.
pub async fn handed(desk: DeskPlace, Path((_, table)): Path<(String, String)>) -> Answer<Response> {
    desk.must(crate::rights::OPEN)?;
    desk.actor.stepped_up(desk.site.clock.now())?;
    let after = Some(desk.visit.asked("after")).filter(|after| !after.is_empty()).or_else(|| from(&desk));
    Ok(json(&file(&desk.visit, &desk.actor, &desk.scope, &table, after, PAGE).await?)?)
}

/// All that her share and an open window allow, as one file for `opener.html` and `nasij keys open`.
pub async fn download(desk: DeskPlace, Path((slug, table)): Path<(String, String)>) -> Answer<Response> {
    desk.must(crate::rights::OPEN)?;
    desk.actor.stepped_up(desk.site.clock.now())?;
    let mut whole = file(&desk.visit, &desk.actor, &desk.scope, &table, from(&desk), FILE).await?;
    for _ in 1..PARTS {
        if whole.records.iter().map(|record| record.sealed.len()).sum::<usize>() > HEAVY {
            break;
        }
        let Some(after) = whole.next.clone() else { break };
        let part = file(&desk.visit, &desk.actor, &desk.scope, &table, Some(after), FILE).await;
        match part {
            Ok(part) => whole.join(part),
            // What was handed out until here stands, and `next` says that there is more.
            Err(problem) if problem.is(Kind::TooMany) => break,
            Err(problem) => return Err(problem.into()),
        }
    }
    let mut response = json(&whole)?;
    let name = format!("attachment; filename=\"{slug}-{}.json\"", whole.table);
    let name = HeaderValue::from_str(&name).map_err(Problem::failed)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// What a keyholder's browser and program open: the screen and the API hand out the same.
///
/// # Errors
/// As [`hand_out`].
pub async fn file(
    visit: &Visit,
    actor: &Actor,
    scope: &Scope,
    table: &str,
    after: Option<String>,
    limit: i64,
) -> Result<Handed, Problem> {
    let sealed = hand_out::table(&visit.site, table)?;
    let handed = hand(&visit.site, actor, scope, table, after, limit).await?;
    let own = crate::identity(&visit.site, actor.account).await?.ok_or_else(Problem::not_found)?;
    let t = &visit.t;
    let fields = sealed.fields().iter().chain(sealed.plain());
    let record = |one: weave::SealedRecord| RecordOut {
        id: one.id,
        envelope: one.envelope.to_string(),
        sealed: to_base64(&one.sealed),
        at: t.iso(one.at),
        plain: one.plain.into_iter().collect(),
    };
    Ok(Handed {
        nasij: "records/1",
        body: scope.body().map(|body| body.to_string()).unwrap_or_default(),
        table: sealed.sealed_as().to_owned(),
        language: visit.language.code(),
        fields: fields.map(|field| FieldOut { key: field.key, label: t.plain(field.words) }).collect(),
        identity: to_base64(&own.wrapped),
        envelopes: handed
            .envelopes
            .iter()
            .map(|(id, key)| EnvelopeOut { id: id.to_string(), key: to_base64(key) })
            .collect(),
        records: handed.records.into_iter().map(record).collect(),
        next: handed.next,
        left: handed.left,
    })
}
