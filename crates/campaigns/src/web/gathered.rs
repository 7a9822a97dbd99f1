//! Signatures on paper at the desk, the form in other people's pages, and the report that anyone may read.

use ::web::{Answer, Fields, Tag, Tags};
use askama::Template;
use axum::{
    extract::Path,
    response::{Html, IntoResponse, Redirect},
};
use basis::{Kind as ProblemKind, Language, Problem, Result};
use http::{HeaderValue, StatusCode, header};
use look::{
    Cell, Column, Dye, Head, Icon, Notice, Table, Tone,
    form::{Button, ErrorSummary, Field, Kind, PostButton},
};
use network::{DeskPlace, Place};
use weave::{DeskPage, Page};
use words::Tongue;

use super::{
    desk::{ENTRY, crumb, done, own, titled},
    form,
    public::{Progress, found, nearest, progress, text_of},
    tree::breakdown,
};
use crate::{
    Counted,
    gather::{self, Typed},
    rights::{SIGNATURES, WRITE},
    scan, store, tally,
};

#[derive(Template)]
#[template(path = "desk-papers.html")]
struct PapersView<'a> {
    t: &'a Tongue,
    errors: String,
    action: String,
    fields: Vec<String>,
    table: String,
}

/// `campaigns/{edition}/papers`
pub async fn papers(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    papers_page(&desk, &names, &Fields::default(), None).await
}

async fn papers_page(
    desk: &DeskPlace,
    names: &super::Names,
    typed: &Fields,
    problem: Option<&Problem>,
) -> Answer {
    let it = own(desk, super::name(names, "edition")).await?;
    let t = desk.t();
    let here = desk.path(&format!("{ENTRY}/{}/papers", it.id));
    let mut conn = desk.site.db.read().await?;
    let all = store::papers(&mut conn, it.id).await?;
    let scanned = store::scanned(&mut conn, it.id).await?;
    drop(conn);
    let named = keys::has_key(&desk.site, desk.body.id).await?;
    let opens = desk.actor.may(SIGNATURES, &desk.scope)
        && keys::must_open(&desk.site, &desk.actor, &desk.scope).await.is_ok();
    let text = |name: &str, words: &str| {
        Field::text(t, name, t.say(words)).value(typed.text(name)).max(200).told(problem)
    };
    let mut fields = vec![
        text("count", "campaigns-paper-count").max(7).required().to_string(),
        Field::new(t, Kind::Date, "gathered", t.say("campaigns-paper-day"))
            .value(typed.text("gathered"))
            .required()
            .told(problem)
            .to_string(),
        text("place", "campaigns-paper-place").required().to_string(),
        text("witness", "campaigns-paper-witness")
            .hint(t.say("campaigns-paper-witness-hint"))
            .required()
            .to_string(),
        text("scan", "campaigns-paper-lies").hint(t.say("campaigns-paper-lies-hint")).optional().to_string(),
    ];
    if named {
        let file = Field::file(t, library::FILE, t.say("campaigns-paper-scan"), scan::ACCEPT);
        fields.push(file.hint(t.say("campaigns-paper-scan-hint")).optional().told(problem).to_string());
    } else {
        fields.push(Notice::new(Tone::Info, t.say("campaigns-scan-no-key")).to_string());
    }
    let mut rows = Vec::new();
    for paper in &all {
        let details = gather::details(&desk.site, paper)?;
        let remove = PostButton {
            action: format!("{here}/{}/remove", paper.id),
            fields: Vec::new(),
            button: Button::danger(t.say("campaigns-paper-remove")),
        };
        rows.push(vec![
            Cell::text(&t.number(paper.count)),
            Cell::text(
                &desk.body.country.start_of_day(&paper.gathered).map(|at| t.day(at)).unwrap_or_default(),
            ),
            Cell::text(&details.place),
            Cell::text(&details.witness),
            Cell::html(lies(desk, &details.scan, scanned.contains(&paper.id).then_some(paper), opens)),
            Cell::html(remove.to_string()),
        ]);
    }
    let table = if rows.is_empty() {
        String::new()
    } else {
        let columns = ["count", "day", "place", "witness", "lies", "remove"]
            .map(|key| Column::new(t.say(&format!("campaigns-paper-{key}"))))
            .to_vec();
        Table { caption: t.say("campaigns-papers"), caption_unseen: true, columns, rows }.to_string()
    };
    let main = PapersView {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        action: here,
        fields,
        table,
    }
    .render()
    .map_err(Problem::failed)?;
    let (_, title) = titled(desk, &it);
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("campaigns-papers"),
        entry: ENTRY,
        crumbs: vec![crumb(desk), look::Link::new(desk.path(&format!("{ENTRY}/{}", it.id)), title)],
        notices: done(desk),
        main,
        status: problem.map(|_| StatusCode::UNPROCESSABLE_ENTITY),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// Where the sheets lie: a link where it is one of our own paths; and the way to what is scanned, for who may open it.
fn lies(desk: &DeskPlace, typed: &str, scanned: Option<&store::Paper>, opens: bool) -> String {
    let (t, text) = (desk.t(), look::escape(typed));
    let typed = match ::web::own_path(typed) {
        Some(_) => format!("<a href=\"{text}\">{text}</a>"),
        None => text,
    };
    let scanned = match scanned {
        Some(paper) if opens => Button::quiet(t.say("campaigns-scan-open"))
            .icon(Icon::Key)
            .link(desk.path(&format!("records/{}.{}", scan::TABLE, paper.id)))
            .to_string(),
        Some(_) => format!("<span class=\"hint\">{}</span>", look::escape(&t.say("campaigns-scan-sealed"))),
        None => String::new(),
    };
    [typed, scanned].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join("<br>")
}

pub async fn enter(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let text = |name: &str| fields.text(name).to_owned();
    let typed = Typed {
        count: text("count"),
        gathered: text("gathered"),
        place: text("place"),
        witness: text("witness"),
        scan: text("scan"),
        file: fields
            .file(library::FILE)
            .filter(|file| !file.bytes.is_empty())
            .map(|file| scan::File { name: file.name.clone(), bytes: file.bytes.to_vec() }),
    };
    match gather::enter(&desk.site, &desk.actor, &desk.scope, it.id, typed).await {
        Ok(_) => {
            Ok(Redirect::to(&desk.path(&format!("{ENTRY}/{}/papers?done=saved", it.id))).into_response())
        }
        Err(problem) if problem.is(ProblemKind::Invalid) => {
            papers_page(&desk, &names, &fields, Some(&problem)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub async fn remove(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let paper = super::name(&names, "paper").parse().map_err(|_| Problem::not_found())?;
    gather::take_out(&desk.site, &desk.actor, &desk.scope, it.id, paper).await?;
    Ok(Redirect::to(&desk.path(&format!("{ENTRY}/{}/papers?done=saved", it.id))).into_response())
}

/// `campaigns/hosts`: the sites that may show the body's forms.
pub async fn hosts(desk: DeskPlace) -> Answer {
    desk.must(WRITE)?;
    let hosts = store::hosts(&mut desk.site.db.read().await?, desk.body.id).await?.join("\n");
    hosts_page(&desk, &hosts, None).await
}

async fn hosts_page(desk: &DeskPlace, typed: &str, problem: Option<&Problem>) -> Answer {
    let t = desk.t();
    let main = super::desk::FormView {
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        action: desk.path("campaigns/hosts"),
        fields: vec![
            Field::textarea(t, "hosts", t.say("campaigns-hosts"))
                .hint(t.say("campaigns-hosts-hint"))
                .value(typed)
                .lang(Language::En)
                .rows(5)
                .told(problem)
                .to_string(),
        ],
        end: Button::primary(t.say("ui-save")).to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("campaigns-hosts-title"),
        entry: ENTRY,
        crumbs: vec![crumb(desk)],
        notices: done(desk),
        main,
        status: problem.map(|_| StatusCode::UNPROCESSABLE_ENTITY),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn set_hosts(desk: DeskPlace, fields: Fields) -> Answer {
    match gather::set_hosts(&desk.site, &desk.actor, &desk.scope, fields.text("hosts")).await {
        Ok(()) => Ok(Redirect::to(&desk.path("campaigns/hosts?done=saved")).into_response()),
        Err(problem) if problem.is(ProblemKind::Invalid) => {
            hosts_page(&desk, fields.text("hosts"), Some(&problem)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

#[derive(Template)]
#[template(path = "embed.html")]
struct Embed<'a> {
    t: &'a Tongue,
    css: [&'static str; 2],
    live: &'static str,
    dye: Dye,
    title: &'a str,
    lang: Language,
    progress: Progress,
    form: String,
    address: String,
    body: &'a str,
}

/// `campaigns/{slug}/embed`: the form alone, in a frame of sites that the body named. What it answers opens in a page of its own.
pub async fn embed(place: Place, Path(names): Path<super::Names>) -> Answer {
    let known = found(&place, super::name(&names, "slug")).await?;
    let (it, t) = (&known.edition, place.t());
    let mut conn = place.site.db.read().await?;
    let blocks = store::blocks(&mut conn, it.id).await?;
    let hosts = store::hosts(&mut conn, it.body).await?;
    drop(conn);
    let chosen = nearest(&blocks, &place.visit.wanted());
    let title = text_of(&chosen, "title").ok_or_else(Problem::not_found)?;
    let first = known.actions.first().filter(|_| it.takes(place.site.clock.now()));
    let form = match first {
        Some(action) => {
            let form = form::action(&place, &known, action, true, &chosen, &form::Come::default(), None)?;
            form.replacen("<form ", "<form target=\"_blank\" ", 1)
        }
        None => String::new(),
    };
    let html = Embed {
        t,
        css: ["public.css", "more.css"].map(look::asset_path),
        live: look::asset_path("live.js"),
        dye: place.body.dye,
        title: &title.text,
        lang: title.language,
        progress: progress(&place.site, t, it).await?,
        form,
        address: place.path(&it.path()),
        body: place.name(),
    }
    .render()
    .map_err(Problem::failed)?;
    let mut response = Html(html).into_response();
    let frames = if hosts.is_empty() {
        String::from("'none'")
    } else {
        hosts.iter().map(|host| format!("https://{host} http://{host}")).collect::<Vec<_>>().join(" ")
    };
    let policy = ::web::CSP.replace("frame-ancestors 'none'", &format!("frame-ancestors {frames}"));
    let policy = HeaderValue::from_str(&policy).map_err(Problem::failed)?;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    let tags = vec![
        Tag::publication(it.id),
        Tag::body(it.body),
        Counted::tag(it.campaign, it.body),
        keys::tag(it.body),
    ];
    response.extensions_mut().insert(Tags(tags));
    Ok(response)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Report<'a> {
    t: &'a Tongue,
    title: &'a str,
    lang: Language,
    progress: Progress,
    days: String,
    tables: Vec<String>,
}

/// `campaigns/{slug}/report`: what was gathered, by country, language and day, as a chart with its table.
pub async fn report(place: Place, Path(names): Path<super::Names>) -> Answer {
    let known = found(&place, super::name(&names, "slug")).await?;
    let (it, t) = (&known.edition, place.t());
    let (lang, title) = it.title.nearest(&place.visit.wanted()).ok_or_else(Problem::not_found)?;
    let read = async |by: &str| tally::read(&place.site, it.campaign, it.body, Some(by), false).await;
    let days = read("day").await?;
    let mut tables = Vec::new();
    for by in ["country", "language"] {
        tables.push(breakdown(t, by, read(by).await?));
    }
    let main = Report {
        t,
        title,
        lang,
        progress: progress(&place.site, t, it).await?,
        days: super::chart::days(t, place.body.country, &days.items, days.rest),
        tables,
    }
    .render()
    .map_err(Problem::failed)?;
    let page = Page::new(place.body.id, format!("{}/report", it.path()), t.plain("campaigns-report"), main)
        .crumb("campaigns", t.plain("campaigns"))
        .crumb(&it.path(), title)
        .head(Head::default())
        .sensitive(true)
        .kept_by([Tag::publication(it.id), Tag::body(it.body), Counted::tag(it.campaign, it.body)]);
    let shown: Result<_> = place.site.show(&place.visit, page).await;
    Ok(shown?)
}
