use ::web::Answer;
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect},
};
use basis::{Id, Problem};
use look::{
    Badge, Icon, Tone,
    form::{Button, PostButton},
};
use weave::Visit;
use words::Tongue;

use crate::{
    findings::{Finding, Measured, State, judge},
    measure::measure,
    model,
    say::sentence,
};

#[derive(Template)]
#[template(path = "status.html")]
struct StatusView<'a> {
    t: &'a Tongue,
    summary: String,
    findings: Vec<FindingView>,
    facts: Vec<(String, String)>,
    failed: Vec<FailedView>,
    key: &'static str,
    thief: &'static str,
    dumps: bool,
}

struct FindingView {
    title: String,
    badge: String,
    says: String,
}

struct FailedView {
    kind: String,
    cause: String,
    at: String,
    retry: String,
    forget: String,
}

/// How the installation does: what needs mending first, then the work that failed, then numbers.
pub async fn show(visit: Visit) -> Answer {
    let (site, t) = (&visit.site, &visit.t);
    let measured = measure(site).await?;
    let findings = judge(&measured);
    let mut conn = site.db.read().await?;
    // Where the jobs lie in what is damaged, the page that says so must still be shown.
    let failed = match jobs::failed(&mut conn, 100).await {
        Err(problem) if !db::is_damage(&problem) => return Err(problem.into()),
        failed => failed.unwrap_or_default(),
    };
    drop(conn);
    let wrong = findings.iter().filter(|finding| finding.state == State::Wrong).count();
    let (key, thief) = model::guarded(site.config.key_mode);
    let view = StatusView {
        t,
        summary: match wrong {
            0 => t.say("console-all-fine"),
            wrong => t.count("console-some-wrong", i64::try_from(wrong).unwrap_or(i64::MAX)),
        },
        findings: findings.iter().map(|finding| seen(t, finding, &measured)).collect(),
        facts: facts(&visit, &measured),
        key,
        thief,
        dumps: site.config.dumps,
        failed: failed.into_iter().map(|job| given_up(t, job)).collect(),
    };
    super::page(&visit, "console-state", "/desk/status", view.render(), Vec::new(), None).await
}

fn seen(t: &Tongue, finding: &Finding, measured: &Measured) -> FindingView {
    let (tone, icon, words) = match finding.state {
        State::Fine => (Tone::Done, Icon::Done, "console-state-fine"),
        State::Note => (Tone::Info, Icon::Info, "console-state-note"),
        State::Wrong => (Tone::Danger, Icon::Danger, "console-state-wrong"),
    };
    FindingView {
        title: t.say(finding.check.words()),
        badge: Badge::new(tone, icon, t.say(words)).to_string(),
        says: sentence(t, finding, measured.now, true),
    }
}

fn facts(visit: &Visit, measured: &Measured) -> Vec<(String, String)> {
    let (site, t) = (&visit.site, &visit.t);
    let whole = |number: u64| t.number(i64::try_from(number).unwrap_or(i64::MAX));
    let mut facts = vec![("console-version", String::from(env!("CARGO_PKG_VERSION")))];
    if let Some(server) = &measured.server {
        let began = measured.now.minus(std::time::Duration::from_secs(server.uptime));
        facts.push(("console-uptime", t.date_time(began)));
        facts.extend(server.memory.map(|bytes| ("console-memory", t.bytes(bytes))));
        facts.push(("console-turned-away", whole(server.refused)));
        facts.push(("console-letters-sent", whole(server.mail.sent)));
    }
    facts.push(("console-waiting", t.number(measured.jobs.waiting)));
    facts.push(("console-running", t.number(measured.jobs.running + measured.letters.running)));
    facts.push(("console-letters-waiting", t.number(measured.letters.waiting)));
    facts.push(("console-letters-given-up", t.number(measured.letters.failed)));
    let database = if site.db.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    facts.push(("console-database", String::from(database)));
    facts.extend(measured.database.map(|bytes| ("console-database-size", t.bytes(bytes))));
    facts.extend(measured.disk.map(|(free, _)| ("console-disk-free", t.bytes(free))));
    let (pages, bytes) = site.cache.size();
    facts.push(("console-kept", format!("{} · {}", whole(pages as u64), t.bytes(bytes as u64))));
    facts.into_iter().map(|(key, value)| (t.say(key), value)).collect()
}

fn given_up(t: &Tongue, job: jobs::Failed) -> FailedView {
    let button = |what: &str, button: Button| {
        PostButton { action: format!("/desk/status/{}/{what}", job.id), fields: Vec::new(), button }
            .to_string()
    };
    FailedView {
        retry: button("retry", Button::quiet(t.say("console-retry"))),
        forget: button("forget", Button::quiet(t.say("console-forget"))),
        at: t.date_time(job.failed_at),
        kind: job.kind,
        cause: job.cause,
    }
}

pub async fn retry(visit: Visit, Path(job): Path<String>) -> Answer {
    let id: Id<jobs::Job> = job.parse().map_err(|_| Problem::not_found())?;
    let now = visit.site.clock.now();
    found(visit.site.db.write(move |conn| Box::pin(async move { jobs::retry(conn, id, now).await })).await?)
}

pub async fn forget(visit: Visit, Path(job): Path<String>) -> Answer {
    let id: Id<jobs::Job> = job.parse().map_err(|_| Problem::not_found())?;
    found(visit.site.db.write(move |conn| Box::pin(async move { jobs::forget(conn, id).await })).await?)
}

fn found(done: bool) -> Answer {
    if done { Ok(Redirect::to("/desk/status").into_response()) } else { Err(Problem::not_found().into()) }
}
