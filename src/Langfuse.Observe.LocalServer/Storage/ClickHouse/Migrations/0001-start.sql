-- The tables traces, observations and scores have the columns of Langfuse (v3), in its order and of its types. After them come this server's own, named observe_...: what Langfuse
-- keeps elsewhere, not at all, or not as exactly (microseconds, the JSON as it came). {events} is the database of the tables, {views} that of the views which this server reads.
-- A row is replaced by one of the same sorting key with a later event_ts; the sorting keys of Langfuse are widened where two spans of this server may share one.

CREATE TABLE IF NOT EXISTS {events}.observations (
  id String,
  trace_id String,
  project_id String,
  environment LowCardinality(String) DEFAULT 'default',
  type LowCardinality(String),
  parent_observation_id Nullable(String),
  start_time DateTime64(3),
  end_time Nullable(DateTime64(3)),
  name String,
  metadata Map(LowCardinality(String), String),
  level LowCardinality(String),
  status_message Nullable(String),
  version Nullable(String),
  input Nullable(String) CODEC(ZSTD(3)),
  output Nullable(String) CODEC(ZSTD(3)),
  provided_model_name Nullable(String),
  internal_model_id Nullable(String),
  model_parameters Nullable(String),
  provided_usage_details Map(LowCardinality(String), UInt64),
  usage_details Map(LowCardinality(String), UInt64),
  provided_cost_details Map(LowCardinality(String), Decimal64(12)),
  cost_details Map(LowCardinality(String), Decimal64(12)),
  total_cost Nullable(Decimal64(12)),
  usage_pricing_tier_id Nullable(String),
  usage_pricing_tier_name Nullable(String),
  completion_start_time Nullable(DateTime64(3)),
  prompt_id Nullable(String),
  prompt_name Nullable(String),
  prompt_version Nullable(UInt16),
  created_at DateTime64(3) DEFAULT now64(3),
  updated_at DateTime64(3) DEFAULT now64(3),
  event_ts DateTime64(3),
  is_deleted UInt8,
  tool_definitions Map(String, String) DEFAULT map(),
  tool_calls Array(String) DEFAULT [],
  tool_call_names Array(String) DEFAULT [],

  observe_seq Int64,
  observe_start_us Int64 CODEC(Delta, ZSTD),
  observe_end_us Int64 CODEC(Delta, ZSTD),
  observe_completion_start_us Nullable(Int64),
  observe_created_us Int64 CODEC(Delta, ZSTD),
  observe_is_app_root Int64,
  observe_is_open Int64,
  observe_metadata Nullable(String) CODEC(ZSTD(3)),
  observe_usage Nullable(String),
  observe_cost Nullable(String),
  observe_total_cost Nullable(Float64),
  observe_input_tokens Nullable(Int64),
  observe_output_tokens Nullable(Int64),
  observe_total_tokens Nullable(Int64),
  observe_prompt_version Nullable(Int64),
  observe_pricing Nullable(String),
  observe_release Nullable(String),
  observe_user_id Nullable(String),
  observe_session_id Nullable(String),
  observe_trace_name Nullable(String),
  observe_tags Nullable(String),
  observe_public Nullable(Int64),
  observe_experiment Nullable(String),
  observe_source Nullable(String),
  observe_words String CODEC(ZSTD(3)),

  INDEX idx_id id TYPE bloom_filter() GRANULARITY 1,
  INDEX idx_trace_id trace_id TYPE bloom_filter() GRANULARITY 1,
  INDEX idx_start observe_start_us TYPE minmax GRANULARITY 1,
  INDEX idx_seq observe_seq TYPE minmax GRANULARITY 1,
  INDEX idx_words observe_words TYPE ngrambf_v1(4, 65536, 3, 0) GRANULARITY 1
) ENGINE = ReplacingMergeTree(event_ts, is_deleted)
PARTITION BY toYYYYMM(start_time)
PRIMARY KEY (project_id, type, toDate(start_time))
ORDER BY (project_id, type, toDate(start_time), id, trace_id, start_time);

CREATE TABLE IF NOT EXISTS {events}.traces (
  id String,
  timestamp DateTime64(3),
  name String,
  user_id Nullable(String),
  metadata Map(LowCardinality(String), String),
  release Nullable(String),
  version Nullable(String),
  project_id String,
  environment LowCardinality(String) DEFAULT 'default',
  public Bool,
  bookmarked Bool,
  tags Array(String),
  input Nullable(String) CODEC(ZSTD(3)),
  output Nullable(String) CODEC(ZSTD(3)),
  session_id Nullable(String),
  created_at DateTime64(3) DEFAULT now64(3),
  updated_at DateTime64(3) DEFAULT now64(3),
  event_ts DateTime64(3),
  is_deleted UInt8,

  observe_start_us Int64 CODEC(Delta, ZSTD),
  observe_end_us Int64 CODEC(Delta, ZSTD),
  observe_trace_name Nullable(String),
  observe_root_name Nullable(String),
  observe_root_seq Nullable(Int64),
  observe_tags Nullable(String),
  observe_metadata Nullable(String) CODEC(ZSTD(3)),
  observe_level_rank Int64,
  observe_total_cost Nullable(Float64),
  observe_input_tokens Int64,
  observe_output_tokens Int64,
  observe_total_tokens Int64,
  observe_observation_count Int64,
  observe_created_us Int64 CODEC(Delta, ZSTD),
  observe_updated_us Int64 CODEC(Delta, ZSTD),
  observe_own Nullable(String) CODEC(ZSTD(3)),

  INDEX idx_id id TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX idx_session_id session_id TYPE bloom_filter() GRANULARITY 1,
  INDEX idx_user_id user_id TYPE bloom_filter() GRANULARITY 1,
  INDEX idx_start observe_start_us TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(event_ts, is_deleted)
PARTITION BY toYYYYMM(timestamp)
PRIMARY KEY (project_id, toDate(timestamp))
ORDER BY (project_id, toDate(timestamp), id);

CREATE TABLE IF NOT EXISTS {events}.scores (
  id String,
  timestamp DateTime64(3),
  project_id String,
  environment LowCardinality(String) DEFAULT 'default',
  trace_id Nullable(String),
  session_id Nullable(String),
  dataset_run_id Nullable(String),
  observation_id Nullable(String),
  execution_trace_id Nullable(String),
  name String,
  value Float64,
  source String,
  comment Nullable(String) CODEC(ZSTD(1)),
  metadata Map(LowCardinality(String), String),
  author_user_id Nullable(String),
  config_id Nullable(String),
  data_type String,
  string_value Nullable(String),
  queue_id Nullable(String),
  created_at DateTime64(3) DEFAULT now64(3),
  updated_at DateTime64(3) DEFAULT now64(3),
  event_ts DateTime64(3),
  is_deleted UInt8,
  long_string_value String CODEC(ZSTD(3)),

  observe_value Nullable(Float64),
  observe_string_value Nullable(String) CODEC(ZSTD(3)),
  observe_metadata Nullable(String),
  observe_timestamp_us Int64 CODEC(Delta, ZSTD),
  observe_created_us Int64,
  observe_updated_us Int64,

  INDEX idx_id id TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX idx_trace_id trace_id TYPE bloom_filter() GRANULARITY 1,
  INDEX idx_dataset_run_id dataset_run_id TYPE bloom_filter() GRANULARITY 1
) ENGINE = ReplacingMergeTree(event_ts, is_deleted)
PARTITION BY toYYYYMM(timestamp)
PRIMARY KEY (project_id, toDate(timestamp), name)
ORDER BY (project_id, toDate(timestamp), name, id);

-- The names that the statements of all stores use.

CREATE OR REPLACE VIEW {views}.observations AS SELECT
  observe_seq AS seq, project_id AS projectId, trace_id AS traceId, id, parent_observation_id AS parentId, observe_is_app_root AS isAppRoot, toString(type) AS type, name,
  observe_start_us AS startUs, observe_end_us AS endUs, observe_completion_start_us AS completionStartUs, toString(level) AS level, status_message AS statusMessage, input, output,
  observe_metadata AS metadata, provided_model_name AS model, model_parameters AS modelParameters, observe_usage AS usage, observe_cost AS cost, observe_total_cost AS totalCost,
  observe_input_tokens AS inputTokens, observe_output_tokens AS outputTokens, observe_total_tokens AS totalTokens, prompt_name AS promptName, observe_prompt_version AS promptVersion,
  version, observe_release AS release, toString(environment) AS environment, observe_user_id AS userId, observe_session_id AS sessionId, observe_trace_name AS traceName,
  observe_tags AS tags, observe_public AS public, observe_experiment AS experiment, observe_source AS source, observe_created_us AS createdUs, observe_pricing AS pricing,
  observe_is_open AS isOpen, observe_words AS words, toUnixTimestamp64Milli(event_ts) AS eventMs
FROM {events}.observations FINAL;

CREATE OR REPLACE VIEW {views}.traces AS SELECT
  project_id AS projectId, id, observe_start_us AS startUs, observe_end_us AS endUs, observe_trace_name AS traceName, observe_root_name AS rootName, observe_root_seq AS rootSeq,
  user_id AS userId, session_id AS sessionId, toString(environment) AS environment, version, release, observe_tags AS tags, toInt64(public) AS public, toInt64(bookmarked) AS bookmarked,
  observe_level_rank AS levelRank, observe_total_cost AS totalCost, observe_input_tokens AS inputTokens, observe_output_tokens AS outputTokens, observe_total_tokens AS totalTokens,
  observe_observation_count AS observationCount, observe_created_us AS createdUs, observe_updated_us AS updatedUs, observe_own AS own, input, output, observe_metadata AS metadata, toUnixTimestamp64Milli(event_ts) AS eventMs
FROM {events}.traces FINAL;

CREATE OR REPLACE VIEW {views}.scores AS SELECT
  project_id AS projectId, id, trace_id AS traceId, observation_id AS observationId, session_id AS sessionId, dataset_run_id AS datasetRunId, name, data_type AS dataType,
  observe_value AS value, observe_string_value AS stringValue, source, comment, observe_metadata AS metadata, config_id AS configId, queue_id AS queueId,
  author_user_id AS authorUserId, toString(environment) AS environment, observe_timestamp_us AS timestampUs, observe_created_us AS createdUs, observe_updated_us AS updatedUs,
  toUnixTimestamp64Milli(event_ts) AS eventMs
FROM {events}.scores FINAL;
