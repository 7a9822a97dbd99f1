//! Who may see and change persons: pure. From above nobody does, where the body does not show its people. A keyholder sees the
//! list whose names she opens.

use weave::{Capability, Role};

pub const READ: &str = "people.read";
pub const WRITE: &str = "people.write";
/// Declared by `keys`: whoever opens sealed records answers who asks for hers.
pub const OPEN: &str = "records.open";

pub const RIGHTS: &[Capability] = &[
    Capability::new(READ, "people-right-read", &[Role::Keyholder]).where_shown(),
    Capability::new(WRITE, "people-right-write", &[]).where_shown(),
];

#[cfg(test)]
mod tests {
    use weave::FromAbove;

    use super::*;

    #[test]
    fn both_are_hidden_from_above_by_default() {
        assert!(RIGHTS.iter().all(|right| right.from_above == FromAbove::WhereShown));
    }
}
