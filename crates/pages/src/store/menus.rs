use basis::{
    Id, Result, Text,
    of::{Body, Publication},
};
use db::{Conn, args, id, slug};

use crate::model::MenuItem;

/// The pages of a body's menu in their order; those in the bin are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn menu(conn: &mut Conn, body: Id<Body>) -> Result<Vec<MenuItem>> {
    let rows = conn
        .all::<(String, String, String, String, String)>(
            "SELECT m.writing, m.label, w.title, w.slug, w.state FROM menu_items m JOIN writings w ON w.id = m.writing \
             WHERE m.body = $1 AND w.removed IS NULL ORDER BY m.position, m.writing",
            args![body],
        )
        .await?;
    rows.into_iter()
        .map(|(writing, label, title, name, state)| {
            Ok(MenuItem {
                writing: id(&writing)?,
                label: Text::from_json(&label),
                title: Text::from_json(&title),
                slug: slug(&name)?,
                visible: state == "published",
            })
        })
        .collect()
}

/// Whether a page stands in a menu.
///
/// # Errors
/// When the database does not answer.
pub async fn in_menu(conn: &mut Conn, writing: Id<Publication>) -> Result<bool> {
    let row =
        conn.maybe::<(String,)>("SELECT body FROM menu_items WHERE writing = $1", args![writing]).await?;
    Ok(row.is_some())
}

/// Writes a body's whole menu, in this order. What lies in the bin keeps its place at the end.
///
/// # Errors
/// When the database does not take the write.
pub async fn set_menu(conn: &mut Conn, body: Id<Body>, items: &[(Id<Publication>, Text)]) -> Result<()> {
    conn.run(
        "DELETE FROM menu_items WHERE body = $1 AND writing IN (SELECT id FROM writings WHERE body = $1 AND removed IS NULL)",
        args![body],
    )
    .await?;
    let rows = items
        .iter()
        .enumerate()
        .map(|(position, (writing, label))| args![body, *writing, label, position])
        .collect();
    conn.many("INSERT INTO menu_items (body, writing, label, position) VALUES", rows, "").await?;
    Ok(())
}
