//! Writing a charter: keep a draft, publish it, throw it away, take in a page from an old site.

use basis::{Id, Problem, Result, Text, of::Body};
use db::Conn;
use weave::{Site, facts::Published, tell};
use web::{Actor, Scope};

use crate::{
    import::Imported,
    model::{Article, Draft, VersionMark, join},
    publication, rights, store,
};

/// Keeps the body's draft, and publishes it when asked. `edit` is the number she began with, 0 for a new draft.
///
/// # Errors
/// Forbidden; fields that are wrong; someone else saved meanwhile.
pub async fn save(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    draft: Draft,
    edit: i64,
    to_publish: bool,
) -> Result<()> {
    rights::may_write(actor, scope)?;
    draft.check(to_publish)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let site = site.clone();
    site.db
        .clone()
        .write(move |conn| {
            Box::pin(async move {
                let id = keep(conn, &site, body, &draft, edit).await?;
                // In one transaction: what is published is what she saw.
                if to_publish {
                    publish_version(conn, &site, body, id).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Throws the body's draft away.
///
/// # Errors
/// Forbidden; no draft.
pub async fn discard(site: &Site, actor: &Actor, scope: &Scope) -> Result<()> {
    rights::may_write(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let there =
        site.db.write(move |conn| Box::pin(async move { store::drop_draft(conn, body).await })).await?;
    if there { Ok(()) } else { Err(Problem::not_found()) }
}

/// Takes in what the importer read: joined with the draft, or else with the newest version, and published at once when asked.
///
/// # Errors
/// Nothing but blanks; too many articles.
pub async fn save_imported(site: &Site, body: Id<Body>, imported: Imported, to_publish: bool) -> Result<()> {
    let site = site.clone();
    site.db
        .clone()
        .write(move |conn| {
            Box::pin(async move {
                let draft = store::draft(conn, body).await?;
                let base = match &draft {
                    Some(draft) => Some(draft.clone()),
                    None => store::published(conn, body).await?.into_iter().next(),
                };
                let (title, articles) = match &base {
                    Some(base) => (base.title.clone(), store::articles(conn, base.id).await?),
                    None => (Text::new(), Vec::<Article>::new()),
                };
                let title = if imported.title.is_empty() {
                    title
                } else {
                    title.with(imported.language, imported.title.clone())
                };
                let title = if title.is_empty() {
                    title.with(imported.language, fallback_title(&imported))
                } else {
                    title
                };
                let day = words::Country::Other.day(site.clock.now());
                let joined = Draft { title, day, articles: join(articles, &imported) };
                joined.check(true)?;
                let id = keep(conn, &site, body, &joined, draft.map_or(0, |draft| draft.edit)).await?;
                if to_publish {
                    publish_version(conn, &site, body, id).await?;
                }
                Ok(())
            })
        })
        .await
}

/// A page without a title is named by its first words.
fn fallback_title(imported: &Imported) -> String {
    imported
        .articles
        .first()
        .map(|article| article.text.split(' ').take(6).collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}

async fn keep(
    conn: &mut Conn,
    site: &Site,
    body: Id<Body>,
    draft: &Draft,
    edit: i64,
) -> Result<Id<VersionMark>> {
    let id = match store::draft(conn, body).await? {
        Some(known) => known.id,
        None if edit == 0 => Id::new(&site.clock, &site.rng),
        None => return Err(Problem::conflict("charter-edited-meanwhile")),
    };
    store::save_draft(conn, id, body, draft, edit, site.clock.now()).await?;
    Ok(id)
}

async fn publish_version(conn: &mut Conn, site: &Site, body: Id<Body>, id: Id<VersionMark>) -> Result<i64> {
    let number = store::publish(conn, id, body, site.clock.now()).await?;
    tell_of(conn, site, body).await?;
    Ok(number)
}

/// The charter of a body is one publication, whatever its version.
pub(crate) async fn tell_of(conn: &mut Conn, site: &Site, body: Id<Body>) -> Result<()> {
    let published = Published {
        publication: publication::id_of(body),
        body,
        kind: String::from("charter"),
        visible: true,
    };
    tell(conn, site, &published).await?;
    tell(conn, site, &weave::facts::BodyChanged { body }).await
}
