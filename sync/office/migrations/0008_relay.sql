-- What a visitor's phone is told outside the lobby, as codes, under the hash of the ticket's token. Rows end with the day.
create table relayed (
  site_id text not null, token_hash text not null, device_id text not null, body text not null, expires_ms bigint not null,
  primary key (site_id, token_hash));
create table relay_heard (
  site_id text not null, device_id text not null, heard_ms bigint not null,
  primary key (site_id, device_id));
