using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Evaluation;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Annotation;

public sealed class AnnotationWorkTests : ServerTest
{
    private string _tone = null!;
    private string _stars = null!;

    private async Task<string> PersonAsync(string name)
    {
        using var made = await Client.PostAsync("api/local/users", $$"""{"email":"{{name}}@example.com","name":"{{name}}","role":"MEMBER"}""");
        return (string)(await BodyOf(made))["userId"]!;
    }

    /// <summary>A queue with two configs over so many observations.</summary>
    private async Task<string> QueueAsync(int count, string settings = "{}")
    {
        await Client.ExportManyAsync(count);
        _tone = (string)(await Client.SendAsync("POST", "api/public/score-configs", """{"name":"tone","dataType":"CATEGORICAL","categories":[{"label":"kind","value":1},{"label":"rude","value":0}]}"""))["id"]!;
        _stars = (string)(await Client.SendAsync("POST", "api/public/score-configs", """{"name":"stars","dataType":"NUMERIC","minValue":1,"maxValue":5}"""))["id"]!;
        var queue = (string)(await Client.SendAsync("POST", "api/public/annotation-queues", $$"""{"name":"review","scoreConfigIds":["{{_tone}}","{{_stars}}"]}"""))["id"]!;
        await Client.SendAsync("PATCH", $"api/local/annotation-queues/{queue}", settings);
        var added = await Client.SendAsync("POST", $"api/local/annotation-queues/{queue}/items", """{"objectType":"OBSERVATION","filter":[{"type":"string","column":"name","operator":"=","value":"answer"}]}""");
        Assert.Equal((count, 0), ((int)added["added"]!, (int)added["present"]!));
        return queue;
    }

    private string Judgement(string user, string tone = "kind", double stars = 4, string more = "") =>
        FormattableString.Invariant($$"""{"userId":"{{user}}","scores":[{"configId":"{{_tone}}","value":"{{tone}}"},{"configId":"{{_stars}}","value":{{stars}},"comment":"so so"}]{{more}}}""");

    private async Task<JsonNode?> NextAsync(string queue, string user) => (await Client.SendAsync("POST", $"api/local/annotation-queues/{queue}/next", $$"""{"userId":"{{user}}"}"""))["item"];

    [Fact]
    public async Task TwoPeople_WorkThroughAQueue_AndNeverHoldTheSameItem()
    {
        var queue = await QueueAsync(20);
        var taken = new ConcurrentBag<string>();

        async Task WorkAsync(string user)
        {
            while (await NextAsync(queue, user) is { } item)
            {
                taken.Add((string)item["id"]!);
                await Client.SendAsync("POST", $"api/local/annotation-items/{item["id"]}/complete", Judgement(user));
            }
        }

        var (ada, bob) = (await PersonAsync("ada"), await PersonAsync("bob"));
        await Task.WhenAll(WorkAsync(ada), WorkAsync(bob));

        Assert.Equal((20, 20), (taken.Count, taken.Distinct().Count()));
        var state = await Client.GetAsync($"api/local/annotation-queues/{queue}");
        Assert.Equal((0, 20, 20), ((int)state["counts"]!["pending"]!, (int)state["counts"]!["completed"]!, state["people"]!.AsArray().Sum(person => (int)person!["completed"]!)));
        Assert.Equal(40, (int)(await Client.GetAsync($"api/public/v2/scores?queueId={queue}&source=ANNOTATION"))["meta"]!["totalItems"]!);
        Assert.Equal(20, (int)(await Client.GetAsync($"api/public/annotation-queues/{queue}/items?status=COMPLETED"))["meta"]!["totalItems"]!);
        Assert.Equal(20, (int)(await Client.SendAsync("POST", $"api/local/annotation-queues/{queue}/items", """{"objectType":"OBSERVATION"}"""))["present"]!);
    }

    [Fact]
    public async Task HeldItem_IsRefusedToOthers_UntilItIsReleased()
    {
        var queue = await QueueAsync(2);
        var (ada, bob) = (await PersonAsync("ada"), await PersonAsync("bob"));
        var first = (await NextAsync(queue, ada))!;

        var again = (await NextAsync(queue, ada))!;
        var other = (await NextAsync(queue, bob))!;
        var refused = await Client.SendAsync("POST", $"api/local/annotation-items/{first["id"]}/complete", Judgement(bob), 409);
        await Client.SendAsync("POST", $"api/local/annotation-items/{first["id"]}/release", $$"""{"userId":"{{ada}}"}""");
        await Client.SendAsync("POST", $"api/local/annotation-items/{other["id"]}/skip", $$"""{"userId":"{{bob}}"}""");
        var released = (await NextAsync(queue, bob))!;

        Assert.Equal((string)first["id"]!, (string?)again["id"]);
        Assert.NotEqual((string)first["id"]!, (string?)other["id"]);
        Assert.Contains($"held by '{ada}'", (string)refused["message"]!, StringComparison.Ordinal);
        Assert.Equal((string)first["id"]!, (string?)released["id"]);
        Assert.Equal(1, (int)(await Client.GetAsync($"api/local/annotation-queues/{queue}"))["counts"]!["skipped"]!);
        Assert.Empty(await Client.ScoresAsync());
    }

    [Fact]
    public async Task Assignee_GetsTheItemFirst_AndNobodyElse()
    {
        var queue = await QueueAsync(3);
        var (ada, bob) = (await PersonAsync("ada"), await PersonAsync("bob"));
        var last = (await Client.GetAsync($"api/public/annotation-queues/{queue}/items"))["data"]![0]!;
        await Client.SendAsync("PUT", $"api/local/annotation-items/{last["id"]}/assignee", $$"""{"userId":"{{bob}}"}""");

        Assert.Equal((string)last["id"]!, (string?)(await NextAsync(queue, bob))!["id"]);
        Assert.NotEqual((string)last["id"]!, (string?)(await NextAsync(queue, ada))!["id"]);
        await Client.SendAsync("POST", $"api/public/annotation-queues/{queue}/assignments", $$"""{"userId":"{{ada}}"}""");
        Assert.Contains("is assigned to others", (await Client.SendAsync("POST", $"api/local/annotation-queues/{queue}/next", $$"""{"userId":"{{bob}}"}""", 403)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completed_WritesScoresCorrectionAndComment_OnlyWhenAllFit()
    {
        var queue = await QueueAsync(1);
        var ada = await PersonAsync("ada");
        var item = (await NextAsync(queue, ada))!;
        var path = $"api/local/annotation-items/{item["id"]}/complete";

        var misfit = await Client.SendAsync("POST", path, Judgement(ada, "sad", 9), 400);
        var missing = await Client.SendAsync("POST", path, $$"""{"userId":"{{ada}}","scores":[]}""", 400);
        Assert.Empty(await Client.ScoresAsync());
        var done = await Client.SendAsync("POST", path, Judgement(ada, "rude", 2, ""","correction":"better so","comment":"watch the tone" """));

        Assert.Contains("'sad' is not one of kind, rude", System.Text.RegularExpressions.Regex.Unescape(misfit.ToJsonString()), StringComparison.Ordinal);
        Assert.Contains("9 is not within 1 and 5", System.Text.RegularExpressions.Regex.Unescape(misfit.ToJsonString()), StringComparison.Ordinal);
        Assert.Contains("'tone'", System.Text.RegularExpressions.Regex.Unescape(missing.ToJsonString()), StringComparison.Ordinal);
        Assert.Equal("COMPLETED", (string?)done["status"]);
        var scores = (await Client.GetAsync("api/public/v3/scores?fields=details,subject,annotation"))["data"]!.AsArray();
        Assert.Equal(["better so", "rude", "2"], scores.OrderBy(score => (string)score!["dataType"]! == "CORRECTION" ? 0 : (string)score["dataType"]! == "CATEGORICAL" ? 1 : 2).Select(score => score!["value"]!.ToString()));
        Assert.All(scores, score => Assert.Equal((ada, queue), ((string)score!["authorUserId"]!, (string)score["queueId"]!)));
        Assert.Equal("watch the tone", (string?)(await Client.GetAsync($"api/public/comments?objectType=OBSERVATION&objectId={Ids.Span(1)}"))["data"]![0]!["content"]);
    }

    [Fact]
    public async Task PeopleOnTheSameItems_HaveAnAgreement()
    {
        var queue = await QueueAsync(10, """{"peoplePerItem":2}""");
        var (ada, bob) = (await PersonAsync("ada"), await PersonAsync("bob"));
        string[] adas = ["kind", "kind", "kind", "kind", "kind", "rude", "rude", "rude", "rude", "rude"];
        string[] bobs = ["kind", "kind", "kind", "kind", "rude", "rude", "rude", "rude", "rude", "kind"];
        foreach (var (user, tones) in new[] { (ada, adas), (bob, bobs) })
        {
            while (await NextAsync(queue, user) is { } item)
            {
                var number = Convert.ToInt32(((string)item["objectId"]!)[^2..], 16);
                await Client.SendAsync("POST", $"api/local/annotation-items/{item["id"]}/complete", Judgement(user, tones[number - 1], 1 + number % 5));
            }
        }

        var agreement = (await Client.GetAsync($"api/local/annotation-queues/{queue}/agreement"))["data"]!.AsArray();

        // 8 of 10 equal, half of them by chance: (0.8 - 0.5) / (1 - 0.5).
        var tone = agreement.Single(item => (string)item!["name"]! == "tone")!;
        Assert.Equal((10, 0.8, 0.6), ((int)tone["pairs"]!, Math.Round((double)tone["agreement"]!, 6), Math.Round((double)tone["kappa"]!, 6)));
        var stars = agreement.Single(item => (string)item!["name"]! == "stars")!;
        Assert.Equal((1.0, 0.0), (Math.Round((double)stars["correlation"]!, 6), (double)stars["meanDifference"]!));
    }
}
