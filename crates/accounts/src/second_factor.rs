//! The second factor of a password: six digits that change every half minute, and ten codes for the day the phone is gone.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use basis::{Id, Problem, Result, of::Account};
use totp_rs::{Algorithm, Builder, Totp};
use weave::{Entry, Site, note};
use web::Actor;

use crate::{
    model::{CEREMONY, Prefix},
    service::{token_hash, unseal},
    store,
    throttle::{self, At, Place},
    told::{self, Changed},
};

/// The context of the encrypted column.
const SECRET: &str = "accounts.code-secret";
const BYTES: usize = 20;
/// How many recovery codes there are.
pub const CODES: usize = 10;

/// What she needs to set it up: shown to her alone.
pub struct Offer {
    /// For typing: base32 in groups of four.
    pub typed: String,
    /// For her app.
    pub uri: String,
    /// The same to be scanned: a drawing.
    pub qr: String,
}

fn totp(secret: [u8; BYTES]) -> Result<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret)
        .build()
        .map_err(|error| Problem::failed(error.to_string()))
}

fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            let at = usize::try_from((bits >> held) & 31).unwrap_or(0);
            out.push(char::from(LETTERS.get(at).copied().unwrap_or(b'A')));
        }
        bits &= (1 << held) - 1;
    }
    out
}

/// Her secret, confirmed or not.
async fn secret(site: &Site, account: Id<Account>) -> Result<Option<(Totp, store::CodeSecret, [u8; BYTES])>> {
    let Some(row) = store::code_secret(&mut site.db.read().await?, account).await? else { return Ok(None) };
    let bytes: [u8; BYTES] = site
        .keys
        .decrypt(SECRET, &row.secret)?
        .try_into()
        .map_err(|_| Problem::failed("a code secret has another length"))?;
    Ok(Some((totp(bytes)?, row, bytes)))
}

/// Whether she has codes that she confirmed.
///
/// # Errors
/// When the database does not answer.
pub async fn has_codes(site: &Site, account: Id<Account>) -> Result<bool> {
    Ok(store::code_secret(&mut site.db.read().await?, account)
        .await?
        .is_some_and(|row| row.confirmed.is_some()))
}

/// A secret to set up, the same until she confirms it.
///
/// # Errors
/// When the database does not answer.
pub async fn offer(site: &Site, account: Id<Account>, site_name: &str) -> Result<Offer> {
    if secret(site, account).await?.is_none() {
        let sealed = site.keys.encrypt(SECRET, &site.rng.bytes::<BYTES>(), &site.rng);
        site.db
            .write(move |conn| {
                Box::pin(async move { store::offer_code_secret(conn, account, sealed).await.map(|_| ()) })
            })
            .await?;
    }
    let (_, _, bytes) = secret(site, account).await?.ok_or_else(Problem::not_found)?;
    shown(site, account, site_name, bytes).await
}

async fn shown(site: &Site, account: Id<Account>, site_name: &str, bytes: [u8; BYTES]) -> Result<Offer> {
    let found = store::account(&mut site.db.read().await?, account).await?.ok_or_else(Problem::sign_in)?;
    let address = found.address_sealed.as_deref().map_or(Ok(String::new()), |sealed| unseal(site, sealed))?;
    let plain = base32(&bytes);
    let label = web::encode(&format!("{}: {address}", site_name.replace(':', " ")));
    let uri =
        format!("otpauth://totp/{label}?secret={plain}&issuer={}", web::encode(&site_name.replace(':', " ")));
    let groups: Vec<String> =
        plain.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    Ok(Offer { typed: groups.join(" "), qr: drawn(&uri)?, uri })
}

const OTHER: &str = "other-phone";

/// What a secret for another phone is kept by until she confirms it: this session alone sees it.
fn other_hash(session: &str) -> [u8; 32] {
    token_hash(&format!("{OTHER}/{session}"))
}

/// Begins another secret beside the one she has, which stays in force until the other is confirmed: a phone that is lost or
/// sold goes on making right codes until then, and a set-up left half done locks nobody out.
///
/// # Errors
/// Forbidden before she showed that it is she; conflict where she has no codes yet.
pub async fn begin_other(site: &Site, actor: &Actor, session: &str) -> Result<()> {
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let account = actor.account;
    if !has_codes(site, account).await? {
        return Err(Problem::conflict("accounts-phone-over"));
    }
    let sealed = site.keys.encrypt(SECRET, &site.rng.bytes::<BYTES>(), &site.rng);
    let (state, hash) = (BASE64.encode(sealed), other_hash(session));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::drop_ceremony(conn, hash).await?;
                let ceremony = store::Ceremony {
                    token_hash: hash,
                    kind: OTHER,
                    account: Some(account),
                    state: &state,
                    expires: now.plus(CEREMONY),
                };
                store::begin_ceremony(conn, ceremony).await
            })
        })
        .await
}

/// The other secret that this session began, sealed and open.
async fn other(site: &Site, actor: &Actor, session: &str) -> Result<(Vec<u8>, [u8; BYTES])> {
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let over = || Problem::conflict("accounts-phone-over");
    let begun = store::look_at_ceremony(&mut site.db.read().await?, other_hash(session), OTHER, now).await?;
    let (_, state) = begun.filter(|(account, _)| *account == actor.account).ok_or_else(over)?;
    let sealed = BASE64.decode(state).map_err(Problem::failed)?;
    let bytes = site
        .keys
        .decrypt(SECRET, &sealed)?
        .try_into()
        .map_err(|_| Problem::failed("a code secret has another length"))?;
    Ok((sealed, bytes))
}

/// What she needs to set the other phone up.
///
/// # Errors
/// Forbidden before she showed that it is she; conflict (`accounts-phone-over`) when none was begun, or ten minutes ago.
pub async fn offer_other(site: &Site, actor: &Actor, session: &str, site_name: &str) -> Result<Offer> {
    let (_, bytes) = other(site, actor, session).await?;
    shown(site, actor.account, site_name, bytes).await
}

/// Takes the other phone's first code: its secret is in force from here on, the one before opens nothing, her other sessions end
/// and she is told at every address.
///
/// # Errors
/// As [`offer_other`]; invalid at `code`.
pub async fn confirm_other(site: &Site, actor: &Actor, session: &str, typed: &str) -> Result<()> {
    let (sealed, bytes) = other(site, actor, session).await?;
    let (account, now) = (actor.account, site.clock.now());
    let seconds = u64::try_from(now.millis() / 1000).unwrap_or(0);
    let step = totp(bytes)?
        .check(&digits(typed), seconds)
        .and_then(|step| i64::try_from(step).ok())
        .ok_or_else(|| Problem::invalid("code", "accounts-code-wrong"))?;
    let (own, root) = (site.clone(), network::tree(site).await?.root().id);
    let (begun, here) = (other_hash(session), token_hash(session));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::take_ceremony(conn, begun, OTHER, now).await?.is_none() {
                    return Err(Problem::conflict("accounts-phone-over"));
                }
                store::set_code_secret(conn, account, sealed, step, now).await?;
                let here = store::session(conn, account, here, now).await?.map(|here| here.id);
                store::end_others(conn, account, here).await?;
                store::drop_links(conn, account).await?;
                note(&own, conn, Entry::new(root, Some(account), "accounts.phone-changed")).await?;
                told::later(&own, conn, account, Changed::Phone).await
            })
        })
        .await
}

/// A QR code as a drawing without colours of its own.
///
/// # Errors
/// When the text is too long.
pub fn drawn(text: &str) -> Result<String> {
    let code = qrcode::QrCode::new(text.as_bytes()).map_err(|error| Problem::failed(error.to_string()))?;
    let svg = code
        .render::<qrcode::render::svg::Color<'_>>()
        .min_dimensions(220, 220)
        .dark_color(qrcode::render::svg::Color("#000000"))
        .light_color(qrcode::render::svg::Color("#ffffff"))
        .build();
    Ok(svg.split_once("?>").map_or(svg.clone(), |(_, drawing)| drawing.to_owned()))
}

fn digits(typed: &str) -> String {
    // Arabic and Persian digits are the same numbers.
    typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c {
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
            '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// Takes six digits, once; confirms the secret when it was not confirmed yet.
async fn take(site: &Site, account: Id<Account>, typed: &str) -> Result<bool> {
    let Some((totp, row, _)) = secret(site, account).await? else { return Ok(false) };
    let now = site.clock.now();
    let seconds = u64::try_from(now.millis() / 1000).unwrap_or(0);
    let Some(step) = totp.check(typed, seconds).and_then(|step| i64::try_from(step).ok()) else {
        return Ok(false);
    };
    if step <= row.last_step {
        return Ok(false);
    }
    site.db.write(move |conn| Box::pin(async move { store::take_step(conn, account, step, now).await })).await
}

fn code_hash(account: Id<Account>, code: &str) -> [u8; 32] {
    token_hash(&format!("{account}/{code}"))
}

/// Six digits, or one of her recovery codes: whether it is right. Either is taken once.
///
/// # Errors
/// Too many tries; when the database does not answer.
pub async fn check(site: &Site, account: Id<Account>, typed: &str, from: Option<Prefix>) -> Result<bool> {
    // Whoever tries codes has the password already: her own network is counted like any other.
    let mut places = Vec::new();
    if let Some(from) = from {
        places.push(Place::new(site, At::Code, token_hash(&format!("code/{account}")), from));
    }
    let typed = digits(typed);
    let is_digits = typed.len() == 6 && typed.bytes().all(|b| b.is_ascii_digit());
    // Six digits are few: they are counted for the account wherever they come from. Passkeys and recovery codes stay open
    // to her meanwhile.
    if from.is_some() && is_digits {
        places.push(Place::new(site, At::Code, token_hash(&format!("digits/{account}")), Prefix::nowhere()));
    }
    for place in &places {
        throttle::attempt(site, *place).await?;
    }
    let right = if is_digits {
        has_codes(site, account).await? && take(site, account, &typed).await?
    } else {
        let (hash, now) = (code_hash(account, &typed.to_lowercase()), site.clock.now());
        let own = site.clone();
        let root = network::tree(site).await?.root().id;
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    let used = store::use_recovery_code(conn, account, hash, now).await?;
                    if used {
                        note(&own, conn, Entry::new(root, Some(account), "accounts.recovery-code-used"))
                            .await?;
                    }
                    Ok(used)
                })
            })
            .await?
    };
    if right {
        for place in places {
            throttle::forget(site, place).await?;
        }
    }
    Ok(right)
}

/// Confirms a secret that was offered.
///
/// # Errors
/// Invalid at `code`.
pub async fn confirm(site: &Site, account: Id<Account>, typed: &str) -> Result<()> {
    if take(site, account, &digits(typed)).await? {
        Ok(())
    } else {
        Err(Problem::invalid("code", "accounts-code-wrong"))
    }
}

/// Ten new recovery codes instead of those before; shown once, kept as hashes.
///
/// # Errors
/// When the database does not take them.
pub async fn new_codes(site: &Site, account: Id<Account>) -> Result<Vec<String>> {
    let codes: Vec<String> = (0..CODES).map(|_| site.rng.token().chars().take(12).collect()).collect();
    let hashes = codes.iter().map(|code| code_hash(account, code)).collect();
    let (own, root) = (site.clone(), network::tree(site).await?.root().id);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_recovery_codes(conn, account, hashes).await?;
                note(&own, conn, Entry::new(root, Some(account), "accounts.recovery-codes-made")).await
            })
        })
        .await?;
    Ok(codes
        .into_iter()
        .map(|code| {
            let groups: Vec<String> =
                code.as_bytes().chunks(4).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
            groups.join("-")
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_written_as_apps_read_it() {
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        // RFC 6238's own: at 59 s, eight digits 94287082.
        let totp = totp(*b"12345678901234567890").unwrap();
        assert_eq!(totp.check("287082", 59), Some(1));
        assert_eq!(totp.check("287082", 89), Some(1), "half a minute late");
        assert_eq!(totp.check("287082", 149), None);
    }

    #[test]
    fn digits_of_any_keyboard() {
        assert_eq!(digits("٢٨٧ ٠٨٢"), "287082");
        assert_eq!(digits("abcd-efgh"), "abcdefgh");
    }
}
