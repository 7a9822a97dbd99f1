//! Signatures of an edition in the API: signing, what was signed, how many.

use std::collections::{HashMap, HashSet};

use ::web::Answer;
use axum::{
    extract::{FromRequest, Path, Request},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use basis::{Id, Kind, Problem};
use http::{HeaderValue, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use weave::{
    SealedRecord, Site, Visit,
    api::{Asked, Caller, Input, List, created, ok},
};

use super::{api::LanguageIn, come::network_of, editions_api::found};
use crate::{
    model::EditionId,
    rights,
    sealed::record,
    sign::{self as signing, Come},
    store, tally,
    who::Typed,
};

#[derive(Deserialize, ToSchema, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
#[schema(as = SignatureDisplay)]
pub enum DisplayIn {
    #[default]
    Full,
    Initials,
    Anonymous,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSignature)]
pub struct SignatureIn {
    /// The action's key.
    action: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    phone: Option<String>,
    #[serde(default)]
    place: Option<String>,
    /// What she will do, when she can: for pledges and volunteers.
    #[serde(default)]
    words: Option<String>,
    language: LanguageIn,
    #[serde(default)]
    delivery: bool,
    /// Ids of bodies that may write to her.
    #[serde(default)]
    contact: Vec<String>,
    #[serde(default)]
    display: Option<DisplayIn>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = SignatureTaken)]
pub struct Taken {
    id: String,
    /// `received`, or `confirming` where she is asked by mail.
    state: &'static str,
}

/// A signature's JSON with what is known of where it came from.
pub struct Given {
    input: Input,
    network: Option<[u8; 32]>,
}

impl FromRequest<Site> for Given {
    type Rejection = ::web::Failure;
    async fn from_request(request: Request, site: &Site) -> Result<Self, ::web::Failure> {
        let network = network_of(site, &request);
        Ok(Self { input: Input::from_request(request, site).await?, network })
    }
}

/// Signs. The answer is the same, in the same time, for a first and a repeated one.
#[utoipa::path(
    post, path = "/api/v1/editions/{id}/signatures", operation_id = "editions-sign", tag = "campaigns", request_body = SignatureIn,
    params(("id" = String, Path)),
    responses((status = 201, description = "It was taken", body = Taken)),
)]
pub async fn sign(visit: Visit, Path(id): Path<String>, given: Given) -> Answer<Response> {
    let id: Id<EditionId> = id.parse().map_err(|_| Problem::not_found())?;
    let site = visit.site.clone();
    site.service::<crate::Campaigns>()?.known(&site, id).await?;
    let typed = given.input.read::<SignatureIn>()?;
    let come = Come {
        typed: Typed {
            name: typed.name,
            email: typed.email.unwrap_or_default(),
            phone: typed.phone.unwrap_or_default(),
            place: typed.place.unwrap_or_default(),
            words: typed.words.unwrap_or_default(),
            delivery: typed.delivery,
            contact: typed.contact,
            display: match typed.display {
                None => String::new(),
                Some(DisplayIn::Full) => "full".into(),
                Some(DisplayIn::Initials) => "initials".into(),
                Some(DisplayIn::Anonymous) => "anonymous".into(),
            },
        },
        action: typed.action,
        language: typed.language.into(),
        trapped: false,
        proof: false,
        network: given.network,
    };
    let signed = signing::sign(&site, id, come).await?;
    let state = if signed.confirming { "confirming" } else { "received" };
    let taken = Taken { id: signed.id.to_string(), state };
    Ok(created(&format!("editions/{id}/signatures"), signed.id, &taken)?)
}

#[derive(Serialize, ToSchema)]
#[schema(as = Signature)]
pub struct SignatureOut {
    id: String,
    state: &'static str,
    counted: bool,
    /// Null where nothing of it is sealed to this body.
    envelope: Option<String>,
    /// Base64; sealed as the record `id` of the table `signatures`.
    sealed: Option<String>,
}

/// What was signed at an edition, for whoever keeps its body's key; counts as handing out.
#[utoipa::path(
    get, path = "/api/v1/editions/{id}/signatures", operation_id = "editions-signatures", tag = "campaigns",
    params(
        ("id" = String, Path),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list", body = List<SignatureOut>)),
)]
pub async fn signatures(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    let (it, scope) = found(&caller, &id).await?;
    caller.actor.must(rights::SIGNATURES, &scope)?;
    // Without the key there is nothing for her to open: state and count are hers to see all the same.
    let opens = match keys::must_open(&caller.site, &caller.actor, &scope).await {
        Ok(()) => true,
        Err(problem) if problem.is(Kind::Forbidden) && problem.key != keys::LOCKED => false,
        Err(problem) => return Err(problem.into()),
    };
    let asked = Asked::of(&caller.visit);
    let limit = asked.limit()?;
    let after = asked.text("after").unwrap_or_default();
    let mut conn = caller.site.db.read().await?;
    let mut rows = store::signatures_of(&mut conn, it.id, &after, limit + 1).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let copies = if opens { store::copies_of(&mut conn, it.body, &ids).await? } else { Vec::new() };
    drop(conn);
    let had: HashSet<String> = copies.iter().map(|copy| copy.signature.to_string()).collect();
    let records: Vec<SealedRecord> =
        copies.into_iter().map(|copy| record(copy, "")).collect::<basis::Result<_>>()?;
    let asked_for = records.len();
    let handed = match opens {
        true => {
            keys::hand_out_these(&caller.site, &caller.actor, &scope, crate::batch::TABLE, records)
                .await?
                .records
        }
        false => records,
    };
    let cut = handed.len() < asked_for;
    let given: HashMap<&str, &SealedRecord> = handed.iter().map(|one| (one.id.as_str(), one)).collect();
    // A list stops with the last that was handed out.
    let held_back = |id: &str| cut && had.contains(id) && !given.contains_key(id);
    let end = rows.iter().position(|row| held_back(&row.id.to_string()));
    rows.truncate(end.unwrap_or(rows.len()));
    let next = (more || end.is_some()).then(|| rows.last().map(|row| row.id.to_string())).flatten();
    let items = rows
        .iter()
        .map(|row| {
            let id = row.id.to_string();
            let one = given.get(id.as_str());
            SignatureOut {
                state: row.state.code(),
                counted: row.counted,
                envelope: one.map(|one| one.envelope.to_string()),
                sealed: one.map(|one| BASE64.encode(&one.sealed)),
                id,
            }
        })
        .collect();
    Ok(ok(&List { items, next })?)
}

#[derive(Serialize, ToSchema)]
#[schema(as = EditionCount)]
pub struct CountOut {
    /// Null below five.
    total: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    fewer_than: Option<i64>,
    goal: Option<i64>,
}

/// How many have signed at an edition's body and below: for pages elsewhere that embed it. Any site may ask.
#[utoipa::path(
    get, path = "/api/v1/editions/{id}/count", operation_id = "editions-count", tag = "campaigns",
    params(("id" = String, Path)),
    responses((status = 200, description = "The count", body = CountOut)),
)]
pub async fn count(visit: Visit, Path(id): Path<String>) -> Answer<Response> {
    let id: Id<EditionId> = id.parse().map_err(|_| Problem::not_found())?;
    let known = visit.site.service::<crate::Campaigns>()?.known(&visit.site, id).await?;
    let it = &known.edition;
    let tally = tally::read(&visit.site, it.campaign, it.body, None, false).await?;
    let out = CountOut {
        total: tally.total,
        fewer_than: tally.total.is_none().then_some(tally::FEW),
        goal: it.goal,
    };
    let mut response = ok(&out)?.into_response();
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}
