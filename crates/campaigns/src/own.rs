//! What she does on the page of her own signature: a consent is taken back alone, what is sealed is sealed anew. The signature counts on.

use std::collections::BTreeMap;

use basis::{FieldProblem, Id, Problem, Result, of::Body};
use db::Conn;
use people::Allowed;
use weave::{Entry, Site, erased, note};
use words::Country;

use crate::{
    batch::TABLE,
    holding::{ADDRESS, CONTACT, DELIVERY, NAME, PHONE, PLACE, WORDS},
    letters,
    model::{Display, Edition, SignatureState},
    store::{self, Given, SignatureId, Standing},
    supporters, telling,
    who::{self, Typed, shown},
};

/// One thing that she allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// That the edition's body hands her name over with the others.
    Delivery,
    /// That a body writes to her.
    Contact(Id<Body>),
}

/// In the list of what was erased: a consent that was taken back, as [`erasure`] writes it.
pub(crate) const ERASED: &str = "campaigns_consents";

impl Permission {
    const fn code(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::Contact(_) => "contact",
        }
    }
    /// Whom she allowed it.
    const fn body(self, it: &Given) -> Id<Body> {
        match self {
            Self::Delivery => it.body,
            Self::Contact(body) => body,
        }
    }
}

/// `signature-body-delivery`: a restore takes the consent back again.
fn erasure(signature: Id<SignatureId>, body: Id<Body>, what: Permission) -> String {
    format!("{signature}-{body}-{}", what.code())
}

/// Takes back once more what a restore brought back.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn end_again(site: &Site, conn: &mut Conn, id: &str) -> Result<u64> {
    let mut parts = id.split('-');
    let (Some(Ok(signature)), Some(Ok(body)), Some(what)) =
        (parts.next().map(str::parse), parts.next().map(str::parse), parts.next())
    else {
        return Ok(0);
    };
    let what = if what == "delivery" { Permission::Delivery } else { Permission::Contact(body) };
    let Some(it) = store::given(conn, signature).await? else { return Ok(0) };
    Ok(u64::from(end_in(site, conn, &it, what).await?))
}

/// Takes a consent back: the body's sealed copy goes at once unless her other consent keeps it there, and who was known by this one
/// alone is known no more. Whether it stood.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn end_in(site: &Site, conn: &mut Conn, it: &Given, what: Permission) -> Result<bool> {
    let body = what.body(it);
    let known = match what {
        Permission::Delivery => {
            if !store::end_delivery(conn, it.id, body).await? {
                return Ok(false);
            }
            Vec::new()
        }
        Permission::Contact(_) => {
            let known = store::standing(conn, it.id).await?.into_iter().find(|one| one.body == body);
            if !store::end_contact(conn, it.id, body).await? {
                return Ok(false);
            }
            known.and_then(|one| one.person).into_iter().collect()
        }
    };
    supporters::leave(site, conn, known).await?;
    erased(site, conn, ERASED, &erasure(it.id, body, what)).await?;
    note(site, conn, Entry::new(body, None, "campaigns.consent-ended").about(it.id)).await?;
    Ok(true)
}

/// A record's consent to be written to was taken back, at the desk or on her own page: with it those of the signatures that keep it.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn end_of(site: &Site, conn: &mut Conn, person: Id<people::model::PersonId>) -> Result<()> {
    for (signature, body) in store::signed_as(conn, person).await? {
        if let Some(it) = store::given(conn, signature).await? {
            end_in(site, conn, &it, Permission::Contact(body)).await?;
        }
    }
    Ok(())
}

/// As she asks for it on her page. Asked for twice it is done once. Whether another consent keeps what is sealed there: what this one
/// alone kept of it goes when she corrects it, for the server cannot open it.
///
/// # Errors
/// When the database does not answer.
pub async fn end(site: &Site, signature: Id<SignatureId>, what: Permission) -> Result<bool> {
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let Some(it) = store::given(conn, signature).await? else { return Ok(false) };
                end_in(&own, conn, &it, what).await?;
                let body = what.body(&it);
                Ok(store::standing(conn, signature).await?.iter().any(|one| one.body == body))
            })
        })
        .await
}

/// A signature as its own page knows it.
#[derive(Debug, Clone)]
pub struct Own {
    pub given: Given,
    /// What is sealed of it, and where.
    pub sealed: Vec<Standing>,
    /// What the page of the campaign shows of her.
    pub shown: Option<String>,
    /// She gave a telephone number, which stands nowhere but in what is sealed.
    pub by_phone: bool,
}

impl Own {
    /// Whether there is anything that a correction would change.
    pub fn has_contents(&self) -> bool {
        !self.sealed.is_empty() || self.shown.is_some()
    }
    /// Whether a number must be typed again: who may write to her would have none.
    pub fn asks_phone(&self) -> bool {
        self.by_phone && self.sealed.iter().any(|one| one.contact)
    }
    /// How she is shown now.
    pub fn display(&self) -> Display {
        match self.shown.as_deref() {
            None => Display::Anonymous,
            Some(name) if who::initials(name).as_deref() == Some(name) => Display::Initials,
            Some(_) => Display::Full,
        }
    }
}

/// None when it was withdrawn, rejected, or is past its end.
///
/// # Errors
/// When the database does not answer.
pub async fn own(conn: &mut Conn, signature: Id<SignatureId>) -> Result<Option<Own>> {
    let Some(given) = store::given(conn, signature).await?.filter(stands) else { return Ok(None) };
    let sealed = store::standing(conn, signature).await?;
    let (shown, by_mail) = store::shown_and_reached(conn, signature).await?;
    Ok(Some(Own { given, sealed, shown, by_phone: !by_mail }))
}

pub(crate) fn stands(it: &Given) -> bool {
    !matches!(it.state, SignatureState::Withdrawn | SignatureState::Rejected)
}

/// What she typed, brought to the form in which it is sealed.
struct Checked {
    name: String,
    place: String,
    words: String,
    phone: String,
    display: Display,
}

fn check(typed: &Typed, own: &Own, country: Country) -> Result<Checked> {
    let mut wrong: Vec<FieldProblem> = Vec::new();
    let mut is_wrong = |field: &'static str, key: &'static str| {
        wrong.push(FieldProblem { field: field.into(), key: key.into() });
    };
    let (name, place, words) = typed.said(true, &mut is_wrong);
    let mut phone = String::new();
    if own.asks_phone() {
        match who::e164(typed.phone.trim(), country) {
            Some(number) => phone = number,
            None => is_wrong("phone", "campaigns-bad-phone"),
        }
    }
    // Who is not shown stays so: a moderator may have taken the name off the page.
    let display =
        if own.shown.is_none() { Some(Display::Anonymous) } else { Display::from_code(&typed.display) };
    if display.is_none() {
        is_wrong("display", "field-required");
    }
    Problem::from_fields(wrong)?;
    Ok(Checked { name, place, words, phone, display: display.unwrap_or(Display::Anonymous) })
}

/// What is wrong where a body keeps no key any more.
pub const NO_KEY: &str = "campaigns-correct-no-key";
/// While a body is in lockdown nothing new is sealed to it.
pub const LATER: &str = "campaigns-correct-later";

/// Bodies that hold something of it and to which nothing can be sealed now.
///
/// # Errors
/// When the database does not answer.
pub async fn without_key(site: &Site, own: &Own) -> Result<Vec<Id<Body>>> {
    let mut without = Vec::new();
    for one in &own.sealed {
        if !keys::has_key(site, one.body).await? {
            without.push(one.body);
        }
    }
    Ok(without)
}

/// Whether one of the bodies that hold something of it is in lockdown, or the one at which it was given.
///
/// # Errors
/// When the database does not answer.
pub async fn is_locked(site: &Site, own: &Own) -> Result<bool> {
    for body in own.sealed.iter().map(|one| one.body).chain([own.given.body]) {
        if site.is_locked(body).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Seals what she typed to the bodies that hold something of it, in the place of what they hold: all of them, or none. Mark, count and
/// consents stay; the name is shown anew where it is shown.
///
/// # Errors
/// Gone (`campaigns-link-over`); invalid with a reason for each field; conflict ([`NO_KEY`], [`LATER`]).
pub async fn correct(
    site: &Site,
    edition: &Edition,
    signature: Id<SignatureId>,
    typed: &Typed,
) -> Result<()> {
    let gone = || Problem::new(basis::Kind::Gone, "campaigns-link-over");
    let known = own(&mut site.db.read().await?, signature).await?.ok_or_else(gone)?;
    let country =
        network::tree(site).await?.get(known.given.body).map_or(Country::Other, |body| body.country);
    let checked = check(typed, &known, country)?;
    if is_locked(site, &known).await? {
        return Err(Problem::conflict(LATER));
    }
    if !without_key(site, &known).await?.is_empty() {
        return Err(Problem::conflict(NO_KEY));
    }
    let mut sealers = Vec::with_capacity(known.sealed.len());
    for one in &known.sealed {
        // The copy, and the record of her that the body's people have.
        sealers.push(keys::sealer(site, one.body, 1 + u32::from(one.contact)).await?);
    }
    let (own_site, edition) = (site.clone(), edition.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let site = &own_site;
                let mut sealings = keys::Sealer::all_within(sealers, site, conn).await?;
                let own = own(conn, signature).await?.ok_or_else(gone)?;
                for one in &own.sealed {
                    // One that has come meanwhile has what she gave it meanwhile.
                    let Some(sealing) = sealings.get_mut(&one.body) else { continue };
                    let address = address_for(site, conn, signature, one).await?;
                    let json = contents(&checked, one, address.as_deref())?;
                    let sealed = sealing.seal(TABLE, signature, &json)?;
                    let (envelope, bytes) = (sealed.envelope.to_string(), sealed.bytes);
                    store::replace_copy(conn, signature, one.body, &envelope, bytes).await?;
                    if one.contact {
                        let plain = Allowed::plain(&checked.name, &checked.phone, &checked.place)?;
                        supporters::correct(site, conn, &own.given, one, sealing, &plain).await?;
                    }
                    let entry = Entry::new(one.body, None, "campaigns.corrected-by-her").about(signature);
                    note(site, conn, entry).await?;
                }
                if own.shown.is_some() {
                    store::set_shown(conn, signature, shown(&checked.name, checked.display)).await?;
                    telling::changed(conn, site, &edition).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Where she may be written to, as the server still has it: from the signature until its letter left, then from the record of her that
/// the body has.
async fn address_for(
    site: &Site,
    conn: &mut Conn,
    signature: Id<SignatureId>,
    one: &Standing,
) -> Result<Option<String>> {
    if !one.contact {
        return Ok(None);
    }
    if let Some(sealed) = store::address_of(conn, signature).await? {
        return letters::open(site, &sealed).map(Some);
    }
    let Some(person) = one.person else { return Ok(None) };
    Ok(people::reached(site, conn, person).await?.map(|reached| reached.address))
}

/// What is sealed to a body: no more than her consents there keep.
fn contents(typed: &Checked, one: &Standing, address: Option<&str>) -> Result<Vec<u8>> {
    let allowed: Vec<_> = [(one.delivery, DELIVERY), (one.contact, CONTACT)]
        .into_iter()
        .filter_map(|(stands, consent)| stands.then_some(consent))
        .collect();
    let given = [
        (NAME, typed.name.as_str()),
        (PLACE, &typed.place),
        (WORDS, &typed.words),
        (ADDRESS, address.unwrap_or_default()),
        (PHONE, &typed.phone),
    ];
    let plain: BTreeMap<_, _> = given
        .iter()
        .filter(|(field, value)| !value.is_empty() && field.may_be_kept(&allowed))
        .map(|(field, value)| (field.name(), value))
        .collect();
    serde_json::to_vec(&plain).map_err(Problem::failed)
}
