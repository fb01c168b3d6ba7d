-- Which number the release has on which a box runs, and of how many tables it runs a later one than this database knows.
alter table arrival add column number integer not null default 0;
alter table device add column later_releases integer not null default 0;
