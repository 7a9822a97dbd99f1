//! `records` of the API: sealed records handed out to a keyholder's own program, as the desk hands them to her browser.

use std::collections::BTreeMap;

use axum::{extract::Path, response::Response};
use basis::{Id, Problem, of::Body};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use weave::api::{Asked, Caller, ok};
use web::Answer;

use super::records::file;
use crate::rights::OPEN;

#[derive(OpenApi)]
#[openapi(paths(list))]
pub struct Records;

/// What `nasij keys open` opens: records of one body and what a keyholder needs to read them.
#[derive(Serialize, ToSchema)]
#[schema(as = HandedOut)]
pub struct Handed {
    /// `records/1`
    pub nasij: &'static str,
    pub body: String,
    pub table: String,
    pub language: &'static str,
    /// What the opened records hold, in order, with its name for people.
    pub fields: Vec<FieldOut>,
    /// Base64: hers, wrapped to her passphrase.
    pub identity: String,
    pub envelopes: Vec<EnvelopeOut>,
    pub records: Vec<RecordOut>,
    /// `after` of the next part; null at the end. Where her share ends, the next part is answered 429 `hand-out-limit`.
    pub next: Option<String>,
    /// How many records that were not handed to her in the last 24 hours she may still be handed.
    pub left: i64,
}

impl Handed {
    /// Goes on with the next part of the same list.
    pub fn join(&mut self, next: Self) {
        for envelope in next.envelopes {
            if !self.envelopes.iter().any(|one| one.id == envelope.id) {
                self.envelopes.push(envelope);
            }
        }
        self.records.extend(next.records);
        (self.next, self.left) = (next.next, next.left);
    }
}

#[derive(Serialize, ToSchema)]
#[schema(as = HandedField)]
pub struct FieldOut {
    pub key: &'static str,
    pub label: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = HandedEnvelope)]
pub struct EnvelopeOut {
    pub id: String,
    /// Base64: an age file that holds the envelope's key.
    pub key: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = HandedRecord)]
pub struct RecordOut {
    pub id: String,
    pub envelope: String,
    /// Base64.
    pub sealed: String,
    /// RFC 3339.
    pub at: String,
    /// What is not sealed, by field.
    pub plain: BTreeMap<&'static str, String>,
}

/// Hands sealed records of one body to a keyholder of it: at most 200 different ones in any 24 hours, with what the desk handed
/// her; each hand-out is in the body's trail.
#[utoipa::path(
    get, path = "/api/v1/records/{table}", operation_id = "records-hand-out", tag = "records",
    params(
        ("table" = String, Path, description = "`people`"),
        ("body" = String, Query, description = "A body's id"),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Records of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list", body = Handed)),
)]
pub async fn list(caller: Caller, Path(table): Path<String>) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let body: Id<Body> = asked.id("body")?.ok_or_else(|| Problem::invalid("body", "field-required"))?;
    let tree = network::tree(&caller.site).await?;
    let scope = tree.scope(tree.get(body).ok_or_else(Problem::not_found)?.id);
    caller.actor.must(OPEN, &scope)?;
    let limit = i64::try_from(asked.limit()?).unwrap_or(i64::MAX);
    let after = asked.text("after");
    Ok(ok(&file(&caller.visit, &caller.actor, &scope, &table, after, limit).await?)?)
}
