use std::time::Duration;

use basis::Language;

use crate::board::House;

const MINUTES: u64 = 60;

impl House {
    async fn wait(&self, minutes: u64) {
        self.stage.site.clock.advance(Duration::from_secs(minutes * MINUTES));
        self.stage.work().await;
    }
    async fn noted(&self, text: &str) {
        let path = format!("/ar/b/tunisie/comments/{}", self.at_chapter);
        self.stage.post(&path, "", &[("name", "زائرة سرّية"), ("text", text)]).await;
    }
}

#[tokio::test]
async fn moderators_hear_in_their_language_and_at_most_once_an_hour() {
    let house = House::new().await;
    house.moderator("rim@example.org", Language::Fr, house.planted.chapter, false).await;
    house.moderator("salma@example.org", Language::Ar, house.planted.root, true).await;
    house.moderator("other@example.org", Language::Ar, house.planted.sister, true).await;
    house.noted("كلام سرّي").await;
    house.noted("كلام آخر").await;
    house.wait(9).await;
    assert!(house.stage.site.mail.last().is_empty(), "it waits for what comes after the first");
    house.wait(1).await;
    let letters = house.stage.site.mail.last();
    assert_eq!(letters.len(), 2, "{letters:?}");
    for letter in &letters {
        let french = letter.to == "rim@example.org";
        assert!(french || letter.to == "salma@example.org");
        assert!(
            letter.text.contains(if french {
                "2 commentaires en attente"
            } else {
                "تعليقان في الانتظار"
            }),
            "{}",
            letter.text
        );
        assert!(letter.text.contains("http://localhost:8080/desk/b/tunisie/comments"));
        assert!(!letter.text.contains("سرّي") && !letter.subject.contains("سرّي"));
    }
    house.noted("بعد الرسالة").await;
    house.wait(10).await;
    assert_eq!(house.stage.site.mail.last().len(), 2, "not twice in an hour");
    house.wait(50).await;
    assert_eq!(house.stage.site.mail.last().len(), 4);
    let salma =
        house.stage.site.mail.last().into_iter().find(|letter| letter.to == "salma@example.org").unwrap();
    assert!(salma.text.contains("3 تعليقات في الانتظار"), "{}", salma.text);
    house.stage.end().await;
}

#[tokio::test]
async fn nothing_leaves_when_all_is_decided_by_then() {
    let house = House::new().await;
    house.moderator("rim@example.org", Language::Fr, house.planted.chapter, false).await;
    house.noted("كلام").await;
    let id = house.comments(house.planted.chapter).await[0].shown.id.to_string();
    let cookie = house.sign_in(house.planted.chapter, false);
    house.stage.post("/desk/b/tunisie/comments", &cookie, &[("reject", &id)]).await;
    house.wait(11).await;
    assert!(house.stage.site.mail.last().is_empty());
    house.stage.end().await;
}
