//! Saves what was written: as a draft, for the street, or for a later minute.

use basis::{
    Id, Moment, Problem, Result, Slug, Text,
    of::{Account, Asset, Body, Publication},
};
use db::Conn;
use jobs::{Job, Queue};
use weave::Site;
use web::{Actor, Scope};
use words::{Country, Language};

use crate::{
    model::{Content, Kind, State, Step, Writing},
    picture, rights, store, telling,
    typed::{Typed, Wanted},
};

/// The job that publishes at its minute.
pub(crate) const PUBLISH: &str = "pages.publish";

/// What is to become of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    Draft,
    Publish,
    /// At the time in [`Typed::publish_at`].
    Schedule,
}

/// A save as the form asks for it.
#[derive(Debug, Clone)]
pub struct Saving {
    pub kind: Kind,
    /// None: a new writing.
    pub id: Option<Id<Publication>>,
    pub typed: Typed,
    pub intent: Intent,
    /// The body's languages, its own first.
    pub languages: Vec<Language>,
    /// Whose clock `publish_at` means.
    pub country: Country,
}

/// Saves at the scope's body.
///
/// # Errors
/// Forbidden; not found when it is another body's; every wrong field; conflict (`pages-conflict`) when someone saved since
/// [`Typed::version`]: then nothing was written.
pub async fn save(site: &Site, actor: &Actor, scope: &Scope, saving: Saving) -> Result<Writing> {
    rights::must_write(actor, scope, saving.kind)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let Saving { kind, id, typed, intent, languages, country } = saving;
    let mut wrong = match typed.check(&languages, intent != Intent::Draft) {
        Ok(()) => Vec::new(),
        Err(problem) => problem.fields,
    };
    let step = match intent {
        Intent::Draft => Step::Save,
        Intent::Publish => Step::Publish,
        Intent::Schedule => match country.parse_local(&typed.publish_at) {
            Some(at) if at > site.clock.now() => Step::Schedule(at),
            other => {
                let key = if other.is_some() { "field-date-past" } else { "field-bad-date" };
                wrong.push(basis::FieldProblem { field: "publish_at".into(), key: key.into() });
                Step::Save
            }
        },
    };
    let mut read = site.db.read().await?;
    let chosen = match picture::chosen(&mut read, &typed.picture, scope).await {
        Ok(chosen) => chosen,
        Err(problem) => {
            wrong.extend(problem.fields);
            None
        }
    };
    Problem::from_fields(wrong)?;
    let texts = picture::rendered(&mut read, &typed.text).await?;
    drop(read);
    let wanted = typed.wanted_slug(&languages, &country.day(site.clock.now()));
    let change = Change {
        kind,
        body,
        id,
        seen: id.map(|_| typed.version),
        wanted,
        title: typed.title,
        summary: typed.summary,
        text: typed.text,
        picture: chosen,
        sensitive: typed.sensitive,
        texts,
        step,
        by: Some(actor.account),
    };
    let within = site.clone();
    site.db.write(move |conn| Box::pin(async move { apply(conn, &within, change).await })).await
}

/// Words that are right, ready to be written.
pub(crate) struct Change {
    pub kind: Kind,
    pub body: Id<Body>,
    pub id: Option<Id<Publication>>,
    /// The revision they were made from; None: whichever is the newest.
    pub seen: Option<i64>,
    pub wanted: Wanted,
    pub title: Text,
    pub summary: Text,
    pub text: Text,
    pub picture: Option<Id<Asset>>,
    pub sensitive: bool,
    /// [`picture::rendered`] of `text`.
    pub texts: Vec<(Language, String, String)>,
    pub step: Step,
    pub by: Option<Id<Account>>,
}

/// Writes them in the transaction of `conn`.
pub(crate) async fn apply(conn: &mut Conn, site: &Site, change: Change) -> Result<Writing> {
    let now = site.clock.now();
    let before = match change.id {
        Some(id) => Some(store::find(conn, change.body, change.kind, id).await?),
        None => None,
    };
    let newest = match &before {
        Some(before) => Some(store::revision(conn, before.id, before.version).await?),
        None => None,
    };
    if let (Some(before), Some(seen)) = (&before, change.seen)
        && before.version != seen
    {
        return Err(Problem::conflict("pages-conflict"));
    }
    let id = before.as_ref().map_or_else(|| Id::new(&site.clock, &site.rng), |before| before.id);
    // What came out of the bin may have another slug than its newest revision.
    let kept = match (&before, &newest) {
        (Some(before), Some(newest)) if before.has_changes() => Some(newest.slug.clone()),
        (before, _) => before.as_ref().map(|before| before.slug.clone()),
    };
    let slug = slug(conn, &change, id, kept).await?;
    let content = Content {
        slug,
        title: change.title,
        summary: change.summary,
        text: change.text,
        picture: change.picture,
        sensitive: change.sensitive,
    };
    let mut after =
        before.clone().unwrap_or_else(|| fresh(&change.kind, change.body, id, &content, change.by, now));
    let same = newest.as_ref() == Some(&content);
    if !same {
        after.version += 1;
    }
    after.step(change.step, change.by, now)?;
    let shown = after.state != State::Published || after.live == Some(after.version);
    let was_shown = before.as_ref().is_some_and(|before| !before.has_changes());
    let renew = shown && !(same && was_shown);
    if renew {
        after.show(&content, now);
    }
    match &before {
        None => store::insert(conn, &after, now).await?,
        Some(before) => {
            if !store::update(conn, &after, before.version, now).await? {
                return Err(Problem::conflict("pages-conflict"));
            }
        }
    }
    if !same {
        store::insert_revision(conn, id, after.version, now, change.by, &content).await?;
    }
    if renew {
        store::set_texts(conn, id, &change.texts).await?;
    }
    if let Step::Schedule(at) = change.step {
        schedule(conn, site, id, at).await?;
    }
    let told = renew || before.as_ref().map(Writing::is_visible) != Some(after.is_visible());
    if told {
        telling::changed(conn, site, before.as_ref(), &after).await?;
    }
    Ok(after)
}

fn fresh(
    kind: &Kind,
    body: Id<Body>,
    id: Id<Publication>,
    content: &Content,
    by: Option<Id<Account>>,
    now: Moment,
) -> Writing {
    Writing {
        id,
        body,
        kind: *kind,
        slug: content.slug.clone(),
        state: State::Draft,
        publish_at: None,
        first_published: None,
        updated: now,
        version: 0,
        live: None,
        title: content.title.clone(),
        summary: content.summary.clone(),
        picture: content.picture,
        sensitive: content.sensitive,
        removed: None,
        removed_by: None,
        created_by: by,
    }
}

/// What she typed, unless it is taken; what was made of a title, numbered where it is; what it had, when she typed nothing.
async fn slug(conn: &mut Conn, change: &Change, id: Id<Publication>, kept: Option<Slug>) -> Result<Slug> {
    let Some(slug) = change.wanted.slug.clone() else {
        return Err(Problem::invalid("slug", "field-required"));
    };
    if !change.wanted.typed {
        return match kept {
            Some(kept) => Ok(kept),
            None => store::free(conn, change.body, change.kind, &slug, id).await,
        };
    }
    if store::taken(conn, change.body, change.kind, &slug, id).await? {
        return Err(Problem::invalid("slug", "field-taken"));
    }
    Ok(slug)
}

/// Asks for the job of that minute. One that was asked for before finds another time, or another state, and does nothing.
async fn schedule(conn: &mut Conn, site: &Site, id: Id<Publication>, at: Moment) -> Result<()> {
    let job = Job {
        kind: PUBLISH,
        payload: serde_json::json!({ "writing": id }),
        at,
        queue: Queue::Urgent,
        key: Some(format!("{id}@{}", at.millis())),
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}
