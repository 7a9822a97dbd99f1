//! The once-only marks of a campaign: who signs again gives the same one, and without the campaign's key nobody finds out who gave it.
//! With the key a signature is also found by its address: the first half of a mark is the address's alone.

use basis::{Id, Moment, Result};
use db::Conn;
use seal::mark::HashKey;
use weave::Site;

use crate::{
    letters,
    model::{CampaignId, Once},
    store::{self, Given},
    who::{Reach, same_name},
};

const HALF: usize = 16;

/// The key of a campaign's marks, and what they are made of.
#[derive(Debug, Clone)]
pub(crate) struct Marks {
    key: HashKey,
    /// Whether their first half is the address's. Those of campaigns begun before that was so are not changed.
    pub found: bool,
}

impl Marks {
    /// # Errors
    /// When the key was destroyed, or is another row's.
    pub(crate) fn open(site: &Site, campaign: Id<CampaignId>, sealed: &[u8], found: bool) -> Result<Self> {
        Ok(Self { key: HashKey::open(&campaign.to_string(), sealed, &site.keys)?, found })
    }

    /// Of an action, the address, and her name where the action says so.
    pub(crate) fn mark(&self, action: &str, once: Once, reach: &Reach, name: &str) -> [u8; 32] {
        let address = reach.same();
        let whole = self.key.mark(&match once {
            Once::Address => format!("{action}/{address}"),
            Once::AddressAndName => format!("{action}/{address}/{}", same_name(name)),
        });
        if !self.found {
            return whole;
        }
        let mut mark = whole;
        for (at, byte) in mark.iter_mut().zip(self.of_address(&address)) {
            *at = byte;
        }
        mark
    }

    /// With what all marks of an address begin.
    fn of_address(&self, address: &str) -> [u8; HALF] {
        let mark = self.key.mark(&format!("/{address}"));
        std::array::from_fn(|at| mark.get(at).copied().unwrap_or_default())
    }
}

/// The signatures of an address, in the order of their ids.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn of_address(site: &Site, conn: &mut Conn, address: &str) -> Result<Vec<Given>> {
    let lookup = letters::lookup(site, address);
    let mut all = store::of_lookup(conn, lookup).await?;
    let same = accounts::model::same_address(address);
    for (campaign, sealed) in store::found_by_mark(conn).await? {
        let half = Marks::open(site, campaign, &sealed, true)?.of_address(&same);
        all.extend(store::of_half_a_mark(conn, half, lookup).await?);
    }
    all.sort_unstable_by_key(|one| one.id);
    all.dedup_by_key(|one| one.id);
    Ok(all)
}

/// How many signatures an address gave since; more than `most` are not counted.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn given_since(
    site: &Site,
    conn: &mut Conn,
    address: &str,
    since: Moment,
    most: i64,
) -> Result<i64> {
    // Who signs again and again is in the index of look-ups, but for the first time.
    let often = store::written_since(conn, letters::lookup(site, address), since).await?;
    if often > most {
        return Ok(often);
    }
    let all = of_address(site, conn, address).await?;
    Ok(all.iter().filter(|one| one.at >= since).count() as i64)
}

#[cfg(test)]
mod tests {
    use basis::Rng;

    use super::*;

    #[test]
    fn a_shared_address_counts_by_name_too() {
        let key = HashKey::draw(&Rng::seeded(8));
        let reach = Reach::Email("Dar@Example.org".into());
        for found in [false, true] {
            let marks = Marks { key: key.clone(), found };
            let mark = |once, name| marks.mark("a", once, &reach, name);
            assert_eq!(mark(Once::Address, "x"), mark(Once::Address, "y"));
            assert_ne!(mark(Once::AddressAndName, "مريم"), mark(Once::AddressAndName, "هدى"));
            // not shown: names for tests
            let (one, other) = ("أحلام الزهراء", "الزهراء احلام");
            assert_eq!(mark(Once::AddressAndName, one), mark(Once::AddressAndName, other));
            assert_ne!(mark(Once::Address, "x"), marks.mark("b", Once::Address, &reach, "x"));
        }
    }

    #[test]
    fn marks_of_an_address_begin_alike_and_no_others() {
        let key = HashKey::draw(&Rng::seeded(8));
        let marks = Marks { key, found: true };
        let half = marks.of_address("dar@example.org");
        let begins = |action, once, address: &str| {
            marks.mark(action, once, &Reach::Email(address.into()), "x").starts_with(&half)
        };
        assert!(begins("a", Once::Address, "dar@example.org"));
        assert!(begins("b", Once::AddressAndName, "DAR@example.org"));
        assert!(!begins("a", Once::Address, "dara@example.org"));
    }
}
