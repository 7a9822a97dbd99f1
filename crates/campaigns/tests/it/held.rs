//! A line for each line of the README's table: what is held where, and how.

use serde_json::json;

use crate::house::House;

const NAME: &str = "فاطمة الزهراء المستترة";
const ADDRESS: &str = "unseen.address@example.org";
const PLACE: &str = "واحة بعيدة";

#[tokio::test]
async fn what_she_gave_is_nowhere_in_clear_but_what_she_chose_to_show() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
    let campaign = house.campaign(json!({})).await;
    let edition = house.adopted(&campaign, house.planted.chapter).await;
    let given = json!({
        "action": "sign", "name": NAME, "email": ADDRESS, "place": PLACE, "language": "ar", "delivery": true,
        "contact": [house.planted.chapter.to_string()], "display": "initials",
    });
    assert_eq!(house.sign(&edition, given).await.0, 201);
    // Before the letter left, and after.
    for round in 0..2 {
        let mut conn = house.site().db.read().await.unwrap();
        let tables: Vec<(String,)> = conn
            .all(
                if conn.is_sqlite() {
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                } else {
                    "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema()"
                },
                db::args![],
            )
            .await
            .unwrap();
        let mut clear = String::new();
        for (table,) in tables {
            if !conn.is_sqlite() {
                // Bytes stand in it as hexadecimal digits.
                let sql = format!("SELECT CAST(t AS TEXT) FROM \"{table}\" t");
                let rows: Vec<(String,)> = conn.all_dyn(sql, db::args![]).await.unwrap();
                clear.extend(rows.into_iter().map(|(text,)| text + "\n"));
                continue;
            }
            let columns: Vec<(String,)> =
                conn.all("SELECT name FROM pragma_table_info($1)", db::args![table.clone()]).await.unwrap();
            for (column,) in columns {
                let sql = format!("SELECT CAST(COALESCE(\"{column}\", '') AS TEXT) FROM \"{table}\"");
                // Bytes that are no text are no clear text.
                let rows: Vec<(String,)> = conn.all_dyn(sql, db::args![]).await.unwrap_or_default();
                clear.extend(rows.into_iter().map(|(text,)| text + "\n"));
            }
        }
        for secret in [NAME, ADDRESS, PLACE] {
            assert!(!clear.contains(secret), "{secret} lies in clear in round {round}");
            let bytes = campaigns::model::hex(secret.as_bytes());
            assert!(!clear.contains(&bytes), "{secret} lies in clear as bytes in round {round}");
        }
        assert!(clear.contains("ف. ز. م."), "what she chose to show");
        drop(conn);
        house.stage.work().await;
        let letters = house.letters();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].text.contains("/campaigns/eau/withdraw/"), "{}", letters[0].text);
        let row: (Option<Vec<u8>>,) = house
            .site()
            .db
            .read()
            .await
            .unwrap()
            .one("SELECT address_sealed FROM campaigns_signatures", db::args![])
            .await
            .unwrap();
        assert!(row.0.is_none(), "her address goes with its purpose");
    }
    house.stage.end().await;
    })
    .await;
}
