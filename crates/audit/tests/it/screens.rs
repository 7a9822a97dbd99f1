use accounts::NewAccount;
use basis::{Id, Language, of::Account};
use http::StatusCode;
use network::testing::{Planted, actor};
use weave::{Entry, testing::Stage};

async fn house() -> (Stage, Planted, Id<Account>) {
    let stage = Stage::new(vec![network::room(), accounts::room(), audit::room()]).await;
    let planted = network::testing::plant(&stage.site).await;
    let new = NewAccount {
        email: "n@example.org".into(),
        name: "نورة".into(),
        language: Language::Ar,
        password: None,
    };
    let account = accounts::add(&stage.site, new).await.unwrap();
    let site = stage.site.clone();
    stage
        .site
        .db
        .write(move |conn| {
            Box::pin(async move {
                for n in 0..120 {
                    let what = if n % 2 == 0 { "audit.purged" } else { "test.done" };
                    let by = (n % 3 == 0).then_some(account);
                    let entry = Entry::new(planted.chapter, by, what).about(planted.association).count(n);
                    weave::note(&site, conn, entry).await?;
                }
                let gone = Id::from_bits(77);
                weave::note(&site, conn, Entry::new(planted.chapter, Some(gone), "test.gone").about(account))
                    .await
            })
        })
        .await
        .unwrap();
    (stage, planted, account)
}

#[tokio::test]
async fn the_list_tells_who_what_when_and_about_whom() {
    let (stage, planted, account) = house().await;
    let cookie = stage.sign_in(actor(planted.chapter, false, &["audit.read"]));
    let seen = stage.get("/desk/b/tunisie/audit", &cookie).await;
    assert_eq!(seen.status, StatusCode::OK);
    for words in
        ["سجل الأعمال", "نورة", "جمعية الواحة", "محو أقدم السطور", "test.done", "حساب لم يعد قائمًا", "121"]
    {
        assert!(seen.text.contains(words), "{words}");
    }
    let older = stage.get("/desk/b/tunisie/audit?before=72", &cookie).await;
    assert!(older.text.contains(">71 ") && !older.text.contains(">72 "), "{}", older.text);
    let hers = stage.get(&format!("/desk/b/tunisie/audit?who={account}&what=audit.purged"), &cookie).await;
    assert!(hers.text.contains("نورة") && !hers.text.contains("test.done</td>"));
    assert!(hers.text.contains(&format!("/desk/b/tunisie/audit/csv?what=audit.purged&#38;who={account}")));
    for (query, empty) in [
        ("?since=2026-03-12", false),
        ("?since=2026-03-14", true),
        ("?what=test.none", true),
        ("?who=house", false),
    ] {
        let seen = stage.get(&format!("/desk/b/tunisie/audit{query}"), &cookie).await;
        assert_eq!((seen.status, seen.text.contains("لا سطور هنا")), (StatusCode::OK, empty), "{query}");
    }
    let stranger = stage.sign_in(actor(planted.sister, true, &["audit.read"]));
    for path in ["audit", "audit/csv", "audit/verify"] {
        let path = format!("/desk/b/tunisie/{path}");
        assert_eq!(stage.get(&path, &stranger).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let none = stage.sign_in(actor(planted.sister, false, &["audit.read"]));
    assert!(stage.get("/desk/b/algerie/audit", &none).await.text.contains("لم يُسجَّل بعد عمل"));
    stage.end().await;
}

#[tokio::test]
async fn the_file_opens_in_a_spreadsheet() {
    let (stage, planted, _) = house().await;
    let cookie = stage.sign_in(actor(planted.chapter, false, &["audit.read"]));
    let seen = stage.get("/desk/b/tunisie/audit/csv?what=test.gone", &cookie).await;
    assert!(seen.text.starts_with("\u{feff}الرقم,الوقت,"));
    assert!(seen.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    let lines: Vec<&str> = seen.text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(
        lines[1].starts_with("121,2026-03-12T") && lines[1].contains(",حساب لم يعد قائمًا,test.gone,نورة,,")
    );
    stage.end().await;
}

#[tokio::test]
async fn verifying_says_what_is_wrong_and_compares_with_a_letter() {
    let (stage, planted, _) = house().await;
    let cookie = stage.sign_in(actor(planted.chapter, false, &["audit.read"]));
    let page = "/desk/b/tunisie/audit/verify";
    let whole = stage.get(page, &cookie).await;
    assert!(whole.text.contains("السجل متصل") && whole.text.contains("يستطيع مالك الخادم"), "{}", whole.text);
    let head = audit::verify(&stage.site, planted.chapter, &[]).await.unwrap().last.unwrap();
    let ask = |number: &str, mark: &str| {
        format!("{page}?number={}&mark={}", web::encode(number), web::encode(mark))
    };
    let shown = audit::model::grouped(&head.mark).to_uppercase();
    let same = stage.get(&ask("١٢١", &shown), &cookie).await;
    assert!(same.text.contains("هو الذي ذُكر في الرسالة"));
    let other = stage.get(&ask("120", &shown), &cookie).await;
    assert!(other.text.contains("ليس الذي ذُكر في الرسالة"));
    for (number, mark, words) in [("x", shown.as_str(), "يلزم رقم السطر"), ("3", "abc", "يلزم ستة عشر")]
    {
        assert!(stage.get(&ask(number, mark), &cookie).await.text.contains(words));
    }
    let body = planted.chapter;
    let forged = "UPDATE audit_lines SET count = 1000 WHERE body = $1 AND number = 17";
    stage
        .site
        .db
        .write(move |conn| Box::pin(async move { conn.run(forged, db::args![body]).await }))
        .await
        .unwrap();
    let mut french = actor(planted.chapter, false, &["audit.read"]);
    french.language = Language::Fr;
    let french = stage.sign_in(french);
    let wrong = stage.get(page, &french).await;
    assert!(wrong.text.contains("La ligne \u{2068}17\u{2069} a été modifiée."), "{}", wrong.text);
    assert!(stage.get("/desk/b/tunisie/audit", &french).await.text.contains("Journal des actes"));
    stage.end().await;
}
