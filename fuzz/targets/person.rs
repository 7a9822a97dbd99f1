//! What someone types of herself when she signs: name, address, number, place.
#![no_main]

use campaigns::who::{Reach, Typed, e164, initials, same_name};
use libfuzzer_sys::fuzz_target;
use words::Country;

fuzz_target!(|input: (u8, &str, &str, &str)| {
    let (country, one, two, three) = input;
    let all = [Country::Ma, Country::Dz, Country::Tn, Country::Ly, Country::Mr, Country::Other];
    let country = all[usize::from(country) % all.len()];
    if let Some(number) = e164(one, country) {
        // The form by which she counts once is its own form, wherever it is read again.
        for again in all {
            assert_eq!(e164(&number, again).as_ref(), Some(&number), "{one:?}");
        }
    }
    let same = accounts::model::same_address(two);
    assert_eq!(accounts::model::same_address(&same), same, "{two:?}");
    if let Some(address) = accounts::model::address(two) {
        assert!(!address.contains(['\n', '\r', ' ', '\0']), "{address:?}");
        assert_eq!(accounts::model::address(&address).as_ref(), Some(&address), "{two:?}");
    }
    let name = same_name(three);
    assert_eq!(same_name(&name), name, "{three:?}");
    initials(three);
    accounts::model::weakness(one, three, two);
    let typed = Typed {
        name: three.to_owned(),
        email: two.to_owned(),
        phone: one.to_owned(),
        place: three.to_owned(),
        words: three.to_owned(),
        delivery: true,
        contact: vec![one.to_owned()],
        display: two.to_owned(),
    };
    for (confirm, named) in [(false, true), (true, false)] {
        if let Ok(checked) = typed.check(country, confirm, named) {
            assert!(!checked.name.contains(['\n', '\r', '\0']), "{checked:?}");
            if let Reach::Phone(number) = checked.reach {
                assert!(number.starts_with('+'), "{number}");
            }
        }
    }
});
