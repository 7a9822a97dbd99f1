//! A room with a table of sealed records of its own, and people who keep keys.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use async_trait::async_trait;
use basis::{
    Id, Language, Result,
    of::{Account, Body},
};
use db::{Conn, Db, args};
use network::testing::Planted;
use weave::{
    Room, SealedField, SealedRecord, SealedTable, Site,
    testing::{NOON, Stage},
};
use web::{Actor, By, Scope};

pub struct Guests;

#[async_trait]
impl Room for Guests {
    fn name(&self) -> &'static str {
        "guests"
    }
    fn sealed(&self) -> Vec<Arc<dyn SealedTable>> {
        vec![Arc::new(Guests)]
    }
}

#[async_trait]
impl SealedTable for Guests {
    fn table(&self) -> &'static str {
        "guests"
    }
    fn words(&self) -> &'static str {
        "ui-name"
    }
    fn right(&self) -> &'static str {
        "records.open"
    }
    fn fields(&self) -> &'static [SealedField] {
        &[SealedField { key: "name", words: "ui-name" }]
    }
    async fn count(&self, _: &Site, conn: &mut Conn, body: Id<Body>) -> Result<i64> {
        let (count,): (i64,) =
            conn.one("SELECT CAST(count(*) AS BIGINT) FROM guests WHERE body = $1", args![body]).await?;
        Ok(count)
    }
    async fn page(
        &self,
        _: &Site,
        conn: &mut Conn,
        body: Id<Body>,
        after: Option<&str>,
        limit: i64,
    ) -> Result<Vec<SealedRecord>> {
        let rows: Vec<(String, String, Vec<u8>)> = conn
            .all(
                "SELECT id, envelope, sealed FROM guests WHERE body = $1 AND id > $2 ORDER BY id LIMIT $3",
                args![body, after.unwrap_or_default(), limit],
            )
            .await?;
        rows.into_iter()
            .map(|(id, envelope, sealed)| {
                Ok(SealedRecord { id, envelope: db::id(&envelope)?, sealed, at: NOON, plain: Vec::new() })
            })
            .collect()
    }
}

pub struct House {
    pub stage: Stage,
    pub planted: Planted,
    pub shut: Arc<Shut>,
    made: AtomicU64,
}

impl House {
    pub async fn on(db: Db) -> Self {
        Self::with(db, keys::room()).await
    }

    pub async fn with(db: Db, keys: Arc<dyn Room>) -> Self {
        let shut = Arc::new(Shut::default());
        let rooms: Vec<Arc<dyn Room>> = vec![
            network::room(),
            accounts::room(),
            keys,
            Arc::new(Guests),
            Arc::new(ShutRoom(Arc::clone(&shut))),
        ];
        let stage = Stage::with_db(db, rooms).await;
        let planted = network::testing::plant(&stage.site).await;
        stage
            .site
            .db
            .write(|conn| {
                Box::pin(async move {
                    conn.run(
                        "CREATE TABLE guests (id TEXT PRIMARY KEY, body TEXT NOT NULL, \
                         envelope TEXT NOT NULL REFERENCES envelopes (id), sealed BYTEA NOT NULL)",
                        args![],
                    )
                    .await
                })
            })
            .await
            .unwrap();
        Self { stage, planted, shut, made: AtomicU64::new(1) }
    }

    pub fn site(&self) -> &Site {
        &self.stage.site
    }

    pub async fn scope(&self, body: Id<Body>) -> Scope {
        network::tree(self.site()).await.unwrap().scope(body)
    }

    /// Someone at one body who has shown at this moment that it is she.
    pub fn now(&self, account: Id<Account>, body: Id<Body>, rights: &[&'static str]) -> Actor {
        actor(account, body, rights).shown(By::Passkey, self.site().clock.now())
    }

    pub async fn account(&self, name: &str) -> Id<Account> {
        let new = accounts::NewAccount {
            email: format!("{name}@example.org"),
            name: name.into(),
            language: Language::Ar,
            password: None,
        };
        accounts::add(self.site(), new).await.unwrap()
    }

    /// The two halves of a new identity; the private one is wrapped in looks alone.
    pub fn identity(&self) -> (age::x25519::Identity, String, String) {
        let n = self.made.fetch_add(1, Ordering::SeqCst);
        let identity = age::x25519::Identity::generate();
        let public = identity.to_public().to_string();
        let mut file = format!(
            "age-encryption.org/v1\n-> scrypt {:0>22} 18\n{}\n--- {}\n",
            n,
            "B".repeat(43),
            "C".repeat(43)
        )
        .into_bytes();
        file.extend([7; 106]);
        (identity, public, keys::model::to_base64(&file))
    }

    /// An account with an identity that keeps the key of `body`.
    pub async fn keyholder(&self, name: &str, body: Id<Body>) -> (Id<Account>, age::x25519::Identity) {
        let account = self.account(name).await;
        let (identity, public, wrapped) = self.identity();
        keys::set_identity(self.site(), &self.now(account, body, &[]), &public, &wrapped).await.unwrap();
        keys::plant_keyholder(self.site(), body, account).await.unwrap();
        (account, identity)
    }

    /// Stores `count` guests as a room would, in one transaction.
    pub async fn guests(&self, body: Id<Body>, count: u32) -> Result<Vec<Id<weave::Envelope>>> {
        let sealer = keys::sealer(self.site(), body, count).await?;
        let site = self.site().clone();
        self.site()
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let mut sealing = sealer.within(&site, conn).await?;
                    let mut used = Vec::new();
                    for n in 0..count {
                        let id = Id::<()>::new(&site.clock, &site.rng);
                        let plain = format!("{{\"name\": \"guest {n}\"}}");
                        let sealed = sealing.seal("guests", id, plain.as_bytes())?;
                        used.push(sealed.envelope);
                        conn.run(
                            "INSERT INTO guests (id, body, envelope, sealed) VALUES ($1, $2, $3, $4)",
                            args![id, body, sealed.envelope, sealed.bytes],
                        )
                        .await?;
                    }
                    Ok(used)
                })
            })
            .await
    }

    pub async fn row(&self, envelope: Id<weave::Envelope>, body: Id<Body>) -> Vec<u8> {
        let mut conn = self.site().db.read().await.unwrap();
        keys::store::envelopes(&mut conn, body, &[envelope]).await.unwrap().remove(0).1
    }
}

/// Someone at one body, who has just shown that it is she.
pub fn actor(account: Id<Account>, body: Id<Body>, rights: &[&'static str]) -> Actor {
    Actor::new(account, "x", Language::Ar).with(body, true, rights).shown(By::Passkey, NOON)
}

/// The 32 bytes in an age file, as stock age opens it.
pub fn opened(file: &[u8], identity: &age::x25519::Identity) -> Option<Vec<u8>> {
    use std::io::Read as _;
    let decryptor = age::Decryptor::new(file).ok()?;
    let mut reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).ok()?;
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A lockdown that a test presses by hand.
#[derive(Default)]
pub struct Shut(pub std::sync::atomic::AtomicBool);

struct ShutRoom(Arc<Shut>);

#[async_trait]
impl Room for ShutRoom {
    fn name(&self) -> &'static str {
        "shut"
    }
    fn lockdowns(&self) -> Option<Arc<dyn weave::Lockdowns>> {
        Some(self.0.clone())
    }
}

#[async_trait]
impl weave::Lockdowns for Shut {
    async fn is_locked(&self, _: &Site, _: Id<Body>) -> Result<bool> {
        Ok(self.0.load(Ordering::SeqCst))
    }
    async fn locked(&self, site: &Site) -> Result<Vec<Id<Body>>> {
        let root = network::tree(site).await?.root().id;
        Ok(Some(root).filter(|_| self.0.load(Ordering::SeqCst)).into_iter().collect())
    }
}

/// What a keyholder's browser makes of an opened key: an age file for `publics`.
pub fn sealed_to(key: &[u8], publics: &[String]) -> Vec<u8> {
    use std::io::Write as _;
    let recipients: Vec<age::x25519::Recipient> = publics.iter().map(|one| one.parse().unwrap()).collect();
    let all = recipients.iter().map(|one| one as &dyn age::Recipient);
    let mut file = Vec::new();
    let mut writer = age::Encryptor::with_recipients(all).unwrap().wrap_output(&mut file).unwrap();
    writer.write_all(key).unwrap();
    writer.finish().unwrap();
    file
}
