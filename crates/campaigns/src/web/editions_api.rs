//! `editions` in the API: adopting, blocks, signing, what was signed.

use ::web::{Answer, Scope};
use axum::{extract::Path, response::Response};
use basis::{Id, Language, Problem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use weave::{
    Site,
    api::{Asked, Caller, Input, List, created, ok, time},
};

use super::api::{LanguageIn, ModeIn, may_know, moment_in};
use crate::{
    adopt as adopting,
    model::{Block, BlockId, CampaignId, Edition, EditionId, EditionState, NewBlock, Outcome},
    rights,
    settle::{self, Settle},
    store,
    write::{self, Change},
};

#[derive(Serialize, ToSchema)]
#[schema(as = EditionBlock)]
pub struct BlockOut {
    id: String,
    key: String,
    language: &'static str,
    mode: &'static str,
    text: String,
    version: i64,
    state: &'static str,
    /// The parent's version now; null without a parent.
    parent_version: Option<i64>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Edition)]
pub struct EditionOut {
    id: String,
    campaign: String,
    body: String,
    /// The edition it follows.
    parent: Option<String>,
    slug: String,
    published: bool,
    state: &'static str,
    outcome: &'static str,
    goal: Option<i64>,
    /// RFC 3339.
    starts: Option<String>,
    /// RFC 3339.
    ends: Option<String>,
    /// Public addresses of the target that its visitors write to; none: those of the edition it follows.
    letter_to: Vec<String>,
    blocks: Vec<BlockOut>,
}

fn block_out(it: &Block) -> BlockOut {
    BlockOut {
        id: it.id.to_string(),
        key: it.key.clone(),
        language: it.language.code(),
        mode: it.mode.code(),
        text: it.text.clone(),
        version: it.version,
        state: it.state().code(),
        parent_version: it.parent.map(|_| it.above),
    }
}

async fn out(site: &Site, it: &Edition) -> basis::Result<EditionOut> {
    let blocks = store::blocks(&mut site.db.read().await?, it.id).await?;
    Ok(EditionOut {
        id: it.id.to_string(),
        campaign: it.campaign.to_string(),
        body: it.body.to_string(),
        parent: it.parent.map(|parent| parent.to_string()),
        slug: it.slug.to_string(),
        published: it.published,
        state: it.state.code(),
        outcome: it.outcome.code(),
        goal: it.goal,
        starts: it.starts.map(time),
        ends: it.ends.map(time),
        letter_to: it.letter_to.clone(),
        blocks: blocks.iter().map(block_out).collect(),
    })
}

/// One that she may know of, and its scope.
pub(super) async fn found(caller: &Caller, id: &str) -> basis::Result<(Edition, Scope)> {
    let id: Id<EditionId> = id.parse().map_err(|_| Problem::not_found())?;
    let mut conn = caller.site.db.read().await?;
    let it = store::edition(&mut conn, id).await?;
    let owner = store::campaign(&mut conn, it.campaign).await?.body;
    drop(conn);
    let tree = network::tree(&caller.site).await?;
    let scope = tree.scope(tree.get(it.body).ok_or_else(Problem::not_found)?.id);
    let may = it.published
        || caller.actor.may(rights::WRITE, &scope)
        || caller.actor.may(rights::ADOPT, &scope)
        || caller.actor.may(rights::WRITE, &tree.scope(owner));
    if may { Ok((it, scope)) } else { Err(Problem::not_found()) }
}

/// A campaign's editions, parents first.
#[utoipa::path(
    get, path = "/api/v1/campaigns/{id}/editions", operation_id = "campaign-editions-list", tag = "campaigns",
    params(
        ("id" = String, Path),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of what the caller may know of", body = List<EditionOut>)),
)]
pub async fn list(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let id: Id<CampaignId> = id.parse().map_err(|_| Problem::not_found())?;
    let mut conn = caller.site.db.read().await?;
    let it = store::campaign(&mut conn, id).await?;
    let editions = store::editions_of(&mut conn, id).await?;
    drop(conn);
    if !may_know(&caller, &it).await? {
        return Err(Problem::not_found().into());
    }
    let (limit, after): (_, Option<Id<EditionId>>) = (asked.limit()?, asked.after()?);
    let mut editions: Vec<_> =
        editions.into_iter().filter(|one| after.is_none_or(|after| one.id > after)).collect();
    let more = editions.len() > limit;
    editions.truncate(limit);
    let next = editions.last().filter(|_| more).map(|last| last.id.to_string());
    let mut items = Vec::new();
    for edition in editions {
        if found(&caller, &edition.id.to_string()).await.is_ok() {
            items.push(out(&caller.site, &edition).await?);
        }
    }
    Ok(ok(&List { items, next })?)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Adoption)]
pub struct Adopt {
    /// The adopting body's id.
    #[expect(dead_code, reason = "read before the rest, to ask for the right")]
    body: String,
    /// An edition at a body above; absent: the owner's.
    #[serde(default)]
    from: Option<String>,
}

/// Adopts: makes a body's edition.
#[utoipa::path(
    post, path = "/api/v1/campaigns/{id}/editions", operation_id = "campaign-editions-adopt", tag = "campaigns", request_body = Adopt,
    params(("id" = String, Path)),
    responses((status = 201, description = "The edition", body = EditionOut)),
)]
pub async fn adopt(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    let id: Id<CampaignId> = id.parse().map_err(|_| Problem::not_found())?;
    let it = store::campaign(&mut caller.site.db.read().await?, id).await?;
    let tree = network::tree(&caller.site).await?;
    let body = tree.get(input.id("body")?).ok_or_else(Problem::not_found)?;
    let scope = tree.scope(body.id);
    rights::must_adopt(&caller.actor, &scope)?;
    let from = match input.read::<Adopt>()?.from {
        Some(from) => Some(from.parse().map_err(|_| Problem::invalid("from", "field-bad-choice"))?),
        None => None,
    };
    let edition = adopting::adopt(&caller.site, &caller.actor, &scope, it.id, from).await?;
    Ok(created("editions", edition.id, &out(&caller.site, &edition).await?)?)
}

/// One edition with its blocks.
#[utoipa::path(
    get, path = "/api/v1/editions/{id}", operation_id = "editions-one", tag = "campaigns",
    params(("id" = String, Path)),
    responses((status = 200, description = "The edition", body = EditionOut)),
)]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    let (it, _) = found(&caller, &id).await?;
    Ok(ok(&out(&caller.site, &it).await?)?)
}

#[derive(Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
#[schema(as = EditionOutcome)]
pub enum OutcomeIn {
    Running,
    Won,
    Lost,
    Closed,
}

#[derive(Deserialize, ToSchema, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
#[schema(as = EditionAnswer)]
pub enum AnswerIn {
    Active,
    Refused,
}

/// What is absent stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditionChange)]
pub struct EditionIn {
    #[serde(default)]
    published: Option<bool>,
    #[serde(default)]
    outcome: Option<OutcomeIn>,
    #[serde(default)]
    goal: Option<i64>,
    /// RFC 3339.
    #[serde(default)]
    starts: Option<String>,
    /// RFC 3339.
    #[serde(default)]
    ends: Option<String>,
    /// Public addresses of the target, for campaigns in which visitors write; empty: those of the edition it follows.
    #[serde(default)]
    letter_to: Option<Vec<String>>,
    /// The owner's word where it asked to be asked; by whoever writes at the owner.
    #[serde(default)]
    state: Option<AnswerIn>,
}

/// Publishes it or takes it back, sets goal and dates, says what became of it.
#[utoipa::path(
    patch, path = "/api/v1/editions/{id}", operation_id = "editions-change", tag = "campaigns", request_body = EditionIn,
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is now", body = EditionOut)),
)]
pub async fn change(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    let (mut it, scope) = found(&caller, &id).await?;
    let tree = network::tree(&caller.site).await?;
    let owner = store::campaign(&mut caller.site.db.read().await?, it.campaign).await?.body;
    let writes = caller.actor.may(rights::WRITE, &scope);
    if !writes && !caller.actor.may(rights::WRITE, &tree.scope(owner)) {
        return Err(Problem::forbidden().into());
    }
    let typed = input.read::<EditionIn>()?;
    if let Some(state) = typed.state
        && (it.state != EditionState::Active || state != AnswerIn::Active)
    {
        it = adopting::answer(&caller.site, &caller.actor, it.id, state == AnswerIn::Active).await?;
    }
    let settle = Settle {
        published: typed.published,
        outcome: typed.outcome.map(|outcome| match outcome {
            OutcomeIn::Running => Outcome::Running,
            OutcomeIn::Won => Outcome::Won,
            OutcomeIn::Lost => Outcome::Lost,
            OutcomeIn::Closed => Outcome::Closed,
        }),
        goal: typed.goal.map(Some),
        starts: moment_in("starts", typed.starts.as_deref())?.map(Some),
        ends: moment_in("ends", typed.ends.as_deref())?.map(Some),
        letter_to: typed.letter_to,
    };
    if settle != Settle::default() {
        it = settle::settle(&caller.site, &caller.actor, &scope, it.id, settle).await?;
    }
    Ok(ok(&out(&caller.site, &it).await?)?)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddedBlock)]
pub struct AddBlock {
    key: String,
    language: LanguageIn,
    /// What those who follow may do with it; free unless said.
    #[serde(default)]
    mode: Option<ModeIn>,
    text: String,
    /// A block of this edition that it says in another language.
    #[serde(default)]
    beside: Option<String>,
}

/// Adds a block: a new one, or one that says another in a further language.
#[utoipa::path(
    post, path = "/api/v1/editions/{id}/blocks", operation_id = "editions-add-block", tag = "campaigns", request_body = AddBlock,
    params(("id" = String, Path)),
    responses((status = 201, description = "The block", body = BlockOut)),
)]
pub async fn add_block(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    let (it, scope) = found(&caller, &id).await?;
    rights::must_write(&caller.actor, &scope)?;
    let block = input.read::<AddBlock>()?;
    let from = match block.beside {
        Some(from) => Some(from.parse().map_err(|_| Problem::invalid("beside", "field-bad-choice"))?),
        None => None,
    };
    let new = NewBlock {
        key: block.key,
        language: block.language.into(),
        mode: block.mode.map_or(crate::model::Mode::Free, Into::into),
        text: block.text,
    };
    let made = write::add_block(&caller.site, &caller.actor, &scope, it.id, new, from).await?;
    Ok(created(&format!("editions/{}/blocks", it.id), made.id, &block_out(&made))?)
}

/// One block.
#[utoipa::path(
    get, path = "/api/v1/editions/{id}/blocks/{block}", operation_id = "editions-one-block", tag = "campaigns",
    params(("id" = String, Path), ("block" = String, Path)),
    responses((status = 200, description = "The block", body = BlockOut)),
)]
pub async fn one_block(caller: Caller, Path((id, block)): Path<(String, String)>) -> Answer<Response> {
    let (it, _) = found(&caller, &id).await?;
    let block = block.parse().map_err(|_| Problem::not_found())?;
    Ok(ok(&block_out(&store::block(&mut caller.site.db.read().await?, it.id, block).await?))?)
}

/// `{text}` changes it, `{text, accept}` merges, `{accept}` takes the parent's, `{keep}` has seen and left it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BlockChange)]
pub struct BlockChange {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    language: Option<LanguageIn>,
    /// The parent's version that is taken, or that `text` was merged with.
    #[serde(default)]
    accept: Option<i64>,
    /// The parent's version that was seen and left.
    #[serde(default)]
    keep: Option<i64>,
    /// The block's own version that was seen: 409 when it is another by now.
    #[serde(default)]
    version: Option<i64>,
    /// What those who adopt may do with it; sent by itself.
    #[serde(default)]
    mode: Option<ModeIn>,
}

/// Changes a block, or says how it stands to its parent.
#[utoipa::path(
    put, path = "/api/v1/editions/{id}/blocks/{block}", operation_id = "editions-change-block", tag = "campaigns", request_body = BlockChange,
    params(("id" = String, Path), ("block" = String, Path)),
    responses((status = 200, description = "As it is now", body = BlockOut)),
)]
pub async fn change_block(
    caller: Caller,
    Path((id, block)): Path<(String, String)>,
    input: Input,
) -> Answer<Response> {
    let (it, scope) = found(&caller, &id).await?;
    rights::must_write(&caller.actor, &scope)?;
    let block: Id<BlockId> = block.parse().map_err(|_| Problem::not_found())?;
    store::block(&mut caller.site.db.read().await?, it.id, block).await?;
    let typed = input.read::<BlockChange>()?;
    if let Some(mode) = typed.mode {
        if typed.text.is_some() || typed.accept.is_some() || typed.keep.is_some() {
            return Err(Problem::invalid("mode", "campaigns-nothing-asked").into());
        }
        write::set_mode(&caller.site, &caller.actor, &scope, it.id, block, mode.into()).await?;
        let after = store::block(&mut caller.site.db.read().await?, it.id, block).await?;
        return Ok(ok(&block_out(&after))?);
    }
    let change = Change {
        text: typed.text,
        language: typed.language.map(Language::from),
        accept: typed.accept,
        keep: typed.keep,
        version: typed.version,
    };
    let after = write::change_block(&caller.site, &caller.actor, &scope, it.id, block, change).await?;
    Ok(ok(&block_out(&after))?)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditionOffer)]
pub struct OfferIn {
    /// The id of a body below: it and all below it may adopt.
    body: String,
}

/// Passes an edition on to a branch below its body.
#[utoipa::path(
    post, path = "/api/v1/editions/{id}/offers", operation_id = "editions-offer", tag = "campaigns", request_body = OfferIn,
    params(("id" = String, Path)),
    responses((status = 201, description = "It is offered", body = EditionOut)),
)]
pub async fn offer(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    let (it, scope) = found(&caller, &id).await?;
    rights::must_write(&caller.actor, &scope)?;
    let branch = input.read::<OfferIn>()?.body;
    let branch = branch.parse().map_err(|_| Problem::invalid("body", "field-bad-choice"))?;
    adopting::offer(&caller.site, &caller.actor, &scope, it.id, branch).await?;
    Ok(created("editions", it.id, &out(&caller.site, &it).await?)?)
}
