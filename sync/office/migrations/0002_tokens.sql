-- A box may have two tokens while one takes over from the other. Rows set aside keep what is needed to try them again.
-- An incarnation that was followed by another takes nothing more.
create table token (
  site_id text not null, device_id text not null, token_hash text not null, issued_ms bigint not null, spoke_ms bigint,
  primary key (site_id, device_id, token_hash));
insert into token (site_id, device_id, token_hash, issued_ms, spoke_ms)
  select site_id, device_id, token_hash, enrolled_ms, enrolled_ms from device;
alter table device drop column token_hash;
alter table device add column lost_ms bigint;
alter table device add column renew_ms bigint;
alter table stream add column ended_ms bigint;
alter table quarantine add column schemas text;
alter table quarantine add column settled_ms bigint;
delete from setting where key = 'first_code';
