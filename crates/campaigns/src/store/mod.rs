//! Every SQL sentence of the room.

mod blocks;
mod copies;
mod editions;
pub mod grown;
mod papers;
mod scans;
mod signatures;
mod supporters;
mod tallies;

pub use blocks::{
    add_version, any_block, behind_of, block, blocks, children_of, follow, insert_block, make_room,
    rename_block, set_mode_below, swap_places, text_at, update_block,
};
pub use copies::{
    Copy, Sealed, Standing, copies_of, count_deliveries, count_sealed, deliveries, drop_copies, end_contact,
    end_delivery, holds_copies, insert_copies, replace_copy, sealed, standing,
};
pub use editions::{
    Hung, action, actions, all_published, any_published, below, by_slug, campaign, campaigns_of, close_over,
    closed_before, destroy_key, edition, edition_at, editions_by_ids, editions_of, end_marks, ever_asked,
    found_by_mark, free_slug, has_key, hash_key, hung, insert_action, insert_campaign, insert_edition,
    insert_offer, latest, letter_to, offers, offers_to, over_before, published, set_closed, update_edition,
};
pub use papers::{Paper, PaperId, hosts, insert_paper, paper_total, papers, remove_paper, set_hosts};
pub use scans::{
    Scan, ScanId, Scanned, count_scans, erase_scan, holds_scans, insert_scan, purge_scans, remove_scans,
    scanned, scans,
};
pub use signatures::{
    DELIVERABLE, Fresh, Given, HeldGroup, Shown, SignatureId, address_of, burst, campaigns_in, chain_of,
    claim, count_signatures, deliver, deliverable, erase_signature, forget_addresses, forget_left_over,
    forget_marks, given, held, held_by_body, hide_name, insert_signatures, let_confirm, of_half_a_mark,
    of_lookup, overdue, place, release, set_shown, set_state, shown_and_reached, shown_names, signatures_of,
    unconfirmed, waiting, written_since,
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
