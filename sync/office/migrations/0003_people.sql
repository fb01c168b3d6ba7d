-- Accounts have a role, and may be limited to communities. A cookie names a row of sign_in. The log of acts is a chain.
alter table account add column role text not null default 'maintainer';
create table account_site (
  site_id text not null, name text not null,
  primary key (site_id, name));
create index account_site_by_name on account_site (name);
create table sign_in (
  session_hash text primary key, name text not null, begun_ms bigint not null, ends_ms bigint not null);
create index sign_in_by_name on sign_in (name);
create table act (
  number bigint primary key, at_ms bigint not null, who text not null, verb text not null, site_id text not null,
  subject text not null, purpose text not null, hash text not null);
create index act_by_person on act (who, number);
create index act_by_time on act (at_ms);
insert into setting (key, value) values ('act_head', '0:');
