//! What others hear when something changed that can be seen.

use basis::{Id, Result, of::Body};
use db::Conn;
use weave::{
    Site,
    facts::{BodyChanged, Published},
    tell,
};

use crate::{
    model::{Kind, Writing},
    store,
};

/// Tells what `after` changed on the street; `before` is how it was, in the same transaction.
pub(crate) async fn changed(
    conn: &mut Conn,
    site: &Site,
    before: Option<&Writing>,
    after: &Writing,
) -> Result<()> {
    let was = before.is_some_and(Writing::is_visible);
    let is = after.is_visible();
    if !was && !is {
        return Ok(());
    }
    let fact = Published {
        publication: after.id,
        body: after.body,
        kind: after.kind.code().to_owned(),
        visible: is,
    };
    tell(conn, site, &fact).await?;
    match after.kind {
        Kind::News if was != is => menus_of_news(conn, site, after).await,
        Kind::Page
            if was != is
                || before.is_some_and(|before| before.title != after.title || before.slug != after.slug) =>
        {
            if store::in_menu(conn, after.id).await? {
                tell(conn, site, &BodyChanged { body: after.body }).await?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The first news of a body, or its last one gone, changes its menu, and the menu of a body that shows its news.
async fn menus_of_news(conn: &mut Conn, site: &Site, news: &Writing) -> Result<()> {
    let mut bodies = store::parents_showing(conn, news.body).await?;
    bodies.push(news.body);
    for body in bodies {
        let mut listed: Vec<Id<Body>> = store::chosen(conn, body).await?;
        listed.push(body);
        if !store::any_news(conn, &listed, Some(news.id)).await? {
            tell(conn, site, &BodyChanged { body }).await?;
        }
    }
    Ok(())
}
