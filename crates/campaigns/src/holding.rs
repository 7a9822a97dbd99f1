//! What this room keeps about a person, why and until when.

use std::{collections::HashMap, time::Duration};

use async_trait::async_trait;
use basis::{Id, Moment, Problem, Result, of::Body};
use db::Conn;
use jobs::{Schedule, Worker};
use serde_json::json;
use weave::{Consent, FieldDeclared, Held, Holding, Kept, OwnWay, Purged, Purpose, Site, Visit, Who, erased};

use crate::{
    marks,
    model::{CONFIRM_TIME, KEPT_DAYS, SignatureState},
    own::{self, Permission},
    store,
    take_back::{Wish, token, withdraw_in},
};

/// Her signature: that she counts, and what is sealed of it to each body that she allowed.
pub const SIGNATURE: Purpose =
    Purpose { key: "campaigns.signature", words: "campaigns-purpose-signature", days: KEPT_DAYS };
/// Her address: to ask her to confirm, and to thank her.
pub const WRITE: Purpose = Purpose { key: "campaigns.write", words: "campaigns-purpose-write", days: 7 };

/// That her name be handed over with the others.
pub const DELIVERY: Consent = Consent { key: "campaigns.delivery", words: "campaigns-consent-delivery" };
/// That a body write to her.
pub const CONTACT: Consent = Consent { key: "campaigns.contact", words: "campaigns-consent-contact" };

/// What is sealed of a signature to a body, in this order.
pub(crate) const NAME: FieldDeclared = sealed("campaigns.name", "campaigns-field-name", &[DELIVERY, CONTACT]);
pub(crate) const PLACE: FieldDeclared =
    sealed("campaigns.place", "campaigns-field-place", &[DELIVERY, CONTACT]);
pub(crate) const WORDS: FieldDeclared =
    sealed("campaigns.words", "campaigns-field-words", &[DELIVERY, CONTACT]);
/// How she is reached belongs to whoever may write to her.
pub(crate) const ADDRESS: FieldDeclared = sealed("campaigns.address", "campaigns-field-email", &[CONTACT]);
pub(crate) const PHONE: FieldDeclared = sealed("campaigns.phone", "campaigns-field-phone", &[CONTACT]);

const fn sealed(key: &'static str, words: &'static str, consents: &'static [Consent]) -> FieldDeclared {
    FieldDeclared::new(key, words, SIGNATURE, Kept::Sealed).needs(consents)
}

const FIELDS: [FieldDeclared; 9] = [
    NAME,
    PLACE,
    WORDS,
    ADDRESS,
    PHONE,
    FieldDeclared::new("campaigns.scan", "campaigns-paper-scan", SIGNATURE, Kept::Sealed),
    FieldDeclared::new("campaigns.shown", "campaigns-field-shown", SIGNATURE, Kept::Open),
    FieldDeclared::new("campaigns.mark", "campaigns-field-mark", SIGNATURE, Kept::Open),
    FieldDeclared::new("campaigns.email", "campaigns-field-email", WRITE, Kept::Encrypted),
];

const TABLE: &str = "campaigns_signatures";
/// Sheets on paper, scanned.
pub(crate) const SCANS: &str = "campaigns_scans";
const PURGE: &str = "campaigns.purge";

pub(crate) const NIGHTLY: Schedule = Schedule::daily(PURGE, 220);

pub(crate) struct SignatureHolding;

/// Pages of signatures that her own page names, at most.
const WAYS: usize = 50;
/// Signatures a purge takes at a time.
const AT_ONCE: usize = 5_000;

#[async_trait]
impl Holding for SignatureHolding {
    fn purposes(&self) -> &'static [Purpose] {
        &[SIGNATURE, WRITE]
    }
    fn fields(&self) -> &'static [FieldDeclared] {
        &FIELDS
    }
    async fn in_use(&self, _: &Site, conn: &mut Conn, body: Id<Body>) -> Result<Vec<Purpose>> {
        let asks = store::ever_asked(conn, body).await?;
        // Who allowed a body to write to her is a person it knows.
        let more = if asks { vec![SIGNATURE, WRITE, people::model::RECORD] } else { Vec::new() };
        let holds = store::holds_copies(conn, body).await? || store::holds_scans(conn, body).await?;
        Ok(if more.is_empty() && holds { vec![SIGNATURE] } else { more })
    }
    fn tables(&self) -> &'static [&'static str] {
        &[TABLE, "campaigns_copies", "campaigns_marks", "campaigns_waiting", SCANS]
    }

    async fn list(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<Vec<Held>> {
        let mut all = Vec::new();
        for one in marks::of_address(site, conn, &who.address).await? {
            let until = Some(one.at.plus(days(KEPT_DAYS)));
            // Where it was given; and each body above that has a copy, because it may write to her.
            let copies = store::standing(conn, one.id).await?.into_iter().map(|copy| copy.body);
            let others = copies.filter(|body| *body != one.body);
            for body in [one.body].into_iter().chain(others).filter(|body| who.asks_of(*body)) {
                all.push(Held { purpose: SIGNATURE, body, since: one.at, until });
            }
        }
        Ok(all)
    }

    /// Each signature has a page of its own: there a consent is taken back alone, and what is sealed is corrected.
    async fn ways(&self, visit: &Visit, conn: &mut Conn, who: &Who) -> Result<Vec<OwnWay>> {
        let site = &visit.site;
        let tree = network::tree(site).await?;
        let mut ways = Vec::new();
        let hers = marks::of_address(site, conn, &who.address).await?;
        for one in hers.iter().filter(|one| who.asks_of(one.body) && own::stands(one)).take(WAYS) {
            let Some(body) = tree.get(one.body) else { continue };
            let edition = store::edition(conn, one.edition).await?;
            let title = edition.title.best(&visit.wanted());
            let token = token(site, one.id, Wish::Withdraw);
            ways.push(OwnWay {
                body: one.body,
                label: visit.t.say_with("campaigns-own-way", &[("title", title.into())]),
                href: format!("{}{}/withdraw/{token}", body.home(visit.language), edition.path()),
            });
        }
        Ok(ways)
    }

    async fn erase(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<u64> {
        let mut gone = 0;
        for one in marks::of_address(site, conn, &who.address).await? {
            if who.asks_of(one.body) {
                withdraw_in(site, conn, &one, SignatureState::Withdrawn).await?;
                gone += store::erase_signature(conn, one.id).await?;
                erased(site, conn, TABLE, &one.id.to_string()).await?;
                continue;
            }
            // Of a signature that was given elsewhere this body has a copy: that goes, and the signature counts on.
            for copy in store::standing(conn, one.id).await? {
                if who.asks_of(copy.body) {
                    gone += u64::from(own::end_in(site, conn, &one, Permission::Contact(copy.body)).await?);
                }
            }
        }
        Ok(gone)
    }

    async fn export(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<serde_json::Value> {
        let mut out = Vec::new();
        for one in marks::of_address(site, conn, &who.address).await? {
            if who.asks_of(one.body) {
                out.push(json!({
                    "body": one.body, "edition": one.edition, "language": one.language,
                    "state": one.state.code(), "at": one.at,
                }));
            }
        }
        Ok(out.into())
    }

    async fn purge(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<u64> {
        let purged = self.purge_counted(site, conn, now).await?;
        Ok(purged.into_iter().map(|one| one.count).sum())
    }

    /// What is past its end goes, and its number stays; what nobody confirmed goes without one.
    async fn purge_counted(&self, _: &Site, conn: &mut Conn, now: Moment) -> Result<Vec<Purged>> {
        let mut counts: HashMap<(&'static str, _), u64> = HashMap::new();
        for one in store::unconfirmed(conn, now.minus(CONFIRM_TIME), AT_ONCE).await? {
            store::erase_signature(conn, one.id).await?;
            *counts.entry((WRITE.key, one.body)).or_default() += 1;
        }
        let left = store::forget_left_over(conn, now.minus(days(WRITE.days))).await?;
        if left > 0 {
            tracing::info!(left, "addresses that nothing was written to any more went");
        }
        let mut numbers = HashMap::new();
        for one in store::overdue(conn, now.minus(days(KEPT_DAYS)), AT_ONCE).await? {
            if one.counted {
                let group =
                    (one.campaign, one.place, one.action, one.language.code().to_owned(), one.day.clone());
                *numbers.entry(group).or_default() += 1;
                store::release(conn, one.id, &one.mark).await?;
            }
            store::erase_signature(conn, one.id).await?;
            *counts.entry((SIGNATURE.key, one.body)).or_default() += 1;
        }
        for body in store::purge_scans(conn, now.minus(days(KEPT_DAYS))).await? {
            *counts.entry((SIGNATURE.key, body)).or_default() += 1;
        }
        store::purged_into(conn, numbers).await?;
        Ok(counts
            .into_iter()
            .map(|((purpose, body), count)| Purged { purpose, body: Some(body), count })
            .collect())
    }

    async fn erase_again(&self, site: &Site, conn: &mut Conn, table: &str, id: &str) -> Result<u64> {
        if table == SCANS {
            return match id.parse() {
                Ok(scan) => store::erase_scan(conn, scan).await,
                Err(_) => Ok(0),
            };
        }
        if table == own::ERASED {
            return own::end_again(site, conn, id).await;
        }
        let (TABLE, Ok(signature)) = (table, id.parse()) else { return Ok(0) };
        let Some(one) = store::given(conn, signature).await? else { return Ok(0) };
        withdraw_in(site, conn, &one, SignatureState::Withdrawn).await?;
        store::erase_signature(conn, signature).await
    }
}

fn days(days: u32) -> Duration {
    Duration::from_secs(u64::from(days) * 24 * 60 * 60)
}

pub(crate) fn purger(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(PURGE, move |_| {
        let site = site.clone();
        async move {
            // A campaign's signatures come due together: part by part, so that who signs meanwhile does not wait for all of it.
            let mut gone = 0;
            loop {
                let own = site.clone();
                let part = site
                    .db
                    .write(move |conn| {
                        Box::pin(async move { SignatureHolding.purge(&own, conn, own.clock.now()).await })
                    })
                    .await?;
                gone += part;
                if part < u64::try_from(AT_ONCE).unwrap_or(u64::MAX) {
                    break;
                }
            }
            if gone > 0 {
                tracing::info!(gone, "signatures past their end went, their numbers stay");
            }
            Ok::<_, Problem>(())
        }
    })
}
