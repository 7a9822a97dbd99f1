use std::collections::BTreeMap;

use basis::{Problem, Result};
use db::args;

use crate::{Fresh, Site, facts::SettingsChanged, tell};

/// What the machine's owner set outside the database: flags, environment, config file.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// The site's own address without a slash at its end: `https://nasij.example`. Links in mails come from it.
    pub url: String,
    /// Addresses in `From:`.
    pub mail_from: String,
    /// The data folder; none: nothing is written beside the database.
    pub folder: Option<std::path::PathBuf>,
    /// Rates and proofs of work are off: loopback only.
    pub guard_off: bool,
    /// Where the server key came from.
    pub key_mode: seal::KeyMode,
    /// A crash may write this process's memory to disk: for tests alone.
    pub dumps: bool,
}

impl Configuration {
    /// Cookies are Secure and browsers are told to stay on https.
    pub fn https(&self) -> bool {
        self.url.starts_with("https://")
    }
    /// The URL's host is localhost or a loopback address.
    pub fn is_local(&self) -> bool {
        let host =
            self.url.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
        let host = host
            .rsplit_once(':')
            .map_or(host, |(name, port)| if port.bytes().all(|b| b.is_ascii_digit()) { name } else { host });
        host == "localhost"
            || host == "[::1]"
            || host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
    }
}

/// What the installation's people set in the desk, kept in memory until it changes.
#[derive(Default)]
pub struct Settings(Fresh<BTreeMap<String, String>>);

impl Settings {
    pub(crate) fn stale(&self) {
        self.0.stale();
    }
}

impl Site {
    /// One setting, or `None` when it has its default.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn setting(&self, key: &str) -> Result<Option<String>> {
        let all = self
            .settings
            .0
            .get(|| async {
                let rows = self
                    .db
                    .read()
                    .await?
                    .all::<(String, String)>("SELECT key, value FROM settings", vec![])
                    .await?;
                Ok(rows.into_iter().collect())
            })
            .await?;
        Ok(all.get(key).cloned())
    }

    /// Sets it; an empty value brings the default back.
    ///
    /// # Errors
    /// When the database does not take the write.
    pub async fn set_setting(&self, key: &'static str, value: String) -> Result<()> {
        if value.contains('\0') {
            return Err(Problem::invalid(key, "field-nul"));
        }
        let site = self.clone();
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if value.is_empty() {
                        conn.run("DELETE FROM settings WHERE key = $1", args![key]).await?;
                    } else {
                        put(conn, key, value).await?;
                    }
                    tell(conn, &site, &SettingsChanged {}).await
                })
            })
            .await
    }
}

/// One setting, read before there is a site.
///
/// # Errors
/// When the database does not answer.
pub async fn stored_setting(db: &db::Db, key: &str) -> Result<Option<String>> {
    let row =
        db.read().await?.maybe::<(String,)>("SELECT value FROM settings WHERE key = $1", args![key]).await?;
    Ok(row.map(|(value,)| value))
}

/// Whether an installation was begun here.
///
/// # Errors
/// When the database does not answer.
pub async fn is_lived_in(db: &db::Db) -> Result<bool> {
    Ok(stored_setting(db, LIVED_IN).await?.is_some())
}

/// Set by a restore until it is finished: nothing may serve a half of it.
pub const RESTORING: &str = "restoring";

/// Sets a setting before there is a site.
///
/// # Errors
/// When the database does not take the write.
pub async fn store_setting(db: &db::Db, key: &'static str, value: String) -> Result<()> {
    db.write(move |conn| Box::pin(async move { put(conn, key, value).await })).await
}

async fn put(conn: &mut db::Conn, key: &'static str, value: String) -> Result<()> {
    conn.run(
        "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        args![key, value],
    )
    .await
    .map(|_| ())
}

/// Takes a setting away before there is a site.
///
/// # Errors
/// When the database does not take the write.
pub async fn drop_setting(db: &db::Db, key: &'static str) -> Result<()> {
    db.write(move |conn| {
        Box::pin(async move { conn.run("DELETE FROM settings WHERE key = $1", args![key]).await.map(|_| ()) })
    })
    .await
}

/// Set with the root body, by whoever plants it: from then on the keys must be there.
pub const LIVED_IN: &str = "lived-in";
