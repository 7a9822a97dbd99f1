use std::collections::HashSet;

use basis::{Id, Language, Moment, Result, of::Body};
use network::Tree;
use weave::Site;

use crate::{
    model::{Piece, Wanted, line_of},
    store::{self, Before, Found},
};

/// How many answers a page shows.
pub const PAGE: usize = 20;
/// How many times 200 matches are looked through for one page; where that was not enough, the next page goes on from there.
const BATCHES: usize = 5;
/// How many characters of a text are shown.
const LINE: usize = 220;

/// One answer as it is shown.
#[derive(Debug, Clone)]
pub struct Hit {
    pub kind: &'static str,
    pub body: Id<Body>,
    pub path: String,
    pub lang: Language,
    pub title: Vec<Piece>,
    pub line: Vec<Piece>,
    pub date: Moment,
}

/// A page of answers, and where the next begins.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    pub hits: Vec<Hit>,
    pub next: Option<Before>,
}

/// What `wanted` finds at `at` and below it, one answer for each publication, in the language nearest to the reader's.
///
/// # Errors
/// When the database does not answer.
pub async fn answers(
    site: &Site,
    tree: &Tree,
    at: Id<Body>,
    wanted: &Wanted,
    languages: &[Language],
    before: Option<Before>,
) -> Result<Answers> {
    let mut answers = Answers::default();
    if wanted.is_empty() {
        return Ok(answers);
    }
    let whole = tree.root().id == at;
    let below: HashSet<String> =
        if whole { HashSet::new() } else { tree.below(at).iter().map(ToString::to_string).collect() };
    let mut conn = site.db.read().await?;
    let mut seen = HashSet::new();
    let mut before = before;
    // Matches of other branches are passed over; so are translations of what was shown.
    for _ in 0..BATCHES {
        let found = store::find(&mut conn, wanted, before, 200).await?;
        let last = found.len() < 200;
        for one in found {
            before = Some(one.before);
            if (!whole && !below.contains(&one.body)) || !seen.insert(one.publication) {
                continue;
            }
            if answers.hits.len() == PAGE {
                // The one before this was the page's last.
                return Ok(answers);
            }
            if let Some(hit) = hit(site, &mut conn, &one, wanted, languages).await? {
                answers.hits.push(hit);
                answers.next = Some(one.before);
            }
        }
        if last {
            answers.next = None;
            return Ok(answers);
        }
    }
    answers.next = before;
    Ok(answers)
}

async fn hit(
    site: &Site,
    conn: &mut db::Conn,
    found: &Found,
    wanted: &Wanted,
    languages: &[Language],
) -> Result<Option<Hit>> {
    for room in site.publications() {
        let Some(publication) = room.one(conn, found.publication).await? else { continue };
        let matched: Language = found.language.parse().unwrap_or(Language::Ar);
        let lang = languages.iter().copied().find(|language| publication.is_in(*language)).unwrap_or(matched);
        // The reader's language first, unless the words stand only in the other.
        let text = room.text(conn, found.publication).await?;
        let lang = if has(wanted, text.get(lang)) || has(wanted, publication.title.get(lang)) {
            lang
        } else {
            matched
        };
        let title = publication.title.get(lang).unwrap_or_default();
        let body_text = text.get(lang).or_else(|| publication.summary.get(lang)).unwrap_or_default();
        return Ok(Some(Hit {
            kind: publication.kind,
            body: publication.body,
            path: publication.path,
            lang,
            title: line_of(title, wanted, 300),
            line: line_of(body_text, wanted, LINE),
            date: publication.date,
        }));
    }
    Ok(None)
}

fn has(wanted: &Wanted, text: Option<&str>) -> bool {
    text.is_some_and(|text| wanted.all_in(text))
}
