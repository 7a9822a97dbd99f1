//! Who may lift, and whether they could come in to do so.

use basis::{
    Id, Result,
    of::{Account, Body},
};
use db::Conn;
use weave::Site;

use crate::{
    model::{ARMED, Reach},
    rights::LIFT,
};

/// Who may lift what is pressed by this way: the body's own holders, and where it is pressed from above those above too.
pub(crate) async fn lifters(
    site: &Site,
    conn: &mut Conn,
    body: Id<Body>,
    reach: Reach,
) -> Result<Vec<Id<Account>>> {
    let holders = match reach {
        Reach::Own => accounts::own_holders(site, conn, LIFT, body).await?,
        Reach::Above => accounts::holders(site, conn, LIFT, body).await?,
    };
    Ok(holders.into_iter().map(|holder| holder.account).collect())
}

/// How many of these could come in while it lasts.
pub(crate) async fn with_passkeys(conn: &mut Conn, accounts: &[Id<Account>]) -> Result<usize> {
    accounts::store::with_passkeys(conn, accounts).await
}

pub(crate) async fn is_armed(site: &Site, conn: &mut Conn, body: Id<Body>, reach: Reach) -> Result<bool> {
    let lifters = lifters(site, conn, body, reach).await?;
    Ok(with_passkeys(conn, &lifters).await? >= ARMED)
}
