-- The store, version by version: each part brings it from the version before to
-- its own.  A part that was released is never changed; a new one follows it, under
-- a line with hyphens before and behind.  This one is version 1.
--
-- Data are revisions.  A row is never overwritten: an import adds a row, and
-- writes its own number into `superseded` of the row that held until then.  So
-- what stood after import X are the rows with
--	import <= X AND (superseded IS NULL OR superseded > X)
-- `line` is the row's line in the imported file, `replaces` the row before it.
-- Numbers are kept as typed: whole ones as integers, others as text.

CREATE TABLE import (
	number		INTEGER PRIMARY KEY,
	time		INTEGER NOT NULL,	-- seconds since 1970; never falls
	kind		TEXT NOT NULL,
	file		TEXT NOT NULL,		-- without its folder
	sha256		TEXT NOT NULL,
	rows		INTEGER NOT NULL,	-- read, also those that changed nothing
	reason		TEXT NOT NULL		-- given for superseding, or ''
) STRICT;

-- Registries: what other rows refer to.  Whether one is defined as of an import
-- is known from its revisions.
CREATE TABLE indicator (
	key		INTEGER PRIMARY KEY,
	id		TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE area (
	key		INTEGER PRIMARY KEY,
	code		TEXT NOT NULL UNIQUE
) STRICT;

-- The authority, also while no file of areas has said which one it is.
INSERT INTO area (key, code) VALUES (0, '');

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

CREATE UNIQUE INDEX indicator_now ON indicator_revision (indicator)
	WHERE superseded IS NULL;
CREATE INDEX indicator_past ON indicator_revision (indicator)
	WHERE superseded IS NOT NULL;

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

CREATE UNIQUE INDEX area_now ON area_revision (area)
	WHERE superseded IS NULL;
CREATE INDEX area_past ON area_revision (area)
	WHERE superseded IS NOT NULL;

-- The most rows by far.  Their key begins with what a series is read by, and what
-- is mostly empty comes last, where an import seldom has to compare it.
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

CREATE UNIQUE INDEX observation_now
	ON observation (indicator, area, period, breakdown, category)
	WHERE superseded IS NULL;
CREATE INDEX observation_past
	ON observation (indicator, area, period, breakdown, category)
	WHERE superseded IS NOT NULL;

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

CREATE UNIQUE INDEX comparator_now
	ON comparator (indicator, period, comparator, model)
	WHERE superseded IS NULL;
CREATE INDEX comparator_past
	ON comparator (indicator, period, comparator, model)
	WHERE superseded IS NOT NULL;

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

CREATE UNIQUE INDEX target_now ON target (indicator, "from")
	WHERE superseded IS NULL;
CREATE INDEX target_past ON target (indicator, "from")
	WHERE superseded IS NOT NULL;

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

CREATE UNIQUE INDEX neighbour_now ON neighbour (area, model, neighbour)
	WHERE superseded IS NULL;
CREATE INDEX neighbour_past ON neighbour (area, model, neighbour)
	WHERE superseded IS NOT NULL;

-- The ledger.  A publication is pending until its file is in place; `process`
-- is who is at it, so that a pending one left by a killed build is known.
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

CREATE INDEX publication_pending ON publication (number)
	WHERE state = 'pending';

-- What a publication asked the store, and a digest of the answer it got.
CREATE TABLE publication_read (
	publication	INTEGER NOT NULL REFERENCES publication
			ON DELETE CASCADE,
	kind		TEXT NOT NULL,		-- series, target, ...
	question	TEXT NOT NULL,		-- its parameters, tabs between
	digest		TEXT NOT NULL,
	PRIMARY KEY (publication, kind, question)
) STRICT, WITHOUT ROWID;

---- version 2 ----

-- What a supplement goes on from, and what a re-issue says has changed.
ALTER TABLE publication ADD COLUMN
	first_page	INTEGER NOT NULL DEFAULT 1;
ALTER TABLE publication ADD COLUMN
	last_page	INTEGER NOT NULL DEFAULT 0;	-- 0: not known

-- What a publication is made of: an agenda item's papers, the agenda itself.
CREATE TABLE publication_part (
	publication	INTEGER NOT NULL REFERENCES publication
			ON DELETE CASCADE,
	position	INTEGER NOT NULL,	-- in the pack, from 1
	id		TEXT NOT NULL,		-- stays when the title changes
	title		TEXT NOT NULL,
	digest		TEXT NOT NULL,		-- SHA-256 of what it says
	PRIMARY KEY (publication, position)
) STRICT, WITHOUT ROWID;

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

CREATE UNIQUE INDEX audit_now
	ON audit (programme, service, period, stage, grade)
	WHERE superseded IS NULL;
CREATE INDEX audit_past
	ON audit (programme, service, period, stage, grade)
	WHERE superseded IS NOT NULL;

-- What a panel recommended, what officers said of it, what the panel decided.
-- Dates are written 2025-01-30, so they sort as text.
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

CREATE UNIQUE INDEX recommendation_now ON recommendation (id)
	WHERE superseded IS NULL;
CREATE INDEX recommendation_past ON recommendation (id)
	WHERE superseded IS NOT NULL;

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

CREATE UNIQUE INDEX recommendation_update_now
	ON recommendation_update (recommendation, date)
	WHERE superseded IS NULL;
CREATE INDEX recommendation_update_past
	ON recommendation_update (recommendation, date)
	WHERE superseded IS NOT NULL;

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

CREATE UNIQUE INDEX recommendation_decision_now
	ON recommendation_decision (recommendation, meeting)
	WHERE superseded IS NULL;
CREATE INDEX recommendation_decision_past
	ON recommendation_decision (recommendation, meeting)
	WHERE superseded IS NOT NULL;

---- version 3 ----

-- An import that takes another one back, or is one of several that do.  What
-- takes such a one back brings the rows of the first again: that `returns`.  A row
-- that comes back has the line it had, and `replaces` the row that it is again.
ALTER TABLE import ADD COLUMN
	undoes		INTEGER REFERENCES import;	-- NULL: none
ALTER TABLE import ADD COLUMN
	returns		INTEGER REFERENCES import;	-- NULL: none
CREATE INDEX import_undoes ON import (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX import_returns ON import (returns) WHERE returns IS NOT NULL;

-- What it takes to make a publication again, and to know that one must.
ALTER TABLE publication ADD COLUMN
	layout		TEXT NOT NULL DEFAULT '';	-- its file; '': not known
ALTER TABLE publication ADD COLUMN
	asked		TEXT NOT NULL DEFAULT '';	-- period, by an option
-- The newest import as of which its file was made again, byte for byte the same,
-- or all its reads were found to be the same; 0: as `seen`.
ALTER TABLE publication ADD COLUMN
	checked		INTEGER NOT NULL DEFAULT 0;
-- The newest publication that was done when it was begun: how much of this
-- ledger it could read.
ALTER TABLE publication ADD COLUMN
	known		INTEGER NOT NULL DEFAULT 0;
UPDATE publication SET known = number - 1;
-- Of its file, which is not read again while they are the same.
ALTER TABLE publication ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE publication ADD COLUMN inode INTEGER NOT NULL DEFAULT 0;
ALTER TABLE publication ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE publication ADD COLUMN modified INTEGER NOT NULL DEFAULT 0;

-- Who printed a figure that a correction superseded.
CREATE INDEX publication_seen ON publication (seen);

-- The pages that print an answer: "ii, 4, 7-9"; '': not known, or all.
ALTER TABLE publication_read ADD COLUMN
	pages		TEXT NOT NULL DEFAULT '';

-- The files that a publication was made from, as they were then.
CREATE TABLE publication_input (
	publication	INTEGER NOT NULL REFERENCES publication
			ON DELETE CASCADE,
	path		TEXT NOT NULL,		-- from the root
	kind		TEXT NOT NULL,		-- layout, text, font ...
	digest		TEXT NOT NULL,		-- '': changed while it was read
	size		INTEGER NOT NULL,
	inode		INTEGER NOT NULL,
	changed		INTEGER NOT NULL,	-- nanoseconds since 1970
	modified	INTEGER NOT NULL,
	PRIMARY KEY (publication, path)
) STRICT, WITHOUT ROWID;
