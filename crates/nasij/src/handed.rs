//! A file of sealed records as the desk and the API hand it out, and what it shows once it is open.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use seal::{
    envelope::{EnvelopeKey, Place},
    identity::Identity,
};
use serde::Deserialize;

use crate::failed::Failed;

/// The only form there is so far.
const FORM: &str = "records/1";

#[derive(Deserialize)]
pub struct Handed {
    nasij: String,
    table: String,
    fields: Vec<Field>,
    pub identity: Option<String>,
    envelopes: Vec<Envelope>,
    pub records: Vec<Record>,
    #[serde(default)]
    pub next: Option<String>,
}

#[derive(Deserialize)]
struct Field {
    key: String,
    label: String,
}

#[derive(Deserialize)]
struct Envelope {
    id: String,
    key: String,
}

#[derive(Deserialize)]
pub struct Record {
    id: String,
    envelope: String,
    sealed: String,
    #[serde(default)]
    at: String,
    #[serde(default)]
    plain: BTreeMap<String, serde_json::Value>,
}

/// A record and what was sealed in it.
pub struct Open<'a> {
    record: &'a Record,
    fields: BTreeMap<String, String>,
}

impl Handed {
    /// # Errors
    /// When it has another form.
    pub fn check(&self) -> Result<(), Failed> {
        if self.nasij == FORM {
            return Ok(());
        }
        Err(format!("it has the form {:?}, and this version knows {FORM:?} only", self.nasij).into())
    }

    /// What opens with this identity, and the ids of what does not.
    ///
    /// # Errors
    /// When no envelope opens at all: then it is the wrong identity, not a broken record.
    pub fn open(&self, identity: &Identity) -> Result<(Vec<Open<'_>>, Vec<&str>), Failed> {
        let mut keys: BTreeMap<&str, EnvelopeKey> = BTreeMap::new();
        let mut wrong = None;
        for envelope in &self.envelopes {
            let key = from_base64(&envelope.key).unwrap_or_default();
            match identity.open_envelope(&key) {
                Ok(key) => drop(keys.insert(&envelope.id, key)),
                Err(problem) => wrong = Some(problem),
            }
        }
        if let Some(problem) = wrong.filter(|_| keys.is_empty() && !self.records.is_empty()) {
            return Err(problem.into());
        }
        let (mut opened, mut closed) = (Vec::new(), Vec::new());
        for record in &self.records {
            let place = Place { envelope: &record.envelope, record: &record.id, table: &self.table };
            let fields = keys
                .get(record.envelope.as_str())
                .and_then(|key| key.open(place, &from_base64(&record.sealed)?).ok())
                .and_then(|plain| serde_json::from_slice(&plain).ok());
            match fields {
                Some(fields) => opened.push(Open { record, fields }),
                None => closed.push(record.id.as_str()),
            }
        }
        Ok((opened, closed))
    }

    /// One line: `{"id", "at", "fields": {…}, "plain": {…}}`.
    pub fn as_json(&self, open: &Open<'_>) -> String {
        let record = open.record;
        serde_json::json!({"id": record.id, "at": record.at, "fields": open.fields, "plain": record.plain})
            .to_string()
    }

    /// A spreadsheet's file: a byte order mark (without one Arabic is not read), labels first, no cell a formula.
    pub fn as_csv(&self, opened: &[Open<'_>]) -> String {
        let mut plain: Vec<&str> =
            opened.iter().flat_map(|open| open.record.plain.keys().map(String::as_str)).collect();
        plain.sort_unstable();
        plain.dedup();
        let head = ["id", "at"].into_iter().chain(self.fields.iter().map(|field| field.label.as_str()));
        let mut rows = vec![head.chain(plain.iter().copied()).map(str::to_owned).collect::<Vec<_>>()];
        for open in opened {
            let record = open.record;
            let sealed = self
                .fields
                .iter()
                .map(|field| open.fields.get(&field.key).map(|value| told(value)).unwrap_or_default());
            let beside = plain.iter().map(|key| match record.plain.get(*key) {
                Some(serde_json::Value::String(text)) => text.clone(),
                Some(serde_json::Value::Null) | None => String::new(),
                Some(other) => other.to_string(),
            });
            let first = [record.id.clone(), record.at.clone()];
            rows.push(first.into_iter().chain(sealed).chain(beside).collect());
        }
        web::csv_text(rows)
    }
}

/// A cell of a spreadsheet; of a file only what it is: its bytes stand in the JSON.
fn told(value: &str) -> String {
    match value.strip_prefix("data:").and_then(|file| file.split_once(";base64,")) {
        Some((kind, bytes)) => format!("{kind} ({} kB)", bytes.len() / 4 * 3 / 1_000),
        None => value.to_owned(),
    }
}

pub fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(text.trim()).ok()
}
