use basis::Id;
use http::StatusCode;

use crate::board::House;

impl House {
    async fn comment(&self, at: &str, publication: Id<basis::of::Publication>, text: &str) {
        let path = format!("/ar/{at}comments/{publication}");
        let seen = self.stage.post(&path, "", &[("name", "نورة"), ("text", text)]).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn nobody_decides_at_another_body() {
    let house = House::new().await;
    house.comment("b/tunisie/", house.at_chapter, "في الفرع").await;
    house.comment("b/oasis/", house.at_association, "في الجمعية").await;
    let of = |all: Vec<comments::model::Comment>| all[0].shown.id.to_string();
    let chapter = of(house.comments(house.planted.chapter).await);
    let association = of(house.comments(house.planted.association).await);
    let stranger = house.sign_in(house.planted.sister, true);
    let alone = house.sign_in(house.planted.chapter, false);
    let over = house.sign_in(house.planted.chapter, true);
    let editor = house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &["news.write"]));
    for (cookie, body, id, status) in [
        (&stranger, "tunisie", &chapter, StatusCode::FORBIDDEN),
        (&editor, "tunisie", &chapter, StatusCode::FORBIDDEN),
        (&alone, "tunisie", &association, StatusCode::NOT_FOUND),
        (&alone, "oasis", &association, StatusCode::FORBIDDEN),
        (&over, "oasis", &chapter, StatusCode::NOT_FOUND),
        (&over, "oasis", &association, StatusCode::SEE_OTHER),
        (&alone, "tunisie", &chapter, StatusCode::SEE_OTHER),
    ] {
        let list = format!("/desk/b/{body}/comments");
        assert_eq!(house.stage.post(&list, cookie, &[("approve", id)]).await.status, status, "{body}");
        let one = format!("{list}/{id}");
        let answered =
            house.stage.post(&format!("{one}/answer"), cookie, &[("text", "x"), ("name", "y")]).await;
        assert_eq!(answered.status, status, "{body}");
        let shown = if status == StatusCode::SEE_OTHER { StatusCode::OK } else { status };
        assert_eq!(house.stage.get(&one, cookie).await.status, shown, "{body}");
    }
    let anonymous = house.stage.get("/desk/b/tunisie/comments", "").await;
    assert!(anonymous.location().starts_with("/sign-in"));
    house.stage.end().await;
}

#[tokio::test]
async fn ticked_ones_are_decided_together_or_not_at_all() {
    let house = House::new().await;
    for n in 0..3 {
        house.comment("b/tunisie/", house.at_chapter, &format!("تعليق {n}")).await;
    }
    house.comment("b/oasis/", house.at_association, "في الجمعية").await;
    let cookie = house.sign_in(house.planted.chapter, true);
    let ids: Vec<String> =
        house.comments(house.planted.chapter).await.iter().map(|one| one.shown.id.to_string()).collect();
    let foreign = house.comments(house.planted.association).await[0].shown.id.to_string();
    let list = "/desk/b/tunisie/comments";
    let mixed = [("do", "approve"), ("id", ids[0].as_str()), ("id", foreign.as_str())];
    assert_eq!(house.stage.post(list, &cookie, &mixed).await.status, StatusCode::NOT_FOUND);
    let states =
        |all: Vec<comments::model::Comment>| all.iter().map(|one| one.state.code()).collect::<Vec<_>>();
    assert_eq!(states(house.comments(house.planted.chapter).await), ["waiting"; 3]);
    let back = format!("{list}?q=&state=waiting");
    let two = [("do", "approve"), ("id", ids[0].as_str()), ("id", ids[1].as_str()), ("back", back.as_str())];
    let done = house.stage.post(list, &cookie, &two).await;
    assert_eq!(done.location(), format!("{back}&done=approve&n=2"));
    assert!(house.stage.get(done.location(), &cookie).await.text.contains("نُشر تعليقان"));
    assert_eq!(
        house.stage.post(list, &cookie, &[("do", "approve")]).await.location(),
        format!("{list}?done=none&n=0")
    );
    let outside = [("do", "reject"), ("id", ids[2].as_str()), ("back", "https://evil.example/")];
    assert_eq!(house.stage.post(list, &cookie, &outside).await.location(), format!("{list}?done=reject&n=1"));
    for odd in [&[("approve", "x")][..], &[("do", "dance")], &[]] {
        assert!(house.stage.post(list, &cookie, odd).await.status.is_client_error());
    }
    house.stage.end().await;
}

#[tokio::test]
async fn the_list_filters_searches_and_points_below() {
    let house = House::new().await;
    house.comment("b/tunisie/", house.at_chapter, "ماء البئر").await;
    house.comment("b/oasis/", house.at_association, "في الجمعية").await;
    let over = house.sign_in(house.planted.chapter, true);
    let list = house.stage.get("/desk/b/tunisie/comments", &over).await;
    assert!(list.text.contains("ماء البئر") && !list.text.contains("في الجمعية"));
    assert!(list.text.contains("href=\"/desk/b/oasis/comments\"") && list.text.contains("جمعية الواحة"));
    assert!(list.text.contains("href=\"/ar/b/tunisie/news/wells#comments\""));
    let alone = house.sign_in(house.planted.chapter, false);
    let narrow = house.stage.get("/desk/b/tunisie/comments", &alone).await;
    assert!(!narrow.text.contains("/desk/b/oasis/"));
    for (query, found) in [
        ("?q=%D8%A8%D8%A6%D8%B1", true),
        ("?q=x", false),
        ("?state=approved", false),
        ("?state=rejected", false),
        ("?state=waiting", true),
        ("?before=0.x", false),
        ("?before=odd", true),
    ] {
        let seen = house.stage.get(&format!("/desk/b/tunisie/comments{query}"), &over).await;
        assert_eq!((seen.status, seen.text.contains("ماء البئر")), (StatusCode::OK, found), "{query}");
    }
    house.stage.end().await;
}

#[tokio::test]
async fn the_desk_counts_what_waits_for_her_and_where() {
    let house = House::new().await;
    house.comment("", house.at_root, "في الجذر").await;
    house.comment("b/tunisie/", house.at_chapter, "في الفرع").await;
    house.comment("b/oasis/", house.at_association, "في الجمعية").await;
    let site = house.stage.site.clone();
    let counted = async |body, below, at| {
        let mut visit = weave::Visit::of(&site, basis::Language::Ar);
        visit.actor = Some(std::sync::Arc::new(network::testing::actor(body, below, &["comments.moderate"])));
        let ask = weave::SlotAsk { site: &site, visit: &visit, body: at, publication: None };
        let filled = site.fill(weave::SlotPlace::DeskWaiting, &ask).await;
        let html: String = filled.into_iter().map(|fragment| fragment.html).collect();
        ["maghreb", "tunisie", "oasis"]
            .map(|slug| html.contains(&format!("href=\"/desk/b/{slug}/comments\"")))
    };
    let planted = house.planted;
    assert_eq!(counted(planted.root, true, None).await, [true; 3]);
    assert_eq!(counted(planted.root, true, Some(planted.chapter)).await, [false, true, true]);
    assert_eq!(counted(planted.chapter, false, None).await, [false, true, false]);
    assert_eq!(counted(planted.sister, true, None).await, [false; 3]);
    house.stage.end().await;
}
