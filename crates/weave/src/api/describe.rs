//! The description: each room's part, and what holds for every address.

use axum::{extract::State, response::Response};
use serde_json::{Map, Value, json};
use web::Answer;

use super::answer;
use crate::{Access, Site};

/// `openapi.json`
pub(crate) async fn show(State(site): State<Site>) -> Answer<Response> {
    Ok(answer::ok(&described(&site))?)
}

/// OpenAPI 3.1 of the whole installation.
pub fn described(site: &Site) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for room in &site.rooms {
        let Some(part) = room.openapi().and_then(|part| serde_json::to_value(part).ok()) else { continue };
        let object =
            |pointer: &str| part.pointer(pointer).and_then(Value::as_object).cloned().unwrap_or_default();
        paths.extend(object("/paths"));
        schemas.extend(object("/components/schemas"));
    }
    let routes: Vec<_> = site.rooms.iter().flat_map(|room| room.routes().0).collect();
    for (path, operations) in &mut paths {
        for (method, operation) in operations.as_object_mut().into_iter().flatten() {
            let open = routes.iter().any(|route| {
                route.access == Access::Public
                    && route.method.eq_ignore_ascii_case(method)
                    && route.paths.contains(path)
            });
            if let Some(operation) = operation.as_object_mut() {
                complete(method, operation, open);
            }
        }
    }
    paths.insert(format!("{}openapi.json", super::BASE), own());
    schemas.insert(String::from("Problem"), problem());
    schemas.insert(String::from("Again"), again());
    sorted(json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Nasij",
            "version": "1",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }))
}

/// Adds what the gate, the guard and the ground answer. `open`: it knows callers without a token too.
fn complete(method: &str, operation: &mut Map<String, Value>, open: bool) {
    let needed: &[&str] = match method {
        "get" => &["400", "401", "403", "404", "422", "429", "503"],
        "delete" => &["400", "401", "403", "404", "409", "422", "429", "503"],
        _ => &["400", "401", "403", "404", "409", "413", "422", "429", "503"],
    };
    if let Some(responses) = operation.entry("responses").or_insert_with(|| json!({})).as_object_mut() {
        for status in needed {
            responses.entry(*status).or_insert_with(|| refused(status));
        }
    }
    if method == "post"
        && let Some(whole) = operation
            .get_mut("responses")
            .and_then(|all| all.pointer_mut("/201/content/application~1json/schema"))
    {
        // What was sent twice is answered with the id alone.
        *whole = json!({"anyOf": [whole.take(), {"$ref": "#/components/schemas/Again"}]});
    }
    if method == "post"
        && let Some(all) = operation.entry("parameters").or_insert_with(|| json!([])).as_array_mut()
    {
        all.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "schema": {"type": "string", "minLength": 1, "maxLength": 200},
        }));
    }
    let security = if open { json!([{}, {"token": []}]) } else { json!([{"token": []}]) };
    operation.insert(String::from("security"), security);
}

fn refused(status: &str) -> Value {
    let mut answer = json!({
        "description": match status {
            "400" => "It cannot be read",
            "401" => "No token, or one that is over",
            "403" => "Not allowed",
            "404" => "Nothing there, or nothing the caller may know of",
            "409" => "It does not fit what is there now",
            "413" => "Too large",
            "422" => "Not acceptable; `fields` say why",
            "429" => "Over a limit",
            _ => "Cannot be written now",
        },
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    });
    if matches!(status, "429" | "503")
        && let Some(answer) = answer.as_object_mut()
    {
        let whole = json!({"Retry-After": {"required": false, "schema": {"type": "integer"}}});
        answer.insert(String::from("headers"), whole);
    }
    answer
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "RFC 9457; `type` is stable, `title` and `detail` are in the reader's language",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "detail": {"type": "string"},
            "status": {"type": "integer"},
            "fields": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    })
}

fn again() -> Value {
    json!({
        "type": "object",
        "description": "The answer to an `Idempotency-Key` that was used before; it carries `Idempotency-Replayed: true`",
        "required": ["id"],
        "properties": {"id": {"type": "string"}},
        "additionalProperties": false,
    })
}

fn own() -> Value {
    json!({"get": {
        "operationId": "openapi",
        "responses": {
            "200": {"description": "This description", "content": {"application/json": {"schema": {"type": "object"}}}},
            "401": refused("401"),
            "429": refused("429"),
        },
    }})
}

/// The same, with every object's names in order: the snapshot changes only where the API does.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(all) => {
            let ordered: std::collections::BTreeMap<String, Value> =
                all.into_iter().map(|(name, one)| (name, sorted(one))).collect();
            Value::Object(ordered.into_iter().collect())
        }
        Value::Array(all) => Value::Array(all.into_iter().map(sorted).collect()),
        other => other,
    }
}
