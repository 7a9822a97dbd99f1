//! A lockdown holds by place in the tree: who changes the tree around it must be of the bodies that are in it.

use basis::{Id, Kind, Problem, Result, of::Body as BodyMark};
use weave::Site;
use web::{Actor, Scope};

use crate::rights::EDIT;

/// What is said to whoever stands above.
pub(crate) const KEY: &str = "network-locked-from-above";

/// Refuses whoever does not edit, by a grant there, each body whose lockdown holds one of these: a branch that is hung elsewhere would
/// leave the lockdown it is in, and the grants of those who lift it would end.
///
/// # Errors
/// Forbidden.
pub(crate) async fn must_be_of_it(site: &Site, actor: &Actor, bodies: &[Id<BodyMark>]) -> Result<()> {
    for body in bodies {
        for locked in site.locked_by(*body).await? {
            if !actor.may(EDIT, &Scope::new(vec![locked])) {
                return Err(Problem::new(Kind::Forbidden, KEY));
            }
        }
    }
    Ok(())
}
