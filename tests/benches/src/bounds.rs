//! What may not be exceeded: one row for each bound, to be tightened here and nowhere else.
