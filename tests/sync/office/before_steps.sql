create table if not exists setting (key text primary key, value text not null);
create table if not exists account (name text primary key, password text not null, created_ms bigint not null);
create table if not exists site (site_id text primary key, name text not null, created_ms bigint not null);
create table if not exists enrolment (
  site_id text not null, code_hash text not null, expires_ms bigint not null, created_by text not null, used_ms bigint,
  primary key (site_id, code_hash));
create table if not exists device (
  site_id text not null, device_id text not null, token_hash text not null, facts text not null,
  enrolled_ms bigint not null, revoked_ms bigint, incarnation text not null default '', forks integer not null default 0,
  forked_ms bigint, manifest text not null default '{}',
  primary key (site_id, device_id));
create table if not exists stream (
  site_id text not null, device_id text not null, incarnation text not null, cursor bigint not null, head text not null,
  started_ms bigint not null, last_hello_ms bigint not null, last_push_ms bigint, complete_at bigint,
  forked_at bigint not null default 0, fork_until bigint not null default 0, drift_ms bigint not null default 0,
  primary key (site_id, device_id, incarnation));
create table if not exists landed (
  site_id text not null, tbl text not null, pk text not null, device_id text not null, src_seq bigint not null,
  version integer not null, body text not null, row_hash text, bucket integer not null, day text, state text,
  deleted_seq bigint,
  primary key (site_id, tbl, pk));
create index if not exists landed_by_day on landed (site_id, day, tbl, state);
create index if not exists landed_by_bucket on landed (site_id, tbl, bucket, row_hash);
create table if not exists quarantine (
  site_id text not null, device_id text not null, incarnation text not null, src_seq bigint not null,
  line text not null, reason text not null, at_ms bigint not null,
  primary key (site_id, device_id, incarnation, src_seq));
create table if not exists proof (
  site_id text not null, device_id text not null, at_ms bigint not null, rows_n bigint not null,
  differing integer not null,
  primary key (site_id, device_id, at_ms));
create table if not exists draft (
  site_id text not null, tbl text not null, pk text not null, body text not null, changed_ms bigint not null,
  changed_by text not null,
  primary key (site_id, tbl, pk));
create table if not exists release (
  site_id text not null, tbl text not null, number integer not null, hash text not null, rows_n integer not null,
  body text not null, published_ms bigint not null, published_by text not null,
  primary key (site_id, tbl, number));
