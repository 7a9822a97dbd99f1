//! Scans of sheets on paper: sealed before they are stored, handed out like any record, gone with their number.

use basis::Language;
use campaigns::{gather, scan, store};
use http::{Request, header};
use serde_json::{Value, json};

use crate::house::{ALL, House};

/// A page with a name on it, as a scanner sends it.
fn sheet() -> Vec<u8> {
    [b"%PDF-1.4\n", "فاطمة الزهراء المستترة".repeat(400).as_bytes(), b"\ntrailer\n%%EOF\n"].concat()
}

fn typed(file: Option<Vec<u8>>) -> gather::Typed {
    gather::Typed {
        count: "12".into(),
        gathered: "2026-03-10".into(),
        place: "سوق الأحد".into(),
        witness: "شاهدة السوق".into(),
        scan: "خزانة المقر".into(),
        file: file.map(|bytes| scan::File { name: "../sheet.PDF".into(), bytes }),
    }
}

fn keyholder(house: &House) -> web::Actor {
    web::Actor::new(house.keyholder, "x", Language::Ar)
        .with(house.planted.chapter, false, &["campaign.write", "campaign.signatures", "records.open"])
        .shown(web::By::Passkey, house.site().clock.now())
}

/// What a form with a file sends.
async fn upload(house: &House, path: &str, cookie: &str, name: &str, bytes: &[u8]) -> weave::testing::Seen {
    let mut body = Vec::new();
    for (field, value) in [
        ("count", "12"),
        ("gathered", "2026-03-10"),
        ("place", "سوق"),
        ("witness", "شاهدة"),
        ("scan", "خزانة"),
    ] {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    body.extend(
        format!("--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: application/pdf\r\n\r\n")
            .bytes(),
    );
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    let request = Request::post(path)
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .body(body.into())
        .unwrap();
    house.stage.ask(request).await
}

/// Every file below the site's folder.
fn files(folder: &std::path::Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        all.extend(if path.is_dir() { files(&path) } else { std::fs::read(&path).unwrap_or_default() });
    }
    all
}

#[tokio::test]
async fn a_scan_is_sealed_before_it_is_stored_and_opens_for_the_keyholder_as_it_was_sent() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let here = format!("/desk/b/tunisie/campaigns/{}/papers", edition["id"].as_str().unwrap());
        let writer =
            house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &["campaign.write"]));
        let form = house.stage.get(&here, &writer).await.text;
        assert!(form.contains("type=\"file\"") && form.contains("multipart/form-data"));
        assert_eq!(upload(&house, &here, &writer, "ورقة.pdf", &sheet()).await.status, 303);
        assert_eq!(house.total(&campaign, house.planted.root, "").await, Value::Null, "shown apart");

        // Nothing of it in clear: neither in its row, nor among files.
        let row: (Vec<u8>,) = house
            .site()
            .db
            .read()
            .await
            .unwrap()
            .one("SELECT sealed FROM campaigns_scans", db::args![])
            .await
            .unwrap();
        let name = "فاطمة".as_bytes();
        let holds = |bytes: &[u8]| {
            bytes.windows(name.len()).any(|part| part == name)
                || bytes.windows(5).any(|part| part == b"%PDF-")
        };
        assert!(holds(&sheet()) && !holds(&row.0));
        assert!(!holds(&files(house.site().config.folder.as_deref().unwrap())));

        // Who writes sees that there is one; the keyholder has the way to it, and is handed one record.
        assert!(!house.stage.get(&here, &writer).await.text.contains("records/scans."));
        let opens = house.stage.sign_in(keyholder(&house));
        let seen = house.stage.get(&here, &opens).await.text;
        let list =
            seen.split("/desk/b/tunisie/records/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(list.starts_with("scans."), "{list}");
        assert_eq!(house.stage.get(&format!("/desk/b/tunisie/records/{list}"), &opens).await.status, 200);
        let scope = network::tree(house.site()).await.unwrap().scope(house.planted.chapter);
        let before = keys::share(house.site(), house.keyholder, house.planted.chapter).await.unwrap().handed;
        let handed =
            keys::hand_out(house.site(), &keyholder(&house), &scope, &list, None, 200).await.unwrap();
        let after = keys::share(house.site(), house.keyholder, house.planted.chapter).await.unwrap().handed;
        assert_eq!((handed.records.len(), after - before, handed.next), (1, 1, None));
        let identity = age::secrecy::ExposeSecret::expose_secret(&house.identity.to_string()).to_owned();
        let identity = seal::identity::Identity::parse(&identity).unwrap();
        let record = &handed.records[0];
        let key = identity.open_envelope(&handed.envelopes[0].1).unwrap();
        let envelope = record.envelope.to_string();
        let place = seal::envelope::Place { envelope: &envelope, record: &record.id, table: "scans" };
        let opened: Value = serde_json::from_slice(&key.open(place, &record.sealed).unwrap()).unwrap();
        assert_eq!(opened["name"], "ورقة.pdf");
        let file = opened["file"].as_str().unwrap().strip_prefix("data:application/pdf;base64,").unwrap();
        assert_eq!(base64::Engine::decode(&base64::prelude::BASE64_STANDARD, file).unwrap(), sheet());
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_scan_goes_with_its_number_and_on_its_day() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let id = edition["id"].as_str().unwrap().parse().unwrap();
        let actor = network::testing::actor(house.planted.chapter, true, &ALL);
        let scope = network::tree(house.site()).await.unwrap().scope(house.planted.chapter);
        let mut papers = Vec::new();
        for _ in 0..2 {
            papers.push(gather::enter(house.site(), &actor, &scope, id, typed(Some(sheet()))).await.unwrap());
        }
        let count = async || {
            store::count_scans(&mut house.site().db.read().await.unwrap(), house.planted.chapter)
                .await
                .unwrap()
        };
        assert_eq!(count().await, 2);
        // Large ones leave one by one, whatever is asked for.
        let list =
            keys::hand_out(house.site(), &keyholder(&house), &scope, "scans", None, 200).await.unwrap();
        assert_eq!((list.records.len(), list.next.is_some()), (1, true));
        let rest = keys::hand_out(house.site(), &keyholder(&house), &scope, "scans", list.next.clone(), 200)
            .await
            .unwrap();
        assert_eq!((rest.records.len(), rest.next.is_none()), (1, true));

        gather::take_out(house.site(), &actor, &scope, id, papers[0]).await.unwrap();
        assert_eq!(count().await, 1);
        let erased = weave::all_erased(&mut house.site().db.read().await.unwrap()).await.unwrap();
        let erased: Vec<_> = erased.into_iter().filter(|one| one.table == "campaigns_scans").collect();
        assert_eq!(erased.len(), 1, "so that a restore erases it again");

        // Where a restore brought one back it goes once more.
        let left = [&list, &rest].map(|handed| handed.records[0].id.clone());
        let again = left.into_iter().find(|one| *one != erased[0].id).unwrap();
        let own = house.site().clone();
        let gone = house
            .site()
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let mut gone = 0;
                    for holding in own.holdings() {
                        gone += holding.erase_again(&own, conn, "campaigns_scans", &again).await?;
                    }
                    Ok(gone)
                })
            })
            .await
            .unwrap();
        assert_eq!((gone, count().await), (1, 0));

        gather::enter(house.site(), &actor, &scope, id, typed(Some(sheet()))).await.unwrap();
        house.site().clock.advance(std::time::Duration::from_secs(731 * 86_400));
        let own = house.site().clone();
        let purged = house
            .site()
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let mut gone = 0;
                    for holding in own.holdings() {
                        gone += holding.purge(&own, conn, own.clock.now()).await?;
                    }
                    Ok(gone)
                })
            })
            .await
            .unwrap();
        assert_eq!((purged, count().await), (1, 0));
        let mut conn = house.site().db.read().await.unwrap();
        let campaign = campaign["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(
            store::paper_total(&mut conn, campaign, house.planted.chapter).await.unwrap(),
            24,
            "the numbers stay"
        );
        drop(conn);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_no_scan_or_could_be_opened_by_nobody_is_refused_with_its_reason() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let id = edition["id"].as_str().unwrap().parse().unwrap();
        let actor = network::testing::actor(house.planted.root, true, &ALL);
        let tree = network::tree(house.site()).await.unwrap();
        let scope = tree.scope(house.planted.chapter);
        let mut large = sheet();
        large.resize(scan::MOST - 6, b' ');
        large.extend(b"%%EOF");
        let fits =
            gather::enter(house.site(), &actor, &scope, id, typed(Some([large.as_slice(), b"\n"].concat())))
                .await;
        assert!(fits.is_ok(), "ten million bytes are taken: {:?}", fits.err());
        for (bytes, reason) in [
            ([large.as_slice(), b"\n\n"].concat(), "campaigns-scan-too-large"),
            (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;".to_vec(), "campaigns-scan-kind"),
            (b"%PDF-1.4 cut off".to_vec(), "library-file-broken"),
            (b"names, in a text".to_vec(), "library-file-unknown"),
        ] {
            let problem =
                gather::enter(house.site(), &actor, &scope, id, typed(Some(bytes))).await.unwrap_err();
            assert_eq!(problem.field("file"), Some(reason));
        }
        // A body without a key: said on the page, refused if it is sent all the same, and the line of text is kept.
        let other = house.adopted(&campaign, house.planted.sister).await;
        let id = other["id"].as_str().unwrap().parse().unwrap();
        let scope = tree.scope(house.planted.sister);
        let problem =
            gather::enter(house.site(), &actor, &scope, id, typed(Some(sheet()))).await.unwrap_err();
        assert_eq!(problem.field("file"), Some("campaigns-scan-no-key"));
        gather::enter(house.site(), &actor, &scope, id, typed(None)).await.unwrap();
        let desk = house.stage.sign_in(network::testing::actor(house.planted.sister, true, &ALL));
        let seen = house
            .stage
            .get(&format!("/desk/b/algerie/campaigns/{}/papers", other["id"].as_str().unwrap()), &desk)
            .await;
        assert!(
            seen.text.contains("لا مفتاح لهذه الهيئة")
                && !seen.text.contains("type=\"file\"")
                && seen.text.contains("خزانة المقر")
        );
        house.stage.end().await;
    })
    .await;
}
