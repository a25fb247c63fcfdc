-- Times are microseconds since 1970; lists and maps are JSON text; flags are 0 and 1. Texts are compared byte by byte, as SQLite does it.

CREATE SEQUENCE observationSeq CACHE 1;

-- A partition for each month is made when the first row of it comes (MonthlyPartitions.cs); what lies outside of all calendars in use has these two.
CREATE TABLE observations (
  seq bigint NOT NULL,
  projectId text COLLATE "C" NOT NULL,
  traceId text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  parentId text COLLATE "C",
  isAppRoot bigint NOT NULL,
  type text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  startUs bigint NOT NULL,
  endUs bigint NOT NULL,
  completionStartUs bigint,
  level text COLLATE "C" NOT NULL,
  statusMessage text COLLATE "C",
  input text COLLATE "C",
  output text COLLATE "C",
  metadata text COLLATE "C",
  model text COLLATE "C",
  modelParameters text COLLATE "C",
  usage text COLLATE "C",
  cost text COLLATE "C",
  totalCost double precision,
  inputTokens bigint,
  outputTokens bigint,
  totalTokens bigint,
  promptName text COLLATE "C",
  promptVersion bigint,
  version text COLLATE "C",
  release text COLLATE "C",
  environment text COLLATE "C" NOT NULL,
  userId text COLLATE "C",
  sessionId text COLLATE "C",
  traceName text COLLATE "C",
  tags text COLLATE "C",
  public bigint,
  experiment text COLLATE "C",
  source text COLLATE "C",
  createdUs bigint NOT NULL,
  pricing text COLLATE "C",
  isOpen bigint NOT NULL DEFAULT 0,
  words tsvector
) PARTITION BY RANGE (startUs);
CREATE INDEX observations_trace ON observations (projectId, traceId, id);
CREATE INDEX observations_seq ON observations (seq);
CREATE INDEX observations_id ON observations (projectId, id);
CREATE INDEX observations_start ON observations (projectId, startUs DESC);
CREATE INDEX observations_experiment ON observations (projectId, startUs) WHERE experiment IS NOT NULL;
CREATE INDEX observations_words ON observations USING gin (words);

CREATE TABLE traces (
  projectId text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  startUs bigint NOT NULL,
  endUs bigint NOT NULL,
  traceName text COLLATE "C",
  rootName text COLLATE "C",
  rootSeq bigint,
  userId text COLLATE "C",
  sessionId text COLLATE "C",
  environment text COLLATE "C" NOT NULL,
  version text COLLATE "C",
  release text COLLATE "C",
  tags text COLLATE "C",
  public bigint NOT NULL,
  bookmarked bigint NOT NULL,
  levelRank bigint NOT NULL,
  totalCost double precision,
  inputTokens bigint NOT NULL,
  outputTokens bigint NOT NULL,
  totalTokens bigint NOT NULL,
  observationCount bigint NOT NULL,
  createdUs bigint NOT NULL,
  updatedUs bigint NOT NULL,
  own text COLLATE "C",
  PRIMARY KEY (projectId, id)
);
CREATE INDEX traces_start ON traces (projectId, startUs DESC, id);
CREATE INDEX traces_session ON traces (projectId, sessionId) WHERE sessionId IS NOT NULL;

CREATE TABLE scores (
  projectId text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  traceId text COLLATE "C",
  observationId text COLLATE "C",
  sessionId text COLLATE "C",
  datasetRunId text COLLATE "C",
  name text COLLATE "C" NOT NULL,
  dataType text COLLATE "C" NOT NULL,
  value double precision,
  stringValue text COLLATE "C",
  source text COLLATE "C" NOT NULL,
  comment text COLLATE "C",
  metadata text COLLATE "C",
  configId text COLLATE "C",
  queueId text COLLATE "C",
  authorUserId text COLLATE "C",
  environment text COLLATE "C" NOT NULL,
  timestampUs bigint NOT NULL,
  createdUs bigint NOT NULL,
  updatedUs bigint NOT NULL,
  PRIMARY KEY (projectId, id)
);
CREATE INDEX scores_trace ON scores (projectId, traceId);
CREATE INDEX scores_time ON scores (projectId, timestampUs DESC, id);
CREATE INDEX scores_run ON scores (projectId, datasetRunId) WHERE datasetRunId IS NOT NULL;

CREATE TABLE media (
  projectId text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  contentType text COLLATE "C" NOT NULL,
  contentLength bigint NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  bytes bytea,
  uploadedUs bigint,
  uploadStatus bigint,
  uploadError text COLLATE "C",
  createdUs bigint NOT NULL,
  PRIMARY KEY (projectId, id)
);
CREATE TABLE mediaLinks (
  projectId text COLLATE "C" NOT NULL,
  mediaId text COLLATE "C" NOT NULL,
  traceId text COLLATE "C" NOT NULL DEFAULT '',
  observationId text COLLATE "C" NOT NULL DEFAULT '',
  datasetId text COLLATE "C" NOT NULL DEFAULT '',
  datasetItemId text COLLATE "C" NOT NULL DEFAULT '',
  field text COLLATE "C" NOT NULL,
  PRIMARY KEY (projectId, mediaId, traceId, observationId, datasetId, datasetItemId, field)
);

CREATE TABLE documents (
  projectId text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  uniqueName text COLLATE "C",
  parent text COLLATE "C",
  other text COLLATE "C",
  sortOrder bigint NOT NULL,
  json text COLLATE "C" NOT NULL,
  PRIMARY KEY (projectId, kind, id)
);
CREATE UNIQUE INDEX documents_unique ON documents (projectId, kind, uniqueName) WHERE uniqueName IS NOT NULL;
CREATE INDEX documents_order ON documents (projectId, kind, sortOrder, id);
CREATE INDEX documents_parent ON documents (projectId, kind, parent, sortOrder, id) WHERE parent IS NOT NULL;
CREATE INDEX documents_other ON documents (projectId, kind, other, sortOrder, id) WHERE other IS NOT NULL;

-- How many rows there are. Each server process adds to rows of its own, so that none waits for another; the sum over all is the count.
CREATE TABLE counts (
  process text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (process, name)
);

-- What is no JSON is nothing, instead of failing the list that it is in. PostgreSQL cannot hold the character NUL.
CREATE FUNCTION langfuse_json(content text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  RETURN CAST(content AS jsonb);
EXCEPTION WHEN OTHERS THEN
  BEGIN
    RETURN CAST(replace(content, '\u0000', '\ufffd') AS jsonb);
  EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
  END;
END $$;

CREATE FUNCTION langfuse_number(content text, member text) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE WHEN jsonb_typeof(j -> member) = 'number' THEN CAST(j ->> member AS double precision) END FROM langfuse_json(content) AS j
$$;

CREATE FUNCTION langfuse_items(content text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_array_elements_text(CASE WHEN jsonb_typeof(j) = 'array' THEN j ELSE '[]' END) FROM langfuse_json(content) AS j
$$;

-- A JSON list of [lower, upper, count]; the last bin has its upper end in it.
CREATE FUNCTION langfuse_histogram(numbers double precision[], bins integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  WITH range AS (SELECT min(n) AS low, max(n) AS high FROM unnest(numbers) AS n),
  bin AS (SELECT low, high, CASE WHEN low = high THEN 1 ELSE bins END AS count FROM range WHERE low IS NOT NULL),
  filled AS (
    SELECT least(CAST(floor((n - low) / nullif((high - low) / count, 0)) AS integer), count - 1) AS place, count(*) AS members
    FROM unnest(numbers) AS n, bin WHERE n IS NOT NULL GROUP BY 1
  )
  SELECT '[' || coalesce(string_agg('[' || low + place * (high - low) / count || ',' || CASE WHEN place = count - 1 THEN high ELSE low + (place + 1) * (high - low) / count END || ','
    || coalesce((SELECT sum(members) FROM filled WHERE coalesce(filled.place, 0) = places.place), 0) || ']', ',' ORDER BY place), '') || ']'
  FROM bin, LATERAL generate_series(0, count - 1) AS places(place)
$$;
