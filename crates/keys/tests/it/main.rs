#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

mod hand_outs;
mod house;
mod keyholders;
mod resealing;
mod sealing;
mod terms;
mod windows;
