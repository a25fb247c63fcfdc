-- Costs and counts of traces by user and environment are read from this index alone.

DROP INDEX traces_start;
CREATE INDEX traces_start ON traces (projectId, startUs, userId, environment, totalCost, totalTokens, endUs);
-- With an index goes what the planner was told of it.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('traces', 'traces_start', '250000 250000 2');
ANALYZE sqlite_schema;
