//! A body writes to those who signed here and allowed it to write to them. Jobs hold ids alone.

use basis::{FieldProblem, Id, Language, Problem, Result, Text};
use jobs::{Job, Queue, Worker};
use mail::Letter;
use people::model::PersonId;
use serde::{Deserialize, Serialize};
use weave::{Entry, Site, Visit, note};
use web::{Actor, Scope};

use crate::{
    letters::TOGETHER,
    model::{Edition, EditionId, one_line, tidy},
    rights::must_write,
    store::{self, Update, UpdateId},
};

const KIND: &str = "campaigns.update";
/// Characters of a subject and of a text, at most.
pub const SUBJECT: usize = 150;
pub const TEXT: usize = 20_000;

#[derive(Debug, Serialize, Deserialize)]
struct About {
    update: Id<UpdateId>,
    persons: Vec<Id<PersonId>>,
}

/// What is written, checked. Fields are named by language: `subject-ar`, `text-ar`.
///
/// # Errors
/// Invalid, with a reason for each field.
pub fn checked(typed: impl IntoIterator<Item = (Language, String, String)>) -> Result<(Text, Text)> {
    let (mut subjects, mut texts, mut wrong) = (Text::new(), Text::new(), Vec::new());
    let mut first = None;
    for (language, subject, text) in typed {
        first.get_or_insert(language);
        let (subject, text) = (one_line(&subject), tidy(&text));
        let mut is_wrong = |field: &str, key: &'static str| {
            wrong.push(FieldProblem { field: format!("{field}-{language}").into(), key: key.into() });
        };
        for (field, value, most) in [("subject", &subject, SUBJECT), ("text", &text, TEXT)] {
            if value.chars().count() > most {
                is_wrong(field, "field-too-long");
            }
            if value.contains('\0') {
                is_wrong(field, "field-nul");
            }
        }
        match (subject.is_empty(), text.is_empty()) {
            (true, true) => {}
            (true, false) => is_wrong("subject", "field-required"),
            (false, true) => is_wrong("text", "field-required"),
            (false, false) => {
                subjects.set(language, subject);
                texts.set(language, text);
            }
        }
    }
    if wrong.is_empty() && subjects.is_empty() {
        let language = first.unwrap_or(Language::Ar);
        let field = format!("subject-{language}");
        wrong.push(FieldProblem { field: field.into(), key: "field-required".into() });
    }
    Problem::from_fields(wrong)?;
    Ok((subjects, texts))
}

/// How many would be written to: those who signed this campaign anywhere, allowed this body to write, and gave an address.
///
/// # Errors
/// When the database does not answer.
pub async fn recipients(site: &Site, it: &Edition) -> Result<Vec<Id<PersonId>>> {
    let mut conn = site.db.read().await?;
    let supporters = store::supporters(&mut conn, it.body, it.campaign).await?;
    people::reachable(&mut conn, &supporters).await
}

/// Writes to them; to how many. An id that was sent before is not sent again.
///
/// # Errors
/// Forbidden; not found; conflict in lockdown (`campaigns-locked-down`) or when nobody can be written to (`campaigns-update-nobody`).
pub async fn send(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    update: Id<UpdateId>,
    (subject, text): (Text, Text),
) -> Result<i64> {
    must_write(actor, scope)?;
    let it = store::edition(&mut site.db.read().await?, edition).await?;
    if scope.body() != Some(it.body) {
        return Err(Problem::not_found());
    }
    if site.is_locked(it.body).await? {
        return Err(Problem::conflict("campaigns-locked-down"));
    }
    let persons = recipients(site, &it).await?;
    if persons.is_empty() {
        return Err(Problem::conflict("campaigns-update-nobody"));
    }
    let count = i64::try_from(persons.len()).unwrap_or(i64::MAX);
    let (own, by) = (site.clone(), Some(actor.account));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                let new = Update { id: update, edition: it.id, subject, text, recipients: count, at: now };
                if !store::insert_update(conn, &new, by).await? {
                    return Ok(count);
                }
                let jobs: Result<Vec<Job>> =
                    persons.chunks(TOGETHER).map(|part| job(update, part, now)).collect();
                jobs::enqueue_all(conn, jobs?, &own.clock, &own.rng).await?;
                let entry = Entry::new(it.body, by, "campaigns.wrote").about(it.id).count(count);
                note(&own, conn, entry).await?;
                Ok(count)
            })
        })
        .await
}

fn job(update: Id<UpdateId>, persons: &[Id<PersonId>], at: basis::Moment) -> Result<Job> {
    let payload =
        serde_json::to_value(About { update, persons: persons.to_vec() }).map_err(Problem::failed)?;
    Ok(Job { kind: KIND, payload, at, queue: Queue::Bulk, key: None })
}

/// Writes to each; who could not be written to has a job of her own from then on, so that nobody is written to twice for her sake.
pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::letter(KIND, move |payload| {
        let site = site.clone();
        async move {
            let about: About = serde_json::from_value(payload).map_err(Problem::failed)?;
            let Some(update) = store::update(&mut site.db.read().await?, about.update).await? else {
                return Ok(());
            };
            let edition = store::edition(&mut site.db.read().await?, update.edition).await?;
            let alone = about.persons.len() == 1;
            let mut again = Vec::new();
            for person in about.persons {
                match write(&site, &update, &edition, person).await {
                    Ok(()) => {}
                    Err(problem) if alone => return Err(problem),
                    Err(problem) => {
                        tracing::info!(%problem, "a letter of several will be tried again by itself");
                        again.push(person);
                    }
                }
            }
            if again.is_empty() {
                return Ok(());
            }
            let own = site.clone();
            site.db
                .write(move |conn| {
                    Box::pin(async move {
                        let now = own.clock.now();
                        let jobs: Result<Vec<Job>> =
                            again.iter().map(|person| job(update.id, &[*person], now)).collect();
                        jobs::enqueue_all(conn, jobs?, &own.clock, &own.rng).await
                    })
                })
                .await
        }
    })
}

async fn write(site: &Site, update: &Update, edition: &Edition, person: Id<PersonId>) -> Result<()> {
    let reached = people::reached(site, &mut site.db.read().await?, person).await?;
    let Some(reached) = reached else { return Ok(()) };
    let visit = Visit::of(site, reached.language);
    let t = &visit.t;
    let wanted = visit.wanted();
    let tree = network::tree(site).await?;
    let body = tree.get(edition.body).ok_or_else(Problem::not_found)?;
    let name = body.names.best(&wanted).to_owned();
    let link = format!("{}{}{}", site.config.url, body.home(reached.language), edition.path());
    let args = [
        ("text", update.text.best(&wanted).into()),
        ("title", edition.title.best(&wanted).into()),
        ("body", name.as_str().into()),
        ("link", link.as_str().into()),
    ];
    let key =
        if edition.published { "campaigns-letter-update-text" } else { "campaigns-letter-update-alone" };
    let letter = Letter {
        to: reached.address,
        to_language: reached.language,
        from_name: name.clone(),
        subject: update.subject.best(&wanted).to_owned(),
        text: t.plain_with(key, &args),
        html: None,
    };
    weave::send(site, &letter).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_needs_subject_and_text_in_one_language() {
        let typed = |all: &[(Language, &str, &str)]| {
            checked(
                all.iter()
                    .map(|(language, subject, text)| (*language, (*subject).to_owned(), (*text).to_owned())),
            )
        };
        let fields = |problem: Problem| -> Vec<String> {
            problem.fields.iter().map(|one| one.field.to_string()).collect()
        };
        let (subject, text) = typed(&[(Language::Ar, " خبر ", "نص\r\n"), (Language::Fr, "", "")]).unwrap();
        assert_eq!((subject.get(Language::Ar), text.get(Language::Ar)), (Some("خبر"), Some("نص")));
        assert_eq!(subject.get(Language::Fr), None);
        assert_eq!(
            fields(typed(&[(Language::Ar, "", ""), (Language::Fr, "", "")]).unwrap_err()),
            ["subject-ar"]
        );
        assert_eq!(fields(typed(&[(Language::Ar, "خبر", "")]).unwrap_err()), ["text-ar"]);
        assert_eq!(fields(typed(&[(Language::Fr, &"x".repeat(151), "y")]).unwrap_err()), ["subject-fr"]);
    }
}
