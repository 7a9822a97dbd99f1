use basis::Language;
use look::prose::{self, Setting, Shape, excerpt, plain, render};

use crate::tongue;

fn ar(markdown: &str) -> String {
    render(markdown, Language::Ar)
}

#[test]
fn blocks_find_their_direction() {
    let html = ar("مرحبا\n\n- ماء\n- eau\n\n> Une phrase\n\n| قرية | n |\n|---|---|\n| شنني | 12 |");
    assert!(html.contains("<p dir=\"auto\">مرحبا</p>"), "{html}");
    assert!(
        html.contains("<ul dir=\"rtl\"><li") || html.contains("<ul dir=\"rtl\">\n<li dir=\"rtl\">"),
        "{html}"
    );
    assert!(html.contains("<li dir=\"ltr\">eau"), "{html}");
    assert!(html.contains("<blockquote dir=\"ltr\">"), "{html}");
    assert!(html.contains("<div class=\"table-wrap\" tabindex=\"0\"><table dir=\"rtl\">"), "{html}");
    assert!(html.contains("</table></div>"));
}

#[test]
fn headings_begin_at_the_second_level() {
    assert!(ar("# أول\n\n## ثان").contains("<h2 dir=\"auto\">أول</h2>\n<h3 dir=\"auto\">ثان</h3>"));
    assert!(ar("### وحده").contains("<h2 "));
    assert!(!ar("###### f\n\n# a\n\n###### g").contains("<h7"));
}

#[test]
fn only_own_pictures_stand() {
    let own = ar("![ساقية](/media/abc.jpg \"عند الفجر\")");
    assert!(
        own.contains("<img src=\"/media/abc.jpg\" alt=\"ساقية\" loading=\"lazy\" decoding=\"async\">"),
        "{own}"
    );
    assert!(own.contains("<figcaption dir=\"auto\">عند الفجر</figcaption>"), "{own}");
    for foreign in [
        "https://evil.example/p.png",
        "//evil.example/p.png",
        "/media/../sign-out",
        "data:image/png;base64,AA",
    ] {
        let html = ar(&format!("نص ![صورة]({foreign}) نص"));
        assert!(!html.contains("<img"), "{html}");
    }
    let html = ar("![صورة](https://evil.example/p.png)");
    assert!(
        html.contains("<a rel=\"noopener nofollow\" href=\"https://evil.example/p.png\">صورة</a>"),
        "{html}"
    );
    assert!(ar("![](https://evil.example/p.png)").contains(">https://evil.example/p.png</a>"));
    assert!(ar("[![شعار](https://evil.example/p.png)](https://example.org/)").contains(">شعار</a>"));
}

#[test]
fn a_film_alone_on_its_line_is_a_card() {
    let html = ar("[شهادة](https://www.youtube.com/watch?v=x)");
    assert!(html.contains("<p class=\"medium film\" dir=\"auto\"><a rel=\"noopener nofollow\" href=\"https://www.youtube.com/watch?v=x\">شهادة</a>"), "{html}");
    assert!(html.contains("<span class=\"host\" dir=\"ltr\">youtube.com</span>"), "{html}");
    assert!(ar("[صوت](https://example.org/a.mp3?x=1)").contains("medium sound"));
    assert!(ar("[صوت](/media/a.ogg)").contains("medium sound"));
    assert!(!ar("اسمعن [صوت](https://example.org/a.mp3)").contains("medium"));
    assert!(!ar("[موقع](https://example.org/)").contains("medium"));
    assert!(!ar("[x](https://notyoutube.com/watch)").contains("medium"));
    assert!(!html.contains("<iframe") && !html.contains("<img"));
}

#[test]
fn nothing_runs() {
    for attack in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "![x](javascript:alert(1))",
        "![a\" onerror=\"alert(1)](/media/a.png)",
        "![a](/media/a.png\" onerror=\"alert(1))",
        "![a](/media/a.png \"t\\\" onload=\\\"alert(1)\")",
        "[a](https://x.example/\" onclick=\"alert(1))",
        "<svg/onload=alert(1)>",
        "<a href=\"https://x\" style=\"position:fixed\" onclick=\"x\">a</a>",
        "```html\n</code></pre><script>alert(1)</script>\n```",
        "`<script>alert(1)</script>`",
        "<!-- --!><script>alert(1)</script>",
        "| <script>alert(1)</script> |\n|---|\n| <b onclick=x> |",
        "[<img src=x onerror=alert(1)>](https://www.youtube.com/watch?v=1)",
        "[t](https://archive.org/\"><script>alert(1)</script>)",
        "<https://x.example/\"onmouseover=alert(1)>",
    ] {
        let html = ar(attack);
        // What is left of an attack is text: inside tags there is neither script nor handler nor odd scheme.
        let mut inside = false;
        let mut quoted = false;
        let mut tags = String::new();
        for c in html.chars() {
            match c {
                '<' if !quoted => inside = true,
                '>' if !quoted => {
                    inside = false;
                    tags.push('\n');
                }
                '"' if inside => {
                    quoted = !quoted;
                    tags.push('"');
                }
                // Values may say what they like, but for where links lead.
                c if inside && !quoted => tags.push(c),
                _ => {}
            }
        }
        let tags = tags.to_lowercase();
        for bad in ["script", " on", "style", "svg", "iframe", "/onload"] {
            assert!(!tags.contains(bad), "{attack} → {html}");
        }
        for scheme in
            ["href=\"javascript", "href=\"data:", "href=\"vbscript", "src=\"javascript", "src=\"x\""]
        {
            assert!(!html.to_lowercase().contains(scheme), "{attack} → {html}");
        }
    }
}

#[test]
fn raw_html_is_shown_as_it_was_typed() {
    assert!(ar("a <b>c</b>").contains("a &lt;b&gt;c&lt;/b&gt;"));
}

#[test]
fn links_of_the_house_carry_no_rel() {
    assert!(ar("[ميثاق](/ar/charter)").contains("<a href=\"/ar/charter\">"));
    assert!(ar("[x](//evil.example/)").contains("<a rel=\"noopener nofollow\" href=\"//evil.example/\">"));
    assert!(ar("https://example.org/x").contains("rel=\"noopener nofollow\" href=\"https://example.org/x\""));
}

#[test]
fn the_library_gives_pictures_their_shape_and_the_saver_hides_them() {
    let shape = |path: &str| {
        (path == "/media/a.jpg").then(|| Shape {
            width: 960,
            height: 640,
            srcset: "/media/b.jpg 480w".into(),
            weight: 48_000,
        })
    };
    let html = prose::render_with(
        "![ماء](/media/a.jpg)",
        Language::Ar,
        Setting { saver: None, shape: Some(&shape) },
    );
    assert!(html.contains("width=\"960\" height=\"640\" srcset=\"/media/b.jpg 480w\""), "{html}");
    let t = tongue(Language::Ar);
    let html = prose::render_with(
        "![ماء](/media/a.jpg)",
        Language::Ar,
        Setting { saver: Some(&t), shape: Some(&shape) },
    );
    assert!(html.contains("<details class=\"spared\"><summary>") && html.contains("ماء</span>"), "{html}");
    assert!(html.contains("loading=\"lazy\"") && !html.contains("srcset"), "{html}");
}

#[test]
fn plain_words_and_excerpts() {
    assert_eq!(plain("# عنوان\n\nنص **بارز** و[رابط](/x)\nسطر"), "عنوان\nنص بارز ورابط سطر");
    assert_eq!(excerpt("نص قصير", 40), "نص قصير");
    assert_eq!(excerpt("واحد، اثنان، ثلاثة", 13), "واحد، اثنان…");
    assert_eq!(excerpt("abcdefghij", 4), "abcd…");
    assert_eq!(excerpt("", 4), "");
}

#[test]
fn a_chapter_has_a_title_parts_and_links_that_lead_on() {
    let text = "# دليل\n\nسطر\nوسطر <b>.\n\n## أوّل\n\nنص [نسخ](backup.md) و[خارج](https://example.org/)\n\n## ثانٍ\n\n```\nnasij --help\n```\n";
    let chapter =
        prose::chapter(text, Language::Ar, &|link| link.strip_suffix(".md").map(|name| format!("/g/{name}")));
    assert_eq!(chapter.title, "دليل");
    assert_eq!(
        chapter.parts,
        [("part-1".to_owned(), "أوّل".to_owned()), ("part-2".to_owned(), "ثانٍ".to_owned())]
    );
    let html = chapter.html;
    assert!(!html.contains("<h1") && !html.contains("دليل") && !html.contains("<br"), "{html}");
    assert!(html.contains("<h2 id=\"part-1\" dir=\"auto\">أوّل</h2>"), "{html}");
    assert!(html.contains("<h2 id=\"part-2\" dir=\"auto\">ثانٍ</h2>"), "{html}");
    assert!(html.contains("<a href=\"/g/backup\">") && html.contains("&lt;b&gt;"), "{html}");
    assert!(html.contains("rel=\"noopener nofollow\" href=\"https://example.org/\""), "{html}");
}
