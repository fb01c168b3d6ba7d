-- A day of a small community, written by Qiantai 0.2.0 (commit db14b86 of this repository): that program was run from a worktree, its box
-- enrolled at its own head office, took tickets and repairs, had signatures, sent what it had, proved it, and worked on a little. This is
-- what Python's sqlite3 dumped of the box's database.
BEGIN TRANSACTION;
CREATE TABLE change (seq integer primary key, tbl text not null, pk not null, op text not null,
  unique (tbl, pk));
INSERT INTO "change" VALUES(1,'site','01a202daaf5d7e8b8e40b6075900e54f','u');
INSERT INTO "change" VALUES(2,'service','01a202daaf61734a9f72d2b43d961cac','u');
INSERT INTO "change" VALUES(3,'service','01a202daaf657967bcdac5db176f70ba','u');
INSERT INTO "change" VALUES(4,'unit','01a202daaf677660accd804d5f7e8c91','u');
INSERT INTO "change" VALUES(5,'unit','01a202daaf7973e3947b23752e75d1ad','u');
INSERT INTO "change" VALUES(6,'unit','01a202daaf8f7a1697b980591dea960d','u');
INSERT INTO "change" VALUES(7,'unit','01a202daaf94727fa46560e8cf2dffc2','u');
INSERT INTO "change" VALUES(8,'unit','01a202daaf9b73c5b7d21564eee4dd6b','u');
INSERT INTO "change" VALUES(9,'unit','01a202daaf9e7caaa07b33ffe343a7a4','u');
INSERT INTO "change" VALUES(10,'unit','01a202daafc07a3680eb57d3df7871ab','u');
INSERT INTO "change" VALUES(11,'unit','01a202daafc4751e9a78fee8221985b7','u');
INSERT INTO "change" VALUES(12,'unit','01a202daafc7797d8d0aae1b09a0a0b3','u');
INSERT INTO "change" VALUES(13,'notice','01a202daafcb7caf91ca1721828f7a29','u');
INSERT INTO "change" VALUES(16,'notice_recipient','01a202daafd07b16bf1c3b131b2c0acf','u');
INSERT INTO "change" VALUES(17,'notice_recipient','01a202daafd17f29a801fc42aea448d4','u');
INSERT INTO "change" VALUES(18,'notice_recipient','01a202daafd17fa997026b396b3ea4bc','u');
INSERT INTO "change" VALUES(19,'notice_recipient','01a202daafd17c308e44fa884836ffb8','u');
INSERT INTO "change" VALUES(20,'notice_recipient','01a202daafd17873a7e15294eca78ae2','u');
INSERT INTO "change" VALUES(21,'notice_recipient','01a202daafd177398ceb8bfb9c75931e','u');
INSERT INTO "change" VALUES(22,'notice_recipient','01a202daafd17f3db65cd2c56fb84e6c','u');
INSERT INTO "change" VALUES(23,'event','01a202daafd177c794910c9f619b224a','u');
INSERT INTO "change" VALUES(24,'notice','01a202daafd8748ca2f4f1f9247c2374','u');
INSERT INTO "change" VALUES(25,'notice_recipient','01a202daafd97b0fa9420c635449b736','u');
INSERT INTO "change" VALUES(26,'notice_recipient','01a202daafd97a49aa5c7565c96c39b4','u');
INSERT INTO "change" VALUES(27,'notice_recipient','01a202daafd97e7d8b227babef5074f2','u');
INSERT INTO "change" VALUES(28,'notice_recipient','01a202daafd97697931964ddc029f779','u');
INSERT INTO "change" VALUES(29,'notice_recipient','01a202daafd97c10a5ddeac35930206f','u');
INSERT INTO "change" VALUES(30,'notice_recipient','01a202daafd970bea671589f764c914c','u');
INSERT INTO "change" VALUES(31,'notice_recipient','01a202daafd978ba8f4903cd874d5fc1','u');
INSERT INTO "change" VALUES(32,'notice_recipient','01a202daafd97366aad39eb0d8436716','u');
INSERT INTO "change" VALUES(33,'notice_recipient','01a202daafd975249dad3cc301075b5d','u');
INSERT INTO "change" VALUES(34,'event','01a202daafd97c9eb806333c57045d1f','u');
INSERT INTO "change" VALUES(35,'notice','01a202daafe175d9943d902420d16f34','u');
INSERT INTO "change" VALUES(36,'notice_recipient','01a202daafe275a783d8ab82dd228d44','u');
INSERT INTO "change" VALUES(37,'notice_recipient','01a202daafe277bcab6214163e10a517','u');
INSERT INTO "change" VALUES(38,'notice_recipient','01a202daafe27afa80e97abe2e2ab074','u');
INSERT INTO "change" VALUES(39,'notice_recipient','01a202daafe27c1389b720e85fe21fe5','u');
INSERT INTO "change" VALUES(40,'notice_recipient','01a202daafe27244b421cae6d433418b','u');
INSERT INTO "change" VALUES(41,'notice_recipient','01a202daafe270d79fbaf2091a6e1733','u');
INSERT INTO "change" VALUES(42,'notice_recipient','01a202daafe27370b0a335782e28552e','u');
INSERT INTO "change" VALUES(43,'notice_recipient','01a202daafe27e07ace591cda4ab69c9','u');
INSERT INTO "change" VALUES(44,'notice_recipient','01a202daafe27382853ad2ec24b660dc','u');
INSERT INTO "change" VALUES(45,'event','01a202daafe37b488180566ed50f95dd','u');
INSERT INTO "change" VALUES(47,'event','01a202dab1407ba5a631a1f6a9fc4d1a','u');
INSERT INTO "change" VALUES(49,'event','01a202dab15079c581efa7b8b27836ca','u');
INSERT INTO "change" VALUES(50,'ticket','01a202dab15771a0b4bfe2526c6583ee','u');
INSERT INTO "change" VALUES(51,'event','01a202dab15a7b00a0dd271b3bd24492','u');
INSERT INTO "change" VALUES(53,'event','01a202dab16a7872a4da27ec7b8cf20d','u');
INSERT INTO "change" VALUES(54,'repair_order','01a202dab175790992e58e6f20c3f917','u');
INSERT INTO "change" VALUES(55,'event','01a202dab1767dabb77110538b925d5e','u');
INSERT INTO "change" VALUES(56,'frozen_document','5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6','u');
INSERT INTO "change" VALUES(58,'session_document','01a202dab19774898b2ef671c6be8ae9','u');
INSERT INTO "change" VALUES(59,'event','01a202dab19c711b9d1ddb83f31d6a35','u');
INSERT INTO "change" VALUES(61,'event','01a202dab1a67a36b0a34930d80c2e15','u');
INSERT INTO "change" VALUES(68,'signing_session','01a202dab1967f7eab407ffcfcca69da','u');
INSERT INTO "change" VALUES(69,'receipt','01a202dab1e37ce7b33ce0dfdf0df28a','u');
INSERT INTO "change" VALUES(70,'event','01a202dab1eb7ab19821b78cf98a68d0','u');
INSERT INTO "change" VALUES(71,'notice_recipient','01a202daafd07adba3eeb98c98543859','u');
INSERT INTO "change" VALUES(72,'repair_order','01a202dab2687bdcb18de713f206f8b0','u');
INSERT INTO "change" VALUES(73,'event','01a202dab269731c85de417a26bcf7fb','u');
INSERT INTO "change" VALUES(74,'ticket','01a202dab1397c24bc2eadf524828704','u');
INSERT INTO "change" VALUES(75,'event','01a202dab2767015ad7f7082f0d4eee6','u');
INSERT INTO "change" VALUES(76,'ticket','01a202dab27d7f8fa3ae5201018cf460','u');
INSERT INTO "change" VALUES(77,'event','01a202dab27e7f74b27a8b087aadff6b','u');
INSERT INTO "change" VALUES(78,'ticket','01a202dab14b7120978f0b30c7274c28','u');
INSERT INTO "change" VALUES(79,'event','01a202dab2aa7276be04cd49b820fd6d','u');
INSERT INTO "change" VALUES(81,'session_document','01a202dab3137ffba8ef0f094e8ae545','u');
INSERT INTO "change" VALUES(82,'event','01a202dab3187b9586dc06f2fb59a040','u');
INSERT INTO "change" VALUES(84,'event','01a202dab3237a1a84d594a920df6e8c','u');
INSERT INTO "change" VALUES(91,'signing_session','01a202dab31278938df12b92fc4164fd','u');
INSERT INTO "change" VALUES(92,'receipt','01a202dab3af7c8a9704fb8cebda6f43','u');
INSERT INTO "change" VALUES(93,'event','01a202dab3b279faa63d6fa90602a5fc','u');
INSERT INTO "change" VALUES(94,'notice_recipient','01a202daafd07fa6badc6ddcb8057936','u');
INSERT INTO "change" VALUES(95,'ticket','01a202dab3ee7b2195b3afb039658c6c','u');
INSERT INTO "change" VALUES(96,'event','01a202dab3ef7fad83fb803282776ddf','u');
INSERT INTO "change" VALUES(97,'repair_order','01a202dab3f679f7b706dbced4ba2baf','u');
INSERT INTO "change" VALUES(98,'event','01a202dab3f870b197da036ea425ea82','u');
CREATE TABLE "counter" ("number" INTEGER NOT NULL PRIMARY KEY, "staff" VARCHAR(255), "staff_name" VARCHAR(255) NOT NULL, "opened_at" INTEGER);
INSERT INTO "counter" VALUES(1,NULL,'',NULL);
INSERT INTO "counter" VALUES(2,NULL,'',NULL);
INSERT INTO "counter" VALUES(3,NULL,'',NULL);
CREATE TABLE "danger" ("id" CHAR(32) NOT NULL PRIMARY KEY, "hazard_code" VARCHAR(255) NOT NULL, "unit_id" CHAR(32), "area_id" CHAR(32), "at" INTEGER NOT NULL, "answered_at" INTEGER, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"), FOREIGN KEY ("area_id") REFERENCES "public_area" ("id"));
CREATE TABLE "day_counter" ("series" VARCHAR(255) NOT NULL, "day" DATE NOT NULL, "last" INTEGER NOT NULL, PRIMARY KEY ("series", "day"));
INSERT INTO "day_counter" VALUES('notice','2026-01-01',3);
INSERT INTO "day_counter" VALUES('ticket K','2026-11-22',3);
INSERT INTO "day_counter" VALUES('ticket A','2026-11-22',2);
INSERT INTO "day_counter" VALUES('repair','2026-11-22',3);
INSERT INTO "day_counter" VALUES('receipt','2026-11-22',2);
CREATE TABLE "event" ("id" CHAR(32) NOT NULL PRIMARY KEY, "at" INTEGER NOT NULL, "day" DATE NOT NULL, "verb" VARCHAR(255) NOT NULL, "subject" VARCHAR(255) NOT NULL, "staff" VARCHAR(255), "place" VARCHAR(255) NOT NULL, "facts" TEXT NOT NULL);
INSERT INTO "event" VALUES('01a202daafd177c794910c9f619b224a',1795344216017,'2026-11-22','notice.issued','notice:01a202daafcb7caf91ca1721828f7a29',NULL,'box','{"number": "N2026-001"}');
INSERT INTO "event" VALUES('01a202daafd97c9eb806333c57045d1f',1795344216025,'2026-11-22','notice.issued','notice:01a202daafd8748ca2f4f1f9247c2374',NULL,'box','{"number": "N2026-002"}');
INSERT INTO "event" VALUES('01a202daafe37b488180566ed50f95dd',1795344216035,'2026-11-22','notice.issued','notice:01a202daafe175d9943d902420d16f34',NULL,'box','{"number": "N2026-003"}');
INSERT INTO "event" VALUES('01a202dab1407ba5a631a1f6a9fc4d1a',1795344216384,'2026-11-22','ticket.taken','ticket:01a202dab1397c24bc2eadf524828704',NULL,'box','{"number": "K001"}');
INSERT INTO "event" VALUES('01a202dab15079c581efa7b8b27836ca',1795344216400,'2026-11-22','ticket.taken','ticket:01a202dab14b7120978f0b30c7274c28',NULL,'box','{"number": "A001"}');
INSERT INTO "event" VALUES('01a202dab15a7b00a0dd271b3bd24492',1795344216410,'2026-11-22','ticket.taken','ticket:01a202dab15771a0b4bfe2526c6583ee',NULL,'box','{"number": "K002"}');
INSERT INTO "event" VALUES('01a202dab16a7872a4da27ec7b8cf20d',1795344216426,'2026-11-22','ticket.called','ticket:01a202dab1397c24bc2eadf524828704',NULL,'box','{"number": "K001", "counter": 1, "calls": 1}');
INSERT INTO "event" VALUES('01a202dab1767dabb77110538b925d5e',1795344216438,'2026-11-22','order.registered','repair_order:01a202dab175790992e58e6f20c3f917',NULL,'box','{"number": "W261122-0001", "channel": "kiosk"}');
INSERT INTO "event" VALUES('01a202dab19c711b9d1ddb83f31d6a35',1795344216476,'2026-11-22','signing.offered','signing_session:01a202dab1967f7eab407ffcfcca69da',NULL,'box','{"screen": 1, "documents": ["N2026-001"], "method": "known"}');
INSERT INTO "event" VALUES('01a202dab1a67a36b0a34930d80c2e15',1795344216486,'2026-11-22','signing.opened','signing_session:01a202dab1967f7eab407ffcfcca69da',NULL,'box','{"screen": 1, "documents": ["N2026-001"]}');
INSERT INTO "event" VALUES('01a202dab1eb7ab19821b78cf98a68d0',1795344216564,'2026-11-22','signing.signed','signing_session:01a202dab1967f7eab407ffcfcca69da',NULL,'box','{"screen": 1, "documents": ["N2026-001"], "receipt_no": "S261122-0001", "seq": 1}');
INSERT INTO "event" VALUES('01a202dab269731c85de417a26bcf7fb',1795344216681,'2026-11-22','order.registered','repair_order:01a202dab2687bdcb18de713f206f8b0',NULL,'box','{"number": "W261122-0002", "channel": "kiosk"}');
INSERT INTO "event" VALUES('01a202dab2767015ad7f7082f0d4eee6',1795344216694,'2026-11-22','ticket.finished','ticket:01a202dab1397c24bc2eadf524828704',NULL,'box','{"number": "K001"}');
INSERT INTO "event" VALUES('01a202dab27e7f74b27a8b087aadff6b',1795344216702,'2026-11-22','ticket.taken','ticket:01a202dab27d7f8fa3ae5201018cf460',NULL,'box','{"number": "K003"}');
INSERT INTO "event" VALUES('01a202dab2aa7276be04cd49b820fd6d',1795344216746,'2026-11-22','ticket.called','ticket:01a202dab14b7120978f0b30c7274c28',NULL,'box','{"number": "A001", "counter": 1, "calls": 1}');
INSERT INTO "event" VALUES('01a202dab3187b9586dc06f2fb59a040',1795344216856,'2026-11-22','signing.offered','signing_session:01a202dab31278938df12b92fc4164fd',NULL,'box','{"screen": 1, "documents": ["N2026-001"], "method": "known"}');
INSERT INTO "event" VALUES('01a202dab3237a1a84d594a920df6e8c',1795344216867,'2026-11-22','signing.opened','signing_session:01a202dab31278938df12b92fc4164fd',NULL,'box','{"screen": 1, "documents": ["N2026-001"]}');
INSERT INTO "event" VALUES('01a202dab3b279faa63d6fa90602a5fc',1795344217011,'2026-11-22','signing.signed','signing_session:01a202dab31278938df12b92fc4164fd',NULL,'box','{"screen": 1, "documents": ["N2026-001"], "receipt_no": "S261122-0002", "seq": 2}');
INSERT INTO "event" VALUES('01a202dab3ef7fad83fb803282776ddf',1795344217071,'2026-11-22','ticket.taken','ticket:01a202dab3ee7b2195b3afb039658c6c',NULL,'box','{"number": "A002"}');
INSERT INTO "event" VALUES('01a202dab3f870b197da036ea425ea82',1795344217080,'2026-11-22','order.registered','repair_order:01a202dab3f679f7b706dbced4ba2baf',NULL,'box','{"number": "W261122-0003", "channel": "kiosk"}');
CREATE TABLE "frozen_document" ("sha256" CHAR(64) NOT NULL PRIMARY KEY, "media_type" VARCHAR(255) NOT NULL, "bytes" BLOB NOT NULL, "number" VARCHAR(255) NOT NULL, "version" INTEGER NOT NULL, "title" VARCHAR(255) NOT NULL, "pages" INTEGER NOT NULL);
INSERT INTO "frozen_document" VALUES('5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6','application/json',X'7B226566666563746976655F6F6E223A22323032362D31312D3239222C226973737565645F6F6E223A22323032362D31312D3232222C22697373756572223A22E994A6E7BBA3E88AB1E59BADE789A9E4B89AE69C8DE58AA1E4B8ADE5BF83222C226E756D626572223A224E323032362D303031222C227061676573223A5B22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082222C22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082222C22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082222C22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082222C22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082225D2C227469746C65223A22E9809AE79FA52030222C2276657273696F6E223A317D','N2026-001',1,'通知 0',5);
CREATE TABLE "help_call" ("id" CHAR(32) NOT NULL PRIMARY KEY, "at" INTEGER NOT NULL, "page" VARCHAR(255) NOT NULL, "answered_at" INTEGER);
CREATE TABLE "household" ("id" CHAR(32) NOT NULL PRIMARY KEY, "unit_id" CHAR(32) NOT NULL, "owner_name" VARCHAR(255) NOT NULL, "phone" VARCHAR(255) NOT NULL, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"));
INSERT INTO "household" VALUES('01a202daaf7870bb99a84b18847ea94f','01a202daaf677660accd804d5f7e8c91','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202daaf887585a15ae5b48fb36dac','01a202daaf7973e3947b23752e75d1ad','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202daaf937d9abbebd340d93d1624','01a202daaf8f7a1697b980591dea960d','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202daaf977373b3fa691adea646c4','01a202daaf94727fa46560e8cf2dffc2','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202daaf9b792fa527f785027912ae','01a202daaf9b73c5b7d21564eee4dd6b','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202daafa57b46aed704f8bdfe9f77','01a202daaf9e7caaa07b33ffe343a7a4','张三丰','13812341234');
CREATE TABLE "ink_note" ("id" CHAR(32) NOT NULL PRIMARY KEY, "order_id" CHAR(32) NOT NULL, "strokes" TEXT NOT NULL, "width" REAL NOT NULL, "height" REAL NOT NULL, FOREIGN KEY ("order_id") REFERENCES "repair_order" ("id") ON DELETE CASCADE);
CREATE TABLE "notice" ("id" CHAR(32) NOT NULL PRIMARY KEY, "origin" VARCHAR(255) NOT NULL, "active" INTEGER NOT NULL, "number" VARCHAR(255) NOT NULL, "version" INTEGER NOT NULL, "title" VARCHAR(255) NOT NULL, "body" TEXT NOT NULL, "kind" VARCHAR(255) NOT NULL, "paper_only" INTEGER NOT NULL, "issued_on" DATE NOT NULL, "effective_on" DATE NOT NULL, "lead_reason" VARCHAR(255) NOT NULL, "recipients" TEXT NOT NULL);
INSERT INTO "notice" VALUES('01a202daafcb7caf91ca1721828f7a29','site',1,'N2026-001',1,'通知 0','请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
','general',0,'2026-11-22','2026-11-29','','[]');
INSERT INTO "notice" VALUES('01a202daafd8748ca2f4f1f9247c2374','site',1,'N2026-002',1,'通知 1','请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
','general',0,'2026-11-22','2026-11-29','','[]');
INSERT INTO "notice" VALUES('01a202daafe175d9943d902420d16f34','site',1,'N2026-003',1,'通知 2','请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
请知悉。
','general',0,'2026-11-22','2026-11-29','','[]');
CREATE TABLE "notice_recipient" ("id" CHAR(32) NOT NULL PRIMARY KEY, "notice_id" CHAR(32) NOT NULL, "version" INTEGER NOT NULL, "unit_id" CHAR(32) NOT NULL, "state" VARCHAR(255) NOT NULL, "receipt_no" VARCHAR(255) NOT NULL, FOREIGN KEY ("notice_id") REFERENCES "notice" ("id"), FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"));
INSERT INTO "notice_recipient" VALUES('01a202daafd07adba3eeb98c98543859','01a202daafcb7caf91ca1721828f7a29',1,'01a202daaf677660accd804d5f7e8c91','signed','S261122-0001');
INSERT INTO "notice_recipient" VALUES('01a202daafd07fa6badc6ddcb8057936','01a202daafcb7caf91ca1721828f7a29',1,'01a202daaf7973e3947b23752e75d1ad','signed','S261122-0002');
INSERT INTO "notice_recipient" VALUES('01a202daafd07b16bf1c3b131b2c0acf','01a202daafcb7caf91ca1721828f7a29',1,'01a202daaf8f7a1697b980591dea960d','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd17f29a801fc42aea448d4','01a202daafcb7caf91ca1721828f7a29',1,'01a202daaf94727fa46560e8cf2dffc2','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd17fa997026b396b3ea4bc','01a202daafcb7caf91ca1721828f7a29',1,'01a202daaf9b73c5b7d21564eee4dd6b','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd17c308e44fa884836ffb8','01a202daafcb7caf91ca1721828f7a29',1,'01a202daaf9e7caaa07b33ffe343a7a4','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd17873a7e15294eca78ae2','01a202daafcb7caf91ca1721828f7a29',1,'01a202daafc07a3680eb57d3df7871ab','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd177398ceb8bfb9c75931e','01a202daafcb7caf91ca1721828f7a29',1,'01a202daafc4751e9a78fee8221985b7','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd17f3db65cd2c56fb84e6c','01a202daafcb7caf91ca1721828f7a29',1,'01a202daafc7797d8d0aae1b09a0a0b3','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd97b0fa9420c635449b736','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daaf677660accd804d5f7e8c91','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd97a49aa5c7565c96c39b4','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daaf7973e3947b23752e75d1ad','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd97e7d8b227babef5074f2','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daaf8f7a1697b980591dea960d','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd97697931964ddc029f779','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daaf94727fa46560e8cf2dffc2','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd97c10a5ddeac35930206f','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daaf9b73c5b7d21564eee4dd6b','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd970bea671589f764c914c','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daaf9e7caaa07b33ffe343a7a4','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd978ba8f4903cd874d5fc1','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daafc07a3680eb57d3df7871ab','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd97366aad39eb0d8436716','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daafc4751e9a78fee8221985b7','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafd975249dad3cc301075b5d','01a202daafd8748ca2f4f1f9247c2374',1,'01a202daafc7797d8d0aae1b09a0a0b3','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe275a783d8ab82dd228d44','01a202daafe175d9943d902420d16f34',1,'01a202daaf677660accd804d5f7e8c91','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe277bcab6214163e10a517','01a202daafe175d9943d902420d16f34',1,'01a202daaf7973e3947b23752e75d1ad','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe27afa80e97abe2e2ab074','01a202daafe175d9943d902420d16f34',1,'01a202daaf8f7a1697b980591dea960d','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe27c1389b720e85fe21fe5','01a202daafe175d9943d902420d16f34',1,'01a202daaf94727fa46560e8cf2dffc2','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe27244b421cae6d433418b','01a202daafe175d9943d902420d16f34',1,'01a202daaf9b73c5b7d21564eee4dd6b','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe270d79fbaf2091a6e1733','01a202daafe175d9943d902420d16f34',1,'01a202daaf9e7caaa07b33ffe343a7a4','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe27370b0a335782e28552e','01a202daafe175d9943d902420d16f34',1,'01a202daafc07a3680eb57d3df7871ab','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe27e07ace591cda4ab69c9','01a202daafe175d9943d902420d16f34',1,'01a202daafc4751e9a78fee8221985b7','pending','');
INSERT INTO "notice_recipient" VALUES('01a202daafe27382853ad2ec24b660dc','01a202daafe175d9943d902420d16f34',1,'01a202daafc7797d8d0aae1b09a0a0b3','pending','');
CREATE TABLE "order_contact" ("id" CHAR(32) NOT NULL PRIMARY KEY, "order_id" CHAR(32) NOT NULL, "phone" VARCHAR(255) NOT NULL, FOREIGN KEY ("order_id") REFERENCES "repair_order" ("id") ON DELETE CASCADE);
INSERT INTO "order_contact" VALUES('01a202dab176793baa215cffb5899235','01a202dab175790992e58e6f20c3f917','13800001234');
INSERT INTO "order_contact" VALUES('01a202dab269734bbafaee5de4a70776','01a202dab2687bdcb18de713f206f8b0','13800001234');
INSERT INTO "order_contact" VALUES('01a202dab3f87bc3b45ae4d09bb0d451','01a202dab3f679f7b706dbced4ba2baf','13800001234');
CREATE TABLE "page_reading" ("id" INTEGER NOT NULL PRIMARY KEY, "document_id" CHAR(32) NOT NULL, "page" INTEGER NOT NULL, "shown_at" INTEGER NOT NULL, "shown_ticks_ms" INTEGER NOT NULL, "seconds" REAL, FOREIGN KEY ("document_id") REFERENCES "session_document" ("id"));
INSERT INTO "page_reading" VALUES(1,'01a202dab19774898b2ef671c6be8ae9',1,1795344216493,48927509,0.0);
INSERT INTO "page_reading" VALUES(2,'01a202dab19774898b2ef671c6be8ae9',2,1795344216502,48927518,0.0);
INSERT INTO "page_reading" VALUES(3,'01a202dab19774898b2ef671c6be8ae9',3,1795344216507,48927523,0.0);
INSERT INTO "page_reading" VALUES(4,'01a202dab19774898b2ef671c6be8ae9',4,1795344216520,48927536,0.0);
INSERT INTO "page_reading" VALUES(5,'01a202dab19774898b2ef671c6be8ae9',5,1795344216531,48927547,0.0);
INSERT INTO "page_reading" VALUES(6,'01a202dab3137ffba8ef0f094e8ae545',1,1795344216881,48927897,0.0);
INSERT INTO "page_reading" VALUES(7,'01a202dab3137ffba8ef0f094e8ae545',2,1795344216939,48927955,0.0);
INSERT INTO "page_reading" VALUES(8,'01a202dab3137ffba8ef0f094e8ae545',3,1795344216954,48927970,0.0);
INSERT INTO "page_reading" VALUES(9,'01a202dab3137ffba8ef0f094e8ae545',4,1795344216969,48927985,0.0);
INSERT INTO "page_reading" VALUES(10,'01a202dab3137ffba8ef0f094e8ae545',5,1795344216985,48928001,0.0);
CREATE TABLE "print_job" ("id" TEXT NOT NULL PRIMARY KEY, "printer_id" TEXT NOT NULL, "role" TEXT NOT NULL, "kind" TEXT NOT NULL, "subject" TEXT NOT NULL, "document" TEXT NOT NULL, "state" TEXT NOT NULL, "reason" TEXT NOT NULL, "attempts" INTEGER NOT NULL, "copy" INTEGER NOT NULL, "original_id" TEXT, "not_before" INTEGER NOT NULL, "expires_at" INTEGER NOT NULL, "created_at" INTEGER NOT NULL, "finished_at" INTEGER, "decided_by" TEXT, FOREIGN KEY ("printer_id") REFERENCES "printer" ("name") ON UPDATE CASCADE, FOREIGN KEY ("original_id") REFERENCES "print_job" ("id") ON DELETE SET NULL);
INSERT INTO "print_job" VALUES('01a202da-b143-70c1-824a-7a8e0761d4e3','lobby','kiosk','ticket','ticket:01a202dab1397c24bc2eadf524828704','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"K001","align":"center","size":6,"bold":true},{"type":"row","left":"业务：维修咨询","right":"前面 0 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/G35PLUEYSELCPD3BBDGQ5YOCXQ","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344216387,1795344816387,1795344216387,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b152-7eab-9465-505ea38f6e83','lobby','kiosk','ticket','ticket:01a202dab14b7120978f0b30c7274c28','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"A001","align":"center","size":6,"bold":true},{"type":"row","left":"业务：物业缴费","right":"前面 0 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/46DB3LVZ72YM3KI4STQ6CB74VE","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344216402,1795344816402,1795344216402,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b160-78d9-93f7-d2ca31faa9f7','lobby','kiosk','ticket','ticket:01a202dab15771a0b4bfe2526c6583ee','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"K002","align":"center","size":6,"bold":true},{"type":"row","left":"业务：维修咨询","right":"前面 1 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/I5OI7FFJJPLR2O2GWFBC3XFHXU","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344216416,1795344816416,1795344216416,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b180-7346-bcec-5772347eff9a','lobby','kiosk','repair_receipt','repair_order:01a202dab175790992e58e6f20c3f917','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"报修回执","align":"center","size":2},{"type":"rule","heavy":true},{"type":"row","left":"单号","right":"W261122-0001","bold":true},{"type":"row","left":"位置","right":"1栋1单元1**"},{"type":"row","left":"内容","right":"水-水龙头"},{"type":"row","left":"上门","right":"11-23 18:00 前电话联系"},{"type":"row","left":"电话","right":"138****1234"},{"type":"rule"},{"type":"text","text":"修之前先给您报价，您同意了才开工。"},{"type":"text","text":"费用只在管理处交付。"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/R/AOVIZP7QLZDDAQQNAV4NIPFG4M","caption":"扫码看进度"},{"type":"row","left":"报修时间","right":"2026-11-22 18:43"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344216448,1795344816448,1795344216448,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b1ea-7cbc-ad17-4699a13fe9b6','lobby','kiosk','signature_receipt','signing_session:01a202dab1967f7eab407ffcfcca69da','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"签收凭证","align":"center","bold":true},{"type":"rule","heavy":true},{"type":"row","left":"文书","right":"通知 0"},{"type":"row","left":"编号","right":"N2026-001 第1版"},{"type":"row","left":"房号","right":"1栋1单元1**"},{"type":"row","left":"签收人","right":"张** (业主本人)"},{"type":"row","left":"时间","right":"2026-11-22 18:43:36"},{"type":"rule"},{"type":"ink","strokes":[[[20.0,20.0,0.0,0.5],[200.0,120.0,90.0,0.5],[300.0,40.0,160.0,0.5]]],"width":400,"height":200},{"type":"rule"},{"type":"text","text":"文书指纹(SHA-256 前16位)"},{"type":"text","text":"5DD2 79EB 5DFF 64E7","align":"center"},{"type":"qr","data":"S261122-0001 33910111479F616565425ADF96DF69C20DBB1DB73EEBA6B71A674DCA89071011","caption":"码内是本记录的完整指纹"},{"type":"text","text":"凭证号 S261122-0001","align":"center"},{"type":"text","text":"扫码可核对全文是否被改动。对内容有异议请 7 日内到前台提出。"}]}','queued','',0,0,NULL,1795344216554,1795344816554,1795344216554,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b26f-78e5-9e9d-32a42945ee3d','lobby','kiosk','repair_receipt','repair_order:01a202dab2687bdcb18de713f206f8b0','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"报修回执","align":"center","size":2},{"type":"rule","heavy":true},{"type":"row","left":"单号","right":"W261122-0002","bold":true},{"type":"row","left":"位置","right":"9栋1单元0**"},{"type":"row","left":"内容","right":"水-水龙头"},{"type":"row","left":"上门","right":"11-23 18:00 前电话联系"},{"type":"row","left":"电话","right":"138****1234"},{"type":"rule"},{"type":"text","text":"修之前先给您报价，您同意了才开工。"},{"type":"text","text":"费用只在管理处交付。"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/R/PS2Y6LG7VNIQ3ELQG7WSPYU6IM","caption":"扫码看进度"},{"type":"row","left":"报修时间","right":"2026-11-22 18:43"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344216687,1795344816687,1795344216687,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b29f-7fc9-b1d2-deef5ac06a7a','lobby','kiosk','ticket','ticket:01a202dab27d7f8fa3ae5201018cf460','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"K003","align":"center","size":6,"bold":true},{"type":"row","left":"业务：维修咨询","right":"前面 1 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/N6GAVWIAL4UCU3VVNCLA2X3FZU","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344216735,1795344816735,1795344216735,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b3b1-7d77-982b-a481896fdfa2','lobby','kiosk','signature_receipt','signing_session:01a202dab31278938df12b92fc4164fd','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"签收凭证","align":"center","bold":true},{"type":"rule","heavy":true},{"type":"row","left":"文书","right":"通知 0"},{"type":"row","left":"编号","right":"N2026-001 第1版"},{"type":"row","left":"房号","right":"1栋1单元1**"},{"type":"row","left":"签收人","right":"张** (业主本人)"},{"type":"row","left":"时间","right":"2026-11-22 18:43:37"},{"type":"rule"},{"type":"ink","strokes":[[[20.0,20.0,0.0,0.5],[200.0,120.0,90.0,0.5],[300.0,40.0,160.0,0.5]]],"width":400,"height":200},{"type":"rule"},{"type":"text","text":"文书指纹(SHA-256 前16位)"},{"type":"text","text":"5DD2 79EB 5DFF 64E7","align":"center"},{"type":"qr","data":"S261122-0002 B41649118D1E654EB8C4C6D86BEB808D37A00E17668F7D589B97D64156B453A0","caption":"码内是本记录的完整指纹"},{"type":"text","text":"凭证号 S261122-0002","align":"center"},{"type":"text","text":"扫码可核对全文是否被改动。对内容有异议请 7 日内到前台提出。"}]}','queued','',0,0,NULL,1795344217009,1795344817009,1795344217009,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b3f1-7a8a-be0c-daeb6f4c6120','lobby','kiosk','ticket','ticket:01a202dab3ee7b2195b3afb039658c6c','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"A002","align":"center","size":6,"bold":true},{"type":"row","left":"业务：物业缴费","right":"前面 0 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/GR7BILOAN35TVBTLXMXG2KYTUM","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344217073,1795344817073,1795344217073,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-b3fa-72be-abb6-dc2d0f32e04f','lobby','kiosk','repair_receipt','repair_order:01a202dab3f679f7b706dbced4ba2baf','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"报修回执","align":"center","size":2},{"type":"rule","heavy":true},{"type":"row","left":"单号","right":"W261122-0003","bold":true},{"type":"row","left":"位置","right":"1栋1单元1**"},{"type":"row","left":"内容","right":"水-水龙头"},{"type":"row","left":"上门","right":"11-23 18:00 前电话联系"},{"type":"row","left":"电话","right":"138****1234"},{"type":"rule"},{"type":"text","text":"修之前先给您报价，您同意了才开工。"},{"type":"text","text":"费用只在管理处交付。"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/R/V4ZOERCETEXGSLGVSYJZU5KKIY","caption":"扫码看进度"},{"type":"row","left":"报修时间","right":"2026-11-22 18:43"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344217082,1795344817082,1795344217082,NULL,NULL);
CREATE TABLE "print_role" ("name" TEXT NOT NULL PRIMARY KEY, "printer_id" TEXT NOT NULL, "stand_in_id" TEXT, "is_private" INTEGER NOT NULL, "decided_by" TEXT, "decided_at" INTEGER, FOREIGN KEY ("printer_id") REFERENCES "printer" ("name") ON UPDATE CASCADE, FOREIGN KEY ("stand_in_id") REFERENCES "printer" ("name") ON DELETE SET NULL ON UPDATE CASCADE);
INSERT INTO "print_role" VALUES('staff','staff',NULL,1,NULL,NULL);
INSERT INTO "print_role" VALUES('kiosk','lobby',NULL,0,NULL,NULL);
CREATE TABLE "printer" ("name" TEXT NOT NULL PRIMARY KEY, "url" TEXT NOT NULL, "width_dots" INTEGER NOT NULL, "chinese" TEXT NOT NULL, "qr" TEXT NOT NULL, "cut" TEXT NOT NULL, "answers" TEXT NOT NULL, "has_drawer" INTEGER NOT NULL, "is_private" INTEGER NOT NULL, "state" TEXT NOT NULL, "state_at" INTEGER, "papers" INTEGER NOT NULL, "roll_mm" INTEGER NOT NULL, "fed_mm" INTEGER NOT NULL, "roll_at" INTEGER, "ran_out" INTEGER NOT NULL);
INSERT INTO "printer" VALUES('staff','file:///var/lib/box/staff.bin',576,'gbk','native','full','auto',0,1,'unknown',NULL,0,50000,0,NULL,0);
INSERT INTO "printer" VALUES('lobby','file:///var/lib/box/paper.bin',576,'gbk','native','full','auto',0,0,'unknown',NULL,0,50000,0,NULL,0);
CREATE TABLE "public_area" ("id" CHAR(32) NOT NULL PRIMARY KEY, "name_zh" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "position" INTEGER NOT NULL);
INSERT INTO "public_area" VALUES('01a202daafab798786f7f81e4e069da3','大堂','Lobby',0);
CREATE TABLE "receipt" ("id" CHAR(32) NOT NULL PRIMARY KEY, "seq" INTEGER NOT NULL, "receipt_no" VARCHAR(255) NOT NULL, "session_id" CHAR(32) NOT NULL, "outcome" VARCHAR(255) NOT NULL, "day" DATE NOT NULL, "record" TEXT NOT NULL, "prev_hash" CHAR(64) NOT NULL, "entry_hash" CHAR(64) NOT NULL);
INSERT INTO "receipt" VALUES('01a202dab1e37ce7b33ce0dfdf0df28a',1,'S261122-0001','01a202dab1967f7eab407ffcfcca69da','signed','2026-11-22','{"app_version":"0.2.0","at":"2026-11-22T18:43:36+08:00","clock":{"monotonic_ms":48927562,"source":"system"},"day":"2026-11-22","documents":[{"media_type":"application/json","number":"N2026-001","pages":5,"reading":[[1,"2026-11-22T18:43:36+08:00",0.0],[2,"2026-11-22T18:43:36+08:00",0.0],[3,"2026-11-22T18:43:36+08:00",0.0],[4,"2026-11-22T18:43:36+08:00",0.0],[5,"2026-11-22T18:43:36+08:00",0.0]],"sha256":"5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6","subject":"notice:01a202daafcb7caf91ca1721828f7a29","title":"通知 0","version":1}],"id":"01a202dab1e37ce7b33ce0dfdf0df28a","identification":{"method":"known","staff":null},"language":"zh_Hans","outcome":"signed","payload_hash":"292678b4b9881759a6a3efe1fd2f2478cb6c350c2016017bca154f84e0d3631c","place":{"screen":1,"site":"锦绣花园物业服务中心"},"prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","pushed_at":"2026-11-22T18:43:36+08:00","reason":"","receipt_no":"S261122-0001","relation":"owner","seq":1,"session_id":"01a202dab1967f7eab407ffcfcca69da","statement":{"text":"已收到","version":"receipt-1"},"unit":{"id":"01a202daaf677660accd804d5f7e8c91","label":"1栋1单元1**"}}','0000000000000000000000000000000000000000000000000000000000000000','33910111479f616565425adf96df69c20dbb1db73eeba6b71a674dca89071011');
INSERT INTO "receipt" VALUES('01a202dab3af7c8a9704fb8cebda6f43',2,'S261122-0002','01a202dab31278938df12b92fc4164fd','signed','2026-11-22','{"app_version":"0.2.0","at":"2026-11-22T18:43:37+08:00","clock":{"monotonic_ms":48928021,"source":"system"},"day":"2026-11-22","documents":[{"media_type":"application/json","number":"N2026-001","pages":5,"reading":[[1,"2026-11-22T18:43:36+08:00",0.0],[2,"2026-11-22T18:43:36+08:00",0.0],[3,"2026-11-22T18:43:36+08:00",0.0],[4,"2026-11-22T18:43:36+08:00",0.0],[5,"2026-11-22T18:43:36+08:00",0.0]],"sha256":"5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6","subject":"notice:01a202daafcb7caf91ca1721828f7a29","title":"通知 0","version":1}],"id":"01a202dab3af7c8a9704fb8cebda6f43","identification":{"method":"known","staff":null},"language":"zh_Hans","outcome":"signed","payload_hash":"292678b4b9881759a6a3efe1fd2f2478cb6c350c2016017bca154f84e0d3631c","place":{"screen":1,"site":"锦绣花园物业服务中心"},"prev_hash":"33910111479f616565425adf96df69c20dbb1db73eeba6b71a674dca89071011","pushed_at":"2026-11-22T18:43:36+08:00","reason":"","receipt_no":"S261122-0002","relation":"owner","seq":2,"session_id":"01a202dab31278938df12b92fc4164fd","statement":{"text":"已收到","version":"receipt-1"},"unit":{"id":"01a202daaf7973e3947b23752e75d1ad","label":"1栋1单元1**"}}','33910111479f616565425adf96df69c20dbb1db73eeba6b71a674dca89071011','b41649118d1e654eb8c4c6d86beb808d37a00e17668f7d589b97d64156b453a0');
CREATE TABLE "receipt_payload" ("receipt_id" CHAR(32) NOT NULL PRIMARY KEY, "payload" TEXT NOT NULL, FOREIGN KEY ("receipt_id") REFERENCES "receipt" ("id"));
INSERT INTO "receipt_payload" VALUES('01a202dab1e37ce7b33ce0dfdf0df28a','{"ink":{"height":200,"strokes":[[[20.0,20.0,0.0,0.5],[200.0,120.0,90.0,0.5],[300.0,40.0,160.0,0.5]]],"width":400},"signer_name":"张三丰"}');
INSERT INTO "receipt_payload" VALUES('01a202dab3af7c8a9704fb8cebda6f43','{"ink":{"height":200,"strokes":[[[20.0,20.0,0.0,0.5],[200.0,120.0,90.0,0.5],[300.0,40.0,160.0,0.5]]],"width":400},"signer_name":"张三丰"}');
CREATE TABLE "repair_order" ("id" CHAR(32) NOT NULL PRIMARY KEY, "number" VARCHAR(255) NOT NULL, "day" DATE NOT NULL, "serial" INTEGER NOT NULL, "channel" VARCHAR(255) NOT NULL, "unit_id" CHAR(32), "area_id" CHAR(32), "category" VARCHAR(255) NOT NULL, "item" VARCHAR(255) NOT NULL, "phrases" TEXT NOT NULL, "slot_on" DATE, "slot_hours" VARCHAR(255) NOT NULL, "state" VARCHAR(255) NOT NULL, "language" VARCHAR(255) NOT NULL, "reported_at" INTEGER NOT NULL, "promised_at" INTEGER NOT NULL, "ended_at" INTEGER, "cancelled_for" VARCHAR(255) NOT NULL, "first_asked" VARCHAR(255), "submit_key" VARCHAR(255) NOT NULL, "token_hash" VARCHAR(255) NOT NULL, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"), FOREIGN KEY ("area_id") REFERENCES "public_area" ("id"));
INSERT INTO "repair_order" VALUES('01a202dab175790992e58e6f20c3f917','W261122-0001','2026-11-22',1,'kiosk','01a202daaf7973e3947b23752e75d1ad',NULL,'water','tap','[]',NULL,'','registered','zh_Hans',1795344216438,1795428000000,NULL,'',NULL,'01a202dab1727a61a06fb071ca45d908','8db971a22e537fd76911cc330a6888745fde1274c1eca7a6c68059eace5e13ce');
INSERT INTO "repair_order" VALUES('01a202dab2687bdcb18de713f206f8b0','W261122-0002','2026-11-22',2,'kiosk','01a202daafc7797d8d0aae1b09a0a0b3',NULL,'water','tap','[]',NULL,'','registered','zh_Hans',1795344216681,1795428000000,NULL,'',NULL,'01a202dab2667ceaac8a85cfba0bee44','b26cdebcb04f33583bfb21e688daa1810ef35beb81dfac4c09e59b39f25005d4');
INSERT INTO "repair_order" VALUES('01a202dab3f679f7b706dbced4ba2baf','W261122-0003','2026-11-22',3,'kiosk','01a202daaf677660accd804d5f7e8c91',NULL,'water','tap','[]',NULL,'','registered','zh_Hans',1795344217079,1795428000000,NULL,'',NULL,'01a202dab3f37fdfac7410c07e821d13','f84e9cabc87c74fcecda44848247e3cac4f2cc98719212c83392ee6af8b9d305');
CREATE TABLE "screen" ("number" INTEGER NOT NULL PRIMARY KEY, "px_per_mm" REAL, "floor_mm" INTEGER NOT NULL, "calibration_until" INTEGER);
CREATE TABLE "service" ("id" CHAR(32) NOT NULL PRIMARY KEY, "origin" VARCHAR(255) NOT NULL, "active" INTEGER NOT NULL, "code" VARCHAR(255) NOT NULL, "name_zh" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "opens" VARCHAR(255) NOT NULL, "closes" VARCHAR(255) NOT NULL, "mean_minutes" INTEGER NOT NULL, "closed_reason" VARCHAR(255) NOT NULL, "position" INTEGER NOT NULL);
INSERT INTO "service" VALUES('01a202daaf61734a9f72d2b43d961cac','site',1,'A','物业缴费','Fees','00:00','23:59',5,'',0);
INSERT INTO "service" VALUES('01a202daaf657967bcdac5db176f70ba','site',1,'K','维修咨询','Repair advice','00:00','23:59',5,'',1);
CREATE TABLE "session_document" ("id" CHAR(32) NOT NULL PRIMARY KEY, "position" INTEGER NOT NULL, "frozen_id" CHAR(64) NOT NULL, "subject" VARCHAR(255) NOT NULL, "session_id" CHAR(32) NOT NULL, FOREIGN KEY ("frozen_id") REFERENCES "frozen_document" ("sha256"));
INSERT INTO "session_document" VALUES('01a202dab19774898b2ef671c6be8ae9',1,'5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6','notice:01a202daafcb7caf91ca1721828f7a29','01a202dab1967f7eab407ffcfcca69da');
INSERT INTO "session_document" VALUES('01a202dab3137ffba8ef0f094e8ae545',1,'5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6','notice:01a202daafcb7caf91ca1721828f7a29','01a202dab31278938df12b92fc4164fd');
CREATE TABLE "session_party" ("id" CHAR(32) NOT NULL PRIMARY KEY, "position" INTEGER NOT NULL, "relation" VARCHAR(255) NOT NULL, "agreed_statement" TEXT NOT NULL, "session_id" CHAR(32) NOT NULL);
INSERT INTO "session_party" VALUES('01a202dab19770c5990f2aea825f0cd7',1,'owner','已收到','01a202dab1967f7eab407ffcfcca69da');
INSERT INTO "session_party" VALUES('01a202dab31371e5a76aff6c4846c135',1,'owner','已收到','01a202dab31278938df12b92fc4164fd');
CREATE TABLE "setting" ("name" VARCHAR(255) NOT NULL PRIMARY KEY, "value" TEXT NOT NULL);
INSERT INTO "setting" VALUES('office.url','http://127.0.0.1:36569');
INSERT INTO "setting" VALUES('office.token','8kyngy.181b02f3d9634f719768919418e3c8b9.2ZWSQnGoegTwW3PeJHvogmGFOdEzO1S4L9duoFf4nKU');
CREATE TABLE "sign_in" ("id" VARCHAR(255) NOT NULL PRIMARY KEY, "staff_id" CHAR(32) NOT NULL, "seen_at" INTEGER NOT NULL, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE);
CREATE TABLE "signing_session" ("id" CHAR(32) NOT NULL PRIMARY KEY, "screen" INTEGER NOT NULL, "unit_id" CHAR(32), "identified_by" VARCHAR(255) NOT NULL, "staff" VARCHAR(255), "state" VARCHAR(255) NOT NULL, "reason" VARCHAR(255) NOT NULL, "asked_about_ink" INTEGER NOT NULL, "pushed_at" INTEGER NOT NULL, "touched_at" INTEGER NOT NULL, "ended_at" INTEGER, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"));
INSERT INTO "signing_session" VALUES('01a202dab1967f7eab407ffcfcca69da',1,'01a202daaf677660accd804d5f7e8c91','known',NULL,'signed','',0,1795344216470,1795344216539,1795344216544);
INSERT INTO "signing_session" VALUES('01a202dab31278938df12b92fc4164fd',1,'01a202daaf7973e3947b23752e75d1ad','known',NULL,'signed','',0,1795344216850,1795344217000,1795344217004);
CREATE TABLE "site" ("id" CHAR(32) NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "phone" VARCHAR(255) NOT NULL, "opens" VARCHAR(255) NOT NULL, "closes" VARCHAR(255) NOT NULL);
INSERT INTO "site" VALUES('01a202daaf5d7e8b8e40b6075900e54f','锦绣花园物业服务中心','0755-1234 5678','00:00','23:59');
CREATE TABLE "staff" ("id" CHAR(32) NOT NULL PRIMARY KEY, "account" VARCHAR(255) NOT NULL, "name" VARCHAR(255) NOT NULL, "role" VARCHAR(255) NOT NULL, "password_hash" VARCHAR(255) NOT NULL, "active" INTEGER NOT NULL);
CREATE TABLE sync_parked (seq integer primary key, tbl text not null, pk, reason text not null);
CREATE TABLE sync_state (key text primary key, value text not null);
INSERT INTO "sync_state" VALUES('position','{"incarnation":"46ca5b498eb24783bff3cfe43bd9a96e","acked":94,"head":"0cc6704423e23a0dd8c39430d8436c883912382237e7b4627db77116987fd3b8","succeeds":"","forked_at":0,"inflight":null}');
INSERT INTO "sync_state" VALUES('counted','[76,0]');
INSERT INTO "sync_state" VALUES('last_success_ms','1795344217051');
INSERT INTO "sync_state" VALUES('last_proof_ms','1795344217068');
CREATE TABLE "ticket" ("id" CHAR(32) NOT NULL PRIMARY KEY, "service_id" CHAR(32) NOT NULL, "day" DATE NOT NULL, "serial" INTEGER NOT NULL, "number" VARCHAR(255) NOT NULL, "state" VARCHAR(255) NOT NULL, "rank" INTEGER NOT NULL, "language" VARCHAR(255) NOT NULL, "take_key" VARCHAR(255) NOT NULL, "token_hash" VARCHAR(255) NOT NULL, "taken_at" INTEGER NOT NULL, "called_at" INTEGER, "finished_at" INTEGER, "calls" INTEGER NOT NULL, "counter" INTEGER, "staff" VARCHAR(255), FOREIGN KEY ("service_id") REFERENCES "service" ("id"));
INSERT INTO "ticket" VALUES('01a202dab1397c24bc2eadf524828704','01a202daaf657967bcdac5db176f70ba','2026-11-22',1,'K001','done',1795344216377001,'zh_Hans','01a202dab1337a02a60a16b6b1826a09','e87e88cca7884c4f1a57837a62369c972bd4209d09e797c6c1d8361b083baec5',1795344216377,1795344216425,1795344216693,1,1,NULL);
INSERT INTO "ticket" VALUES('01a202dab14b7120978f0b30c7274c28','01a202daaf61734a9f72d2b43d961cac','2026-11-22',1,'A001','called',1795344216395001,'zh_Hans','01a202dab14976fbb27b4dcb8fc0aaed','c8be43f98407f146fb042e6c391fca236fac2455b3a053917789c2c71cf80440',1795344216395,1795344216743,NULL,1,1,NULL);
INSERT INTO "ticket" VALUES('01a202dab15771a0b4bfe2526c6583ee','01a202daaf657967bcdac5db176f70ba','2026-11-22',2,'K002','waiting',1795344216407002,'zh_Hans','01a202dab1567d44a6961d05a757e970','5dbf2deb0e454aabfc1afbeb962d38bba8fa72034b0972f4d7f895d6023aabcf',1795344216407,NULL,NULL,0,NULL,NULL);
INSERT INTO "ticket" VALUES('01a202dab27d7f8fa3ae5201018cf460','01a202daaf657967bcdac5db176f70ba','2026-11-22',3,'K003','waiting',1795344216701003,'zh_Hans','01a202dab27c7a8585145d6400ad185a','6b7c14725dfead292c89f70e5a78090f45878c8d370d7502e51cf42dc38eacbc',1795344216701,NULL,NULL,0,NULL,NULL);
INSERT INTO "ticket" VALUES('01a202dab3ee7b2195b3afb039658c6c','01a202daaf61734a9f72d2b43d961cac','2026-11-22',2,'A002','waiting',1795344217070002,'zh_Hans','01a202dab3ed76d99eb9a4e78601c71d','55082ad5bd6e14f7d8f5819980249f84d60b63250feff3bef1f3448f0add766e',1795344217070,NULL,NULL,0,NULL,NULL);
CREATE TABLE "unit" ("id" CHAR(32) NOT NULL PRIMARY KEY, "origin" VARCHAR(255) NOT NULL, "active" INTEGER NOT NULL, "building" VARCHAR(255) NOT NULL, "entrance" VARCHAR(255) NOT NULL, "floor" VARCHAR(255) NOT NULL, "room" VARCHAR(255) NOT NULL);
INSERT INTO "unit" VALUES('01a202daaf677660accd804d5f7e8c91','site',1,'1栋','1单元','1','101');
INSERT INTO "unit" VALUES('01a202daaf7973e3947b23752e75d1ad','site',1,'1栋','1单元','1','102');
INSERT INTO "unit" VALUES('01a202daaf8f7a1697b980591dea960d','site',1,'1栋','1单元','11','1102');
INSERT INTO "unit" VALUES('01a202daaf94727fa46560e8cf2dffc2','site',1,'2栋','1单元','1','101');
INSERT INTO "unit" VALUES('01a202daaf9b73c5b7d21564eee4dd6b','site',1,'2栋','1单元','1','102');
INSERT INTO "unit" VALUES('01a202daaf9e7caaa07b33ffe343a7a4','site',1,'2栋','1单元','11','1102');
INSERT INTO "unit" VALUES('01a202daafc07a3680eb57d3df7871ab','site',1,'9栋','1单元','1','000');
INSERT INTO "unit" VALUES('01a202daafc4751e9a78fee8221985b7','site',1,'9栋','1单元','1','001');
INSERT INTO "unit" VALUES('01a202daafc7797d8d0aae1b09a0a0b3','site',1,'9栋','1单元','1','002');
CREATE UNIQUE INDEX "unit_building_entrance_floor_room" ON "unit" ("building", "entrance", "floor", "room");
CREATE INDEX "danger_unit_id" ON "danger" ("unit_id");
CREATE INDEX "danger_area_id" ON "danger" ("area_id");
CREATE INDEX "event_subject" ON "event" ("subject");
CREATE UNIQUE INDEX "household_unit_id" ON "household" ("unit_id");
CREATE UNIQUE INDEX "repair_order_number" ON "repair_order" ("number");
CREATE INDEX "repair_order_unit_id" ON "repair_order" ("unit_id");
CREATE INDEX "repair_order_area_id" ON "repair_order" ("area_id");
CREATE UNIQUE INDEX "repair_order_submit_key" ON "repair_order" ("submit_key");
CREATE UNIQUE INDEX "repair_order_token_hash" ON "repair_order" ("token_hash");
CREATE UNIQUE INDEX "repair_order_day_serial" ON "repair_order" ("day", "serial");
CREATE INDEX "repair_order_state_day_serial" ON "repair_order" ("state", "day", "serial");
CREATE INDEX "repair_order_slot_on_slot_hours" ON "repair_order" ("slot_on", "slot_hours");
CREATE UNIQUE INDEX "ink_note_order_id" ON "ink_note" ("order_id");
CREATE INDEX "notice_recipient_notice_id" ON "notice_recipient" ("notice_id");
CREATE INDEX "notice_recipient_unit_id" ON "notice_recipient" ("unit_id");
CREATE UNIQUE INDEX "notice_recipient_notice_id_version_unit_id" ON "notice_recipient" ("notice_id", "version", "unit_id");
CREATE UNIQUE INDEX "order_contact_order_id" ON "order_contact" ("order_id");
CREATE INDEX "session_document_frozen_id" ON "session_document" ("frozen_id");
CREATE INDEX "session_document_session_id" ON "session_document" ("session_id");
CREATE INDEX "page_reading_document_id" ON "page_reading" ("document_id");
CREATE INDEX "printjob_printer_id" ON "print_job" ("printer_id");
CREATE INDEX "printjob_original_id" ON "print_job" ("original_id");
CREATE INDEX "printjob_printer_id_state" ON "print_job" ("printer_id", "state");
CREATE INDEX "printjob_subject" ON "print_job" ("subject");
CREATE UNIQUE INDEX "receipt_seq" ON "receipt" ("seq");
CREATE UNIQUE INDEX "receipt_receipt_no" ON "receipt" ("receipt_no");
CREATE UNIQUE INDEX "receipt_session_id" ON "receipt" ("session_id");
CREATE UNIQUE INDEX "receipt_entry_hash" ON "receipt" ("entry_hash");
CREATE UNIQUE INDEX "service_code" ON "service" ("code");
CREATE INDEX "session_party_session_id" ON "session_party" ("session_id");
CREATE UNIQUE INDEX "staff_account" ON "staff" ("account");
CREATE INDEX "sign_in_staff_id" ON "sign_in" ("staff_id");
CREATE INDEX "signing_session_unit_id" ON "signing_session" ("unit_id");
CREATE INDEX "signing_session_screen_state" ON "signing_session" ("screen", "state");
CREATE INDEX "ticket_service_id" ON "ticket" ("service_id");
CREATE UNIQUE INDEX "ticket_take_key" ON "ticket" ("take_key");
CREATE UNIQUE INDEX "ticket_token_hash" ON "ticket" ("token_hash");
CREATE UNIQUE INDEX "ticket_day_service_id_serial" ON "ticket" ("day", "service_id", "serial");
CREATE INDEX "ticket_state_day_rank" ON "ticket" ("state", "day", "rank");
CREATE TRIGGER sealed_receipt_update before update on receipt begin select raise(abort, 'receipt rows are never changed'); end;
CREATE TRIGGER sealed_receipt_delete before delete on receipt begin select raise(abort, 'receipt rows are never changed'); end;
CREATE TRIGGER sealed_frozen_document_update before update on frozen_document begin select raise(abort, 'frozen_document rows are never changed'); end;
CREATE TRIGGER sealed_frozen_document_delete before delete on frozen_document begin select raise(abort, 'frozen_document rows are never changed'); end;
CREATE TRIGGER sealed_receipt_payload_update before update on receipt_payload begin select raise(abort, 'receipt_payload rows are never changed'); end;
CREATE TRIGGER "sync_site_insert" after insert on "site" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'site' and pk = new."id";
  insert into change (tbl, pk, op) select 'site', new."id", 'u'
    where not exists (select 1 from change where tbl = 'site' and pk = new."id");
end;
CREATE TRIGGER "sync_site_update" after update on "site" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'site' and pk = new."id";
  insert into change (tbl, pk, op) select 'site', new."id", 'u'
    where not exists (select 1 from change where tbl = 'site' and pk = new."id");
end;
CREATE TRIGGER "sync_site_delete" after delete on "site" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'site' and pk = old."id";
  insert into change (tbl, pk, op) select 'site', old."id", 'd'
    where not exists (select 1 from change where tbl = 'site' and pk = old."id");
end;
CREATE TRIGGER "sync_site_rekey" after update of "id" on "site" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'site' and pk = old."id";
  insert into change (tbl, pk, op) select 'site', old."id", 'd'
    where not exists (select 1 from change where tbl = 'site' and pk = old."id");
end;
CREATE TRIGGER "sync_service_insert" after insert on "service" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'service' and pk = new."id";
  insert into change (tbl, pk, op) select 'service', new."id", 'u'
    where not exists (select 1 from change where tbl = 'service' and pk = new."id");
end;
CREATE TRIGGER "sync_service_update" after update on "service" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'service' and pk = new."id";
  insert into change (tbl, pk, op) select 'service', new."id", 'u'
    where not exists (select 1 from change where tbl = 'service' and pk = new."id");
end;
CREATE TRIGGER "sync_service_delete" after delete on "service" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'service' and pk = old."id";
  insert into change (tbl, pk, op) select 'service', old."id", 'd'
    where not exists (select 1 from change where tbl = 'service' and pk = old."id");
end;
CREATE TRIGGER "sync_service_rekey" after update of "id" on "service" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'service' and pk = old."id";
  insert into change (tbl, pk, op) select 'service', old."id", 'd'
    where not exists (select 1 from change where tbl = 'service' and pk = old."id");
end;
CREATE TRIGGER "sync_unit_insert" after insert on "unit" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'unit' and pk = new."id";
  insert into change (tbl, pk, op) select 'unit', new."id", 'u'
    where not exists (select 1 from change where tbl = 'unit' and pk = new."id");
end;
CREATE TRIGGER "sync_unit_update" after update on "unit" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'unit' and pk = new."id";
  insert into change (tbl, pk, op) select 'unit', new."id", 'u'
    where not exists (select 1 from change where tbl = 'unit' and pk = new."id");
end;
CREATE TRIGGER "sync_unit_delete" after delete on "unit" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'unit' and pk = old."id";
  insert into change (tbl, pk, op) select 'unit', old."id", 'd'
    where not exists (select 1 from change where tbl = 'unit' and pk = old."id");
end;
CREATE TRIGGER "sync_unit_rekey" after update of "id" on "unit" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'unit' and pk = old."id";
  insert into change (tbl, pk, op) select 'unit', old."id", 'd'
    where not exists (select 1 from change where tbl = 'unit' and pk = old."id");
end;
CREATE TRIGGER "sync_ticket_insert" after insert on "ticket" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'ticket' and pk = new."id";
  insert into change (tbl, pk, op) select 'ticket', new."id", 'u'
    where not exists (select 1 from change where tbl = 'ticket' and pk = new."id");
end;
CREATE TRIGGER "sync_ticket_update" after update on "ticket" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'ticket' and pk = new."id";
  insert into change (tbl, pk, op) select 'ticket', new."id", 'u'
    where not exists (select 1 from change where tbl = 'ticket' and pk = new."id");
end;
CREATE TRIGGER "sync_ticket_delete" after delete on "ticket" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'ticket' and pk = old."id";
  insert into change (tbl, pk, op) select 'ticket', old."id", 'd'
    where not exists (select 1 from change where tbl = 'ticket' and pk = old."id");
end;
CREATE TRIGGER "sync_ticket_rekey" after update of "id" on "ticket" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'ticket' and pk = old."id";
  insert into change (tbl, pk, op) select 'ticket', old."id", 'd'
    where not exists (select 1 from change where tbl = 'ticket' and pk = old."id");
end;
CREATE TRIGGER "sync_event_insert" after insert on "event" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'event' and pk = new."id";
  insert into change (tbl, pk, op) select 'event', new."id", 'u'
    where not exists (select 1 from change where tbl = 'event' and pk = new."id");
end;
CREATE TRIGGER "sync_event_update" after update on "event" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'event' and pk = new."id";
  insert into change (tbl, pk, op) select 'event', new."id", 'u'
    where not exists (select 1 from change where tbl = 'event' and pk = new."id");
end;
CREATE TRIGGER "sync_event_delete" after delete on "event" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'event' and pk = old."id";
  insert into change (tbl, pk, op) select 'event', old."id", 'd'
    where not exists (select 1 from change where tbl = 'event' and pk = old."id");
end;
CREATE TRIGGER "sync_event_rekey" after update of "id" on "event" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'event' and pk = old."id";
  insert into change (tbl, pk, op) select 'event', old."id", 'd'
    where not exists (select 1 from change where tbl = 'event' and pk = old."id");
end;
CREATE TRIGGER "sync_repair_order_insert" after insert on "repair_order" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'repair_order' and pk = new."id";
  insert into change (tbl, pk, op) select 'repair_order', new."id", 'u'
    where not exists (select 1 from change where tbl = 'repair_order' and pk = new."id");
end;
CREATE TRIGGER "sync_repair_order_update" after update on "repair_order" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'repair_order' and pk = new."id";
  insert into change (tbl, pk, op) select 'repair_order', new."id", 'u'
    where not exists (select 1 from change where tbl = 'repair_order' and pk = new."id");
end;
CREATE TRIGGER "sync_repair_order_delete" after delete on "repair_order" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'repair_order' and pk = old."id";
  insert into change (tbl, pk, op) select 'repair_order', old."id", 'd'
    where not exists (select 1 from change where tbl = 'repair_order' and pk = old."id");
end;
CREATE TRIGGER "sync_repair_order_rekey" after update of "id" on "repair_order" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'repair_order' and pk = old."id";
  insert into change (tbl, pk, op) select 'repair_order', old."id", 'd'
    where not exists (select 1 from change where tbl = 'repair_order' and pk = old."id");
end;
CREATE TRIGGER "sync_notice_insert" after insert on "notice" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'notice' and pk = new."id";
  insert into change (tbl, pk, op) select 'notice', new."id", 'u'
    where not exists (select 1 from change where tbl = 'notice' and pk = new."id");
end;
CREATE TRIGGER "sync_notice_update" after update on "notice" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'notice' and pk = new."id";
  insert into change (tbl, pk, op) select 'notice', new."id", 'u'
    where not exists (select 1 from change where tbl = 'notice' and pk = new."id");
end;
CREATE TRIGGER "sync_notice_delete" after delete on "notice" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'notice' and pk = old."id";
  insert into change (tbl, pk, op) select 'notice', old."id", 'd'
    where not exists (select 1 from change where tbl = 'notice' and pk = old."id");
end;
CREATE TRIGGER "sync_notice_rekey" after update of "id" on "notice" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'notice' and pk = old."id";
  insert into change (tbl, pk, op) select 'notice', old."id", 'd'
    where not exists (select 1 from change where tbl = 'notice' and pk = old."id");
end;
CREATE TRIGGER "sync_notice_recipient_insert" after insert on "notice_recipient" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'notice_recipient' and pk = new."id";
  insert into change (tbl, pk, op) select 'notice_recipient', new."id", 'u'
    where not exists (select 1 from change where tbl = 'notice_recipient' and pk = new."id");
end;
CREATE TRIGGER "sync_notice_recipient_update" after update on "notice_recipient" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'notice_recipient' and pk = new."id";
  insert into change (tbl, pk, op) select 'notice_recipient', new."id", 'u'
    where not exists (select 1 from change where tbl = 'notice_recipient' and pk = new."id");
end;
CREATE TRIGGER "sync_notice_recipient_delete" after delete on "notice_recipient" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'notice_recipient' and pk = old."id";
  insert into change (tbl, pk, op) select 'notice_recipient', old."id", 'd'
    where not exists (select 1 from change where tbl = 'notice_recipient' and pk = old."id");
end;
CREATE TRIGGER "sync_notice_recipient_rekey" after update of "id" on "notice_recipient" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'notice_recipient' and pk = old."id";
  insert into change (tbl, pk, op) select 'notice_recipient', old."id", 'd'
    where not exists (select 1 from change where tbl = 'notice_recipient' and pk = old."id");
end;
CREATE TRIGGER "sync_signing_session_insert" after insert on "signing_session" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'signing_session' and pk = new."id";
  insert into change (tbl, pk, op) select 'signing_session', new."id", 'u'
    where not exists (select 1 from change where tbl = 'signing_session' and pk = new."id");
end;
CREATE TRIGGER "sync_signing_session_update" after update on "signing_session" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'signing_session' and pk = new."id";
  insert into change (tbl, pk, op) select 'signing_session', new."id", 'u'
    where not exists (select 1 from change where tbl = 'signing_session' and pk = new."id");
end;
CREATE TRIGGER "sync_signing_session_delete" after delete on "signing_session" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'signing_session' and pk = old."id";
  insert into change (tbl, pk, op) select 'signing_session', old."id", 'd'
    where not exists (select 1 from change where tbl = 'signing_session' and pk = old."id");
end;
CREATE TRIGGER "sync_signing_session_rekey" after update of "id" on "signing_session" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'signing_session' and pk = old."id";
  insert into change (tbl, pk, op) select 'signing_session', old."id", 'd'
    where not exists (select 1 from change where tbl = 'signing_session' and pk = old."id");
end;
CREATE TRIGGER "sync_session_document_insert" after insert on "session_document" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'session_document' and pk = new."id";
  insert into change (tbl, pk, op) select 'session_document', new."id", 'u'
    where not exists (select 1 from change where tbl = 'session_document' and pk = new."id");
end;
CREATE TRIGGER "sync_session_document_update" after update on "session_document" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'session_document' and pk = new."id";
  insert into change (tbl, pk, op) select 'session_document', new."id", 'u'
    where not exists (select 1 from change where tbl = 'session_document' and pk = new."id");
end;
CREATE TRIGGER "sync_session_document_delete" after delete on "session_document" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'session_document' and pk = old."id";
  insert into change (tbl, pk, op) select 'session_document', old."id", 'd'
    where not exists (select 1 from change where tbl = 'session_document' and pk = old."id");
end;
CREATE TRIGGER "sync_session_document_rekey" after update of "id" on "session_document" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'session_document' and pk = old."id";
  insert into change (tbl, pk, op) select 'session_document', old."id", 'd'
    where not exists (select 1 from change where tbl = 'session_document' and pk = old."id");
end;
CREATE TRIGGER "sync_receipt_insert" after insert on "receipt" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'receipt' and pk = new."id";
  insert into change (tbl, pk, op) select 'receipt', new."id", 'u'
    where not exists (select 1 from change where tbl = 'receipt' and pk = new."id");
end;
CREATE TRIGGER "sync_receipt_update" after update on "receipt" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'receipt' and pk = new."id";
  insert into change (tbl, pk, op) select 'receipt', new."id", 'u'
    where not exists (select 1 from change where tbl = 'receipt' and pk = new."id");
end;
CREATE TRIGGER "sync_receipt_delete" after delete on "receipt" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'receipt' and pk = old."id";
  insert into change (tbl, pk, op) select 'receipt', old."id", 'd'
    where not exists (select 1 from change where tbl = 'receipt' and pk = old."id");
end;
CREATE TRIGGER "sync_receipt_rekey" after update of "id" on "receipt" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'receipt' and pk = old."id";
  insert into change (tbl, pk, op) select 'receipt', old."id", 'd'
    where not exists (select 1 from change where tbl = 'receipt' and pk = old."id");
end;
CREATE TRIGGER "sync_frozen_document_insert" after insert on "frozen_document" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'frozen_document' and pk = new."sha256";
  insert into change (tbl, pk, op) select 'frozen_document', new."sha256", 'u'
    where not exists (select 1 from change where tbl = 'frozen_document' and pk = new."sha256");
end;
CREATE TRIGGER "sync_frozen_document_update" after update on "frozen_document" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'frozen_document' and pk = new."sha256";
  insert into change (tbl, pk, op) select 'frozen_document', new."sha256", 'u'
    where not exists (select 1 from change where tbl = 'frozen_document' and pk = new."sha256");
end;
CREATE TRIGGER "sync_frozen_document_delete" after delete on "frozen_document" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'frozen_document' and pk = old."sha256";
  insert into change (tbl, pk, op) select 'frozen_document', old."sha256", 'd'
    where not exists (select 1 from change where tbl = 'frozen_document' and pk = old."sha256");
end;
CREATE TRIGGER "sync_frozen_document_rekey" after update of "sha256" on "frozen_document" when old."sha256" is not new."sha256" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'frozen_document' and pk = old."sha256";
  insert into change (tbl, pk, op) select 'frozen_document', old."sha256", 'd'
    where not exists (select 1 from change where tbl = 'frozen_document' and pk = old."sha256");
end;
COMMIT;
PRAGMA user_version = 2;
