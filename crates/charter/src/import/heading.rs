//! The headings of a charter, as old pages write them.

use basis::fold;

use super::ArticleKind::{self, Goal, Means, Strength};
use super::line::{Line, Tag, ends_with_colon, is_unseen, trim, trim_start};
use super::mark;
use super::vocabulary::{Role, is_shy, is_verb, role};

/// A heading at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    pub kind: ArticleKind,
    /// Bytes of the line that are the heading, with its number and colon; the rest is its text.
    pub length: usize,
}

/// The heading a line begins with. `title` is the page's title, folded into words: they may stand in a heading too.
pub(super) fn find(line: &Line, title: &[String]) -> Option<Heading> {
    // What is wholly a link leads to a heading elsewhere, unless the page itself calls it a heading.
    if line.link && !matches!(line.tag, Tag::Heading(_)) {
        return None;
    }
    let text = line.text.as_str();
    let start = text.len() - past_label(text).len();
    let body = text.get(start..)?;
    let (head, rest) = split(body);
    if let Some(kind) = kind_of(head, title, ends_with_colon(text) || matches!(line.tag, Tag::Heading(_))) {
        let length = start + body.len() - rest.len();
        return Some(Heading { kind, length });
    }
    // "Vision      A region where…": two columns of a table, kept as text.
    if let Some((first, wide)) = body.split_once(' ').filter(|_| line.spread && start == 0)
        && let Some(kind) = kind_of(first, title, false)
    {
        return Some(Heading { kind, length: text.len() - trim_start(wide).len() });
    }
    // "**Vision** A region where…": what is bold is the heading.
    let bold = text.get(start..line.bold.min(text.len()))?;
    if bold.is_empty() || line.is_bold() {
        return None;
    }
    let kind = kind_of(bold.trim_end_matches([':', ' ', '-', '.', '–']), title, true)?;
    let rest = text.get(line.bold..)?;
    let rest = trim_start(
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '.')),
    );
    Some(Heading { kind, length: text.len() - rest.len() })
}

/// Longest heading taken for one, in bytes.
const LONGEST: usize = 160;

/// Past marks, numbers and labels in front of a heading: `## 1- `, `أولا: `, `II. `, `• `, `**`.
pub(super) fn past_label(text: &str) -> &str {
    let mut rest = strip(text);
    for _ in 0..2 {
        let after = match mark::mark(rest, false, None) {
            Some((mark::Mark::Worded, _)) => {
                mark::label(trim_start(rest)).and_then(|at| trim_start(rest).get(at..))
            }
            Some((_, after)) => Some(after),
            None => None,
        };
        let Some(after) = after.filter(|after| after.chars().any(char::is_alphanumeric)) else { break };
        rest = strip(after);
    }
    rest
}

fn strip(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(')
}

/// At the sign that ends a heading on its own line: a colon, or a dash with a space.
fn split(text: &str) -> (&str, &str) {
    let mut before = ' ';
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let dash = matches!(c, '-' | '–' | '—' | 'ـ')
            && (after.is_empty() || after.starts_with(char::is_whitespace));
        let dash = dash && (c != 'ـ' || before.is_whitespace());
        if matches!(c, ':' | '：') || dash {
            let rest = after.trim_start_matches(|c: char| {
                c.is_whitespace() || is_unseen(c) || matches!(c, ':' | '-' | '–' | '—' | '*' | '_' | '=')
            });
            return (text.get(..at).unwrap_or_default(), rest);
        }
        before = c;
    }
    (text, "")
}

pub(super) fn kind_of(head: &str, title: &[String], strong: bool) -> Option<ArticleKind> {
    let head = trim(head).trim_end_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '?' | '؟' | '!' | ')') && !is_mark(c)
    });
    if head.is_empty() || head.len() > LONGEST || head.contains(['?', '؟', '!', '.', '،', ',', ';', '؛']) {
        return None;
    }
    let words = basis::words_of(head);
    if words.is_empty() || words.len() > 9 {
        return None;
    }
    let mut kind = None;
    let (mut shy, mut source, mut serving, mut company, mut body) = (false, false, false, 0, false);
    for word in &words {
        match role_of(word) {
            // "وسائل تحقيق الأهداف"
            Some(Role::Head(Goal)) if serving => {}
            Some(Role::Head(found)) if kind.is_some_and(|known| known != found) => return None,
            Some(Role::Head(found)) => {
                shy = kind.is_none() && is_shy(word);
                kind = Some(found);
            }
            Some(Role::Source) => source = true,
            Some(Role::Body) => (body, company) = (true, company + 1),
            Some(Role::Serving) if kind == Some(Means) => serving = true,
            Some(Role::Company | Role::Serving) => company += 1,
            None if is_verb(word) => return None,
            // "أهداف شبكة عيون الماء:": a name in a heading that shows itself to be one.
            None if body && strong && kind.is_some() => {}
            None if title.iter().any(|known| known == word) => {}
            None => return None,
        }
    }
    let kind = kind?;
    if source && kind != Strength {
        return None;
    }
    (!shy || source || company > 0 || strong || fold(head).starts_with("ال")).then_some(kind)
}

/// Tashkeel at a word's end.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}')
}

/// "والوسائل", too, where the heading before it is of the same kind.
fn role_of(word: &str) -> Option<Role> {
    role(word).or_else(|| {
        let bare = role(word.strip_prefix('و')?)?;
        matches!(bare, Role::Head(_)).then_some(bare)
    })
}
