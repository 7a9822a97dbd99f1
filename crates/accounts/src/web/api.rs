//! `accounts/me`, `roles` and `tokens` of the API.

use axum::{extract::Path, response::Response};
use basis::{Id, Kind, Language, Problem, Text};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use weave::api::{Asked, Caller, Input, List, Words, created, gone, moment, ok, time};
use web::Answer;

use crate::{
    model::{TOKEN, Token, role_words},
    rights::{Defined, ROLES},
    roles::{Draft, roles, save},
    token::{self, NewToken},
};

#[derive(OpenApi)]
#[openapi(paths(
    me,
    list_roles,
    one_role,
    make_role,
    change_role,
    end_role,
    list_tokens,
    one_token,
    make_token,
    change_token,
    end_token
))]
pub struct Own;

/// Who calls, as far as her token reaches.
#[derive(Serialize, ToSchema)]
#[schema(as = Me)]
pub struct Me {
    id: String,
    name: String,
    language: &'static str,
    /// Holds the machine's settings.
    installation: bool,
    grants: Vec<Held>,
    token: Reach,
}

/// Rights at a body.
#[derive(Serialize, ToSchema)]
#[schema(as = Held)]
pub struct Held {
    body: String,
    /// And at all bodies below it.
    below: bool,
    rights: Vec<&'static str>,
}

/// Within what the token stays.
#[derive(Serialize, ToSchema)]
#[schema(as = Reach)]
pub struct Reach {
    /// That body and all below; null: wherever she may.
    body: Option<String>,
    /// RFC 3339.
    until: Option<String>,
}

/// Who calls.
#[utoipa::path(
    get, path = "/api/v1/accounts/me", operation_id = "accounts-me", tag = "accounts",
    responses((status = 200, description = "The caller", body = Me)),
)]
pub async fn me(caller: Caller) -> Answer<Response> {
    let actor = &caller.actor;
    let grants = actor.grants.iter().map(|grant| Held {
        body: grant.body.to_string(),
        below: grant.below,
        rights: grant.rights.here.iter().copied().collect(),
    });
    Ok(ok(&Me {
        id: actor.account.to_string(),
        name: actor.name.clone(),
        language: actor.language.code(),
        installation: actor.installation,
        grants: grants.collect(),
        token: Reach {
            body: actor.limits.body.map(|body| body.to_string()),
            until: actor.limits.until.map(time),
        },
    })?)
}

/// A named bundle of rights.
#[derive(Serialize, ToSchema)]
#[schema(as = Role)]
pub struct RoleOut {
    id: String,
    names: Words,
    /// Whether every installation begins with it.
    start: bool,
    /// Kinds of bodies it is for; empty: all.
    kinds: Vec<String>,
    rights: Vec<&'static str>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRole)]
pub struct NewRole {
    names: Words,
    #[serde(default)]
    kinds: Vec<String>,
    rights: Vec<String>,
}

/// What is absent stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoleChange)]
pub struct RoleChange {
    #[serde(default)]
    names: Option<Words>,
    #[serde(default)]
    kinds: Option<Vec<String>>,
    #[serde(default)]
    rights: Option<Vec<String>>,
}

fn role_out(caller: &Caller, role: &Defined) -> RoleOut {
    let names = match role.start {
        None => role.names.clone(),
        Some(start) => Language::ALL.into_iter().fold(Text::new(), |text, language| {
            text.with(language, caller.visit.clone().in_language(language).t.plain(role_words(start)))
        }),
    };
    RoleOut {
        id: role.id.clone(),
        names: Words::of(&names),
        start: role.start.is_some(),
        kinds: role.kinds.clone(),
        rights: role.rights.here.iter().copied().collect(),
    }
}

async fn may_edit(caller: &Caller) -> basis::Result<()> {
    let tree = network::tree(&caller.site).await?;
    caller.actor.must(ROLES, &tree.scope(tree.root().id))
}

/// One that is not retired.
async fn role(caller: &Caller, id: &str) -> basis::Result<Defined> {
    let roles = roles(&caller.site).await?;
    let role = roles.one(id)?;
    if role.retired { Err(Problem::not_found()) } else { Ok(role.clone()) }
}

/// All roles that are given.
#[utoipa::path(
    get, path = "/api/v1/roles", operation_id = "roles-list", tag = "roles",
    params(
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list", body = List<RoleOut>)),
)]
pub async fn list_roles(caller: Caller) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let limit = asked.limit()?;
    let roles = roles(&caller.site).await?;
    let mut rest = roles.all().iter().filter(|role| !role.retired);
    if let Some(after) = asked.text("after").or_else(|| asked.text("cursor"))
        && !rest.any(|role| role.id == after)
    {
        return Err(Problem::invalid("after", "field-bad-choice").into());
    }
    let items = rest.take(limit + 1).map(|role| role_out(&caller, role)).collect();
    Ok(ok(&List::of(items, limit, |role: &RoleOut| role.id.clone()))?)
}

/// One role.
#[utoipa::path(
    get, path = "/api/v1/roles/{id}", operation_id = "roles-one", tag = "roles",
    params(("id" = String, Path)),
    responses((status = 200, description = "The role", body = RoleOut)),
)]
pub async fn one_role(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    Ok(ok(&role_out(&caller, &role(&caller, &id).await?))?)
}

/// Makes a role of rights that the caller holds over everything.
#[utoipa::path(
    post, path = "/api/v1/roles", operation_id = "roles-make", tag = "roles", request_body = NewRole,
    responses((status = 201, description = "It was made", body = RoleOut)),
)]
pub async fn make_role(caller: Caller, input: Input) -> Answer<Response> {
    may_edit(&caller).await?;
    let NewRole { names, kinds, rights } = input.read()?;
    let draft = Draft { names: names.text(), kinds, rights, retired: false };
    known(&caller, &draft.rights).await?;
    let id = save(&caller.site, &caller.actor, None, draft).await?;
    Ok(created("roles", &id, &role_out(&caller, &role(&caller, &id).await?))?)
}

/// A key that no room declares is a mistake, not a wish.
async fn known(caller: &Caller, rights: &[String]) -> basis::Result<()> {
    let roles = roles(&caller.site).await?;
    let all = rights.iter().all(|right| roles.declared().iter().any(|one| one.key == right));
    if all { Ok(()) } else { Err(Problem::invalid("rights", "field-bad-choice")) }
}

/// Changes a role for everyone who holds it.
#[utoipa::path(
    patch, path = "/api/v1/roles/{id}", operation_id = "roles-change", tag = "roles", request_body = RoleChange,
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is now", body = RoleOut)),
)]
pub async fn change_role(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    may_edit(&caller).await?;
    let before = role(&caller, &id).await?;
    let RoleChange { names, kinds, rights } = input.read()?;
    let held = || before.rights.here.iter().map(|right| (*right).to_owned()).collect();
    let draft = Draft {
        names: names.map_or_else(|| before.names.clone(), |names| names.text()),
        kinds: kinds.unwrap_or_else(|| before.kinds.clone()),
        rights: rights.unwrap_or_else(held),
        retired: false,
    };
    known(&caller, &draft.rights).await?;
    save(&caller.site, &caller.actor, Some(&id), draft).await?;
    Ok(ok(&role_out(&caller, &role(&caller, &id).await?))?)
}

/// Retires a role: it is not given any more, and who holds it keeps it to its end. The desk can bring it back.
#[utoipa::path(
    delete, path = "/api/v1/roles/{id}", operation_id = "roles-end", tag = "roles",
    params(("id" = String, Path)),
    responses((status = 204, description = "It is retired")),
)]
pub async fn end_role(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    may_edit(&caller).await?;
    let before = role(&caller, &id).await?;
    if matches!(before.start, Some(weave::Role::Admin | weave::Role::Keyholder)) {
        return Err(Problem::new(Kind::Conflict, "accounts-role-not-yours").into());
    }
    let draft = Draft {
        names: before.names.clone(),
        kinds: before.kinds.clone(),
        rights: before.rights.here.iter().map(|right| (*right).to_owned()).collect(),
        retired: true,
    };
    save(&caller.site, &caller.actor, Some(&id), draft).await?;
    Ok(gone())
}

/// A key to the API; its secret is told once, when it is made.
#[derive(Serialize, ToSchema)]
#[schema(as = Token)]
pub struct TokenOut {
    id: String,
    name: String,
    /// That body and all below; null: wherever its account may.
    body: Option<String>,
    /// Empty: all that its account holds.
    rights: Vec<String>,
    /// RFC 3339.
    created: String,
    /// RFC 3339.
    until: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    token: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewToken)]
pub struct TokenIn {
    name: String,
    /// A body's id.
    #[serde(default)]
    body: Option<String>,
    /// Absent: all that the calling token gives.
    #[serde(default)]
    rights: Vec<String>,
    /// RFC 3339; absent: in 90 days, or when the calling token ends.
    #[serde(default)]
    until: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TokenChange)]
pub struct TokenChange {
    #[serde(default)]
    #[schema(nullable = false)]
    name: Option<String>,
    /// RFC 3339; no later than it ends now.
    #[serde(default)]
    #[schema(nullable = false)]
    until: Option<String>,
}

fn token_out(token: &Token, secret: Option<String>) -> TokenOut {
    TokenOut {
        id: token.id.to_string(),
        name: token.name.clone(),
        body: token.body.map(|body| body.to_string()),
        rights: token.rights.clone(),
        created: time(token.created),
        until: time(token.until),
        token: secret,
    }
}

async fn found(caller: &Caller, id: &str) -> basis::Result<Token> {
    let all = token::list(&caller.site, caller.actor.account).await?;
    all.into_iter().find(|token| token.id.to_string() == id).ok_or_else(Problem::not_found)
}

/// The caller's own tokens that last, the newest first.
#[utoipa::path(
    get, path = "/api/v1/tokens", operation_id = "tokens-list", tag = "tokens",
    params(
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list", body = List<TokenOut>)),
)]
pub async fn list_tokens(caller: Caller) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let (limit, after) = (asked.limit()?, asked.after::<Token>()?);
    let all = token::list(&caller.site, caller.actor.account).await?;
    let mut rest = all.iter();
    if let Some(after) = after
        && !rest.any(|token| token.id == after)
    {
        return Err(Problem::invalid("after", "field-bad-choice").into());
    }
    let items = rest.take(limit + 1).map(|token| token_out(token, None)).collect();
    Ok(ok(&List::of(items, limit, |token: &TokenOut| token.id.clone()))?)
}

/// One of the caller's own tokens.
#[utoipa::path(
    get, path = "/api/v1/tokens/{id}", operation_id = "tokens-one", tag = "tokens",
    params(("id" = String, Path)),
    responses((status = 200, description = "The token, without its secret", body = TokenOut)),
)]
pub async fn one_token(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    Ok(ok(&token_out(&found(&caller, &id).await?, None))?)
}

/// Makes a token that gives no more than the calling one.
#[utoipa::path(
    post, path = "/api/v1/tokens", operation_id = "tokens-make", tag = "tokens", request_body = TokenIn,
    responses((status = 201, description = "It was made; `token` is its secret", body = TokenOut)),
)]
pub async fn make_token(caller: Caller, input: Input) -> Answer<Response> {
    let TokenIn { name, body, rights, until } = input.read()?;
    let body = match body {
        None => caller.actor.limits.body,
        Some(text) => {
            let tree = network::tree(&caller.site).await?;
            let id: Option<Id<basis::of::Body>> = text.parse().ok();
            let known = id.filter(|id| tree.get(*id).is_some());
            Some(known.ok_or_else(|| Problem::not_found().and_field("body", "field-bad-choice"))?)
        }
    };
    let until = match until {
        Some(text) => moment(&text).ok_or_else(|| Problem::invalid("until", "field-bad-date"))?,
        None => {
            let usual = caller.site.clock.now().plus(TOKEN);
            caller.actor.limits.until.map_or(usual, |limit| limit.min(usual))
        }
    };
    let new = NewToken { name, body, rights, until: Some(until) };
    let made = token::make_own(&caller.site, &caller.actor, new).await?;
    Ok(created("tokens", made.token.id, &token_out(&made.token, Some(made.secret)))?)
}

/// What a token limited to a body may change or end: those limited to it or below.
async fn within(caller: &Caller, token: &Token) -> basis::Result<()> {
    if let Some(limit) = caller.actor.limits.body {
        let tree = network::tree(&caller.site).await?;
        if !token.body.is_some_and(|body| tree.is_within(body, limit)) {
            return Err(Problem::forbidden());
        }
    }
    Ok(())
}

/// Gives one of the caller's own tokens another name, or an earlier end: for more, another is made.
#[utoipa::path(
    patch, path = "/api/v1/tokens/{id}", operation_id = "tokens-change", tag = "tokens", request_body = TokenChange,
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is now, without its secret", body = TokenOut)),
)]
pub async fn change_token(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    let token = found(&caller, &id).await?;
    within(&caller, &token).await?;
    let TokenChange { name, until } = input.read()?;
    let until = match until {
        Some(text) => Some(moment(&text).ok_or_else(|| Problem::invalid("until", "field-bad-date"))?),
        None => None,
    };
    token::change(&caller.site, caller.actor.account, &token, name, until).await?;
    Ok(ok(&token_out(&found(&caller, &id).await?, None))?)
}

/// Ends one of the caller's own tokens; one that is limited to a body ends only those limited to it or below.
#[utoipa::path(
    delete, path = "/api/v1/tokens/{id}", operation_id = "tokens-end", tag = "tokens",
    params(("id" = String, Path)),
    responses((status = 204, description = "It is over")),
)]
pub async fn end_token(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    let token = found(&caller, &id).await?;
    within(&caller, &token).await?;
    token::end(&caller.site, caller.actor.account, token.id).await?;
    Ok(gone())
}
