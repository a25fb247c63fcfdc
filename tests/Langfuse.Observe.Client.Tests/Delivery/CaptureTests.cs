using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>The programs of the captures, written with this SDK: same keys, same encodings, but for the differences of docs/delivery.md.</summary>
public sealed class CaptureTests
{
    [Fact]
    public async Task NestedGeneration_EqualsTheJsSdk()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var root = client.StartObservation("answer-question", input: "what is 2+2?");
            root.StartObservation("retrieveDocs", ObservationType.Retriever, input: new object[] { "what is 2+2?", 3 })
                .End(output: new[] { new { id = 1, text = "two plus two is four" } });
            var model = root.StartGeneration("call-model", input: new[] { new { role = "system", content = "be short" }, new { role = "user", content = "what is 2+2?" } });
            model.Update(
                model: "gpt-4o-mini", version: "gen-1", prompt: new Prompt(),
                modelParameters: new { temperature = 0.7, max_tokens = 64, stream = false, stop = new[] { "\n", "END" }, response_format = new { type = "json_object" } },
                usage: new Usage(input: 12, output: 5, total: 17) { ["input_cached_tokens"] = 4 },
                cost: new Cost(input: 0.000012m, output: 0.00002m, total: 0.000032m),
                completionStartTime: new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
                metadata: new { region = "eu", nested = new { a = 1, b = new bool?[] { true, null } }, n = 3, flag = false, zero = 0, nothing = (string?)null });
            model.End(output: new { role = "assistant", content = "4" });
            root.Update(output: "4");
        }

        var expected = JsCapture.Spans("nested-generation.json");

        // Sent by the JS SDK because its program sets it; the server takes a missing level for DEFAULT, and an explicit one hides an error.
        Assert.True(expected["call-model"].Remove("langfuse.observation.level"));
        AssertSame(expected, Spans.Of(server));
    }

    [Fact]
    public async Task PropagatedAttributes_EqualTheJsSdk_WithoutRewritingTheOuterObservation()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(static options => options.Release = "rel-7"))
        {
            using (LangfuseContext.Propagate(
                userId: "user-1", sessionId: "sess-1", tags: ["a", "b"], metadata: new { tenant = "acme", plan = "pro" }, version: "2.0.1",
                environment: "qa", traceName: "chat-turn"))
            {
                using var root = client.StartObservation("root");
                client.StartObservation("child-1").End();
                using (LangfuseContext.Propagate(userId: "user-2", tags: ["b", "c"], metadata: new { plan = "free", extra = "x" }))
                {
                    client.StartObservation("child-2", version: "own-version", metadata: new { own = 1 }).End();
                }

                client.StartObservation("child-3").End();
            }

            using (LangfuseContext.Propagate(
                userId: new string('x', 201), sessionId: "ok", tags: ["good", new string('y', 201)], metadata: new { ok = "yes" }, environment: "Bad Env"))
            {
                client.StartObservation("invalid-values").End();
            }
        }

        var expected = JsCapture.Spans("propagated-attributes.json");
        expected.Remove("bag-root");
        expected.Remove("bag-child");

        // The JS SDK writes the inner scope's values on the observation around it, and trace input, output and public were set by other calls.
        var outer = expected["child-1"].ToDictionary();
        outer["langfuse.internal.is_app_root"] = true;
        expected["root"] = outer;

        // Its captured process had LANGFUSE_TRACING_ENVIRONMENT=staging.
        Assert.Equal("staging", expected["invalid-values"]["langfuse.environment"]);
        expected["invalid-values"].Remove("langfuse.environment");
        AssertSame(expected, Spans.Of(server));
    }

    private static void AssertSame(Dictionary<string, Dictionary<string, object>> expected, List<SpanRecord> spans)
    {
        Assert.Equal(expected.Keys.Order(), spans.Select(static span => span.Name).Order());
        foreach (var span in spans)
        {
            var attributes = span.Attributes.ToDictionary();
            Assert.Equal(expected[span.Name].Keys.Order(), attributes.Keys.Order());
            foreach (var (key, value) in expected[span.Name])
            {
                Assert.True(Equals(value, attributes[key]) || (value is object[] items && items.SequenceEqual((object[])attributes[key])), $"{span.Name}: {key} is {attributes[key]}, not {value}");
            }
        }
    }

    private sealed class Prompt : IPromptLink
    {
        public string Name => "movie-critic";

        public int Version => 2;

        public bool IsFallback => false;
    }
}
