-- What dashboards add up stands together, so that they do not read inputs and outputs; and lists of one user's traces are asked for often.

DROP INDEX IF EXISTS observations_start;
CREATE INDEX observations_start ON observations (projectId, startUs, type, level, environment, name, model, endUs, totalCost, inputTokens, outputTokens, totalTokens);
CREATE INDEX IF NOT EXISTS traces_user ON traces (projectId, userId, startUs) WHERE userId IS NOT NULL;

-- What the planner must know, and would guess wrong: that all rows may be of one project, so that an index is worth its second column. Without this a trace was
-- looked for through all rows in the order of time, to spare sorting its few. Rows; then rows for each value of the first column, of the first two, and so on.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('observations', 'observations_trace', '1000000 1000000 8 1'),
  ('observations', 'observations_id', '1000000 1000000 1'),
  ('observations', 'observations_start', '1000000 1000000 2'),
  ('observations', 'observations_experiment', '10000 10000 2'),
  ('traces', 'traces', '250000 250000 1'),
  ('traces', 'traces_start', '250000 250000 2'),
  ('traces', 'traces_session', '200000 200000 10'),
  ('traces', 'traces_user', '200000 200000 50 1'),
  ('traces', 'traces_updated', '250000 250000 1'),
  ('scores', 'scores', '100000 100000 1'),
  ('scores', 'scores_trace', '100000 100000 2'),
  ('scores', 'scores_time', '100000 100000 2'),
  ('scores', 'scores_run', '10000 10000 50'),
  ('documents', 'sqlite_autoindex_documents_1', '10000 10000 500 1'),
  ('documents', 'documents_unique', '10000 10000 500 1'),
  ('documents', 'documents_order', '10000 10000 500 2 1'),
  ('documents', 'documents_parent', '10000 10000 500 20 1 1'),
  ('documents', 'documents_other', '10000 10000 500 20 1 1');
ANALYZE sqlite_schema;
