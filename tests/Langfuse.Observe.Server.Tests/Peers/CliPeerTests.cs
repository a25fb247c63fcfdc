using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Contract;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Peers;

/// <summary>The official command line runs each of its commands that the server has data for; its output has the shape of the contract.</summary>
public sealed class CliPeerTests : IAsyncLifetime
{
    // The one that still calls what is deprecated since.
    private const string Earlier = "3.225.3";

    private readonly ApiContract _contract = new();
    private LangfuseLocalServer _server = null!;
    private ServerClient _project = null!;
    private ServerClient _organisation = null!;
    private ApiRequests _requests = null!;
    private JsonNode _organisationKey = null!;

    public async Task InitializeAsync()
    {
        _server = await LangfuseLocalServer.StartAsync();
        _project = new ServerClient(_server);
        using var made = await _project.PostAsync("api/local/organization/apiKeys", "{}");
        _organisationKey = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        _organisation = new ServerClient(_server.BaseUrl, (string)_organisationKey["publicKey"]!, (string)_organisationKey["secretKey"]!);
        _requests = await ApiRequests.PrepareAsync(_project, _organisation);
    }

    public async Task DisposeAsync()
    {
        _project.Dispose();
        _organisation.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(bool ofOrganisation, params IEnumerable<string> arguments)
    {
        var start = Peer.Script(_server, "node_modules/langfuse-cli/bin/langfuse.mjs");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (ofOrganisation)
        {
            start.Environment["LANGFUSE_PUBLIC_KEY"] = (string?)_organisationKey["publicKey"];
            start.Environment["LANGFUSE_SECRET_KEY"] = (string?)_organisationKey["secretKey"];
        }

        return await Peer.RunAsync(start);
    }

    private async Task<IReadOnlyList<Command>> CommandsAsync(string? version)
    {
        string[] asked = version is null ? ["api", "schema", "--json"] : ["api", "schema", "--json", "--api-version", version];
        var (code, output, error) = await RunAsync(false, asked);
        Assert.True(code == 0, error);
        return
        [
            .. from resource in JsonNode.Parse(output)!["resources"]!.AsArray()
               from action in resource!["actions"]!.AsArray()
               select new Command((string)resource["name"]!, (string)action!["name"]!, $"{action["method"]} {action["path"]}", (bool)action["deprecated"]!, version, action),
        ];
    }

    [SkippableFact]
    public async Task EveryCommand_ThatTheServerHasDataFor_AnswersInTheShapeOfTheContract()
    {
        var now = (await CommandsAsync(null)).Where(command => !command.IsDeprecated && _requests.For(command.Operation) is not null).ToList();
        var operations = now.Select(command => command.Operation).ToHashSet();
        var earlier = (await CommandsAsync(Earlier)).Where(command => !operations.Contains(command.Operation) && _requests.For(command.Operation) is not null).ToList();
        var wrong = new List<string>();

        Assert.True(now.Count >= 75, $"{now.Count} commands of today");
        Assert.True(earlier.Count >= 12, $"{earlier.Count} commands of version 3");
        var commands = now.Concat(earlier).Where(command => command.Operation is not "POST /api/public/ingestion" and not "POST /api/public/otel/v1/traces").ToList();
        await Parallel.ForEachAsync(commands.Where(command => !command.IsDeletion), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (command, _) => await CheckAsync(command, wrong));
        foreach (var command in commands.Where(command => command.IsDeletion).OrderByDescending(command => command.Operation.Length))
        {
            await CheckAsync(command, wrong);
        }

        Assert.Empty(wrong);
    }

    [SkippableFact]
    public async Task Command_ForWhatIsNotThere_ExitsWithTheAnswerOfTheServer()
    {
        var (code, output, error) = await RunAsync(false, "api", "prompts", "get", "none", "--json");

        Assert.Equal(5, code);
        Assert.Contains("LangfuseNotFoundError", output + error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task List_OfAllPages_HasThemAll()
    {
        var (code, output, error) = await RunAsync(false, "api", "scores", "list", "--limit", "1", "--all", "--json");

        Assert.True(code == 0, error);
        Assert.Equal(4, JsonNode.Parse(output)!["body"]!["data"]!.AsArray().Count);
    }

    [SkippableFact]
    public async Task Version_IsFoundByTheHealthOfTheServer()
    {
        var (code, output, error) = await RunAsync(false, "api", "health", "get", "--api-version", "auto", "--json");

        Assert.True(code == 0, error + output);
        Assert.Equal("4.35.0", (string?)JsonNode.Parse(output)!["body"]!["version"]);
    }

    private async Task CheckAsync(Command command, List<string> wrong)
    {
        var (path, body) = _requests.For(command.Operation)!.Value;
        var (code, output, error) = await RunAsync(ApiRequests.IsOfOrganisation(command.Operation), command.Arguments(path, body));
        var found = code != 0 ? [$"exit {code} {output} {error}"] : Problems(command, output);
        lock (wrong)
        {
            wrong.AddRange(found.Select(problem => $"{command.Resource} {command.Action}: {problem}"));
        }
    }

    private IEnumerable<string> Problems(Command command, string output)
    {
        var envelope = JsonNode.Parse(output)!;
        if ((int)envelope["status"]! is < 200 or > 299)
        {
            yield return $"status {envelope["status"]}";
        }

        if (envelope["body"] is { } body)
        {
            foreach (var problem in _contract.Problems(command.Operation, body.ToJsonString()))
            {
                yield return problem;
            }
        }
    }

    /// <summary>A command of the official command line.</summary>
    private sealed record Command(string Resource, string Action, string Operation, bool IsDeprecated, string? Version, JsonNode Schema)
    {
        public bool IsDeletion => Operation.StartsWith("DELETE", StringComparison.Ordinal);

        /// <summary>How it is called for a request: parts of the path stand by themselves, parameters of the query are options.</summary>
        public IEnumerable<string> Arguments(string request, string? body)
        {
            yield return "api";
            yield return Resource;
            yield return Action;
            var parts = ("api/public/" + request).Split('?');
            var template = Operation.Split(' ')[1].TrimStart('/').Split('/');
            var values = template.Zip(parts[0].Split('/')).Where(pair => pair.First.StartsWith('{')).ToDictionary(pair => pair.First.Trim('{', '}'), pair => Uri.UnescapeDataString(pair.Second));
            foreach (var name in Schema["pathParameterOrder"]!.AsArray())
            {
                yield return values[(string)name!];
            }

            foreach (var pair in parts.Length == 1 ? [] : parts[1].Split('&').Select(pair => pair.Split('=')))
            {
                var option = Schema["parameters"]!.AsArray().Single(item => (string?)item!["location"] == "query" && (string?)item["name"] == pair[0])!;
                yield return "--" + option["cliName"];
                yield return Uri.UnescapeDataString(pair[1]);
            }

            if (body is not null)
            {
                yield return "--body-json";
                yield return body;
            }

            yield return "--json";
            if (Version is not null)
            {
                yield return "--api-version";
                yield return Version;
            }
        }
    }
}
