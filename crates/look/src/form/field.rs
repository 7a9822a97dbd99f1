use askama::Template;
use basis::{Language, Problem};
use words::Tongue;

use crate::{Icon, page::lang_dir};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Email,
    Password,
    Date,
    /// `datetime-local`: the server reads it in the body's time zone.
    DateTime,
    Number,
    Url,
    Search,
    Textarea,
    /// A textarea for Markdown: a toolbar where scripts run, plain where not.
    Markdown,
    Select,
    /// One box, its label beside it.
    Checkbox,
    /// Several boxes of one name.
    Checkboxes,
    Radio,
    File,
    Hidden,
}

impl Kind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Password => "password",
            Self::Date => "date",
            Self::DateTime => "datetime-local",
            Self::Number => "number",
            Self::Url => "url",
            Self::Search => "search",
            Self::File => "file",
            Self::Hidden => "hidden",
            Self::Checkbox | Self::Checkboxes => "checkbox",
            Self::Radio => "radio",
            Self::Text | Self::Textarea | Self::Markdown | Self::Select => "text",
        }
    }
}

/// One of the answers of a select, radio or checkbox group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    /// The heading of the part of the list that begins with this one; "" goes on in the same part.
    pub part: String,
    pub chosen: bool,
    pub lang: Option<Language>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
    #[must_use]
    pub fn lang(mut self, language: Language) -> Self {
        self.lang = Some(language);
        self
    }
}

/// A field with its label, hint and reason. The element's id is `f-NAME`.
#[derive(Debug, Clone, Template)]
#[template(path = "field.html")]
pub struct Field<'a> {
    pub t: &'a Tongue,
    pub kind: Kind,
    pub name: String,
    pub label: String,
    pub value: String,
    pub hint: String,
    /// The reason it was refused, in the reader's words.
    pub error: Option<String>,
    pub required: bool,
    /// Says "(optional)" after the label.
    pub optional: bool,
    pub checked: bool,
    /// The language of the content, when it is content: sets `lang` and `dir` of the field itself.
    pub lang: Option<Language>,
    /// HTML's `autocomplete`; "" leaves it to the browser.
    pub autocomplete: &'static str,
    pub choices: Vec<Choice>,
    pub rows: u16,
    /// Most characters; 0 is no limit.
    pub max: u32,
    /// HTML's `accept` of a file field.
    pub accept: String,
    pub multiple: bool,
    /// Least and most of a number or date; "" is none.
    pub min_value: String,
    pub max_value: String,
    /// The label is read out, not shown.
    pub label_unseen: bool,
    /// Which form of the page it stands in, where several have fields of one name; "" is the first.
    pub form: String,
}

impl<'a> Field<'a> {
    pub fn new(t: &'a Tongue, kind: Kind, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            t,
            kind,
            name: name.into(),
            label: label.into(),
            value: String::new(),
            hint: String::new(),
            error: None,
            required: false,
            optional: false,
            checked: false,
            lang: None,
            autocomplete: "",
            choices: Vec::new(),
            rows: 4,
            max: 0,
            accept: String::new(),
            multiple: false,
            min_value: String::new(),
            max_value: String::new(),
            label_unseen: false,
            form: String::new(),
        }
    }
    /// Stands in another form of the page than the first: its ids are its own.
    #[must_use]
    pub fn in_form(mut self, form: &str) -> Self {
        form.clone_into(&mut self.form);
        self
    }
    /// What follows `f-` in its ids.
    fn id(&self) -> String {
        if self.form.is_empty() { self.name.clone() } else { format!("{}-{}", self.form, self.name) }
    }
    pub fn text(t: &'a Tongue, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(t, Kind::Text, name, label)
    }
    pub fn email(t: &'a Tongue, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { autocomplete: "email", ..Self::new(t, Kind::Email, name, label) }
    }
    pub fn password(t: &'a Tongue, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(t, Kind::Password, name, label)
    }
    pub fn textarea(t: &'a Tongue, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(t, Kind::Textarea, name, label)
    }
    pub fn markdown(t: &'a Tongue, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { rows: 16, ..Self::new(t, Kind::Markdown, name, label) }
    }
    pub fn select(
        t: &'a Tongue,
        name: impl Into<String>,
        label: impl Into<String>,
        choices: Vec<Choice>,
    ) -> Self {
        Self { choices, ..Self::new(t, Kind::Select, name, label) }
    }
    pub fn radio(
        t: &'a Tongue,
        name: impl Into<String>,
        label: impl Into<String>,
        choices: Vec<Choice>,
    ) -> Self {
        Self { choices, ..Self::new(t, Kind::Radio, name, label) }
    }
    pub fn checkboxes(
        t: &'a Tongue,
        name: impl Into<String>,
        label: impl Into<String>,
        choices: Vec<Choice>,
    ) -> Self {
        Self { choices, ..Self::new(t, Kind::Checkboxes, name, label) }
    }
    /// A box whose value is `on` when ticked.
    pub fn checkbox(t: &'a Tongue, name: impl Into<String>, label: impl Into<String>, checked: bool) -> Self {
        Self { checked, value: "on".into(), ..Self::new(t, Kind::Checkbox, name, label) }
    }
    pub fn file(
        t: &'a Tongue,
        name: impl Into<String>,
        label: impl Into<String>,
        accept: impl Into<String>,
    ) -> Self {
        Self { accept: accept.into(), ..Self::new(t, Kind::File, name, label) }
    }
    pub fn hidden(t: &'a Tongue, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::new(t, Kind::Hidden, name, "") }
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        for choice in &mut self.choices {
            choice.chosen = choice.value == self.value;
        }
        self
    }
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }
    /// Takes its reason from a problem, if it has one for this field.
    #[must_use]
    pub fn told(mut self, problem: Option<&Problem>) -> Self {
        if let Some(key) = problem.and_then(|p| p.field(&self.name)) {
            self.error = Some(self.t.say(key));
        }
        self
    }
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
    #[must_use]
    pub fn lang(mut self, language: Language) -> Self {
        self.lang = Some(language);
        self
    }
    #[must_use]
    pub fn autocomplete(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = autocomplete;
        self
    }
    #[must_use]
    pub fn rows(mut self, rows: u16) -> Self {
        self.rows = rows;
        self
    }
    #[must_use]
    pub fn max(mut self, characters: u32) -> Self {
        self.max = characters;
        self
    }
    #[must_use]
    pub fn between(mut self, least: impl Into<String>, most: impl Into<String>) -> Self {
        self.min_value = least.into();
        self.max_value = most.into();
        self
    }
    #[must_use]
    pub fn multiple(mut self) -> Self {
        self.multiple = true;
        self
    }
    #[must_use]
    pub fn label_unseen(mut self) -> Self {
        self.label_unseen = true;
        self
    }

    /// `lang` and `dir` of the field: the content's; addresses and dates run from left to right.
    fn content(&self) -> String {
        match (self.lang, self.kind) {
            (Some(_), _) => lang_dir(&self.lang),
            (None, Kind::Email | Kind::Url | Kind::Number | Kind::Password) => " dir=\"ltr\"".into(),
            (None, Kind::Text | Kind::Search | Kind::Textarea | Kind::Markdown) => " dir=\"auto\"".into(),
            (None, _) => String::new(),
        }
    }
    fn described(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("f-{}-hint", self.id()));
        }
        if self.error.is_some() {
            ids.push(format!("f-{}-error", self.id()));
        }
        if ids.is_empty() {
            String::new()
        } else {
            format!(" aria-describedby=\"{}\"", crate::escape(&ids.join(" ")))
        }
    }
    /// What every kind of element carries.
    fn common(&self) -> String {
        let mut out = self.described();
        if self.error.is_some() {
            out.push_str(" aria-invalid=\"true\"");
        }
        if self.required && !self.has_a_first_choice() {
            out.push_str(" required");
        }
        if !self.autocomplete.is_empty() {
            out.push_str(&format!(" autocomplete=\"{}\"", self.autocomplete));
        }
        if self.max > 0 {
            out.push_str(&format!(" maxlength=\"{}\"", self.max));
        }
        out
    }
    /// A list that opens on a choice cannot be left empty, and HTML wants no `required` there.
    fn has_a_first_choice(&self) -> bool {
        self.kind == Kind::Select && self.choices.first().is_some_and(|choice| !choice.value.is_empty())
    }
    fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Radio | Kind::Checkboxes)
    }
    /// Whether the list is in parts: its first answer begins one.
    fn has_parts(&self) -> bool {
        self.choices.first().is_some_and(|choice| !choice.part.is_empty())
    }
    fn tools(&self) -> [(&'static str, Icon, String); 8] {
        let tool = |code, icon, key| (code, icon, self.t.plain(key));
        [
            tool("heading", Icon::Heading, "look-tool-heading"),
            tool("bold", Icon::Bold, "look-tool-bold"),
            tool("link", Icon::Link, "look-tool-link"),
            tool("bullets", Icon::Bullets, "look-tool-bullets"),
            tool("numbers", Icon::Numbers, "look-tool-numbers"),
            tool("quote", Icon::Quote, "look-tool-quote"),
            tool("picture", Icon::Picture, "look-tool-picture"),
            tool("table", Icon::Table, "look-tool-table"),
        ]
    }
}
