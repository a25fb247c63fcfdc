-- Counts, sums and distributions by hour and day, so that a dashboard need not read the rows. Each transaction keeps what it changed; it is added up a little later,
-- and until then questions read both. Level 0 has hours, level 1 days; a bucket without content had too many combinations.

CREATE TABLE rollups (
  projectId text COLLATE "C" NOT NULL,
  cube integer NOT NULL,
  level integer NOT NULL,
  bucket bigint NOT NULL,
  content bytea,
  PRIMARY KEY (projectId, cube, level, bucket)
);
CREATE TABLE rollupChanges (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  projectId text COLLATE "C" NOT NULL,
  facts bytea NOT NULL
);

-- How far the rows are added up that were there before; no row when all are.
CREATE TABLE rollupsBehind (source text COLLATE "C" PRIMARY KEY, seq bigint NOT NULL, projectId text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL);
INSERT INTO rollupsBehind VALUES ('observations', 0, '', ''), ('traces', 0, '', '');
