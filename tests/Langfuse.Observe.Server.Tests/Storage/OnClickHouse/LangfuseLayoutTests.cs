using Dapper;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Storage.ClickHouse;
using Langfuse.Observe.Server.Tests.Storage.Conformance;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage.OnClickHouse;

/// <summary>The tables have Langfuse's columns, and what it would read in them.</summary>
public sealed class LangfuseLayoutTests : ConformanceTest
{
    private string _database = "";
    private Uri _address = null!;

    private protected override async Task<LangfuseLocalServerOptions> OptionsAsync()
    {
        var options = await ClickHouseServer.OptionsAsync();
        _address = new Uri(options.ClickHouse!);
        _database = ClickHouseAddress.Parse(options.ClickHouse!).Events;
        return options;
    }

    private async Task<T[]> AskAsync<T>(string question)
    {
        using var client = ClickHouseAddress.Parse(_address.AbsoluteUri).Client(_database);
        using var connection = client.CreateConnection();
        return [.. await connection.QueryAsync<T>(question)];
    }

    private async Task ExecuteAsync(string statement)
    {
        using var client = ClickHouseAddress.Parse(_address.AbsoluteUri).Client(_database);
        using var connection = client.CreateConnection();
        await connection.ExecuteAsync(statement);
    }

    // As the migrations of Langfuse leave them (packages/shared/clickhouse/migrations/unclustered, to number 34).
    [Theory]
    [InlineData("traces", "id timestamp name user_id metadata release version project_id environment public bookmarked tags input output session_id created_at updated_at event_ts is_deleted")]
    [InlineData("observations",
        "id trace_id project_id environment type parent_observation_id start_time end_time name metadata level status_message version input output provided_model_name internal_model_id model_parameters " +
        "provided_usage_details usage_details provided_cost_details cost_details total_cost usage_pricing_tier_id usage_pricing_tier_name completion_start_time prompt_id prompt_name prompt_version " +
        "created_at updated_at event_ts is_deleted tool_definitions tool_calls tool_call_names")]
    [InlineData("scores",
        "id timestamp project_id environment trace_id session_id dataset_run_id observation_id execution_trace_id name value source comment metadata author_user_id config_id data_type string_value queue_id " +
        "created_at updated_at event_ts is_deleted long_string_value")]
    public async Task Columns_AreThoseOfLangfuse_AndOursBehindThem(string table, string columns)
    {
        var names = await AskAsync<string>($"SELECT name FROM system.columns WHERE database = '{_database}' AND table = '{table}' ORDER BY position");

        Assert.Equal(columns.Split(' '), names.TakeWhile(name => !name.StartsWith("observe_", StringComparison.Ordinal)));
        Assert.All(names.Skip(columns.Split(' ').Length), name => Assert.StartsWith("observe_", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_CanBeCopiedByLangfusesColumns_WithWhatTheyMean()
    {
        var root = Row("t", "root", 1_770_000_000_123_456);
        (root.Input, root.Output, root.Metadata, root.Tags, root.UserId, root.SessionId) = ("{\"q\":1}", "done", "{\"k\":\"v\",\"n\":5,\"o\":{\"a\":[1]}}", "[\"x\",\"it's\"]", "u", "s");
        var call = Row("t", "call", 1_770_000_000_223_456, "root");
        (call.Type, call.Model, call.Usage, call.Cost, call.TotalCost, call.PromptName, call.PromptVersion) = ("GENERATION", "m", "{\"input\":7,\"output\":3}", "{\"total\":0.000000001}", 0.000000001, "p", 3);
        await WriteAsync(root, call);
        await Store.Scores.WriteAsync(Project, [new Score { Id = "s", TraceId = "t", Name = "n", DataType = "NUMERIC", Value = 0.5, Metadata = "{\"a\":\"b\"}", TimestampUs = 1_770_000_000_000_000 }], (_, _) => { }, CancellationToken.None);
        foreach (var table in (string[])["traces", "observations", "scores"])
        {
            var columns = string.Join(", ", await AskAsync<string>($"SELECT name FROM system.columns WHERE database = '{_database}' AND table = '{table}' AND name NOT LIKE 'observe%' ORDER BY position"));
            await ExecuteAsync($"CREATE TABLE {_database}.moved_{table} ENGINE = MergeTree ORDER BY id AS SELECT {columns} FROM {_database}.{table} FINAL");
        }

        Assert.Equal(
            ["t 1770000000123 root u s ['x','it\\'s'] {\"q\":1} done {'k':'v','n':'5','o':'{\"a\":[1]}'}"],
            await AskAsync<string>($"SELECT concatWithSeparator(' ', id, toUnixTimestamp64Milli(timestamp), name, user_id, session_id, toString(tags), input, output, toString(metadata)) FROM {_database}.moved_traces"));
        Assert.Equal(
            ["call root 1770000000223 m {'input':7,'output':3} {'total':0.000000001} 0.000000001 p 3", "root none 1770000000123 none {} {} none none none"],
            await AskAsync<string>(
                $"SELECT concatWithSeparator(' ', id, ifNull(parent_observation_id, 'none'), toUnixTimestamp64Milli(start_time), ifNull(provided_model_name, 'none'), toString(usage_details), toString(cost_details), " +
                $"ifNull(toString(total_cost), 'none'), ifNull(prompt_name, 'none'), ifNull(toString(prompt_version), 'none')) FROM {_database}.moved_observations ORDER BY id"));
        Assert.Equal(["s t 0.5 {'a':'b'} 1770000000000"], await AskAsync<string>($"SELECT concatWithSeparator(' ', id, trace_id, value, toString(metadata), toUnixTimestamp64Milli(timestamp)) FROM {_database}.moved_scores"));
    }

    [Fact]
    public async Task ReplacedRows_AreOne_AlsoWhenTheyMoveInTheOrder()
    {
        var row = Row("t", "a", 1_770_000_000_000_000);
        await WriteAsync(row, Row("t", "b", 1_770_000_000_000_000));
        var changed = Row("t", "a", 1_770_000_000_000_000);
        changed.Type = "AGENT";
        await WriteAsync(changed, Row("t", "before", 1_769_000_000_000_000));

        Assert.Equal(["AGENT a", "SPAN b", "SPAN before"], await AskAsync<string>($"SELECT concat(type, ' ', id) FROM {_database}.observations FINAL ORDER BY id"));
        Assert.Equal((long[])[1_769_000_000_000], await AskAsync<long>($"SELECT toUnixTimestamp64Milli(timestamp) FROM {_database}.traces FINAL"));
    }

    [Fact]
    public async Task TraceThatAKilledServerLeftBehind_IsSummedUpByTheNextWrite()
    {
        await WriteAsync(Row("t", "a"), Row("t", "b", parent: "a"), Row("lost", "a"));
        // As if it had been killed between the observations and their traces.
        await ExecuteAsync($"DELETE FROM {_database}.traces WHERE id = 'lost'");
        await ExecuteAsync($"INSERT INTO {_database}.traces (id, project_id, timestamp, event_ts, is_deleted, observe_start_us, observe_observation_count) SELECT id, project_id, timestamp, event_ts + INTERVAL 1 SECOND, 0, observe_start_us, 1 FROM {_database}.traces FINAL WHERE id = 't'");

        await WriteAsync(Row("t", "c", parent: "a"), Row("lost", "b", parent: "a"));

        Assert.Equal((3, "a"), (Store.Traces.Find(Project, "t")!.Trace.ObservationCount, Store.Traces.Find(Project, "t")!.Trace.RootName));
        Assert.Equal(2, Store.Traces.Find(Project, "lost")!.Trace.ObservationCount);
    }
}
