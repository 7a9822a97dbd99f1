//! The report that anyone may read: what its chart draws is what its table says, and what adds up.

use std::time::Duration;

use serde_json::{Value, json};

use crate::house::{House, signature};

/// The heights of the bars, from the first day to the last.
fn bars(text: &str) -> Vec<f64> {
    let chart = text.split("<svg viewBox=\"0 0 720 200\"").nth(1).unwrap().split("</svg>").next().unwrap();
    let number = |bar: &str, name: &str| -> f64 {
        bar.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let mut all: Vec<(f64, f64)> =
        chart.split("<rect").skip(1).map(|bar| (number(bar, "x"), number(bar, "height"))).collect();
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    all.into_iter().map(|(_, height)| height).collect()
}

/// The numbers of a table's last column, from its first row to its last.
fn numbers(table: &str) -> Vec<i64> {
    table
        .split("<tbody>")
        .nth(1)
        .unwrap()
        .split("</tbody>")
        .next()
        .unwrap()
        .split("<tr")
        .skip(1)
        .map(|row| {
            let cell = row.rsplit("<td").next().unwrap();
            let digits: String = cell.split('>').skip(1).collect::<String>();
            digits.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
        })
        .collect()
}

#[tokio::test]
async fn chart_and_table_say_the_same_and_what_is_told_above_is_round() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let days = [7, 0, 12, 3, 20];
        for (day, count) in days.into_iter().enumerate() {
            for n in 0..count {
                let mut given = signature(&format!("d{day}n{n}@example.org"));
                given["language"] = json!(if n % 3 == 2 { "fr" } else { "ar" });
                assert_eq!(house.sign(&edition, given).await.0, 201);
            }
            house.site().clock.advance(Duration::from_secs(86_400));
        }
        for (path, right) in
            [("/fr/b/tunisie/campaigns/eau/report", false), ("/ar/campaigns/eau/report", true)]
        {
            let seen = house.stage.get(path, "").await;
            assert_eq!(seen.status, 200);
            let table = seen.text.split("<table").nth(1).unwrap();
            // The table has the newest day first, and at its end what days of fewer than five gave; in Arabic time runs from the right.
            let mut counts = numbers(table);
            assert_eq!(counts.pop(), Some(3), "{path}");
            counts.reverse();
            let mut drawn = bars(&seen.text);
            if right {
                drawn.reverse();
            }
            assert_eq!(counts.len(), drawn.len(), "{path}");
            assert!(counts.ends_with(&[7, 0, 12, 0, 20]), "{path}: {counts:?}");
            assert_eq!(counts.iter().sum::<i64>(), 39);
            let scale = 180.0 / 20.0;
            for (count, height) in counts.iter().zip(drawn) {
                assert!((*count as f64 * scale - height).abs() < 0.06, "{path}: {count} is drawn {height}");
            }
            // Of breakdowns whole fives, with the rest of it beside.
            let tables: Vec<&str> = seen.text.split("<table").skip(2).collect();
            let languages = numbers(tables.last().unwrap());
            assert_eq!(languages.iter().sum::<i64>(), 42, "{languages:?}");
            let (rest, cells) = languages.split_last().unwrap();
            assert!(cells.iter().all(|one| one % 5 == 0) && !cells.is_empty() && *rest > 0, "{languages:?}");
        }
        // The same numbers as the API tells whoever stands above.
        let (id, body) = (campaign["id"].as_str().unwrap(), house.planted.chapter);
        let told = house
            .well("GET", &format!("campaigns/{id}/tally?body={body}&by=language"), "", Value::Null)
            .await;
        assert!(told["items"].as_array().unwrap().iter().all(|one| one["count"].as_i64().unwrap() % 5 == 0));
        assert_eq!(told["total"], 42);
        house.stage.end().await;
    })
    .await;
}
