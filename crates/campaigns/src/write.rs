//! A body changes its edition: its blocks, its dates, its state, what became of it.

use std::time::Duration;

use basis::{Id, Language, Moment, Problem, Result};
use db::Conn;
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    adopt,
    merge::{Merged, merge},
    model::{BLOCKS, Block, BlockId, By, Edition, EditionId, Mode, OWN, beside, block_text, is_key, listed},
    rights::must_write,
    store, telling,
};

/// The time of a change that comes after `seen`: two in one millisecond must not look like one.
pub(crate) fn later(site: &Site, seen: Moment) -> Moment {
    site.clock.now().max(seen.plus(Duration::from_millis(1)))
}

/// What is asked of a block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    pub text: Option<String>,
    pub language: Option<Language>,
    /// The parent's version that is taken, or that `text` was merged with.
    pub accept: Option<i64>,
    /// The parent's version that was seen and left.
    pub keep: Option<i64>,
    /// The block's own version that she saw; absent: whichever stands.
    pub version: Option<i64>,
}

/// The edition, if it is the scope's body's.
pub(crate) async fn own(conn: &mut Conn, edition: Id<EditionId>, scope: &Scope) -> Result<Edition> {
    let it = store::edition(conn, edition).await?;
    if scope.body() == Some(it.body) { Ok(it) } else { Err(Problem::not_found()) }
}

/// Changes one block: its text, or how it stands to its parent.
///
/// # Errors
/// Forbidden; not found; conflict for a locked block of an adopted edition (`campaigns-locked`), when someone saved since
/// (`campaigns-conflict`), when the parent's is another version by now (`campaigns-moved-on`); invalid at `text`.
pub async fn change_block(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    block: Id<BlockId>,
    change: Change,
) -> Result<Block> {
    must_write(actor, scope)?;
    let (own_site, by, scope) = (site.clone(), Some(actor.account), scope.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = own(conn, edition, &scope).await?;
                apply(&own_site, conn, it, block, change, by).await
            })
        })
        .await
}

pub(crate) async fn apply(
    site: &Site,
    conn: &mut Conn,
    it: Edition,
    block: Id<BlockId>,
    change: Change,
    by: By,
) -> Result<Block> {
    let before = store::block(conn, it.id, block).await?;
    if !before.is_open() {
        return Err(Problem::conflict("campaigns-locked"));
    }
    if change.version.is_some_and(|version| version != before.version) {
        return Err(Problem::conflict("campaigns-conflict"));
    }
    let named = change.accept.or(change.keep);
    if named.is_some() && before.parent.is_none() {
        return Err(Problem::invalid("accept", "campaigns-no-parent"));
    }
    if named.is_some_and(|version| version != before.above) {
        return Err(Problem::conflict("campaigns-moved-on"));
    }
    let mut after = before.clone();
    match (&change.text, change.accept, change.keep) {
        (_, Some(_), Some(_)) | (None, None, None) if change.language.is_none() => {
            return Err(Problem::invalid("text", "campaigns-nothing-asked"));
        }
        (Some(_), _, Some(_)) => return Err(Problem::invalid("keep", "campaigns-nothing-asked")),
        (Some(text), accept, None) => {
            after.text = block_text(&before.key, text)?;
            if let Some(version) = accept {
                (after.seen, after.kept) = (version, false);
            }
        }
        (None, Some(version), _) => {
            let parent = before.parent.ok_or_else(Problem::not_found)?;
            after.text = store::text_at(conn, parent, version).await?.ok_or_else(Problem::not_found)?;
            (after.seen, after.kept) = (version, false);
            if let Some(above) = it.parent {
                after.language = store::block(conn, above, parent).await?.language;
            }
        }
        (None, None, Some(version)) => (after.seen, after.kept) = (version, true),
        (None, None, None) => {}
    }
    if let Some(language) = change.language {
        after.language = language;
    }
    if (&after.text, after.language) != (&before.text, before.language) {
        after.version += 1;
    }
    let now = site.clock.now();
    store::update_block(conn, &after, before.version, by, now).await?;
    after.above = before.above;
    if after.version != before.version {
        let mut touched = vec![it.id];
        if after.mode == Mode::Locked {
            touched.extend(store::follow(conn, &after).await?);
        }
        for edition in touched {
            refresh(site, conn, edition).await?;
        }
        note(site, conn, Entry::new(it.body, by, "campaigns.changed").about(it.id)).await?;
    }
    Ok(after)
}

/// Titles of an edition follow its blocks; whoever shows it looks again.
async fn refresh(site: &Site, conn: &mut Conn, edition: Id<EditionId>) -> Result<()> {
    let mut it = store::edition(conn, edition).await?;
    let seen = it.updated;
    (it.title, it.summary) = listed(&store::blocks(conn, edition).await?);
    it.updated = later(site, seen);
    store::update_edition(conn, &it, seen).await?;
    telling::changed(conn, site, &it).await
}

/// Adds a block to an edition; those that follow it are offered it, and get it at once where it is locked.
///
/// # Errors
/// Forbidden; not found; invalid at `key` or `text`.
pub async fn add_block(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    new: crate::model::NewBlock,
    from: Option<Id<BlockId>>,
) -> Result<Block> {
    must_write(actor, scope)?;
    if !is_key(&new.key) {
        return Err(Problem::invalid("key", "campaigns-bad-key"));
    }
    let text = block_text(&new.key, &new.text)?;
    let (own_site, by, scope) = (site.clone(), Some(actor.account), scope.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = own(conn, edition, &scope).await?;
                let blocks = store::blocks(conn, it.id).await?;
                if blocks.len() >= BLOCKS {
                    return Err(Problem::invalid("key", "campaigns-too-many"));
                }
                let taken =
                    blocks.iter().find(|known| known.key == new.key && known.language == new.language);
                if let Some(known) = taken {
                    let why = if known.is_open() { "field-taken" } else { "campaigns-key-locked" };
                    return Err(Problem::invalid("key", why));
                }
                // A further language of a block that came from above keeps the tie.
                let other = from.and_then(|from| blocks.iter().find(|known| known.id == from));
                if from.is_some() && other.is_none() {
                    return Err(Problem::not_found());
                }
                if other.is_some_and(|known| !known.is_open()) {
                    return Err(Problem::conflict("campaigns-locked"));
                }
                let key = new.key;
                let block = Block {
                    id: Id::new(&own_site.clock, &own_site.rng),
                    edition: it.id,
                    key: key.clone(),
                    language: new.language,
                    mode: other.map_or(new.mode, |known| known.mode),
                    text,
                    version: 1,
                    parent: other.and_then(|known| known.parent),
                    seen: other.map_or(0, |known| known.seen),
                    kept: false,
                    place: match other {
                        Some(known) => known.place,
                        None => place_of(conn, &blocks, it.id, &key).await?,
                    },
                    above: other.map_or(0, |known| known.above),
                };
                insert(&own_site, conn, &it, &block, by).await?;
                refresh(&own_site, conn, it.id).await?;
                note(&own_site, conn, Entry::new(it.body, by, "campaigns.changed").about(it.id)).await?;
                Ok(block)
            })
        })
        .await
}

/// The block, and one for each edition below, over all levels: the text itself where it is locked, else an empty one. What follows
/// this edition is behind; what follows an empty one has nothing to take until somebody there did.
async fn insert(site: &Site, conn: &mut Conn, it: &Edition, block: &Block, by: By) -> Result<()> {
    store::insert_block(conn, block, by, site.clock.now()).await?;
    hand_down(site, conn, it, block, by).await
}

/// One for each edition below, as [`insert`] says.
async fn hand_down(site: &Site, conn: &mut Conn, it: &Edition, block: &Block, by: By) -> Result<()> {
    let now = site.clock.now();
    let all = store::editions_of(conn, it.campaign).await?;
    let mut above = vec![(it.id, block.clone())];
    while let Some((parent, block)) = above.pop() {
        for edition in all.iter().filter(|one| one.parent == Some(parent)) {
            let mut own = store::blocks(conn, edition.id).await?;
            let mut child = adopt::child(site, &block, edition.id);
            if block.mode != Mode::Locked {
                // A text of its own under this key stays hers alone.
                if own.iter().any(|known| known.key == block.key && known.language == block.language) {
                    continue;
                }
                child.text = String::new();
                child.seen = if parent == it.id { 0 } else { block.version };
            } else if let Some(place) = set_aside(site, conn, edition, &own, &block, by).await? {
                own = store::blocks(conn, edition.id).await?;
                child.place = place;
            }
            if beside(&child.key).is_some() {
                child.place = place_of(conn, &own, edition.id, &child.key).await?;
            } else if own.iter().any(|known| known.place == child.place && known.key != child.key) {
                child.place = own.iter().map(|known| known.place).max().unwrap_or(0) + 1;
            }
            store::insert_block(conn, &child, by, now).await?;
            refresh(site, conn, edition.id).await?;
            above.push((edition.id, child));
        }
    }
    Ok(())
}

/// Where a new block stands: with its key's other languages, after the block that it stands beside, else at the end.
async fn place_of(conn: &mut Conn, blocks: &[Block], edition: Id<EditionId>, key: &str) -> Result<i64> {
    if let Some(known) = blocks.iter().find(|known| known.key == key && beside(key).is_some()) {
        return Ok(known.place);
    }
    if let Some(known) = beside(key).and_then(|beside| blocks.iter().find(|known| known.key == beside)) {
        store::make_room(conn, edition, known.place).await?;
        return Ok(known.place + 1);
    }
    Ok(blocks.iter().map(|known| known.place).max().unwrap_or(0) + 1)
}

/// An edition's own text under a key that is locked above from now on: nothing of it is lost, it stands beside the locked one under a
/// key of its own. The place that it left to it.
async fn set_aside(
    site: &Site,
    conn: &mut Conn,
    edition: &Edition,
    blocks: &[Block],
    locked: &Block,
    by: By,
) -> Result<Option<i64>> {
    let own = blocks
        .iter()
        .find(|known| known.key == locked.key && known.language == locked.language && known.is_open());
    let Some(own) = own else { return Ok(None) };
    let short: String = own.key.chars().take(40 - OWN.len() - 3).collect();
    let taken = |key: &str| blocks.iter().any(|known| known.key == key && known.language == own.language);
    let key = (1..)
        .map(|n| if n == 1 { format!("{OWN}{short}") } else { format!("{OWN}{short}-{n}") })
        .find(|key| !taken(key))
        .ok_or_else(|| Problem::failed("no key is free"))?;
    store::make_room(conn, edition.id, own.place).await?;
    store::rename_block(conn, own.id, &key, own.place + 1).await?;
    note(site, conn, Entry::new(edition.body, by, "campaigns.set-aside").about(edition.id)).await?;
    Ok(Some(own.place))
}

/// Whose words a block says: the edition, from its own up, where they stand as they do here.
///
/// # Errors
/// When the database does not answer.
pub async fn said_by(conn: &mut Conn, block: &Block) -> Result<Id<EditionId>> {
    let (mut edition, mut next) = (block.edition, block.parent);
    while let Some(parent) = next {
        let Some(above) = store::any_block(conn, parent).await?.filter(|above| above.text == block.text)
        else {
            break;
        };
        (edition, next) = (above.edition, above.parent);
    }
    Ok(edition)
}

/// Loosens a block: locked to translate, translate to free. It can be tightened only while nobody adopted it: what they wrote stays
/// theirs.
///
/// # Errors
/// Forbidden; not found; conflict (`campaigns-followed`).
pub async fn set_mode(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    block: Id<BlockId>,
    mode: Mode,
) -> Result<()> {
    must_write(actor, scope)?;
    let (own_site, by, scope) = (site.clone(), Some(actor.account), scope.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = own(conn, edition, &scope).await?;
                let block = store::block(conn, it.id, block).await?;
                if block.parent.is_some() {
                    return Err(Problem::conflict("campaigns-locked"));
                }
                if mode < block.mode && !store::children_of(conn, block.id).await?.is_empty() {
                    return Err(Problem::conflict("campaigns-followed"));
                }
                store::set_mode_below(conn, block.id, mode).await?;
                if mode == Mode::Locked && block.mode != Mode::Locked {
                    // Who follows this edition with a text of its own under this key has the locked one too from now on.
                    let locked = Block { mode, ..block };
                    hand_down(&own_site, conn, &it, &locked, by).await?;
                }
                note(&own_site, conn, Entry::new(it.body, by, "campaigns.changed").about(it.id)).await
            })
        })
        .await
}

/// Moves a block, in all its languages, past the one before or after it; at the end nothing moves. The order is each edition's own.
///
/// # Errors
/// Forbidden; not found.
pub async fn move_block(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    block: Id<BlockId>,
    up: bool,
) -> Result<()> {
    must_write(actor, scope)?;
    let (own_site, by, scope) = (site.clone(), Some(actor.account), scope.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = own(conn, edition, &scope).await?;
                let place = store::block(conn, it.id, block).await?.place;
                let places = store::blocks(conn, it.id).await?.into_iter().map(|one| one.place);
                let neighbour = if up {
                    places.filter(|one| *one < place).max()
                } else {
                    places.filter(|one| *one > place).min()
                };
                let Some(neighbour) = neighbour else { return Ok(()) };
                store::swap_places(conn, it.id, place, neighbour).await?;
                refresh(&own_site, conn, it.id).await?;
                note(&own_site, conn, Entry::new(it.body, by, "campaigns.changed").about(it.id)).await
            })
        })
        .await
}

/// How a block stands to its parent, for whoever decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What both began from.
    pub base: String,
    /// What stands above now, its version and its language.
    pub above: String,
    pub version: i64,
    pub language: Language,
    /// Both put together.
    pub merged: Merged,
}

/// What stands above a block, and what a merge would give; none without a parent.
///
/// # Errors
/// When the database does not answer.
pub async fn standing(conn: &mut Conn, it: &Edition, block: &Block) -> Result<Option<Standing>> {
    let (Some(above), Some(parent)) = (it.parent, block.parent) else { return Ok(None) };
    let parent = store::block(conn, above, parent).await?;
    let base = store::text_at(conn, parent.id, block.seen).await?.unwrap_or_default();
    // Words of two languages cannot be put together: hers stand, and the difference above is shown to her.
    let merged = if parent.language == block.language {
        merge(&base, &parent.text, &block.text)
    } else {
        Merged { text: block.text.clone(), clashes: 0 }
    };
    Ok(Some(Standing {
        base,
        above: parent.text,
        version: parent.version,
        language: parent.language,
        merged,
    }))
}
