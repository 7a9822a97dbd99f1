use std::collections::BTreeMap;

use basis::{Id, Result, of::Body};
use db::{Conn, args};

use crate::model::{PersonId, Source};

/// What records are counted by: body, source, whether she allows contact and news, whether something is sealed.
pub(super) type Kind = (String, String, bool, bool, bool);

/// The kind that a record has now, for who is about to change it: nobody else changes it before this transaction ends.
pub(super) async fn held(conn: &mut Conn, person: Id<PersonId>) -> Result<Option<Kind>> {
    conn.maybe(
        "UPDATE people SET changed = changed WHERE id = $1 RETURNING body, source, contact, news, sealed IS NOT NULL",
        args![person],
    )
    .await
}

/// So many more of each kind, or fewer.
pub(super) async fn add(
    conn: &mut Conn,
    changes: impl IntoIterator<Item = (Kind, i64)>,
    shard: u128,
) -> Result<()> {
    // In the order of their keys: two processes take rows in one order.
    let mut all: BTreeMap<Kind, i64> = BTreeMap::new();
    for (kind, by) in changes {
        *all.entry(kind).or_default() += by;
    }
    all.retain(|_, by| *by != 0);
    let shard = if conn.is_sqlite() { 0 } else { i64::try_from(shard % 8).unwrap_or(0) };
    let rows = all.into_iter().map(|((body, source, contact, news, sealed), by)| {
        args![body, source, contact, news, sealed, shard, by]
    });
    conn.many(
        "INSERT INTO people_counts (body, source, contact, news, sealed, shard, count) VALUES",
        rows.collect(),
        "ON CONFLICT (body, source, contact, news, sealed, shard) DO UPDATE SET count = people_counts.count + excluded.count",
    )
    .await?;
    Ok(())
}

/// A record went from one kind to another, or away.
pub(super) async fn moved(
    conn: &mut Conn,
    person: Id<PersonId>,
    before: Option<Kind>,
    after: Option<Kind>,
) -> Result<()> {
    if before == after {
        return Ok(());
    }
    let changes = before.map(|kind| (kind, -1)).into_iter().chain(after.map(|kind| (kind, 1)));
    add(conn, changes.collect::<Vec<_>>(), person.bits()).await
}

/// How many of one source and of one answer a body has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    pub source: Source,
    pub contact: bool,
    pub news: bool,
    pub count: i64,
}

/// What a body has any of.
pub(super) async fn groups(conn: &mut Conn, body: Id<Body>) -> Result<Vec<Group>> {
    let rows: Vec<(String, bool, bool, i64)> = conn
        .all(
            "SELECT source, contact, news, CAST(sum(count) AS BIGINT) FROM people_counts WHERE body = $1 \
             GROUP BY source, contact, news ORDER BY source, contact, news",
            args![body],
        )
        .await?;
    let group = |(source, contact, news, count): (String, bool, bool, i64)| {
        Source::from_code(&source).map(|source| Group { source, contact, news, count })
    };
    Ok(rows.into_iter().filter_map(group).filter(|group| group.count > 0).collect())
}

pub async fn count_sealed(conn: &mut Conn, body: Id<Body>) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "SELECT CAST(coalesce(sum(count), 0) AS BIGINT) FROM people_counts WHERE body = $1 AND sealed",
            args![body],
        )
        .await?;
    Ok(count)
}

/// Counts all records anew.
pub async fn recount(conn: &mut Conn) -> Result<()> {
    conn.run("DELETE FROM people_counts", vec![]).await?;
    conn.run(
        "INSERT INTO people_counts (body, source, contact, news, sealed, shard, count) \
         SELECT body, source, contact, news, sealed IS NOT NULL, 0, count(*) FROM people \
         GROUP BY body, source, contact, news, sealed IS NOT NULL",
        vec![],
    )
    .await?;
    Ok(())
}
