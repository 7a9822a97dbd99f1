use std::borrow::Cow;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use basis::{Id, Language, Problem, Result, Text};
use http::{HeaderMap, header};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use utoipa::ToSchema;
use web::{Failure, Limit};

/// A JSON body that has arrived and was not read yet: its handler asks for the right first.
pub struct Input(Bytes);

/// One text in some of the languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub ar: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub fr: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub en: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub zgh: Option<String>,
}

impl Words {
    pub fn of(text: &Text) -> Self {
        let own = |language| text.get(language).map(str::to_owned);
        Self { ar: own(Language::Ar), fr: own(Language::Fr), en: own(Language::En), zgh: own(Language::Zgh) }
    }
    pub fn text(&self) -> Text {
        self.cleaned(str::to_owned)
    }
    /// Each text as `clean` leaves it.
    pub fn cleaned(&self, clean: impl Fn(&str) -> String) -> Text {
        [
            (Language::Ar, &self.ar),
            (Language::Fr, &self.fr),
            (Language::En, &self.en),
            (Language::Zgh, &self.zgh),
        ]
        .into_iter()
        .fold(Text::new(), |text, (language, own)| match own {
            Some(own) => text.with(language, clean(own)),
            None => text,
        })
    }
}

/// # Errors
/// Too large, by what the sender says of it.
pub(super) fn fits(headers: &HeaderMap) -> Result<()> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    match length.and_then(|length| length.parse::<usize>().ok()) {
        Some(length) if length > Limit::FORM.0 => Err(Problem::too_large()),
        _ => Ok(()),
    }
}

/// # Errors
/// Too large; bad request when it does not arrive whole.
pub(super) async fn whole(body: axum::body::Body) -> Result<Bytes> {
    axum::body::to_bytes(body, Limit::FORM.0).await.map_err(|error| {
        if error.into_inner().is::<http_body_util::LengthLimitError>() {
            Problem::too_large()
        } else {
            Problem::bad_request("problem-bad-request")
        }
    })
}

impl<S: Send + Sync> FromRequest<S> for Input {
    type Rejection = Failure;
    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        fits(request.headers())?;
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Problem::bad_request("problem-not-json").into());
        }
        Ok(Self(whole(request.into_body()).await?))
    }
}

impl Input {
    fn value(&self) -> Result<Value> {
        // It refuses what is nested too deeply by itself.
        serde_json::from_slice(&self.0).map_err(|_| Problem::bad_request("problem-not-json"))
    }

    /// The id of what the input is about, so that the right can be asked for before the rest is read.
    ///
    /// # Errors
    /// Bad request for what is no JSON; invalid where the field is absent or no text; not found for what is no id.
    pub fn id<T>(&self, field: &'static str) -> Result<Id<T>> {
        let value = self.value()?;
        match value.get(field) {
            Some(Value::String(text)) => {
                text.parse().map_err(|_| Problem::not_found().and_field(field, "field-bad-choice"))
            }
            Some(_) => Err(Problem::invalid(field, "field-bad-shape")),
            None => Err(Problem::invalid(field, "field-required")),
        }
    }

    /// The whole of it.
    ///
    /// # Errors
    /// Bad request for what is no JSON; invalid at the first field that is unknown, absent or of another shape, and at texts
    /// with U+0000.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        let value = self.value()?;
        if let Some(field) = with_nul(&value, "") {
            return Err(Problem::invalid(field, "field-nul"));
        }
        serde_path_to_error::deserialize(value).map_err(|error| refused(&error))
    }
}

/// The first text that has a U+0000 in it, as a path.
fn with_nul(value: &Value, path: &str) -> Option<String> {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::String(text) => text.contains('\0').then(|| path.to_owned()),
        Value::Array(all) => {
            all.iter().enumerate().find_map(|(n, one)| with_nul(one, &below(&n.to_string())))
        }
        Value::Object(all) => all.iter().find_map(|(name, one)| {
            if name.contains('\0') { Some(path.to_owned()) } else { with_nul(one, &below(name)) }
        }),
        _ => None,
    }
}

/// serde says which field it was in its own words; the reader gets them from the catalogues.
fn refused(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let (path, said) = (error.path().to_string(), error.inner().to_string());
    let path = if path == "." { String::new() } else { path };
    let named = said.split('`').nth(1).unwrap_or_default();
    let (key, field): (&'static str, Cow<'_, str>) = if said.starts_with("unknown field") {
        // The path ends at the unknown field itself or at what holds it.
        ("field-unknown", if path.is_empty() { named.into() } else { path.into() })
    } else if said.starts_with("missing field") {
        let whole = if path.is_empty() { named.to_owned() } else { format!("{path}.{named}") };
        ("field-required", whole.into())
    } else if said.starts_with("unknown variant") {
        ("field-bad-choice", path.into())
    } else {
        ("field-bad-shape", path.into())
    };
    let field: String = field.chars().filter(|c| !c.is_control()).take(100).collect();
    Problem::invalid(field, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct News {
        #[expect(dead_code, reason = "only its shape is asked")]
        body: String,
        #[serde(default)]
        #[expect(dead_code, reason = "only its shape is asked")]
        texts: Words,
    }

    fn wrong(text: &str) -> (u16, String, String) {
        let problem = Input(Bytes::from(text.to_owned())).read::<News>().unwrap_err();
        let field = problem.fields.first();
        let (name, key) = field
            .map_or((String::new(), String::new()), |field| (field.field.to_string(), field.key.to_string()));
        (problem.kind.status(), name, key)
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let deep = "[".repeat(100_000);
        for (text, expected) in [
            ("", (400, "", "")),
            ("{", (400, "", "")),
            (deep.as_str(), (400, "", "")),
            ("[]", (422, "", "field-bad-shape")),
            ("3", (422, "", "field-bad-shape")),
            ("{}", (422, "body", "field-required")),
            (r#"{"body":"x","more":1}"#, (422, "more", "field-unknown")),
            (r#"{"body":3}"#, (422, "body", "field-bad-shape")),
            (r#"{"body":"x","texts":{"de":"x"}}"#, (422, "texts.de", "field-unknown")),
            (r#"{"body":"x","texts":{"ar":"a\u0000"}}"#, (422, "texts.ar", "field-nul")),
            (r#"{"body":null}"#, (422, "body", "field-bad-shape")),
        ] {
            let (status, field, key) = wrong(text);
            assert_eq!(
                (status, field.as_str(), key.as_str()),
                expected,
                "{}",
                text.get(..40).unwrap_or(text)
            );
        }
    }
}
