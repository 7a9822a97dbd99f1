//! A picture becomes the mark of its body.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Problem, of::Asset};
use network::DeskPlace;
use web::Answer;

use crate::{rights, store};

/// Whether the body's look is hers to change.
pub(super) fn may(desk: &DeskPlace) -> bool {
    desk.actor.may(rights::EDIT_BODY, &desk.scope)
}

pub(crate) async fn logo(desk: DeskPlace, Path((_, asset)): Path<(String, String)>) -> Answer {
    desk.must(rights::WRITE)?;
    desk.must(rights::EDIT_BODY)?;
    let asset: Id<Asset> = asset.parse().map_err(|_| Problem::not_found())?;
    let item = {
        let mut conn = desk.site.db.read().await?;
        store::item(&mut conn, desk.body.id, asset).await?
    };
    if item.removed.is_some() || !item.format.is_picture() {
        return Err(Problem::not_found().into());
    }
    network::set_logo(&desk.site, desk.body.id, Some(asset)).await?;
    Ok(Redirect::to(&format!("{}?done=logo", desk.path(&format!("library/{asset}")))).into_response())
}
