-- A store of version 1, as sqlite3(1) dumped it: a pack that was published, and a
-- correction of another month after it.
PRAGMA application_id=1349220210;
PRAGMA user_version=1;
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
INSERT INTO import VALUES(3,1672963200,'observations','october.csv','8ea0fe507fe32ec2bd9ca1356db6e9ecc8be61f53c574e9a8b7abc164b96f0cf',1,'');
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
INSERT INTO observation VALUES(2,1,0,'','','2022-12',NULL,NULL,299,NULL,NULL,2,3,NULL,NULL);
INSERT INTO observation VALUES(3,1,0,'','','2022-10',NULL,NULL,400,NULL,NULL,3,2,NULL,NULL);
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
	process		INTEGER NOT NULL,
	UNIQUE (pack, edition, period, issue)
) STRICT;
INSERT INTO publication VALUES(1,'board','public','2022-12',1,'/srv/panel/board.pdf','2225011ed75876c35eeda0354d3c01d2cf6f11170d03ce540e99433fa7cdf054',1674000000,2,'done',5834);
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
COMMIT;
