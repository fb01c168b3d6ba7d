-- What head office says to each report of a day. A row is made when a report lands, with the receipt number the box gets back.
create table report_answer (
  site_id text not null, report_id text not null, device_id text not null, day text not null, version integer not null,
  receipt_no text not null, arrived_ms bigint not null, unseen integer not null, verdict text not null,
  reason text not null default '', answered_by text not null default '', answered_ms bigint not null,
  primary key (site_id, report_id));
create index report_answer_by_day on report_answer (day, site_id);
create index report_answer_of_site on report_answer (site_id, day);
