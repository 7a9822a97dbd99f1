//! A body makes its edition of what is offered to it; the owner says yes where it asked to.

use basis::{Id, Problem, Result, of::Body};
use db::Conn;
use network::Tree;
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    model::{Block, By, Campaign, CampaignId, Edition, EditionId, EditionState, Mode, Outcome, listed},
    rights::{must_adopt, must_write},
    store, telling,
};

/// Whether a campaign is offered to a body: some branch it is offered to holds it.
pub fn is_offered(tree: &Tree, offers: &[(Id<Body>, Id<EditionId>)], body: Id<Body>) -> bool {
    offers.iter().any(|(branch, _)| tree.is_within(body, *branch))
}

/// Makes the edition of the scope's body, from an edition above it or the owner's.
///
/// # Errors
/// Forbidden; not found where it is not offered; conflict when the body has one, when the edition it is to follow is not published.
pub async fn adopt(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    campaign: Id<CampaignId>,
    from: Option<Id<EditionId>>,
) -> Result<Edition> {
    must_adopt(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let tree = network::tree(site).await?;
    let (own, by) = (site.clone(), Some(actor.account));
    site.db
        .write(move |conn| Box::pin(async move { copy(&own, conn, &tree, body, campaign, from, by).await }))
        .await
}

/// As [`adopt`], within the transaction of `conn`.
pub(crate) async fn copy(
    site: &Site,
    conn: &mut Conn,
    tree: &Tree,
    body: Id<Body>,
    campaign: Id<CampaignId>,
    from: Option<Id<EditionId>>,
    by: By,
) -> Result<Edition> {
    let campaign = store::campaign(conn, campaign).await?;
    let parent = match from {
        Some(from) => store::edition(conn, from).await?,
        None => store::edition_at(conn, campaign.id, campaign.body).await?.ok_or_else(Problem::not_found)?,
    };
    if parent.campaign != campaign.id || parent.body == body || !tree.is_within(body, parent.body) {
        return Err(Problem::not_found());
    }
    if !is_offered(tree, &store::offers(conn, campaign.id).await?, body) {
        return Err(Problem::not_found());
    }
    if !parent.published || parent.outcome != Outcome::Running {
        return Err(Problem::conflict("campaigns-not-published"));
    }
    let state = if campaign.confirm { EditionState::Asked } else { EditionState::Active };
    if let Some(mut own) = store::edition_at(conn, campaign.id, body).await? {
        if own.state != EditionState::Refused {
            return Err(Problem::conflict("campaigns-adopted-already"));
        }
        // Who was refused may ask again, with what she wrote.
        let seen = own.updated;
        (own.state, own.updated) = (state, crate::write::later(site, seen));
        store::update_edition(conn, &own, seen).await?;
        note(site, conn, Entry::new(body, by, "campaigns.adopted").about(own.id)).await?;
        telling::changed(conn, site, &own).await?;
        return Ok(own);
    }
    let now = site.clock.now();
    let mut edition = Edition {
        id: Id::new(&site.clock, &site.rng),
        campaign: campaign.id,
        body,
        parent: Some(parent.id),
        slug: store::free_slug(conn, body, &parent.slug).await?,
        state,
        published: false,
        outcome: Outcome::Running,
        goal: None,
        starts: parent.starts,
        ends: parent.ends,
        letter_to: Vec::new(),
        title: parent.title,
        summary: parent.summary,
        first_published: None,
        updated: now,
        closed: None,
    };
    let blocks: Vec<Block> = store::blocks(conn, parent.id)
        .await?
        .into_iter()
        .map(|above| child(site, &above, edition.id))
        .collect();
    (edition.title, edition.summary) = listed(&blocks);
    store::insert_edition(conn, &edition, now).await?;
    for block in &blocks {
        store::insert_block(conn, block, by, now).await?;
    }
    note(site, conn, Entry::new(body, by, "campaigns.adopted").about(edition.id)).await?;
    telling::changed(conn, site, &edition).await?;
    Ok(edition)
}

/// A block as an adopting edition begins with it.
pub(crate) fn child(site: &Site, above: &Block, edition: Id<EditionId>) -> Block {
    Block {
        id: Id::new(&site.clock, &site.rng),
        edition,
        key: above.key.clone(),
        language: above.language,
        mode: above.mode,
        text: above.text.clone(),
        // A locked one is its parent's, with its number; others have texts of their own to come.
        version: if above.mode == Mode::Locked { above.version } else { 1 },
        parent: Some(above.id),
        seen: above.version,
        kept: false,
        place: above.place,
        above: above.version,
    }
}

/// The owner says yes or no to an adoption, or yes after a no.
///
/// # Errors
/// Forbidden to whoever does not write at the owner; conflict when it is no longer asked.
pub async fn answer(site: &Site, actor: &Actor, edition: Id<EditionId>, yes: bool) -> Result<Edition> {
    let tree = network::tree(site).await?;
    let mut conn = site.db.read().await?;
    let it = store::edition(&mut conn, edition).await?;
    let campaign: Campaign = store::campaign(&mut conn, it.campaign).await?;
    drop(conn);
    must_write(actor, &tree.scope(campaign.body))?;
    if it.state != EditionState::Asked && !(yes && it.state == EditionState::Refused) {
        return Err(Problem::conflict("campaigns-conflict"));
    }
    let (own, by, seen) = (site.clone(), Some(actor.account), it.updated);
    let mut it = it;
    site.db
        .write(move |conn| {
            Box::pin(async move {
                it.state = if yes { EditionState::Active } else { EditionState::Refused };
                it.updated = crate::write::later(&own, seen);
                store::update_edition(conn, &it, seen).await?;
                note(&own, conn, Entry::new(campaign.body, by, "campaigns.answered").about(it.id)).await?;
                Ok(it)
            })
        })
        .await
}

/// Passes an edition on to a branch below its body.
///
/// # Errors
/// Forbidden; not found when the branch does not lie below.
pub async fn offer(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    branch: Id<Body>,
) -> Result<()> {
    must_write(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let tree = network::tree(site).await?;
    if !tree.is_within(branch, body) {
        return Err(Problem::not_found());
    }
    let (own, by) = (site.clone(), Some(actor.account));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = store::edition(conn, edition).await?;
                if it.body != body {
                    return Err(Problem::not_found());
                }
                if !it.published {
                    return Err(Problem::conflict("campaigns-not-published"));
                }
                store::insert_offer(conn, it.campaign, branch, it.id, own.clock.now()).await?;
                note(&own, conn, Entry::new(body, by, "campaigns.offered").about(it.id)).await
            })
        })
        .await
}
