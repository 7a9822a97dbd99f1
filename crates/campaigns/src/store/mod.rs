//! Every SQL sentence of the room.

mod blocks;
mod campaigns;
mod copies;
mod editions;
pub mod grown;
mod held;
mod marks;
mod papers;
mod scans;
mod signatures;
mod supporters;
mod tallies;

pub use blocks::{
    add_version, any_block, behind_of, block, blocks, children_of, follow, insert_block, make_room,
    rename_block, set_mode_below, swap_places, text_at, update_block,
};
pub use campaigns::{
    action, actions, campaign, campaigns_of, close_over, closed_before, destroy_key, end_marks,
    found_by_mark, has_key, hash_key, insert_action, insert_campaign, over_before, set_closed,
};
pub use copies::{
    Copy, Sealed, Standing, copies_of, count_deliveries, count_sealed, deliveries, drop_copies, end_contact,
    end_delivery, holds_copies, insert_copies, replace_copy, sealed, standing,
};
pub use editions::{
    Hung, all_published, any_published, below, by_slug, edition, edition_at, editions_by_ids, editions_of,
    ever_asked, free_slug, hung, insert_edition, insert_offer, latest, letter_to, offers, offers_to,
    published, update_edition,
};
pub use held::{HeldGroup, burst, held, held_by_body};
pub use marks::{claim, forget_marks, of_half_a_mark, release};
pub use papers::{Paper, PaperId, hosts, insert_paper, paper_total, papers, remove_paper, set_hosts};
pub use scans::{
    Scan, ScanId, Scanned, count_scans, erase_scan, holds_scans, insert_scan, purge_scans, remove_scans,
    scanned, scans,
};
pub use signatures::{
    DELIVERABLE, Fresh, Given, Shown, SignatureId, address_of, campaigns_in, chain_of, count_signatures,
    deliver, deliverable, erase_signature, forget_addresses, forget_left_over, given, hide_name,
    insert_signatures, let_confirm, of_lookup, overdue, place, set_shown, set_state, shown_and_reached,
    shown_names, signatures_of, unconfirmed, waiting, written_since,
};
pub use supporters::{
    Update, UpdateId, Waiting, insert_update, insert_waiting, is_signed, is_signed_by_others, persons_of,
    replace_waiting, set_person, signed_as, supporters, take_waiting, update, updates, waits_as,
};
pub use tallies::{
    Cell, Count, add, all_counted, begin_rounding, breakdown, cells, chains, is_rounded, last_rounded,
    purged_into, records, rounded, save_rounded, tallied, total, totals_of, wipe_tallies,
};

fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
