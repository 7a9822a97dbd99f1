use http::{Request, StatusCode, header};
use library::WRITE;
use network::testing::{actor, plant};
use weave::testing::{Seen, Stage};

use crate::{actions, sent};

fn head<'a>(seen: &'a Seen, name: &str) -> &'a str {
    seen.headers.get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn files_are_served_for_ever_until_they_are_removed() {
    db::testing::each(&[], |db| async move {
        let stage = Stage::with_db(db, vec![network::room(), library::room()]).await;
        let planted = plant(&stage.site).await;
        let scope = actions::scope(&stage.site, &planted).await;
        let editor = actor(planted.chapter, false, &[WRITE]);
        let picture = actions::add(&stage.site, &editor, &scope, "x.jpg", sent::jpeg(700, 350)).await;
        let mark = actions::add(&stage.site, &editor, &scope, "x.png", sent::transparent_png(100)).await;
        let pdf = actions::add(&stage.site, &editor, &scope, "النظام الأساسي.PDF", sent::pdf()).await;

        for (path, kind) in [
            (format!("/media/{picture}-480.jpg"), "image/jpeg"),
            (format!("/media/{picture}-700.jpg"), "image/jpeg"),
            (format!("/media/{picture}-960.jpg"), "image/jpeg"),
            (format!("/media/{mark}-100.png"), "image/png"),
            // Whoever knows only the id of a logo asks like this.
            (format!("/media/{picture}-480.png"), "image/jpeg"),
            (format!("/media/{mark}-480.png"), "image/png"),
            (format!("/media/{pdf}.pdf"), "application/pdf"),
        ] {
            let seen = stage.get(&path, "").await;
            assert_eq!(seen.status, StatusCode::OK, "{path}");
            assert_eq!(head(&seen, "content-type"), kind);
            assert_eq!(head(&seen, "cache-control"), "public, max-age=31536000, immutable");
            assert_eq!(head(&seen, "x-content-type-options"), "nosniff");
            assert!(head(&seen, "content-security-policy").contains("sandbox"));
            assert_eq!(
                head(&seen, "content-disposition").starts_with("attachment"),
                kind == "application/pdf"
            );
            let again = Request::get(&path).header(header::IF_NONE_MATCH, head(&seen, "etag"));
            let again = stage.ask(again.body(Vec::<u8>::new().into()).unwrap()).await;
            assert_eq!((again.status, again.text.len()), (StatusCode::NOT_MODIFIED, 0));
        }
        for path in [
            format!("/media/{picture}-481.jpg"),
            format!("/media/{picture}.pdf"),
            format!("/media/{pdf}-480.jpg"),
            format!("/media/{picture}-480.svg"),
            "/media/01kh3x8gg0e9r8y7m6n5p4q3r2-480.jpg".into(),
            "/media/..%2f..%2fkeys".into(),
        ] {
            assert_eq!(stage.get(&path, "").await.status, StatusCode::NOT_FOUND, "{path}");
        }
        library::remove(&stage.site, &editor, &scope, picture).await.unwrap();
        let gone = stage.get(&format!("/media/{picture}-480.jpg"), "").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert!(!head(&gone, "cache-control").contains("immutable"));
        stage.end().await;
    })
    .await;
}
