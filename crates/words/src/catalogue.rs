use std::{
    collections::{BTreeSet, HashMap},
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use basis::Language;
use fluent_syntax::ast::{Comment, Entry, Pattern};

use crate::{
    Country, Tongue,
    message::{Compiler, Message},
};

/// One room's words in one language, in Fluent's syntax. Made by [`crate::sources!`].
#[derive(Debug, Clone, Copy)]
pub struct Source {
    pub room: &'static str,
    pub language: Language,
    pub ftl: &'static str,
}

/// The languages in which every key must be said.
const COMPLETE: [Language; 3] = [Language::Ar, Language::Fr, Language::En];

/// Every message of every room, compiled. Cheap to clone.
#[derive(Clone)]
pub struct Catalogue(Arc<Inner>);

struct Inner {
    messages: HashMap<String, Said>,
    drafts: BTreeSet<(Language, String)>,
    strays: Vec<String>,
    missing: Mutex<BTreeSet<String>>,
}

/// One message in the languages that have it.
#[derive(Default)]
struct Said([Option<Message>; 4]);

impl Said {
    fn get(&self, language: Language) -> Option<&Message> {
        self.0.get(place(language)).and_then(Option::as_ref)
    }
}

const fn place(language: Language) -> usize {
    match language {
        Language::Ar => 0,
        Language::Fr => 1,
        Language::En => 2,
        Language::Zgh => 3,
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({} keys)", self.0.messages.len())
    }
}

/// What one language says, before it is compiled.
struct Reading {
    language: Language,
    /// Messages by key, terms by `-key`.
    patterns: HashMap<String, Pattern<&'static str>>,
    rooms: HashMap<String, &'static str>,
    drafts: BTreeSet<String>,
}

impl Catalogue {
    /// Reads and compiles the catalogues of all rooms, with the shared ones.
    ///
    /// # Errors
    /// Every fault found, one a line: what cannot be parsed, keys given twice, keys missing in ar, fr or en, keys that
    /// ar does not have, references to unknown keys, arguments that the Arabic message does not have, forms missing
    /// where a message counts.
    pub fn build(sources: &[Source]) -> Result<Self, Vec<String>> {
        let mut errors = Vec::new();
        let rooms = sources.iter().filter(|source| source.room != "words");
        let sources: Vec<Source> = crate::WORDS.iter().chain(rooms).copied().collect();
        let readings = Language::ALL.map(|language| Reading::of(language, &sources, &mut errors));
        check_completeness(&readings, &mut errors);

        let mut messages: HashMap<String, Said> = HashMap::new();
        for reading in &readings {
            let mut compiler = Compiler::new(reading.language, &reading.patterns);
            for (key, pattern) in &reading.patterns {
                let message = compiler.message(key, pattern);
                if let Some(slot) =
                    messages.entry(key.clone()).or_default().0.get_mut(place(reading.language))
                {
                    *slot = Some(message);
                }
            }
            errors.append(&mut compiler.errors);
        }
        for (key, said) in &messages {
            check_arguments(key, said, &mut errors);
        }
        messages.retain(|key, _| !key.starts_with('-'));
        if !errors.is_empty() {
            errors.sort();
            errors.dedup();
            return Err(errors);
        }

        let drafts =
            readings.iter().flat_map(|r| r.drafts.iter().map(|key| (r.language, key.clone()))).collect();
        Ok(Self(Arc::new(Inner { messages, drafts, strays: strays(&readings), missing: Mutex::default() })))
    }

    /// The words of this catalogue for one reader. `second` is asked where `language` has no text.
    pub fn tongue(&self, language: Language, second: Language, country: Country) -> Tongue {
        Tongue::new(self, language, second, country)
    }

    /// The keys said in `language`, sorted.
    pub fn keys(&self, language: Language) -> Vec<&str> {
        let said = self.0.messages.iter().filter(|(_, said)| said.get(language).is_some());
        let mut keys: Vec<&str> = said.map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        keys
    }

    /// Whether any language says `key`.
    pub fn has(&self, key: &str) -> bool {
        self.0.messages.contains_key(key)
    }

    /// What no speaker has read yet: entries under a comment `# draft` (`## draft` marks all that follow it up to the
    /// next `##`, `### draft` the whole file).
    pub fn drafts(&self) -> impl Iterator<Item = (Language, &str)> + '_ {
        self.0.drafts.iter().map(|(language, key)| (*language, key.as_str()))
    }

    /// Keys that do not begin with the name of their room: `room: key`, sorted. Tidy wants none.
    pub fn strays(&self) -> &[String] {
        &self.0.strays
    }

    /// What was asked for in vain since the catalogue was built: unknown keys, and `key $argument` for arguments that
    /// were not given. At most a thousand; tests that render every page want none.
    pub fn missing(&self) -> Vec<String> {
        self.0.missing.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    pub(crate) fn note_missing(&self, what: String) {
        let mut missing = self.0.missing.lock().unwrap_or_else(PoisonError::into_inner);
        if missing.len() < 1000 {
            missing.insert(what);
        }
    }

    /// The message in the first of `wanted` that has it, with its language.
    pub(crate) fn find(&self, key: &str, wanted: &[Language]) -> Option<(Language, &Message)> {
        let said = self.0.messages.get(key)?;
        wanted.iter().find_map(|language| said.get(*language).map(|message| (*language, message)))
    }
}

impl Reading {
    fn of(language: Language, sources: &[Source], errors: &mut Vec<String>) -> Self {
        let mut reading =
            Self { language, patterns: HashMap::new(), rooms: HashMap::new(), drafts: BTreeSet::new() };
        for source in sources.iter().filter(|source| source.language == language) {
            reading.read(source, errors);
        }
        reading
    }

    fn read(&mut self, source: &Source, errors: &mut Vec<String>) {
        let whence = format!("{}: {}", source.language, source.room);
        let resource = match fluent_syntax::parser::parse(source.ftl) {
            Ok(resource) => resource,
            Err((resource, faults)) => {
                errors.extend(faults.iter().map(|fault| {
                    let before = source.ftl.get(..fault.pos.start).unwrap_or("");
                    format!("{whence}: line {}: {}", before.matches('\n').count() + 1, fault.kind)
                }));
                resource
            }
        };
        let whole_file =
            resource.body.iter().any(|e| matches!(e, Entry::ResourceComment(c) if says_draft(c)));
        let mut group = false;
        for entry in resource.body {
            let (key, pattern, comment) = match entry {
                Entry::Message(message) => {
                    if !message.attributes.is_empty() {
                        errors.push(format!("{whence}: {} has attributes: give them keys", message.id.name));
                    }
                    let Some(pattern) = message.value else { continue };
                    (message.id.name.to_owned(), pattern, message.comment)
                }
                Entry::Term(term) => (format!("-{}", term.id.name), term.value, term.comment),
                Entry::GroupComment(comment) => {
                    group = says_draft(&comment);
                    continue;
                }
                _ => continue,
            };
            if whole_file || group || comment.as_ref().is_some_and(says_draft) {
                self.drafts.insert(key.clone());
            }
            if let Some(other) = self.rooms.insert(key.clone(), source.room) {
                errors.push(format!("{whence}: {key} is given twice (also in {other})"));
            }
            self.patterns.insert(key, pattern);
        }
    }
}

fn says_draft(comment: &Comment<&str>) -> bool {
    comment.content.iter().any(|line| line.trim() == "draft")
}

fn check_completeness(readings: &[Reading], errors: &mut Vec<String>) {
    let (complete, lagging): (Vec<&Reading>, Vec<&Reading>) =
        readings.iter().partition(|reading| COMPLETE.contains(&reading.language));
    let is_message = |key: &&String| !key.starts_with('-');
    for reading in &complete {
        for key in reading.patterns.keys().filter(is_message) {
            let room = reading.rooms.get(key).copied().unwrap_or("");
            for other in complete.iter().filter(|other| !other.patterns.contains_key(key)) {
                errors.push(format!("{}: {room}: {key} is missing", other.language));
            }
        }
    }
    for reading in lagging {
        for key in reading.patterns.keys().filter(is_message) {
            if !complete.iter().any(|other| other.patterns.contains_key(key)) {
                errors.push(format!("{}: {key} is in no other language", reading.language));
            }
        }
    }
}

/// Arabic is the source: another language may use fewer arguments, never one that nobody gives.
fn check_arguments(key: &str, said: &Said, errors: &mut Vec<String>) {
    let Some(source) = said.get(Language::Ar).filter(|_| !key.starts_with('-')) else { return };
    let given = source.variables();
    for language in [Language::Fr, Language::En, Language::Zgh] {
        let Some(message) = said.get(language) else { continue };
        for name in message.variables().difference(&given) {
            errors.push(format!("{language}: {key} uses ${name}, which the Arabic has not"));
        }
    }
}

fn strays(readings: &[Reading]) -> Vec<String> {
    let mut strays: Vec<String> = readings
        .iter()
        .flat_map(|reading| &reading.rooms)
        .filter(|(key, room)| {
            let own = key.trim_start_matches('-').strip_prefix(**room);
            **room != "words" && own.is_none_or(|rest| !rest.is_empty() && !rest.starts_with('-'))
        })
        .map(|(key, room)| format!("{room}: {key}"))
        .collect();
    strays.sort();
    strays.dedup();
    strays
}
