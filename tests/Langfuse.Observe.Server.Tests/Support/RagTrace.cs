namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>A trace as a support assistant with retrieval makes it: something worth looking at.</summary>
internal static class RagTrace
{
    public const string Question = "Can I return shoes that I bought online and have worn once?";

    public static string TraceId { get; } = "8f3b9c1e64d24a07b5e0c7d1f2a96b38";

    public static async Task SendAsync(ServerClient client, DateTimeOffset? at = null)
    {
        var start = (ulong)(at ?? DateTimeOffset.UtcNow.AddSeconds(-8)).ToUnixTimeMilliseconds() * 1_000_000;
        using var response = await client.ExportAsync([.. Spans(start)]);
        Assert.True(response.IsSuccessStatusCode);
        foreach (var score in Scores())
        {
            using var scored = await client.PostAsync("api/public/scores", score);
            Assert.True(scored.IsSuccessStatusCode);
        }
    }

    /// <summary>Some neighbours for the list.</summary>
    public static async Task SendOthersAsync(ServerClient client)
    {
        string[] questions = ["Where is my order 20931?", "Do you ship to Norway?", "Summarise the ticket for the night shift", "Which sizes does the trail runner come in?", "Reindex handbook", "Cancel my subscription"];
        string[] names = ["support-answer", "support-answer", "summarise-ticket", "support-answer", "reindex", "support-answer"];
        for (var number = 0; number < 18; number++)
        {
            var at = number % questions.Length;
            var start = (ulong)DateTimeOffset.UtcNow.AddSeconds(-40 - number * 97).ToUnixTimeMilliseconds() * 1_000_000;
            var attributes = new Dictionary<string, object>
            {
                ["langfuse.trace.name"] = names[at], [Input] = questions[at], ["user.id"] = $"user-{4700 + number * 7 % 5}", ["session.id"] = $"chat-{0x1a40 + number / 2:x}",
                ["langfuse.trace.tags"] = new[] { number % 3 == 0 ? "staging" : "production", at == 4 ? "batch" : "support" },
                ["langfuse.observation.usage_details"] = $$"""{"input":{{640 + number * 131 % 900}},"output":{{40 + number * 37 % 200}}}""",
                ["langfuse.observation.cost_details"] = $$"""{"total":{{(11 + number * 7 % 23) / 10000m}}}""",
            };
            using var sent = await client.ExportAsync(new ProtoSpan
            {
                TraceId = Ids.Trace(0x7000 + number), SpanId = Ids.Span(0x7000 + number), Name = names[at], Start = start, End = start + (ulong)(400 + number * 311 % 2600) * 1_000_000,
                Attributes = attributes, StatusCode = number == 5 ? 2 : 0, StatusMessage = number == 5 ? "HttpRequestException: 503" : null,
            });
            using var scored = await client.PostAsync("api/public/scores", $$"""{"name":"{{(number % 2 == 0 ? "groundedness" : "helpfulness")}}","value":{{(60 + number * 13 % 40) / 100m}},"traceId":"{{Ids.Trace(0x7000 + number)}}"}""");
            Assert.True(sent.IsSuccessStatusCode && scored.IsSuccessStatusCode);
        }
    }

    private static IEnumerable<ProtoSpan> Spans(ulong start)
    {
        ProtoSpan Span(int number, int? parent, string name, string type, double from, double to, Dictionary<string, object> attributes, int status = 0, string? message = null)
        {
            attributes["langfuse.observation.type"] = type;
            foreach (var (key, value) in TraceFields())
            {
                attributes[key] = value;
            }

            return new ProtoSpan
            {
                TraceId = TraceId, SpanId = Ids.Span(number), ParentSpanId = parent is { } id ? Ids.Span(id) : null, Name = name,
                Start = start + (ulong)(from * 1e6), End = start + (ulong)(to * 1e6), Attributes = attributes, StatusCode = status, StatusMessage = message,
            };
        }

        yield return Span(2, 1, "check-question", "guardrail", 2, 31, new() { [Input] = $$"""{"question":"{{Question}}"}""", [Output] = """{"allowed":true,"topic":"returns"}""" });
        yield return Span(4, 3, "embed-query", "embedding", 38, 122, new()
        {
            [Input] = Question, ["langfuse.observation.model.name"] = "text-embedding-3-small", ["langfuse.observation.usage_details"] = """{"input":16,"total":16}""",
            ["langfuse.observation.cost_details"] = """{"total":0.00000032}""",
        });
        yield return Span(5, 3, "bm25-search", "retriever", 40, 96, new() { [Input] = """{"query":"return shoes online worn","top":20}""", [Output] = """{"count":20}""" });
        yield return Span(6, 3, "vector-search", "retriever", 124, 231, new() { [Input] = """{"top":20}""", [Output] = """{"count":20}""" });
        yield return Span(3, 1, "retrieve-documents", "retriever", 35, 240, new()
        {
            [Input] = $$"""{"question":"{{Question}}","top":3}""",
            [Output] = """[{"id":"returns-policy","score":14.2,"title":"Returns and refunds"},{"id":"footwear","score":11.7,"title":"Footwear care"},{"id":"online-orders","score":8.9,"title":"Online orders"}]""",
        });
        yield return Span(7, 1, "rerank", "chain", 243, 366, new() { [Input] = """{"candidates":31}""", [Output] = """["returns-policy","footwear","online-orders"]""" });
        yield return Span(8, 1, "order-lookup", "tool", 246, 402, new() { [Input] = """{"customer":"user-4711","days":30}""" }, 2,
            "TimeoutException: The order service did not answer within 150 ms; the answer goes on without the order.");
        yield return Span(9, 1, "build-prompt", "span", 405, 409, new() { [Input] = """{"documents":3}""", [Output] = """{"characters":2841}""" });
        yield return Span(10, 1, "generate-answer", "generation", 412, 2290, Generation(start));
        yield return Span(11, 1, "cache-miss", "event", 411, 411, new() { ["langfuse.observation.metadata.key"] = "returns:shoes" });
        yield return Span(12, 1, "judge-groundedness", "evaluator", 2296, 2711, new()
        {
            [Input] = """{"answer":"...","documents":3}""", [Output] = """{"groundedness":0.94}""", ["langfuse.observation.model.name"] = "gpt-4o-mini",
            ["langfuse.observation.usage_details"] = """{"input":812,"output":9,"total":821}""", ["langfuse.observation.cost_details"] = """{"total":0.000127}""",
        });
        yield return Span(1, null, "AnswerAsync", "span", 0, 2718, new() { [Input] = Question, [Output] = Answer });
    }

    private const string Input = "langfuse.observation.input";
    private const string Output = "langfuse.observation.output";

    private const string Answer =
        "Yes, as long as the shoes are still in **saleable condition**.\n\n1. You have 30 days from delivery to send them back.\n2. Trying them on indoors is fine; visible wear on the sole is not.\n3. Print the label from *My orders*; the refund takes 3 to 5 days.";

    private static Dictionary<string, object> Generation(ulong start) => new()
    {
        [Input] = """
            [{"role":"system","content":"You answer questions of customers from the given pages of the handbook. Say so when the pages do not tell."},
            {"role":"user","content":"Can I return shoes that I bought online and have worn once?\n\n> Returns and refunds: within 30 days of delivery, unworn outdoors, with the original box."}]
            """,
        [Output] = $$"""{"role":"assistant","content":{{System.Text.Json.JsonSerializer.Serialize(Answer)}}}""",
        ["langfuse.observation.model.name"] = "gpt-4o",
        ["langfuse.observation.model.parameters"] = """{"temperature":0.2,"max_tokens":500,"stream":true}""",
        ["langfuse.observation.usage_details"] = """{"input":322,"input_cached_tokens":512,"output":87,"total":921}""",
        ["langfuse.observation.cost_details"] = """{"input":0.000805,"input_cached_tokens":0.00064,"output":0.00087,"total":0.002315}""",
        ["langfuse.observation.prompt.name"] = "support-answer",
        ["langfuse.observation.prompt.version"] = 4,
        ["langfuse.observation.completion_start_time"] = DateTimeOffset.FromUnixTimeMilliseconds((long)(start / 1_000_000)).AddMilliseconds(912).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["langfuse.observation.metadata.documents"] = "returns-policy, footwear, online-orders",
        ["langfuse.observation.metadata.usage_estimated"] = "true",
    };

    private static Dictionary<string, object> TraceFields() => new()
    {
        ["langfuse.trace.name"] = "support-answer", ["user.id"] = "user-4711", ["session.id"] = "chat-2f9c", ["langfuse.trace.tags"] = new[] { "production", "support" },
        ["langfuse.version"] = "1.4.0", ["langfuse.environment"] = "staging", ["langfuse.trace.metadata.channel"] = "web",
    };

    private static IEnumerable<string> Scores() =>
    [
        $$"""{"id":"sc1","name":"groundedness","value":0.94,"traceId":"{{TraceId}}","observationId":"{{Ids.Span(10)}}","comment":"Every sentence is in the retrieved pages."}""",
        $$"""{"id":"sc2","name":"user-feedback","value":1,"dataType":"BOOLEAN","traceId":"{{TraceId}}","comment":"thumbs up"}""",
        $$"""{"id":"sc3","name":"tone","value":"friendly","traceId":"{{TraceId}}","observationId":"{{Ids.Span(10)}}"}""",
    ];
}
