//! Forms in one column: label, hint, field, reason. Each piece is a struct whose `to_string()` is HTML,
//! so a template of another crate says `{{ field|safe }}`.

mod field;

use askama::Template;
use basis::Problem;
pub use field::{Choice, Field, Kind};
use words::Tongue;

use crate::Icon;

/// What is wrong, above the form, with links to the fields.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r##"{% if !errors.is_empty() %}<div class="errors" role="alert" tabindex="-1" id="errors"><h2>{{ Icon::Danger|safe }}{{ title }}</h2><ul>{% for (field, text) in errors %}<li><a href="#f-{{ field }}">{{ text }}</a></li>{% endfor %}</ul></div>{% endif %}"##
)]
pub struct ErrorSummary {
    pub title: String,
    /// (name of the field, reason). A whole-form reason has the name of the first field.
    pub errors: Vec<(String, String)>,
}

impl ErrorSummary {
    /// Every field of a problem, in its order, in the reader's language.
    pub fn of(t: &Tongue, problem: &Problem) -> Self {
        Self {
            title: t.say("look-errors"),
            errors: problem.fields.iter().map(|f| (f.field.to_string(), t.say(&f.key))).collect(),
        }
    }

    /// Of a form that is not the first of its page: see [`Field::in_form`].
    #[must_use]
    pub fn in_form(mut self, form: &str) -> Self {
        if !form.is_empty() {
            for (field, _) in &mut self.errors {
                *field = format!("{form}-{field}");
            }
        }
        self
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The one action of a screen.
    #[default]
    Primary,
    Quiet,
    Danger,
}

impl Weight {
    const fn code(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// A button, or a link that looks like one when it has an `href`.
#[derive(Debug, Clone, Default, Template)]
#[template(
    ext = "html",
    source = r#"{% if let Some(href) = href %}<a class="button {{ weight.code() }}" href="{{ href }}">{% if let Some(icon) = icon %}{{ icon|safe }}{% endif %}{{ label }}</a>{% else %}<button class="button {{ weight.code() }}"{% if !name.is_empty() %} name="{{ name }}" value="{{ value }}"{% endif %}{% if !form_action.is_empty() %} formaction="{{ form_action }}"{% endif %}{% if unchecked %} formnovalidate{% endif %}>{% if let Some(icon) = icon %}{{ icon|safe }}{% endif %}{{ label }}</button>{% endif %}"#
)]
pub struct Button {
    pub label: String,
    pub weight: Weight,
    pub icon: Option<Icon>,
    pub href: Option<String>,
    pub name: String,
    pub value: String,
    pub form_action: String,
    /// Sends the form without the browser's own checks (save a draft).
    pub unchecked: bool,
}

impl Button {
    pub fn primary(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }
    pub fn quiet(label: impl Into<String>) -> Self {
        Self { label: label.into(), weight: Weight::Quiet, ..Self::default() }
    }
    pub fn danger(label: impl Into<String>) -> Self {
        Self { label: label.into(), weight: Weight::Danger, ..Self::default() }
    }
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }
    #[must_use]
    pub fn link(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
    /// The field that tells the server which button it was.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.name = name.into();
        self.value = value.into();
        self
    }
    #[must_use]
    pub fn to(mut self, form_action: impl Into<String>) -> Self {
        self.form_action = form_action.into();
        self
    }
    #[must_use]
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }
}

/// A button that posts by itself: delete, restore, sign out.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r#"<form class="inline" method="post" action="{{ action }}">{% for (name, value) in fields %}<input type="hidden" name="{{ name }}" value="{{ value }}">{% endfor %}{{ button|safe }}</form>"#
)]
pub struct PostButton {
    pub action: String,
    pub fields: Vec<(String, String)>,
    pub button: Button,
}

/// The field that only programs fill in: they see it, people do not. A filled one means spam.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r#"<div class="trap" aria-hidden="true"><label>{{ t.say("look-trap") }}<input type="email" name="{{ name }}" value="" tabindex="-1" autocomplete="off"></label></div>"#
)]
pub struct Trap<'a> {
    pub t: &'a Tongue,
    pub name: String,
}

/// The script that does the proof of work of a form with `data-pow="MARK" data-bits="N"`. Put it after the form.
pub fn pow_script() -> String {
    format!("<script type=\"module\" src=\"{}\"></script>", crate::asset_path("pow.js"))
}
