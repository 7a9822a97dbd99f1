//! `campaigns` and their tallies in the API.

use ::web::Answer;
use axum::{extract::Path, response::Response};
use basis::{Id, Language, Problem, of::Body};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use weave::{
    Visit,
    api::{Asked, Caller, Input, List, created, moment, ok, time},
};

use super::{editions_api, signatures_api};
use crate::{
    create,
    model::{ActionKind, Campaign, CampaignId, Mode, NewAction, NewBlock, NewCampaign, Once, Origin},
    rights, store,
    tally::{self, Tally},
};

#[derive(OpenApi)]
#[openapi(paths(
    list,
    one,
    make,
    tally_of,
    editions_api::list,
    editions_api::adopt,
    editions_api::one,
    editions_api::change,
    editions_api::add_block,
    editions_api::one_block,
    editions_api::change_block,
    signatures_api::sign,
    signatures_api::signatures,
    signatures_api::count,
    editions_api::offer
))]
pub struct Campaigns;

#[derive(Serialize, ToSchema)]
#[schema(as = Campaign)]
pub struct CampaignOut {
    id: String,
    body: String,
    slug: String,
    /// Its owner's edition.
    edition: String,
    /// Whether the owner says yes to each adoption.
    confirm: bool,
    offer: &'static str,
    /// RFC 3339.
    created: String,
    actions: Vec<ActionOut>,
    /// Where it sprang up, when that was elsewhere.
    origin: Option<OriginOut>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = CampaignOriginOut)]
pub struct OriginOut {
    name: String,
    link: String,
    language: Option<&'static str>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = CampaignAction)]
pub struct ActionOut {
    key: String,
    kind: &'static str,
    confirm: bool,
    once: &'static str,
}

#[derive(Deserialize, ToSchema, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
#[schema(as = CampaignOffer)]
pub enum Offer {
    #[default]
    Branch,
    None,
}

#[derive(Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
#[schema(as = ActionKind)]
pub enum KindIn {
    Sign,
    Pledge,
    Write,
    Volunteer,
    Share,
}

#[derive(Deserialize, ToSchema, Default, Clone, Copy)]
#[schema(as = OnceBy)]
pub enum OnceIn {
    #[default]
    #[serde(rename = "address")]
    Address,
    #[serde(rename = "address+name")]
    AddressAndName,
}

#[derive(Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
#[schema(as = BlockMode)]
pub enum ModeIn {
    Locked,
    Translate,
    Free,
}

impl From<ModeIn> for Mode {
    fn from(mode: ModeIn) -> Self {
        match mode {
            ModeIn::Locked => Self::Locked,
            ModeIn::Translate => Self::Translate,
            ModeIn::Free => Self::Free,
        }
    }
}

#[derive(Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
#[schema(as = LanguageCode)]
pub enum LanguageIn {
    Ar,
    Fr,
    En,
    Zgh,
}

impl From<LanguageIn> for Language {
    fn from(language: LanguageIn) -> Self {
        match language {
            LanguageIn::Ar => Self::Ar,
            LanguageIn::Fr => Self::Fr,
            LanguageIn::En => Self::En,
            LanguageIn::Zgh => Self::Zgh,
        }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAction)]
pub struct ActionIn {
    key: String,
    kind: KindIn,
    #[serde(default)]
    confirm: bool,
    #[serde(default)]
    once: OnceIn,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewBlock)]
pub struct BlockIn {
    pub(super) key: String,
    pub(super) language: LanguageIn,
    pub(super) mode: ModeIn,
    pub(super) text: String,
}

/// Where it sprang up, when that was elsewhere.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
#[schema(as = CampaignOrigin)]
pub struct OriginIn {
    #[serde(default)]
    name: String,
    #[serde(default)]
    link: String,
    #[serde(default)]
    language: Option<LanguageIn>,
}

const fn yes() -> bool {
    true
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCampaign)]
pub struct New {
    /// A body's id.
    #[expect(dead_code, reason = "read before the rest, to ask for the right")]
    body: String,
    /// Absent: one made of the title.
    #[serde(default)]
    slug: Option<String>,
    #[serde(default)]
    offer: Offer,
    /// Whether the owner says yes to each adoption.
    #[serde(default)]
    confirm: bool,
    #[serde(default = "yes")]
    published: bool,
    #[serde(default)]
    goal: Option<i64>,
    /// RFC 3339.
    #[serde(default)]
    starts: Option<String>,
    /// RFC 3339.
    #[serde(default)]
    ends: Option<String>,
    #[serde(default)]
    origin: OriginIn,
    /// Public addresses of the target, for a campaign in which visitors write to it.
    #[serde(default)]
    letter_to: Vec<String>,
    actions: Vec<ActionIn>,
    blocks: Vec<BlockIn>,
}

pub(super) fn moment_in(field: &'static str, text: Option<&str>) -> basis::Result<Option<basis::Moment>> {
    text.map(|text| moment(text).ok_or_else(|| Problem::invalid(field, "field-bad-date"))).transpose()
}

impl New {
    fn campaign(self) -> basis::Result<NewCampaign> {
        Ok(NewCampaign {
            slug: self.slug.unwrap_or_default(),
            offer: matches!(self.offer, Offer::Branch),
            confirm: self.confirm,
            published: self.published,
            origin: Origin {
                name: self.origin.name,
                link: self.origin.link,
                language: self.origin.language.map(Language::from),
            },
            goal: self.goal,
            starts: moment_in("starts", self.starts.as_deref())?,
            ends: moment_in("ends", self.ends.as_deref())?,
            letter_to: self.letter_to,
            actions: self
                .actions
                .into_iter()
                .map(|one| NewAction {
                    key: one.key,
                    kind: match one.kind {
                        KindIn::Sign => ActionKind::Sign,
                        KindIn::Pledge => ActionKind::Pledge,
                        KindIn::Write => ActionKind::Write,
                        KindIn::Volunteer => ActionKind::Volunteer,
                        KindIn::Share => ActionKind::Share,
                    },
                    confirm: one.confirm,
                    once: match one.once {
                        OnceIn::Address => Once::Address,
                        OnceIn::AddressAndName => Once::AddressAndName,
                    },
                })
                .collect(),
            blocks: self
                .blocks
                .into_iter()
                .map(|one| NewBlock {
                    key: one.key,
                    language: one.language.into(),
                    mode: one.mode.into(),
                    text: one.text,
                })
                .collect(),
        })
    }
}

async fn out(caller: &Caller, it: Campaign) -> basis::Result<CampaignOut> {
    let mut conn = caller.site.db.read().await?;
    let edition = store::edition_at(&mut conn, it.id, it.body).await?.ok_or_else(Problem::not_found)?;
    let offers = store::offers(&mut conn, it.id).await?;
    let actions = store::actions(&mut conn, it.id).await?;
    Ok(CampaignOut {
        id: it.id.to_string(),
        body: it.body.to_string(),
        slug: it.slug.to_string(),
        edition: edition.id.to_string(),
        confirm: it.confirm,
        offer: if offers.iter().any(|(branch, _)| *branch == it.body) { "branch" } else { "none" },
        created: time(it.created),
        actions: actions
            .into_iter()
            .map(|one| ActionOut {
                key: one.key,
                kind: one.kind.code(),
                confirm: one.confirm,
                once: one.once.code(),
            })
            .collect(),
        origin: (!it.origin.name.is_empty()).then(|| OriginOut {
            name: it.origin.name.clone(),
            link: it.origin.link.clone(),
            language: it.origin.language.map(Language::code),
        }),
    })
}

/// Whether she may know of a campaign: it is on the street, she writes where it is from, or it is offered to where she adopts.
pub(super) async fn may_know(caller: &Caller, it: &Campaign) -> basis::Result<bool> {
    let tree = network::tree(&caller.site).await?;
    if caller.actor.may(rights::WRITE, &tree.scope(it.body)) {
        return Ok(true);
    }
    let mut conn = caller.site.db.read().await?;
    if store::any_published(&mut conn, it.id).await? {
        return Ok(true);
    }
    let editions = store::editions_of(&mut conn, it.id).await?;
    Ok(editions
        .iter()
        .any(|one| one.body != it.body && caller.actor.may(rights::WRITE, &tree.scope(one.body))))
}

async fn found(caller: &Caller, id: &str) -> basis::Result<Campaign> {
    let id: Id<CampaignId> = id.parse().map_err(|_| Problem::not_found())?;
    let it = store::campaign(&mut caller.site.db.read().await?, id).await?;
    if may_know(caller, &it).await? { Ok(it) } else { Err(Problem::not_found()) }
}

/// Campaigns that the caller may know of, the newest first.
#[utoipa::path(
    get, path = "/api/v1/campaigns", operation_id = "campaigns-list", tag = "campaigns",
    params(
        ("body" = Option<String>, Query, description = "A body's id: those it began"),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list", body = List<CampaignOut>)),
)]
pub async fn list(caller: Caller) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let tree = network::tree(&caller.site).await?;
    let body: Option<Id<Body>> = asked.id("body")?;
    if body.is_some_and(|body| tree.get(body).is_none()) {
        return Err(Problem::not_found().into());
    }
    let limit = asked.limit()?;
    let before: Option<Id<CampaignId>> = asked.after()?;
    let rows = store::campaigns_of(&mut caller.site.db.read().await?, body, before, limit + 1).await?;
    let more = rows.len() > limit;
    let rows: Vec<Campaign> = rows.into_iter().take(limit).collect();
    let next = rows.last().filter(|_| more).map(|last| last.id.to_string());
    let mut items = Vec::new();
    for it in rows {
        if may_know(&caller, &it).await? {
            items.push(out(&caller, it).await?);
        }
    }
    Ok(ok(&List { items, next })?)
}

/// One campaign.
#[utoipa::path(
    get, path = "/api/v1/campaigns/{id}", operation_id = "campaigns-one", tag = "campaigns",
    params(("id" = String, Path)),
    responses((status = 200, description = "The campaign", body = CampaignOut)),
)]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    let it = found(&caller, &id).await?;
    Ok(ok(&out(&caller, it).await?)?)
}

/// Begins a campaign, with its owner's edition and an offer to the whole branch.
#[utoipa::path(
    post, path = "/api/v1/campaigns", operation_id = "campaigns-make", tag = "campaigns", request_body = New,
    responses((status = 201, description = "The campaign", body = CampaignOut)),
)]
pub async fn make(caller: Caller, input: Input) -> Answer<Response> {
    let tree = network::tree(&caller.site).await?;
    let body = tree.get(input.id("body")?).ok_or_else(Problem::not_found)?;
    let scope = tree.scope(body.id);
    rights::must_write(&caller.actor, &scope)?;
    let new = input.read::<New>()?.campaign()?;
    let (campaign, _) = create(&caller.site, &caller.actor, &scope, new).await?;
    let id = campaign.id;
    Ok(created("campaigns", id, &out(&caller, campaign).await?)?)
}

#[derive(Serialize, ToSchema)]
#[schema(as = TallyItem)]
pub struct ItemOut {
    key: String,
    count: i64,
}

/// Counts without names.
#[derive(Serialize, ToSchema)]
#[schema(as = Tally)]
pub struct TallyOut {
    /// Null below five, but to the body itself.
    total: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    fewer_than: Option<i64>,
    items: Vec<ItemOut>,
    /// What is left over without a name.
    rest: i64,
}

impl From<Tally> for TallyOut {
    fn from(it: Tally) -> Self {
        Self {
            total: it.total,
            fewer_than: it.total.is_none().then_some(tally::FEW),
            items: it.items.into_iter().map(|(key, count)| ItemOut { key, count }).collect(),
            rest: it.rest,
        }
    }
}

/// A campaign's numbers at a body and below it.
#[utoipa::path(
    get, path = "/api/v1/campaigns/{id}/tally", operation_id = "campaigns-tally", tag = "campaigns",
    params(
        ("id" = String, Path),
        ("body" = Option<String>, Query, description = "A body's id; absent: the owner's"),
        ("by" = Option<String>, Query, description = "body, country, action, language or day"),
    ),
    responses((status = 200, description = "The numbers", body = TallyOut)),
)]
pub async fn tally_of(visit: Visit, Path(id): Path<String>) -> Answer<Response> {
    let site = visit.site.clone();
    let id: Id<CampaignId> = id.parse().map_err(|_| Problem::not_found())?;
    let it = store::campaign(&mut site.db.read().await?, id).await?;
    let actor = visit.actor.clone();
    let known = match &actor {
        Some(actor) => {
            may_know(&Caller { site: site.clone(), visit: visit.clone(), actor: actor.clone() }, &it).await?
        }
        None => store::any_published(&mut site.db.read().await?, it.id).await?,
    };
    if !known {
        return Err(Problem::not_found().into());
    }
    let asked = Asked::of(&visit);
    let body: Id<Body> = asked.id("body")?.unwrap_or(it.body);
    let tree = network::tree(&site).await?;
    tree.get(body).ok_or_else(Problem::not_found)?;
    let own = rights::is_of(actor.as_deref(), body);
    let by = asked.text("by");
    Ok(ok(&TallyOut::from(tally::read(&site, id, body, by.as_deref(), own).await?))?)
}
