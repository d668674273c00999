//! Holds nothing: the tests of the workspace stand in `tests/`, one file per subject.
