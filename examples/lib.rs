//! What the examples share with their tests; each example is a folder beside this file.

pub mod playground;
