using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Api;

/// <summary>What a server has may change while it is read page by page.</summary>
public sealed class PagedReadTests
{
    [Fact]
    public async Task EntryThatMovesToTheNextPage_ComesOnce()
    {
        var names = new List<string> { "b", "c", "d", "e" };
        await using var server = RawServer.Start(request =>
        {
            var answer = Prompts(names, request);

            // After the first page a prompt comes in before all others.
            names = names[0] == "a" ? names : ["a", .. names];
            return answer;
        });
        await using var client = server.Client();

        Assert.Equal(["b", "c", "d", "e"], (await client.Prompts.ListAsync().ToListAsync()).Select(static prompt => prompt.Name));
    }

    [Fact]
    public async Task EntryThatGoes_CostsNoOther()
    {
        var names = new List<string> { "a", "b", "c", "d", "e" };
        await using var server = RawServer.Start(request =>
        {
            var answer = Prompts(names, request);

            // After the first page its first prompt is deleted: the third moves to the page that was read already.
            names.Remove("a");
            return answer;
        });
        await using var client = server.Client();

        var listed = (await client.Prompts.ListAsync().ToListAsync()).Select(static prompt => prompt.Name).ToList();

        Assert.Equal(["a", "b", "c", "d", "e"], listed.Order());
    }

    [Fact]
    public async Task ListThatShrinksForEver_Ends()
    {
        var total = 1_000;
        await using var server = RawServer.Start(request => RawAnswer.Status(200, JsonSerializer.Serialize(new
        {
            data = new[] { Prompt("p" + request.Path.Split("page=")[1].Split('&')[0]) }, meta = new { page = 1, limit = 1, totalItems = total--, totalPages = 3 },
        })));
        await using var client = server.Client();

        Assert.Equal(3, (await client.Prompts.ListAsync().ToListAsync()).Count);
        Assert.Equal(9, server.Requests.Count);
    }

    [Fact]
    public async Task PageThatNamesItselfAsTheNext_IsTheLast()
    {
        await using var server = RawServer.Start(static request => RawAnswer.Status(200, request.Path.Contains("/scores", StringComparison.Ordinal)
            ? """{"data":[{"id":"s","name":"n","dataType":"NUMERIC","value":1,"source":"API","timestamp":"2026-01-01T00:00:00Z"}],"meta":{"limit":1,"cursor":"again"}}"""
            : """{"data":[{"id":"o","traceId":"t","type":"SPAN","name":"n","startTime":"2026-01-01T00:00:00Z","isRootObservation":true}],"meta":{"cursor":"again"}}"""));
        await using var client = server.Client();

        Assert.Single(await client.Traces.ListAsync().ToListAsync());
        Assert.Single(await client.Observations.ListAsync().ToListAsync());
        Assert.Equal(2, (await client.Scores.ListAsync().ToListAsync()).Count);
        Assert.Equal(6, server.Requests.Count);
    }

    private static RawAnswer Prompts(List<string> names, RawRequest request)
    {
        var page = int.Parse(request.Path.Split("page=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
        return RawAnswer.Status(200, JsonSerializer.Serialize(new
        {
            data = names.Skip((page - 1) * 2).Take(2).Select(Prompt), meta = new { page, limit = 2, totalItems = names.Count, totalPages = (names.Count + 1) / 2 },
        }));
    }

    private static object Prompt(string name) =>
        new { name, type = "text", versions = new[] { 1 }, labels = Array.Empty<string>(), tags = Array.Empty<string>(), lastUpdatedAt = "2026-01-01T00:00:00Z" };
}
