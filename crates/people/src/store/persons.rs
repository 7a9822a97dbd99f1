use basis::{
    Clock, Id, Language, Moment, Problem, Result, Rng,
    of::{Account, Body},
};
use db::{Arg, Conn, args, id};

use super::counts::{self, Group, Kind};
use crate::model::{Consent, Event, Given, Happened, Person, PersonId, Source};

/// What was sealed: its envelope and the bytes.
#[derive(Clone)]
pub struct SealedBytes {
    pub envelope: String,
    pub bytes: Vec<u8>,
}

/// A record to be kept.
pub struct NewPerson {
    pub id: Id<PersonId>,
    pub body: Id<Body>,
    pub language: Language,
    pub source: Source,
    pub created: Moment,
    pub changed: Moment,
    pub ends: Moment,
    /// Encrypted, and how it is found again.
    pub address: Option<(Vec<u8>, [u8; 32])>,
    pub sealed: Option<SealedBytes>,
}

pub async fn insert(conn: &mut Conn, person: NewPerson) -> Result<()> {
    let (address, lookup) =
        person.address.map_or((None, None), |(sealed, lookup)| (Some(sealed), Some(lookup.to_vec())));
    let (envelope, sealed) = person.sealed.map_or((None, None), |one| (Some(one.envelope), Some(one.bytes)));
    let (own, kind) = (
        person.id,
        (person.body.to_string(), person.source.code().to_owned(), false, false, sealed.is_some()),
    );
    conn.run(
        "INSERT INTO people (id, body, language, source, created, changed, ends, contact, news, address_sealed, \
         address_lookup, envelope, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, FALSE, $8, $9, $10, $11)",
        args![
            person.id,
            person.body,
            person.language,
            person.source.code(),
            person.created,
            person.changed,
            person.ends,
            address,
            lookup,
            envelope,
            sealed
        ],
    )
    .await?;
    counts::moved(conn, own, None, Some(kind)).await
}

/// Those who allow the body to write to them by their own hand, several at once: record, consent and the first line of the history.
pub async fn insert_allowed(conn: &mut Conn, all: Vec<NewPerson>, clock: &Clock, rng: &Rng) -> Result<()> {
    let (mut consents, mut lines) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
    let kind = |one: &NewPerson| {
        (one.body.to_string(), one.source.code().to_owned(), true, false, one.sealed.is_some())
    };
    let kinds: Vec<_> = all.iter().map(|one| (kind(one), 1)).collect();
    let shard = all.first().map_or(0, |one| one.id.bits());
    for one in &all {
        let consent: Id<Given> = Id::new(clock, rng);
        let line: Id<Happened> = Id::new(clock, rng);
        consents.push(args![
            consent,
            one.id,
            Consent::Contact.code(),
            Source::Herself.code(),
            None::<Id<Account>>,
            one.created
        ]);
        lines.push(args![line, one.id, Event::Added.code(), None::<Id<Account>>, one.created]);
    }
    let rows = all.into_iter().map(|one| {
        let (address, lookup) =
            one.address.map_or((None, None), |(sealed, lookup)| (Some(sealed), Some(lookup.to_vec())));
        let (envelope, sealed) = one.sealed.map_or((None, None), |one| (Some(one.envelope), Some(one.bytes)));
        args![
            one.id,
            one.body,
            one.language,
            one.source.code(),
            one.created,
            one.changed,
            one.ends,
            true,
            false,
            address,
            lookup,
            envelope,
            sealed
        ]
    });
    conn.many(
        "INSERT INTO people (id, body, language, source, created, changed, ends, contact, news, address_sealed, \
         address_lookup, envelope, sealed) VALUES",
        rows.collect(),
        "",
    )
    .await?;
    let consent = "INSERT INTO people_consents (id, person, what, source, by_account, given) VALUES";
    conn.many(consent, consents, "").await?;
    conn.many("INSERT INTO people_history (id, person, what, by_account, at) VALUES", lines, "").await?;
    counts::add(conn, kinds, shard).await
}

/// Of these, the ones with an address and the consent to be written to; one for each address.
pub async fn reachable(conn: &mut Conn, persons: &[Id<PersonId>]) -> Result<Vec<Id<PersonId>>> {
    let mut of = std::collections::BTreeMap::new();
    for part in persons.chunks(BODIES) {
        let places: Vec<String> = (0..part.len()).map(|at| format!("${}", at + 1)).collect();
        let rows: Vec<(String, Vec<u8>)> = conn
            .all_dyn(
                format!(
                    "SELECT id, address_lookup FROM people WHERE id IN ({}) AND contact AND address_lookup IS NOT NULL ORDER BY id",
                    places.join(", ")
                ),
                part.iter().flat_map(|person| args![*person]).collect(),
            )
            .await?;
        for (person, lookup) in rows {
            of.entry(lookup).or_insert(id(&person)?);
        }
    }
    Ok(of.into_values().collect())
}

/// Records that these addresses made by their own hand, with their bodies; the oldest first.
pub async fn from_herself(
    conn: &mut Conn,
    lookups: &[[u8; 32]],
) -> Result<Vec<(Id<PersonId>, Id<Body>, [u8; 32])>> {
    let mut all = Vec::new();
    for part in lookups.chunks(BODIES) {
        let places: Vec<String> = (0..part.len()).map(|at| format!("${}", at + 1)).collect();
        let rows: Vec<(String, String, Vec<u8>)> = conn
            .all_dyn(
                format!(
                    "SELECT id, body, address_lookup FROM people WHERE address_lookup IN ({}) AND source = 'herself' ORDER BY id",
                    places.join(", ")
                ),
                part.iter().flat_map(|lookup| args![*lookup]).collect(),
            )
            .await?;
        for (person, body, lookup) in rows {
            let lookup = lookup.try_into().map_err(|_| Problem::failed("a look-up has another length"))?;
            all.push((id(&person)?, id(&body)?, lookup));
        }
    }
    Ok(all)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    body: String,
    language: String,
    source: String,
    created: i64,
    changed: i64,
    ends: i64,
    contact: bool,
    news: bool,
    address_sealed: Option<Vec<u8>>,
    envelope: Option<String>,
}

impl Row {
    fn person(self) -> Result<Person> {
        Ok(Person {
            id: id(&self.id)?,
            body: id(&self.body)?,
            language: self.language.parse().unwrap_or(Language::Ar),
            source: source(&self.source)?,
            created: Moment::from_millis(self.created),
            changed: Moment::from_millis(self.changed),
            ends: Moment::from_millis(self.ends),
            contact: self.contact,
            news: self.news,
            address: self.address_sealed,
            sealed: self.envelope.is_some(),
        })
    }
}

fn source(code: &str) -> Result<Source> {
    Source::from_code(code)
        .ok_or_else(|| Problem::failed("a record has a source that this version does not know"))
}

/// Where a list goes on: before this moment, and at it before this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    pub at: i64,
    pub id: String,
}

impl Before {
    /// As in the list's address: `1773309600000.01j…`.
    pub fn read(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self { at: at.parse().ok()?, id: id.to_owned() })
    }
}

impl std::fmt::Display for Before {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at, self.id)
    }
}

/// What a list is asked for.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    pub source: Option<Source>,
    /// `contact`, `news`, `none`, or nothing.
    pub consent: Option<String>,
    pub since: Option<Moment>,
    pub lookup: Option<[u8; 32]>,
}

impl Ask {
    fn wants(&self, group: &Group) -> bool {
        let consent = match self.consent.as_deref() {
            None => true,
            Some("contact") => group.contact,
            Some("news") => group.news,
            Some(_) => !group.contact && !group.news,
        };
        consent && self.source.is_none_or(|source| source == group.source)
    }
    fn is_any(&self) -> bool {
        self.source.is_some() || self.consent.is_some()
    }
    /// Since when, at the earliest.
    fn earliest(&self) -> Moment {
        self.since.unwrap_or(Moment::from_millis(i64::MIN))
    }
}

const COLUMNS: &str =
    "id, body, language, source, created, changed, ends, contact, news, address_sealed, envelope";
/// Where the list goes on; the first part is what an index is read by.
const FROM: &str = "created >= $2 AND created <= $3 AND (created < $3 OR id < $4)";

/// Newest first. Each kind that is wanted is read from where the list goes on, and no further than the list is long: it costs the
/// same whatever number of persons the body knows.
pub async fn list(
    conn: &mut Conn,
    body: Id<Body>,
    ask: &Ask,
    before: Option<Before>,
    limit: usize,
) -> Result<Vec<Person>> {
    if let Some(lookup) = ask.lookup {
        return of_lookup(conn, body, ask, lookup, before, limit).await;
    }
    let Before { at, id } = before.unwrap_or(Before { at: i64::MAX, id: String::new() });
    let mut values = args![body, ask.earliest(), at, id, limit];
    let order = "ORDER BY created DESC, id DESC LIMIT $5";
    if !ask.is_any() {
        let sql = format!("SELECT {COLUMNS} FROM people WHERE body = $1 AND {FROM} {order}");
        return persons(conn, sql, values).await;
    }
    let mut parts = Vec::new();
    for group in counts::groups(conn, body).await?.iter().filter(|group| ask.wants(group)) {
        values.push(Arg::from(group.source.code()));
        let is = |yes: bool| if yes { "TRUE" } else { "FALSE" };
        parts.push(format!(
            "SELECT * FROM (SELECT {COLUMNS} FROM people WHERE body = $1 AND source = ${} AND contact = {} AND news = {} AND {FROM} \
             {order}) AS part{}",
            values.len(),
            is(group.contact),
            is(group.news),
            parts.len()
        ));
    }
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    persons(conn, format!("SELECT * FROM ({}) AS parts {order}", parts.join(" UNION ALL ")), values).await
}

/// Those of an address, of which there are few.
async fn of_lookup(
    conn: &mut Conn,
    body: Id<Body>,
    ask: &Ask,
    lookup: [u8; 32],
    before: Option<Before>,
    limit: usize,
) -> Result<Vec<Person>> {
    let Before { at, id } = before.unwrap_or(Before { at: i64::MAX, id: String::new() });
    let sql = format!(
        "SELECT {COLUMNS} FROM people WHERE address_lookup = $5 AND body = $1 AND {FROM} ORDER BY created DESC, id DESC LIMIT 1000"
    );
    let mut found = persons(conn, sql, args![body, ask.earliest(), at, id, lookup.to_vec()]).await?;
    found.retain(|one| {
        ask.wants(&Group { source: one.source, contact: one.contact, news: one.news, count: 1 })
    });
    found.truncate(limit);
    Ok(found)
}

async fn persons(conn: &mut Conn, sql: String, values: Vec<Arg>) -> Result<Vec<Person>> {
    conn.all_dyn::<Row>(sql, values).await?.into_iter().map(Row::person).collect()
}

/// How many there are, and how many allowed what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub all_of_them: i64,
    pub contact: i64,
    pub news: i64,
    /// There are more than were counted.
    pub more: bool,
}

/// Since a day, so many are counted.
pub const COUNTED: usize = 1_000;

impl Counts {
    fn of(groups: impl Iterator<Item = Group>) -> Self {
        groups.fold(Self::default(), |sum, group| Self {
            all_of_them: sum.all_of_them + group.count,
            contact: sum.contact + if group.contact { group.count } else { 0 },
            news: sum.news + if group.news { group.count } else { 0 },
            more: sum.more,
        })
    }
}

/// How many a list has: exactly, from what is counted with every change; since a day, or of an address, the newest [`COUNTED`].
pub async fn count(conn: &mut Conn, body: Id<Body>, ask: &Ask) -> Result<Counts> {
    if ask.since.is_none() && ask.lookup.is_none() {
        let groups = counts::groups(conn, body).await?;
        return Ok(Counts::of(groups.into_iter().filter(|group| ask.wants(group))));
    }
    let found = list(conn, body, ask, None, COUNTED + 1).await?;
    let more = found.len() > COUNTED;
    let one = |one: &Person| Group { source: one.source, contact: one.contact, news: one.news, count: 1 };
    Ok(Counts { more, ..Counts::of(found.iter().take(COUNTED).map(one)) })
}

/// One of this body; not found when it is another's.
pub async fn one(conn: &mut Conn, person: Id<PersonId>, body: Id<Body>) -> Result<Person> {
    let row: Row = conn
        .one(
            "SELECT id, body, language, source, created, changed, ends, contact, news, address_sealed, envelope \
             FROM people WHERE id = $1 AND body = $2",
            args![person, body],
        )
        .await?;
    row.person()
}

/// One of any body.
pub async fn any(conn: &mut Conn, person: Id<PersonId>) -> Result<Option<Person>> {
    let row: Option<Row> = conn
        .maybe(
            "SELECT id, body, language, source, created, changed, ends, contact, news, address_sealed, envelope \
             FROM people WHERE id = $1",
            args![person],
        )
        .await?;
    row.map(Row::person).transpose()
}

/// Bodies named in one query.
const BODIES: usize = 500;

/// Of these bodies, the newest ids first, those before `before`.
pub async fn newest(
    conn: &mut Conn,
    bodies: &[Id<Body>],
    before: Option<Id<PersonId>>,
    limit: usize,
) -> Result<Vec<Person>> {
    let mut all: Vec<Person> = Vec::new();
    for part in bodies.chunks(BODIES) {
        let places: Vec<String> = (0..part.len()).map(|at| format!("${}", at + 4)).collect();
        let mut values = args![before.is_none(), before.map(|id| id.to_string()).unwrap_or_default(), limit];
        values.extend(part.iter().flat_map(|body| args![*body]));
        let rows: Vec<Row> = conn
            .all_dyn(
                format!(
                    "SELECT id, body, language, source, created, changed, ends, contact, news, address_sealed, envelope \
                     FROM people WHERE ($1 OR id < $2) AND body IN ({}) ORDER BY id DESC LIMIT $3",
                    places.join(", ")
                ),
                values,
            )
            .await?;
        for row in rows {
            all.push(row.person()?);
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.id));
    all.truncate(limit);
    Ok(all)
}

/// Whether a body knows anybody.
pub async fn knows_any(conn: &mut Conn, body: Id<Body>) -> Result<bool> {
    let row: Option<(String,)> =
        conn.maybe("SELECT id FROM people WHERE body = $1 LIMIT 1", args![body]).await?;
    Ok(row.is_some())
}

/// All records that hold this address.
pub async fn of_address(conn: &mut Conn, lookup: [u8; 32]) -> Result<Vec<Person>> {
    let rows: Vec<Row> = conn
        .all(
            "SELECT id, body, language, source, created, changed, ends, contact, news, address_sealed, envelope \
             FROM people WHERE address_lookup = $1 ORDER BY created, id",
            args![lookup],
        )
        .await?;
    rows.into_iter().map(Row::person).collect()
}

/// Language and address as corrected.
pub async fn set(
    conn: &mut Conn,
    person: Id<PersonId>,
    language: Language,
    source: Source,
    address: Option<(Vec<u8>, [u8; 32])>,
    now: Moment,
) -> Result<()> {
    let (sealed, lookup) =
        address.map_or((None, None), |(sealed, lookup)| (Some(sealed), Some(lookup.to_vec())));
    let before = counts::held(conn, person).await?;
    conn.run(
        "UPDATE people SET language = $2, source = $3, address_sealed = $4, address_lookup = $5, changed = $6 WHERE id = $1",
        args![person, language, source.code(), sealed, lookup, now],
    )
    .await?;
    let after = counts::held(conn, person).await?;
    counts::moved(conn, person, before, after).await
}

/// A new sealed record in the old one's place.
pub async fn set_sealed(
    conn: &mut Conn,
    person: Id<PersonId>,
    sealed: SealedBytes,
    now: Moment,
) -> Result<()> {
    let before = counts::held(conn, person).await?;
    let touched = conn
        .run(
            "UPDATE people SET envelope = $2, sealed = $3, changed = $4 WHERE id = $1",
            args![person, sealed.envelope, sealed.bytes, now],
        )
        .await?;
    if touched == 0 {
        return Err(Problem::not_found());
    }
    let after = counts::held(conn, person).await?;
    counts::moved(conn, person, before, after).await
}

pub async fn note(
    conn: &mut Conn,
    own: Id<PersonId>,
    person: Id<PersonId>,
    what: Event,
    by: Option<Id<Account>>,
    at: Moment,
) -> Result<()> {
    conn.run(
        "INSERT INTO people_history (id, person, what, by_account, at) VALUES ($1, $2, $3, $4, $5)",
        args![own, person, what.code(), by, at],
    )
    .await
    .map(|_| ())
}

/// Newest first.
pub async fn history(conn: &mut Conn, person: Id<PersonId>) -> Result<Vec<Happened>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT what, at FROM people_history WHERE person = $1 ORDER BY at DESC, id DESC LIMIT 100",
            args![person],
        )
        .await?;
    let line = |(what, at): (String, i64)| {
        Event::from_code(&what).map(|what| Happened { what, at: Moment::from_millis(at) })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

/// Writes down a consent; one that stands already is given anew.
pub async fn give(
    conn: &mut Conn,
    own: Id<PersonId>,
    person: Id<PersonId>,
    what: Consent,
    source: Source,
    by: Option<Id<Account>>,
    given: Moment,
) -> Result<()> {
    conn.run(
        "UPDATE people_consents SET withdrawn = $3 WHERE person = $1 AND what = $2 AND withdrawn IS NULL",
        args![person, what.code(), given],
    )
    .await?;
    conn.run(
        "INSERT INTO people_consents (id, person, what, source, by_account, given) VALUES ($1, $2, $3, $4, $5, $6)",
        args![own, person, what.code(), source.code(), by, given],
    )
    .await
    .map(|_| ())
}

/// Ends a consent; how many stood.
pub async fn withdraw(conn: &mut Conn, person: Id<PersonId>, what: Consent, now: Moment) -> Result<u64> {
    conn.run(
        "UPDATE people_consents SET withdrawn = $3 WHERE person = $1 AND what = $2 AND withdrawn IS NULL",
        args![person, what.code(), now],
    )
    .await
}

/// Brings the record's own columns to what its consents say, and sets its end.
pub async fn refresh(conn: &mut Conn, person: Id<PersonId>, ends: Moment) -> Result<()> {
    let before = counts::held(conn, person).await?;
    conn.run(
        "UPDATE people SET ends = $2, \
         contact = EXISTS (SELECT 1 FROM people_consents c WHERE c.person = people.id AND c.what = 'contact' AND c.withdrawn IS NULL), \
         news = EXISTS (SELECT 1 FROM people_consents c WHERE c.person = people.id AND c.what = 'news' AND c.withdrawn IS NULL) \
         WHERE id = $1",
        args![person, ends],
    )
    .await?;
    let after = counts::held(conn, person).await?;
    counts::moved(conn, person, before, after).await
}

/// The consents of a record, the newest first.
pub async fn consents(conn: &mut Conn, person: Id<PersonId>) -> Result<Vec<Given>> {
    let rows: Vec<(String, String, String, i64, Option<i64>)> = conn
        .all(
            "SELECT id, what, source, given, withdrawn FROM people_consents WHERE person = $1 ORDER BY given DESC, id DESC",
            args![person],
        )
        .await?;
    let mut out = Vec::with_capacity(rows.len());
    for (id, what, from, given, withdrawn) in rows {
        let Some(what) = Consent::from_code(&what) else { continue };
        out.push(Given {
            id,
            person,
            what,
            source: source(&from)?,
            given: Moment::from_millis(given),
            withdrawn: withdrawn.map(Moment::from_millis),
        });
    }
    Ok(out)
}

/// The record with its consents and history.
pub async fn erase(conn: &mut Conn, person: Id<PersonId>) -> Result<u64> {
    let gone: Vec<Kind> = conn
        .all(
            "DELETE FROM people WHERE id = $1 RETURNING body, source, contact, news, sealed IS NOT NULL",
            args![person],
        )
        .await?;
    let count = gone.len();
    counts::add(conn, gone.into_iter().map(|kind| (kind, -1)), person.bits()).await?;
    Ok(count as u64)
}

/// How many records are past their end, by body.
pub async fn overdue(conn: &mut Conn, now: Moment) -> Result<Vec<(Id<Body>, i64)>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT body, CAST(count(*) AS BIGINT) FROM people WHERE ends < $1 GROUP BY body ORDER BY body",
            args![now],
        )
        .await?;
    rows.iter().map(|(body, count)| Ok((id(body)?, *count))).collect()
}

pub async fn purge(conn: &mut Conn, now: Moment) -> Result<u64> {
    let gone: Vec<Kind> = conn
        .all(
            "DELETE FROM people WHERE ends < $1 RETURNING body, source, contact, news, sealed IS NOT NULL",
            args![now],
        )
        .await?;
    let count = gone.len();
    counts::add(conn, gone.into_iter().map(|kind| (kind, -1)), 0).await?;
    Ok(count as u64)
}

/// A record as it is handed to a keyholder.
#[derive(sqlx::FromRow)]
pub struct SealedRow {
    pub id: String,
    pub envelope: String,
    pub sealed: Vec<u8>,
    pub created: i64,
    #[sqlx(rename = "address_sealed")]
    pub address: Option<Vec<u8>>,
}

/// By id, those after `after`.
pub async fn sealed(conn: &mut Conn, body: Id<Body>, after: &str, limit: i64) -> Result<Vec<SealedRow>> {
    conn.all(
        "SELECT id, envelope, sealed, created, address_sealed FROM people \
         WHERE body = $1 AND sealed IS NOT NULL AND id > $2 ORDER BY id LIMIT $3",
        args![body, after, limit],
    )
    .await
}
