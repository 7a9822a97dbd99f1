use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body},
};
use db::{Arg, Conn, args, id};

use crate::model::{Grant, Held, Holder};

use super::accounts::language;

pub struct FreshGrant<'a> {
    pub id: Id<Grant>,
    pub account: Id<Account>,
    pub body: Id<Body>,
    pub role: &'a str,
    pub below: bool,
    pub by: Option<Id<Account>>,
    pub now: Moment,
    pub until: Moment,
    /// Its public title; "" is none.
    pub office: &'a str,
}

/// Gives a role; who holds it already with the same reach keeps it, with the later of the two ends: nothing is taken away by
/// giving, and one of another reach stands beside it as it was. It is then whoever gave it last who answers for it; a new title waits for the holder's agreement. One
/// that has lapsed begins anew.
pub async fn insert_grant(conn: &mut Conn, fresh: FreshGrant<'_>) -> Result<Id<Grant>> {
    let FreshGrant { id: new, account, body, role, below, by, now, until, office } = fresh;
    conn.run(
        "UPDATE grants SET ends = until WHERE account = $1 AND body = $2 AND role = $3 AND ends IS NULL AND until <= $4",
        args![account, body, role, now],
    )
    .await?;
    let (kept,): (String,) = conn
        .one(
            "INSERT INTO grants (id, account, body, role, below, granted_by, created, until, office) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             ON CONFLICT (account, body, role, below) WHERE ends IS NULL DO UPDATE SET \
             reminded = NULL, renewed_by = excluded.granted_by, \
             office_agreed = CASE WHEN excluded.office IN ('', grants.office) THEN grants.office_agreed ELSE NULL END, \
             until = CASE WHEN grants.until > excluded.until THEN grants.until ELSE excluded.until END, \
             office = CASE WHEN excluded.office = '' THEN grants.office ELSE excluded.office END RETURNING id",
            args![new, account, body, role, below, by, now, until, office],
        )
        .await?;
    id(&kept)
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
    until: i64,
    office: String,
    office_agreed: Option<i64>,
    granted_by: Option<String>,
    renewed_by: Option<String>,
    by_name: Option<String>,
}

const HELD: &str = "SELECT g.id, g.account, a.name, g.body, g.role, g.below, g.created, g.until, g.office, g.office_agreed, \
                    g.granted_by, g.renewed_by, b.name AS by_name \
                    FROM grants g JOIN accounts a ON a.id = g.account \
                    LEFT JOIN accounts b ON b.id = COALESCE(g.renewed_by, g.granted_by)";

impl HeldRow {
    fn held(self) -> Result<Held> {
        let given_by = self.granted_by.as_deref().map(id).transpose()?;
        let renewed_by = self.renewed_by.as_deref().map(id).transpose()?;
        Ok(Held {
            id: id(&self.id)?,
            account: id(&self.account)?,
            name: self.name,
            body: id(&self.body)?,
            role: self.role,
            below: self.below,
            since: Moment::from_millis(self.created),
            until: Moment::from_millis(self.until),
            office: self.office,
            office_agreed: self.office_agreed.is_some(),
            by_account: renewed_by.or(given_by),
            given_by,
            by: self.by_name.filter(|name| !name.is_empty()),
        })
    }
}

fn held(rows: Vec<HeldRow>) -> Result<Vec<Held>> {
    rows.into_iter().map(HeldRow::held).collect()
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
        "{HELD} WHERE g.ends IS NULL AND g.until > $1 AND g.body IN ({}) AND (g.body = $2 OR g.below) \
         ORDER BY g.created, g.id",
        places(chain.len())
    );
    held(conn.all_dyn(sql, chain_args(now, chain)).await?)
}

/// What is held at any of these bodies, each grant with its body, in their order of ending.
pub async fn held_at(conn: &mut Conn, bodies: &[Id<Body>], now: Moment) -> Result<Vec<Held>> {
    let mut all = Vec::new();
    for part in bodies.chunks(500) {
        let sql = format!(
            "{HELD} WHERE g.ends IS NULL AND g.until > $1 AND g.body IN ({}) ORDER BY g.until, g.id",
            places(part.len())
        );
        all.extend(held(conn.all_dyn(sql, chain_args(now, part)).await?)?);
    }
    Ok(all)
}

/// All an account holds.
pub async fn held_by(conn: &mut Conn, account: Id<Account>, now: Moment) -> Result<Vec<Held>> {
    let sql =
        format!("{HELD} WHERE g.ends IS NULL AND g.until > $1 AND g.account = $2 ORDER BY g.created, g.id");
    held(conn.all_dyn(sql, args![now, account]).await?)
}

/// Where an account held what since a moment, over the body alone or with all below: also what has ended since.
pub async fn held_since(
    conn: &mut Conn,
    account: Id<Account>,
    since: Moment,
) -> Result<Vec<(Id<Body>, String, bool)>> {
    let rows: Vec<(String, String, bool)> = conn
        .all(
            "SELECT body, role, below FROM grants WHERE account = $1 AND COALESCE(ends, until) > $2",
            args![account, since],
        )
        .await?;
    rows.into_iter().map(|(body, role, below)| Ok((id(&body)?, role, below))).collect()
}

/// The grant of a role at a body that lapsed last, when nobody ended it.
pub async fn last_lapsed(conn: &mut Conn, body: Id<Body>, role: &str, now: Moment) -> Result<Option<Held>> {
    let sql = format!(
        "{HELD} WHERE g.body = $2 AND g.role = $3 AND g.until <= $1 AND (g.ends IS NULL OR g.ends = g.until) \
         AND a.address_lookup IS NOT NULL ORDER BY g.until DESC, g.id DESC LIMIT 1"
    );
    Ok(held(conn.all_dyn(sql, args![now, body, role]).await?)?.pop())
}

/// Gives a grant another end, also when it has lapsed.
pub async fn revive_grant(conn: &mut Conn, grant: Id<Grant>, until: Moment) -> Result<u64> {
    conn.run("UPDATE grants SET until = $2, ends = NULL, reminded = NULL WHERE id = $1", args![grant, until])
        .await
}

/// A grant as it is or was.
pub async fn any_grant(conn: &mut Conn, grant: Id<Grant>) -> Result<Option<Held>> {
    Ok(held(conn.all_dyn(format!("{HELD} WHERE g.id = $1"), args![grant]).await?)?.pop())
}

/// Those that lapse before `before` and of whom nobody was told yet.
pub async fn to_remind(conn: &mut Conn, now: Moment, before: Moment) -> Result<Vec<Held>> {
    let sql = format!(
        "{HELD} WHERE g.ends IS NULL AND g.until > $1 AND g.until <= $2 AND g.reminded IS NULL ORDER BY g.id LIMIT 500"
    );
    held(conn.all_dyn(sql, args![now, before]).await?)
}

pub async fn set_reminded(conn: &mut Conn, grant: Id<Grant>, now: Moment) -> Result<u64> {
    conn.run("UPDATE grants SET reminded = $2 WHERE id = $1 AND reminded IS NULL", args![grant, now]).await
}

/// One that lasts.
pub async fn one_held(conn: &mut Conn, grant: Id<Grant>, now: Moment) -> Result<Held> {
    let sql = format!("{HELD} WHERE g.ends IS NULL AND g.until > $1 AND g.id = $2");
    held(conn.all_dyn(sql, args![now, grant]).await?)?.pop().ok_or_else(Problem::not_found)
}

/// One that lasts, at this body.
pub async fn held_here(conn: &mut Conn, grant: Id<Grant>, body: Id<Body>, now: Moment) -> Result<Held> {
    one_held(conn, grant, now)
        .await
        .and_then(|held| if held.body == body { Ok(held) } else { Err(Problem::not_found()) })
}

pub async fn end_grant(
    conn: &mut Conn,
    grant: Id<Grant>,
    now: Moment,
    by: Option<Id<Account>>,
) -> Result<u64> {
    conn.run(
        "UPDATE grants SET ends = $2, ended_by = $3 WHERE id = $1 AND ends IS NULL",
        args![grant, now, by],
    )
    .await
}

/// Whether a role of these was ended at the body after `since` by somebody else than its holder.
pub async fn was_ended(conn: &mut Conn, body: Id<Body>, roles: &[&str], since: Moment) -> Result<bool> {
    let rows: Vec<(String,)> = conn
        .all(
            "SELECT DISTINCT role FROM grants WHERE body = $1 AND ends > $2 AND ended_by <> account",
            args![body, since],
        )
        .await?;
    Ok(rows.iter().any(|(role,)| roles.contains(&role.as_str())))
}

/// Another end, and whoever gave it that; who gave it first stays written beside it.
pub async fn renew_grant(
    conn: &mut Conn,
    grant: Id<Grant>,
    until: Moment,
    by: Option<Id<Account>>,
) -> Result<u64> {
    conn.run(
        "UPDATE grants SET until = $2, renewed_by = $3, reminded = NULL WHERE id = $1 AND ends IS NULL",
        args![grant, until, by],
    )
    .await
}

/// She agrees to be shown with the title of a grant of hers, or takes that back.
pub async fn agree_to_office(
    conn: &mut Conn,
    account: Id<Account>,
    grant: Id<Grant>,
    agreed: Option<Moment>,
) -> Result<u64> {
    conn.run(
        "UPDATE grants SET office_agreed = $3 WHERE id = $1 AND account = $2 AND office <> '' AND ends IS NULL",
        args![grant, account, agreed],
    )
    .await
}

/// A title of the sample coalition, with its holder's agreement.
pub async fn set_office(
    conn: &mut Conn,
    account: Id<Account>,
    body: Id<Body>,
    role: &str,
    office: &str,
    agreed: Moment,
) -> Result<u64> {
    conn.run(
        "UPDATE grants SET office = $4, office_agreed = $5 \
         WHERE account = $1 AND body = $2 AND role = $3 AND ends IS NULL",
        args![account, body, role, office, agreed],
    )
    .await
}

/// Whether a role of these is held at the body itself.
pub async fn is_held_at(conn: &mut Conn, body: Id<Body>, roles: &[&str], now: Moment) -> Result<bool> {
    Ok(held_at(conn, &[body], now).await?.iter().any(|held| roles.contains(&held.role.as_str())))
}

/// How many others hold the role at a body. The rows are taken first, so that two who leave at once are seen by each other.
pub async fn others_holding(
    conn: &mut Conn,
    body: Id<Body>,
    role: &str,
    but: Id<Account>,
    now: Moment,
) -> Result<i64> {
    conn.run(
        "UPDATE grants SET role = role WHERE body = $1 AND role = $2 AND ends IS NULL",
        args![body, role],
    )
    .await?;
    let (count,): (i64,) = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) FROM grants g JOIN accounts a ON a.id = g.account \
             WHERE g.body = $1 AND g.role = $2 AND g.account <> $3 AND g.ends IS NULL AND g.until > $4 \
             AND a.address_lookup IS NOT NULL",
            args![body, role, but, now],
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

/// Who holds one of `here` at the first body of `chain`, or one of `above` over all below a body after it. `open` unseals an
/// address.
pub async fn holders(
    conn: &mut Conn,
    here: &[&str],
    above: &[&str],
    chain: &[Id<Body>],
    now: Moment,
    open: impl Fn(&[u8]) -> Result<String>,
) -> Result<Vec<Holder>> {
    if chain.is_empty() || (here.is_empty() && above.is_empty()) {
        return Ok(Vec::new());
    }
    let mut args = chain_args(now, chain);
    let mut roles = |list: &[&str]| {
        let first = args.len() + 1;
        args.extend(list.iter().map(|role| Arg::from(*role)));
        let places = (0..list.len()).map(|at| format!("${}", first + at)).collect::<Vec<_>>().join(", ");
        if places.is_empty() { String::from("''") } else { places }
    };
    let (at_body, from_above) = (roles(here), roles(above));
    let sql = format!(
        "SELECT DISTINCT a.id AS account, a.name, a.language, a.address_sealed \
         FROM grants g JOIN accounts a ON a.id = g.account \
         WHERE g.ends IS NULL AND g.until > $1 AND g.body IN ({}) \
         AND ((g.body = $2 AND g.role IN ({at_body})) OR (g.body <> $2 AND g.below AND g.role IN ({from_above}))) \
         AND a.address_sealed IS NOT NULL ORDER BY a.id",
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

/// Those that lapsed are noted as ended; those ended before `before` are forgotten.
pub async fn purge_grants(conn: &mut Conn, now: Moment, before: Moment) -> Result<u64> {
    conn.run("UPDATE grants SET ends = until WHERE ends IS NULL AND until <= $1", args![now]).await?;
    conn.run("DELETE FROM grants WHERE ends <= $1", args![before]).await
}
