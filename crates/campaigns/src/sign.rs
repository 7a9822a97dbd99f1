//! A visitor signs: what she typed is checked, brought to one form, marked, sealed, committed, counted, answered.

use std::sync::Arc;

use basis::{Id, Kind, Language, Problem, Result, of::Body};
use weave::Site;

use crate::{
    Campaigns, Known,
    batch::{self, Plain, Prepared},
    holding::{ADDRESS, CONTACT, DELIVERY, NAME, PHONE, PLACE, WORDS},
    letters,
    model::{Action, ActionKind, Edition, EditionId, SignatureState},
    store::{self, Fresh, SignatureId},
    supporters,
    who::{Checked, Reach, Typed, shown},
};

/// Signatures without proof from one network at one edition within a minute; the next ones are held aside.
pub const BURST: u32 = 30;
/// The same with their work done: a hall of people behind one address.
pub const HALL: u32 = 300;

/// What a form or the API gave.
#[derive(Debug, Clone)]
pub struct Come {
    pub typed: Typed,
    /// The action's key; "" is the first that takes signatures.
    pub action: String,
    pub language: Language,
    /// Someone filled in what people do not see.
    pub trapped: bool,
    /// The form came with its work done.
    pub proof: bool,
    /// The network it came from, hashed; none where the guard is off.
    pub network: Option<[u8; 32]>,
}

/// What she is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed {
    pub id: Id<SignatureId>,
    /// Whether she must confirm by mail.
    pub confirming: bool,
}

/// Takes a signature; the answer is the same for a first and a repeated one.
///
/// # Errors
/// Not found; invalid with a reason for each field; 422 `no-key`; conflict when it takes none (`campaigns-over`), or its body is in
/// lockdown (`campaigns-locked-down`); 503 when too many wait.
pub async fn sign(site: &Site, edition: Id<EditionId>, come: Come) -> Result<Signed> {
    let campaigns = site.service::<Campaigns>()?;
    let known = campaigns.known(site, edition).await?;
    if !known.edition.takes(site.clock.now()) {
        return Err(Problem::conflict("campaigns-over"));
    }
    if site.is_locked(known.edition.body).await? {
        return Err(Problem::conflict("campaigns-locked-down"));
    }
    let action = known
        .actions
        .iter()
        .find(|action| takes(action) && (come.action.is_empty() || action.key == come.action))
        .ok_or_else(|| Problem::invalid("action", "campaigns-no-action"))?;
    let id = Id::new(&site.clock, &site.rng);
    if come.trapped {
        return Ok(Signed { id, confirming: action.confirm });
    }
    let prepared = prepare(site, &campaigns, id, &known, Arc::clone(action), come).await?;
    batch::commit(site, &campaigns, prepared).await?;
    // The same where a burst is held: whoever makes one is not told.
    Ok(Signed { id, confirming: action.confirm })
}

/// Whether an action asks who she is.
pub const fn takes(action: &Action) -> bool {
    matches!(action.kind, ActionKind::Sign | ActionKind::Pledge | ActionKind::Volunteer)
}

/// Everything but the database's part.
pub(crate) async fn prepare(
    site: &Site,
    campaigns: &Campaigns,
    id: Id<SignatureId>,
    known: &Known,
    action: Arc<Action>,
    come: Come,
) -> Result<Prepared> {
    let (edition, hanging, wants) = (&known.edition, &known.hanging, &come.typed);
    let says_who =
        [&wants.name, &wants.place, &wants.words].into_iter().any(|field| !field.trim().is_empty());
    if !known.named && (says_who || wants.delivery || !wants.contact.is_empty()) {
        return Err(keys::no_key());
    }
    let checked = come.typed.check(hanging.zone, action.confirm, known.named)?;
    let contact = contacts(known, &come.typed.contact)?;
    let now = site.clock.now();
    let marks = campaigns.marks(site, edition.campaign).await?;
    let mark = marks.mark(&action.counts_as(), action.once, &checked.reach, &checked.name);
    // Whoever must confirm is part of a burst like all others: her letter waits for the moderator.
    let through = if action.confirm { SignatureState::Confirming } else { SignatureState::Counted };
    let state = match come.network {
        Some(network) => {
            let before = campaigns.one_more(edition.id, network, now);
            let (pressure, changed) = campaigns.press(edition.id, come.proof, now);
            if changed {
                // Pages say what a proof costs.
                site.forget(&[::web::Tag::publication(edition.id)]);
            }
            let most = if come.proof { HALL } else { pressure.through(BURST) };
            if before >= most { SignatureState::Held } else { through }
        }
        None => through,
    };
    let row = Fresh {
        id,
        campaign: edition.campaign,
        edition: edition.id,
        body: edition.body,
        action: action.id,
        place: hanging.place,
        mark,
        found_by_mark: marks.found,
        state,
        counted: false,
        language: come.language,
        day: hanging.zone.day(now),
        shown: shown(&checked.name, checked.display),
        delivery: come.typed.delivery,
        address: checked.reach.email().map(|address| letters::keep(site, address)),
        network: come.network.filter(|_| state == SignatureState::Held),
        at: now,
    };
    let copies = copies(site, edition, &checked, come.language, come.typed.delivery, &contact)?;
    let letter = checked.reach.email().is_some() && state != SignatureState::Held;
    Ok(Prepared { row, action, hanging: hanging.clone(), copies, letter })
}

/// Bodies that may ask to write to her: the edition's, and those of the editions it came from, which have a key.
///
/// # Errors
/// When the database does not answer.
pub async fn asking(site: &Site, edition: &Edition) -> Result<Vec<Id<Body>>> {
    let mut bodies = vec![edition.body];
    let mut conn = site.db.read().await?;
    let mut next = edition.parent;
    while let Some(above) = next {
        let above = store::edition(&mut conn, above).await?;
        bodies.push(above.body);
        next = above.parent;
    }
    drop(conn);
    let mut with_key = Vec::new();
    for body in bodies {
        if keys::has_key(site, body).await? {
            with_key.push(body);
        }
    }
    Ok(with_key)
}

fn contacts(known: &Known, typed: &[String]) -> Result<Vec<Id<Body>>> {
    let wrong = || Problem::invalid("contact", "campaigns-bad-contact");
    let mut bodies = Vec::new();
    for one in typed {
        let body: Id<Body> = one.parse().map_err(|_| wrong())?;
        if !known.asking.contains(&body) {
            return Err(wrong());
        }
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    Ok(bodies)
}

/// To the edition's body for delivery or its own contact, to each other for theirs. A body without a consent gets nothing.
fn copies(
    site: &Site,
    edition: &Edition,
    checked: &Checked,
    language: Language,
    delivery: bool,
    contact: &[Id<Body>],
) -> Result<Vec<Plain>> {
    let mut to: Vec<(Id<Body>, bool, bool)> = contact.iter().map(|body| (*body, false, true)).collect();
    if delivery {
        match to.iter_mut().find(|(body, ..)| *body == edition.body) {
            Some(own) => own.1 = true,
            None => to.push((edition.body, true, false)),
        }
    }
    to.into_iter()
        .map(|(body, delivery, contact)| {
            let (address, phone) = match &checked.reach {
                Reach::Email(address) => (address.as_str(), ""),
                Reach::Phone(number) => ("", number.as_str()),
            };
            let allowed: Vec<_> = [(delivery, DELIVERY), (contact, CONTACT)]
                .into_iter()
                .filter_map(|(ticked, consent)| ticked.then_some(consent))
                .collect();
            let given = [
                (NAME, checked.name.as_str()),
                (PLACE, &checked.place),
                (WORDS, &checked.words),
                (ADDRESS, address),
                (PHONE, phone),
            ];
            let plain: std::collections::BTreeMap<_, _> = given
                .iter()
                .filter(|(field, value)| !value.is_empty() && field.may_be_kept(&allowed))
                .map(|(field, value)| (field.name(), value))
                .collect();
            let json = serde_json::to_vec(&plain).map_err(Problem::failed)?;
            let known = contact.then(|| known(site, checked, language)).transpose()?;
            Ok(Plain { body, delivery, contact, json, known })
        })
        .collect()
}

/// What the people of a body that may write to her are to know.
fn known(site: &Site, checked: &Checked, language: Language) -> Result<supporters::Plain> {
    let (address, phone) = match &checked.reach {
        Reach::Email(address) => (Some(address.clone()), ""),
        Reach::Phone(number) => (None, number.as_str()),
    };
    let json = people::Allowed::plain(&checked.name, phone, &checked.place)?;
    Ok(supporters::Plain { person: Id::new(&site.clock, &site.rng), address, language, json })
}

/// A visitor did what asks for no name: she shared, she wrote. It is counted beside the total, without knowing who.
///
/// # Errors
/// Not found; invalid at `action`; conflict when the campaign is over.
pub async fn did(site: &Site, edition: Id<EditionId>, action: &str) -> Result<()> {
    let known = site.service::<Campaigns>()?.known(site, edition).await?;
    if !known.edition.takes(site.clock.now()) {
        return Err(Problem::conflict("campaigns-over"));
    }
    let action = known
        .actions
        .iter()
        .find(|one| one.key == action && !takes(one))
        .map(Arc::clone)
        .ok_or_else(|| Problem::new(Kind::Invalid, "campaigns-no-action"))?;
    let (campaign, hanging) = (known.edition.campaign, known.hanging.clone());
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut count = store::Count::new();
                for body in hanging.chain.split(' ') {
                    let cell = (campaign.to_string(), body.to_owned(), "did", action.key.clone());
                    count.insert(cell, 1);
                }
                batch::apply(&own, conn, count).await
            })
        })
        .await
}
