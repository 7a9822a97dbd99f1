//! A body begins a campaign.

use basis::{Id, Language, Problem, Result, Text};
use seal::mark::HashKey;
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    model::{Action, Block, Campaign, Edition, EditionState, NewCampaign, Outcome, listed, slug_of},
    rights::must_write,
    store, telling,
};

/// Makes the campaign, its owner's edition and, where it is asked for, an offer to the whole branch.
///
/// # Errors
/// Forbidden; invalid with a reason for each field.
pub async fn create(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    new: NewCampaign,
) -> Result<(Campaign, Edition)> {
    must_write(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let new = new.check()?;
    let (own, by) = (site.clone(), Some(actor.account));
    site.db.write(move |conn| Box::pin(async move { begin(&own, conn, body, by, new).await })).await
}

/// Writes it down, within the transaction of `conn`.
///
/// # Errors
/// When the slug is another's.
pub(crate) async fn begin(
    site: &Site,
    conn: &mut db::Conn,
    body: Id<basis::of::Body>,
    by: crate::model::By,
    new: NewCampaign,
) -> Result<(Campaign, Edition)> {
    let now = site.clock.now();
    let id = Id::new(&site.clock, &site.rng);
    let slug = match new.slug.parse() {
        Ok(slug) => {
            if store::by_slug(conn, body, &slug, false).await?.is_some() {
                return Err(Problem::invalid("slug", "field-taken"));
            }
            slug
        }
        Err(_) => {
            let wanted = slug_of(&new.blocks).or_else(|| basis::slug_from("campaign"));
            store::free_slug(conn, body, &wanted.ok_or_else(|| Problem::invalid("slug", "field-required"))?)
                .await?
        }
    };
    let campaign =
        Campaign { id, body, slug: slug.clone(), confirm: new.confirm, origin: new.origin, created: now };
    let key = HashKey::draw(&site.rng).sealed(&id.to_string(), &site.keys, &site.rng);
    store::insert_campaign(conn, &campaign, key, by).await?;
    let mut edition = Edition {
        id: Id::new(&site.clock, &site.rng),
        campaign: id,
        body,
        parent: None,
        slug,
        state: EditionState::Active,
        published: new.published,
        outcome: Outcome::Running,
        goal: new.goal,
        starts: new.starts,
        ends: new.ends,
        letter_to: new.letter_to,
        title: Text::of(Language::Ar, ""),
        summary: Text::new(),
        first_published: new.published.then_some(now),
        updated: now,
        closed: None,
    };
    let blocks: Vec<Block> = new
        .blocks
        .into_iter()
        .zip(0..)
        .map(|(block, place)| Block {
            id: Id::new(&site.clock, &site.rng),
            edition: edition.id,
            key: block.key,
            language: block.language,
            mode: block.mode,
            text: block.text,
            version: 1,
            parent: None,
            seen: 0,
            kept: false,
            place,
            above: 0,
        })
        .collect();
    (edition.title, edition.summary) = listed(&blocks);
    store::insert_edition(conn, &edition, now).await?;
    for block in &blocks {
        store::insert_block(conn, block, by, now).await?;
    }
    for (action, place) in new.actions.into_iter().zip(0..) {
        let action = Action {
            id: Id::new(&site.clock, &site.rng),
            campaign: id,
            key: action.key,
            kind: action.kind,
            confirm: action.confirm,
            once: action.once,
            place,
        };
        store::insert_action(conn, &action).await?;
    }
    if new.offer {
        store::insert_offer(conn, id, body, edition.id, now).await?;
    }
    note(site, conn, Entry::new(body, by, "campaigns.begun").about(id)).await?;
    telling::changed(conn, site, &edition).await?;
    Ok((campaign, edition))
}
