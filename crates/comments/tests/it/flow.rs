use comments::model::{BURST, State};
use http::StatusCode;
use weave::proof::{hour, mark, marked, solve};

use crate::board::House;

const PAGE: &str = "/ar/b/tunisie/news/wells";

impl House {
    fn form(&self) -> String {
        format!("/ar/b/tunisie/comments/{}", self.at_chapter)
    }

    async fn say(&self, name: &str, text: &str) -> weave::testing::Seen {
        self.stage.post(&self.form(), "", &[("name", name), ("text", text), ("reply", "")]).await
    }

    async fn say_from_outside(&self, name: &str, text: &str, pow: &str) -> StatusCode {
        self.post_from_outside(&self.form(), &[("name", name), ("text", text), ("pow", pow)]).await.status
    }
}

#[tokio::test]
async fn from_the_form_to_the_page_on_both_databases() {
    db::testing::each(&[], |db| async move {
        let house = House::on(Some(db)).await;
        let before = house.stage.get(PAGE, "").await;
        assert!(before.text.contains("لا تعليقات بعد"), "{}", before.text);
        let seen = house.say("أم ياسين", "سطر أول\n\nسطر ثانٍ").await;
        assert_eq!(
            (seen.status, seen.location()),
            (StatusCode::SEE_OTHER, format!("{}/thanks", house.form()).as_str())
        );
        let thanks = house.stage.get(seen.location(), "").await;
        assert_eq!(
            (thanks.status, thanks.headers["cache-control"].to_str().unwrap()),
            (StatusCode::OK, "no-store")
        );
        assert!(thanks.text.contains("قبل موافقتهنّ") && thanks.text.contains(PAGE));
        assert!(!house.stage.get(PAGE, "").await.text.contains("سطر أول"), "nothing is public before");

        let cookie = house.sign_in(house.planted.chapter, false);
        let list = house.stage.get("/desk/b/tunisie/comments", &cookie).await;
        assert!(list.text.contains("سطر أول") && list.text.contains("أم ياسين"), "{}", list.text);
        let id = house.comments(house.planted.chapter).await[0].shown.id.to_string();
        let done = house.stage.post("/desk/b/tunisie/comments", &cookie, &[("approve", &id)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let after = house.stage.get(PAGE, "").await;
        assert!(
            after.text.contains("تعليق واحد") && after.text.contains("سطر أول"),
            "fresh at the next request"
        );
        assert!(after.text.contains("<p class=\"comment-text\" dir=\"auto\">سطر ثانٍ</p>"), "{}", after.text);

        let answer = format!("/desk/b/tunisie/comments/{id}/answer");
        let fields = [("text", "شكرًا لكِ"), ("name", "الأمانة")];
        assert_eq!(house.stage.post(&answer, &cookie, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(house.stage.get(PAGE, "").await.text.contains("شكرًا لكِ"));
        house.stage.post("/desk/b/tunisie/comments", &cookie, &[("reject", &id)]).await;
        assert!(!house.stage.get(PAGE, "").await.text.contains("سطر أول"), "rejected after all");
        assert_eq!(house.stage.post(&answer, &cookie, &fields).await.status, StatusCode::CONFLICT);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_someone_typed_is_text_and_nothing_else() {
    let house = House::new().await;
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=y>";
    assert_eq!(house.say(evil, evil).await.status, StatusCode::SEE_OTHER);
    let cookie = house.sign_in(house.planted.chapter, false);
    let comment = house.comments(house.planted.chapter).await.remove(0);
    let id = comment.shown.id.to_string();
    let fields = [("text", evil), ("name", evil), ("approve", "1")];
    house.stage.post(&format!("/desk/b/tunisie/comments/{id}/answer"), &cookie, &fields).await;
    for path in [
        PAGE.to_owned(),
        "/desk/b/tunisie/comments?state=approved".to_owned(),
        format!("/desk/b/tunisie/comments/{id}"),
    ] {
        let seen = house.stage.get(&path, &cookie).await;
        assert!(seen.text.contains("alert(1)"), "{path}");
        assert!(!seen.text.contains("<script>alert") && !seen.text.contains("<img src=x"), "{path}");
    }
    let refused = house.say(&evil.repeat(3), evil).await;
    assert!(!refused.text.contains("<img src=x"), "{}", refused.text);
    house.stage.end().await;
}

#[tokio::test]
async fn what_does_not_fit_comes_back_with_its_reasons_and_is_not_lost() {
    let house = House::new().await;
    for (name, text, reason) in [
        ("", "نص طويل عزيز", "يلزم اسم"),
        ("أمينة", " ", "يلزم نص"),
        (&"ن".repeat(61), "نص طويل عزيز", "ستين حرفًا"),
        ("أمينة", &"ن".repeat(4_001), "أربعة آلاف"),
    ] {
        let seen = house.say(name, text).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text.contains(reason), "{reason}");
        assert!(seen.text.contains(&format!("value=\"{name}\"")) && seen.text.contains(text.trim()));
        assert!(seen.text.contains(&format!("action=\"{}\"", house.form())));
    }
    assert_eq!(house.say("a\0b", "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.say("n", &"x".repeat(1_000_000)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.say("n", &"x".repeat(2_000_000)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(house.comments(house.planted.chapter).await.is_empty());
    let gone = format!("/ar/b/tunisie/comments/{}", house.at_association);
    let fields = [("name", "n"), ("text", "t")];
    assert_eq!(house.stage.post(&gone, "", &fields).await.status, StatusCode::NOT_FOUND, "of another body");
    assert_eq!(house.stage.post("/ar/comments/x", "", &fields).await.status, StatusCode::NOT_FOUND);
    let back = house.stage.get(&house.form(), "").await;
    assert_eq!(back.location(), format!("{PAGE}#comments"));
    house.stage.end().await;
}

#[tokio::test]
async fn the_trap_takes_and_drops() {
    let house = House::new().await;
    let seen = house
        .stage
        .post(&house.form(), "", &[("name", "n"), ("text", "t"), ("reply", "a@example.org")])
        .await;
    assert_eq!(
        (seen.status, seen.location()),
        (StatusCode::SEE_OTHER, format!("{}/thanks", house.form()).as_str())
    );
    assert!(house.comments(house.planted.chapter).await.is_empty());
    house.stage.end().await;
}

#[tokio::test]
async fn a_closed_thread_takes_nothing_and_says_so() {
    let house = House::new().await;
    let cookie = house.sign_in(house.planted.chapter, false);
    assert!(house.stage.get(PAGE, "").await.text.contains("<textarea"));
    let thread = format!("/desk/b/tunisie/threads/{}", house.at_chapter);
    assert_eq!(house.stage.post(&thread, &cookie, &[("do", "close")]).await.status, StatusCode::SEE_OTHER);
    let page = house.stage.get(PAGE, "").await;
    assert!(!page.text.contains("<textarea") && page.text.contains("أُغلق باب التعليق"));
    let late = house.say("n", "t").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("لم يُحفظ التعليق") && late.text.contains(PAGE));
    house.stage.post(&thread, &cookie, &[("do", "open")]).await;
    assert!(house.stage.get(PAGE, "").await.text.contains("<textarea"));
    assert_eq!(house.say("n", "t").await.status, StatusCode::SEE_OTHER);
    let foreign = format!("/desk/b/tunisie/threads/{}", house.at_association);
    assert_eq!(house.stage.post(&foreign, &cookie, &[("do", "close")]).await.status, StatusCode::NOT_FOUND);
    house.stage.end().await;
}

#[tokio::test]
async fn a_proof_counts_when_it_is_true_and_fresh() {
    let house = House::new().await;
    let site = &house.stage.site;
    let of = house.at_chapter.to_string();
    let now = hour(site.clock.now());
    let made = |ago: i64| {
        let signature = site.keys.sign("comments.pow", &marked(now - ago, &of));
        solve(&mark(now - ago, &signature))
    };
    let page = house.stage.get(PAGE, "").await.text;
    let shown = page.split("data-pow=\"").nth(1).unwrap().split('"').next().unwrap();
    let answers = [
        (solve(shown), true),
        (made(24), true),
        (made(25), false),
        (solve(&mark(now, &[1; 32])), false),
        (format!("{shown}:x"), false),
        (String::new(), false),
    ];
    for (at, (pow, proven)) in answers.iter().enumerate() {
        assert_eq!(
            house.say_from_outside("n", &format!("t{at}"), pow).await,
            StatusCode::SEE_OTHER,
            "always taken"
        );
        let all = house.comments(house.planted.chapter).await;
        let one = all.iter().find(|one| one.shown.text == format!("t{at}")).unwrap();
        assert_eq!((one.proof, one.state), (*proven, State::Waiting), "{at}");
    }
    house.stage.end().await;
}

#[tokio::test]
async fn a_burst_without_proof_is_marked_and_rejected_at_once() {
    let house = House::new().await;
    for n in 0..BURST + 5 {
        house.say_from_outside("n", &format!("t{n}"), "").await;
    }
    house.say("n", "http://a http://b http://c http://d").await;
    house.say("n", "the guard is off").await;
    let all = house.comments(house.planted.chapter).await;
    assert_eq!(all.iter().filter(|one| one.bulk).count(), 6);
    let cookie = house.sign_in(house.planted.chapter, false);
    let list = house.stage.get("/desk/b/tunisie/comments?bulk=1", &cookie).await;
    assert!(list.text.contains("رفض كل ما ورد بالجملة"));
    house.stage.post("/desk/b/tunisie/comments", &cookie, &[("reject-bulk", "1")]).await;
    let all = house.comments(house.planted.chapter).await;
    assert!(all.iter().all(|one| one.bulk == (one.state == State::Rejected)));
    house.stage.end().await;
}

#[tokio::test]
async fn two_hundred_at_once_are_all_kept() {
    db::testing::each(&[], |db| async move {
        let house = House::on(Some(db)).await;
        let texts: Vec<String> = (0..200).map(|n| format!("تعليق {n}")).collect();
        let answers = futures_util::future::join_all(texts.iter().map(|text| house.say("n", text))).await;
        assert!(answers.iter().all(|seen| seen.status == StatusCode::SEE_OTHER));
        assert_eq!(house.comments(house.planted.chapter).await.len(), 200);
        house.stage.end().await;
    })
    .await;
}
