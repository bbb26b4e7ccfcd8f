-- A store of version 2, as sqlite3(1) dumped it: an agenda pack that was published
-- with the figures of two months, and a correction of December's after it.
PRAGMA application_id=1349220210;
PRAGMA user_version=2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE import (
	number		INTEGER PRIMARY KEY,
	time		INTEGER NOT NULL,	-- seconds since 1970; never falls
	kind		TEXT NOT NULL,
	file		TEXT NOT NULL,		-- without its folder
	sha256		TEXT NOT NULL,
	rows		INTEGER NOT NULL,	-- read, also those that changed nothing
	reason		TEXT NOT NULL		-- given for superseding, or ''
) STRICT;
INSERT INTO import VALUES(1,1672876800,'indicators','indicators.csv','eb4e17a0a4c1a43a8dabfad7501366481650b60619c23b13beaa9f4bbd49ca55',1,'');
INSERT INTO import VALUES(2,1672876800,'observations','observations.csv','3d9341b05a484802cd505dcd9a4755150c87362e551734546f1e627d49a8b714',2,'');
INSERT INTO import VALUES(3,1676332800,'observations','december.csv','04105976ea62169816e44dfc6b8bfdc67e6f5f3ac533dbaf72acd2e3a76866a4',1,'six were counted late');
CREATE TABLE indicator (
	key		INTEGER PRIMARY KEY,
	id		TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO indicator VALUES(1,'referrals');
CREATE TABLE area (
	key		INTEGER PRIMARY KEY,
	code		TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO area VALUES(0,'');
CREATE TABLE indicator_revision (
	revision	INTEGER PRIMARY KEY,
	indicator	INTEGER NOT NULL REFERENCES indicator,
	name		TEXT NOT NULL,
	unit		TEXT NOT NULL,
	decimals	INTEGER,
	per		INTEGER,
	better		TEXT NOT NULL,
	numerator	TEXT,
	denominator	TEXT,
	aggregation	TEXT,
	source		TEXT,
	definition	TEXT,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES indicator_revision
) STRICT;
INSERT INTO indicator_revision VALUES(1,1,'Referrals in the month','count',NULL,NULL,'neither','referrals',NULL,NULL,NULL,NULL,1,2,NULL,NULL);
CREATE TABLE area_revision (
	revision	INTEGER PRIMARY KEY,
	area		INTEGER NOT NULL REFERENCES area,
	name		TEXT NOT NULL,
	kind		TEXT,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES area_revision
) STRICT;
CREATE TABLE observation (
	revision	INTEGER PRIMARY KEY,
	indicator	INTEGER NOT NULL REFERENCES indicator,
	area		INTEGER NOT NULL REFERENCES area,
	breakdown	TEXT NOT NULL,
	category	TEXT NOT NULL,
	period		TEXT NOT NULL,
	numerator	ANY,
	denominator	ANY,
	value		ANY,
	status		TEXT,
	reason		TEXT,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES observation
) STRICT;
INSERT INTO observation VALUES(1,1,0,'','','2022-11',NULL,NULL,399,NULL,NULL,2,2,NULL,NULL);
INSERT INTO observation VALUES(2,1,0,'','','2022-12',NULL,NULL,299,NULL,NULL,2,3,3,NULL);
INSERT INTO observation VALUES(3,1,0,'','','2022-12',NULL,NULL,305,NULL,NULL,3,2,NULL,2);
CREATE TABLE comparator (
	revision	INTEGER PRIMARY KEY,
	indicator	INTEGER NOT NULL REFERENCES indicator,
	period		TEXT NOT NULL,
	comparator	TEXT NOT NULL,
	model		TEXT NOT NULL,
	numerator	ANY,
	denominator	ANY,
	value		ANY,
	status		TEXT,
	neighbours	INTEGER,
	source		TEXT,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES comparator
) STRICT;
CREATE TABLE target (
	revision	INTEGER PRIMARY KEY,
	indicator	INTEGER NOT NULL REFERENCES indicator,
	"from"		TEXT NOT NULL,		-- '' is since ever
	"to"		TEXT,			-- NULL is for ever
	direction	TEXT NOT NULL,
	value		ANY,
	upper		ANY,
	tolerance	ANY,
	printed		TEXT,
	over		TEXT,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES target
) STRICT;
CREATE TABLE neighbour (
	revision	INTEGER PRIMARY KEY,
	area		INTEGER NOT NULL REFERENCES area,
	model		TEXT NOT NULL,
	neighbour	INTEGER NOT NULL REFERENCES area,
	rank		INTEGER NOT NULL,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES neighbour
) STRICT;
CREATE TABLE publication (
	number		INTEGER PRIMARY KEY,
	pack		TEXT NOT NULL,
	edition		TEXT NOT NULL,
	period		TEXT NOT NULL,
	issue		INTEGER NOT NULL,
	path		TEXT NOT NULL,
	digest		TEXT NOT NULL,		-- SHA-256 of the PDF
	time		INTEGER NOT NULL,
	seen		INTEGER NOT NULL,	-- newest import it could read
	state		TEXT NOT NULL CHECK (state IN ('pending', 'done')),
	process		INTEGER NOT NULL, first_page	INTEGER NOT NULL DEFAULT 1, last_page	INTEGER NOT NULL DEFAULT 0,
	UNIQUE (pack, edition, period, issue)
) STRICT;
INSERT INTO publication VALUES(1,'board','public','2023-01-26',1,'/srv/panel/board.pdf','09a7f6bdc41dadcfb3f0b10ae292da2c99e417a063cfeb3b3a70397d75a9be1a',1674000000,2,'done',17506,1,2);
CREATE TABLE publication_read (
	publication	INTEGER NOT NULL REFERENCES publication
			ON DELETE CASCADE,
	kind		TEXT NOT NULL,		-- series, target, ...
	question	TEXT NOT NULL,		-- its parameters, tabs between
	digest		TEXT NOT NULL,
	PRIMARY KEY (publication, kind, question)
) STRICT, WITHOUT ROWID;
INSERT INTO publication_read VALUES(1,'indicator','referrals','8366ee8a007faa2063fb1225cfa7ae6cf606592bc0ee64b899fdd8ef4977a482');
INSERT INTO publication_read VALUES(1,'series','referrals		2022-11	2022-11','3a0d66adc617fe52eaecd90421a06aa0a597c4636ad3a248ce689d288608eff2');
INSERT INTO publication_read VALUES(1,'series','referrals		2022-12	2022-12','023e6d040a8e5eb09e11ba5d02d26c8a617dbd2f23e9dd1f3e1f560f6815f7df');
CREATE TABLE publication_part (
	publication	INTEGER NOT NULL REFERENCES publication
			ON DELETE CASCADE,
	position	INTEGER NOT NULL,	-- in the pack, from 1
	id		TEXT NOT NULL,		-- stays when the title changes
	title		TEXT NOT NULL,
	digest		TEXT NOT NULL,		-- SHA-256 of what it says
	PRIMARY KEY (publication, position)
) STRICT, WITHOUT ROWID;
INSERT INTO publication_part VALUES(1,1,'appendix-referrals','Item 1, Referrals, Appendix 1, A paper','3c0b447b2f92bdd3a35df7fd4ca6139eebe2c9b1e767f8ffef3134e3244294a5');
INSERT INTO publication_part VALUES(1,2,'agenda','Agenda','0f84a1dfdaf50b52a3819238c74acb06f67af06111315f7a0503b165d1e39658');
CREATE TABLE audit (
	revision	INTEGER PRIMARY KEY,
	programme	TEXT NOT NULL,
	service		TEXT NOT NULL,
	period		TEXT NOT NULL,
	stage		TEXT NOT NULL,
	grade		TEXT NOT NULL,
	count		INTEGER NOT NULL,
	status		TEXT,
	reason		TEXT,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES audit
) STRICT;
CREATE TABLE recommendation (
	revision	INTEGER PRIMARY KEY,
	id		TEXT NOT NULL,
	meeting		TEXT NOT NULL,
	title		TEXT NOT NULL,
	number		INTEGER,
	proposed	TEXT NOT NULL,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES recommendation
) STRICT;
CREATE TABLE recommendation_update (
	revision	INTEGER PRIMARY KEY,
	recommendation	TEXT NOT NULL,		-- its id
	date		TEXT NOT NULL,
	status		TEXT NOT NULL,
	taken		TEXT,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES recommendation_update
) STRICT;
CREATE TABLE recommendation_decision (
	revision	INTEGER PRIMARY KEY,
	recommendation	TEXT NOT NULL,		-- its id
	meeting		TEXT NOT NULL,
	decision	TEXT NOT NULL,
	import		INTEGER NOT NULL REFERENCES import,
	line		INTEGER NOT NULL,
	superseded	INTEGER REFERENCES import CHECK (superseded > import),
	replaces	INTEGER REFERENCES recommendation_decision
) STRICT;
CREATE UNIQUE INDEX indicator_now ON indicator_revision (indicator)
	WHERE superseded IS NULL;
CREATE INDEX indicator_past ON indicator_revision (indicator)
	WHERE superseded IS NOT NULL;
CREATE UNIQUE INDEX area_now ON area_revision (area)
	WHERE superseded IS NULL;
CREATE INDEX area_past ON area_revision (area)
	WHERE superseded IS NOT NULL;
CREATE UNIQUE INDEX observation_now
	ON observation (indicator, area, period, breakdown, category)
	WHERE superseded IS NULL;
CREATE INDEX observation_past
	ON observation (indicator, area, period, breakdown, category)
	WHERE superseded IS NOT NULL;
CREATE UNIQUE INDEX comparator_now
	ON comparator (indicator, period, comparator, model)
	WHERE superseded IS NULL;
CREATE INDEX comparator_past
	ON comparator (indicator, period, comparator, model)
	WHERE superseded IS NOT NULL;
CREATE UNIQUE INDEX target_now ON target (indicator, "from")
	WHERE superseded IS NULL;
CREATE INDEX target_past ON target (indicator, "from")
	WHERE superseded IS NOT NULL;
CREATE UNIQUE INDEX neighbour_now ON neighbour (area, model, neighbour)
	WHERE superseded IS NULL;
CREATE INDEX neighbour_past ON neighbour (area, model, neighbour)
	WHERE superseded IS NOT NULL;
CREATE INDEX publication_pending ON publication (number)
	WHERE state = 'pending';
CREATE UNIQUE INDEX audit_now
	ON audit (programme, service, period, stage, grade)
	WHERE superseded IS NULL;
CREATE INDEX audit_past
	ON audit (programme, service, period, stage, grade)
	WHERE superseded IS NOT NULL;
CREATE UNIQUE INDEX recommendation_now ON recommendation (id)
	WHERE superseded IS NULL;
CREATE INDEX recommendation_past ON recommendation (id)
	WHERE superseded IS NOT NULL;
CREATE UNIQUE INDEX recommendation_update_now
	ON recommendation_update (recommendation, date)
	WHERE superseded IS NULL;
CREATE INDEX recommendation_update_past
	ON recommendation_update (recommendation, date)
	WHERE superseded IS NOT NULL;
CREATE UNIQUE INDEX recommendation_decision_now
	ON recommendation_decision (recommendation, meeting)
	WHERE superseded IS NULL;
CREATE INDEX recommendation_decision_past
	ON recommendation_decision (recommendation, meeting)
	WHERE superseded IS NOT NULL;
COMMIT;
