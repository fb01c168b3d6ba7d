-- What a box said about releases it did not take, by their hash, since when it runs on what it runs on, and one set of
-- rows on its way to many communities at once. spread is a table of the whole company, like setting.
alter table device add column refused text not null default '{}';
alter table release add column made_from text not null default '';
create table arrival (
  site_id text not null, device_id text not null, tbl text not null, hash text not null, since_ms bigint not null,
  primary key (site_id, device_id, tbl));
create table spread (
  spread_id text primary key, tbl text not null, body text not null, valid_from text not null, made_ms bigint not null,
  made_by text not null, started_ms bigint);
create table spread_site (
  site_id text not null, spread_id text not null, done_ms bigint, outcome text not null default '',
  primary key (site_id, spread_id));
create index spread_site_open on spread_site (spread_id, done_ms);
