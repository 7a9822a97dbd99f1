//! One who is known to two bodies is two records until she says otherwise: which bodies may know of each other's. A row of ids for each
//! pair; what either of them holds is told to nobody.

use std::collections::BTreeSet;

use basis::{FieldProblem, Id, Problem, Result, of::Body};
use db::Conn;
use weave::{Entry, Site, erased, note};

use crate::{
    address,
    model::{Event, Person, PersonId},
    store,
    token::Herself,
};

/// As the list of what was erased names it.
pub(crate) const TABLE: &str = "people_links";
/// Records that are told of at once, at most.
const MOST: usize = 30;

/// Lets these bodies know that she is one person.
///
/// # Errors
/// Invalid at `body`: fewer than two of those that know her, or too many.
pub async fn say(site: &Site, who: &Herself, bodies: BTreeSet<Id<Body>>) -> Result<()> {
    let (own, lookup) = (site.clone(), address::lookup(site, &who.address));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut hers = store::of_address(conn, lookup).await?;
                hers.retain(|one| bodies.contains(&one.body));
                let known: BTreeSet<Id<Body>> = hers.iter().map(|one| one.body).collect();
                let wrong = |key: &'static str| {
                    Problem::from_fields(vec![FieldProblem { field: "body".into(), key: key.into() }])
                };
                if known.len() < 2 {
                    return wrong("people-same-two");
                }
                if hers.len() > MOST {
                    return wrong("people-same-too-many");
                }
                let now = own.clock.now();
                let mut told = BTreeSet::new();
                for (at, one) in hers.iter().enumerate() {
                    for other in hers.iter().skip(at + 1).filter(|other| other.body != one.body) {
                        if store::link(conn, Id::new(&own.clock, &own.rng), (one.id, other.id), now).await? {
                            told.extend([(one.body, one.id), (other.body, other.id)]);
                        }
                    }
                }
                for (body, person) in told {
                    tell(&own, conn, body, person, Event::SaidSame).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Takes back that two bodies may know of each other: it is gone at both. Taken back twice it is done once.
///
/// # Errors
/// Not found where nothing of hers is.
pub async fn take_back(site: &Site, who: &Herself, one: Id<Body>, other: Id<Body>) -> Result<()> {
    let (own, lookup) = (site.clone(), address::lookup(site, &who.address));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut hers = store::of_address(conn, lookup).await?;
                hers.retain(|person| person.body == one);
                if hers.is_empty() {
                    return Err(Problem::not_found());
                }
                for person in hers {
                    end(&own, conn, &person, |link| link.body == other).await?;
                }
                Ok(())
            })
        })
        .await
}

/// A record is erased, or nothing that she allowed stands there any more: what was said of it is gone at the other bodies too.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn end_all(site: &Site, conn: &mut Conn, person: &Person) -> Result<()> {
    end(site, conn, person, |_| true).await
}

async fn end(
    site: &Site,
    conn: &mut Conn,
    person: &Person,
    which: impl Fn(&store::Link) -> bool,
) -> Result<()> {
    let mut told = BTreeSet::new();
    for link in store::links(conn, person.id).await?.iter().filter(|link| which(link)) {
        if store::unlink(conn, link.id).await? > 0 {
            erased(site, conn, TABLE, &link.id.to_string()).await?;
            told.extend([(person.body, person.id), (link.body, link.other)]);
        }
    }
    for (body, of) in told {
        tell(site, conn, body, of, Event::TookBackSame).await?;
    }
    Ok(())
}

/// In the record and in the body's trail: of its own record alone, so that no trail names another body.
async fn tell(site: &Site, conn: &mut Conn, body: Id<Body>, person: Id<PersonId>, what: Event) -> Result<()> {
    let line = Id::new(&site.clock, &site.rng);
    store::note(conn, line, person, what, None, site.clock.now()).await?;
    let entry = if what == Event::SaidSame { "people.said-same" } else { "people.took-back-same" };
    note(site, conn, Entry::new(body, None, entry).about(person)).await
}
