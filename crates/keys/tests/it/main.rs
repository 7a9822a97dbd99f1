#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

mod hand_outs;
mod house;
mod sealing;
mod terms;
