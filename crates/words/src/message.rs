//! A message compiled once: Fluent's syntax, our own choice of forms. Everything that can be wrong with a message is
//! found here, when the catalogue is built, and nothing is left to fail when it is said.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use basis::Language;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

use crate::{Form, Value};

const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

#[derive(Debug)]
pub(crate) enum Message {
    /// Nothing to fill in.
    Plain(Arc<str>),
    Pattern(Vec<Part>),
}

#[derive(Debug)]
pub(crate) enum Part {
    Text(String),
    Var(Box<str>),
    Select { var: Box<str>, arms: Vec<(Choice, Vec<Part>)>, default: usize },
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Exactly(i64),
    /// A plural form's name, or a word the caller gives.
    Word(Box<str>),
}

/// What a message is said with.
pub(crate) struct Saying<'a> {
    pub language: Language,
    pub args: &'a [(&'a str, Value)],
    pub isolating: bool,
    pub number: &'a dyn Fn(i64) -> String,
    /// Told the name of an argument nobody gave.
    pub missing: &'a dyn Fn(&str),
}

impl Message {
    pub(crate) fn say(&self, saying: &Saying<'_>) -> String {
        match self {
            Self::Plain(text) => text.as_ref().to_owned(),
            Self::Pattern(parts) => {
                let mut out = String::with_capacity(64);
                // An argument alone needs no isolation: there is nothing around it.
                let isolating = saying.isolating && !matches!(parts.as_slice(), [Part::Var(_)]);
                write(parts, saying, isolating, &mut out);
                out
            }
        }
    }

    pub(crate) fn variables(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        if let Self::Pattern(parts) = self {
            gather(parts, &mut names);
        }
        names
    }
}

fn gather<'a>(parts: &'a [Part], names: &mut BTreeSet<&'a str>) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Var(name) => {
                names.insert(name);
            }
            Part::Select { var, arms, .. } => {
                names.insert(var);
                arms.iter().for_each(|(_, parts)| gather(parts, names));
            }
        }
    }
}

fn write(parts: &[Part], saying: &Saying<'_>, isolating: bool, out: &mut String) {
    let value = |name: &str| saying.args.iter().find(|(given, _)| *given == name).map(|(_, value)| value);
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Var(name) => match value(name) {
                Some(Value::Text(text)) if isolating => {
                    out.push(ISOLATE);
                    out.push_str(text);
                    out.push(END_OF_ISOLATE);
                }
                Some(Value::Text(text)) => out.push_str(text),
                // Bare: a number has no direction of its own to leak, and isolated from its % or its currency it
                // would stand on the wrong side of it.
                Some(Value::Number(number)) => out.push_str(&(saying.number)(*number)),
                None => {
                    (saying.missing)(name);
                    out.push_str("{$");
                    out.push_str(name);
                    out.push('}');
                }
            },
            Part::Select { var, arms, default } => {
                let arm = |wanted: &dyn Fn(&Choice) -> bool| arms.iter().find(|(choice, _)| wanted(choice));
                let is_word =
                    |choice: &Choice, word: &str| matches!(choice, Choice::Word(own) if **own == *word);
                let chosen = match value(var) {
                    Some(Value::Number(number)) => arm(&|choice| *choice == Choice::Exactly(*number))
                        .or_else(|| arm(&|c| is_word(c, Form::of(saying.language, *number).code()))),
                    Some(Value::Text(text)) => arm(&|choice| is_word(choice, text)),
                    None => {
                        (saying.missing)(var);
                        None
                    }
                };
                if let Some((_, parts)) = chosen.or_else(|| arms.get(*default)) {
                    write(parts, saying, isolating, out);
                }
            }
        }
    }
}

/// Compiles the messages of one language.
pub(crate) struct Compiler<'a> {
    pub language: Language,
    /// Messages by key and terms by `-key`.
    pub known: &'a HashMap<String, Pattern<&'static str>>,
    pub errors: Vec<String>,
    open: Vec<String>,
}

impl<'a> Compiler<'a> {
    pub(crate) fn new(language: Language, known: &'a HashMap<String, Pattern<&'static str>>) -> Self {
        Self { language, known, errors: Vec::new(), open: Vec::new() }
    }

    pub(crate) fn message(&mut self, key: &str, pattern: &Pattern<&'static str>) -> Message {
        self.open.push(key.to_owned());
        let mut parts = Vec::new();
        self.pattern(pattern, &mut parts);
        self.open.pop();
        match parts.as_slice() {
            [] => Message::Plain(Arc::from("")),
            [Part::Text(text)] => Message::Plain(Arc::from(text.as_str())),
            _ => Message::Pattern(parts),
        }
    }

    fn error(&mut self, what: impl std::fmt::Display) {
        let key = self.open.first().map_or("", String::as_str);
        self.errors.push(format!("{}: {key}: {what}", self.language));
    }

    fn pattern(&mut self, pattern: &Pattern<&'static str>, parts: &mut Vec<Part>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push_text(parts, value),
                PatternElement::Placeable { expression } => self.expression(expression, parts),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'static str>, parts: &mut Vec<Part>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, parts),
            Expression::Select { selector, variants } => match variable(selector) {
                Some(var) => self.select(var, variants, parts),
                None => self.error("only an argument can choose between variants"),
            },
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'static str>, parts: &mut Vec<Part>) {
        if let Some(name) = variable(inline) {
            parts.push(Part::Var(name.into()));
            return;
        }
        match inline {
            InlineExpression::StringLiteral { value } => {
                push_text(parts, &fluent_syntax::unicode::unescape_unicode_to_string(value));
            }
            InlineExpression::NumberLiteral { value } => push_text(parts, value),
            InlineExpression::MessageReference { id, attribute: None } => {
                self.reference(id.name.to_owned(), parts)
            }
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.reference(format!("-{}", id.name), parts);
            }
            InlineExpression::Placeable { expression } => self.expression(expression, parts),
            InlineExpression::FunctionReference { id, .. } => {
                self.error(format_args!("{} is not known here: only NUMBER($n) is", id.name));
            }
            _ => self.error("attributes and arguments of terms are not used here: give it a key of its own"),
        }
    }

    /// The text of another message of the same language, put in place.
    fn reference(&mut self, key: String, parts: &mut Vec<Part>) {
        if self.open.contains(&key) {
            return self.error(format_args!("refers to itself through {key}"));
        }
        let known = self.known;
        match known.get(&key) {
            Some(pattern) => {
                self.open.push(key);
                self.pattern(pattern, parts);
                self.open.pop();
            }
            None => self.error(format_args!("refers to {key}, which is unknown")),
        }
    }

    fn select(&mut self, var: &str, variants: &[Variant<&'static str>], parts: &mut Vec<Part>) {
        let mut arms = Vec::with_capacity(variants.len());
        for variant in variants {
            let choice = match variant.key {
                VariantKey::Identifier { name } => Choice::Word(name.into()),
                VariantKey::NumberLiteral { value } => match value.parse() {
                    Ok(number) => Choice::Exactly(number),
                    Err(_) => {
                        self.error(format_args!("[{value}] is not a whole number"));
                        continue;
                    }
                },
            };
            let mut arm = Vec::new();
            self.pattern(&variant.value, &mut arm);
            arms.push((choice, arm));
        }
        self.check_forms(&arms);
        let default = variants.iter().position(|variant| variant.default).unwrap_or_default();
        parts.push(Part::Select { var: var.into(), arms, default });
    }

    /// A message that counts must have every form of its language, and none that the language has not.
    fn check_forms(&mut self, arms: &[(Choice, Vec<Part>)]) {
        let has = |form: Form| arms.iter().any(|(c, _)| matches!(c, Choice::Word(w) if **w == *form.code()));
        let exactly = |number: i64| arms.iter().any(|(choice, _)| *choice == Choice::Exactly(number));
        let counts = Form::ALL.into_iter().any(|form| form != Form::Other && has(form));
        if !counts {
            return;
        }
        for form in Form::needed(self.language) {
            let there = has(*form)
                || match form {
                    Form::Zero => exactly(0),
                    Form::One => exactly(1),
                    Form::Two => exactly(2),
                    _ => false,
                };
            if !there {
                self.error(format_args!("counts, but lacks the form [{}]", form.code()));
            }
        }
        for form in Form::ALL {
            if has(form) && !Form::known(self.language).contains(&form) {
                self.error(format_args!("has the form [{}], which the language has not", form.code()));
            }
        }
    }
}

/// `$n` or `NUMBER($n)`.
fn variable(inline: &InlineExpression<&'static str>) -> Option<&'static str> {
    match inline {
        InlineExpression::VariableReference { id } => Some(id.name),
        InlineExpression::FunctionReference { id, arguments }
            if id.name == "NUMBER" && arguments.named.is_empty() =>
        {
            match arguments.positional.as_slice() {
                [InlineExpression::VariableReference { id }] => Some(id.name),
                _ => None,
            }
        }
        _ => None,
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => parts.push(Part::Text(text.to_owned())),
    }
}
