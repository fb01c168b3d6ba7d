-- A community that ended: it leaves the board and its boxes are shut out, and what it sent stays.
alter table site add column closed_ms bigint;
