use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body},
};
use db::{Arg, Conn, args, id};
use weave::Role;

use crate::model::{Grant, Held, Holder};

use super::accounts::language;

pub struct FreshGrant {
    pub id: Id<Grant>,
    pub account: Id<Account>,
    pub body: Id<Body>,
    pub role: Role,
    pub below: bool,
    pub by: Option<Id<Account>>,
    pub now: Moment,
}

/// Gives a role; who holds it already keeps it, with the wider of the two reaches: nothing is taken away by giving.
pub async fn insert_grant(conn: &mut Conn, fresh: FreshGrant) -> Result<()> {
    let FreshGrant { id, account, body, role, below, by, now } = fresh;
    conn.run(
        "INSERT INTO grants (id, account, body, role, below, granted_by, created) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (account, body, role) WHERE ends IS NULL DO UPDATE SET below = (grants.below OR excluded.below)",
        args![id, account, body, role.code(), below, by, now],
    )
    .await
    .map(|_| ())
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    id: String,
    account: String,
    name: String,
    body: String,
    role: String,
    below: bool,
    created: i64,
    by_name: Option<String>,
}

impl HeldRow {
    fn held(self) -> Result<Held> {
        let role = Role::from_code(&self.role)
            .ok_or_else(|| Problem::failed("a grant has a role that this version does not know"))?;
        Ok(Held {
            id: id(&self.id)?,
            account: id(&self.account)?,
            name: self.name,
            body: id(&self.body)?,
            role,
            below: self.below,
            since: Moment::from_millis(self.created),
            by: self.by_name.filter(|name| !name.is_empty()),
        })
    }
}

/// `$1` is now; the places from `$2` on are for `count` values.
fn places(count: usize) -> String {
    (0..count).map(|at| format!("${}", at + 2)).collect::<Vec<_>>().join(", ")
}

fn chain_args(now: Moment, chain: &[Id<Body>]) -> Vec<Arg> {
    std::iter::once(Arg::from(now)).chain(chain.iter().map(|body| Arg::from(*body))).collect()
}

/// What is held at the first body of `chain`, and from the bodies after it over all below them.
pub async fn held_over(conn: &mut Conn, chain: &[Id<Body>], now: Moment) -> Result<Vec<Held>> {
    if chain.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT g.id, g.account, a.name, g.body, g.role, g.below, g.created, b.name AS by_name \
         FROM grants g JOIN accounts a ON a.id = g.account LEFT JOIN accounts b ON b.id = g.granted_by \
         WHERE (g.ends IS NULL OR g.ends > $1) AND g.body IN ({}) AND (g.body = $2 OR g.below) \
         ORDER BY g.created, g.id",
        places(chain.len())
    );
    let rows: Vec<HeldRow> = conn.all_dyn(sql, chain_args(now, chain)).await?;
    rows.into_iter().map(HeldRow::held).collect()
}

/// All an account holds.
pub async fn held_by(conn: &mut Conn, account: Id<Account>, now: Moment) -> Result<Vec<Held>> {
    let rows: Vec<HeldRow> = conn
        .all(
            "SELECT g.id, g.account, a.name, g.body, g.role, g.below, g.created, b.name AS by_name \
             FROM grants g JOIN accounts a ON a.id = g.account LEFT JOIN accounts b ON b.id = g.granted_by \
             WHERE g.account = $1 AND (g.ends IS NULL OR g.ends > $2) ORDER BY g.created, g.id",
            args![account, now],
        )
        .await?;
    rows.into_iter().map(HeldRow::held).collect()
}

/// One that lasts, at this body.
pub async fn held_here(conn: &mut Conn, grant: Id<Grant>, body: Id<Body>, now: Moment) -> Result<Held> {
    let row: HeldRow = conn
        .one(
            "SELECT g.id, g.account, a.name, g.body, g.role, g.below, g.created, NULL AS by_name \
             FROM grants g JOIN accounts a ON a.id = g.account \
             WHERE g.id = $1 AND g.body = $2 AND (g.ends IS NULL OR g.ends > $3)",
            args![grant, body, now],
        )
        .await?;
    row.held()
}

pub async fn end_grant(conn: &mut Conn, grant: Id<Grant>, now: Moment) -> Result<u64> {
    conn.run("UPDATE grants SET ends = $2 WHERE id = $1", args![grant, now]).await
}

/// How many others hold the role at a body. The rows are taken first, so that two who leave at once are seen by each other.
pub async fn others_holding(
    conn: &mut Conn,
    body: Id<Body>,
    role: Role,
    but: Id<Account>,
    now: Moment,
) -> Result<i64> {
    conn.run(
        "UPDATE grants SET role = role WHERE body = $1 AND role = $2 AND ends IS NULL",
        args![body, role.code()],
    )
    .await?;
    let (count,): (i64,) = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) FROM grants g JOIN accounts a ON a.id = g.account \
             WHERE g.body = $1 AND g.role = $2 AND g.account <> $3 AND (g.ends IS NULL OR g.ends > $4) \
             AND a.address_lookup IS NOT NULL",
            args![body, role.code(), but, now],
        )
        .await?;
    Ok(count)
}

#[derive(sqlx::FromRow)]
struct HolderRow {
    account: String,
    name: String,
    language: String,
    address_sealed: Vec<u8>,
}

/// Who holds one of `roles` at the first body of `chain`, there or from above. `open` unseals an address.
pub async fn holders(
    conn: &mut Conn,
    roles: &[Role],
    chain: &[Id<Body>],
    now: Moment,
    open: impl Fn(&[u8]) -> Result<String>,
) -> Result<Vec<Holder>> {
    if roles.is_empty() || chain.is_empty() {
        return Ok(Vec::new());
    }
    let mut args = chain_args(now, chain);
    let first = args.len() + 1;
    args.extend(roles.iter().map(|role| Arg::from(role.code())));
    let role_places = (0..roles.len()).map(|at| format!("${}", first + at)).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT DISTINCT a.id AS account, a.name, a.language, a.address_sealed \
         FROM grants g JOIN accounts a ON a.id = g.account \
         WHERE (g.ends IS NULL OR g.ends > $1) AND g.body IN ({}) AND (g.body = $2 OR g.below) \
         AND g.role IN ({role_places}) AND a.address_sealed IS NOT NULL ORDER BY a.id",
        places(chain.len())
    );
    let rows: Vec<HolderRow> = conn.all_dyn(sql, args).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Holder {
                account: id(&row.account)?,
                name: row.name,
                language: language(&row.language),
                address: open(&row.address_sealed)?,
            })
        })
        .collect()
}

pub async fn purge_grants(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM grants WHERE ends <= $1", args![before]).await
}
