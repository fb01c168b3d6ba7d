-- A day of a small community, written by Qiantai 0.3.0 (commit f40de77 of this repository): that program was run from a worktree, its box
-- enrolled at its own head office, took tickets and repairs, had signatures, sent what it had, proved it, and worked on a little. This is
-- what Python's sqlite3 dumped of the box's database.
BEGIN TRANSACTION;
CREATE TABLE "announcement" ("id" INTEGER NOT NULL PRIMARY KEY, "at" INTEGER NOT NULL, "played_at" INTEGER, "dropped_at" INTEGER, "number" VARCHAR(255) NOT NULL, "counter" INTEGER NOT NULL, "calls" INTEGER NOT NULL, "kind" VARCHAR(255) NOT NULL, "ticket_id" CHAR(32) NOT NULL references "ticket" ("id"));
INSERT INTO "announcement" VALUES(1,1795344225039,NULL,1795344225433,'K001',1,1,'call','01a202dad2e470d8a1b03d5b280aede9');
INSERT INTO "announcement" VALUES(2,1795344225504,NULL,NULL,'A001',1,1,'call','01a202dad2f5708d9bc7b0a5c49e4d3f');
CREATE TABLE "appointment" ("id" CHAR(32) NOT NULL PRIMARY KEY, "service_id" CHAR(32) NOT NULL, "day" DATE NOT NULL, "at" VARCHAR(255) NOT NULL, "code" VARCHAR(255) NOT NULL, "state" VARCHAR(255) NOT NULL, "ticket_id" CHAR(32), "made_by" VARCHAR(255), "created_at" INTEGER NOT NULL, FOREIGN KEY ("service_id") REFERENCES "service" ("id"), FOREIGN KEY ("ticket_id") REFERENCES "ticket" ("id"));
CREATE TABLE "caller_words" ("id" CHAR(32) NOT NULL PRIMARY KEY, "text" VARCHAR(255) NOT NULL, "order_id" CHAR(32) NOT NULL references "repair_order" ("id") on delete cascade);
CREATE TABLE "cash_close" ("id" CHAR(32) NOT NULL PRIMARY KEY, "day" DATE NOT NULL, "at" INTEGER NOT NULL, "upto_seq" INTEGER NOT NULL, "expected_fen" INTEGER NOT NULL, "counted_fen" INTEGER NOT NULL, "reason" VARCHAR(255) NOT NULL, "bank_slip" VARCHAR(255) NOT NULL, "staff" VARCHAR(255));
CREATE TABLE change (seq integer primary key, tbl text not null, pk not null, op text not null,
  unique (tbl, pk));
INSERT INTO "change" VALUES(1,'site','01a202dacfc37003ae39f40b180f7085','u');
INSERT INTO "change" VALUES(2,'service','01a202dacfc870b28a3fc64ceef16b75','u');
INSERT INTO "change" VALUES(3,'service','01a202dacfca709c91d015055f3c0166','u');
INSERT INTO "change" VALUES(4,'unit','01a202dacfca709d9dd601fd7cce6925','u');
INSERT INTO "change" VALUES(5,'unit','01a202dacfcf700f80f405a2d40e0b05','u');
INSERT INTO "change" VALUES(6,'unit','01a202dacfd070c6b9e633165157b3e0','u');
INSERT INTO "change" VALUES(7,'unit','01a202dacfd4704891a2ef9d4779fc59','u');
INSERT INTO "change" VALUES(8,'unit','01a202dacfd670748e0869077a37c08a','u');
INSERT INTO "change" VALUES(9,'unit','01a202dacfdb7057997fac7286dd0d28','u');
INSERT INTO "change" VALUES(10,'unit','01a202dacfde7061a48d9e22461f1628','u');
INSERT INTO "change" VALUES(11,'unit','01a202dacfdf702eafe33ce00e4a6f4e','u');
INSERT INTO "change" VALUES(12,'unit','01a202dad00770bea817128837196092','u');
INSERT INTO "change" VALUES(13,'notice','01a202dad00a70d896d3afb5a07adfe5','u');
INSERT INTO "change" VALUES(16,'notice_recipient','01a202dad0107035a5691ffe50b9df49','u');
INSERT INTO "change" VALUES(17,'notice_recipient','01a202dad0107036b87a92f878da4165','u');
INSERT INTO "change" VALUES(18,'notice_recipient','01a202dad0107037b4284de4c2f047e3','u');
INSERT INTO "change" VALUES(19,'notice_recipient','01a202dad01070388bec17bbc013459a','u');
INSERT INTO "change" VALUES(20,'notice_recipient','01a202dad0107039b3b3b1b33eda3401','u');
INSERT INTO "change" VALUES(21,'notice_recipient','01a202dad010703a8c5d1cbe4fde2b50','u');
INSERT INTO "change" VALUES(22,'notice_recipient','01a202dad010703b96880ba956e97480','u');
INSERT INTO "change" VALUES(23,'event','01a202dad01170f7bd8551b79e24bfe5','u');
INSERT INTO "change" VALUES(24,'notice','01a202dad01370a6a5378d36f37e3ed5','u');
INSERT INTO "change" VALUES(25,'notice_recipient','01a202dad016706ca813edde1e12783f','u');
INSERT INTO "change" VALUES(26,'notice_recipient','01a202dad016706db4612a24c3da9831','u');
INSERT INTO "change" VALUES(27,'notice_recipient','01a202dad016706ea2bb01b03bd46659','u');
INSERT INTO "change" VALUES(28,'notice_recipient','01a202dad016706f805232e46d0a8a24','u');
INSERT INTO "change" VALUES(29,'notice_recipient','01a202dad0167070a4f32c08bf153959','u');
INSERT INTO "change" VALUES(30,'notice_recipient','01a202dad0167071bfc2e292f7ad282d','u');
INSERT INTO "change" VALUES(31,'notice_recipient','01a202dad0167072be45e0d60d56ad3e','u');
INSERT INTO "change" VALUES(32,'notice_recipient','01a202dad016707392ffa87630d1c6d1','u');
INSERT INTO "change" VALUES(33,'notice_recipient','01a202dad0167074aaa7b90f588910e7','u');
INSERT INTO "change" VALUES(34,'event','01a202dad017704d8d83cf1e593d8ac1','u');
INSERT INTO "change" VALUES(35,'notice','01a202dad01b701c989872f19085f5fe','u');
INSERT INTO "change" VALUES(36,'notice_recipient','01a202dad01c702e8b4373f8716709fa','u');
INSERT INTO "change" VALUES(37,'notice_recipient','01a202dad01c702f880e2149887e876f','u');
INSERT INTO "change" VALUES(38,'notice_recipient','01a202dad01c7030a33a47ca21dbd6d3','u');
INSERT INTO "change" VALUES(39,'notice_recipient','01a202dad01c70318fd13112ec403ca1','u');
INSERT INTO "change" VALUES(40,'notice_recipient','01a202dad01c7032a4632280f9d96967','u');
INSERT INTO "change" VALUES(41,'notice_recipient','01a202dad01c7033aa0b3900c43f62d6','u');
INSERT INTO "change" VALUES(42,'notice_recipient','01a202dad01c7034a6c2f03b87d7d83a','u');
INSERT INTO "change" VALUES(43,'notice_recipient','01a202dad01c70359083877f086137bf','u');
INSERT INTO "change" VALUES(44,'notice_recipient','01a202dad01c7036b777b10e96109dc6','u');
INSERT INTO "change" VALUES(45,'event','01a202dad01d70f3a0ad4a73d1c05692','u');
INSERT INTO "change" VALUES(47,'event','01a202dad2e570c9a07e7ff47b8397ca','u');
INSERT INTO "change" VALUES(49,'event','01a202dad2f67012967a56f995f872bb','u');
INSERT INTO "change" VALUES(50,'ticket','01a202dad2fe700ca17d2df918016e77','u');
INSERT INTO "change" VALUES(51,'event','01a202dad2fe700eb9388411098fe9ce','u');
INSERT INTO "change" VALUES(53,'event','01a202dad30f708782dad7ba3ab7859b','u');
INSERT INTO "change" VALUES(54,'repair_order','01a202dad31970cbbbebb6642fb19db0','u');
INSERT INTO "change" VALUES(55,'event','01a202dad31b7071acdc0cff6aaa62a3','u');
INSERT INTO "change" VALUES(56,'frozen_document','5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6','u');
INSERT INTO "change" VALUES(58,'session_document','01a202dad33770a388433cf675c5e489','u');
INSERT INTO "change" VALUES(59,'event','01a202dad33f700d950b294ef3e3e026','u');
INSERT INTO "change" VALUES(61,'event','01a202dad34970bca6ef1c2bae187841','u');
INSERT INTO "change" VALUES(68,'signing_session','01a202dad33770a28e531a55c1966f8d','u');
INSERT INTO "change" VALUES(69,'receipt','01a202dad3be70c99454d08b1a964589','u');
INSERT INTO "change" VALUES(70,'event','01a202dad3cc706c85479b5632be7f8b','u');
INSERT INTO "change" VALUES(71,'notice_recipient','01a202dad01070338f9674ca65b0ddd9','u');
INSERT INTO "change" VALUES(72,'repair_order','01a202dad4867030bdfacfbab25fad60','u');
INSERT INTO "change" VALUES(73,'event','01a202dad48c704fb3006155b06c12d2','u');
INSERT INTO "change" VALUES(74,'ticket','01a202dad2e470d8a1b03d5b280aede9','u');
INSERT INTO "change" VALUES(75,'event','01a202dad49a70e09724f17721f5cbf9','u');
INSERT INTO "change" VALUES(76,'ticket','01a202dad4a4705fbd37a26493acd1f1','u');
INSERT INTO "change" VALUES(77,'event','01a202dad4a570f0802802d8b5329279','u');
INSERT INTO "change" VALUES(78,'ticket','01a202dad2f5708d9bc7b0a5c49e4d3f','u');
INSERT INTO "change" VALUES(79,'event','01a202dad4e17011848792c45cb840d2','u');
INSERT INTO "change" VALUES(81,'session_document','01a202dad51670a08892a06d8cbcce60','u');
INSERT INTO "change" VALUES(82,'event','01a202dad51670a2bc901f1153fbed41','u');
INSERT INTO "change" VALUES(84,'event','01a202dad52070ae88f865b3119a81a9','u');
INSERT INTO "change" VALUES(91,'signing_session','01a202dad516709f8dbfb98f6f8ff739','u');
INSERT INTO "change" VALUES(92,'receipt','01a202dad553709abbc91b99f37fd464','u');
INSERT INTO "change" VALUES(93,'event','01a202dad564701b9ac5746413786e5a','u');
INSERT INTO "change" VALUES(94,'notice_recipient','01a202dad0107034a40219a3eeb799e9','u');
INSERT INTO "change" VALUES(95,'ticket','01a202dad5b970079137c1a56cc71235','u');
INSERT INTO "change" VALUES(96,'event','01a202dad5ba7054888be574338d5032','u');
INSERT INTO "change" VALUES(97,'repair_order','01a202dad5f2702986c1317dd33d266c','u');
INSERT INTO "change" VALUES(98,'event','01a202dad5fb702cbf2862d7d9a9f6c8','u');
CREATE TABLE "charge_alarm" ("id" CHAR(32) NOT NULL PRIMARY KEY, "visit_id" CHAR(32) NOT NULL, "at" INTEGER NOT NULL, "seen_at" INTEGER, "seen_by" VARCHAR(255), FOREIGN KEY ("visit_id") REFERENCES "return_visit" ("id"));
CREATE TABLE "closing_notice" ("id" INTEGER NOT NULL PRIMARY KEY, "at" INTEGER NOT NULL, "played_at" INTEGER, "dropped_at" INTEGER, "day" DATE NOT NULL, "ends" VARCHAR(255) NOT NULL, "codes" TEXT NOT NULL);
CREATE TABLE "closure" ("service_id" CHAR(32) NOT NULL PRIMARY KEY, "reason" VARCHAR(255) NOT NULL, "staff" VARCHAR(255), "at" INTEGER NOT NULL, FOREIGN KEY ("service_id") REFERENCES "service" ("id") ON DELETE CASCADE);
CREATE TABLE "contact_attempt" ("id" CHAR(32) NOT NULL PRIMARY KEY, "at" INTEGER NOT NULL, "channel" VARCHAR(255) NOT NULL, "result" VARCHAR(255) NOT NULL, "remark" VARCHAR(255) NOT NULL, "staff" VARCHAR(255), "order_id" CHAR(32) NOT NULL references "repair_order" ("id") on delete cascade);
CREATE TABLE "counter" ("number" INTEGER NOT NULL PRIMARY KEY, "staff" VARCHAR(255), "staff_name" VARCHAR(255) NOT NULL, "opened_at" INTEGER, "skills" TEXT NOT NULL, "paused_for" VARCHAR(255) NOT NULL, "paused_at" INTEGER);
INSERT INTO "counter" VALUES(1,NULL,'',NULL,'[]','',NULL);
INSERT INTO "counter" VALUES(2,NULL,'',NULL,'[]','',NULL);
INSERT INTO "counter" VALUES(3,NULL,'',NULL,'[]','',NULL);
CREATE TABLE "danger" ("id" CHAR(32) NOT NULL PRIMARY KEY, "hazard_code" VARCHAR(255) NOT NULL, "unit_id" CHAR(32), "area_id" CHAR(32), "at" INTEGER NOT NULL, "answered_at" INTEGER, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"), FOREIGN KEY ("area_id") REFERENCES "public_area" ("id"));
CREATE TABLE "day_counter" ("series" VARCHAR(255) NOT NULL, "day" DATE NOT NULL, "last" INTEGER NOT NULL, PRIMARY KEY ("series", "day"));
INSERT INTO "day_counter" VALUES('notice','2026-01-01',3);
INSERT INTO "day_counter" VALUES('ticket K','2026-11-22',3);
INSERT INTO "day_counter" VALUES('ticket A','2026-11-22',2);
INSERT INTO "day_counter" VALUES('repair','2026-11-22',3);
INSERT INTO "day_counter" VALUES('receipt','2026-11-22',2);
CREATE TABLE "delay" ("id" CHAR(32) NOT NULL PRIMARY KEY, "order_id" CHAR(32) NOT NULL, "stage_code" VARCHAR(255) NOT NULL, "begun_at" INTEGER NOT NULL, "told_at" INTEGER NOT NULL, "seen_at" INTEGER, "seen_by_id" CHAR(32), FOREIGN KEY ("order_id") REFERENCES "repair_order" ("id"), FOREIGN KEY ("seen_by_id") REFERENCES "staff" ("id"));
CREATE TABLE "event" ("id" CHAR(32) NOT NULL PRIMARY KEY, "at" INTEGER NOT NULL, "day" DATE NOT NULL, "verb" VARCHAR(255) NOT NULL, "subject" VARCHAR(255) NOT NULL, "staff" VARCHAR(255), "place" VARCHAR(255) NOT NULL, "facts" TEXT NOT NULL);
INSERT INTO "event" VALUES('01a202dad01170f7bd8551b79e24bfe5',1795344224273,'2026-11-22','notice.issued','notice:01a202dad00a70d896d3afb5a07adfe5',NULL,'box','{"number": "N2026-001"}');
INSERT INTO "event" VALUES('01a202dad017704d8d83cf1e593d8ac1',1795344224279,'2026-11-22','notice.issued','notice:01a202dad01370a6a5378d36f37e3ed5',NULL,'box','{"number": "N2026-002"}');
INSERT INTO "event" VALUES('01a202dad01d70f3a0ad4a73d1c05692',1795344224285,'2026-11-22','notice.issued','notice:01a202dad01b701c989872f19085f5fe',NULL,'box','{"number": "N2026-003"}');
INSERT INTO "event" VALUES('01a202dad2e570c9a07e7ff47b8397ca',1795344224997,'2026-11-22','ticket.taken','ticket:01a202dad2e470d8a1b03d5b280aede9',NULL,'box','{"number": "K001"}');
INSERT INTO "event" VALUES('01a202dad2f67012967a56f995f872bb',1795344225014,'2026-11-22','ticket.taken','ticket:01a202dad2f5708d9bc7b0a5c49e4d3f',NULL,'box','{"number": "A001"}');
INSERT INTO "event" VALUES('01a202dad2fe700eb9388411098fe9ce',1795344225022,'2026-11-22','ticket.taken','ticket:01a202dad2fe700ca17d2df918016e77',NULL,'box','{"number": "K002"}');
INSERT INTO "event" VALUES('01a202dad30f708782dad7ba3ab7859b',1795344225039,'2026-11-22','ticket.called','ticket:01a202dad2e470d8a1b03d5b280aede9',NULL,'box','{"number": "K001", "counter": 1, "calls": 1}');
INSERT INTO "event" VALUES('01a202dad31b7071acdc0cff6aaa62a3',1795344225051,'2026-11-22','order.registered','repair_order:01a202dad31970cbbbebb6642fb19db0',NULL,'box','{"number": "W261122-0001", "channel": "kiosk"}');
INSERT INTO "event" VALUES('01a202dad33f700d950b294ef3e3e026',1795344225087,'2026-11-22','signing.offered','signing_session:01a202dad33770a28e531a55c1966f8d',NULL,'box','{"screen": 1, "documents": ["N2026-001"], "method": "known"}');
INSERT INTO "event" VALUES('01a202dad34970bca6ef1c2bae187841',1795344225097,'2026-11-22','signing.opened','signing_session:01a202dad33770a28e531a55c1966f8d',NULL,'box','{"screen": 1, "documents": ["N2026-001"]}');
INSERT INTO "event" VALUES('01a202dad3cc706c85479b5632be7f8b',1795344225228,'2026-11-22','signing.signed','signing_session:01a202dad33770a28e531a55c1966f8d',NULL,'box','{"screen": 1, "documents": ["N2026-001"], "receipt_no": "S261122-0001", "seq": 1}');
INSERT INTO "event" VALUES('01a202dad48c704fb3006155b06c12d2',1795344225420,'2026-11-22','order.registered','repair_order:01a202dad4867030bdfacfbab25fad60',NULL,'box','{"number": "W261122-0002", "channel": "kiosk"}');
INSERT INTO "event" VALUES('01a202dad49a70e09724f17721f5cbf9',1795344225434,'2026-11-22','ticket.finished','ticket:01a202dad2e470d8a1b03d5b280aede9',NULL,'box','{"number": "K001", "outcome": "done"}');
INSERT INTO "event" VALUES('01a202dad4a570f0802802d8b5329279',1795344225445,'2026-11-22','ticket.taken','ticket:01a202dad4a4705fbd37a26493acd1f1',NULL,'box','{"number": "K003"}');
INSERT INTO "event" VALUES('01a202dad4e17011848792c45cb840d2',1795344225505,'2026-11-22','ticket.called','ticket:01a202dad2f5708d9bc7b0a5c49e4d3f',NULL,'box','{"number": "A001", "counter": 1, "calls": 1}');
INSERT INTO "event" VALUES('01a202dad51670a2bc901f1153fbed41',1795344225558,'2026-11-22','signing.offered','signing_session:01a202dad516709f8dbfb98f6f8ff739',NULL,'box','{"screen": 1, "documents": ["N2026-001"], "method": "known"}');
INSERT INTO "event" VALUES('01a202dad52070ae88f865b3119a81a9',1795344225568,'2026-11-22','signing.opened','signing_session:01a202dad516709f8dbfb98f6f8ff739',NULL,'box','{"screen": 1, "documents": ["N2026-001"]}');
INSERT INTO "event" VALUES('01a202dad564701b9ac5746413786e5a',1795344225636,'2026-11-22','signing.signed','signing_session:01a202dad516709f8dbfb98f6f8ff739',NULL,'box','{"screen": 1, "documents": ["N2026-001"], "receipt_no": "S261122-0002", "seq": 2}');
INSERT INTO "event" VALUES('01a202dad5ba7054888be574338d5032',1795344225722,'2026-11-22','ticket.taken','ticket:01a202dad5b970079137c1a56cc71235',NULL,'box','{"number": "A002"}');
INSERT INTO "event" VALUES('01a202dad5fb702cbf2862d7d9a9f6c8',1795344225787,'2026-11-22','order.registered','repair_order:01a202dad5f2702986c1317dd33d266c',NULL,'box','{"number": "W261122-0003", "channel": "kiosk"}');
CREATE TABLE "follow_up" ("id" CHAR(32) NOT NULL PRIMARY KEY, "order_id" CHAR(32) NOT NULL, "kind" VARCHAR(255) NOT NULL, "day" DATE NOT NULL, "due_on" DATE NOT NULL, "post" VARCHAR(255) NOT NULL, "passed_over" VARCHAR(255) NOT NULL, "moved_for" VARCHAR(255) NOT NULL, "visited_at" INTEGER, FOREIGN KEY ("order_id") REFERENCES "repair_order" ("id"));
CREATE TABLE "forecast" ("id" CHAR(32) NOT NULL PRIMARY KEY, "service_id" CHAR(32) NOT NULL, "hour" INTEGER NOT NULL, "ahead" INTEGER NOT NULL, "desks" INTEGER NOT NULL, "low" INTEGER NOT NULL, "high" INTEGER NOT NULL, "median" REAL NOT NULL, "below" REAL NOT NULL, "above" REAL NOT NULL, "basis" VARCHAR(255) NOT NULL, "given_at" INTEGER NOT NULL, "settled_at" INTEGER, "outcome" VARCHAR(255), FOREIGN KEY ("service_id") REFERENCES "service" ("id"));
CREATE TABLE "frozen_document" ("sha256" CHAR(64) NOT NULL PRIMARY KEY, "media_type" VARCHAR(255) NOT NULL, "bytes" BLOB NOT NULL, "number" VARCHAR(255) NOT NULL, "version" INTEGER NOT NULL, "title" VARCHAR(255) NOT NULL, "pages" INTEGER NOT NULL);
INSERT INTO "frozen_document" VALUES('5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6','application/json',X'7B226566666563746976655F6F6E223A22323032362D31312D3239222C226973737565645F6F6E223A22323032362D31312D3232222C22697373756572223A22E994A6E7BBA3E88AB1E59BADE789A9E4B89AE69C8DE58AA1E4B8ADE5BF83222C226E756D626572223A224E323032362D303031222C227061676573223A5B22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082222C22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082222C22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082222C22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082222C22E8AFB7E79FA5E68289E380825C6EE8AFB7E79FA5E68289E38082225D2C227469746C65223A22E9809AE79FA52030222C2276657273696F6E223A317D','N2026-001',1,'通知 0',5);
CREATE TABLE "help_call" ("id" CHAR(32) NOT NULL PRIMARY KEY, "at" INTEGER NOT NULL, "page" VARCHAR(255) NOT NULL, "answered_at" INTEGER);
CREATE TABLE "household" ("id" CHAR(32) NOT NULL PRIMARY KEY, "unit_id" CHAR(32) NOT NULL, "owner_name" VARCHAR(255) NOT NULL, "phone" VARCHAR(255) NOT NULL, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"));
INSERT INTO "household" VALUES('01a202dacfcd702a9308faa6a47f792b','01a202dacfca709d9dd601fd7cce6925','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202dacfcf7010a7e4639e509ea6e3','01a202dacfcf700f80f405a2d40e0b05','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202dacfd470478fd95673680fc3d2','01a202dacfd070c6b9e633165157b3e0','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202dacfd57029b252b170b14f7f22','01a202dacfd4704891a2ef9d4779fc59','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202dacfd770c292d08d56c05c16dd','01a202dacfd670748e0869077a37c08a','张三丰','13812341234');
INSERT INTO "household" VALUES('01a202dacfdc70ee89aee17b1ffcb08b','01a202dacfdb7057997fac7286dd0d28','张三丰','13812341234');
CREATE TABLE "ink_note" ("id" CHAR(32) NOT NULL PRIMARY KEY, "strokes" TEXT NOT NULL, "width" REAL NOT NULL, "height" REAL NOT NULL, "order_id" CHAR(32) NOT NULL references "repair_order" ("id") on delete cascade);
CREATE TABLE "key_choice" ("staff" VARCHAR(255) NOT NULL, "act" VARCHAR(255) NOT NULL, "key" VARCHAR(255) NOT NULL, PRIMARY KEY ("staff", "act"));
CREATE TABLE "ledger_entry" ("id" CHAR(32) NOT NULL PRIMARY KEY, "seq" INTEGER NOT NULL, "number" VARCHAR(255) NOT NULL, "day" DATE NOT NULL, "serial" INTEGER NOT NULL, "at" INTEGER NOT NULL, "subject" VARCHAR(255) NOT NULL, "amount_fen" INTEGER NOT NULL, "method" VARCHAR(255) NOT NULL, "reference" VARCHAR(255) NOT NULL, "counters_id" CHAR(32), "reason" VARCHAR(255) NOT NULL, "staff" VARCHAR(255), FOREIGN KEY ("counters_id") REFERENCES "ledger_entry" ("id"));
CREATE TABLE "manager_call" ("id" CHAR(32) NOT NULL PRIMARY KEY, "staff_id" CHAR(32) NOT NULL, "window" INTEGER, "at" INTEGER NOT NULL, "answered_at" INTEGER, "withdrawn_at" INTEGER, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"));
CREATE TABLE "month_review" ("id" CHAR(32) NOT NULL PRIMARY KEY, "month" VARCHAR(255) NOT NULL, "at" INTEGER NOT NULL, "staff" VARCHAR(255), "figures" TEXT NOT NULL);
CREATE TABLE "notice" ("id" CHAR(32) NOT NULL PRIMARY KEY, "origin" VARCHAR(255) NOT NULL, "active" INTEGER NOT NULL, "number" VARCHAR(255) NOT NULL, "version" INTEGER NOT NULL, "title" VARCHAR(255) NOT NULL, "body" TEXT NOT NULL, "kind" VARCHAR(255) NOT NULL, "paper_only" INTEGER NOT NULL, "issued_on" DATE NOT NULL, "effective_on" DATE NOT NULL, "lead_reason" VARCHAR(255) NOT NULL, "recipients" TEXT NOT NULL);
INSERT INTO "notice" VALUES('01a202dad00a70d896d3afb5a07adfe5','site',1,'N2026-001',1,'通知 0','请知悉。
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
INSERT INTO "notice" VALUES('01a202dad01370a6a5378d36f37e3ed5','site',1,'N2026-002',1,'通知 1','请知悉。
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
INSERT INTO "notice" VALUES('01a202dad01b701c989872f19085f5fe','site',1,'N2026-003',1,'通知 2','请知悉。
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
INSERT INTO "notice_recipient" VALUES('01a202dad01070338f9674ca65b0ddd9','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dacfca709d9dd601fd7cce6925','signed','S261122-0001');
INSERT INTO "notice_recipient" VALUES('01a202dad0107034a40219a3eeb799e9','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dacfcf700f80f405a2d40e0b05','signed','S261122-0002');
INSERT INTO "notice_recipient" VALUES('01a202dad0107035a5691ffe50b9df49','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dacfd070c6b9e633165157b3e0','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad0107036b87a92f878da4165','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dacfd4704891a2ef9d4779fc59','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad0107037b4284de4c2f047e3','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dacfd670748e0869077a37c08a','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01070388bec17bbc013459a','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dacfdb7057997fac7286dd0d28','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad0107039b3b3b1b33eda3401','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dacfde7061a48d9e22461f1628','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad010703a8c5d1cbe4fde2b50','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dacfdf702eafe33ce00e4a6f4e','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad010703b96880ba956e97480','01a202dad00a70d896d3afb5a07adfe5',1,'01a202dad00770bea817128837196092','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad016706ca813edde1e12783f','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dacfca709d9dd601fd7cce6925','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad016706db4612a24c3da9831','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dacfcf700f80f405a2d40e0b05','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad016706ea2bb01b03bd46659','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dacfd070c6b9e633165157b3e0','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad016706f805232e46d0a8a24','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dacfd4704891a2ef9d4779fc59','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad0167070a4f32c08bf153959','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dacfd670748e0869077a37c08a','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad0167071bfc2e292f7ad282d','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dacfdb7057997fac7286dd0d28','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad0167072be45e0d60d56ad3e','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dacfde7061a48d9e22461f1628','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad016707392ffa87630d1c6d1','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dacfdf702eafe33ce00e4a6f4e','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad0167074aaa7b90f588910e7','01a202dad01370a6a5378d36f37e3ed5',1,'01a202dad00770bea817128837196092','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c702e8b4373f8716709fa','01a202dad01b701c989872f19085f5fe',1,'01a202dacfca709d9dd601fd7cce6925','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c702f880e2149887e876f','01a202dad01b701c989872f19085f5fe',1,'01a202dacfcf700f80f405a2d40e0b05','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c7030a33a47ca21dbd6d3','01a202dad01b701c989872f19085f5fe',1,'01a202dacfd070c6b9e633165157b3e0','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c70318fd13112ec403ca1','01a202dad01b701c989872f19085f5fe',1,'01a202dacfd4704891a2ef9d4779fc59','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c7032a4632280f9d96967','01a202dad01b701c989872f19085f5fe',1,'01a202dacfd670748e0869077a37c08a','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c7033aa0b3900c43f62d6','01a202dad01b701c989872f19085f5fe',1,'01a202dacfdb7057997fac7286dd0d28','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c7034a6c2f03b87d7d83a','01a202dad01b701c989872f19085f5fe',1,'01a202dacfde7061a48d9e22461f1628','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c70359083877f086137bf','01a202dad01b701c989872f19085f5fe',1,'01a202dacfdf702eafe33ce00e4a6f4e','pending','');
INSERT INTO "notice_recipient" VALUES('01a202dad01c7036b777b10e96109dc6','01a202dad01b701c989872f19085f5fe',1,'01a202dad00770bea817128837196092','pending','');
CREATE TABLE "order_contact" ("id" CHAR(32) NOT NULL PRIMARY KEY, "phone" VARCHAR(255) NOT NULL, "name" VARCHAR(255) NOT NULL, "order_id" CHAR(32) NOT NULL references "repair_order" ("id") on delete cascade);
INSERT INTO "order_contact" VALUES('01a202dad31b7070ac7dfe7ba83afc85','13800001234','','01a202dad31970cbbbebb6642fb19db0');
INSERT INTO "order_contact" VALUES('01a202dad48c704e9089e07ef801c5a6','13800001234','','01a202dad4867030bdfacfbab25fad60');
INSERT INTO "order_contact" VALUES('01a202dad5fb702b8bbd99228497646a','13800001234','','01a202dad5f2702986c1317dd33d266c');
CREATE TABLE "page_reading" ("id" INTEGER NOT NULL PRIMARY KEY, "document_id" CHAR(32) NOT NULL, "page" INTEGER NOT NULL, "shown_at" INTEGER NOT NULL, "shown_ticks_ms" INTEGER NOT NULL, "seconds" REAL, FOREIGN KEY ("document_id") REFERENCES "session_document" ("id"));
INSERT INTO "page_reading" VALUES(1,'01a202dad33770a388433cf675c5e489',1,1795344225116,48936132,0.0);
INSERT INTO "page_reading" VALUES(2,'01a202dad33770a388433cf675c5e489',2,1795344225131,48936147,0.0);
INSERT INTO "page_reading" VALUES(3,'01a202dad33770a388433cf675c5e489',3,1795344225146,48936162,0.0);
INSERT INTO "page_reading" VALUES(4,'01a202dad33770a388433cf675c5e489',4,1795344225162,48936178,0.0);
INSERT INTO "page_reading" VALUES(5,'01a202dad33770a388433cf675c5e489',5,1795344225201,48936217,0.0);
INSERT INTO "page_reading" VALUES(6,'01a202dad51670a08892a06d8cbcce60',1,1795344225574,48936590,0.0);
INSERT INTO "page_reading" VALUES(7,'01a202dad51670a08892a06d8cbcce60',2,1795344225581,48936597,0.0);
INSERT INTO "page_reading" VALUES(8,'01a202dad51670a08892a06d8cbcce60',3,1795344225591,48936607,0.0);
INSERT INTO "page_reading" VALUES(9,'01a202dad51670a08892a06d8cbcce60',4,1795344225598,48936614,0.0);
INSERT INTO "page_reading" VALUES(10,'01a202dad51670a08892a06d8cbcce60',5,1795344225602,48936618,0.0);
CREATE TABLE "photo" ("id" CHAR(32) NOT NULL PRIMARY KEY, "draft" VARCHAR(255), "sender" VARCHAR(255) NOT NULL, "stage" VARCHAR(255) NOT NULL, "sha256" VARCHAR(255) NOT NULL, "width" INTEGER NOT NULL, "height" INTEGER NOT NULL, "bytes" INTEGER NOT NULL, "at" INTEGER NOT NULL, "order_id" CHAR(32) references "repair_order" ("id") on delete cascade);
CREATE TABLE "price" ("id" CHAR(32) NOT NULL PRIMARY KEY, "price_list_id" CHAR(32) NOT NULL, "position" INTEGER NOT NULL, "code" VARCHAR(255) NOT NULL, "trade" VARCHAR(255) NOT NULL, "kind" VARCHAR(255) NOT NULL, "name_zh" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "unit_zh" VARCHAR(255) NOT NULL, "unit_en" VARCHAR(255) NOT NULL, "price_fen" INTEGER NOT NULL, FOREIGN KEY ("price_list_id") REFERENCES "price_list" ("id") ON DELETE CASCADE);
CREATE TABLE "price_list" ("id" CHAR(32) NOT NULL PRIMARY KEY, "version" INTEGER NOT NULL, "valid_from" DATE NOT NULL, "published_at" INTEGER NOT NULL, "staff" VARCHAR(255));
CREATE TABLE "print_job" ("id" TEXT NOT NULL PRIMARY KEY, "printer_id" TEXT NOT NULL, "role" TEXT NOT NULL, "kind" TEXT NOT NULL, "subject" TEXT NOT NULL, "document" TEXT NOT NULL, "state" TEXT NOT NULL, "reason" TEXT NOT NULL, "attempts" INTEGER NOT NULL, "copy" INTEGER NOT NULL, "original_id" TEXT, "not_before" INTEGER NOT NULL, "expires_at" INTEGER NOT NULL, "created_at" INTEGER NOT NULL, "finished_at" INTEGER, "decided_by" TEXT, FOREIGN KEY ("printer_id") REFERENCES "printer" ("name") ON UPDATE CASCADE, FOREIGN KEY ("original_id") REFERENCES "print_job" ("id") ON DELETE SET NULL);
INSERT INTO "print_job" VALUES('01a202da-d2e8-72c8-9c60-f5572022a875','lobby','kiosk','ticket','ticket:01a202dad2e470d8a1b03d5b280aede9','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"K001","align":"center","size":6,"bold":true},{"type":"row","left":"业务：维修咨询","right":"前面 0 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"row","left":"核验码","right":"437V-LXTE"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/HTUTRDPWL6LYPHG5OTO5DHFULE","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344225000,1795344825000,1795344225000,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d2fa-7ead-8d8e-d24a92856267','lobby','kiosk','ticket','ticket:01a202dad2f5708d9bc7b0a5c49e4d3f','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"A001","align":"center","size":6,"bold":true},{"type":"row","left":"业务：物业缴费","right":"前面 1 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"row","left":"核验码","right":"HHYQ-V3RE"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/RTGBW3SOAMV2PYPENIATDCGDSU","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344225018,1795344825018,1795344225018,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d303-7313-9736-03e7371b1dec','lobby','kiosk','ticket','ticket:01a202dad2fe700ca17d2df918016e77','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"K002","align":"center","size":6,"bold":true},{"type":"row","left":"业务：维修咨询","right":"前面 2 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"row","left":"核验码","right":"NJUD-72DK"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/C5Y6AKZBC2KOMLY2KB4M6VCDBY","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344225027,1795344825027,1795344225027,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d322-754d-82fc-b444d0887353','lobby','kiosk','repair_receipt','repair_order:01a202dad31970cbbbebb6642fb19db0','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"报修回执","align":"center","size":2},{"type":"rule","heavy":true},{"type":"row","left":"单号","right":"W261122-0001","bold":true},{"type":"row","left":"位置","right":"1栋1单元1**"},{"type":"row","left":"内容","right":"水-水龙头"},{"type":"row","left":"上门","right":"11-23 18:00 前电话联系"},{"type":"row","left":"电话","right":"138****1234"},{"type":"rule"},{"type":"text","text":"修之前先给您报价，您同意了才开工。"},{"type":"text","text":"费用只在管理处交付。"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/R/BZNYVE2Z46SJ2O376OZFFFSXLM","caption":"扫码看进度"},{"type":"row","left":"报修时间","right":"2026-11-22 18:43"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344225058,1795344825058,1795344225058,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d3c7-7289-ada2-48f0d50aaf98','lobby','kiosk','signature_receipt','signing_session:01a202dad33770a28e531a55c1966f8d','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"签收凭证","align":"center","bold":true},{"type":"rule","heavy":true},{"type":"row","left":"文书","right":"通知 0"},{"type":"row","left":"编号","right":"N2026-001 第1版"},{"type":"row","left":"房号","right":"1栋1单元1**"},{"type":"row","left":"签收人","right":"张** (业主本人)"},{"type":"row","left":"时间","right":"2026-11-22 18:43:45"},{"type":"rule"},{"type":"ink","strokes":[[[20.0,20.0,0.0,0.5],[200.0,120.0,90.0,0.5],[300.0,40.0,160.0,0.5]]],"width":400,"height":200},{"type":"rule"},{"type":"text","text":"文书指纹(SHA-256 前16位)"},{"type":"text","text":"5DD2 79EB 5DFF 64E7","align":"center"},{"type":"qr","data":"S261122-0001 F301C7442148B2F7D2A67F2155EF48D5E4440A4BFAE42898BC0EDD2C26DDE0FF","caption":"码内是本记录的完整指纹"},{"type":"text","text":"凭证号 S261122-0001","align":"center"},{"type":"text","text":"扫码可核对全文是否被改动。对内容有异议请 7 日内到前台提出。"}]}','queued','',0,0,NULL,1795344225223,1795344825223,1795344225223,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d48f-75ca-aacd-0f9f536dd30f','lobby','kiosk','repair_receipt','repair_order:01a202dad4867030bdfacfbab25fad60','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"报修回执","align":"center","size":2},{"type":"rule","heavy":true},{"type":"row","left":"单号","right":"W261122-0002","bold":true},{"type":"row","left":"位置","right":"9栋1单元0**"},{"type":"row","left":"内容","right":"水-水龙头"},{"type":"row","left":"上门","right":"11-23 18:00 前电话联系"},{"type":"row","left":"电话","right":"138****1234"},{"type":"rule"},{"type":"text","text":"修之前先给您报价，您同意了才开工。"},{"type":"text","text":"费用只在管理处交付。"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/R/JMJ5ETVBRR6RGD76OGXEF75QWU","caption":"扫码看进度"},{"type":"row","left":"报修时间","right":"2026-11-22 18:43"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344225423,1795344825423,1795344225423,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d4ba-716d-95e9-123a9e6db9a4','lobby','kiosk','ticket','ticket:01a202dad4a4705fbd37a26493acd1f1','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"K003","align":"center","size":6,"bold":true},{"type":"row","left":"业务：维修咨询","right":"前面 2 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"row","left":"核验码","right":"EIYG-OZWM"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/3X4J2RK4D5FUGQXOHXXVPU65EY","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344225466,1795344825466,1795344225466,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d55f-71db-ba0b-5b68a734833c','lobby','kiosk','signature_receipt','signing_session:01a202dad516709f8dbfb98f6f8ff739','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"签收凭证","align":"center","bold":true},{"type":"rule","heavy":true},{"type":"row","left":"文书","right":"通知 0"},{"type":"row","left":"编号","right":"N2026-001 第1版"},{"type":"row","left":"房号","right":"1栋1单元1**"},{"type":"row","left":"签收人","right":"张** (业主本人)"},{"type":"row","left":"时间","right":"2026-11-22 18:43:45"},{"type":"rule"},{"type":"ink","strokes":[[[20.0,20.0,0.0,0.5],[200.0,120.0,90.0,0.5],[300.0,40.0,160.0,0.5]]],"width":400,"height":200},{"type":"rule"},{"type":"text","text":"文书指纹(SHA-256 前16位)"},{"type":"text","text":"5DD2 79EB 5DFF 64E7","align":"center"},{"type":"qr","data":"S261122-0002 AEB536CA8936756507F730CD517BD98357556943A26C3C07B056977CD6A09F72","caption":"码内是本记录的完整指纹"},{"type":"text","text":"凭证号 S261122-0002","align":"center"},{"type":"text","text":"扫码可核对全文是否被改动。对内容有异议请 7 日内到前台提出。"}]}','queued','',0,0,NULL,1795344225631,1795344825631,1795344225631,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d5d9-7e06-a117-75b2b56e9a33','lobby','kiosk','ticket','ticket:01a202dad5b970079137c1a56cc71235','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"rule"},{"type":"text","text":"您的号码","align":"center"},{"type":"text","text":"A002","align":"center","size":6,"bold":true},{"type":"row","left":"业务：物业缴费","right":"前面 2 人"},{"type":"row","left":"取号时间","right":"2026-11-22 18:43"},{"type":"row","left":"核验码","right":"B3H5-AWIZ"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/T/GWS4W4KWGI4VU4N6BRH73TXWNY","caption":"扫码看进度"},{"type":"text","text":"请留意屏幕。过号不必重取，找前台恢复。"},{"type":"text","text":"本票不含您的个人信息。"},{"type":"rule"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344225753,1795344825753,1795344225753,NULL,NULL);
INSERT INTO "print_job" VALUES('01a202da-d602-76f1-97f5-4cf46f2c3cd8','lobby','kiosk','repair_receipt','repair_order:01a202dad5f2702986c1317dd33d266c','{"blocks":[{"type":"text","text":"锦绣花园物业服务中心","align":"center"},{"type":"text","text":"报修回执","align":"center","size":2},{"type":"rule","heavy":true},{"type":"row","left":"单号","right":"W261122-0003","bold":true},{"type":"row","left":"位置","right":"1栋1单元1**"},{"type":"row","left":"内容","right":"水-水龙头"},{"type":"row","left":"上门","right":"11-23 18:00 前电话联系"},{"type":"row","left":"电话","right":"138****1234"},{"type":"rule"},{"type":"text","text":"修之前先给您报价，您同意了才开工。"},{"type":"text","text":"费用只在管理处交付。"},{"type":"rule"},{"type":"qr","data":"HTTP://127.0.0.1:8001/R/4WV7A4IYTYTHSW5USUIX4LT4C4","caption":"扫码看进度"},{"type":"row","left":"报修时间","right":"2026-11-22 18:43"},{"type":"row","left":"服务电话","right":"0755-1234 5678"}]}','queued','',0,0,NULL,1795344225794,1795344825794,1795344225794,NULL,NULL);
CREATE TABLE "print_role" ("name" TEXT NOT NULL PRIMARY KEY, "printer_id" TEXT NOT NULL, "stand_in_id" TEXT, "is_private" INTEGER NOT NULL, "decided_by" TEXT, "decided_at" INTEGER, FOREIGN KEY ("printer_id") REFERENCES "printer" ("name") ON UPDATE CASCADE, FOREIGN KEY ("stand_in_id") REFERENCES "printer" ("name") ON DELETE SET NULL ON UPDATE CASCADE);
INSERT INTO "print_role" VALUES('staff','staff',NULL,1,NULL,NULL);
INSERT INTO "print_role" VALUES('desk','lobby',NULL,0,NULL,NULL);
INSERT INTO "print_role" VALUES('kiosk','lobby',NULL,0,NULL,NULL);
CREATE TABLE "printer" ("name" TEXT NOT NULL PRIMARY KEY, "url" TEXT NOT NULL, "width_dots" INTEGER NOT NULL, "chinese" TEXT NOT NULL, "qr" TEXT NOT NULL, "cut" TEXT NOT NULL, "answers" TEXT NOT NULL, "has_drawer" INTEGER NOT NULL, "is_private" INTEGER NOT NULL, "state" TEXT NOT NULL, "state_at" INTEGER, "papers" INTEGER NOT NULL, "roll_mm" INTEGER NOT NULL, "fed_mm" INTEGER NOT NULL, "roll_at" INTEGER, "ran_out" INTEGER NOT NULL);
INSERT INTO "printer" VALUES('staff','file:///var/lib/box/staff.bin',576,'gbk','native','full','auto',0,1,'unknown',NULL,0,50000,0,NULL,0);
INSERT INTO "printer" VALUES('lobby','file:///var/lib/box/paper.bin',576,'gbk','native','full','auto',0,0,'unknown',NULL,0,50000,0,NULL,0);
CREATE TABLE "public_area" ("id" CHAR(32) NOT NULL PRIMARY KEY, "name_zh" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "position" INTEGER NOT NULL);
INSERT INTO "public_area" VALUES('01a202dacfdd7095ae74d905b9ad0551','大堂','Lobby',0);
CREATE TABLE "quote" ("id" CHAR(32) NOT NULL PRIMARY KEY, "order_id" CHAR(32) NOT NULL, "version" INTEGER NOT NULL, "lines" TEXT NOT NULL, "total_fen" INTEGER NOT NULL, "liability" VARCHAR(255) NOT NULL, "price_list_id" CHAR(32), "made_at" INTEGER NOT NULL, "made_by" VARCHAR(255), "valid_until" DATE NOT NULL, "answer" VARCHAR(255) NOT NULL, "answered_at" INTEGER, "answered_how" VARCHAR(255) NOT NULL, "answer_taken_by" VARCHAR(255), FOREIGN KEY ("order_id") REFERENCES "repair_order" ("id"), FOREIGN KEY ("price_list_id") REFERENCES "price_list" ("id"));
CREATE TABLE "receipt" ("id" CHAR(32) NOT NULL PRIMARY KEY, "seq" INTEGER NOT NULL, "receipt_no" VARCHAR(255) NOT NULL, "session_id" CHAR(32) NOT NULL, "outcome" VARCHAR(255) NOT NULL, "day" DATE NOT NULL, "record" TEXT NOT NULL, "prev_hash" CHAR(64) NOT NULL, "entry_hash" CHAR(64) NOT NULL);
INSERT INTO "receipt" VALUES('01a202dad3be70c99454d08b1a964589',1,'S261122-0001','01a202dad33770a28e531a55c1966f8d','signed','2026-11-22','{"app_version":"0.3.0","at":"2026-11-22T18:43:45+08:00","clock":{"monotonic_ms":48936229,"source":"system"},"day":"2026-11-22","documents":[{"media_type":"application/json","number":"N2026-001","pages":5,"reading":[[1,"2026-11-22T18:43:45+08:00",0.0],[2,"2026-11-22T18:43:45+08:00",0.0],[3,"2026-11-22T18:43:45+08:00",0.0],[4,"2026-11-22T18:43:45+08:00",0.0],[5,"2026-11-22T18:43:45+08:00",0.0]],"sha256":"5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6","subject":"notice:01a202dad00a70d896d3afb5a07adfe5","title":"通知 0","version":1}],"id":"01a202dad3be70c99454d08b1a964589","identification":{"method":"known","staff":null},"language":"zh_Hans","outcome":"signed","payload_hash":"292678b4b9881759a6a3efe1fd2f2478cb6c350c2016017bca154f84e0d3631c","place":{"screen":1,"site":"锦绣花园物业服务中心"},"prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","pushed_at":"2026-11-22T18:43:45+08:00","reason":"","receipt_no":"S261122-0001","relation":"owner","seq":1,"session_id":"01a202dad33770a28e531a55c1966f8d","statement":{"text":"已收到","version":"receipt-1"},"unit":{"id":"01a202dacfca709d9dd601fd7cce6925","label":"1栋1单元1**"}}','0000000000000000000000000000000000000000000000000000000000000000','f301c7442148b2f7d2a67f2155ef48d5e4440a4bfae42898bc0edd2c26dde0ff');
INSERT INTO "receipt" VALUES('01a202dad553709abbc91b99f37fd464',2,'S261122-0002','01a202dad516709f8dbfb98f6f8ff739','signed','2026-11-22','{"app_version":"0.3.0","at":"2026-11-22T18:43:45+08:00","clock":{"monotonic_ms":48936634,"source":"system"},"day":"2026-11-22","documents":[{"media_type":"application/json","number":"N2026-001","pages":5,"reading":[[1,"2026-11-22T18:43:45+08:00",0.0],[2,"2026-11-22T18:43:45+08:00",0.0],[3,"2026-11-22T18:43:45+08:00",0.0],[4,"2026-11-22T18:43:45+08:00",0.0],[5,"2026-11-22T18:43:45+08:00",0.0]],"sha256":"5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6","subject":"notice:01a202dad00a70d896d3afb5a07adfe5","title":"通知 0","version":1}],"id":"01a202dad553709abbc91b99f37fd464","identification":{"method":"known","staff":null},"language":"zh_Hans","outcome":"signed","payload_hash":"292678b4b9881759a6a3efe1fd2f2478cb6c350c2016017bca154f84e0d3631c","place":{"screen":1,"site":"锦绣花园物业服务中心"},"prev_hash":"f301c7442148b2f7d2a67f2155ef48d5e4440a4bfae42898bc0edd2c26dde0ff","pushed_at":"2026-11-22T18:43:45+08:00","reason":"","receipt_no":"S261122-0002","relation":"owner","seq":2,"session_id":"01a202dad516709f8dbfb98f6f8ff739","statement":{"text":"已收到","version":"receipt-1"},"unit":{"id":"01a202dacfcf700f80f405a2d40e0b05","label":"1栋1单元1**"}}','f301c7442148b2f7d2a67f2155ef48d5e4440a4bfae42898bc0edd2c26dde0ff','aeb536ca8936756507f730cd517bd98357556943a26c3c07b056977cd6a09f72');
CREATE TABLE "receipt_payload" ("receipt_id" CHAR(32) NOT NULL PRIMARY KEY, "payload" TEXT NOT NULL, FOREIGN KEY ("receipt_id") REFERENCES "receipt" ("id"));
INSERT INTO "receipt_payload" VALUES('01a202dad3be70c99454d08b1a964589','{"ink":{"height":200,"strokes":[[[20.0,20.0,0.0,0.5],[200.0,120.0,90.0,0.5],[300.0,40.0,160.0,0.5]]],"width":400},"signer_name":"张三丰"}');
INSERT INTO "receipt_payload" VALUES('01a202dad553709abbc91b99f37fd464','{"ink":{"height":200,"strokes":[[[20.0,20.0,0.0,0.5],[200.0,120.0,90.0,0.5],[300.0,40.0,160.0,0.5]]],"width":400},"signer_name":"张三丰"}');
CREATE TABLE "reconciled_order" ("id" CHAR(32) NOT NULL PRIMARY KEY, "reconciliation_id" CHAR(32) NOT NULL, "order_id" CHAR(32) NOT NULL, "trade" VARCHAR(255) NOT NULL, "state" VARCHAR(255) NOT NULL, "verdict" VARCHAR(255) NOT NULL, FOREIGN KEY ("reconciliation_id") REFERENCES "reconciliation" ("id"), FOREIGN KEY ("order_id") REFERENCES "repair_order" ("id"));
CREATE TABLE "reconciliation" ("id" CHAR(32) NOT NULL PRIMARY KEY, "day" DATE NOT NULL, "until" INTEGER NOT NULL, "closed_at" INTEGER NOT NULL, "staff" VARCHAR(255), "engineer" VARCHAR(255), "confirmed_by" VARCHAR(255) NOT NULL, "completed" INTEGER NOT NULL, "not_completed" INTEGER NOT NULL, "digest" VARCHAR(255) NOT NULL);
CREATE TABLE "reconciling_correction" ("id" CHAR(32) NOT NULL PRIMARY KEY, "line_id" CHAR(32) NOT NULL, "before" VARCHAR(255) NOT NULL, "verdict" VARCHAR(255) NOT NULL, "at" INTEGER NOT NULL, "staff" VARCHAR(255), FOREIGN KEY ("line_id") REFERENCES "reconciled_order" ("id"));
CREATE TABLE "reconciling_explanation" ("about" VARCHAR(255) NOT NULL PRIMARY KEY, "text" VARCHAR(255) NOT NULL, "at" INTEGER NOT NULL);
CREATE TABLE "reconciling_mark" ("id" CHAR(32) NOT NULL PRIMARY KEY, "day" DATE NOT NULL, "order_id" CHAR(32) NOT NULL, "verdict" VARCHAR(255) NOT NULL, "note" VARCHAR(255) NOT NULL, "was_finished" INTEGER NOT NULL, "at" INTEGER NOT NULL, "staff" VARCHAR(255), FOREIGN KEY ("order_id") REFERENCES "repair_order" ("id"));
CREATE TABLE "rectification" ("id" CHAR(32) NOT NULL PRIMARY KEY, "visit_id" CHAR(32) NOT NULL, "rework_id" CHAR(32) NOT NULL, "due_at" INTEGER NOT NULL, "given_at" INTEGER, "given_by" VARCHAR(255), FOREIGN KEY ("visit_id") REFERENCES "return_visit" ("id"), FOREIGN KEY ("rework_id") REFERENCES "repair_order" ("id"));
CREATE TABLE "repair_order" ("id" CHAR(32) NOT NULL PRIMARY KEY, "number" VARCHAR(255) NOT NULL, "day" DATE NOT NULL, "serial" INTEGER NOT NULL, "channel" VARCHAR(255) NOT NULL, "unit_id" CHAR(32), "area_id" CHAR(32), "category" VARCHAR(255) NOT NULL, "item" VARCHAR(255) NOT NULL, "phrases" TEXT NOT NULL, "slot_on" DATE, "slot_hours" VARCHAR(255) NOT NULL, "state" VARCHAR(255) NOT NULL, "language" VARCHAR(255) NOT NULL, "reported_at" INTEGER NOT NULL, "promised_at" INTEGER NOT NULL, "trade" VARCHAR(255) NOT NULL, "engineer_id" CHAR(32), "confirmed" TEXT, "liability" VARCHAR(255) NOT NULL, "limit_fen" INTEGER NOT NULL, "agreed_fen" INTEGER, "amount_fen" INTEGER, "held_from" VARCHAR(255) NOT NULL, "held_for" VARCHAR(255) NOT NULL, "review_on" DATE, "dispatched_at" INTEGER, "taken_at" INTEGER, "arrived_at" INTEGER, "started_at" INTEGER, "finished_at" INTEGER, "confirmed_at" INTEGER, "paid_at" INTEGER, "visited_at" INTEGER, "ended_at" INTEGER, "cancelled_for" VARCHAR(255) NOT NULL, "merged_into_id" CHAR(32), "rework_of_id" CHAR(32), "rating" INTEGER, "first_asked" VARCHAR(255), "submit_key" VARCHAR(255) NOT NULL, "token_hash" VARCHAR(255) NOT NULL, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"), FOREIGN KEY ("area_id") REFERENCES "public_area" ("id"), FOREIGN KEY ("engineer_id") REFERENCES "staff" ("id"), FOREIGN KEY ("merged_into_id") REFERENCES "repair_order" ("id"), FOREIGN KEY ("rework_of_id") REFERENCES "repair_order" ("id"));
INSERT INTO "repair_order" VALUES('01a202dad31970cbbbebb6642fb19db0','W261122-0001','2026-11-22',1,'kiosk','01a202dacfcf700f80f405a2d40e0b05',NULL,'water','tap','[]',NULL,'','registered','zh_Hans',1795344225050,1795428000000,'water',NULL,NULL,'',0,NULL,NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'01a202dad315708995e15057adb85602','6677b67e49aa8a88e8ee71d747d6dc90d51075e98d01ac95e10a2b525474be4b');
INSERT INTO "repair_order" VALUES('01a202dad4867030bdfacfbab25fad60','W261122-0002','2026-11-22',2,'kiosk','01a202dad00770bea817128837196092',NULL,'water','tap','[]',NULL,'','registered','zh_Hans',1795344225415,1795428000000,'water',NULL,NULL,'',0,NULL,NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'01a202dad47270b294c763a2f1350a91','3de7d047a50fe15491c45827222c38a8a40341900b97f6241681e888fb5016ad');
INSERT INTO "repair_order" VALUES('01a202dad5f2702986c1317dd33d266c','W261122-0003','2026-11-22',3,'kiosk','01a202dacfca709d9dd601fd7cce6925',NULL,'water','tap','[]',NULL,'','registered','zh_Hans',1795344225783,1795428000000,'water',NULL,NULL,'',0,NULL,NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'01a202dad5ef70d784ec584b98b3f3ec','685d09e4b8a7eb1ddc501b71632ea4ee50679898c1c99e0571f22186358aab43');
CREATE TABLE "return_visit" ("id" CHAR(32) NOT NULL PRIMARY KEY, "follow_up_id" CHAR(32) NOT NULL, "at" INTEGER NOT NULL, "staff" VARCHAR(255), "post" VARCHAR(255) NOT NULL, "channel" VARCHAR(255) NOT NULL, "seen" VARCHAR(255) NOT NULL, "spoken_to" VARCHAR(255) NOT NULL, "service" INTEGER NOT NULL, "opinions" TEXT NOT NULL, "problems" TEXT NOT NULL, "slip_fen" INTEGER NOT NULL, "receipt_fen" INTEGER, "receipt_number" VARCHAR(255) NOT NULL, "named_fen" INTEGER, "alarm" VARCHAR(255) NOT NULL, "signed" VARCHAR(255) NOT NULL, FOREIGN KEY ("follow_up_id") REFERENCES "follow_up" ("id"));
CREATE TABLE "screen" ("number" INTEGER NOT NULL PRIMARY KEY, "px_per_mm" REAL, "floor_mm" INTEGER NOT NULL, "calibration_until" INTEGER);
CREATE TABLE "service" ("id" CHAR(32) NOT NULL PRIMARY KEY, "origin" VARCHAR(255) NOT NULL, "active" INTEGER NOT NULL, "code" VARCHAR(255) NOT NULL, "name_zh" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "opens" VARCHAR(255) NOT NULL, "closes" VARCHAR(255) NOT NULL, "mean_minutes" INTEGER NOT NULL, "closed_reason" VARCHAR(255) NOT NULL, "position" INTEGER NOT NULL, "group_zh" VARCHAR(255) NOT NULL, "group_en" VARCHAR(255) NOT NULL, "bring_zh" VARCHAR(255) NOT NULL, "bring_en" VARCHAR(255) NOT NULL, "lunch_from" VARCHAR(255) NOT NULL, "lunch_until" VARCHAR(255) NOT NULL, "last_minutes" INTEGER NOT NULL, "daily_cap" INTEGER NOT NULL, "hourly_cap" INTEGER NOT NULL, "first_number" INTEGER NOT NULL, "digits" INTEGER NOT NULL);
INSERT INTO "service" VALUES('01a202dacfc870b28a3fc64ceef16b75','site',1,'A','物业缴费','Fees','00:00','23:59',5,'',0,'','','','','','',0,0,0,1,3);
INSERT INTO "service" VALUES('01a202dacfca709c91d015055f3c0166','site',1,'K','维修咨询','Repair advice','00:00','23:59',5,'',1,'','','','','','',0,0,0,1,3);
CREATE TABLE "session_document" ("id" CHAR(32) NOT NULL PRIMARY KEY, "position" INTEGER NOT NULL, "frozen_id" CHAR(64) NOT NULL, "subject" VARCHAR(255) NOT NULL, "session_id" CHAR(32) NOT NULL, FOREIGN KEY ("frozen_id") REFERENCES "frozen_document" ("sha256"));
INSERT INTO "session_document" VALUES('01a202dad33770a388433cf675c5e489',1,'5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6','notice:01a202dad00a70d896d3afb5a07adfe5','01a202dad33770a28e531a55c1966f8d');
INSERT INTO "session_document" VALUES('01a202dad51670a08892a06d8cbcce60',1,'5dd279eb5dff64e79f170604df9a7018f15d6ecb7ccb8d20faa48f0dab1861f6','notice:01a202dad00a70d896d3afb5a07adfe5','01a202dad516709f8dbfb98f6f8ff739');
CREATE TABLE "session_party" ("id" CHAR(32) NOT NULL PRIMARY KEY, "position" INTEGER NOT NULL, "relation" VARCHAR(255) NOT NULL, "agreed_statement" TEXT NOT NULL, "session_id" CHAR(32) NOT NULL);
INSERT INTO "session_party" VALUES('01a202dad33770a4a8e24b1c868fbc25',1,'owner','已收到','01a202dad33770a28e531a55c1966f8d');
INSERT INTO "session_party" VALUES('01a202dad51670a18d51ca54001614c7',1,'owner','已收到','01a202dad516709f8dbfb98f6f8ff739');
CREATE TABLE "setting" ("name" VARCHAR(255) NOT NULL PRIMARY KEY, "value" TEXT NOT NULL);
INSERT INTO "setting" VALUES('office.url','http://127.0.0.1:56379');
INSERT INTO "setting" VALUES('office.token','wxy6r7.b9809a01be7e4371a5e6969e51a3c192.LyV5UTNbtKIpVv1GqusVS5xX4GCQUHFyXNFMSmlTlt4');
CREATE TABLE "sign_in" ("id" VARCHAR(255) NOT NULL PRIMARY KEY, "staff_id" CHAR(32) NOT NULL, "seen_at" INTEGER NOT NULL, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE);
CREATE TABLE "signing_session" ("id" CHAR(32) NOT NULL PRIMARY KEY, "screen" INTEGER NOT NULL, "unit_id" CHAR(32), "identified_by" VARCHAR(255) NOT NULL, "staff" VARCHAR(255), "state" VARCHAR(255) NOT NULL, "reason" VARCHAR(255) NOT NULL, "asked_about_ink" INTEGER NOT NULL, "pushed_at" INTEGER NOT NULL, "touched_at" INTEGER NOT NULL, "ended_at" INTEGER, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"));
INSERT INTO "signing_session" VALUES('01a202dad33770a28e531a55c1966f8d',1,'01a202dacfca709d9dd601fd7cce6925','known',NULL,'signed','',0,1795344225079,1795344225205,1795344225206);
INSERT INTO "signing_session" VALUES('01a202dad516709f8dbfb98f6f8ff739',1,'01a202dacfcf700f80f405a2d40e0b05','known',NULL,'signed','',0,1795344225558,1795344225614,1795344225615);
CREATE TABLE "site" ("id" CHAR(32) NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "phone" VARCHAR(255) NOT NULL, "opens" VARCHAR(255) NOT NULL, "closes" VARCHAR(255) NOT NULL);
INSERT INTO "site" VALUES('01a202dacfc37003ae39f40b180f7085','锦绣花园物业服务中心','0755-1234 5678','00:00','23:59');
CREATE TABLE "staff" ("id" CHAR(32) NOT NULL PRIMARY KEY, "account" VARCHAR(255) NOT NULL, "name" VARCHAR(255) NOT NULL, "role" VARCHAR(255) NOT NULL, "password_hash" VARCHAR(255) NOT NULL, "trades" TEXT NOT NULL, "post" VARCHAR(255) NOT NULL, "active" INTEGER NOT NULL);
CREATE TABLE sync_parked (seq integer primary key, tbl text not null, pk, reason text not null);
CREATE TABLE sync_state (key text primary key, value text not null);
INSERT INTO "sync_state" VALUES('position','{"incarnation":"fbff16f356a14cfeb416ae7f533c5c3a","acked":94,"head":"9fd02473c2210915b210b0eecfe1946810c49ac4a9015176e43b4a278edd9511","succeeds":"","forked_at":0,"inflight":null}');
INSERT INTO "sync_state" VALUES('counted','[76,0]');
INSERT INTO "sync_state" VALUES('last_success_ms','1795344225683');
INSERT INTO "sync_state" VALUES('last_proof_ms','1795344225717');
CREATE TABLE "television" ("id" CHAR(32) NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "key_digest" VARCHAR(255) NOT NULL, "has_sound" INTEGER, "paired_by" VARCHAR(255), "paired_at" INTEGER NOT NULL, "seen_at" INTEGER NOT NULL);
CREATE TABLE "ticket" ("id" CHAR(32) NOT NULL PRIMARY KEY, "service_id" CHAR(32) NOT NULL, "day" DATE NOT NULL, "serial" INTEGER NOT NULL, "number" VARCHAR(255) NOT NULL, "state" VARCHAR(255) NOT NULL, "lane" INTEGER NOT NULL, "rank" INTEGER NOT NULL, "version" INTEGER NOT NULL, "language" VARCHAR(255) NOT NULL, "channel" VARCHAR(255) NOT NULL, "take_key" VARCHAR(255) NOT NULL, "token_hash" VARCHAR(255) NOT NULL, "taken_at" INTEGER NOT NULL, "first_called_at" INTEGER, "called_at" INTEGER, "started_at" INTEGER, "finished_at" INTEGER, "away_until" INTEGER, "calls" INTEGER NOT NULL, "counter" INTEGER, "wanted_counter" INTEGER, "staff" VARCHAR(255), "priority" VARCHAR(255) NOT NULL, "held_for" VARCHAR(255) NOT NULL, "outcome" VARCHAR(255) NOT NULL, "passed_over" INTEGER NOT NULL, "order_reason" VARCHAR(255) NOT NULL, "matters" TEXT NOT NULL, "cases" TEXT NOT NULL, "rating" INTEGER, FOREIGN KEY ("service_id") REFERENCES "service" ("id"));
INSERT INTO "ticket" VALUES('01a202dad2e470d8a1b03d5b280aede9','01a202dacfca709c91d015055f3c0166','2026-11-22',1,'K001','done',1,1795344224996001,2,'zh_Hans','kiosk','01a202dad2e270b5925c4adf2e7c10f9','4da743d3de3cbc4fd31c14b36fd82050887f78fb10b065e543b66c06b5577e2a',1795344224996,1795344225035,1795344225035,1795344225035,1795344225433,NULL,1,1,NULL,NULL,'','','done',0,'','[]','[]',NULL);
INSERT INTO "ticket" VALUES('01a202dad2f5708d9bc7b0a5c49e4d3f','01a202dacfc870b28a3fc64ceef16b75','2026-11-22',1,'A001','called',1,1795344225013001,1,'zh_Hans','kiosk','01a202dad2f470668c9ef189664eaf71','e09988426233a216e085aa51b97ec9c4ae3033530c5b9c05b62c987de9306a7c',1795344225013,1795344225498,1795344225498,NULL,NULL,NULL,1,1,NULL,NULL,'','','',0,'','[]','[]',NULL);
INSERT INTO "ticket" VALUES('01a202dad2fe700ca17d2df918016e77','01a202dacfca709c91d015055f3c0166','2026-11-22',2,'K002','waiting',1,1795344225022002,0,'zh_Hans','kiosk','01a202dad2fc70ecbfe33db39ae4e1d3','99336229875950fd35df81e9d2a8e8e213a89e6e95d403b33bae7c59b21285db',1795344225022,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'','','',0,'','[]','[]',NULL);
INSERT INTO "ticket" VALUES('01a202dad4a4705fbd37a26493acd1f1','01a202dacfca709c91d015055f3c0166','2026-11-22',3,'K003','waiting',1,1795344225444003,0,'zh_Hans','kiosk','01a202dad49e70b6a8529ca2cbd126ae','d4295ae01ab5ab4076e7d9587421ce2fa8b75552a9d653c599cd853d51a88de8',1795344225444,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'','','',0,'','[]','[]',NULL);
INSERT INTO "ticket" VALUES('01a202dad5b970079137c1a56cc71235','01a202dacfc870b28a3fc64ceef16b75','2026-11-22',2,'A002','waiting',1,1795344225721002,0,'zh_Hans','kiosk','01a202dad5b8700ca3ebb9ce5bc20ca5','c5f09148376768d30dbf3ca5c4a689ee365d3656bda5b289a0e75a607829518c',1795344225721,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'','','',0,'','[]','[]',NULL);
CREATE TABLE "ticket_note" ("ticket_id" CHAR(32) NOT NULL PRIMARY KEY, "text" VARCHAR(255) NOT NULL, "staff" VARCHAR(255), "at" INTEGER NOT NULL, FOREIGN KEY ("ticket_id") REFERENCES "ticket" ("id") ON DELETE CASCADE);
CREATE TABLE "unit" ("id" CHAR(32) NOT NULL PRIMARY KEY, "origin" VARCHAR(255) NOT NULL, "active" INTEGER NOT NULL, "building" VARCHAR(255) NOT NULL, "entrance" VARCHAR(255) NOT NULL, "floor" VARCHAR(255) NOT NULL, "room" VARCHAR(255) NOT NULL);
INSERT INTO "unit" VALUES('01a202dacfca709d9dd601fd7cce6925','site',1,'1栋','1单元','1','101');
INSERT INTO "unit" VALUES('01a202dacfcf700f80f405a2d40e0b05','site',1,'1栋','1单元','1','102');
INSERT INTO "unit" VALUES('01a202dacfd070c6b9e633165157b3e0','site',1,'1栋','1单元','11','1102');
INSERT INTO "unit" VALUES('01a202dacfd4704891a2ef9d4779fc59','site',1,'2栋','1单元','1','101');
INSERT INTO "unit" VALUES('01a202dacfd670748e0869077a37c08a','site',1,'2栋','1单元','1','102');
INSERT INTO "unit" VALUES('01a202dacfdb7057997fac7286dd0d28','site',1,'2栋','1单元','11','1102');
INSERT INTO "unit" VALUES('01a202dacfde7061a48d9e22461f1628','site',1,'9栋','1单元','1','000');
INSERT INTO "unit" VALUES('01a202dacfdf702eafe33ce00e4a6f4e','site',1,'9栋','1单元','1','001');
INSERT INTO "unit" VALUES('01a202dad00770bea817128837196092','site',1,'9栋','1单元','1','002');
CREATE TABLE "visit_remark" ("id" CHAR(32) NOT NULL PRIMARY KEY, "visit_id" CHAR(32) NOT NULL, "about" VARCHAR(255) NOT NULL, "text" VARCHAR(255) NOT NULL, FOREIGN KEY ("visit_id") REFERENCES "return_visit" ("id"));
CREATE TABLE "visit_signature" ("id" CHAR(32) NOT NULL PRIMARY KEY, "visit_id" CHAR(32) NOT NULL, "strokes" TEXT NOT NULL, "width" REAL NOT NULL, "height" REAL NOT NULL, FOREIGN KEY ("visit_id") REFERENCES "return_visit" ("id"));
CREATE TABLE "visit_time" ("id" CHAR(32) NOT NULL PRIMARY KEY, "slot_on" DATE NOT NULL, "slot_hours" VARCHAR(255) NOT NULL, "reason" VARCHAR(255) NOT NULL, "channel" VARCHAR(255) NOT NULL, "told" VARCHAR(255) NOT NULL, "told_by" VARCHAR(255), "told_at" INTEGER NOT NULL, "order_id" CHAR(32) NOT NULL references "repair_order" ("id"));
CREATE TABLE "weekly_sheet" ("id" CHAR(32) NOT NULL PRIMARY KEY, "day" DATE NOT NULL, "approved_at" INTEGER NOT NULL, "staff" VARCHAR(255), "completed" INTEGER NOT NULL, "not_completed" INTEGER NOT NULL, "figures" TEXT NOT NULL, "digest" VARCHAR(255) NOT NULL);
CREATE INDEX "announcement_at" ON "announcement" ("at");
CREATE INDEX "announcement_ticket_id" ON "announcement" ("ticket_id");
CREATE UNIQUE INDEX "service_code" ON "service" ("code");
CREATE INDEX "ticket_service_id" ON "ticket" ("service_id");
CREATE UNIQUE INDEX "ticket_take_key" ON "ticket" ("take_key");
CREATE UNIQUE INDEX "ticket_token_hash" ON "ticket" ("token_hash");
CREATE UNIQUE INDEX "ticket_day_number" ON "ticket" ("day", "number");
CREATE INDEX "ticket_day_service_id_serial" ON "ticket" ("day", "service_id", "serial");
CREATE INDEX "ticket_state_day_lane_rank" ON "ticket" ("state", "day", "lane", "rank");
CREATE INDEX "appointment_service_id" ON "appointment" ("service_id");
CREATE INDEX "appointment_ticket_id" ON "appointment" ("ticket_id");
CREATE UNIQUE INDEX "appointment_day_code" ON "appointment" ("day", "code");
CREATE UNIQUE INDEX "caller_words_order_id" ON "caller_words" ("order_id");
CREATE UNIQUE INDEX "unit_building_entrance_floor_room" ON "unit" ("building", "entrance", "floor", "room");
CREATE UNIQUE INDEX "staff_account" ON "staff" ("account");
CREATE UNIQUE INDEX "repair_order_number" ON "repair_order" ("number");
CREATE INDEX "repair_order_unit_id" ON "repair_order" ("unit_id");
CREATE INDEX "repair_order_area_id" ON "repair_order" ("area_id");
CREATE INDEX "repair_order_engineer_id" ON "repair_order" ("engineer_id");
CREATE INDEX "repair_order_finished_at" ON "repair_order" ("finished_at");
CREATE INDEX "repair_order_merged_into_id" ON "repair_order" ("merged_into_id");
CREATE INDEX "repair_order_rework_of_id" ON "repair_order" ("rework_of_id");
CREATE UNIQUE INDEX "repair_order_submit_key" ON "repair_order" ("submit_key");
CREATE UNIQUE INDEX "repair_order_token_hash" ON "repair_order" ("token_hash");
CREATE UNIQUE INDEX "repair_order_day_serial" ON "repair_order" ("day", "serial");
CREATE INDEX "repair_order_state_day_serial" ON "repair_order" ("state", "day", "serial");
CREATE INDEX "repair_order_slot_on_slot_hours" ON "repair_order" ("slot_on", "slot_hours");
CREATE INDEX "repair_order_unit_id_day" ON "repair_order" ("unit_id", "day");
CREATE UNIQUE INDEX "follow_up_order_id" ON "follow_up" ("order_id");
CREATE INDEX "follow_up_day" ON "follow_up" ("day");
CREATE UNIQUE INDEX "return_visit_follow_up_id" ON "return_visit" ("follow_up_id");
CREATE UNIQUE INDEX "charge_alarm_visit_id" ON "charge_alarm" ("visit_id");
CREATE INDEX "closing_notice_at" ON "closing_notice" ("at");
CREATE UNIQUE INDEX "closing_notice_day_ends" ON "closing_notice" ("day", "ends");
CREATE INDEX "contact_attempt_order_id" ON "contact_attempt" ("order_id");
CREATE UNIQUE INDEX "reconciliation_day" ON "reconciliation" ("day");
CREATE INDEX "reconciled_order_reconciliation_id" ON "reconciled_order" ("reconciliation_id");
CREATE INDEX "reconciled_order_order_id" ON "reconciled_order" ("order_id");
CREATE UNIQUE INDEX "reconciled_order_reconciliation_id_order_id" ON "reconciled_order" ("reconciliation_id", "order_id");
CREATE INDEX "reconciling_correction_line_id" ON "reconciling_correction" ("line_id");
CREATE INDEX "danger_unit_id" ON "danger" ("unit_id");
CREATE INDEX "danger_area_id" ON "danger" ("area_id");
CREATE INDEX "delay_order_id" ON "delay" ("order_id");
CREATE INDEX "delay_seen_by_id" ON "delay" ("seen_by_id");
CREATE UNIQUE INDEX "delay_order_id_stage_code_begun_at" ON "delay" ("order_id", "stage_code", "begun_at");
CREATE UNIQUE INDEX "ledger_entry_seq" ON "ledger_entry" ("seq");
CREATE UNIQUE INDEX "ledger_entry_number" ON "ledger_entry" ("number");
CREATE INDEX "ledger_entry_subject" ON "ledger_entry" ("subject");
CREATE UNIQUE INDEX "ledger_entry_counters_id" ON "ledger_entry" ("counters_id");
CREATE UNIQUE INDEX "ledger_entry_day_serial" ON "ledger_entry" ("day", "serial");
CREATE INDEX "event_subject" ON "event" ("subject");
CREATE INDEX "forecast_settled_at" ON "forecast" ("settled_at");
CREATE INDEX "forecast_hour_settled_at" ON "forecast" ("hour", "settled_at");
CREATE UNIQUE INDEX "household_unit_id" ON "household" ("unit_id");
CREATE UNIQUE INDEX "ink_note_order_id" ON "ink_note" ("order_id");
CREATE INDEX "manager_call_staff_id" ON "manager_call" ("staff_id");
CREATE INDEX "reconciling_mark_order_id" ON "reconciling_mark" ("order_id");
CREATE UNIQUE INDEX "reconciling_mark_day_order_id" ON "reconciling_mark" ("day", "order_id");
CREATE INDEX "month_review_month" ON "month_review" ("month");
CREATE INDEX "notice_recipient_notice_id" ON "notice_recipient" ("notice_id");
CREATE INDEX "notice_recipient_unit_id" ON "notice_recipient" ("unit_id");
CREATE UNIQUE INDEX "notice_recipient_notice_id_version_unit_id" ON "notice_recipient" ("notice_id", "version", "unit_id");
CREATE UNIQUE INDEX "order_contact_order_id" ON "order_contact" ("order_id");
CREATE INDEX "session_document_frozen_id" ON "session_document" ("frozen_id");
CREATE INDEX "session_document_session_id" ON "session_document" ("session_id");
CREATE INDEX "page_reading_document_id" ON "page_reading" ("document_id");
CREATE INDEX "photo_draft" ON "photo" ("draft");
CREATE INDEX "photo_order_id" ON "photo" ("order_id");
CREATE UNIQUE INDEX "price_list_version" ON "price_list" ("version");
CREATE INDEX "price_price_list_id" ON "price" ("price_list_id");
CREATE UNIQUE INDEX "price_price_list_id_code" ON "price" ("price_list_id", "code");
CREATE INDEX "printjob_printer_id" ON "print_job" ("printer_id");
CREATE INDEX "printjob_original_id" ON "print_job" ("original_id");
CREATE INDEX "printjob_printer_id_state" ON "print_job" ("printer_id", "state");
CREATE INDEX "printjob_subject" ON "print_job" ("subject");
CREATE INDEX "quote_order_id" ON "quote" ("order_id");
CREATE INDEX "quote_price_list_id" ON "quote" ("price_list_id");
CREATE UNIQUE INDEX "quote_order_id_version" ON "quote" ("order_id", "version");
CREATE UNIQUE INDEX "receipt_seq" ON "receipt" ("seq");
CREATE UNIQUE INDEX "receipt_receipt_no" ON "receipt" ("receipt_no");
CREATE UNIQUE INDEX "receipt_session_id" ON "receipt" ("session_id");
CREATE UNIQUE INDEX "receipt_entry_hash" ON "receipt" ("entry_hash");
CREATE UNIQUE INDEX "rectification_visit_id" ON "rectification" ("visit_id");
CREATE UNIQUE INDEX "rectification_rework_id" ON "rectification" ("rework_id");
CREATE INDEX "visit_remark_visit_id" ON "visit_remark" ("visit_id");
CREATE UNIQUE INDEX "visit_remark_visit_id_about" ON "visit_remark" ("visit_id", "about");
CREATE INDEX "session_party_session_id" ON "session_party" ("session_id");
CREATE UNIQUE INDEX "visit_signature_visit_id" ON "visit_signature" ("visit_id");
CREATE INDEX "sign_in_staff_id" ON "sign_in" ("staff_id");
CREATE INDEX "signing_session_unit_id" ON "signing_session" ("unit_id");
CREATE INDEX "signing_session_screen_state" ON "signing_session" ("screen", "state");
CREATE UNIQUE INDEX "television_key_digest" ON "television" ("key_digest");
CREATE INDEX "visit_time_order_id" ON "visit_time" ("order_id");
CREATE UNIQUE INDEX "weekly_sheet_day" ON "weekly_sheet" ("day");
CREATE TRIGGER sealed_receipt_update before update on receipt begin select raise(abort, 'receipt rows are never changed'); end;
CREATE TRIGGER sealed_receipt_delete before delete on receipt begin select raise(abort, 'receipt rows are never changed'); end;
CREATE TRIGGER sealed_frozen_document_update before update on frozen_document begin select raise(abort, 'frozen_document rows are never changed'); end;
CREATE TRIGGER sealed_frozen_document_delete before delete on frozen_document begin select raise(abort, 'frozen_document rows are never changed'); end;
CREATE TRIGGER sealed_receipt_payload_update before update on receipt_payload begin select raise(abort, 'receipt_payload rows are never changed'); end;
CREATE TRIGGER sealed_ledger_entry_update before update on ledger_entry begin select raise(abort, 'ledger_entry rows are never changed'); end;
CREATE TRIGGER sealed_ledger_entry_delete before delete on ledger_entry begin select raise(abort, 'ledger_entry rows are never changed'); end;
CREATE TRIGGER sealed_cash_close_update before update on cash_close begin select raise(abort, 'cash_close rows are never changed'); end;
CREATE TRIGGER sealed_cash_close_delete before delete on cash_close begin select raise(abort, 'cash_close rows are never changed'); end;
CREATE TRIGGER sealed_reconciliation_update before update on reconciliation begin select raise(abort, 'reconciliation rows are never changed'); end;
CREATE TRIGGER sealed_reconciliation_delete before delete on reconciliation begin select raise(abort, 'reconciliation rows are never changed'); end;
CREATE TRIGGER sealed_reconciled_order_update before update on reconciled_order begin select raise(abort, 'reconciled_order rows are never changed'); end;
CREATE TRIGGER sealed_reconciled_order_delete before delete on reconciled_order begin select raise(abort, 'reconciled_order rows are never changed'); end;
CREATE TRIGGER sealed_reconciling_correction_update before update on reconciling_correction begin select raise(abort, 'reconciling_correction rows are never changed'); end;
CREATE TRIGGER sealed_reconciling_correction_delete before delete on reconciling_correction begin select raise(abort, 'reconciling_correction rows are never changed'); end;
CREATE TRIGGER sealed_weekly_sheet_update before update on weekly_sheet begin select raise(abort, 'weekly_sheet rows are never changed'); end;
CREATE TRIGGER sealed_weekly_sheet_delete before delete on weekly_sheet begin select raise(abort, 'weekly_sheet rows are never changed'); end;
CREATE TRIGGER sealed_return_visit_update before update on return_visit begin select raise(abort, 'return_visit rows are never changed'); end;
CREATE TRIGGER sealed_return_visit_delete before delete on return_visit begin select raise(abort, 'return_visit rows are never changed'); end;
CREATE TRIGGER sealed_month_review_update before update on month_review begin select raise(abort, 'month_review rows are never changed'); end;
CREATE TRIGGER sealed_month_review_delete before delete on month_review begin select raise(abort, 'month_review rows are never changed'); end;
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
CREATE TRIGGER "sync_price_list_insert" after insert on "price_list" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'price_list' and pk = new."id";
  insert into change (tbl, pk, op) select 'price_list', new."id", 'u'
    where not exists (select 1 from change where tbl = 'price_list' and pk = new."id");
end;
CREATE TRIGGER "sync_price_list_update" after update on "price_list" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'price_list' and pk = new."id";
  insert into change (tbl, pk, op) select 'price_list', new."id", 'u'
    where not exists (select 1 from change where tbl = 'price_list' and pk = new."id");
end;
CREATE TRIGGER "sync_price_list_delete" after delete on "price_list" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'price_list' and pk = old."id";
  insert into change (tbl, pk, op) select 'price_list', old."id", 'd'
    where not exists (select 1 from change where tbl = 'price_list' and pk = old."id");
end;
CREATE TRIGGER "sync_price_list_rekey" after update of "id" on "price_list" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'price_list' and pk = old."id";
  insert into change (tbl, pk, op) select 'price_list', old."id", 'd'
    where not exists (select 1 from change where tbl = 'price_list' and pk = old."id");
end;
CREATE TRIGGER "sync_price_insert" after insert on "price" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'price' and pk = new."id";
  insert into change (tbl, pk, op) select 'price', new."id", 'u'
    where not exists (select 1 from change where tbl = 'price' and pk = new."id");
end;
CREATE TRIGGER "sync_price_update" after update on "price" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'price' and pk = new."id";
  insert into change (tbl, pk, op) select 'price', new."id", 'u'
    where not exists (select 1 from change where tbl = 'price' and pk = new."id");
end;
CREATE TRIGGER "sync_price_delete" after delete on "price" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'price' and pk = old."id";
  insert into change (tbl, pk, op) select 'price', old."id", 'd'
    where not exists (select 1 from change where tbl = 'price' and pk = old."id");
end;
CREATE TRIGGER "sync_price_rekey" after update of "id" on "price" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'price' and pk = old."id";
  insert into change (tbl, pk, op) select 'price', old."id", 'd'
    where not exists (select 1 from change where tbl = 'price' and pk = old."id");
end;
CREATE TRIGGER "sync_quote_insert" after insert on "quote" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'quote' and pk = new."id";
  insert into change (tbl, pk, op) select 'quote', new."id", 'u'
    where not exists (select 1 from change where tbl = 'quote' and pk = new."id");
end;
CREATE TRIGGER "sync_quote_update" after update on "quote" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'quote' and pk = new."id";
  insert into change (tbl, pk, op) select 'quote', new."id", 'u'
    where not exists (select 1 from change where tbl = 'quote' and pk = new."id");
end;
CREATE TRIGGER "sync_quote_delete" after delete on "quote" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'quote' and pk = old."id";
  insert into change (tbl, pk, op) select 'quote', old."id", 'd'
    where not exists (select 1 from change where tbl = 'quote' and pk = old."id");
end;
CREATE TRIGGER "sync_quote_rekey" after update of "id" on "quote" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'quote' and pk = old."id";
  insert into change (tbl, pk, op) select 'quote', old."id", 'd'
    where not exists (select 1 from change where tbl = 'quote' and pk = old."id");
end;
CREATE TRIGGER "sync_ledger_entry_insert" after insert on "ledger_entry" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'ledger_entry' and pk = new."id";
  insert into change (tbl, pk, op) select 'ledger_entry', new."id", 'u'
    where not exists (select 1 from change where tbl = 'ledger_entry' and pk = new."id");
end;
CREATE TRIGGER "sync_ledger_entry_update" after update on "ledger_entry" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'ledger_entry' and pk = new."id";
  insert into change (tbl, pk, op) select 'ledger_entry', new."id", 'u'
    where not exists (select 1 from change where tbl = 'ledger_entry' and pk = new."id");
end;
CREATE TRIGGER "sync_ledger_entry_delete" after delete on "ledger_entry" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'ledger_entry' and pk = old."id";
  insert into change (tbl, pk, op) select 'ledger_entry', old."id", 'd'
    where not exists (select 1 from change where tbl = 'ledger_entry' and pk = old."id");
end;
CREATE TRIGGER "sync_ledger_entry_rekey" after update of "id" on "ledger_entry" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'ledger_entry' and pk = old."id";
  insert into change (tbl, pk, op) select 'ledger_entry', old."id", 'd'
    where not exists (select 1 from change where tbl = 'ledger_entry' and pk = old."id");
end;
CREATE TRIGGER "sync_cash_close_insert" after insert on "cash_close" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'cash_close' and pk = new."id";
  insert into change (tbl, pk, op) select 'cash_close', new."id", 'u'
    where not exists (select 1 from change where tbl = 'cash_close' and pk = new."id");
end;
CREATE TRIGGER "sync_cash_close_update" after update on "cash_close" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'cash_close' and pk = new."id";
  insert into change (tbl, pk, op) select 'cash_close', new."id", 'u'
    where not exists (select 1 from change where tbl = 'cash_close' and pk = new."id");
end;
CREATE TRIGGER "sync_cash_close_delete" after delete on "cash_close" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'cash_close' and pk = old."id";
  insert into change (tbl, pk, op) select 'cash_close', old."id", 'd'
    where not exists (select 1 from change where tbl = 'cash_close' and pk = old."id");
end;
CREATE TRIGGER "sync_cash_close_rekey" after update of "id" on "cash_close" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'cash_close' and pk = old."id";
  insert into change (tbl, pk, op) select 'cash_close', old."id", 'd'
    where not exists (select 1 from change where tbl = 'cash_close' and pk = old."id");
end;
CREATE TRIGGER "sync_visit_time_insert" after insert on "visit_time" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'visit_time' and pk = new."id";
  insert into change (tbl, pk, op) select 'visit_time', new."id", 'u'
    where not exists (select 1 from change where tbl = 'visit_time' and pk = new."id");
end;
CREATE TRIGGER "sync_visit_time_update" after update on "visit_time" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'visit_time' and pk = new."id";
  insert into change (tbl, pk, op) select 'visit_time', new."id", 'u'
    where not exists (select 1 from change where tbl = 'visit_time' and pk = new."id");
end;
CREATE TRIGGER "sync_visit_time_delete" after delete on "visit_time" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'visit_time' and pk = old."id";
  insert into change (tbl, pk, op) select 'visit_time', old."id", 'd'
    where not exists (select 1 from change where tbl = 'visit_time' and pk = old."id");
end;
CREATE TRIGGER "sync_visit_time_rekey" after update of "id" on "visit_time" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'visit_time' and pk = old."id";
  insert into change (tbl, pk, op) select 'visit_time', old."id", 'd'
    where not exists (select 1 from change where tbl = 'visit_time' and pk = old."id");
end;
CREATE TRIGGER "sync_reconciliation_insert" after insert on "reconciliation" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'reconciliation' and pk = new."id";
  insert into change (tbl, pk, op) select 'reconciliation', new."id", 'u'
    where not exists (select 1 from change where tbl = 'reconciliation' and pk = new."id");
end;
CREATE TRIGGER "sync_reconciliation_update" after update on "reconciliation" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'reconciliation' and pk = new."id";
  insert into change (tbl, pk, op) select 'reconciliation', new."id", 'u'
    where not exists (select 1 from change where tbl = 'reconciliation' and pk = new."id");
end;
CREATE TRIGGER "sync_reconciliation_delete" after delete on "reconciliation" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'reconciliation' and pk = old."id";
  insert into change (tbl, pk, op) select 'reconciliation', old."id", 'd'
    where not exists (select 1 from change where tbl = 'reconciliation' and pk = old."id");
end;
CREATE TRIGGER "sync_reconciliation_rekey" after update of "id" on "reconciliation" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'reconciliation' and pk = old."id";
  insert into change (tbl, pk, op) select 'reconciliation', old."id", 'd'
    where not exists (select 1 from change where tbl = 'reconciliation' and pk = old."id");
end;
CREATE TRIGGER "sync_reconciled_order_insert" after insert on "reconciled_order" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'reconciled_order' and pk = new."id";
  insert into change (tbl, pk, op) select 'reconciled_order', new."id", 'u'
    where not exists (select 1 from change where tbl = 'reconciled_order' and pk = new."id");
end;
CREATE TRIGGER "sync_reconciled_order_update" after update on "reconciled_order" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'reconciled_order' and pk = new."id";
  insert into change (tbl, pk, op) select 'reconciled_order', new."id", 'u'
    where not exists (select 1 from change where tbl = 'reconciled_order' and pk = new."id");
end;
CREATE TRIGGER "sync_reconciled_order_delete" after delete on "reconciled_order" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'reconciled_order' and pk = old."id";
  insert into change (tbl, pk, op) select 'reconciled_order', old."id", 'd'
    where not exists (select 1 from change where tbl = 'reconciled_order' and pk = old."id");
end;
CREATE TRIGGER "sync_reconciled_order_rekey" after update of "id" on "reconciled_order" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'reconciled_order' and pk = old."id";
  insert into change (tbl, pk, op) select 'reconciled_order', old."id", 'd'
    where not exists (select 1 from change where tbl = 'reconciled_order' and pk = old."id");
end;
CREATE TRIGGER "sync_reconciling_correction_insert" after insert on "reconciling_correction" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'reconciling_correction' and pk = new."id";
  insert into change (tbl, pk, op) select 'reconciling_correction', new."id", 'u'
    where not exists (select 1 from change where tbl = 'reconciling_correction' and pk = new."id");
end;
CREATE TRIGGER "sync_reconciling_correction_update" after update on "reconciling_correction" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'reconciling_correction' and pk = new."id";
  insert into change (tbl, pk, op) select 'reconciling_correction', new."id", 'u'
    where not exists (select 1 from change where tbl = 'reconciling_correction' and pk = new."id");
end;
CREATE TRIGGER "sync_reconciling_correction_delete" after delete on "reconciling_correction" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'reconciling_correction' and pk = old."id";
  insert into change (tbl, pk, op) select 'reconciling_correction', old."id", 'd'
    where not exists (select 1 from change where tbl = 'reconciling_correction' and pk = old."id");
end;
CREATE TRIGGER "sync_reconciling_correction_rekey" after update of "id" on "reconciling_correction" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'reconciling_correction' and pk = old."id";
  insert into change (tbl, pk, op) select 'reconciling_correction', old."id", 'd'
    where not exists (select 1 from change where tbl = 'reconciling_correction' and pk = old."id");
end;
CREATE TRIGGER "sync_weekly_sheet_insert" after insert on "weekly_sheet" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'weekly_sheet' and pk = new."id";
  insert into change (tbl, pk, op) select 'weekly_sheet', new."id", 'u'
    where not exists (select 1 from change where tbl = 'weekly_sheet' and pk = new."id");
end;
CREATE TRIGGER "sync_weekly_sheet_update" after update on "weekly_sheet" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'weekly_sheet' and pk = new."id";
  insert into change (tbl, pk, op) select 'weekly_sheet', new."id", 'u'
    where not exists (select 1 from change where tbl = 'weekly_sheet' and pk = new."id");
end;
CREATE TRIGGER "sync_weekly_sheet_delete" after delete on "weekly_sheet" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'weekly_sheet' and pk = old."id";
  insert into change (tbl, pk, op) select 'weekly_sheet', old."id", 'd'
    where not exists (select 1 from change where tbl = 'weekly_sheet' and pk = old."id");
end;
CREATE TRIGGER "sync_weekly_sheet_rekey" after update of "id" on "weekly_sheet" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'weekly_sheet' and pk = old."id";
  insert into change (tbl, pk, op) select 'weekly_sheet', old."id", 'd'
    where not exists (select 1 from change where tbl = 'weekly_sheet' and pk = old."id");
end;
CREATE TRIGGER "sync_follow_up_insert" after insert on "follow_up" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'follow_up' and pk = new."id";
  insert into change (tbl, pk, op) select 'follow_up', new."id", 'u'
    where not exists (select 1 from change where tbl = 'follow_up' and pk = new."id");
end;
CREATE TRIGGER "sync_follow_up_update" after update on "follow_up" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'follow_up' and pk = new."id";
  insert into change (tbl, pk, op) select 'follow_up', new."id", 'u'
    where not exists (select 1 from change where tbl = 'follow_up' and pk = new."id");
end;
CREATE TRIGGER "sync_follow_up_delete" after delete on "follow_up" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'follow_up' and pk = old."id";
  insert into change (tbl, pk, op) select 'follow_up', old."id", 'd'
    where not exists (select 1 from change where tbl = 'follow_up' and pk = old."id");
end;
CREATE TRIGGER "sync_follow_up_rekey" after update of "id" on "follow_up" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'follow_up' and pk = old."id";
  insert into change (tbl, pk, op) select 'follow_up', old."id", 'd'
    where not exists (select 1 from change where tbl = 'follow_up' and pk = old."id");
end;
CREATE TRIGGER "sync_return_visit_insert" after insert on "return_visit" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'return_visit' and pk = new."id";
  insert into change (tbl, pk, op) select 'return_visit', new."id", 'u'
    where not exists (select 1 from change where tbl = 'return_visit' and pk = new."id");
end;
CREATE TRIGGER "sync_return_visit_update" after update on "return_visit" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'return_visit' and pk = new."id";
  insert into change (tbl, pk, op) select 'return_visit', new."id", 'u'
    where not exists (select 1 from change where tbl = 'return_visit' and pk = new."id");
end;
CREATE TRIGGER "sync_return_visit_delete" after delete on "return_visit" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'return_visit' and pk = old."id";
  insert into change (tbl, pk, op) select 'return_visit', old."id", 'd'
    where not exists (select 1 from change where tbl = 'return_visit' and pk = old."id");
end;
CREATE TRIGGER "sync_return_visit_rekey" after update of "id" on "return_visit" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'return_visit' and pk = old."id";
  insert into change (tbl, pk, op) select 'return_visit', old."id", 'd'
    where not exists (select 1 from change where tbl = 'return_visit' and pk = old."id");
end;
CREATE TRIGGER "sync_rectification_insert" after insert on "rectification" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'rectification' and pk = new."id";
  insert into change (tbl, pk, op) select 'rectification', new."id", 'u'
    where not exists (select 1 from change where tbl = 'rectification' and pk = new."id");
end;
CREATE TRIGGER "sync_rectification_update" after update on "rectification" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'rectification' and pk = new."id";
  insert into change (tbl, pk, op) select 'rectification', new."id", 'u'
    where not exists (select 1 from change where tbl = 'rectification' and pk = new."id");
end;
CREATE TRIGGER "sync_rectification_delete" after delete on "rectification" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'rectification' and pk = old."id";
  insert into change (tbl, pk, op) select 'rectification', old."id", 'd'
    where not exists (select 1 from change where tbl = 'rectification' and pk = old."id");
end;
CREATE TRIGGER "sync_rectification_rekey" after update of "id" on "rectification" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'rectification' and pk = old."id";
  insert into change (tbl, pk, op) select 'rectification', old."id", 'd'
    where not exists (select 1 from change where tbl = 'rectification' and pk = old."id");
end;
CREATE TRIGGER "sync_charge_alarm_insert" after insert on "charge_alarm" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'charge_alarm' and pk = new."id";
  insert into change (tbl, pk, op) select 'charge_alarm', new."id", 'u'
    where not exists (select 1 from change where tbl = 'charge_alarm' and pk = new."id");
end;
CREATE TRIGGER "sync_charge_alarm_update" after update on "charge_alarm" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'charge_alarm' and pk = new."id";
  insert into change (tbl, pk, op) select 'charge_alarm', new."id", 'u'
    where not exists (select 1 from change where tbl = 'charge_alarm' and pk = new."id");
end;
CREATE TRIGGER "sync_charge_alarm_delete" after delete on "charge_alarm" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'charge_alarm' and pk = old."id";
  insert into change (tbl, pk, op) select 'charge_alarm', old."id", 'd'
    where not exists (select 1 from change where tbl = 'charge_alarm' and pk = old."id");
end;
CREATE TRIGGER "sync_charge_alarm_rekey" after update of "id" on "charge_alarm" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'charge_alarm' and pk = old."id";
  insert into change (tbl, pk, op) select 'charge_alarm', old."id", 'd'
    where not exists (select 1 from change where tbl = 'charge_alarm' and pk = old."id");
end;
CREATE TRIGGER "sync_month_review_insert" after insert on "month_review" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'month_review' and pk = new."id";
  insert into change (tbl, pk, op) select 'month_review', new."id", 'u'
    where not exists (select 1 from change where tbl = 'month_review' and pk = new."id");
end;
CREATE TRIGGER "sync_month_review_update" after update on "month_review" begin
  update change set seq = (select max(seq) + 1 from change), op = 'u' where tbl = 'month_review' and pk = new."id";
  insert into change (tbl, pk, op) select 'month_review', new."id", 'u'
    where not exists (select 1 from change where tbl = 'month_review' and pk = new."id");
end;
CREATE TRIGGER "sync_month_review_delete" after delete on "month_review" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'month_review' and pk = old."id";
  insert into change (tbl, pk, op) select 'month_review', old."id", 'd'
    where not exists (select 1 from change where tbl = 'month_review' and pk = old."id");
end;
CREATE TRIGGER "sync_month_review_rekey" after update of "id" on "month_review" when old."id" is not new."id" begin
  update change set seq = (select max(seq) + 1 from change), op = 'd' where tbl = 'month_review' and pk = old."id";
  insert into change (tbl, pk, op) select 'month_review', old."id", 'd'
    where not exists (select 1 from change where tbl = 'month_review' and pk = old."id");
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
PRAGMA user_version = 15;
