-- Counts, sums and distributions by hour and day, so that a dashboard need not read the rows. Each transaction keeps what it changed; it is added up a little later,
-- and until then questions read both. Level 0 has hours, level 1 days; a bucket without content had too many combinations.

CREATE TABLE rollups (
  projectId TEXT NOT NULL,
  cube INTEGER NOT NULL,
  level INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  content BLOB,
  PRIMARY KEY (projectId, cube, level, bucket)
);
CREATE TABLE rollupChanges (
  -- AUTOINCREMENT: the order in which they were made.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  projectId TEXT NOT NULL,
  facts BLOB NOT NULL
);

-- How far the rows are added up that were there before; no row when all are.
CREATE TABLE rollupsBehind (source TEXT PRIMARY KEY, seq INTEGER NOT NULL, projectId TEXT NOT NULL, id TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO rollupsBehind VALUES ('observations', 0, '', ''), ('traces', 0, '', '');

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('rollups', 'sqlite_autoindex_rollups_1', '10000 10000 3000 1500 1');
ANALYZE sqlite_schema;
