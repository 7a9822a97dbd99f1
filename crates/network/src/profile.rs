use basis::{
    Id, Problem, Result,
    of::{Asset, Body as BodyMark},
};
use weave::{
    Entry, Site,
    facts::{BodyChanged, TreeChanged},
    note, tell,
};
use web::{Actor, Scope};
use words::Country;

use crate::{Body, Edited, Profile, model::link, rights, store, tree};

/// What a body says of itself.
///
/// # Errors
/// Not found; when the database does not answer.
pub async fn profile(site: &Site, body: Id<BodyMark>) -> Result<Profile> {
    store::profile(&mut site.db.read().await?, body).await
}

/// Changes name, profile and look of the scope's body.
///
/// # Errors
/// Forbidden, also when the status is given by someone who may not set it; invalid with every field that is wrong.
pub async fn edit_profile(site: &Site, actor: &Actor, scope: &Scope, edited: Edited) -> Result<()> {
    actor.must(rights::EDIT, scope)?;
    let id = scope.body().ok_or_else(Problem::not_found)?;
    let tree = tree(site).await?;
    let before = tree.get(id).ok_or_else(Problem::not_found)?;
    if edited.status.is_some_and(|status| status != before.status) {
        rights::must(rights::may_set_status(actor, &tree, id))?;
    }
    let year = Country::Other.local(site.clock.now()).year();
    edited.check(i64::from(year))?;
    let body = Body {
        names: edited.names,
        country: edited.country.as_deref().map_or(Country::Other, Country::from_code),
        country_code: edited.country,
        status: edited.status.unwrap_or(before.status),
        year: edited.year,
        languages: edited.languages,
        dye: edited.dye,
        place: edited.place,
        hijri: edited.hijri,
        ..Body::clone(before)
    };
    let mut profile = edited.profile;
    profile.links = profile.links.iter().filter_map(|text| link(text)).collect();
    let mut springs = edited.springs.filter(|_| body.is_root());
    if let Some(springs) = &mut springs {
        springs.link = link(&springs.link).unwrap_or_default();
    }
    // Dates of every page below follow country and correction.
    let shape = body.hijri != before.hijri || body.country_code != before.country_code;
    let (within, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::update(conn, &body, &profile, within.clock.now()).await?;
                note(&within, conn, Entry::new(id, Some(by), "network.profile-changed")).await?;
                if body.is_root() {
                    store::set_springs(conn, id, springs.as_ref()).await?;
                }
                if shape {
                    tell(conn, &within, &TreeChanged { body: id }).await
                } else {
                    tell(conn, &within, &BodyChanged { body: id }).await
                }
            })
        })
        .await
}

/// Shows a picture of the library at the head of a body's pages, or the mark again. Whoever calls has checked the right
/// [`rights::EDIT`] and that the picture is there: this crate knows no library.
///
/// # Errors
/// When the database does not take the write.
pub async fn set_logo(site: &Site, body: Id<BodyMark>, logo: Option<Id<Asset>>) -> Result<()> {
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_logo(conn, body, logo, within.clock.now()).await?;
                tell(conn, &within, &BodyChanged { body }).await
            })
        })
        .await
}

/// Whether bodies above see the people of the scope's body.
///
/// # Errors
/// Forbidden from above, and before she has shown that it is she; not found at the root, which nothing is above.
pub async fn show_people(site: &Site, actor: &Actor, scope: &Scope, shows: bool) -> Result<()> {
    let body = scope.body().ok_or_else(Problem::not_found)?;
    rights::must(rights::may_show_people(actor, body))?;
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let tree = tree(site).await?;
    let before = tree.get(body).filter(|body| !body.is_root()).ok_or_else(Problem::not_found)?;
    if before.shows_people == shows {
        return Ok(());
    }
    let (within, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_shows_people(conn, body, shows, now).await?;
                let what = if shows { "network.people-shown" } else { "network.people-hidden" };
                note(&within, conn, Entry::new(body, Some(by), what)).await?;
                tell(conn, &within, &BodyChanged { body }).await
            })
        })
        .await
}
