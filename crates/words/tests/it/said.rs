use basis::Moment;
use words::{Country, Digits, Language, Value};

use crate::{catalogue, tongue};

const AR: &str = "
loom-title = نسيج
loom-threads =
    { $n ->
        [zero] لا خيوط
        [one] خيط واحد
        [two] خيطان
        [few] { $n } خيوط
        [many] { $n } خيطًا
       *[other] { $n } خيط
    }
loom-by = نسجته { $name } في { $n } يوم
loom-only = { $name }
loom-nested = { loom-title }: { $name }
loom-who = { $who ->
    [member] عضوة
   *[visitor] زائرة
 }
";
const FR: &str = "
loom-title = Tissage
loom-threads =
    { $n ->
        [0] Aucun fil
        [one] { $n } fil
       *[other] { $n } fils
    }
loom-by = Tissé par { $name } en { $n } jours
loom-only = { $name }
loom-nested = { loom-title } : { $name }
loom-who = { $who ->
    [member] membre
   *[visitor] visiteuse
 }
";
const EN: &str = "
loom-title = Weaving
loom-threads =
    { $n ->
        [one] { $n } thread
       *[other] { $n } threads
    }
loom-by = Woven by { $name } in { $n } days
loom-only = { $name }
loom-nested = { loom-title }: { $name }
loom-who = { $who ->
    [member] member
   *[visitor] visitor
 }
";
const ZGH: &str = "
# draft
loom-title = ⴰⵥⵟⵟⴰ
loom-threads =
    { $n ->
        [one] { $n } ⵉⴼⵉⵍⵉ
        [few] { $n } ⵉⴼⴰⵍⴰⵏ
       *[other] { $n } ⵏ ⵉⴼⵉⵍⵉ
    }
";

fn at(iso: &str) -> Moment {
    Moment::from_millis(iso.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

#[test]
fn six_arabic_forms() {
    let all = catalogue(AR, FR, EN, ZGH);
    let t = tongue(&all, Language::Ar);
    for (n, text) in [
        (0, "لا خيوط"),
        (1, "خيط واحد"),
        (2, "خيطان"),
        (3, "3 خيوط"),
        (11, "11 خيطًا"),
        (100, "100 خيط"),
        (1205, "1.205 خيوط"),
    ] {
        assert_eq!(t.count("loom-threads", n), text);
    }
}

#[test]
fn other_languages_count_by_their_own_rules() {
    let all = catalogue(AR, FR, EN, ZGH);
    let fr = tongue(&all, Language::Fr);
    assert_eq!([0, 1, 2].map(|n| fr.count("loom-threads", n)), ["Aucun fil", "1 fil", "2 fils"]);
    assert_eq!(fr.count("loom-threads", 12_345), "12\u{202f}345 fils");
    let en = tongue(&all, Language::En);
    assert_eq!([0, 1, 2].map(|n| en.count("loom-threads", n)), ["0 threads", "1 thread", "2 threads"]);
    // English rules would say « 0 ⵏ ⵉⴼⵉⵍⵉ » and never know the third form.
    let zgh = tongue(&all, Language::Zgh);
    assert_eq!([0, 2, 11].map(|n| zgh.count("loom-threads", n)), ["0 ⵉⴼⵉⵍⵉ", "2 ⵉⴼⴰⵍⴰⵏ", "11 ⵏ ⵉⴼⵉⵍⵉ"]);
}

#[test]
fn a_gap_is_filled_by_the_second_language_with_its_own_rules() {
    let all = catalogue(AR, FR, EN, "loom-title = ⴰⵥⵟⵟⴰ");
    let t = words::Tongue::new(&all, Language::Zgh, Language::Fr, Country::Ma);
    assert_eq!(t.say("loom-title"), "ⴰⵥⵟⵟⴰ");
    assert!(t.is_own("loom-title") && !t.is_own("loom-threads"));
    assert_eq!(t.lang_of("loom-threads"), Language::Fr);
    assert_eq!(t.count("loom-threads", 0), "Aucun fil");
    let arabic = words::Tongue::new(&all, Language::Zgh, Language::Ar, Country::Ma);
    assert_eq!(arabic.count("loom-threads", 3), "3 خيوط");
    assert_eq!(arabic.lang_of("loom-by"), Language::Ar);
}

#[test]
fn arguments_stand_between_isolates_in_pages_and_bare_elsewhere() {
    let all = catalogue(AR, FR, EN, ZGH);
    let t = tongue(&all, Language::Ar);
    let args = [("name", Value::from("Zoé")), ("n", Value::from(3))];
    assert_eq!(t.say_with("loom-by", &args), "نسجته \u{2068}Zoé\u{2069} في 3 يوم");
    assert_eq!(t.plain_with("loom-by", &args), "نسجته Zoé في 3 يوم");
    assert_eq!(t.say_with("loom-only", &args), "Zoé");
    assert_eq!(t.say_with("loom-nested", &args), "نسيج: \u{2068}Zoé\u{2069}");
    assert_eq!(t.say_with("loom-who", &[("who", "member".into())]), "عضوة");
    assert_eq!(t.say_with("loom-who", &[("who", "nobody".into())]), "زائرة");
    assert_eq!(all.missing(), Vec::<String>::new());
}

#[test]
fn what_is_missing_shows_and_is_noted() {
    let all = catalogue(AR, FR, EN, ZGH);
    let t = tongue(&all, Language::En);
    assert_eq!(t.say("loom-unheard-of"), "loom-unheard-of");
    assert_eq!(t.say("loom-by"), "Woven by {$name} in {$n} days");
    assert_eq!(all.missing(), ["loom-by $n", "loom-by $name", "loom-unheard-of"]);
}

#[test]
fn drafts_keys_and_strays_for_tidy() {
    let all = catalogue("other-a = أ", "other-a = a", "other-a = a", "# draft\nother-a = ⴰ");
    assert!(all.drafts().any(|draft| draft == (Language::Zgh, "other-a")));
    assert_eq!(all.strays(), ["loom: other-a"]);
    assert!(all.keys(Language::Ar).contains(&"other-a") && all.has("other-a"));
    assert_eq!(all.keys(Language::Ar), all.keys(Language::En));
}

#[test]
fn dates_for_a_reader() {
    let all = catalogue("", "", "", "");
    let day = at("2026-03-12T14:30:00Z");
    let say = |language, country: Country| words::Tongue::new(&all, language, Language::Ar, country);
    assert_eq!(say(Language::Ar, Country::Ma).date(day), "12 مارس 2026");
    assert_eq!(say(Language::Ar, Country::Ma).day(day), "الخميس 12 مارس 2026");
    assert_eq!(say(Language::Ar, Country::Dz).date_time(day), "12 مارس 2026، 15:30");
    assert_eq!(say(Language::Ar, Country::Ma).dates(day), "12 مارس 2026 الموافق 23 رمضان 1447 هـ");
    let corrected = say(Language::Ar, Country::Ma).with_hijri_correction(-1);
    assert_eq!(corrected.dates(day), "12 مارس 2026 الموافق 22 رمضان 1447 هـ");
    assert_eq!(say(Language::Fr, Country::Tn).dates(day), "12 mars 2026 (23 ramadan 1447 H)");
    assert_eq!(say(Language::En, Country::Tn).day(day), "Thursday 12 March 2026");
    assert_eq!(
        say(Language::Zgh, Country::Ma).dates(day),
        "\u{2068}12 ⵎⴰⵕⵚ 2026\u{2069} (\u{2068}23 رمضان 1447 هـ\u{2069})"
    );
    assert_eq!(say(Language::Fr, Country::Dz).iso(day), "2026-03-12T15:30:00+01:00");
    assert_eq!(say(Language::Ar, Country::Mr).month(at("2026-09-01T00:00:00Z")), "شتمبر 2026");
    // Around midnight the day is that of the country.
    assert_eq!(say(Language::Ar, Country::Ly).date(at("2026-06-30T22:30:00Z")), "1 يوليو 2026");
    assert_eq!(say(Language::Ar, Country::Mr).date(at("2026-06-30T22:30:00Z")), "30 يونيو 2026");
    let eastern = say(Language::Ar, Country::Ma).with_digits(Digits::Arabic);
    assert_eq!(eastern.date_time(day), "١٢ مارس ٢٠٢٦، ١٤:٣٠");
    // Nothing is too far.
    for moment in [Moment::from_millis(i64::MAX), Moment::from_millis(i64::MIN)] {
        assert!(!say(Language::Ar, Country::Ma).dates(moment).is_empty());
    }
}

#[test]
fn how_long_ago() {
    let all = catalogue("", "", "", "");
    let t = tongue(&all, Language::Ar);
    let now = at("2026-05-12T12:00:00Z");
    for (then, text) in [
        ("2026-05-12T11:59:30Z", "قبل لحظات"),
        ("2026-05-12T11:58:00Z", "قبل دقيقتين"),
        ("2026-05-12T11:49:00Z", "قبل 11 دقيقة"),
        ("2026-05-12T07:00:00Z", "قبل 5 ساعات"),
        ("2026-05-11T11:00:00Z", "قبل يوم"),
        ("2026-05-01T12:00:00Z", "1 ماي 2026"),
        ("2026-05-13T12:00:00Z", "13 ماي 2026، 13:00"),
    ] {
        assert_eq!(t.ago(at(then), now), text);
    }
}

#[test]
fn lists_numbers_and_weights() {
    let all = catalogue("", "", "", "");
    let items = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let (ar, fr, en) = (tongue(&all, Language::Ar), tongue(&all, Language::Fr), tongue(&all, Language::En));
    assert_eq!(ar.plain_list(&items(&["الماء", "التراث", "المدرسة"])), "الماء والتراث والمدرسة");
    assert_eq!(fr.plain_list(&items(&["a", "b", "c"])), "a, b et c");
    assert_eq!(en.plain_list(&items(&["a", "b", "c"])), "a, b and c");
    assert_eq!(en.plain_list(&items(&["a"])), "a");
    assert_eq!(en.plain_list(&[]), "");
    assert_eq!(ar.list(&items(&["Atlas", "تونس"])), "\u{2068}Atlas\u{2069} و\u{2068}تونس\u{2069}");
    assert_eq!(ar.number(54_321), "54.321");
    assert_eq!(fr.decimal(12.5, 1), "12,5");
    assert_eq!(fr.bytes(119_500), "120 ko");
    assert_eq!(ar.bytes(1_340_000), "1,4 ميغابايت");
    assert_eq!(en.bytes(25_000_000), "25 MB");
    let mut names = vec!["ورد", "آمال", "بشرى"];
    ar.sort(&mut names, |name| name);
    assert_eq!(names, ["آمال", "بشرى", "ورد"]);
}
