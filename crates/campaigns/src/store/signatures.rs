use basis::{Id, Language, Moment, Problem, Result, of::Body};
use db::{Arg, Conn, args, id};

use super::{copies::drop_copies, places};
use crate::model::{ActionId, CampaignId, EditionId, PlaceId, SignatureState};

/// A mark for ids of signatures.
#[derive(Debug)]
pub enum SignatureId {}

/// A signature as it is stored.
#[derive(Debug, Clone)]
pub struct Fresh {
    pub id: Id<SignatureId>,
    pub campaign: Id<CampaignId>,
    pub edition: Id<EditionId>,
    pub body: Id<Body>,
    pub action: Id<ActionId>,
    pub place: Id<PlaceId>,
    pub mark: [u8; 32],
    /// Whether an address is found by its mark, once it counts.
    pub found_by_mark: bool,
    pub state: SignatureState,
    pub counted: bool,
    pub language: Language,
    pub day: String,
    pub shown: Option<String>,
    pub delivery: bool,
    /// Encrypted, and how it is found again.
    pub address: Option<(Vec<u8>, [u8; 32])>,
    pub network: Option<[u8; 32]>,
    pub at: Moment,
}

/// A signature as the desk and the tallies know it.
#[derive(Debug, Clone)]
pub struct Given {
    pub id: Id<SignatureId>,
    pub campaign: Id<CampaignId>,
    pub edition: Id<EditionId>,
    pub body: Id<Body>,
    pub action: Id<ActionId>,
    pub place: Id<PlaceId>,
    pub mark: Vec<u8>,
    pub state: SignatureState,
    pub counted: bool,
    pub language: Language,
    pub day: String,
    pub at: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    campaign: String,
    edition: String,
    body: String,
    action: String,
    place: String,
    mark: Vec<u8>,
    state: String,
    counted: bool,
    language: String,
    day: String,
    at: i64,
}

const GIVEN: &str = "SELECT id, campaign, edition, body, action, place, mark, state, counted, language, day, at FROM campaigns_signatures";

impl Row {
    fn given(self) -> Result<Given> {
        let odd = |what: &str| Problem::failed(format!("signature {} has {what:?}", self.id));
        Ok(Given {
            state: SignatureState::from_code(&self.state).ok_or_else(|| odd(&self.state))?,
            language: self.language.parse().map_err(|_| odd(&self.language))?,
            id: id(&self.id)?,
            campaign: id(&self.campaign)?,
            edition: id(&self.edition)?,
            body: id(&self.body)?,
            action: id(&self.action)?,
            place: id(&self.place)?,
            mark: self.mark,
            counted: self.counted,
            day: self.day,
            at: Moment::from_millis(self.at),
        })
    }
}

pub(super) async fn rows(conn: &mut Conn, tail: &str, args: Vec<Arg>) -> Result<Vec<Given>> {
    conn.all_dyn::<Row>(format!("{GIVEN} {tail}"), args).await?.into_iter().map(Row::given).collect()
}

/// Where an edition hangs: its row, made when it was not there.
///
/// # Errors
/// When the database does not answer.
pub async fn place(
    conn: &mut Conn,
    fresh: Id<PlaceId>,
    edition: Id<EditionId>,
    chain: &str,
    country: &str,
) -> Result<Id<PlaceId>> {
    conn.run(
        "INSERT INTO campaigns_places (id, edition, chain, country) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        args![fresh, edition, chain, country],
    )
    .await?;
    let row: (String,) = conn
        .one(
            "SELECT id FROM campaigns_places WHERE edition = $1 AND chain = $2 AND country = $3",
            args![edition, chain, country],
        )
        .await?;
    id(&row.0)
}

/// # Errors
/// When the database does not answer.
pub async fn insert_signatures(conn: &mut Conn, all: Vec<Fresh>) -> Result<()> {
    let rows = all.into_iter().map(|it| {
        let (sealed, lookup) =
            it.address.map_or((None, None), |(sealed, lookup)| (Some(sealed), Some(lookup.to_vec())));
        args![
            it.id,
            it.campaign,
            it.edition,
            it.body,
            it.action,
            it.place,
            it.mark.to_vec(),
            it.state.code(),
            it.counted,
            it.language.code(),
            it.day,
            it.shown,
            it.delivery,
            sealed,
            lookup,
            it.network.map(|network| network.to_vec()),
            it.at,
            !(it.counted && it.found_by_mark)
        ]
    });
    conn.many(
        "INSERT INTO campaigns_signatures (id, campaign, edition, body, action, place, mark, state, counted, language, day, shown, \
         delivery, address_sealed, address_lookup, network, at, looked_up) VALUES",
        rows.collect(),
        "",
    )
    .await?;
    Ok(())
}

/// # Errors
/// When the database does not answer.
pub async fn given(conn: &mut Conn, signature: Id<SignatureId>) -> Result<Option<Given>> {
    Ok(rows(conn, "WHERE id = $1", args![signature]).await?.pop())
}

/// An edition's, in the order of their ids, after `after`.
///
/// # Errors
/// When the database does not answer.
pub async fn signatures_of(
    conn: &mut Conn,
    edition: Id<EditionId>,
    after: &str,
    limit: usize,
) -> Result<Vec<Given>> {
    rows(conn, "WHERE edition = $1 AND id > $2 ORDER BY id LIMIT $3", args![edition, after, limit]).await
}

/// Those of an address that are found by its look-up.
///
/// # Errors
/// When the database does not answer.
pub async fn of_lookup(conn: &mut Conn, lookup: [u8; 32]) -> Result<Vec<Given>> {
    rows(conn, "WHERE address_lookup = $1 AND looked_up ORDER BY id", args![lookup.to_vec()]).await
}

/// Those with this mark that wait for a confirmation.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(conn: &mut Conn, mark: &[u8]) -> Result<Vec<Given>> {
    rows(conn, "WHERE mark = $1 AND state = 'confirming' ORDER BY id", args![mark.to_vec()]).await
}

/// Lets it be in another state. What may no longer be kept goes with it: what she showed and her address, when it was withdrawn or
/// rejected.
///
/// # Errors
/// When the database does not answer.
pub async fn set_state(
    conn: &mut Conn,
    signature: Id<SignatureId>,
    state: SignatureState,
    counted: bool,
) -> Result<()> {
    let gone = matches!(state, SignatureState::Withdrawn | SignatureState::Rejected);
    let sql = if gone {
        "UPDATE campaigns_signatures SET state = $2, counted = $3, shown = NULL, address_sealed = NULL, address_lookup = NULL, \
         network = NULL, delivery = $4 WHERE id = $1"
    } else {
        "UPDATE campaigns_signatures SET state = $2, counted = $3, delivery = (delivery OR $4), network = NULL WHERE id = $1"
    };
    conn.run(sql, args![signature, state.code(), counted, false]).await?;
    if gone {
        drop_copies(conn, signature).await?;
    }
    Ok(())
}

/// One that was held may be confirmed by its link from `now` on, as long as any other.
///
/// # Errors
/// When the database does not answer.
pub async fn let_confirm(conn: &mut Conn, signature: Id<SignatureId>, now: Moment) -> Result<()> {
    conn.run(
        "UPDATE campaigns_signatures SET state = 'confirming', network = NULL, at = $2 WHERE id = $1 AND state = 'held'",
        args![signature, now],
    )
    .await?;
    Ok(())
}

/// Her address, encrypted, while something is still to be written to her.
///
/// # Errors
/// When the database does not answer.
pub async fn address_of(conn: &mut Conn, signature: Id<SignatureId>) -> Result<Option<Vec<u8>>> {
    let row: Option<(Option<Vec<u8>>,)> =
        conn.maybe("SELECT address_sealed FROM campaigns_signatures WHERE id = $1", args![signature]).await?;
    Ok(row.and_then(|row| row.0))
}

/// The purpose of their addresses is done; by its look-up she still finds her own signature.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_addresses(conn: &mut Conn, signatures: &[Id<SignatureId>]) -> Result<()> {
    for part in signatures.chunks(500) {
        let sql = format!(
            "UPDATE campaigns_signatures SET address_sealed = NULL WHERE id IN ({})",
            places(1, part.len())
        );
        conn.run_dyn(sql, part.iter().map(|one| Arg::from(*one)).collect()).await?;
    }
    Ok(())
}

/// A name that is shown.
#[derive(Debug, Clone)]
pub struct Shown {
    pub signature: Id<SignatureId>,
    pub name: String,
    pub at: Moment,
}

/// The last who let themselves be shown at an edition.
///
/// # Errors
/// When the database does not answer.
pub async fn shown_names(conn: &mut Conn, edition: Id<EditionId>, limit: usize) -> Result<Vec<Shown>> {
    let rows: Vec<(String, String, i64)> = conn
        .all(
            "SELECT id, shown, at FROM campaigns_signatures WHERE edition = $1 AND shown IS NOT NULL AND counted \
             ORDER BY at DESC, id DESC LIMIT $2",
            args![edition, limit],
        )
        .await?;
    rows.into_iter()
        .map(|(signature, name, at)| {
            Ok(Shown { signature: id(&signature)?, name, at: Moment::from_millis(at) })
        })
        .collect()
}

/// What is shown of a signature, and whether it was given with an address.
///
/// # Errors
/// Not found.
pub async fn shown_and_reached(
    conn: &mut Conn,
    signature: Id<SignatureId>,
) -> Result<(Option<String>, bool)> {
    conn.one(
        "SELECT shown, address_lookup IS NOT NULL FROM campaigns_signatures WHERE id = $1",
        args![signature],
    )
    .await
}

/// Shows her under another name, or no more; who was not shown stays so.
///
/// # Errors
/// When the database does not answer.
pub async fn set_shown(conn: &mut Conn, signature: Id<SignatureId>, shown: Option<String>) -> Result<()> {
    conn.run(
        "UPDATE campaigns_signatures SET shown = $2 WHERE id = $1 AND shown IS NOT NULL",
        args![signature, shown],
    )
    .await?;
    Ok(())
}

/// Shows the name of a signature no more; whether there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn hide_name(conn: &mut Conn, edition: Id<EditionId>, signature: Id<SignatureId>) -> Result<bool> {
    let hidden = conn
        .run(
            "UPDATE campaigns_signatures SET shown = NULL WHERE edition = $1 AND id = $2 AND shown IS NOT NULL",
            args![edition, signature],
        )
        .await?;
    Ok(hidden > 0)
}

/// The chain and the country of a place.
///
/// # Errors
/// Not found.
pub async fn chain_of(conn: &mut Conn, place: Id<PlaceId>) -> Result<(String, String)> {
    conn.one("SELECT chain, country FROM campaigns_places WHERE id = $1", args![place]).await
}

/// What was given before `before`.
///
/// # Errors
/// When the database does not answer.
pub async fn overdue(conn: &mut Conn, before: Moment, limit: usize) -> Result<Vec<Given>> {
    // Ids are in the order of their making: those that are not due are not looked at.
    let floor = Id::<SignatureId>::floor(before);
    rows(conn, "WHERE id < $1 AND at < $2 ORDER BY id LIMIT $3", args![floor, before, limit]).await
}

/// Lets go what is left, after so long, of addresses that were kept to write to her, and of networks that nobody decides over any
/// more: her letter was given up, or a burst is left to lie. Only those made in the month before are looked at.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_left_over(conn: &mut Conn, before: Moment) -> Result<u64> {
    let month = std::time::Duration::from_secs(31 * 86_400);
    let (from, to) = (Id::<SignatureId>::floor(before.minus(month)), Id::<SignatureId>::floor(before));
    conn.run(
        "UPDATE campaigns_signatures SET address_sealed = NULL, \
         network = CASE WHEN state = 'held' THEN network END \
         WHERE id >= $1 AND id < $2 AND state <> 'confirming' \
         AND (address_sealed IS NOT NULL OR (network IS NOT NULL AND state <> 'held'))",
        args![from, to],
    )
    .await
}

/// What nobody confirmed in time.
///
/// # Errors
/// When the database does not answer.
pub async fn unconfirmed(conn: &mut Conn, before: Moment, limit: usize) -> Result<Vec<Given>> {
    rows(conn, "WHERE state = 'confirming' AND at < $1 ORDER BY id LIMIT $2", args![before, limit]).await
}

/// Campaigns that hold signatures.
///
/// # Errors
/// When the database does not answer.
pub async fn campaigns_in(conn: &mut Conn) -> Result<Vec<Id<CampaignId>>> {
    let rows: Vec<(String,)> = conn.all("SELECT id FROM campaigns ORDER BY id", args![]).await?;
    rows.into_iter().map(|(campaign,)| id(&campaign)).collect()
}

/// # Errors
/// When the database does not answer.
pub async fn count_signatures(conn: &mut Conn) -> Result<i64> {
    Ok(conn.one::<(i64,)>("SELECT count(*) FROM campaigns_signatures", args![]).await?.0)
}

/// Takes a signature away, with what is sealed of it.
///
/// # Errors
/// When the database does not answer.
pub async fn erase_signature(conn: &mut Conn, signature: Id<SignatureId>) -> Result<u64> {
    drop_copies(conn, signature).await?;
    conn.run("DELETE FROM campaigns_signatures WHERE id = $1", args![signature]).await
}

/// How many signatures an address gave since, of those found by its look-up.
///
/// # Errors
/// When the database does not answer.
pub async fn written_since(conn: &mut Conn, lookup: [u8; 32], since: Moment) -> Result<i64> {
    let row: (i64,) = conn
        .one(
            "SELECT count(*) FROM campaigns_signatures WHERE address_lookup = $1 AND looked_up AND at >= $2",
            args![lookup.to_vec(), since],
        )
        .await?;
    Ok(row.0)
}

/// What was signed at an edition with the consent to be delivered is delivered; how many. It still counts.
///
/// # Errors
/// When the database does not answer.
pub async fn deliver(conn: &mut Conn, edition: Id<EditionId>) -> Result<u64> {
    conn.run(
        "UPDATE campaigns_signatures SET state = 'delivered' \
         WHERE edition = $1 AND state = 'counted' AND counted AND delivery",
        args![edition],
    )
    .await
}

/// So many are counted at most.
pub const DELIVERABLE: i64 = 10_000;

/// How many counted signatures of an edition may be delivered; one more than [`DELIVERABLE`] where there are more.
///
/// # Errors
/// When the database does not answer.
pub async fn deliverable(conn: &mut Conn, edition: Id<EditionId>) -> Result<i64> {
    let row: (i64,) = conn
        .one(
            "SELECT count(*) FROM (SELECT edition FROM campaigns_signatures WHERE edition = $1 AND state = 'counted' AND counted \
             AND delivery LIMIT $2) AS some_of_them",
            args![edition, DELIVERABLE + 1],
        )
        .await?;
    Ok(row.0)
}
