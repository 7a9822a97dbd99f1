//! The catalogues among themselves: Arabic is the source, French and English are complete, Tifinagh may lag.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use fluent_syntax::{ast, parser};
use regex::Regex;

use super::{
    Finding,
    tree::{File, Tree, line_at},
};
use crate::Outcome;

const LANGUAGES: &[&str] = &["ar", "fr", "en", "zgh"];
/// Crates whose keys belong to all.
const SHARED: &[&str] = &["words", "look", "web", "weave"];

/// One message of a catalogue.
#[derive(Debug, Default)]
pub struct Message {
    pub line: usize,
    /// Its value and attributes as written.
    pub pattern: String,
    /// Names of the arguments it takes, without `$`.
    pub arguments: BTreeSet<String>,
    /// Keys of messages it refers to.
    pub references: BTreeSet<String>,
    /// The keys of its variants, for each selector.
    pub selections: Vec<BTreeSet<String>>,
    /// Its own comment, or the comment of its group, begins with `dynamic`: keys made at run time.
    pub dynamic: bool,
}

/// One `.ftl` file.
pub struct Catalogue<'a> {
    pub file: &'a File,
    pub messages: BTreeMap<String, Message>,
    /// Line and text of what cannot be read.
    pub errors: Vec<(usize, String)>,
    /// Keys that stand twice.
    pub twice: Vec<(usize, String)>,
}

impl<'a> Catalogue<'a> {
    pub fn read(file: &'a File) -> Self {
        let text = file.text.as_str();
        let (resource, faults) = match parser::parse(text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, faults)) => (resource, faults),
        };
        let errors = faults.iter().map(|fault| (line_at(text, fault.pos.start), fault.to_string())).collect();
        let mut catalogue = Self { file, messages: BTreeMap::new(), errors, twice: Vec::new() };
        let mut in_dynamic_group = false;
        for entry in &resource.body {
            match entry {
                ast::Entry::GroupComment(comment) => in_dynamic_group = is_dynamic(comment),
                ast::Entry::Message(message) => {
                    let key = message.id.name.to_owned();
                    let line = offset_in(text, message.id.name).map_or(0, |at| line_at(text, at));
                    let mut read = Message { line, ..Message::default() };
                    read.dynamic = in_dynamic_group || message.comment.as_ref().is_some_and(is_dynamic);
                    let attributes = message.attributes.iter().map(|attribute| &attribute.value);
                    for pattern in message.value.iter().chain(attributes) {
                        read.take(pattern);
                    }
                    if catalogue.messages.insert(key.clone(), read).is_some() {
                        catalogue.twice.push((line, key));
                    }
                }
                _ => {}
            }
        }
        catalogue
    }
    fn language(&self) -> &str {
        self.file.name().trim_end_matches(".ftl")
    }
}

/// The catalogues of a tree, by crate and language.
pub fn all(tree: &Tree) -> Vec<Catalogue<'_>> {
    let is_catalogue = |file: &&File| {
        file.inside()
            .strip_prefix("words/")
            .is_some_and(|name| LANGUAGES.iter().any(|l| name == format!("{l}.ftl")))
    };
    tree.with_ending(".ftl").filter(is_catalogue).map(Catalogue::read).collect()
}

fn is_dynamic(comment: &ast::Comment<&str>) -> bool {
    comment.content.iter().any(|line| line.trim_start().starts_with("dynamic"))
}

/// Where a slice of `text` begins in it.
fn offset_in(text: &str, part: &str) -> Option<usize> {
    (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize).filter(|at| *at <= text.len())
}

impl Message {
    fn take(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => self.pattern.push_str(value),
                ast::PatternElement::Placeable { expression } => {
                    self.pattern.push('\u{FFFC}');
                    self.take_expression(expression);
                }
            }
        }
        self.pattern.push('\n');
    }
    fn take_expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.take_inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.take_inline(selector);
                let name = |variant: &ast::Variant<&str>| match &variant.key {
                    ast::VariantKey::Identifier { name } => (*name).to_owned(),
                    ast::VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                self.selections.push(variants.iter().map(name).collect());
                variants.iter().for_each(|variant| self.take(&variant.value));
            }
        }
    }
    fn take_inline(&mut self, inline: &ast::InlineExpression<&str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            ast::InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.take_inline(argument));
            }
            ast::InlineExpression::Placeable { expression } => self.take_expression(expression),
            _ => {}
        }
    }
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let catalogues = all(tree);
    let mut findings = Vec::new();
    for catalogue in &catalogues {
        findings.extend(readable(catalogue));
        let source = catalogues
            .iter()
            .find(|other| other.language() == "ar" && other.file.krate() == catalogue.file.krate());
        match source {
            Some(source) if catalogue.language() != "ar" => findings.extend(compared(source, catalogue)),
            Some(source) => findings.extend(arabic(source)?),
            None => {
                let path = catalogue.file.path.replace(catalogue.file.name(), "ar.ftl");
                findings.push(Finding::new(
                    path,
                    0,
                    "no Arabic catalogue",
                    "Arabic is the source",
                    "write it first",
                ));
            }
        }
    }
    findings.extend(owned(&catalogues));
    Ok(findings)
}

/// It parses, and has no key twice.
fn readable(catalogue: &Catalogue<'_>) -> Vec<Finding> {
    let path = &catalogue.file.path;
    let error = |(line, text): &(usize, String)| {
        let why = "what Fluent cannot read is missing for the reader";
        Finding::new(path, *line, format!("not Fluent: {text}"), why, "see Fluent's syntax guide")
    };
    let twice = |(line, key): &(usize, String)| {
        Finding::new(path, *line, format!("{key} stands twice"), "one of them is never shown", "remove one")
    };
    catalogue.errors.iter().map(error).chain(catalogue.twice.iter().map(twice)).collect()
}

/// A translation against the Arabic source.
fn compared(source: &Catalogue<'_>, other: &Catalogue<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (path, language) = (&other.file.path, other.language());
    let missing: Vec<_> = source.messages.keys().filter(|key| !other.messages.contains_key(*key)).collect();
    if language == "zgh" && !missing.is_empty() {
        let what = format!("{} of {} messages are not there yet", missing.len(), source.messages.len());
        let why = "they fall back to the reader's second language";
        findings.push(
            Finding::new(path, 0, what, why, "only navigation and reader controls are asked for").noted(),
        );
    } else {
        findings.extend(missing.into_iter().map(|key| {
            let why = "ar, fr and en are complete at any time";
            Finding::new(
                path,
                0,
                format!("{key} is missing"),
                why,
                format!("translate it from {}", source.file.path),
            )
        }));
    }
    for (key, message) in &other.messages {
        let Some(original) = source.messages.get(key) else {
            let remedy = format!("write it in {} too, or remove it", source.file.path);
            findings.push(Finding::new(
                path,
                message.line,
                format!("{key} is not in Arabic"),
                "Arabic is the source",
                remedy,
            ));
            continue;
        };
        findings.extend(message.arguments.difference(&original.arguments).map(|argument| {
            let why = "the code gives what the Arabic text takes, and no more";
            let what = format!("{key} takes ${argument}, which the Arabic text does not");
            Finding::new(path, message.line, what, why, "use the source's arguments")
        }));
    }
    findings
}

static FOREIGN_MARK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\u{0620}-\u{064A}]\u{2069}?\s?[,;?!]").ok());

/// Arabic is written as Arabic, and a plural has the forms that Arabic has.
fn arabic(source: &Catalogue<'_>) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    let mark = FOREIGN_MARK.as_ref().ok_or("catalogues: the pattern does not compile")?;
    for (key, message) in &source.messages {
        if let Some(found) = mark.find(&message.pattern) {
            let what = format!("{key} has a foreign mark or a cry: {}", found.as_str());
            let remedy = "write ، ؛ ؟ and end with a full stop or nothing";
            findings.push(Finding::new(
                &source.file.path,
                message.line,
                what,
                "Arabic is written as Arabic",
                remedy,
            ));
        }
        for forms in &message.selections {
            let is_plural = ["zero", "one", "two", "few", "many"].iter().any(|form| forms.contains(*form));
            // `[1]` and `[2]` match the numbers themselves, which is all that `one` and `two` are in Arabic.
            let has = |form: &str, number: &str| forms.contains(form) || forms.contains(number);
            let lacking: Vec<_> = [("one", "1"), ("two", "2"), ("few", "few"), ("many", "many")]
                .into_iter()
                .filter(|(form, number)| !has(form, number))
                .map(|(form, _)| form)
                .collect();
            if is_plural && !lacking.is_empty() {
                let what = format!("{key} lacks the plural forms {}", lacking.join(", "));
                let why = "Arabic counts in six forms";
                findings.push(Finding::new(
                    &source.file.path,
                    message.line,
                    what,
                    why,
                    "write them, beside *[other]",
                ));
            }
        }
    }
    Ok(findings)
}

/// A key begins with its crate's name, and belongs to one crate.
fn owned(catalogues: &[Catalogue<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut owner: BTreeMap<&str, &str> = BTreeMap::new();
    for catalogue in catalogues.iter().filter(|catalogue| catalogue.language() == "ar") {
        let Some(krate) = catalogue.file.krate() else { continue };
        for (key, message) in &catalogue.messages {
            // What a crate notes in the audit trail is named by both.
            let own = key.strip_prefix("audit-").filter(|_| krate != "audit").unwrap_or(key);
            if !SHARED.contains(&krate)
                && own.split('-').next() != Some(krate)
                && key.split('-').next() != Some(krate)
            {
                let what = format!("{key} does not begin with {krate}-");
                let why = "a key says where its text is";
                findings.push(Finding::new(&catalogue.file.path, message.line, what, why, "rename it"));
            }
            if let Some(first) = owner.insert(key, krate).filter(|first| *first != krate) {
                let what = format!("{key} is also in {first}");
                findings.push(Finding::new(
                    &catalogue.file.path,
                    message.line,
                    what,
                    "one of them is never shown",
                    "rename one",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(ar: &str, fr: &str) -> Vec<String> {
        let tree = Tree::of(&[("crates/pages/words/ar.ftl", ar), ("crates/pages/words/fr.ftl", fr)]);
        check(&tree).unwrap().into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn complete_ones_pass() {
        let ar = "pages-save = حفظ\npages-by = كتبه { $name }، أمس\n";
        assert!(found(ar, "pages-save = Enregistrer\npages-by = par { $name }\n").is_empty());
    }

    #[test]
    fn gaps_strays_and_arguments_are_named() {
        assert_eq!(found("pages-a = ا\npages-b = ب\n", "pages-a = a\n"), ["pages-b is missing"]);
        assert_eq!(found("pages-a = ا\n", "pages-a = a\npages-c = c\n"), ["pages-c is not in Arabic"]);
        let taken = found("pages-a = ا { $n }\n", "pages-a = a { $m }\n");
        assert_eq!(taken, ["pages-a takes $m, which the Arabic text does not"]);
        assert_eq!(found("save = حفظ\n", "save = x\n"), ["save does not begin with pages-"]);
    }

    #[test]
    fn tifinagh_may_lag() {
        let tree =
            Tree::of(&[("crates/pages/words/ar.ftl", "pages-a = ا\n"), ("crates/pages/words/zgh.ftl", "")]);
        assert!(check(&tree).unwrap().iter().all(|finding| finding.note));
    }

    #[test]
    fn arabic_marks_and_forms() {
        assert_eq!(found("pages-a = أهلا!\n", "pages-a = a\n").len(), 1);
        assert_eq!(found("pages-a = نعم, لا\n", "pages-a = a\n").len(), 1);
        let two = "pages-n = { $n ->\n    [one] واحد\n   *[other] كثير\n }\n";
        assert_eq!(found(two, "pages-n = { $n }\n"), ["pages-n lacks the plural forms two, few, many"]);
    }

    #[test]
    fn errors_and_doubles_are_found_with_their_lines() {
        let tree = Tree::of(&[("crates/pages/words/ar.ftl", "pages-a = ا\n\npages-a = ب\npages-b = { $\n")]);
        let lines: Vec<_> = check(&tree).unwrap().into_iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [4, 3]);
    }

    #[test]
    fn comments_declare_keys_made_at_run_time() {
        let file = File::new(
            "a",
            "# dynamic: state\npages-a = ا\npages-b = ب\n\n## dynamic\npages-c = ت\n\n##\npages-d = ث\n",
        );
        let dynamic: Vec<_> =
            Catalogue::read(&file).messages.into_values().map(|message| message.dynamic).collect();
        assert_eq!(dynamic, [true, false, true, false]);
    }
}
