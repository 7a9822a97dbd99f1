//! Every SQL sentence of the library.

mod list;

use std::collections::HashMap;

use basis::{
    Id, Moment, Problem, Result, Text,
    of::{Asset, Body},
};
use db::{Arg, Conn, args, id};

pub use list::{From, Listed, Shelf, list};

use crate::{Format, Item, Licence, Picture, Stored, Texts};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    body: String,
    format: String,
    name: String,
    alt: String,
    caption: String,
    credit: String,
    licence: String,
    width: i64,
    height: i64,
    bytes: i64,
    version: i64,
    created: i64,
    created_by: Option<String>,
    removed: Option<i64>,
}

const COLUMNS: &str = "id, body, format, name, alt, caption, credit, licence, width, height, bytes, version, created, created_by, removed";

impl Row {
    fn item(self, files: Vec<Stored>) -> Result<Item> {
        let format = Format::from_code(&self.format)
            .ok_or_else(|| Problem::failed(format!("asset {} has format {:?}", self.id, self.format)))?;
        Ok(Item {
            id: id(&self.id)?,
            body: id(&self.body)?,
            format,
            name: self.name,
            texts: Texts {
                alt: Text::from_json(&self.alt),
                caption: Text::from_json(&self.caption),
                credit: self.credit,
                licence: Licence::from_code(&self.licence).unwrap_or(Licence::Reserved),
            },
            width: number(self.width),
            height: number(self.height),
            bytes: u64::try_from(self.bytes).unwrap_or(0),
            version: self.version,
            created: Moment::from_millis(self.created),
            created_by: self.created_by.as_deref().map(id).transpose()?,
            removed: self.removed.map(Moment::from_millis),
            files,
        })
    }
}

fn number(column: i64) -> u32 {
    u32::try_from(column).unwrap_or(0)
}

/// `$1, $2, $3`
fn places(count: usize) -> String {
    (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

async fn with_files(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Item>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT asset, width, height, bytes, hash FROM asset_files WHERE asset IN ({}) ORDER BY asset, width",
        places(rows.len())
    );
    let ids = rows.iter().map(|row| Arg::from(&row.id)).collect();
    let mut files: HashMap<String, Vec<Stored>> = HashMap::new();
    for (asset, width, height, bytes, hash) in
        conn.all_dyn::<(String, i64, i64, i64, String)>(sql, ids).await?
    {
        let bytes = u64::try_from(bytes).unwrap_or(0);
        let stored = Stored { width: number(width), height: number(height), bytes, hash };
        files.entry(asset).or_default().push(stored);
    }
    rows.into_iter()
        .map(|row| {
            let own = files.remove(&row.id).unwrap_or_default();
            row.item(own)
        })
        .collect()
}

/// Those of `ids` that are pictures and not removed.
///
/// # Errors
/// When the database does not answer.
pub async fn pictures(conn: &mut Conn, ids: &[Id<Asset>]) -> Result<HashMap<Id<Asset>, Picture>> {
    let mut found = HashMap::new();
    for part in ids.chunks(500) {
        let sql = format!(
            "SELECT {COLUMNS} FROM assets WHERE removed IS NULL AND kind = 'picture' AND id IN ({})",
            places(part.len())
        );
        let rows = conn.all_dyn::<Row>(sql, part.iter().map(|id| Arg::from(*id)).collect()).await?;
        let items = with_files(conn, rows).await?;
        found.extend(items.iter().filter_map(Item::picture).map(|picture| (picture.id, picture)));
    }
    Ok(found)
}

/// One picture, unless it is removed.
///
/// # Errors
/// When the database does not answer.
pub async fn picture(conn: &mut Conn, id: Id<Asset>) -> Result<Option<Picture>> {
    Ok(pictures(conn, &[id]).await?.remove(&id))
}

/// A body's newest pictures, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(conn: &mut Conn, body: Id<Body>, limit: i64) -> Result<Vec<Picture>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM assets WHERE body = $1 AND kind = 'picture' AND removed IS NULL ORDER BY id DESC LIMIT $2"
    );
    let rows = conn.all_dyn::<Row>(sql, args![body, limit]).await?;
    Ok(with_files(conn, rows).await?.iter().filter_map(Item::picture).collect())
}

/// The first asset of a name: the key of a sample.
///
/// # Errors
/// When the database does not answer.
pub async fn by_name(conn: &mut Conn, name: &str) -> Result<Option<Id<Asset>>> {
    let row = conn
        .maybe::<(String,)>(
            "SELECT id FROM assets WHERE name = $1 AND removed IS NULL ORDER BY id LIMIT 1",
            args![name],
        )
        .await?;
    row.map(|(found,)| id(&found)).transpose()
}

/// One asset of a body, in the bin or not.
///
/// # Errors
/// Not found when it is another body's.
pub async fn item(conn: &mut Conn, body: Id<Body>, asset: Id<Asset>) -> Result<Item> {
    let sql = format!("SELECT {COLUMNS} FROM assets WHERE id = $1 AND body = $2");
    let rows = conn.all_dyn::<Row>(sql, args![asset, body]).await?;
    with_files(conn, rows).await?.pop().ok_or_else(Problem::not_found)
}

/// What `/media/` serves.
#[derive(Debug, Clone)]
pub struct Served {
    pub format: Format,
    pub name: String,
    pub files: Vec<Stored>,
}

/// The files of an asset that is not removed, whoever's it is.
///
/// # Errors
/// Not found when there is none.
pub async fn served(conn: &mut Conn, asset: Id<Asset>) -> Result<Served> {
    let sql = format!("SELECT {COLUMNS} FROM assets WHERE id = $1 AND removed IS NULL");
    let rows = conn.all_dyn::<Row>(sql, args![asset]).await?;
    let item = with_files(conn, rows).await?.pop().ok_or_else(Problem::not_found)?;
    Ok(Served { format: item.format, name: item.name, files: item.files })
}

/// Writes new assets with their files.
///
/// # Errors
/// When the database does not take the write.
pub async fn insert(conn: &mut Conn, items: &[Item]) -> Result<()> {
    let rows = items
        .iter()
        .map(|item| {
            args![
                item.id,
                item.body,
                if item.format.is_picture() { "picture" } else { "file" },
                item.format.code(),
                &item.name,
                &item.texts.alt,
                &item.texts.caption,
                &item.texts.credit,
                item.texts.licence.code(),
                item.width,
                item.height,
                item.bytes,
                item.texts.folded(&item.name),
                item.version,
                item.created,
                item.created_by,
                item.removed.map(Moment::millis),
            ]
        })
        .collect();
    conn.many(
        "INSERT INTO assets (id, body, kind, format, name, alt, caption, credit, licence, width, height, bytes, folded, version, created, created_by, removed) VALUES",
        rows,
        "",
    )
    .await?;
    let files = items
        .iter()
        .flat_map(|item| {
            item.files.iter().map(|file| args![item.id, file.width, file.height, file.bytes, &file.hash])
        })
        .collect();
    conn.many("INSERT INTO asset_files (asset, width, height, bytes, hash) VALUES", files, "").await?;
    Ok(())
}

/// Writes other words, when nobody else did since `version`; whether it was done.
///
/// # Errors
/// When the database does not take the write.
pub async fn update_texts(
    conn: &mut Conn,
    body: Id<Body>,
    asset: Id<Asset>,
    version: i64,
    texts: &Texts,
    folded: &str,
) -> Result<bool> {
    let done = conn
        .run(
            "UPDATE assets SET alt = $1, caption = $2, credit = $3, licence = $4, folded = $5, version = version + 1 \
             WHERE id = $6 AND body = $7 AND version = $8 AND removed IS NULL",
            args![
                &texts.alt,
                &texts.caption,
                &texts.credit,
                texts.licence.code(),
                folded,
                asset,
                body,
                version
            ],
        )
        .await?;
    Ok(done > 0)
}

/// Into the bin (`Some`) or out of it; whether anything changed.
///
/// # Errors
/// When the database does not take the write.
pub async fn set_removed(
    conn: &mut Conn,
    body: Id<Body>,
    asset: Id<Asset>,
    at: Option<Moment>,
) -> Result<bool> {
    let done = match at {
        Some(at) => {
            conn.run(
                "UPDATE assets SET removed = $1 WHERE id = $2 AND body = $3 AND removed IS NULL",
                args![at, asset, body],
            )
            .await?
        }
        None => {
            conn.run(
                "UPDATE assets SET removed = NULL WHERE id = $1 AND body = $2 AND removed IS NOT NULL",
                args![asset, body],
            )
            .await?
        }
    };
    Ok(done > 0)
}

/// Forgets what was removed before `before`; the names of files that nothing needs any more.
///
/// # Errors
/// When the database does not take the write.
pub async fn purge(conn: &mut Conn, before: Moment) -> Result<Vec<String>> {
    let old = "SELECT id FROM assets WHERE removed IS NOT NULL AND removed < $1";
    let hashes = conn
        .all_dyn::<(String,)>(
            format!("SELECT DISTINCT hash FROM asset_files WHERE asset IN ({old})"),
            args![before],
        )
        .await?;
    conn.run_dyn(format!("DELETE FROM asset_files WHERE asset IN ({old})"), args![before]).await?;
    conn.run("DELETE FROM assets WHERE removed IS NOT NULL AND removed < $1", args![before]).await?;
    let mut unused = Vec::new();
    for (hash,) in hashes {
        let used = conn
            .maybe::<(String,)>("SELECT asset FROM asset_files WHERE hash = $1 LIMIT 1", args![&hash])
            .await?;
        if used.is_none() {
            unused.push(hash);
        }
    }
    Ok(unused)
}
