//! Counts from earlier runs, of what does not depend on this repository: a thousand functions take an hour.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use crate::rustc::{self, Command, Package, Start};

/// The count of an earlier run with the same compiler, source and dependencies, or a new one.
pub(crate) fn or_count(folder: &Path, package: &Package, command: Command, start: Start) -> u64 {
    let mut hasher = DefaultHasher::new();
    (rustc::version(), package.sources(), package.lock(), format!("{command:?} {start:?}")).hash(&mut hasher);
    let folder = folder.join("kept");
    let file = folder.join(format!("{:016x}", hasher.finish()));
    if let Some(count) = fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok()) {
        return count;
    }
    let count = package.count(command, start);
    fs::create_dir_all(&folder).expect("the build's own folder can be written to");
    fs::write(file, count.to_string()).expect("the build's own folder can be written to");
    count
}
