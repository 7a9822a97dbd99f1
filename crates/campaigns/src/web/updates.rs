//! The desk writes to those who allowed it: typed, looked at, sent.

use ::web::{Answer, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Kind as ProblemKind, Language, Problem};
use look::{
    Notice, Tone,
    form::{ErrorSummary, Field},
};
use network::DeskPlace;
use weave::DeskPage;

use super::desk::{ENTRY, crumb, done, own, titled};
use crate::{
    model::Edition,
    rights::WRITE,
    store,
    update::{self, SUBJECT},
};

#[derive(Template)]
#[template(path = "desk-updates.html")]
struct View<'a> {
    t: &'a words::Tongue,
    errors: String,
    notice: String,
    /// How many are written to.
    who: String,
    action: String,
    fields: Vec<String>,
    /// As it will be read; empty while it is typed.
    preview: Vec<Letter>,
    past: Vec<Past>,
}

struct Letter {
    lang: Language,
    subject: String,
    text: String,
}

struct Past {
    lang: Language,
    subject: String,
    when: String,
    count: String,
}

/// `campaigns/{edition}/updates`
pub async fn show(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    page(&desk, &it, &Fields::default(), None, None).await
}

/// First shows how it will be read; sends it when she is sure.
pub async fn post(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let typed = languages(&desk).into_iter().map(|language| {
        let text = |field: &str| fields.text(&format!("{field}-{language}")).to_owned();
        (language, text("subject"), text("text"))
    });
    let letter = match update::checked(typed) {
        Ok(letter) => letter,
        Err(problem) => return page(&desk, &it, &fields, Some(&problem), None).await,
    };
    match fields.text("sure") {
        "yes" => {}
        "no" => return page(&desk, &it, &fields, None, None).await,
        _ => return page(&desk, &it, &fields, None, Some(&letter)).await,
    }
    // Made with the form: sent twice is sent once.
    let id = fields.text("update").parse().map_err(|_| Problem::not_found())?;
    match update::send(&desk.site, &desk.actor, &desk.scope, it.id, id, letter).await {
        Ok(_) => {
            let path = desk.path(&format!("{ENTRY}/{}/updates?done=sent", it.id));
            Ok(Redirect::to(&path).into_response())
        }
        Err(problem) if problem.is(ProblemKind::Conflict) => {
            page(&desk, &it, &fields, Some(&problem), None).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The body's own languages.
fn languages(desk: &DeskPlace) -> Vec<Language> {
    if desk.body.languages.is_empty() { vec![Language::Ar] } else { desk.body.languages.clone() }
}

async fn page(
    desk: &DeskPlace,
    it: &Edition,
    typed: &Fields,
    problem: Option<&Problem>,
    letter: Option<&(basis::Text, basis::Text)>,
) -> Answer {
    let t = desk.t();
    let count = i64::try_from(update::recipients(&desk.site, it).await?.len()).unwrap_or(i64::MAX);
    let past = store::updates(&mut desk.site.db.read().await?, it.id).await?;
    let fresh: Id<store::UpdateId> = Id::new(&desk.site.clock, &desk.site.rng);
    let id = if typed.has("update") { typed.text("update").to_owned() } else { fresh.to_string() };
    let mut fields = vec![Field::hidden(t, "update", id).to_string()];
    for language in languages(desk) {
        let args = [("language", t.language_name(language).into())];
        for (field, words) in [("subject", "campaigns-update-subject"), ("text", "campaigns-update-text")] {
            let name = format!("{field}-{language}");
            let value = typed.text(&name).to_owned();
            fields.push(if letter.is_some() {
                Field::hidden(t, &name, value).to_string()
            } else {
                let label = t.say_with(words, &args);
                let one = if field == "subject" {
                    Field::text(t, &name, label).max(u32::try_from(SUBJECT).unwrap_or(u32::MAX))
                } else {
                    Field::textarea(t, &name, label).rows(8)
                };
                one.value(value).lang(language).told(problem).to_string()
            });
        }
    }
    let wanted = desk.visit.wanted();
    let preview = letter
        .map(|(subject, text)| {
            subject
                .iter()
                .map(|(lang, subject)| Letter {
                    lang,
                    subject: subject.to_owned(),
                    text: text.get(lang).unwrap_or_default().to_owned(),
                })
                .collect()
        })
        .unwrap_or_default();
    let notice = match problem.filter(|problem| problem.is(ProblemKind::Conflict)) {
        Some(problem) => {
            let (title, text) = t.problem(problem);
            Notice::new(Tone::Danger, text).title(title).to_string()
        }
        None => String::new(),
    };
    let main = View {
        t,
        errors: problem
            .filter(|problem| problem.is(ProblemKind::Invalid))
            .map(|problem| ErrorSummary::of(t, problem).to_string())
            .unwrap_or_default(),
        notice,
        who: t.count("campaigns-update-who", count),
        action: desk.path(&format!("{ENTRY}/{}/updates", it.id)),
        fields: if count == 0 && problem.is_none() { Vec::new() } else { fields },
        preview,
        past: past
            .into_iter()
            .filter_map(|one| {
                let (lang, subject) = one.subject.nearest(&wanted)?;
                Some(Past {
                    lang,
                    subject: subject.to_owned(),
                    when: t.date_time(one.at),
                    count: t.count("campaigns-update-sent-to", one.recipients),
                })
            })
            .collect(),
    }
    .render()
    .map_err(Problem::failed)?;
    let (_, title) = titled(desk, it);
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("campaigns-update"),
        entry: ENTRY,
        crumbs: vec![crumb(desk), look::Link::new(desk.path(&format!("{ENTRY}/{}", it.id)), title)],
        notices: done(desk),
        main,
        status: problem.map(::web::status_of),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}
