using System.CommandLine;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary><c>langfuse-observe push --to URL</c>: what was recorded here goes to a Langfuse, or to another local server.</summary>
internal static class PushCommand
{
    private static readonly string[] s_kinds = ["prompts", "datasets", "traces", "scores"];

    private static readonly Option<string> s_to = new("--to") { Description = "The address to push to", Required = true };
    private static readonly Option<string?> s_toPublicKey = new("--to-public-key") { Description = "Public key there [default: LANGFUSE_TO_PUBLIC_KEY, else LANGFUSE_PUBLIC_KEY when LANGFUSE_BASE_URL is that address]" };
    private static readonly Option<string?> s_toSecretKey = new("--to-secret-key") { Description = "Secret key there [default: LANGFUSE_TO_SECRET_KEY, else LANGFUSE_SECRET_KEY when LANGFUSE_BASE_URL is that address]" };
    private static readonly Option<TimeSpan?> s_last = new("--last") { Description = "Only traces and scores of the last while, such as 2d [default: what came since the last push]", CustomParser = Age.Parse };
    private static readonly Option<bool> s_all = new("--all") { Description = "All traces and scores, also those that were pushed before" };
    private static readonly Option<string[]> s_only = new("--only") { Description = "Only these: " + string.Join(", ", s_kinds) + "; may be repeated", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "Count what would be pushed, and push nothing" };

    public static Command Create()
    {
        s_only.AcceptOnlyFromAmong(s_kinds);
        var command = new Command("push", "Sends what was recorded here to a Langfuse or another local server").With(
            s_to, s_toPublicKey, s_toSecretKey, s_last, s_all, s_only, s_dryRun, CommandSetup.JsonOption, ServerConnection.BaseUrlOption, ServerConnection.PublicKeyOption, ServerConnection.SecretKeyOption);
        command.SetAction((parsed, cancellationToken) => CommandSetup.GuardAsync(() => RunAsync(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (source, target) = Connections(parsed);
        using var from = new ServerApi(source);
        using var to = new ServerApi(target);
        await CheckAsync(from, to, cancellationToken);
        var kinds = parsed.GetValue(s_only) is { Length: > 0 } only ? only : s_kinds;
        var isDry = parsed.GetValue(s_dryRun);
        var report = new PushReport();
        using var progress = new Progress(isShown: !parsed.WantsJson());
        if (kinds.Contains("prompts"))
        {
            await new PromptPush(from, to, isDry, report, progress).RunAsync(cancellationToken);
        }

        if (kinds.Contains("datasets"))
        {
            await new DatasetPush(from, to, isDry, report, progress).RunAsync(cancellationToken);
        }

        var state = PushState.Open(source, target);
        var since = parsed.GetValue(s_all) ? PushSince.Everything : parsed.GetValue(s_last) is { } last ? PushSince.Last(last) : PushSince.LastPush;
        if (kinds.Contains("traces"))
        {
            await new ObservationPush(from, to, isDry, report, progress).RunAsync(state, since, cancellationToken);
        }

        if (kinds.Contains("scores"))
        {
            await new ScorePush(from, to, isDry, report, progress).RunAsync(state, since, cancellationToken);
        }

        progress.Dispose();
        Write(parsed, report, target, isDry);
        return report.Refused.Count == 0 ? CommandLine.Success : CommandLine.Partly;
    }

    private static (ServerConnection Source, ServerConnection Target) Connections(ParseResult parsed)
    {
        var address = ServerConnection.Address(parsed.GetValue(s_to)!);
        var environment = ServerConnection.Variable("LANGFUSE_BASE_URL") ?? ServerConnection.Variable("LANGFUSE_HOST");
        var isOfEnvironment = environment is not null && Uri.TryCreate(environment.TrimEnd('/') + "/", UriKind.Absolute, out var its) && its == address;
        var publicKey = parsed.GetValue(s_toPublicKey) ?? ServerConnection.Variable("LANGFUSE_TO_PUBLIC_KEY") ?? (isOfEnvironment ? ServerConnection.Variable("LANGFUSE_PUBLIC_KEY") : null);
        var secretKey = parsed.GetValue(s_toSecretKey) ?? ServerConnection.Variable("LANGFUSE_TO_SECRET_KEY") ?? (isOfEnvironment ? ServerConnection.Variable("LANGFUSE_SECRET_KEY") : null);
        if (publicKey is null || secretKey is null)
        {
            throw new CliException($"There are no keys for {address}. Give --to-public-key and --to-secret-key, or set LANGFUSE_TO_PUBLIC_KEY and LANGFUSE_TO_SECRET_KEY.");
        }

        var source = ServerConnection.From(parsed, ignoreEnvironment: isOfEnvironment);
        return source.BaseUrl == address && source.PublicKey == publicKey
            ? throw new CliException($"{address} would be pushed onto itself. Give the address of another server as --to, or of the one to read as --base-url.")
            : (source, new ServerConnection(address, publicKey, secretKey, "--to"));
    }

    private static async Task CheckAsync(ServerApi from, ServerApi to, CancellationToken cancellationToken)
    {
        foreach (var api in (ServerApi[])[from, to])
        {
            if ((await api.TryGetAsync("api/public/projects", cancellationToken))?.Items("data").Any() != true)
            {
                throw new CliException($"{api.Connection.BaseUrl} is not a Langfuse, or its keys open no project. Run 'langfuse-observe doctor --base-url {api.Connection.BaseUrl}' to see.");
            }
        }
    }

    private static void Write(ParseResult parsed, PushReport report, ServerConnection target, bool isDry)
    {
        if (parsed.WantsJson())
        {
            Console.WriteLine(report.ToJson(isDry).ToJsonString(Prompts.PromptText.Indented));
            return;
        }

        Console.WriteLine($"{(isDry ? "Would push" : "Pushed")} to {target.BaseUrl}: {report.Traces} traces with {report.Observations} observations, {report.Scores} scores, {report.PromptVersions} versions of prompts, {report.Datasets} datasets, {report.DatasetItems} items.");
        foreach (var refused in report.Refused.Take(20))
        {
            Console.Error.WriteLine(ControlCharacters.Shown("Not pushed: " + refused));
        }

        if (report.Refused.Count > 20)
        {
            Console.Error.WriteLine($"... and {report.Refused.Count - 20} more (--json lists them).");
        }
    }
}
