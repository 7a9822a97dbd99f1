use ::web::{Answer, Fields};
use askama::Template;
use axum::response::{IntoResponse as _, Redirect};
use basis::{Kind, Language, Problem, Result, Text};
use http::StatusCode;
use look::{
    Diff, Icon, Notice, Tone,
    form::{Button, Choice, ErrorSummary, Field, PostButton},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::public::empty;
use crate::{
    adhere as action,
    diff::{Change, compare},
    edit,
    import::{self, ArticleKind},
    model::{Article, Draft, Version},
    read, store,
};

/// Empty rows at the end of the draft's form, for articles to come.
const SPARE: usize = 3;

#[derive(Template)]
#[template(path = "desk-list.html")]
struct ListView<'a> {
    t: &'a Tongue,
    empty: String,
    draft: Option<(String, String)>,
    versions: Vec<(String, String)>,
    actions: Vec<String>,
    adherence: String,
    adherence_href: String,
}

/// A body's charter: its draft, its versions, and what it adheres to.
pub async fn list(desk: DeskPlace) -> Answer {
    if desk.must(crate::rights::WRITE).is_err() {
        desk.must(crate::rights::ADHERE)?;
    }
    let t = desk.t();
    let mut conn = desk.site.db.read().await?;
    let versions = store::published(&mut conn, desk.body.id).await?;
    let draft = store::draft(&mut conn, desk.body.id).await?;
    let adherence = store::adherence_of(&mut conn, desk.body.id).await?;
    let shown = read::shown(&mut conn, &desk.tree, desk.body.id).await?;
    let adhered = match &adherence {
        Some(adherence) => store::version(&mut conn, adherence.version).await?,
        None => None,
    };
    drop(conn);
    let writes = desk.must(crate::rights::WRITE).is_ok();
    let begin = Button::primary(t.say(if draft.is_some() { "charter-edit-draft" } else { "charter-begin" }));
    let begin = begin.icon(Icon::Draft).link(desk.path("charter/draft")).to_string();
    let import = Button::quiet(t.say("charter-import")).link(desk.path("charter/import")).to_string();
    let nothing = versions.is_empty() && draft.is_none();
    let wanted = desk.visit.wanted();
    let view = ListView {
        t,
        empty: if nothing {
            empty(t, if writes { format!("{begin} {import}") } else { String::new() })
        } else {
            String::new()
        },
        draft: draft.map(|draft| (t.date_time(draft.updated), draft.title.best(&wanted).to_owned())),
        versions: versions
            .iter()
            .filter_map(|version| {
                let number = version.number?;
                Some((
                    desk.body.home(desk.visit.language) + &format!("charter/{number}"),
                    version_line(&desk, version),
                ))
            })
            .collect(),
        actions: if writes && !nothing { vec![begin, import] } else { Vec::new() },
        adherence: match (&adhered, shown.is_some_and(|shown| shown.current.body != desk.body.id)) {
            (Some(version), _) => {
                t.say_with("charter-desk-adheres", &[("version", version_line(&desk, version).into())])
            }
            (None, true) => t.say("charter-desk-adheres-not"),
            (None, false) => String::new(),
        },
        adherence_href: if desk.must(crate::rights::ADHERE).is_ok() {
            desk.path("charter/adherence")
        } else {
            String::new()
        },
    };
    let notices = desk.visit.done(&[
        ("published", "charter-published"),
        ("discarded", "charter-discarded"),
        ("adhered", "ui-saved"),
    ]);
    page(&desk, t.say("charter-menu"), view.render(), notices, None).await
}

fn version_line(desk: &DeskPlace, version: &Version) -> String {
    let t = desk.t();
    let day = desk.body.country.start_of_day(&version.day).map(|moment| t.date(moment)).unwrap_or_default();
    t.say_with(
        "charter-version-of",
        &[("number", version.number.unwrap_or_default().to_string().into()), ("date", day.into())],
    )
}

#[derive(Template)]
#[template(path = "desk-draft.html")]
struct DraftView<'a> {
    t: &'a Tongue,
    action: String,
    summary: String,
    edit: i64,
    titles: Vec<String>,
    day: String,
    articles: Vec<Vec<String>>,
    buttons: Vec<String>,
    discard: String,
}

/// The form of the draft; a new one begins as a copy of the newest version.
pub async fn draft(desk: DeskPlace) -> Answer {
    desk.must(crate::rights::WRITE)?;
    let (draft, number) = current_draft(&desk).await?;
    let notices = desk.visit.done(&[("saved", "charter-draft-saved")]);
    draft_page(&desk, &draft, number, None, notices).await
}

async fn current_draft(desk: &DeskPlace) -> Result<(Draft, i64)> {
    let mut conn = desk.site.db.read().await?;
    let kept = store::draft(&mut conn, desk.body.id).await?;
    let base = match &kept {
        Some(kept) => Some(kept.clone()),
        None => store::published(&mut conn, desk.body.id).await?.into_iter().next(),
    };
    let articles = match &base {
        Some(base) => store::articles(&mut conn, base.id).await?,
        None => Vec::new(),
    };
    let today = desk.body.country.day(desk.site.clock.now());
    let day = kept.as_ref().map_or(today, |kept| kept.day.clone());
    Ok((
        Draft { title: base.map(|base| base.title).unwrap_or_default(), day, articles },
        kept.map_or(0, |kept| kept.edit),
    ))
}

/// Keeps the draft, and publishes it when that button was pressed.
pub async fn save(desk: DeskPlace, fields: Fields) -> Answer {
    desk.must(crate::rights::WRITE)?;
    let draft = read_draft(&fields);
    let number: i64 = fields.text("edit").parse().unwrap_or(0);
    let publish = fields.has("publish");
    let checked = draft.check(publish);
    let done = match checked {
        Ok(()) => edit::save(&desk.site, &desk.actor, &desk.scope, draft.clone(), number, publish).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) if publish => Ok(Redirect::to(&desk.path("charter?done=published")).into_response()),
        Ok(()) => Ok(Redirect::to(&desk.path("charter/draft?done=saved")).into_response()),
        Err(problem) if problem.is(Kind::Conflict) => conflict(&desk, &draft).await,
        Err(problem) if !problem.fields.is_empty() => {
            draft_page(&desk, &draft, number, Some(problem), Vec::new()).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Someone saved meanwhile: what she did is shown, nothing is overwritten, and this text stays in the form.
async fn conflict(desk: &DeskPlace, mine: &Draft) -> Answer {
    let t = desk.t();
    let (theirs, number) = current_draft(desk).await?;
    let mut html = String::new();
    for language in mine.languages() {
        for one in compare(&mine.articles, &theirs.articles, language)
            .into_iter()
            .filter(|one| one.change != Change::Same)
        {
            html.push_str(&Diff { lang: language, parts: one.parts }.to_string());
        }
    }
    let notice = Notice::new(Tone::Care, t.say("charter-edited-meanwhile"))
        .title(t.say("charter-edited-meanwhile-title"))
        .html(html);
    let mut response = draft_page(desk, mine, number, None, vec![notice]).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

fn read_draft(fields: &Fields) -> Draft {
    let mut title = Text::new();
    for language in Language::ALL {
        title.set(language, fields.text(&format!("title-{language}")));
    }
    let mut articles = Vec::new();
    let rows =
        fields.all("row").filter_map(|row| row.parse::<usize>().ok()).take(crate::model::ARTICLES + SPARE);
    for row in rows {
        let mut texts = Text::new();
        for language in Language::ALL {
            texts.set(language, fields.text(&format!("text-{row}-{language}")));
        }
        if texts.is_empty() {
            continue;
        }
        let kind = ArticleKind::from_code(fields.text(&format!("kind-{row}"))).unwrap_or(ArticleKind::Text);
        let number = fields.text(&format!("number-{row}")).parse().ok().filter(|_| kind.is_numbered());
        articles.push(Article { kind, number, texts });
    }
    Draft { title, day: fields.text("day").to_owned(), articles }
}

async fn draft_page(
    desk: &DeskPlace,
    draft: &Draft,
    edit: i64,
    problem: Option<Problem>,
    notices: Vec<Notice>,
) -> Answer {
    let t = desk.t();
    let mut languages = desk.body.languages.clone();
    languages
        .extend(draft.languages().into_iter().filter(|language| !desk.body.languages.contains(language)));
    let told = problem.as_ref();
    let titles = languages
        .iter()
        .map(|language| {
            let label = t.say_with("charter-title-in", &[("language", t.language_name(*language).into())]);
            let field = Field::text(t, format!("title-{language}"), label)
                .value(draft.title.get(*language).unwrap_or_default());
            field.lang(*language).max(200).told(told).to_string()
        })
        .collect();
    let blank = Article { kind: ArticleKind::Goal, number: None, texts: Text::new() };
    let rows = draft.articles.iter().chain(std::iter::repeat_n(&blank, SPARE)).enumerate();
    let articles = rows.map(|(row, article)| article_fields(t, row, article, &languages, told)).collect();
    let day = Field::new(t, look::form::Kind::Date, "day", t.say("charter-day"))
        .value(&draft.day)
        .hint(t.say("charter-day-hint"));
    let view = DraftView {
        t,
        action: desk.path("charter/draft"),
        summary: told.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        edit,
        titles,
        day: day.told(told).to_string(),
        articles,
        buttons: vec![
            Button::primary(t.say("ui-publish")).named("publish", "1").to_string(),
            Button::quiet(t.say("charter-save-draft")).named("save", "1").to_string(),
        ],
        discard: if edit > 0 {
            let button = Button::danger(t.say("charter-discard"));
            PostButton { action: desk.path("charter/discard"), fields: Vec::new(), button }.to_string()
        } else {
            String::new()
        },
    };
    let status = problem.as_ref().map(|_| StatusCode::UNPROCESSABLE_ENTITY);
    page(desk, t.say("charter-draft"), view.render(), notices, status).await
}

fn article_fields(
    t: &Tongue,
    row: usize,
    article: &Article,
    languages: &[Language],
    told: Option<&Problem>,
) -> Vec<String> {
    let kinds =
        ArticleKind::ALL.iter().map(|kind| Choice::new(kind.code(), t.say(kind_key(*kind)))).collect();
    let mut fields = vec![
        Field::hidden(t, "row", row.to_string()).to_string(),
        Field::select(t, format!("kind-{row}"), t.say("charter-kind"), kinds)
            .value(article.kind.code())
            .to_string(),
        Field::new(t, look::form::Kind::Number, format!("number-{row}"), t.say("charter-number"))
            .value(article.number.map(|number| number.to_string()).unwrap_or_default())
            .between("1", "999")
            .optional()
            .to_string(),
    ];
    fields.extend(languages.iter().map(|language| {
        let label = t.say_with("charter-text-in", &[("language", t.language_name(*language).into())]);
        Field::textarea(t, format!("text-{row}-{language}"), label)
            .value(article.texts.get(*language).unwrap_or_default())
            .lang(*language)
            .rows(3)
            .told(told)
            .to_string()
    }));
    fields
}

const fn kind_key(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::Vision => "charter-kind-vision",
        ArticleKind::Mission => "charter-kind-mission",
        ArticleKind::Goal => "charter-one-goal",
        ArticleKind::Means => "charter-one-means",
        ArticleKind::Strength => "charter-one-strength",
        ArticleKind::Text => "charter-kind-text",
    }
}

pub async fn discard(desk: DeskPlace) -> Answer {
    edit::discard(&desk.site, &desk.actor, &desk.scope).await?;
    Ok(Redirect::to(&desk.path("charter?done=discarded")).into_response())
}

#[derive(Template)]
#[template(path = "desk-import.html")]
struct ImportView<'a> {
    t: &'a Tongue,
    action: String,
    summary: String,
    fields: Vec<String>,
    button: String,
}

/// Where a page of an old site is pasted.
pub async fn import_form(desk: DeskPlace) -> Answer {
    desk.must(crate::rights::WRITE)?;
    import_page(&desk, "", "", None).await
}

async fn import_page(desk: &DeskPlace, text: &str, language: &str, problem: Option<Problem>) -> Answer {
    let t = desk.t();
    let told = problem.as_ref();
    let mut choices = vec![Choice::new("", t.say("charter-language-found"))];
    choices.extend(
        Language::ALL.iter().map(|language| Choice::new(language.code(), t.language_name(*language))),
    );
    let view = ImportView {
        t,
        action: desk.path("charter/import"),
        summary: told.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        fields: vec![
            Field::file(t, "file", t.say("charter-file"), ".txt,.html,.htm,text/plain,text/html")
                .hint(t.say("charter-file-hint"))
                .optional()
                .told(told)
                .to_string(),
            Field::textarea(t, "text", t.say("charter-paste")).value(text).rows(12).told(told).to_string(),
            Field::select(t, "language", t.say("charter-language"), choices).value(language).to_string(),
        ],
        button: Button::primary(t.say("charter-import")).to_string(),
    };
    let status = problem.as_ref().map(|_| StatusCode::UNPROCESSABLE_ENTITY);
    page(desk, t.say("charter-import"), view.render(), Vec::new(), status).await
}

/// Reads what was pasted or sent, joins it with the draft, and shows the draft with what was left out.
pub async fn import(desk: DeskPlace, fields: Fields) -> Answer {
    desk.must(crate::rights::WRITE)?;
    let pasted = fields.text("text");
    let bytes: Vec<u8> = match fields.file("file") {
        Some(file) if !file.bytes.is_empty() => file.bytes.to_vec(),
        _ => pasted.as_bytes().to_vec(),
    };
    let code = fields.text("language");
    let read = import::import(&bytes, code.parse().ok());
    let imported = match read {
        Ok(imported) => imported,
        Err(refusal) => {
            let key = match refusal {
                import::Refusal::TooLarge { .. } => "charter-import-too-large",
                import::Refusal::Binary { .. } => "charter-import-binary",
                _ => "charter-import-empty",
            };
            return import_page(&desk, pasted, code, Some(Problem::invalid("text", key))).await;
        }
    };
    let left_out = imported.left_out.clone();
    edit::save_imported(&desk.site, desk.body.id, imported, false).await?;
    let t = desk.t();
    let (draft, number) = current_draft(&desk).await?;
    let list: String =
        left_out.iter().map(|line| format!("<li dir=\"auto\">{}</li>", look::escape(line))).collect();
    let mut notice = Notice::new(Tone::Done, t.say("charter-imported"));
    if !left_out.is_empty() {
        notice = notice.html(format!(
            "<details><summary>{}</summary><ul>{list}</ul></details>",
            t.say("charter-left-out")
        ));
    }
    draft_page(&desk, &draft, number, None, vec![notice]).await
}

#[derive(Template)]
#[template(path = "desk-adherence.html")]
struct AdherenceView<'a> {
    t: &'a Tongue,
    action: String,
    summary: String,
    of: String,
    of_href: String,
    changed: Vec<String>,
    changed_line: String,
    fields: Vec<String>,
    button: String,
    withdraw: String,
    nothing: String,
}

/// What this body adheres to, and what changed since.
pub async fn adherence(desk: DeskPlace) -> Answer {
    desk.must(crate::rights::ADHERE)?;
    adherence_page(&desk, None, None).await
}

async fn adherence_page(
    desk: &DeskPlace,
    typed: Option<(&str, &str, Text)>,
    problem: Option<Problem>,
) -> Answer {
    let t = desk.t();
    let told = problem.as_ref();
    let mut conn = desk.site.db.read().await?;
    let current = store::adherence_of(&mut conn, desk.body.id).await?;
    // The nearest charter above; a body does not adhere to its own.
    let mut above = Vec::new();
    for body in desk.tree.chain(desk.body.id).into_iter().rev().skip(1) {
        above = store::published(&mut conn, body.id).await?;
        if !above.is_empty() {
            break;
        }
    }
    let adhered = match &current {
        Some(current) => store::version(&mut conn, current.version).await?,
        None => None,
    };
    let wanted = desk.visit.wanted();
    let mut changed = Vec::new();
    let mut changed_line = String::new();
    if let (Some(old), Some(new)) = (&adhered, above.first())
        && old.body == new.body
        && old.number != new.number
    {
        let (before, after) =
            (store::articles(&mut conn, old.id).await?, store::articles(&mut conn, new.id).await?);
        let language = wanted
            .iter()
            .copied()
            .find(|language| after.iter().any(|article| article.texts.get(*language).is_some()));
        let language = language.unwrap_or(desk.visit.language);
        changed = compare(&before, &after, language)
            .into_iter()
            .filter(|one| one.change != Change::Same)
            .map(|one| {
                let number = one.number.map(|number| format!(" {}", t.number(number))).unwrap_or_default();
                format!(
                    "<h3>{}{number}</h3>{}",
                    t.say(kind_key(one.kind)),
                    Diff { lang: language, parts: one.parts }
                )
            })
            .collect();
        changed_line = t.count("charter-changed-since", i64::try_from(changed.len()).unwrap_or(0));
    }
    drop(conn);
    let owner = above.first().and_then(|version| desk.tree.get(version.body)).cloned();
    let choices = above
        .iter()
        .map(|version| Choice::new(version.id.to_string(), version_line(desk, version)))
        .collect();
    let today = desk.body.country.day(desk.site.clock.now());
    let (version, day, reservation) = match typed {
        Some((version, day, reservation)) => (version.to_owned(), day.to_owned(), reservation),
        None => (
            above.first().map(|version| version.id.to_string()).unwrap_or_default(),
            today,
            current.as_ref().map(|current| current.reservation.clone()).unwrap_or_default(),
        ),
    };
    let mut fields = vec![
        Field::select(t, "version", t.say("charter-version"), choices).value(version).told(told).to_string(),
        Field::new(t, look::form::Kind::Date, "day", t.say("charter-adherence-day"))
            .value(day)
            .told(told)
            .to_string(),
    ];
    fields.extend(desk.body.languages.iter().map(|language| {
        let label = t.say_with("charter-reservation-in", &[("language", t.language_name(*language).into())]);
        Field::textarea(t, format!("reservation-{language}"), label)
            .value(reservation.get(*language).unwrap_or_default())
            .hint(t.say("charter-reservation-hint"))
            .lang(*language)
            .optional()
            .told(told)
            .to_string()
    }));
    let view = AdherenceView {
        t,
        action: desk.path("charter/adherence"),
        summary: told.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        of: owner.as_ref().map(|owner| owner.names.best(&wanted).to_owned()).unwrap_or_default(),
        of_href: owner
            .as_ref()
            .map(|owner| format!("{}charter", owner.home(desk.visit.language)))
            .unwrap_or_default(),
        changed,
        changed_line,
        fields,
        button: Button::primary(t.say("charter-adhere")).to_string(),
        withdraw: if current.is_some() {
            let button = Button::danger(t.say("charter-withdraw"));
            PostButton { action: desk.path("charter/withdraw"), fields: Vec::new(), button }.to_string()
        } else {
            String::new()
        },
        nothing: if above.is_empty() { t.say("charter-none-above") } else { String::new() },
    };
    let status = problem.as_ref().map(|_| StatusCode::UNPROCESSABLE_ENTITY);
    page(desk, t.say("charter-adherence"), view.render(), Vec::new(), status).await
}

pub async fn adhere(desk: DeskPlace, fields: Fields) -> Answer {
    desk.must(crate::rights::ADHERE)?;
    let mut reservation = Text::new();
    for language in Language::ALL {
        reservation.set(language, fields.text(&format!("reservation-{language}")));
    }
    let (version, day) = (fields.text("version"), fields.text("day"));
    let done = match version.parse() {
        Ok(id) => {
            action::adhere(&desk.site, &desk.actor, &desk.scope, id, day.to_owned(), reservation.clone())
                .await
        }
        Err(_) => Err(Problem::invalid("version", "field-bad-choice")),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&desk.path("charter?done=adhered")).into_response()),
        Err(problem) if !problem.fields.is_empty() => {
            adherence_page(&desk, Some((version, day, reservation)), Some(problem)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub async fn withdraw(desk: DeskPlace) -> Answer {
    action::withdraw(&desk.site, &desk.actor, &desk.scope).await?;
    Ok(Redirect::to(&desk.path("charter?done=adhered")).into_response())
}

async fn page(
    desk: &DeskPlace,
    title: String,
    main: std::result::Result<String, askama::Error>,
    notices: Vec<Notice>,
    status: Option<StatusCode>,
) -> Answer {
    let main: Result<String> = main.map_err(Problem::failed);
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        entry: "charter",
        main: main?,
        notices,
        status,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}
