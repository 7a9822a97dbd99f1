use basis::Language;
use comments::model::Passing;
use db::testing::Scratch;
use http::StatusCode;
use weave::{Who, testing::Stage};

use crate::board::{Board, House, rooms};

const FORM: &str = "/ar/b/tunisie/contact";
const ADDRESS: &str = "Amina.Secret@example.org";
const FIELDS: &[(&str, &str)] =
    &[("name", "أمينة"), ("text", "سؤال عن الدورة"), ("address", ADDRESS), ("reply", "")];

#[tokio::test]
async fn a_message_goes_to_the_bodys_mail_and_is_erased() {
    db::testing::each(&[], |db| async move {
        let house = House::on(Some(db)).await;
        house.moderator("rim@example.org", Language::Fr, house.planted.chapter, false).await;
        house.moderator("salma@example.org", Language::Ar, house.planted.root, true).await;
        house.moderator("other@example.org", Language::Ar, house.planted.sister, true).await;
        let page = house.stage.get(FORM, "").await;
        assert!(page.text.contains("name=\"address\"") && page.text.contains("ثلاثين يومًا"), "{}", page.text);
        let seen = house.stage.post(FORM, "", FIELDS).await;
        assert_eq!(seen.location(), format!("{FORM}/thanks"));
        assert_eq!(house.stage.get(seen.location(), "").await.status, StatusCode::OK);
        assert!(house.stage.site.mail.last().is_empty(), "held");

        let cookie = house.sign_in(house.planted.chapter, false);
        let list = house.stage.get("/desk/b/tunisie/messages", &cookie).await;
        assert!(list.text.contains("سؤال عن الدورة") && list.text.contains(ADDRESS));
        let id = house.messages(house.planted.chapter).await[0].id;
        let foreign = house.sign_in(house.planted.sister, true);
        let send = format!("/desk/b/tunisie/messages/{id}/send");
        assert_eq!(house.stage.post(&send, &foreign, &[]).await.status, StatusCode::FORBIDDEN);
        let elsewhere = format!("/desk/b/algerie/messages/{id}/send");
        assert_eq!(house.stage.post(&elsewhere, &foreign, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.stage.post(&send, &cookie, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(house.stage.post(&send, &cookie, &[]).await.status, StatusCode::NOT_FOUND, "once");
        assert_eq!(house.stage.work().await, 2);
        let letters = house.stage.site.mail.last();
        let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["rim@example.org", "salma@example.org"]);
        for letter in &letters {
            assert!(
                letter.text.contains("سؤال عن الدورة")
                    && letter.text.contains(ADDRESS)
                    && letter.text.contains("أمينة")
            );
            assert_eq!(letter.subject.starts_with("Message du formulaire"), letter.to == "rim@example.org");
        }
        let message = house.messages(house.planted.chapter).await.remove(0);
        assert_eq!((message.state, message.text.as_str(), message.address), (Passing::Sent, "", None));
        let list = house.stage.get("/desk/b/tunisie/messages?state=sent", &cookie).await;
        assert!(list.text.contains("مُحي ما فيها") && !list.text.contains(ADDRESS));
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn the_address_lies_nowhere_in_clear() {
    let scratch = Scratch::sqlite(&[]).await;
    let path = scratch.url.trim_start_matches("sqlite:").to_owned();
    let board = Board::default();
    let house = House::furnish(Stage::on(scratch, rooms(&board)).await, &board).await;
    house.moderator("rim@example.org", Language::Fr, house.planted.chapter, false).await;
    let holds = |text: &str| {
        ["", "-wal"].iter().any(|end| {
            let bytes = std::fs::read(format!("{path}{end}")).unwrap_or_default();
            bytes.windows(text.len()).any(|part| part.eq_ignore_ascii_case(text.as_bytes()))
        })
    };
    house.stage.post(FORM, "", FIELDS).await;
    assert!(holds("سؤال عن الدورة"), "the test looks at the right files");
    assert!(!holds(ADDRESS) && !holds("Amina.Secret"));
    let cookie = house.sign_in(house.planted.chapter, false);
    let id = house.messages(house.planted.chapter).await[0].id;
    house.stage.post(&format!("/desk/b/tunisie/messages/{id}/send"), &cookie, &[]).await;
    assert!(!holds("Amina.Secret"), "nor in a job");
    house.stage.work().await;
    assert!(!holds("Amina.Secret"));
    house.stage.end().await;
}

#[tokio::test]
async fn rejecting_erases_at_once() {
    let house = House::new().await;
    house.moderator("rim@example.org", Language::Fr, house.planted.chapter, false).await;
    house.stage.post(FORM, "", FIELDS).await;
    let cookie = house.sign_in(house.planted.chapter, false);
    let id = house.messages(house.planted.chapter).await[0].id;
    let reject = format!("/desk/b/tunisie/messages/{id}/reject");
    assert_eq!(house.stage.post(&reject, &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    let message = house.messages(house.planted.chapter).await.remove(0);
    assert_eq!((message.state, message.text.as_str(), message.address), (Passing::Rejected, "", None));
    assert!(house.stage.site.mail.last().is_empty());
    house.stage.end().await;
}

#[tokio::test]
async fn where_nobody_reads_the_form_says_so_and_names_the_body_above() {
    let house = House::new().await;
    let page = house.stage.get("/ar/b/oasis/contact", "").await;
    assert!(
        !page.text.contains("<textarea") && page.text.contains("href=\"/ar/b/tunisie/contact\""),
        "{}",
        page.text
    );
    let seen = house.stage.post("/ar/b/oasis/contact", "", FIELDS).await;
    assert_eq!(seen.status, StatusCode::CONFLICT);
    assert!(house.messages(house.planted.association).await.is_empty());
    house.stage.end().await;
}

#[tokio::test]
async fn mistakes_come_back_and_the_trap_drops() {
    let house = House::new().await;
    house.moderator("rim@example.org", Language::Fr, house.planted.chapter, false).await;
    let wrong = house.stage.post(FORM, "", &[("name", "n"), ("text", "عزيز"), ("address", "amina@")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("عزيز") && wrong.text.contains("value=\"amina@\""));
    let trapped =
        house.stage.post(FORM, "", &[("name", "n"), ("text", "t"), ("reply", "x@example.org")]).await;
    assert_eq!(trapped.location(), format!("{FORM}/thanks"));
    assert!(house.messages(house.planted.chapter).await.is_empty());
    house.stage.end().await;
}

#[tokio::test]
async fn she_sees_what_is_held_and_it_ends_after_thirty_days() {
    let house = House::new().await;
    let site = house.stage.site.clone();
    house.moderator("rim@example.org", Language::Fr, house.planted.chapter, false).await;
    house.stage.post(FORM, "", FIELDS).await;
    let holding = comments::room().holdings().remove(0);
    let who = Who::new(ADDRESS.to_lowercase());
    let mut conn = site.db.read().await.unwrap();
    let held = holding.list(&site, &mut conn, &who).await.unwrap();
    assert_eq!((held.len(), held[0].body), (1, house.planted.chapter));
    let export = holding.export(&site, &mut conn, &who).await.unwrap();
    assert_eq!((export[0]["address"].as_str(), export[0]["name"].as_str()), (Some(ADDRESS), Some("أمينة")));
    assert!(holding.list(&site, &mut conn, &Who::new("x@example.org")).await.unwrap().is_empty());
    drop(conn);
    let purge = house.worker("comments.purge").run.clone();
    purge(serde_json::Value::Null).await.unwrap();
    assert_eq!(house.messages(house.planted.chapter).await.len(), 1);
    site.clock.advance(std::time::Duration::from_secs(30 * 86_400 + 1));
    purge(serde_json::Value::Null).await.unwrap();
    assert!(house.messages(house.planted.chapter).await.is_empty());
    house.stage.end().await;
}
