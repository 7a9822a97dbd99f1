//! Letters to those who keep a key: that who keeps it has changed, and that someone is asked to.

use basis::{Id, Result, of::Body};
use db::Conn;
use weave::Site;

pub(crate) async fn write_later(_site: &Site, _conn: &mut Conn, _body: Id<Body>) -> Result<()> {
    Ok(())
}
