using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.Contract;

/// <summary>Walks the contract: each operation that is served, with success, a bad request, something that is not there, and no right to it.</summary>
public class ContractTests : IAsyncLifetime
{
    private static readonly string[] s_withoutKey = ["GET /api/public/health"];

    // Deleting what is not there is not an error there: a deletion is queued.
    // Replacing makes what is not there.
    private static readonly string[] s_never404 = ["DELETE /api/public/scores/{scoreId}", "DELETE /api/public/traces/{traceId}", "PUT /api/public/models/{id}"];

    private readonly ApiContract _contract = new();
    private LangfuseLocalServer _server = null!;
    private ServerClient _project = null!;
    private ServerClient _organisation = null!;
    private ApiRequests _requests = null!;

    public async Task InitializeAsync()
    {
        _server = await LangfuseLocalServer.StartAsync(await OptionsAsync());
        _project = new ServerClient(_server);
        using var made = await _project.PostAsync("api/local/organization/apiKeys", "{}");
        var key = System.Text.Json.Nodes.JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        _organisation = new ServerClient(_server.BaseUrl, (string)key["publicKey"]!, (string)key["secretKey"]!);
        _requests = await ApiRequests.PrepareAsync(_project, _organisation);
    }

    private protected virtual Task<LangfuseLocalServerOptions> OptionsAsync() => Task.FromResult(new LangfuseLocalServerOptions());

    public async Task DisposeAsync()
    {
        _project.Dispose();
        _organisation.Dispose();
        await _server.DisposeAsync();
    }

    // Routes name their parts as they like; only the places count.
    private static string Normal(string operation) => Regex.Replace(operation, "{[^}]+}", "{}");

    private bool IsServed(string operation) => _server.Operations.Select(Normal).Contains(Normal(operation));

    private IEnumerable<(string Operation, HttpMethod Method)> Served() => _contract.Operations
        .Where(item => IsServed(item.Operation))
        .Select(item => (item.Operation, new HttpMethod(item.Operation.Split(' ')[0])));

    private ServerClient ClientFor(string operation) => ApiRequests.IsOfOrganisation(operation) ? _organisation : _project;

    [Fact]
    public async Task Success_HasTheShapeOfTheContract()
    {
        var wrong = new List<string>();

        // What deletes comes last, so that it takes nothing from the others.
        foreach (var (operation, method) in Served().OrderBy(item => item.Method == HttpMethod.Delete).ThenByDescending(item => item.Operation.Length))
        {
            if (_requests.For(operation) is not var (path, body))
            {
                wrong.Add($"{operation}: has no request in {nameof(ApiRequests)}");
                continue;
            }

            using var response = await ClientFor(operation).SendAsync(method, "api/public/" + path, body);
            var answer = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode)
            {
                wrong.Add($"{operation}: {(int)response.StatusCode} {answer}");
            }
            else if (answer.Length > 0)
            {
                wrong.AddRange(_contract.Problems(operation, answer).Select(problem => $"{operation}: {problem}"));
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task BadRequest_Is400InJson()
    {
        var wrong = new List<string>();
        foreach (var (operation, method) in Served())
        {
            var (path, body) = _requests.For(operation)!.Value;
            using var response = body is not null
                ? await ClientFor(operation).SendAsync(method, "api/public/" + path, "[")
                : path.Contains("limit", StringComparison.Ordinal) || !IsList(operation) ? null
                : await ClientFor(operation).SendAsync(method, $"api/public/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=many");
            if (response is not null && (response.StatusCode != HttpStatusCode.BadRequest || response.Content.Headers.ContentType?.MediaType != "application/json"))
            {
                wrong.Add($"{operation}: {(int)response.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task WhatIsNotThere_Is404InJson()
    {
        var wrong = new List<string>();
        foreach (var (operation, method) in Served().Where(item => item.Operation.Contains('{', StringComparison.Ordinal) && !s_never404.Contains(item.Operation)))
        {
            var path = Regex.Replace(operation.Split(' ')[1], "{version}", "7");
            path = Regex.Replace(path, "{[^}]+}", "none").TrimStart('/');
            using var response = await ClientFor(operation).SendAsync(method, path, _requests.For(operation)!.Value.Body);
            if (response.StatusCode != HttpStatusCode.NotFound || response.Content.Headers.ContentType?.MediaType != "application/json")
            {
                wrong.Add($"{operation}: {(int)response.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task NoRight_Is401Or403InJson()
    {
        using var nobody = new ServerClient(_server);
        nobody.Authorize(null);
        var wrong = new List<string>();
        foreach (var (operation, method) in Served().Where(item => !s_withoutKey.Contains(item.Operation)))
        {
            var (path, body) = _requests.For(operation)!.Value;
            using var refused = await nobody.SendAsync(method, "api/public/" + path, body);
            using var forbidden = await (ApiRequests.IsOfOrganisation(operation) ? _project : _organisation).SendAsync(method, "api/public/" + path, body);
            if (refused.StatusCode != HttpStatusCode.Unauthorized || forbidden.StatusCode != HttpStatusCode.Forbidden)
            {
                wrong.Add($"{operation}: {(int)refused.StatusCode}, {(int)forbidden.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task WhatIsNotServed_Is501InJson()
    {
        var wrong = new List<string>();
        foreach (var (operation, _) in _contract.Operations.Where(item => !IsServed(item.Operation)))
        {
            var parts = operation.Split(' ');
            using var response = await _project.SendAsync(new HttpMethod(parts[0]), Regex.Replace(parts[1], "{[^}]+}", "x").TrimStart('/'));
            if (response.StatusCode != HttpStatusCode.NotImplemented || response.Content.Headers.ContentType?.MediaType != "application/json")
            {
                wrong.Add($"{operation}: {(int)response.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Coverage_IsTheDocumentedOne() => Snapshot.MatchFile(Path.Combine(Folder(), "..", "..", "..", "docs", "api-coverage.md"), Coverage());

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private string Coverage()
    {
        var page = new StringBuilder();
        var served = _contract.Operations.Count(item => IsServed(item.Operation));
        page.Append("# What of Langfuse's API the local server serves\n\n");
        page.Append("Written by the contract test (`ContractTests`, with `UPDATE_SNAPSHOTS=1`), which calls every operation that is served: with success, held against the shape of its answer; ");
        page.Append("with a bad request; for something that is not there; and without the right to it. What is not served answers 501 with a JSON body.\n\n");
        page.Append(System.Globalization.CultureInfo.InvariantCulture, $"{served} of the {_contract.Operations.Count} operations of the contract 4.35.0.\n\n| Operation | Served | |\n|---|---|---|\n");
        foreach (var (operation, isDeprecated) in _contract.Operations)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{operation}` | {(IsServed(operation) ? "yes" : "501")} | {(isDeprecated ? "deprecated by Langfuse" : "")} |\n");
        }

        return page.ToString();
    }

    private static bool IsList(string operation) => operation.StartsWith("GET ", StringComparison.Ordinal) && !operation.EndsWith('}')
        && operation is not ("GET /api/public/projects" or "GET /api/public/health" or "GET /api/public/metrics" or "GET /api/public/v2/metrics")
        && !operation.Contains("apiKeys", StringComparison.Ordinal) && !operation.Contains("memberships", StringComparison.Ordinal) && !operation.Contains("organizations", StringComparison.Ordinal);
}
