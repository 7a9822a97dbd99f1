//! Passkeys: made, used, ended. The server keeps public halves alone; a challenge is used once and lives five minutes.

use std::sync::Arc;

use basis::{Id, Problem, Result, of::Account};
use serde_json::Value;
use weave::{Entry, Site, note};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Uuid, Webauthn, WebauthnBuilder,
};

use crate::{
    Accounts,
    model::{CHALLENGE, How, NAME, Passkey, day},
    service::token_hash,
    session,
    sign_in::Opened,
    store::{self, Ceremony},
    told::{self, Changed},
};

const MAKING: &str = "passkey-making";
const ENTERING: &str = "passkey-entering";
/// How many one account may have.
const MOST: usize = 12;

/// A challenge for her device, and the word by which its answer is known.
pub struct Challenge {
    pub ceremony: String,
    /// What `navigator.credentials` takes, bytes in base64url.
    pub options: Value,
}

fn webauthn(site: &Site) -> Result<Arc<Webauthn>> {
    let accounts = site.service::<Accounts>()?;
    if let Some(known) = accounts.webauthn.get() {
        return Ok(Arc::clone(known));
    }
    let url = Url::parse(&site.config.url).map_err(Problem::failed)?;
    let host = url.host_str().ok_or_else(|| Problem::failed("the site's URL has no host"))?.to_owned();
    let built = WebauthnBuilder::new(&host, &url)
        .and_then(|builder| builder.rp_name("Nasij").build())
        .map_err(|error| Problem::failed(error.to_string()))?;
    Ok(Arc::clone(accounts.webauthn.get_or_init(|| Arc::new(built))))
}

fn refused(error: impl std::fmt::Display) -> Problem {
    // What it says is about the device's answer, and names nobody.
    tracing::debug!(%error, "a passkey was refused");
    Problem::invalid("passkey", "accounts-passkey-refused")
}

async fn begin(
    site: &Site,
    kind: &'static str,
    account: Option<Id<Account>>,
    state: String,
    options: Value,
) -> Result<Challenge> {
    let token = site.rng.token();
    let (hash, expires) = (token_hash(&token), site.clock.now().plus(CHALLENGE));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let ceremony = Ceremony { token_hash: hash, kind, account, state: &state, expires };
                store::begin_ceremony(conn, ceremony).await
            })
        })
        .await?;
    Ok(Challenge { ceremony: token, options })
}

async fn take(site: &Site, kind: &'static str, ceremony: &str) -> Result<(Option<Id<Account>>, String)> {
    let (hash, now) = (token_hash(ceremony), site.clock.now());
    site.db
        .write(move |conn| Box::pin(async move { store::take_ceremony(conn, hash, kind, now).await }))
        .await?
        .ok_or_else(|| refused("no such challenge, or it was used"))
}

/// Begins a new passkey of hers.
///
/// # Errors
/// Invalid when she has a dozen.
pub async fn begin_making(site: &Site, account: Id<Account>) -> Result<Challenge> {
    let mut conn = site.db.read().await?;
    let found = store::account(&mut conn, account).await?.ok_or_else(Problem::sign_in)?;
    let before = store::passkeys(&mut conn, account).await?;
    drop(conn);
    if before.len() >= MOST {
        return Err(Problem::invalid("passkey", "accounts-passkey-many"));
    }
    let known = before
        .iter()
        .filter_map(|one| serde_json::from_str::<webauthn_rs::prelude::Passkey>(&one.credential).ok())
        .map(|one| one.cred_id().clone())
        .collect();
    let user = Uuid::from_u128(account.bits());
    let (challenge, state) = webauthn(site)?
        .start_passkey_registration(user, &found.name, &found.name, Some(known))
        .map_err(|error| Problem::failed(error.to_string()))?;
    let mut options = serde_json::to_value(challenge).map_err(Problem::failed)?;
    // Kept on the device with her name, so that nothing has to be typed to sign in.
    if let Some(selection) =
        options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut)
    {
        selection.insert(String::from("residentKey"), Value::from("required"));
        selection.insert(String::from("requireResidentKey"), Value::from(true));
    }
    let state = serde_json::to_string(&state).map_err(Problem::failed)?;
    begin(site, MAKING, Some(account), state, options).await
}

/// Keeps a new passkey.
///
/// # Errors
/// Invalid at `passkey` when it does not answer the challenge.
pub async fn finish_making(
    site: &Site,
    account: Id<Account>,
    session: &str,
    ceremony: &str,
    label: &str,
    answer: Value,
) -> Result<()> {
    let (whose, state) = take(site, MAKING, ceremony).await?;
    if whose != Some(account) {
        return Err(refused("of another account"));
    }
    let state: PasskeyRegistration = serde_json::from_str(&state).map_err(Problem::failed)?;
    let answer: RegisterPublicKeyCredential = serde_json::from_value(answer).map_err(refused)?;
    let made = webauthn(site)?.finish_passkey_registration(&answer, &state).map_err(refused)?;
    let label: String = label.trim().chars().take(NAME).collect();
    let passkey = Passkey {
        id: id_of(made.cred_id().as_ref()),
        account,
        label,
        credential: serde_json::to_string(&made).map_err(Problem::failed)?,
        created: site.clock.now(),
        last_used: None,
    };
    let (own, root) = (site.clone(), network::tree(site).await?.root().id);
    let (session, now) = (token_hash(session), site.clock.now());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::insert_passkey(conn, &passkey).await?;
                // Making one asked for her finger or her number: she has shown that it is she.
                store::set_shown(conn, session, now).await?;
                note(&own, conn, Entry::new(root, Some(account), "accounts.passkey-made")).await?;
                told::later(&own, conn, account, Changed::Passkey).await
            })
        })
        .await
}

fn id_of(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// Begins signing in with a passkey: whose it is, her device says.
///
/// # Errors
/// When the database does not take the challenge.
pub async fn begin_entering(site: &Site) -> Result<Challenge> {
    let (challenge, state) = webauthn(site)?
        .start_discoverable_authentication()
        .map_err(|error| Problem::failed(error.to_string()))?;
    let mut options = serde_json::to_value(challenge).map_err(Problem::failed)?;
    if let Some(options) = options.as_object_mut() {
        options.remove("mediation");
    }
    let state = serde_json::to_string(&state).map_err(Problem::failed)?;
    begin(site, ENTERING, None, state, options).await
}

/// Signs in whoever's passkey answered.
///
/// # Errors
/// Invalid at `passkey`: wrong origin or relying party, a challenge that was used, an unknown key, a cloned one.
pub async fn enter(site: &Site, ceremony: &str, answer: Value, device: &str) -> Result<Opened> {
    let (_, state) = take(site, ENTERING, ceremony).await?;
    let state: DiscoverableAuthentication = serde_json::from_str(&state).map_err(Problem::failed)?;
    let answer: PublicKeyCredential = serde_json::from_value(answer).map_err(refused)?;
    let webauthn = webauthn(site)?;
    let (user, credential) = webauthn.identify_discoverable_authentication(&answer).map_err(refused)?;
    let mut conn = site.db.read().await?;
    let known = store::passkey(&mut conn, &id_of(credential)).await?.ok_or_else(|| refused("unknown"))?;
    if known.account.bits() != user.as_u128() {
        return Err(refused("of another account"));
    }
    let found = store::account(&mut conn, known.account).await?.ok_or_else(|| refused("erased"))?;
    drop(conn);
    let mut kept: webauthn_rs::prelude::Passkey =
        serde_json::from_str(&known.credential).map_err(Problem::failed)?;
    let result = webauthn.finish_discoverable_authentication_v2(&answer, state, &kept).map_err(refused)?;
    kept.update_credential(&result);
    let credential = serde_json::to_string(&kept).map_err(Problem::failed)?;
    let (own, device, now) = (site.clone(), device.to_owned(), site.clock.now());
    let token = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                store::used_passkey(conn, &known.id, &credential, day(now)).await?;
                session::begin(&own, conn, known.account, &device, How::Passkey).await
            })
        })
        .await?;
    Ok(Opened { token, language: found.language() })
}

/// Ends one of hers.
///
/// # Errors
/// Not found; conflict when it is her only way in.
pub async fn end(site: &Site, account: Id<Account>, passkey: &str) -> Result<()> {
    let (own, passkey) = (site.clone(), passkey.to_owned());
    let root = network::tree(site).await?.root().id;
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::drop_passkey(conn, account, &passkey).await? == 0 {
                    return Err(Problem::not_found());
                }
                let found = store::account(conn, account).await?.ok_or_else(Problem::sign_in)?;
                if found.password.is_none() && store::passkeys(conn, account).await?.is_empty() {
                    return Err(Problem::conflict("accounts-last-way"));
                }
                note(&own, conn, Entry::new(root, Some(account), "accounts.passkey-ended")).await
            })
        })
        .await
}
