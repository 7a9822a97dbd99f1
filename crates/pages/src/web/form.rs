use ::web::{Answer, Fields};
use askama::Template;
use basis::{Id, Kind as Wrong, Language, Problem, Result, of::Publication};
use look::{
    Badge, Diff, Icon, Link, Notice, Tone,
    form::{Button, ErrorSummary, Field, Kind as FieldKind, PostButton},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::{Names, badge, done, id_in, see_other};
use crate::{
    bin, diff,
    model::{Content, Kind, SUMMARY, State, TITLE, Writing},
    picture, rights,
    save::{self, Intent, Saving},
    state, store,
    typed::Typed,
};

#[derive(Template)]
#[template(path = "form.html")]
struct View<'a> {
    t: &'a Tongue,
    above: String,
    standing: String,
    action: String,
    version: Field<'a>,
    languages: Vec<InLanguage<'a>>,
    slug: Field<'a>,
    picker: String,
    sensitive: Field<'a>,
    buttons: Vec<Button>,
    /// When it is not on the street yet.
    schedule: Option<(Field<'a>, Button)>,
    schedule_open: bool,
    aside: Vec<PostButton>,
}

struct InLanguage<'a> {
    language: Language,
    open: bool,
    /// Nothing is written in it yet.
    empty: bool,
    title: Field<'a>,
    summary: Field<'a>,
    text: Field<'a>,
}

/// What the form shows, and why it is shown again.
struct Shown<'p> {
    kind: Kind,
    writing: Option<Writing>,
    typed: Typed,
    problem: Option<&'p Problem>,
    /// What someone else saved meanwhile.
    theirs: Vec<diff::Changed>,
}

/// `news/new`
pub async fn new(desk: DeskPlace, kind: Kind) -> Answer {
    let typed = Typed::default();
    page(&desk, Shown { kind, writing: None, typed, problem: None, theirs: Vec::new() }).await
}

/// `news/{id}`
pub async fn edit(desk: DeskPlace, names: Names, kind: Kind) -> Answer {
    let (writing, content) = newest(&desk, kind, id_in(&names)?).await?;
    let mut typed = Typed::of(&content, writing.version);
    if !writing.has_changes() {
        // It may have come out of the bin with another one.
        typed.slug = writing.slug.to_string();
    }
    page(&desk, Shown { kind, writing: Some(writing), typed, problem: None, theirs: Vec::new() }).await
}

/// A writing that is not in the bin, and what it holds now.
pub(super) async fn newest(desk: &DeskPlace, kind: Kind, id: Id<Publication>) -> Result<(Writing, Content)> {
    desk.must(rights::over(kind))?;
    let mut conn = desk.site.db.read().await?;
    let writing = store::find(&mut conn, desk.body.id, kind, id).await?;
    if writing.removed.is_some() {
        return Err(Problem::not_found());
    }
    let content = store::revision(&mut conn, id, writing.version).await?;
    Ok((writing, content))
}

pub async fn create(desk: DeskPlace, fields: Fields, kind: Kind) -> Answer {
    posted(desk, fields, kind, None).await
}

pub async fn save(desk: DeskPlace, names: Names, fields: Fields, kind: Kind) -> Answer {
    let id = id_in(&names)?;
    posted(desk, fields, kind, Some(id)).await
}

async fn posted(desk: DeskPlace, fields: Fields, kind: Kind, id: Option<Id<Publication>>) -> Answer {
    let typed = Typed::read(&fields);
    let pressed = fields.text("do").to_owned();
    let intent = match pressed.as_str() {
        "publish" => Intent::Publish,
        "schedule" => Intent::Schedule,
        _ => Intent::Draft,
    };
    let saving = Saving {
        kind,
        id,
        typed: typed.clone(),
        intent,
        languages: desk.body.languages.clone(),
        country: desk.body.country,
    };
    let problem = match save::save(&desk.site, &desk.actor, &desk.scope, saving).await {
        Ok(saved) => {
            let here = desk.path(&format!("{}/{}", kind.folder(), saved.id));
            let to = match (pressed.as_str(), intent) {
                ("preview", _) => format!("{here}/preview"),
                (_, Intent::Publish) => format!("{here}?done=published"),
                (_, Intent::Schedule) => format!("{here}?done=scheduled"),
                _ if saved.has_changes() => format!("{here}?done=waits"),
                _ => format!("{here}?done=saved"),
            };
            return Ok(see_other(&to));
        }
        Err(problem) => problem,
    };
    let conflict = problem.is(Wrong::Conflict) && problem.key == "pages-conflict";
    if !conflict && !problem.is(Wrong::Invalid) {
        return Err(problem.into());
    }
    let mut shown = Shown { kind, writing: None, typed, problem: Some(&problem), theirs: Vec::new() };
    if let Some(id) = id {
        let (writing, now) = newest(&desk, kind, id).await?;
        if conflict {
            let mut conn = desk.site.db.read().await?;
            let began = store::revision(&mut conn, id, shown.typed.version).await;
            // A revision that never was: all of what is there now is the other's.
            let began = began.unwrap_or_else(|_| Content { text: basis::Text::new(), ..now.clone() });
            shown.theirs = diff::between(&began, &now);
            shown.typed.version = writing.version;
        }
        shown.writing = Some(writing);
    }
    page(&desk, shown).await
}

/// `news/{id}/unpublish`
pub async fn unpublish(desk: DeskPlace, names: Names, kind: Kind) -> Answer {
    let id = id_in(&names)?;
    state::unpublish(&desk.site, &desk.actor, &desk.scope, kind, id).await?;
    Ok(see_other(&desk.path(&format!("{}/{id}?done=unpublished", kind.folder()))))
}

/// `news/{id}/remove`
pub async fn remove(desk: DeskPlace, names: Names, kind: Kind) -> Answer {
    bin::remove(&desk.site, &desk.actor, &desk.scope, kind, id_in(&names)?).await?;
    Ok(see_other(&desk.path(&format!("{}?done=removed", kind.folder()))))
}

async fn page(desk: &DeskPlace, shown: Shown<'_>) -> Answer {
    let kind = shown.kind;
    desk.must(rights::over(kind))?;
    let t = desk.t();
    let folder = desk.path(kind.folder());
    let here = shown.writing.as_ref().map(|it| format!("{folder}/{}", it.id));
    let picker = picture::Picker {
        body: Some(desk.body.id),
        library: desk.path("library"),
        selected: shown.typed.picture.parse().ok(),
        error: shown.problem.and_then(|p| p.field(picture::FIELD)).map(|key| t.say(key)),
    };
    let picker = picture::picker(&mut desk.site.db.read().await?, &picker, t).await?;
    let main = View {
        t,
        above: above(t, &shown),
        standing: shown.writing.as_ref().map(|it| standing(desk, it)).unwrap_or_default(),
        action: here.clone().unwrap_or_else(|| folder.clone()),
        version: Field::hidden(t, "version", shown.typed.version.to_string()),
        languages: languages(desk, &shown),
        slug: Field::text(t, "slug", t.say("ui-slug"))
            .lang(Language::En)
            .value(shown.typed.slug.clone())
            .hint(t.say("pages-slug-hint"))
            .max(80)
            .optional()
            .told(shown.problem),
        picker,
        sensitive: Field::checkbox(t, "sensitive", t.say("pages-sensitive"), shown.typed.sensitive)
            .hint(t.say("pages-sensitive-hint")),
        buttons: buttons(t, shown.writing.as_ref()),
        schedule: schedule(desk, &shown),
        schedule_open: shown.problem.is_some_and(|p| p.field("publish_at").is_some())
            || shown.writing.as_ref().is_some_and(|it| it.state == State::Scheduled),
        aside: here.map(|here| aside(t, &here, shown.writing.as_ref())).unwrap_or_default(),
    }
    .render()
    .map_err(Problem::failed)?;
    let wanted = desk.visit.wanted();
    let named = shown.writing.as_ref().and_then(|it| it.title.nearest(&wanted));
    let (list, new) = match kind {
        Kind::News => ("pages-news", "pages-new-news"),
        Kind::Page => ("pages-pages", "pages-new-page"),
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: named.map_or_else(|| t.plain(new), |(_, title)| title.to_owned()),
        title_lang: named.map(|(language, _)| language),
        entry: kind.folder(),
        crumbs: vec![Link::new(folder, t.say(list))],
        notices: if shown.problem.is_some() { Vec::new() } else { done(&desk.visit) },
        main,
        status: shown.problem.map(::web::status_of),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// What is wrong, or what the other one changed.
fn above(t: &Tongue, shown: &Shown<'_>) -> String {
    let Some(problem) = shown.problem else { return String::new() };
    if !problem.is(Wrong::Conflict) {
        return ErrorSummary::of(t, problem).to_string();
    }
    let mut html = String::new();
    for changed in &shown.theirs {
        let heading = format!("{} · {}", t.say(changed.words), t.language_name(changed.language));
        html.push_str(&format!("<h2>{}</h2>", look::escape(&heading)));
        html.push_str(&Diff { lang: changed.language, parts: changed.parts.clone() }.to_string());
    }
    Notice::new(Tone::Danger, t.say("pages-conflict"))
        .title(t.say("pages-conflict-title"))
        .html(format!("<div class=\"stack tight\">{html}</div>"))
        .to_string()
}

/// Where it stands: state, address, revisions.
fn standing(desk: &DeskPlace, it: &Writing) -> String {
    let t = desk.t();
    let mut parts = vec![badge(t, it).to_string()];
    if let Some(at) = it.publish_at {
        parts.push(format!("<span>{}</span>", look::escape(&t.date_time(at))));
    }
    if it.has_changes() {
        parts.push(Badge::new(Tone::Care, Icon::Draft, t.say("pages-has-changes")).to_string());
    }
    if it.is_visible() {
        let address = format!("{}{}", desk.body.home(desk.visit.language), it.path());
        parts.push(format!("<a href=\"{address}\">{}{}</a>", Icon::Out, look::escape(&t.say("pages-see"))));
    }
    let revisions = desk.path(&format!("{}/{}/revisions", it.kind.folder(), it.id));
    let words = t.count("pages-revisions-count", it.version);
    parts.push(format!("<a href=\"{revisions}\">{}</a>", look::escape(&words)));
    format!("<p class=\"cluster\">{}</p>", parts.concat())
}

fn languages<'a>(desk: &'a DeskPlace, shown: &Shown<'_>) -> Vec<InLanguage<'a>> {
    let t = desk.t();
    let own = &desk.body.languages;
    let order = own.iter().copied().chain(Language::ALL.into_iter().filter(|l| !own.contains(l)));
    let typed = &shown.typed;
    order
        .map(|language| {
            let of = |text: &basis::Text| text.get(language).unwrap_or_default().to_owned();
            let name = |field: &str| format!("{field}-{language}");
            let wrong = ["title", "summary", "text"]
                .into_iter()
                .any(|field| shown.problem.is_some_and(|p| p.field(&name(field)).is_some()));
            InLanguage {
                language,
                empty: !typed.is_in(language),
                // Those she writes in, else the body's own; the others are a tap away.
                open: wrong || typed.is_in(language) || (own.first() == Some(&language)),
                title: Field::text(t, name("title"), t.say("ui-title"))
                    .lang(language)
                    .value(of(&typed.title))
                    .max(u32::try_from(TITLE).unwrap_or(0))
                    .told(shown.problem),
                summary: Field::textarea(t, name("summary"), t.say("ui-summary"))
                    .lang(language)
                    .rows(2)
                    .value(of(&typed.summary))
                    .hint(t.say("pages-summary-hint"))
                    .max(u32::try_from(SUMMARY).unwrap_or(0))
                    .optional()
                    .told(shown.problem),
                text: Field::markdown(t, name("text"), t.say("ui-text"))
                    .lang(language)
                    .value(of(&typed.text))
                    .told(shown.problem),
            }
        })
        .collect()
}

fn buttons(t: &Tongue, writing: Option<&Writing>) -> Vec<Button> {
    let live = writing.is_some_and(|it| it.state == State::Published);
    let publish = if live { "pages-publish-changes" } else { "ui-publish" };
    let keep = match writing.map(|it| it.state) {
        Some(State::Published) => "pages-keep-beside",
        Some(State::Scheduled) => "ui-save",
        _ => "ui-save-draft",
    };
    vec![
        Button::primary(t.say(publish)).named("do", "publish"),
        Button::quiet(t.say(keep)).named("do", "draft"),
        Button::quiet(t.say("pages-save-and-preview")).icon(Icon::Eye).named("do", "preview"),
    ]
}

fn schedule<'a>(desk: &'a DeskPlace, shown: &Shown<'_>) -> Option<(Field<'a>, Button)> {
    let t = desk.t();
    if shown.writing.as_ref().is_some_and(|it| it.state == State::Published) {
        return None;
    }
    let planned = shown.writing.as_ref().and_then(|it| it.publish_at).map(|at| desk.body.country.input(at));
    let value = if shown.typed.publish_at.is_empty() {
        planned.unwrap_or_default()
    } else {
        shown.typed.publish_at.clone()
    };
    let now = t.time(desk.site.clock.now());
    let field = Field::new(t, FieldKind::DateTime, "publish_at", t.say("pages-schedule-at"))
        .value(value)
        .hint(t.say_with("pages-schedule-hint", &[("now", now.into())]))
        .told(shown.problem);
    Some((field, Button::quiet(t.say("pages-schedule")).icon(Icon::Clock).named("do", "schedule")))
}

fn aside(t: &Tongue, here: &str, writing: Option<&Writing>) -> Vec<PostButton> {
    let post = |rest: &str, button: Button| PostButton {
        action: format!("{here}/{rest}"),
        fields: Vec::new(),
        button,
    };
    let mut buttons = Vec::new();
    if writing.is_some_and(|it| it.state != State::Draft) {
        let words = match writing.map(|it| it.state) {
            Some(State::Scheduled) => "pages-unschedule",
            _ => "ui-unpublish",
        };
        buttons.push(post("unpublish", Button::quiet(t.say(words))));
    }
    buttons.push(post("remove", Button::danger(t.say("pages-to-bin")).icon(Icon::Bin)));
    buttons
}
