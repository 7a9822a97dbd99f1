#![doc = include_str!("../README.md")]

mod address;
mod clean;
mod colour;
mod pdf;
mod picture;
mod poster;
mod scene;
mod share_picture;
mod signature_sheet;
mod typesetter;
mod weave;

pub use colour::{Colour, Dye};
pub use poster::{Poster, Size, poster};
pub use share_picture::{SharePicture, share_picture};
pub use signature_sheet::{Column, SignatureSheet, signature_sheet};
