//! Takes something back from the street, and puts something there when its minute has come.

use basis::{Id, Problem, Result, of::Publication};
use db::Conn;
use jobs::Worker;
use weave::Site;
use web::{Actor, Scope};

use crate::{
    model::{Content, Kind, Step, Writing},
    picture, rights, save, store, telling,
};

/// Published or scheduled becomes a draft; what is shown in the desk is its newest revision again.
///
/// # Errors
/// Forbidden; not found; conflict when it is a draft, or was saved in this very moment.
pub async fn unpublish(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    kind: Kind,
    id: Id<Publication>,
) -> Result<Writing> {
    rights::must_write(actor, scope, kind)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let mut read = site.db.read().await?;
    let seen = store::find(&mut read, body, kind, id).await?;
    let newest = store::revision(&mut read, id, seen.version).await?;
    let texts = picture::rendered(&mut read, &newest.text).await?;
    drop(read);
    let (within, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let before = store::find(conn, body, kind, id).await?;
                if before.version != seen.version {
                    return Err(Problem::conflict("pages-conflict"));
                }
                let mut after = before.clone();
                after.step(Step::Unpublish, Some(by), within.clock.now())?;
                if before.has_changes() {
                    renew(conn, &within, &mut after, &newest, &texts).await?;
                }
                write(conn, &within, &before, &after).await?;
                Ok(after)
            })
        })
        .await
}

async fn renew(
    conn: &mut Conn,
    site: &Site,
    after: &mut Writing,
    newest: &Content,
    texts: &[(basis::Language, String, String)],
) -> Result<()> {
    after.show(newest, site.clock.now());
    after.slug = store::free(conn, after.body, after.kind, &newest.slug, after.id).await?;
    store::set_texts(conn, after.id, texts).await
}

/// Writes a step that made no revision, and tells it.
pub(crate) async fn write(conn: &mut Conn, site: &Site, before: &Writing, after: &Writing) -> Result<()> {
    if !store::update(conn, after, before.version, site.clock.now()).await? {
        return Err(Problem::conflict("pages-conflict"));
    }
    telling::changed(conn, site, Some(before), after).await
}

/// Publishes what is due; a writing that was published, put off or removed meanwhile is left alone.
pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(save::PUBLISH, move |payload| {
        let site = site.clone();
        async move {
            let id: Id<Publication> =
                serde_json::from_value(payload.get("writing").cloned().unwrap_or_default())
                    .map_err(Problem::failed)?;
            publish_due(&site, id).await
        }
    })
}

async fn publish_due(site: &Site, id: Id<Publication>) -> Result<()> {
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = within.clock.now();
                let Some(before) = store::due(conn, id, now).await? else { return Ok(()) };
                let mut after = before.clone();
                after.step(Step::Publish, None, now)?;
                after.updated = now;
                write(conn, &within, &before, &after).await
            })
        })
        .await
}
