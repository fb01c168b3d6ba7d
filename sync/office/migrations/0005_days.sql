-- Figures of one community's day, reckoned from what landed. stale counts what landed since, and figures is empty until it was reckoned once.
create table site_day (
  site_id text not null, day text not null, figures text, reckoned_ms bigint not null default 0, stale integer not null,
  primary key (site_id, day));
create index site_day_to_reckon on site_day (site_id, day) where stale > 0;
insert into site_day (site_id, day, stale)
  select distinct site_id, day, 1 from landed where tbl in ('ticket', 'repair_order', 'receipt') and day >= '2020-01-01';
-- One table's rows of many days are read more often than one day's of many tables.
drop index landed_by_day;
create index landed_by_day on landed (site_id, tbl, day, state);
