use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
};
use basis::{FieldProblem, Problem, Result};
use http::header;

use crate::Failure;

/// How much one route reads, in bytes. Put into a request's extensions by the route; [`Fields`] asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(pub usize);

impl Limit {
    /// A form without files.
    pub const FORM: Self = Self(1024 * 1024);
    /// A form with a picture or a PDF.
    pub const UPLOAD: Self = Self(24 * 1024 * 1024);
}

/// A file of a posted form. The name is what the sender called it: for showing, never for a path.
#[derive(Debug, Clone)]
pub struct Upload {
    pub name: String,
    pub bytes: Bytes,
}

/// What a form held. Names may be repeated; the order is kept.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    texts: Vec<(String, String)>,
    files: Vec<(String, Upload)>,
}

impl Fields {
    /// For tests and for pages shown before anything was typed.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        Self { texts: pairs.into_iter().map(|(n, v)| (n.into(), v.into())).collect(), files: Vec::new() }
    }
    /// As typed, without white space at both ends; "" when it was not there.
    pub fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }
    /// As typed; `None` when it was not there.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.texts.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.trim())
    }
    pub fn has(&self, name: &str) -> bool {
        self.texts.iter().any(|(n, _)| n == name)
    }
    /// A ticked box, or the button that was pressed.
    pub fn checked(&self, name: &str) -> bool {
        self.has(name)
    }
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files.iter().find(|(n, _)| n == name).map(|(_, upload)| upload)
    }
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.texts.retain(|(n, _)| n != name);
        self.texts.push((name.to_owned(), value.into()));
    }
    /// A text of at most `max` characters, or what is wrong with it, noted in `wrong`.
    pub fn required(&self, name: &'static str, max: usize, wrong: &mut Vec<FieldProblem>) -> String {
        let text = self.optional(name, max, wrong);
        if text.is_empty() && !wrong.iter().any(|w| w.field == name) {
            wrong.push(FieldProblem { field: name.into(), key: "field-required".into() });
        }
        text
    }
    /// As [`Fields::required`], and may be empty.
    pub fn optional(&self, name: &'static str, max: usize, wrong: &mut Vec<FieldProblem>) -> String {
        let text = self.text(name);
        if text.chars().count() > max {
            wrong.push(FieldProblem { field: name.into(), key: "field-too-long".into() });
        }
        text.to_owned()
    }

    fn push(&mut self, name: String, value: String) -> Result<()> {
        if value.contains('\0') || name.contains('\0') {
            return Err(Problem::invalid(name.replace('\0', ""), "field-nul"));
        }
        if self.texts.len() + self.files.len() >= 4_000 {
            return Err(Problem::too_large());
        }
        let value =
            if value.contains('\r') { value.replace("\r\n", "\n").replace('\r', "\n") } else { value };
        self.texts.push((name, value));
        Ok(())
    }

    async fn read(request: Request) -> Result<Self> {
        let limit = request.extensions().get::<Limit>().copied().unwrap_or(Limit::FORM);
        let length = request
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|v| v.to_str().ok())
            .and_then(|v| v.parse::<usize>().ok());
        if length.is_some_and(|length| length > limit.0) {
            return Err(Problem::too_large());
        }
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        if kind.starts_with("multipart/form-data") {
            Self::read_multipart(request, limit).await
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            let bytes = axum::body::to_bytes(request.into_body(), limit.0).await.map_err(too_long)?;
            Self::parse(&bytes)
        } else {
            Err(Problem::bad_request("problem-bad-request"))
        }
    }

    fn parse(bytes: &[u8]) -> Result<Self> {
        let mut fields = Self::default();
        for pair in bytes.split(|b| *b == b'&').filter(|pair| !pair.is_empty()) {
            let mut halves = pair.splitn(2, |b| *b == b'=');
            let name = decode(halves.next().unwrap_or_default())?;
            let value = decode(halves.next().unwrap_or_default())?;
            fields.push(name, value)?;
        }
        Ok(fields)
    }

    async fn read_multipart(request: Request, limit: Limit) -> Result<Self> {
        let unreadable = |_| Problem::bad_request("problem-bad-request");
        let (parts, body) = request.into_parts();
        let body = axum::body::Body::new(http_body_util::Limited::new(body, limit.0));
        let mut form = Multipart::from_request(Request::from_parts(parts, body), &())
            .await
            .map_err(|_| unreadable(()))?;
        let mut fields = Self::default();
        let mut total = 0;
        while let Some(part) = form.next_field().await.map_err(|error| multipart(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|error| multipart(&error))?;
            total += bytes.len();
            if total > limit.0 {
                return Err(Problem::too_large());
            }
            match file {
                // A file field left empty comes as an unnamed, empty file.
                Some(file) if file.is_empty() && bytes.is_empty() => {}
                Some(file) => fields.files.push((name, Upload { name: file, bytes })),
                None => fields.push(name, String::from_utf8(bytes.to_vec()).map_err(|_| unreadable(()))?)?,
            }
        }
        Ok(fields)
    }
}

fn multipart(error: &axum::extract::multipart::MultipartError) -> Problem {
    if error.status() == http::StatusCode::PAYLOAD_TOO_LARGE || error.body_text().contains("length limit") {
        Problem::too_large()
    } else {
        Problem::bad_request("problem-bad-request")
    }
}

fn too_long(error: axum::Error) -> Problem {
    let inner = error.into_inner();
    if inner.is::<http_body_util::LengthLimitError>() {
        Problem::too_large()
    } else {
        Problem::bad_request("problem-bad-request")
    }
}

fn decode(bytes: &[u8]) -> Result<String> {
    let spaced: Vec<u8> = bytes.iter().map(|b| if *b == b'+' { b' ' } else { *b }).collect();
    percent_encoding::percent_decode(&spaced)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| Problem::bad_request("problem-bad-request"))
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Failure;
    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        Ok(Self::read(request).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urlencoded_forms() {
        let fields = Fields::parse("name=%D9%85%D9%86%D9%89&text=a%0D%0Ab&x=1&x=2+3".as_bytes()).unwrap();
        assert_eq!(fields.text("name"), "منى");
        assert_eq!(fields.text("text"), "a\nb");
        assert_eq!(fields.all("x").collect::<Vec<_>>(), ["1", "2 3"]);
        assert!(Fields::parse(b"a=%00").unwrap_err().field("a").is_some());
        assert!(Fields::parse(b"a=%ff").is_err());
    }
}
