//! A sent file: what it is, and where it is a picture, drawing it anew.
#![no_main]

use libfuzzer_sys::fuzz_target;
use library::{Sent, draw, recognise};

fuzz_target!(|bytes: &[u8]| {
    let Ok(Sent::Picture(format)) = recognise(bytes) else { return };
    let Ok(drawing) = draw(bytes, format) else { return };
    assert!(!drawing.widths.is_empty());
    for drawn in &drawing.widths {
        assert!(drawn.width > 0 && drawn.height > 0);
        // What is stored can be read again.
        assert!(matches!(recognise(&drawn.bytes), Ok(Sent::Picture(_))));
    }
});
