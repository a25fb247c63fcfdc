using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Access;

/// <summary>Every operation of the public API, for everybody who may come: nobody, the public key, a project's key, another project's, the organisation's.</summary>
public sealed class AccessMatrixTests : IAsyncLifetime
{
    private static readonly string[] s_open = ["GET /api/public/health", "GET /api/public/ready"];
    private static readonly string[] s_forFeedback = ["POST /api/public/scores", "POST /api/public/ingestion"];

    private LangfuseLocalServer _server = null!;
    private string _own = null!;
    private string _foreign = null!;
    private string _organisation = null!;

    public async Task InitializeAsync()
    {
        _server = await LangfuseLocalServer.StartAsync();
        using var nobody = With(null);
        _organisation = Pair(await PostAsync(nobody, "api/local/organization/apiKeys", "{}"));
        using var organisation = With(_organisation);
        var project = await PostAsync(organisation, "api/public/projects", """{"name":"second","retention":0}""");
        _foreign = Pair(await PostAsync(organisation, $"api/public/projects/{project["id"]}/apiKeys", """{"note":"n"}"""));
        _own = $"{_server.PublicKey}:{_server.SecretKey}";
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private static string Pair(JsonNode key) => $"{key["publicKey"]}:{key["secretKey"]}";

    private ServerClient With(string? pair, string scheme = "Basic")
    {
        var client = new ServerClient(_server);
        client.Authorize(pair is null ? null : scheme, scheme == "Basic" && pair is not null ? Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)) : pair);
        return client;
    }

    private static async Task<JsonNode> PostAsync(ServerClient client, string path, string body)
    {
        using var response = await client.PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private IEnumerable<(string Operation, HttpMethod Method, string Path)> Operations() => _server.Operations
        .Where(operation => operation.Contains(" /api/public/", StringComparison.Ordinal) && !s_open.Contains(operation))
        .Select(operation => operation.Split(' '))
        .Select(parts => (string.Join(' ', parts), new HttpMethod(parts[0]), System.Text.RegularExpressions.Regex.Replace(parts[1], "{[^}]+}", "1").TrimStart('/')));

    private static bool IsOfOrganisation(string operation) =>
        operation.Contains("/organizations/", StringComparison.Ordinal) || (operation.Contains("/api/public/projects", StringComparison.Ordinal) && operation != "GET /api/public/projects");

    private async Task<List<string>> StatusesAsync(ServerClient client, Func<string, HttpStatusCode, bool> isRight)
    {
        var wrong = new List<string>();
        foreach (var (operation, method, path) in Operations())
        {
            using var response = await client.SendAsync(method, path, method == HttpMethod.Get ? null : "{}");
            if (!isRight(operation, response.StatusCode))
            {
                wrong.Add($"{operation}: {(int)response.StatusCode}");
            }
        }

        return wrong;
    }

    [Fact]
    public async Task Nobody_IsRefusedEverywhere()
    {
        using var client = With(null);

        Assert.True(Operations().Count() > 40);
        Assert.Empty(await StatusesAsync(client, (_, status) => status == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task PublicKeyAlone_MayOnlyScore()
    {
        using var client = With(_server.PublicKey, "Bearer");

        Assert.Empty(await StatusesAsync(client, (operation, status) => s_forFeedback.Contains(operation) ? status == HttpStatusCode.BadRequest : status == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task ProjectKey_MayDoEverythingButManage()
    {
        using var client = With(_own);

        Assert.Empty(await StatusesAsync(client, (operation, status) => IsOfOrganisation(operation)
            ? status == HttpStatusCode.Forbidden
            : status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)status < 500));
    }

    [Fact]
    public async Task OrganisationKey_MayOnlyManage()
    {
        using var client = With(_organisation);

        Assert.Empty(await StatusesAsync(client, (operation, status) => IsOfOrganisation(operation)
            ? status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)status < 500
            : status == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task KeyOfAnotherProject_SeesNothingOfThis()
    {
        using var own = With(_own);
        using var foreign = With(_foreign);
        using var sent = await own.ExportAsync(new ProtoSpan
        {
            Attributes = { ["session.id"] = "s", ["langfuse.experiment.id"] = "e", ["langfuse.experiment.item.id"] = "i" },
        });
        await PostAsync(own, "api/public/scores", $$"""{"id":"score","name":"n","value":1,"traceId":"{{Ids.Trace(1)}}"}""");
        await PostAsync(own, "api/public/v2/prompts", """{"name":"p","prompt":"x","labels":["production"]}""");
        await PostAsync(own, "api/public/v2/datasets", """{"name":"d"}""");
        await PostAsync(own, "api/public/dataset-items", """{"datasetName":"d","id":"item"}""");
        await PostAsync(own, "api/public/dataset-run-items", """{"runName":"r","datasetItemId":"item","traceId":"t"}""");

        foreach (var path in (string[])
        [
            "traces", "observations", "v2/observations", "sessions", "scores", "v2/scores", "v3/scores", "v2/prompts", "v2/datasets", "dataset-items", "experiments?fromStartTime=2000-01-01T00:00:00Z",
            "experiment-items?fromStartTime=2000-01-01T00:00:00Z",
        ])
        {
            Assert.NotEmpty((await own.GetAsync("api/public/" + path))["data"]!.AsArray());
            Assert.Empty((await foreign.GetAsync("api/public/" + path))["data"]!.AsArray());
        }

        foreach (var path in (string[])
        [
            $"traces/{Ids.Trace(1)}", $"observations/{Ids.Span(1)}", "sessions/s", "scores/score", "v2/scores/score", "v2/prompts/p", "v2/datasets/d", "dataset-items/item", "datasets/d/runs", "datasets/d/runs/r",
        ])
        {
            Assert.NotNull(await own.GetAsync("api/public/" + path));
            using var refused = await foreign.TryGetAsync("api/public/" + path);
            Assert.True(refused.StatusCode == HttpStatusCode.NotFound, $"{path}: {refused.StatusCode}");
        }

        foreach (var path in (string[])[$"traces/{Ids.Trace(1)}", "scores/score", "v2/prompts/p", "dataset-items/item", "datasets/d/runs/r"])
        {
            using var ignored = await foreign.SendAsync(HttpMethod.Delete, "api/public/" + path);
            Assert.NotNull(await own.GetAsync("api/public/" + path));
        }
    }

    [Fact]
    public async Task TwoProjects_MayUseTheSameIds()
    {
        using var own = With(_own);
        using var foreign = With(_foreign);
        foreach (var (client, name) in ((ServerClient, string)[])[(own, "mine"), (foreign, "theirs")])
        {
            using var sent = await client.ExportAsync(new ProtoSpan { Name = name });
            await PostAsync(client, "api/public/scores", $$"""{"id":"s","name":"{{name}}","value":1,"traceId":"{{Ids.Trace(1)}}"}""");
            await PostAsync(client, "api/public/v2/prompts", $$"""{"name":"p","prompt":"{{name}}","labels":["production"]}""");
        }

        foreach (var (client, name) in ((ServerClient, string)[])[(own, "mine"), (foreign, "theirs")])
        {
            var trace = await client.GetAsync($"api/public/traces/{Ids.Trace(1)}");
            Assert.Equal((name, name, 1), ((string)trace["name"]!, (string)trace["scores"]!.AsArray().Single()!["name"]!, trace["observations"]!.AsArray().Count));
            Assert.Equal(name, (string?)(await client.GetAsync("api/public/v2/prompts/p"))["prompt"]);
        }
    }
}
