-- Every row belongs to a project; what was there before belongs to the first one.

ALTER TABLE observations ADD COLUMN projectId TEXT NOT NULL DEFAULT 'local';
DROP INDEX observations_trace;
DROP INDEX observations_id;
DROP INDEX observations_start;
CREATE INDEX observations_trace ON observations (projectId, traceId, id);
CREATE INDEX observations_id ON observations (projectId, id);
CREATE INDEX observations_start ON observations (projectId, startUs);

CREATE TABLE newTraces (
  projectId TEXT NOT NULL,
  id TEXT NOT NULL,
  startUs INTEGER NOT NULL,
  endUs INTEGER NOT NULL,
  traceName TEXT,
  rootName TEXT,
  rootSeq INTEGER,
  userId TEXT,
  sessionId TEXT,
  environment TEXT NOT NULL,
  version TEXT,
  release TEXT,
  tags TEXT,
  public INTEGER NOT NULL,
  bookmarked INTEGER NOT NULL,
  levelRank INTEGER NOT NULL,
  totalCost REAL,
  inputTokens INTEGER NOT NULL,
  outputTokens INTEGER NOT NULL,
  totalTokens INTEGER NOT NULL,
  observationCount INTEGER NOT NULL,
  createdUs INTEGER NOT NULL,
  updatedUs INTEGER NOT NULL,
  PRIMARY KEY (projectId, id)
) WITHOUT ROWID;
INSERT INTO newTraces SELECT 'local', id, startUs, endUs, traceName, rootName, rootSeq, userId, sessionId, environment, version, release, tags, public, 0, levelRank,
  totalCost, inputTokens, outputTokens, totalTokens, observationCount, createdUs, updatedUs FROM traces;
DROP TABLE traces;
ALTER TABLE newTraces RENAME TO traces;
CREATE INDEX traces_start ON traces (projectId, startUs);
CREATE INDEX traces_session ON traces (projectId, sessionId) WHERE sessionId IS NOT NULL;

CREATE TABLE newScores (
  projectId TEXT NOT NULL,
  id TEXT NOT NULL,
  traceId TEXT,
  observationId TEXT,
  sessionId TEXT,
  datasetRunId TEXT,
  name TEXT NOT NULL,
  dataType TEXT NOT NULL,
  value REAL,
  stringValue TEXT,
  source TEXT NOT NULL,
  comment TEXT,
  metadata TEXT,
  configId TEXT,
  queueId TEXT,
  authorUserId TEXT,
  environment TEXT NOT NULL,
  timestampUs INTEGER NOT NULL,
  createdUs INTEGER NOT NULL,
  updatedUs INTEGER NOT NULL,
  PRIMARY KEY (projectId, id)
) WITHOUT ROWID;
INSERT INTO newScores SELECT 'local', id, traceId, observationId, sessionId, datasetRunId, name, dataType, value, stringValue, source, comment, metadata, configId,
  queueId, NULL, environment, timestampUs, createdUs, updatedUs FROM scores;
DROP TABLE scores;
ALTER TABLE newScores RENAME TO scores;
CREATE INDEX scores_trace ON scores (projectId, traceId);
CREATE INDEX scores_time ON scores (projectId, timestampUs);
CREATE INDEX scores_run ON scores (projectId, datasetRunId) WHERE datasetRunId IS NOT NULL;

CREATE TABLE newMedia (
  projectId TEXT NOT NULL,
  id TEXT NOT NULL,
  contentType TEXT NOT NULL,
  contentLength INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB,
  uploadedUs INTEGER,
  uploadStatus INTEGER,
  uploadError TEXT,
  createdUs INTEGER NOT NULL,
  PRIMARY KEY (projectId, id)
);
INSERT INTO newMedia SELECT 'local', id, contentType, contentLength, sha256, bytes, uploadedUs, uploadStatus, uploadError, createdUs FROM media;
DROP TABLE media;
ALTER TABLE newMedia RENAME TO media;

CREATE TABLE newMediaLinks (
  projectId TEXT NOT NULL,
  mediaId TEXT NOT NULL,
  traceId TEXT NOT NULL DEFAULT '',
  observationId TEXT NOT NULL DEFAULT '',
  datasetId TEXT NOT NULL DEFAULT '',
  datasetItemId TEXT NOT NULL DEFAULT '',
  field TEXT NOT NULL,
  PRIMARY KEY (projectId, mediaId, traceId, observationId, datasetId, datasetItemId, field)
) WITHOUT ROWID;
INSERT INTO newMediaLinks SELECT 'local', mediaId, traceId, observationId, datasetId, datasetItemId, field FROM mediaLinks;
DROP TABLE mediaLinks;
ALTER TABLE newMediaLinks RENAME TO mediaLinks;
