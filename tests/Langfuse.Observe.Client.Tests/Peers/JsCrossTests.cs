using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Peers;

/// <summary>The official JS client and this one, before one server: each reads what the other wrote.</summary>
public sealed class JsCrossTests
{
    private static readonly byte[] s_png = [.. Enumerable.Range(0, 300).Select(static number => (byte)(number * 7))];

    [SkippableFact]
    public async Task WhatJsWrote_IsReadHere()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "js-wrote");
        var traceId = (await SaysAsync(server, "write")).GetProperty("traceId").GetString()!;

        var text = await langfuse.Prompts.GetTextAsync("js/text");
        Assert.Equal("Answer Alice: why", text.Compile(new { customer_name = "Alice", question = "why" }));
        Assert.Equal(("gpt-4o", 0.7, "from js"), ((string?)text.Config["model"], (double?)text.Config["temperature"], text.CommitMessage));
        Assert.Equal(["latest", "production"], text.Labels.Order());
        Assert.Equal(["peer"], text.Tags);
        var chat = await langfuse.Prompts.GetChatAsync("js/chat");
        Assert.Equal(["system: You judge Dune.", "user: hi", "user: Go"], chat.Compile(new { movie = "Dune" }, placeholders: new { history = new[] { new ChatPromptMessage("user", "hi") } }).Select(static message => message.ToString()));

        var dataset = await langfuse.Datasets.GetAsync("js golden/set");
        Assert.Equal(("by js", 3), (dataset.Description, dataset.Items.Count));
        var item = dataset.Items.Single(static item => item.Id == "js-1");
        Assert.Equal(("a", "A", "js"), (item.Input.GetProperty("question").GetString(), item.ExpectedText, item.Metadata.GetProperty("by").GetString()));
        var picture = await langfuse.Media.DownloadAsync(item.Input.GetProperty("picture").GetString()!);
        Assert.Equal("image/png", picture.ContentType);
        Assert.Equal(s_png, picture.Content.ToArray());

        var run = await dataset.GetRunAsync("js run");
        Assert.Equal((3, 2.0 / 3), (run.Items.Count, run.Statistics("exact")!.Mean));
        Assert.Equal(2.0 / 3, run.Value("avg_exact"));
        Assert.Equal("A", run.Items.Single(static one => one.Item.Id == "js-1").OutputText);
        var scores = await langfuse.Scores.ListAsync(traceId: traceId).ToListAsync();
        Assert.Equal(("friendly", "warm", ScoreDataType.Categorical), scores.Where(static score => score.Id == "js-score").Select(static score => (score.Text, score.Comment, score.DataType)).Single());
        Assert.Equal(1, scores.Single(static score => score.Name == "helpful").Number);
    }

    [SkippableFact]
    public async Task WhatIsWrittenHere_IsReadByJs()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "js-reads");
        await langfuse.Prompts.CreateTextAsync("net/text", "Answer {{customer_name}}: {{ question }}", labels: ["production"], config: new { model = "gpt-4o" }, tags: ["net"]);
        await langfuse.Prompts.CreateChatAsync("net/chat", [new("system", "You judge {{movie}}."), ChatPromptMessage.Placeholder("history")], labels: ["production"]);
        await langfuse.Datasets.CreateAsync("net golden/set", description: "by net");
        await langfuse.Datasets.CreateItemAsync("net golden/set", input: new { question = "a", picture = new LangfuseMedia(s_png, "image/png") }, expectedOutput: "A", id: "net-1");
        await langfuse.Datasets.CreateItemAsync("net golden/set", input: new { question = "b" }, expectedOutput: "?", id: "net-2");
        var dataset = await langfuse.Datasets.GetAsync("net golden/set");
        var result = await dataset.RunExperimentAsync(
            "net experiment", task: static (item, ct) => Task.FromResult(item.Input.GetProperty("question").GetString()!.ToUpperInvariant()), evaluators: [Evaluator.ExactMatch<string>("exact")], options: new() { RunName = "net run" });
        langfuse.Score("tone", "friendly", traceId: result.Items.Single(static one => one.Item.Id == "net-1").TraceId, comment: "warm");
        await langfuse.FlushAsync(TimeSpan.FromSeconds(60));

        var said = await SaysAsync(server, "read");

        Assert.Equal(
            """{"text":"Answer Alice: why","config":{"model":"gpt-4o"},"version":1,"labels":["latest","production"],"tags":["net"],"chat":[{"role":"system","content":"You judge Dune."},{"role":"user","content":"hi"}],"description":"by net","items":["net-1","net-2"],"question":"a","expected":"A","picture":"PICTURE","linked":2,"experiments":[["net run",2]],"outputs":[["net-1","A",[["exact",true],["tone","friendly"]]],["net-2","B",[["exact",false]]]],"tone":[["friendly","warm"]]}"""
                .Replace("PICTURE", "data:image/png;base64," + Convert.ToBase64String(s_png), StringComparison.Ordinal),
            said.GetRawText());
    }

    private static async Task<JsonElement> SaysAsync(LangfuseLocalServer server, string mode)
    {
        using var peer = ChildProgram.StartPeer("cross.mjs", new Dictionary<string, string>
        {
            ["LANGFUSE_BASE_URL"] = server.BaseUrl.GetLeftPart(UriPartial.Authority), ["LANGFUSE_PUBLIC_KEY"] = server.PublicKey, ["LANGFUSE_SECRET_KEY"] = server.SecretKey, ["LANGFUSE_TIMEOUT"] = "60",
        }, mode);
        var said = await peer.SaysAsync("said ");
        Assert.Equal(0, (await peer.EndAsync()).Code);
        return JsonDocument.Parse(said).RootElement;
    }
}
