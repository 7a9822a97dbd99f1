use askama::Template;
use axum::response::Response;
use basis::{Problem, Result};
use look::form::{Button, ErrorSummary, Field};
use weave::{Plain, Visit};
use words::Tongue;

use super::with_status;

/// One form with what stands around it: most screens of an account are this.
#[derive(Template)]
#[template(path = "form.html")]
pub struct FormPage<'a> {
    /// Its `<h1>`, on pages without a shell of their own.
    title: String,
    errors: String,
    /// Safe HTML.
    pub before: String,
    /// "" shows no form.
    pub action: String,
    pub hidden: Vec<(String, String)>,
    pub fields: Vec<Field<'a>>,
    pub button: Button,
    /// Safe HTML.
    pub after: String,
}

impl<'a> FormPage<'a> {
    pub fn new(action: impl Into<String>, button: Button) -> Self {
        Self {
            title: String::new(),
            errors: String::new(),
            before: String::new(),
            action: action.into(),
            hidden: Vec::new(),
            fields: Vec::new(),
            button,
            after: String::new(),
        }
    }
    #[must_use]
    pub fn fields(mut self, fields: Vec<Field<'a>>) -> Self {
        self.fields = fields;
        self
    }
    #[must_use]
    pub fn before(mut self, html: impl Into<String>) -> Self {
        self.before = html.into();
        self
    }
    #[must_use]
    pub fn after(mut self, html: impl Into<String>) -> Self {
        self.after = html.into();
        self
    }
    #[must_use]
    pub fn hidden(mut self, name: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.hidden.push((name.to_owned(), value));
        }
        self
    }
    #[must_use]
    pub fn told(mut self, t: &Tongue, problem: Option<&Problem>) -> Self {
        self.errors = problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default();
        self
    }
    /// # Errors
    /// When the template cannot be filled.
    pub fn html(&self) -> Result<String> {
        self.render().map_err(Problem::failed)
    }
    /// In a page of one column.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn plain(mut self, visit: &Visit, title: &str, problem: Option<&Problem>) -> Result<Response> {
        title.clone_into(&mut self.title);
        let main = self.told(&visit.t, problem).html()?;
        let response =
            visit.site.show_plain(visit, Plain { title: title.to_owned(), main, status: None }).await?;
        Ok(match problem {
            Some(problem) => with_status(response, problem),
            None => response,
        })
    }
}

/// A paragraph of the catalogues.
pub fn said(t: &Tongue, key: &str) -> String {
    format!("<p class=\"measure\">{}</p>", look::escape(&t.say(key)))
}
