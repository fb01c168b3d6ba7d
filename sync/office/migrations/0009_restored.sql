-- What a box had confirmed when this database had forgotten part of it, and when that was noticed.
alter table device add column went_back_ms bigint;
alter table device add column went_back integer not null default 0;
