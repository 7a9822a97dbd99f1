use super::*;

fn wish(text: &str, language: Language) -> Wish<'_> {
    Wish {
        text,
        dir: language.dir(),
        side: Side::start(language),
        weight: Weight::Strong,
        colour: Colour::INK,
        sizes: (40.0, 12.0),
        lead: 1.3,
        width: 240.0,
        height: 90.0,
        balanced: false,
    }
}

/// The left and right end of what is drawn.
fn ends(line: &Line) -> (f32, f32) {
    line.outlines.iter().fold((f32::MAX, f32::MIN), |(left, right), form| {
        let bounds = form.path.bounds();
        (left.min(form.x + bounds.left() * form.scale), right.max(form.x + bounds.right() * form.scale))
    })
}

fn said(block: &Block) -> String {
    block.lines.iter().flat_map(|line| &line.letters).map(|letter| letter.character).collect()
}

#[test]
fn nothing_leaves_its_box() {
    let mut setter = Typesetter::new();
    let texts =
        ["ماء", "Anticonstitutionnellement, et plus encore", "ⴰⵎⴰⵏ ⵉⵣⴷⴷⵉⴳⵏ ⵉ ⵜⵉⵏⵎⵍ", "مدرسة École مدرسة"];
    for text in texts.map(str::to_owned).into_iter().chain(texts.map(|text| text.repeat(40))) {
        for language in [Language::Ar, Language::Fr] {
            for balanced in [false, true] {
                let block = setter.set(&Wish { balanced, ..wish(&text, language) });
                assert!(block.height <= 91.0 && (11.9..40.1).contains(&block.size), "{text}");
                for line in &block.lines {
                    let (left, right) = ends(line);
                    // A letter's form may lean a little out of its own room.
                    assert!(left > -3.0 && right < 243.0, "{text}: {left} to {right}");
                }
            }
        }
    }
}

#[test]
fn what_does_not_fit_ends_in_an_ellipsis() {
    let mut setter = Typesetter::new();
    for text in ["كلمة ".repeat(200), "mot ".repeat(200), "a".repeat(500)] {
        let block = setter.set(&wish(text.trim(), Language::Fr));
        assert!(block.cut && said(&block).ends_with('…'), "{}", said(&block));
    }
    let whole = setter.set(&wish("deux mots", Language::Fr));
    assert!(!whole.cut && said(&whole) == "deux mots");
}

#[test]
fn lines_begin_at_their_side_whatever_runs_in_them() {
    let mut setter = Typesetter::new();
    let text = "Article nineteen of the Constitution المادة التاسعة عشرة";
    let block = setter.set(&Wish { sizes: (20.0, 20.0), ..wish(text, Language::Ar) });
    assert!(block.lines.len() > 1);
    for line in &block.lines {
        let (_, right) = ends(line);
        assert!((236.0..241.0).contains(&right), "{right}");
    }
}

#[test]
fn arabic_is_joined_and_read_in_order() {
    let mut setter = Typesetter::new();
    let block = setter.set(&wish("بببب لا", Language::Ar));
    let forms: std::collections::BTreeSet<_> =
        block.lines[0].outlines.iter().map(|form| Arc::as_ptr(&form.path)).collect();
    assert!(forms.len() >= 4, "first, middle, last and the ligature: {}", forms.len());
    assert_eq!(said(&block), "بببب لا");
    let places: Vec<f32> = block.lines[0].letters.iter().map(|letter| letter.x).collect();
    assert!(places.is_sorted_by(|a, b| a > b), "{places:?}");
}

#[test]
fn a_letter_the_house_has_not_changes_the_whole_text() {
    assert_eq!(families("Aman iẓdigen"), TAMAZIGHT);
    assert_eq!(families("ⴰⵎⴰⵏ 340"), TAMAZIGHT);
    assert_eq!(families("De l’eau, « ماء »"), HOUSE);
}
