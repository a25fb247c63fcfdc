using System.Net;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>What the page asks for beside its lists: saved views, the agreement of two scores.</summary>
public sealed class SavedViewTests : ServerTest
{
    [Fact]
    public async Task View_OfTheSameNameTakesThePlaceOfTheFirst()
    {
        using var first = await Client.SendAsync(HttpMethod.Put, "api/local/views", """{"list":"traces","name":"slow","query":"sort=latency.desc"}""");
        using var second = await Client.SendAsync(HttpMethod.Put, "api/local/views", """{"list":"traces","name":"slow","query":"sort=latency.asc"}""");
        using var elsewhere = await Client.SendAsync(HttpMethod.Put, "api/local/views", """{"list":"metrics","name":"slow","query":""}""");

        var views = (await Client.GetAsync("api/local/views?list=traces")).AsArray();
        Assert.Equal("sort=latency.asc", (string?)Assert.Single(views)!["query"]);
        Assert.Equal(2, (await Client.GetAsync("api/local/views")).AsArray().Count);
    }

    [Fact]
    public async Task View_WithoutANameIsRefusedAndAnUnknownOneIsNotFound()
    {
        using var nameless = await Client.SendAsync(HttpMethod.Put, "api/local/views", """{"list":"traces","query":"a=b"}""");
        using var unknown = await Client.SendAsync(HttpMethod.Delete, "api/local/views?list=traces&name=none");

        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        Assert.Contains("name", await nameless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Agreement_OfLabelsIsCohensKappa()
    {
        // Of ten both say yes to four and no to three: 0.7 equal, 0.5 by chance, kappa 0.4.
        var pairs = Enumerable.Repeat((1, 1), 4).Concat(Enumerable.Repeat((0, 0), 3)).Concat(Enumerable.Repeat((1, 0), 1)).Concat(Enumerable.Repeat((0, 1), 2)).ToList();
        for (var number = 0; number < pairs.Count; number++)
        {
            foreach (var (name, value) in new[] { ("one", pairs[number].Item1), ("other", pairs[number].Item2) })
            {
                using var scored = await Client.PostAsync("api/public/scores", $$"""{"name":"{{name}}","value":{{value}},"dataType":"BOOLEAN","traceId":"{{Ids.Trace(0x700 + number)}}"}""");
                Assert.True(scored.IsSuccessStatusCode);
            }
        }

        var agreement = await Client.GetAsync("api/local/scores/agreement?one=one&other=other");

        Assert.Equal(10, (int)agreement["pairs"]!);
        Assert.Equal(0.7, (double)agreement["equal"]!, 6);
        Assert.Equal(0.4, (double)agreement["kappa"]!, 6);
        Assert.Equal(4, agreement["matrix"]!.AsArray().Count);
        Assert.Equal(3, agreement["farthest"]!.AsArray().Count);
    }
}
