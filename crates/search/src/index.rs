use basis::{Id, Kind, Result, of::Publication};
use db::Conn;
use weave::{Publications, Site};

use crate::{model::stems_of, store};

/// Brings the index to what one publication is now: entered anew, or gone.
///
/// # Errors
/// Whatever the database says; the transaction that told of it is undone.
pub async fn enter(site: &Site, conn: &mut Conn, id: Id<Publication>) -> Result<()> {
    store::leave(conn, id).await?;
    for room in site.publications() {
        if let Some(publication) = room.one(conn, id).await? {
            return put(room.as_ref(), conn, &publication).await;
        }
    }
    Ok(())
}

async fn put(room: &dyn Publications, conn: &mut Conn, publication: &weave::Publication) -> Result<()> {
    let text = room.text(conn, publication.id).await?;
    for (language, title) in publication.title.iter() {
        let whole = format!(
            "{title} {} {}",
            publication.summary.get(language).unwrap_or(""),
            text.get(language).unwrap_or("")
        );
        store::enter(
            conn,
            publication.id,
            language,
            publication.body.to_string(),
            publication.date,
            stems_of(&whole),
        )
        .await?;
    }
    Ok(())
}

/// Fills an empty index from every room's publications, a few hundred in each transaction.
///
/// # Errors
/// Whatever the database says; the job tries again.
pub async fn fill(site: &Site) -> Result<()> {
    if !store::is_empty(&mut site.db.read().await?).await? {
        return Ok(());
    }
    for room in site.publications().to_vec() {
        let mut after = None;
        loop {
            let part = room.all(&mut site.db.read().await?, after, 200).await?;
            let Some(last) = part.last() else { break };
            after = Some(last.id);
            let room = std::sync::Arc::clone(&room);
            let entered = site.db.write(move |conn| {
                Box::pin(async move {
                    for publication in &part {
                        store::leave(conn, publication.id).await?;
                        put(room.as_ref(), conn, publication).await?;
                    }
                    Ok(())
                })
            });
            match entered.await {
                Err(problem) if problem.is(Kind::Conflict) => {
                    tracing::debug!(%problem, "someone else is filling the index")
                }
                other => other?,
            }
        }
    }
    Ok(())
}
