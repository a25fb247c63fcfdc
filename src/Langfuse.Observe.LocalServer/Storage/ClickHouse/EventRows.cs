using Langfuse.Observe.LocalServer.Storage.Postgres;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>How observations, traces and scores stand in Langfuse's tables, with what this server adds to them.</summary>
internal static class EventRows
{
    /// <param name="rows">The insert.</param>
    /// <param name="row">The observation.</param>
    /// <param name="version">The time of the write in milliseconds: of rows with one sorting key the latest stands.</param>
    public static void Add(JsonRows rows, Observation row, long version) => rows.Add(to => to
        .Text("id", row.Id).Text("trace_id", row.TraceId).Text("project_id", row.ProjectId).Text("environment", row.Environment).Text("type", row.Type)
        .Text("parent_observation_id", row.ParentId).Time("start_time", row.StartUs).Time("end_time", row.IsOpen ? null : row.EndUs).Text("name", row.Name)
        .Texts("metadata", row.Metadata).Text("level", row.Level).Text("status_message", row.StatusMessage).Text("version", row.Version)
        .Text("input", row.Input).Text("output", row.Output).Text("provided_model_name", row.Model).Text("model_parameters", row.ModelParameters)
        .Counts("usage_details", row.Usage).Amounts("cost_details", row.Cost).Amount("total_cost", row.TotalCost).Time("completion_start_time", row.CompletionStartUs)
        .Text("prompt_name", row.PromptName).Number("prompt_version", row.PromptVersion is >= 0 and <= ushort.MaxValue ? row.PromptVersion : null)
        .Time("created_at", row.CreatedUs).Number("updated_at", version).Number("event_ts", version).Number("is_deleted", 0)
        .Number("observe_seq", row.Seq).Number("observe_start_us", row.StartUs).Number("observe_end_us", row.EndUs).Number("observe_completion_start_us", row.CompletionStartUs)
        .Number("observe_created_us", row.CreatedUs).Flag("observe_is_app_root", row.IsAppRoot).Flag("observe_is_open", row.IsOpen).Text("observe_metadata", row.Metadata)
        .Text("observe_usage", row.Usage).Text("observe_cost", row.Cost).Real("observe_total_cost", row.TotalCost)
        .Number("observe_input_tokens", row.InputTokens).Number("observe_output_tokens", row.OutputTokens).Number("observe_total_tokens", row.TotalTokens)
        .Number("observe_prompt_version", row.PromptVersion).Text("observe_pricing", row.Pricing).Text("observe_release", row.Release).Text("observe_user_id", row.UserId)
        .Text("observe_session_id", row.SessionId).Text("observe_trace_name", row.TraceName).Text("observe_tags", row.Tags).Flag("observe_public", row.Public)
        .Text("observe_experiment", row.Experiment).Text("observe_source", row.Source).Text("observe_words", $" {Words.Vector(row)} "));

    public static void Add(JsonRows rows, Trace trace, TraceContent content, long version) => rows.Add(to => to
        .Text("id", trace.Id).Time("timestamp", trace.StartUs).Text("name", trace.Name ?? "").Text("user_id", trace.UserId).Texts("metadata", content.Metadata)
        .Text("release", trace.Release).Text("version", trace.Version).Text("project_id", trace.ProjectId).Text("environment", trace.Environment)
        .Flag("public", trace.Public).Flag("bookmarked", trace.Bookmarked).List("tags", trace.Tags).Text("input", content.Input).Text("output", content.Output)
        .Text("session_id", trace.SessionId).Time("created_at", trace.CreatedUs).Time("updated_at", trace.UpdatedUs).Number("event_ts", version).Number("is_deleted", 0)
        .Number("observe_start_us", trace.StartUs).Number("observe_end_us", trace.EndUs).Text("observe_trace_name", trace.TraceName).Text("observe_root_name", trace.RootName)
        .Number("observe_root_seq", trace.RootSeq).Text("observe_tags", trace.Tags).Text("observe_metadata", content.Metadata).Number("observe_level_rank", trace.LevelRank)
        .Real("observe_total_cost", trace.TotalCost).Number("observe_input_tokens", trace.InputTokens).Number("observe_output_tokens", trace.OutputTokens)
        .Number("observe_total_tokens", trace.TotalTokens).Number("observe_observation_count", trace.ObservationCount)
        .Number("observe_created_us", trace.CreatedUs).Number("observe_updated_us", trace.UpdatedUs).Text("observe_own", trace.Own));

    public static void Add(JsonRows rows, Score score, long version) => rows.Add(to => to
        .Text("id", score.Id).Time("timestamp", score.TimestampUs).Text("project_id", score.ProjectId).Text("environment", score.Environment).Text("trace_id", score.TraceId)
        .Text("session_id", score.SessionId).Text("dataset_run_id", score.DatasetRunId).Text("observation_id", score.ObservationId).Text("name", score.Name)
        .Real("value", score.Value ?? 0).Text("source", score.Source).Text("comment", score.Comment).Texts("metadata", score.Metadata).Text("author_user_id", score.AuthorUserId)
        .Text("config_id", score.ConfigId).Text("data_type", score.DataType).Text("string_value", score.StringValue).Text("queue_id", score.QueueId)
        .Time("created_at", score.CreatedUs).Time("updated_at", score.UpdatedUs).Number("event_ts", version).Number("is_deleted", 0)
        .Real("observe_value", score.Value).Text("observe_string_value", score.StringValue).Text("observe_metadata", score.Metadata)
        .Number("observe_timestamp_us", score.TimestampUs).Number("observe_created_us", score.CreatedUs).Number("observe_updated_us", score.UpdatedUs));

    /// <summary>Takes back an observation that now stands at another place of the order.</summary>
    public static void AddGone(JsonRows rows, string projectId, StoredSpan row, long version) => rows.Add(to => to
        .Text("id", row.Id).Text("trace_id", row.TraceId).Text("project_id", projectId).Text("type", row.Type).Time("start_time", row.StartUs).Number("event_ts", version).Number("is_deleted", 1));

    public static void AddGoneTrace(JsonRows rows, string projectId, string id, long startUs, long version) => rows.Add(to => to
        .Text("id", id).Text("project_id", projectId).Time("timestamp", startUs).Number("event_ts", version).Number("is_deleted", 1));

    public static void AddGone(JsonRows rows, Score earlier, long version) => rows.Add(to => to
        .Text("id", earlier.Id).Text("project_id", earlier.ProjectId).Text("name", earlier.Name).Time("timestamp", earlier.TimestampUs).Number("event_ts", version).Number("is_deleted", 1));
}
