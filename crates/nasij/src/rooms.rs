use std::sync::Arc;

use weave::Room;

/// Spine first, then the rooms with a door to the street. Migrations, samples and menus go in this order.
pub fn rooms() -> Vec<Arc<dyn Room>> {
    vec![
        network::room(),
        accounts::room(),
        library::room(),
        pages::room(),
        charter::room(),
        comments::room(),
        search::room(),
        console::room(),
    ]
}
