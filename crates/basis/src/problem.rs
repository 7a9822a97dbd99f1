use std::{borrow::Cow, fmt};

pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// What kind of no it is; each has one HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 400: the request cannot be read.
    BadRequest,
    /// 401: nobody is signed in, or not any more.
    SignIn,
    /// 403: signed in, and not allowed.
    Forbidden,
    /// 404: there is nothing, or nothing she may know of.
    NotFound,
    /// 410: it was here and is gone for good.
    Gone,
    /// 409: someone else changed it first, or it does not fit what is there.
    Conflict,
    /// 413
    TooLarge,
    /// 422: read, understood, and not acceptable; `fields` say why.
    Invalid,
    /// 429
    TooMany,
    /// 503: database or disk cannot take writes now.
    Unavailable,
    /// 500: our fault.
    Failed,
}

impl Kind {
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::SignIn => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Gone => 410,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::Invalid => 422,
            Self::TooMany => 429,
            Self::Unavailable => 503,
            Self::Failed => 500,
        }
    }
}

/// One field of a form and the catalogue key that says what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    pub field: Cow<'static, str>,
    pub key: Cow<'static, str>,
}

/// Why an action did not happen: a kind, a message key for the reader, and a cause for the log alone.
#[derive(Debug)]
pub struct Problem {
    pub kind: Kind,
    /// A key of the catalogues; never text.
    pub key: Cow<'static, str>,
    pub fields: Vec<FieldProblem>,
    /// Whole seconds after which it may be tried again (429, 503).
    pub retry_after: Option<u64>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Problem {
    pub fn new(kind: Kind, key: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, key: key.into(), fields: Vec::new(), retry_after: None, cause: None }
    }
    pub fn bad_request(key: &'static str) -> Self {
        Self::new(Kind::BadRequest, key)
    }
    pub fn sign_in() -> Self {
        Self::new(Kind::SignIn, "problem-sign-in")
    }
    pub fn forbidden() -> Self {
        Self::new(Kind::Forbidden, "problem-forbidden")
    }
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "problem-not-found")
    }
    pub fn conflict(key: &'static str) -> Self {
        Self::new(Kind::Conflict, key)
    }
    /// One field is wrong.
    pub fn invalid(field: impl Into<Cow<'static, str>>, key: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::Invalid, "problem-invalid").and_field(field, key)
    }
    /// Several fields are wrong; `Ok` when the list is empty.
    ///
    /// # Errors
    /// When there is at least one.
    pub fn from_fields(fields: Vec<FieldProblem>) -> Result<()> {
        if fields.is_empty() {
            return Ok(());
        }
        Err(Self { fields, ..Self::new(Kind::Invalid, "problem-invalid") })
    }
    pub fn too_many(retry_after: u64) -> Self {
        Self { retry_after: Some(retry_after), ..Self::new(Kind::TooMany, "problem-too-many") }
    }
    pub fn too_large() -> Self {
        Self::new(Kind::TooLarge, "problem-too-large")
    }
    /// Disk full, database lost: it may be tried again.
    pub fn unavailable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { retry_after: Some(5), ..Self::new(Kind::Unavailable, "problem-unavailable").because(cause) }
    }
    /// Ours to mend; the reader hears only that it failed.
    pub fn failed(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(Kind::Failed, "problem-failed").because(cause)
    }
    #[must_use]
    pub fn and_field(
        mut self,
        field: impl Into<Cow<'static, str>>,
        key: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.fields.push(FieldProblem { field: field.into(), key: key.into() });
        self
    }
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }
    pub fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }
    /// The message key of a field, if it is one of those that are wrong.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.field == name).map(|f| f.key.as_ref())
    }
}

/// For logs and terminals; a reader is shown the catalogue's text of `key`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key)?;
        for field in &self.fields {
            write!(f, " {}={}", field.field, field.key)?;
        }
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause.as_ref() as _)
    }
}
