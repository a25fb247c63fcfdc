-- Sessions and users are added up from all their traces: from these indexes alone, without a look at each trace.

DROP INDEX IF EXISTS traces_session;
CREATE INDEX traces_session ON traces (projectId, sessionId, startUs, endUs, environment, userId, totalTokens, totalCost, levelRank) WHERE sessionId IS NOT NULL;
DROP INDEX IF EXISTS traces_user;
CREATE INDEX traces_user ON traces (projectId, userId, startUs, endUs, environment, sessionId, levelRank, totalTokens, totalCost) WHERE userId IS NOT NULL;

-- With an index goes what the planner was told of it.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('traces', 'traces_session', '200000 200000 10 1'), ('traces', 'traces_user', '200000 200000 50 1');
ANALYZE sqlite_schema;
