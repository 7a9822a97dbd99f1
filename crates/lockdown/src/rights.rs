use basis::{Id, of::Body};
use weave::Capability;
use web::{Actor, Scope};

use crate::model::Reach;

/// Press a lockdown, and confirm what another pressed.
pub const PRESS: &str = "lockdown.press";
/// Lift one, with a second person.
pub const LIFT: &str = "lockdown.lift";

pub const RIGHTS: &[Capability] =
    &[Capability::new(PRESS, "lockdown-right-press", &[]), Capability::new(LIFT, "lockdown-right-lift", &[])];

/// Whether she holds a right at the scope's body, and by which way: a grant there counts before one above.
pub fn reach(actor: &Actor, right: &str, body: Id<Body>, scope: &Scope) -> Option<Reach> {
    if actor.may(right, &Scope::new(vec![body])) {
        Some(Reach::Own)
    } else {
        actor.may(right, scope).then_some(Reach::Above)
    }
}
