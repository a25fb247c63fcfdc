using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe sync</c>: what the server pulls from, and pulling now.</summary>
internal static class SyncCommand
{
    private const string Base = "api/integrations";
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    private static readonly Argument<string?> s_optionalName = new("name") { Description = "The integration; without it, all are listed", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> s_name = new("name") { Description = "The integration" };
    private static readonly Option<TimeSpan?> s_backfill = new("--backfill") { Description = "Pull everything of the last while, such as 30d", CustomParser = Age.Parse };
    private static readonly Option<int?> s_limit = new("--limit") { Description = "Pause after so many traces; the next sync goes on" };
    private static readonly Option<bool> s_noWait = new("--no-wait") { Description = "Begin, and do not wait for the end" };
    private static readonly Option<string?> s_host = new("--host") { Description = "The address to pull from [default: Langfuse Cloud, or the server's environment]" };
    private static readonly Option<string?> s_sourcePublicKey = new("--source-public-key") { Description = "Public key there [default: LANGFUSE_SOURCE_PUBLIC_KEY, else the server's environment]" };
    private static readonly Option<string?> s_sourceSecretKey = new("--source-secret-key") { Description = "Secret key there [default: LANGFUSE_SOURCE_SECRET_KEY, else the server's environment]" };
    private static readonly Option<double?> s_interval = new("--interval") { Description = "Minutes from one auto sync to the next [default: 5]" };
    private static readonly Option<double?> s_lookback = new("--lookback") { Description = "Days that the first sync goes back [default: 7]" };
    private static readonly Option<int?> s_batch = new("--batch") { Description = "Traces per request [default: 100]" };
    private static readonly Option<bool> s_manual = new("--manual") { Description = "No auto sync" };
    private static readonly Option<string?> s_api = new("--api") { Description = "Which reads: auto, v4 or v3 [default: auto]" };

    public static Command Create() => new Command("sync", "Pulls traces from a Langfuse project into the server")
        .With(
            new Command("add", "Adds an integration, after a test of its keys").With(s_name, s_host, s_sourcePublicKey, s_sourceSecretKey, s_interval, s_lookback, s_batch, s_manual, s_api).OnServer(AddAsync),
            new Command("test", "Tests the keys of an integration").With(s_name).OnServer(TestAsync),
            new Command("stop", "Stops a sync; the next goes on there").With(s_name).OnServer(StopAsync),
            new Command("remove", "Removes an integration; what it brought stays").With(s_name).OnServer(RemoveAsync),
            s_optionalName, s_backfill, s_limit, s_noWait)
        .OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(s_optionalName) is not { } name)
        {
            return await ListAsync(parsed, api, cancellationToken);
        }

        var started = await StartAsync(parsed, api, name, cancellationToken);
        if (parsed.GetValue(s_noWait))
        {
            Write(parsed, started);
            return CommandLine.Success;
        }

        var run = await FollowAsync(parsed, api, name, started.Text("id")!, cancellationToken);
        Write(parsed, run);
        return run.Text("status") == "completed" ? CommandLine.Success
            : throw new CliException($"The sync of '{name}' ended as {run.Text("status")}: {run.Text("message")}");
    }

    private static async Task<int> ListAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var list = (await api.GetAsync(Base, cancellationToken)).Items("data").ToList();
        if (parsed.WantsJson())
        {
            Output.Json(list);
            return CommandLine.Success;
        }

        Output.Table(["Name", "Host", "Auto", "Synced until", "Last", "-Traces"], list.Select(Cells), "No integrations. 'langfuse-observe sync add NAME --host ... --source-public-key ...' adds one.");
        return CommandLine.Success;
    }

    private static IReadOnlyList<string> Cells(JsonElement integration)
    {
        var last = integration.Member("lastSync");
        var auto = integration.Flag("autoSync") ? $"every {Output.Number(integration.Number("intervalMinutes"))} min" : "no";
        return [integration.Text("name") ?? "", integration.Text("host") ?? "", auto, Output.Time(integration.Time("syncedUntil")), last.Text("status") ?? "never", Output.Count(last.Number("tracesIngested"))];
    }

    private static async Task<JsonElement> StartAsync(ParseResult parsed, ServerApi api, string name, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["mode"] = parsed.GetValue(s_backfill) is null ? "incremental" : "backfill" };
        if (parsed.GetValue(s_backfill) is { } back)
        {
            body["days"] = back.TotalDays;
        }

        if (parsed.GetValue(s_limit) is { } limit)
        {
            body["limit"] = limit;
        }

        try
        {
            var answer = await api.SendAsync(HttpMethod.Post, $"{Base}/{Uri.EscapeDataString(name)}/sync", body, cancellationToken) ?? throw NoSuch(api, name);
            return answer.Member("data");
        }
        catch (CliException exception) when (exception.Status == 409 && parsed.GetValue(s_backfill) is null)
        {
            // The auto sync was quicker: what is new comes by that one.
            var runs = await api.GetAsync($"{Base}/{Uri.EscapeDataString(name)}/syncs", cancellationToken);
            return runs.Items("data").First();
        }
    }

    private static async Task<JsonElement> FollowAsync(ParseResult parsed, ServerApi api, string name, string id, CancellationToken cancellationToken)
    {
        using var progress = new Progress(isShown: !parsed.WantsJson());
        while (true)
        {
            var runs = await api.GetAsync($"{Base}/{Uri.EscapeDataString(name)}/syncs", cancellationToken);
            var run = runs.Items("data").FirstOrDefault(run => run.Text("id") == id);
            if (run.ValueKind == JsonValueKind.Undefined || run.Text("status") != "running")
            {
                return run;
            }

            var wait = run.Time("waitingUntil") is { } until ? $", {run.Text("message")} Until {until.ToLocalTime():HH:mm:ss}." : "";
            progress.Show($"{run.Text("stage") ?? "connecting"}: {Output.Count(run.Number("tracesFetched"))} traces, {Output.Count(run.Number("tracesIngested"))} new or changed{wait}", run.Number("progress"));
            await Task.Delay(s_look, cancellationToken);
        }
    }

    private static void Write(ParseResult parsed, JsonElement run)
    {
        if (parsed.WantsJson())
        {
            Output.Json(run);
        }
        else
        {
            Console.WriteLine(
                $"{run.Text("status")}: {Output.Count(run.Number("tracesFetched"))} traces, {Output.Count(run.Number("tracesIngested"))} of them new or changed; "
                + $"{Output.Count(run.Number("observationsNew"))} new observations, {Output.Count(run.Number("observationsUpdated"))} updated, {Output.Count(run.Number("scoresIngested"))} scores");
        }
    }

    private static async Task<int> AddAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["name"] = parsed.GetValue(s_name), ["autoSync"] = !parsed.GetValue(s_manual) };
        Add(body, "host", parsed.GetValue(s_host));
        Add(body, "publicKey", parsed.GetValue(s_sourcePublicKey) ?? ServerConnection.Variable("LANGFUSE_SOURCE_PUBLIC_KEY"));
        Add(body, "secretKey", parsed.GetValue(s_sourceSecretKey) ?? ServerConnection.Variable("LANGFUSE_SOURCE_SECRET_KEY"));
        Add(body, "api", parsed.GetValue(s_api));
        Add(body, "intervalMinutes", parsed.GetValue(s_interval));
        Add(body, "lookbackDays", parsed.GetValue(s_lookback));
        Add(body, "batchSize", parsed.GetValue(s_batch));
        var made = (await api.SendAsync(HttpMethod.Post, Base, body, cancellationToken))!.Value;
        var test = (await api.SendAsync(HttpMethod.Post, $"{Base}/{made.Text("id")}/test", null, cancellationToken))!.Value;
        if (parsed.WantsJson())
        {
            Output.Json(made);
        }
        else
        {
            Console.WriteLine($"Added '{made.Text("name")}'.");
        }

        return test.Flag("success") ? Said(parsed, test) : throw new CliException($"{test.Text("message")} '{made.Text("name")}' is saved; 'langfuse-observe sync remove {made.Text("name")}' takes it back.");
    }

    private static async Task<int> TestAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(s_name)!;
        var test = await api.SendAsync(HttpMethod.Post, $"{Base}/{Uri.EscapeDataString(name)}/test", null, cancellationToken) ?? throw NoSuch(api, name);
        if (parsed.WantsJson())
        {
            Output.Json(test);
            return test.Flag("success") ? CommandLine.Success : CommandLine.Failure;
        }

        return test.Flag("success") ? Said(parsed, test) : throw new CliException(test.Text("message") ?? "The test failed.");
    }

    private static Task<int> StopAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken) => DeleteAsync(parsed, api, "/sync", cancellationToken);

    private static Task<int> RemoveAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken) => DeleteAsync(parsed, api, "", cancellationToken);

    private static async Task<int> DeleteAsync(ParseResult parsed, ServerApi api, string what, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(s_name)!;
        var answer = await api.SendAsync(HttpMethod.Delete, $"{Base}/{Uri.EscapeDataString(name)}{what}", null, cancellationToken) ?? throw NoSuch(api, name);
        return Said(parsed, answer);
    }

    private static int Said(ParseResult parsed, JsonElement answer)
    {
        if (!parsed.WantsJson())
        {
            Console.WriteLine(answer.Text("message"));
        }

        return CommandLine.Success;
    }

    private static void Add(JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }

    private static CliException NoSuch(ServerApi api, string name) =>
        new($"{api.Connection.BaseUrl} has no integration '{name}'. 'langfuse-observe sync' lists them, 'langfuse-observe sync add {name} --host ...' adds one.");
}
