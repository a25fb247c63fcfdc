-- Times are microseconds since 1970 (they fit a JavaScript number); lists and maps are JSON text.

CREATE TABLE IF NOT EXISTS observations (
  -- AUTOINCREMENT: a number is never given twice, so an index entry of a replaced row cannot point at another one.
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  traceId TEXT NOT NULL,
  id TEXT NOT NULL,
  parentId TEXT,
  isAppRoot INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  startUs INTEGER NOT NULL,
  endUs INTEGER NOT NULL,
  completionStartUs INTEGER,
  level TEXT NOT NULL,
  statusMessage TEXT,
  input TEXT,
  output TEXT,
  metadata TEXT,
  model TEXT,
  modelParameters TEXT,
  usage TEXT,
  cost TEXT,
  totalCost REAL,
  inputTokens INTEGER,
  outputTokens INTEGER,
  totalTokens INTEGER,
  promptName TEXT,
  promptVersion INTEGER,
  version TEXT,
  release TEXT,
  environment TEXT NOT NULL,
  userId TEXT,
  sessionId TEXT,
  traceName TEXT,
  tags TEXT,
  public INTEGER,
  experiment TEXT,
  source TEXT,
  createdUs INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS observations_trace ON observations (traceId, id);
CREATE INDEX IF NOT EXISTS observations_id ON observations (id);
CREATE INDEX IF NOT EXISTS observations_start ON observations (startUs);

-- What a trace is, summed up from its observations as they come (wire contract 1.11, direct path).
CREATE TABLE IF NOT EXISTS traces (
  id TEXT PRIMARY KEY,
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
  levelRank INTEGER NOT NULL,
  totalCost REAL,
  inputTokens INTEGER NOT NULL,
  outputTokens INTEGER NOT NULL,
  totalTokens INTEGER NOT NULL,
  observationCount INTEGER NOT NULL,
  createdUs INTEGER NOT NULL,
  updatedUs INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS traces_start ON traces (startUs);
CREATE INDEX IF NOT EXISTS traces_session ON traces (sessionId) WHERE sessionId IS NOT NULL;

CREATE TABLE IF NOT EXISTS scores (
  id TEXT PRIMARY KEY,
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
  environment TEXT NOT NULL,
  timestampUs INTEGER NOT NULL,
  createdUs INTEGER NOT NULL,
  updatedUs INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS scores_trace ON scores (traceId);
CREATE INDEX IF NOT EXISTS scores_time ON scores (timestampUs);

CREATE TABLE IF NOT EXISTS media (
  id TEXT PRIMARY KEY,
  contentType TEXT NOT NULL,
  contentLength INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB,
  uploadedUs INTEGER,
  uploadStatus INTEGER,
  uploadError TEXT,
  createdUs INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS mediaLinks (
  mediaId TEXT NOT NULL,
  traceId TEXT NOT NULL DEFAULT '',
  observationId TEXT NOT NULL DEFAULT '',
  datasetId TEXT NOT NULL DEFAULT '',
  datasetItemId TEXT NOT NULL DEFAULT '',
  field TEXT NOT NULL,
  PRIMARY KEY (mediaId, traceId, observationId, datasetId, datasetItemId, field)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
