//! A signature is confirmed, taken back, decided over: the tallies follow in the same transaction.

use basis::{Id, Problem, Result};
use db::Conn;
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    batch, letters,
    model::{EditionId, SignatureState, hex, unhex},
    rights::MODERATE,
    store::{self, Count, Given, SignatureId},
    supporters,
    tally::{self, Of},
    telling,
};

/// Counts it, or takes it out of the count, where it hung when it was given.
async fn recount(site: &Site, conn: &mut Conn, it: &Given, by: i64) -> Result<()> {
    let (chain, country) = store::chain_of(conn, it.place).await?;
    let action = store::action(conn, it.action).await?.ok_or_else(Problem::not_found)?;
    let mut count = Count::new();
    let of = Of {
        campaign: it.campaign,
        chain: &chain,
        country: &country,
        action: &action.key,
        language: it.language.code(),
        day: &it.day,
    };
    tally::add(&mut count, of, by);
    batch::apply(site, conn, count).await
}

/// Lets a waiting one count, if nobody with its mark counts already. After a campaign's marks went, nobody can tell: it does not.
pub(crate) async fn count_in(site: &Site, conn: &mut Conn, it: &Given) -> Result<()> {
    let first = match it.mark.as_slice().try_into() {
        Ok(mark) => store::claim(conn, &[(mark, it.id)]).await?.contains(&it.id),
        Err(_) => false,
    };
    supporters::arrive(site, conn, it).await?;
    store::set_state(conn, it.id, SignatureState::Counted, first).await?;
    if first { recount(site, conn, it, 1).await } else { Ok(()) }
}

/// Takes it back: by her own link, by her own page, or because it was not her. What was sealed of it goes.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn withdraw_in(
    site: &Site,
    conn: &mut Conn,
    it: &Given,
    state: SignatureState,
) -> Result<()> {
    if matches!(it.state, SignatureState::Withdrawn | SignatureState::Rejected) {
        return Ok(());
    }
    let persons = store::persons_of(conn, it.id).await?;
    store::set_state(conn, it.id, state, false).await?;
    supporters::leave(site, conn, persons).await?;
    if it.counted {
        store::release(conn, it.id, &it.mark).await?;
        recount(site, conn, it, -1).await?;
    }
    Ok(())
}

/// What a link from a letter or from the page of thanks asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    Confirm,
    Withdraw,
    /// Someone else typed her address.
    NotMe,
}

impl Wish {
    pub const ALL: [Self; 3] = [Self::Confirm, Self::Withdraw, Self::NotMe];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Withdraw => "withdraw",
            Self::NotMe => "not-me",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.code() == code)
    }
}

const LINK: &str = "campaigns.own-link";

/// What a link's mark is made over.
fn marked(signature: Id<SignatureId>, wish: Wish) -> String {
    format!("{}/{signature}", wish.code())
}

/// The way to one signature: its id and a mark that only this server makes.
pub fn token(site: &Site, signature: Id<SignatureId>, wish: Wish) -> String {
    format!("{signature}.{}", hex(&site.keys.sign(LINK, marked(signature, wish).as_bytes())))
}

/// Whose a token is, when it is for this.
pub fn of_token(site: &Site, text: &str, wish: Wish) -> Option<Id<SignatureId>> {
    let (signature, mark) = text.split_once('.')?;
    let signature = signature.parse().ok()?;
    site.keys.verify(LINK, marked(signature, wish).as_bytes(), &unhex(mark)?).then_some(signature)
}

/// Does what a link asks for.
///
/// # Errors
/// Not found for a link that was not made here; gone when what it was about is.
pub async fn follow(site: &Site, text: &str, wish: Wish) -> Result<Given> {
    let signature = of_token(site, text, wish).ok_or_else(Problem::not_found)?;
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = store::given(conn, signature).await?.ok_or_else(Problem::not_found)?;
                match wish {
                    Wish::Confirm if it.state == SignatureState::Confirming => {
                        count_in(&own, conn, &it).await?;
                        // The letter that she followed has her link to withdraw: nothing more is to be written.
                        store::forget_addresses(conn, &[it.id]).await?;
                    }
                    Wish::Confirm => {}
                    Wish::Withdraw | Wish::NotMe => {
                        withdraw_in(&own, conn, &it, SignatureState::Withdrawn).await?;
                    }
                }
                store::given(conn, signature).await?.ok_or_else(Problem::not_found)
            })
        })
        .await
}

/// A moderator takes or rejects a burst: what came to an edition from one network in one minute. Those of it that must be confirmed are
/// written to then, and count once they were.
///
/// # Errors
/// Forbidden.
pub async fn decide_burst(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    network: Vec<u8>,
    minute: i64,
    take: bool,
) -> Result<i64> {
    actor.must(MODERATE, scope)?;
    let (own, by, body) = (site.clone(), Some(actor.account), scope.body());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = store::edition(conn, edition).await?;
                if Some(it.body) != body {
                    return Err(Problem::not_found());
                }
                let all = store::burst(conn, edition, &network, minute).await?;
                let many = i64::try_from(all.len()).unwrap_or(i64::MAX);
                let confirm: Vec<_> = store::actions(conn, it.campaign)
                    .await?
                    .into_iter()
                    .filter_map(|action| action.confirm.then_some(action.id))
                    .collect();
                let (mut asked, mut taken) = (Vec::new(), Vec::new());
                for one in all {
                    if take && confirm.contains(&one.action) {
                        store::let_confirm(conn, one.id, own.clock.now()).await?;
                        asked.push(one.id);
                    } else if take {
                        count_in(&own, conn, &one).await?;
                        taken.push(one.id);
                    } else {
                        store::set_state(conn, one.id, SignatureState::Rejected, false).await?;
                    }
                }
                let jobs = letters::jobs_for(&asked, &taken, own.clock.now())?;
                jobs::enqueue_all(conn, jobs, &own.clock, &own.rng).await?;
                note(&own, conn, Entry::new(it.body, by, "campaigns.burst").about(it.id).count(many)).await?;
                Ok(many)
            })
        })
        .await
}

/// Takes a shown name off the page; who signed still counts, and what is sealed of her stays.
///
/// # Errors
/// Forbidden; not found.
pub async fn hide_name(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    signature: Id<SignatureId>,
) -> Result<()> {
    actor.must(MODERATE, scope)?;
    let (own, by, body) = (site.clone(), Some(actor.account), scope.body());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = store::edition(conn, edition).await?;
                if Some(it.body) != body || !store::hide_name(conn, edition, signature).await? {
                    return Err(Problem::not_found());
                }
                note(&own, conn, Entry::new(it.body, by, "campaigns.hid-name").about(signature)).await?;
                telling::changed(conn, &own, &it).await
            })
        })
        .await
}
