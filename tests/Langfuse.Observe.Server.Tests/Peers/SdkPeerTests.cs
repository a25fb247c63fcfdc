using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Peers;

/// <summary>The official SDKs of both generations, their integrations, and exporters of others: what they send is read back right.</summary>
public sealed class SdkPeerTests : ServerTest
{
    private async Task<Dictionary<string, JsonNode>> TracesAsync(string query)
    {
        var traces = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var listed in (await Client.GetAsync($"api/public/traces?limit=50&{query}"))["data"]!.AsArray())
        {
            traces[(string)listed!["name"]!] = await Client.GetAsync($"api/public/traces/{listed["id"]}");
        }

        return traces;
    }

    private static JsonNode Only(JsonNode trace) => trace["observations"]!.AsArray().Single()!;

    private static string[] Words(JsonNode? list) => [.. list!.AsArray().Select(item => item!.ToString())];

    [SkippableFact]
    public async Task Client_OfTheOfficialSdk_FindsPromptsDatasetsExperimentsScoresAndMedia()
    {
        var told = await Peer.RunAsync(Server, "client.mjs");

        Assert.Equal(["Hello Ada", "Hi Ada", "1", "2", "0.2", "shorter"], Words(told["prompts"]));
        Assert.Equal(["system: You are kind", "user: q"], Words(told["chat"]));
        Assert.Equal((2, "fall back", "data:text/plain;base64,aGVsbG8="), ((int)told["promoted"]!, (string)told["fallback"]!, (string)told["media"]!));
        Assert.Equal(["4:1", "5:0"], Words(told["experiment"]));
        Assert.NotNull(told["experimentRunId"]);
        Assert.Equal(["grade=good", "ok=true"], Words(told["scores"]));
        Assert.Equal(["with media"], Words(told["observations"]));
        Assert.Equal(["run-1"], Words(told["runs"]));
        Assert.Equal(2, (int)told["runItems"]!);
        Assert.Equal(["experiment-item-run", "with media"], Words(told["counted"]));
        Assert.Contains("NotFound", (string?)told["deleted"], StringComparison.Ordinal);
        var scores = (await Client.GetAsync("api/public/v2/scores"))["data"]!.AsArray().Select(score => $"{score!["name"]}={score["value"]}").Order();
        Assert.Equal(["exact=0", "exact=1", "grade=0", "mean=0.5", "ok=1"], scores);
    }

    [SkippableFact]
    public async Task OpenAI_ObservedByTheOfficialSdk_HasUsageCostAndFailure()
    {
        await Peer.RunAsync(Server, "openai.mjs");

        var traces = await TracesAsync("sessionId=s-openai");
        Assert.Equal(["chat", "embedding", "failure", "response", "stream"], traces.Keys.Order());
        Assert.All(traces.Values, trace => Assert.Equal(("u-1", "openai"), ((string)trace["userId"]!, (string)trace["tags"]![0]!)));
        foreach (var name in (string[])["chat", "stream"])
        {
            var call = Only(traces[name]);
            Assert.Equal("""{"input":13,"output":5,"total":30,"input_cached_tokens":8,"output_reasoning_tokens":4}""", call["usageDetails"]!.ToJsonString());
            Assert.Equal(0.00000795, (double)call["calculatedTotalCost"]!, 12);
            Assert.Equal("2+2?", (string?)call["input"]!["messages"]![0]!["content"]);
        }

        Assert.Equal(("four it is", true), ((string)Only(traces["stream"])["output"]!, Only(traces["stream"])["completionStartTime"] is not null));
        Assert.Equal(("four", 15), ((string)Only(traces["response"])["output"]!, (int)Only(traces["response"])["usageDetails"]!["total"]!));
        Assert.Equal(("ERROR", "Error: 400 no such model"), ((string)Only(traces["failure"])["level"]!, (string)Only(traces["failure"])["statusMessage"]!));
    }

    [SkippableFact]
    public async Task LangChain_WithTheOfficialHandler_IsATree()
    {
        var told = await Peer.RunAsync(Server, "langchain.mjs");

        var trace = await Client.GetAsync($"api/public/traces/{told["traceId"]}");
        var rows = trace["observations"]!.AsArray().ToDictionary(row => (string)row!["name"]!, row => row!);
        var names = rows.Values.ToDictionary(row => (string)row["id"]!, row => (string)row["name"]!);
        string Parent(string name) => rows[name]["parentObservationId"] is { } id ? names[(string)id!] : "";

        Assert.Equal(("four", "sums", "s-chain", "u-2", "chain"), ((string)told["answer"]!, (string)trace["name"]!, (string)trace["sessionId"]!, (string)trace["userId"]!, (string)trace["tags"]![0]!));
        Assert.Equal(("", "sums", "RunnableLambda", "RunnableLambda", "sums"), (Parent("sums"), Parent("RunnableLambda"), Parent("Shelf"), Parent("double"), Parent("FakeListChatModel")));
        Assert.Equal(("TOOL", "GENERATION"), ((string)rows["double"]["type"]!, (string)rows["FakeListChatModel"]["type"]!));
        Assert.Equal(("42", "four"), (rows["double"]["output"]!.ToString(), (string)rows["FakeListChatModel"]["output"]!["content"]!));
    }

    [SkippableFact]
    public async Task EarlierSdk_RecordsPromptsLinksAndReads()
    {
        var told = await Peer.RunAsync(Server, "v3.mjs");

        Assert.Equal(["answer", "linked", "miss", "open", "retrieve"], Words(told["observations"]));
        Assert.Equal(["helpful", "tone"], Words(told["scores"]));
        Assert.Equal(["answer", "linked"], Words(told["generations"]));
        Assert.Equal(("s-3", 1), (Words(told["sessions"]).Single(), (int)told["listed"]!));
        Assert.Equal(("Hello Ada", (string)told["traceId"]!), ((string)told["prompt"]!, Words(told["runItems"]).Single()));
        var trace = await Client.GetAsync($"api/public/traces/{told["traceId"]}");
        var rows = trace["observations"]!.AsArray().ToDictionary(row => (string)row!["name"]!, row => row!);
        Assert.Equal(("q", "a", "r", "1"), ((string)trace["input"]!, (string)trace["output"]!, (string)trace["release"]!, (string)trace["version"]!));
        Assert.Equal((1, 2), ((int)trace["metadata"]!["a"]!, (int)trace["metadata"]!["b"]!));
        Assert.Equal(0.0035, (double)rows["answer"]["calculatedTotalCost"]!, 9);
        Assert.Equal(("WARNING", "slow", "EVENT", "old", 1), ((string)rows["retrieve"]["level"]!, (string)rows["retrieve"]["statusMessage"]!, (string)rows["miss"]["type"]!, (string)rows["linked"]["promptName"]!, (int)rows["linked"]["promptVersion"]!));
        Assert.Equal((true, true, false), (rows["open"]["endTime"] is null, rows["miss"]["endTime"] is null, rows["retrieve"]["endTime"] is null));
    }

    [SkippableFact]
    public async Task AiPackage_SentByOpenTelemetry_CountsEachTokenOnce()
    {
        var told = await Peer.RunAsync(Server, "ai.mjs");

        var traces = await TracesAsync("sessionId=s-ai");
        Assert.Equal(("It rains", "one two"), ((string)told["text"]!, (string)told["streamed"]!));
        Assert.Equal(["count:ai.streamText", "forecast:ai.generateText", "index:ai.embed"], traces.Keys.Order());
        var forecast = traces["forecast:ai.generateText"]["observations"]!.AsArray();
        Assert.Equal(["GENERATION", "GENERATION", "SPAN", "TOOL"], forecast.Select(row => (string)row!["type"]!).Order());
        Assert.Equal(42, forecast.Sum(row => (int)row!["totalTokens"]!));
        var tool = forecast.Single(row => (string?)row!["type"] == "TOOL")!;
        Assert.Equal(("weather", "Oslo", "rain in Oslo"), ((string)tool["name"]!, (string)tool["input"]!["city"]!, (string)tool["output"]!));
        var stream = traces["count:ai.streamText"]["observations"]!.AsArray().Single(row => (string?)row!["type"] == "GENERATION")!;
        Assert.Equal((5, "gpt-4o-mini", true), ((int)stream["totalTokens"]!, (string)stream["model"]!, stream["completionStartTime"] is not null));
        var embedding = traces["index:ai.embed"]["observations"]!.AsArray().Single(row => (string?)row!["type"] == "EMBEDDING")!;
        Assert.Contains("text", embedding["input"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((4, 4), ((int)embedding["totalTokens"]!, traces["index:ai.embed"]["observations"]!.AsArray().Sum(row => (int)row!["totalTokens"]!)));
    }

    [SkippableTheory]
    [InlineData("openinference.mjs")]
    [InlineData("openinference.mjs grpc")]
    public async Task OpenInference_OverHttpAndGrpc_IsUnderstood(string script)
    {
        await Peer.RunAsync(Server, script);

        var rows = (await Client.GetAsync("api/public/observations?limit=50"))["data"]!.AsArray().Select(row => row!).ToList();
        var calls = rows.Where(row => (string?)row["type"] == "GENERATION").OrderBy(row => (string?)row["startTime"], StringComparer.Ordinal).ToList();
        Assert.Equal(2, calls.Count);
        Assert.Equal("""{"input":13,"output":5,"total":30,"input_cached_tokens":8,"output_reasoning_tokens":4}""", calls[0]["usageDetails"]!.ToJsonString());
        Assert.Equal(("gpt-4o-mini-2024-07-18", 0.5), ((string)calls[0]["model"]!, (double)calls[0]["modelParameters"]!["temperature"]!));
        Assert.Equal("four it is", (string?)calls[1]["output"]);
        var embedding = rows.Single(row => (string?)row["type"] == "EMBEDDING");
        Assert.Equal(("text-embedding-3-small", "text"), ((string)embedding["model"]!, (string)embedding["input"]!));
    }
}
