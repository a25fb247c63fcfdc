using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Hardening;

/// <summary>Numbers that are none, or so large that a sum of two is none. Once stored, they would break every list they are in.</summary>
public sealed class NumberTests : ServerTest
{
    public static TheoryData<string, double> NumbersByKey()
    {
        string[] keys =
        [
            "gen_ai.usage.cost", "llm.cost.total", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.request.temperature", "langfuse.observation.metadata.x",
            "langfuse.trace.tags", "langfuse.observation.input", "ai.response.msToFirstChunk", "langfuse.observation.completion_start_time", "langfuse.observation.prompt.version",
        ];
        var data = new TheoryData<string, double>();
        foreach (var key in keys)
        {
            foreach (var value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300])
            {
                data.Add(key, value);
            }
        }

        return data;
    }

    private async Task AssertEverythingCanBeRead()
    {
        string[] paths =
        [
            $"api/public/traces/{Ids.Trace(1)}", $"api/public/observations/{Ids.Span(1)}",
            $"api/public/v2/observations?fields=core,io,metadata,usage,model,metrics,prompt,time,trace_context&traceId={Ids.Trace(1)}", "api/public/traces", "api/public/sessions", "api/public/sessions/s",
            "api/public/observations", "api/local/traces", $"api/local/traces/{Ids.Trace(1)}", "api/local/sessions", "api/local/sessions/s", "api/local/scores", "api/public/v2/scores", "api/public/v3/scores",
            "api/public/scores",
        ];
        foreach (var path in paths)
        {
            var text = (await Client.GetAsync(path)).ToJsonString();
            Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(NumbersByKey))]
    public async Task Attribute_WithANumberThatIsNone_BreaksNoRead(string key, double value)
    {
        using var response = await Client.ExportAsync(new ProtoSpan
        {
            Attributes = { ["gen_ai.request.model"] = "m", ["session.id"] = "s", ["langfuse.observation.type"] = "generation", ["langfuse.observation.prompt.name"] = "p", [key] = value },
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await AssertEverythingCanBeRead();
    }

    [Theory]
    [InlineData("""{"total":1.7e308}""")]
    [InlineData("""{"total":1e999}""")]
    [InlineData("""{"input":1.7e308,"output":1.7e308}""")]
    [InlineData("""{"total":-1e999}""")]
    [InlineData("""{"total":"1e999"}""")]
    public async Task Cost_BeyondAllMoney_IsDroppedWithAWarning_AndSumsStayNumbers(string cost)
    {
        for (var number = 1; number <= 2; number++)
        {
            using var response = await Client.ExportAsync(new ProtoSpan
            {
                SpanId = Ids.Span(number), Attributes = { ["langfuse.observation.cost_details"] = cost, ["session.id"] = "s" },
            });
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await AssertEverythingCanBeRead();
        Assert.Equal(0, (double)(await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}"))["totalCost"]!);
        if (!cost.Contains('"' + "1e999", StringComparison.Ordinal))
        {
            Assert.Contains("cost-dropped", await Client.WarningCodesAsync());
        }
    }

    [Theory]
    [InlineData("""{"input":9223372036854775807,"output":1}""")]
    [InlineData("""{"input":9223372036854775807,"output":9223372036854775807,"total":9223372036854775807}""")]
    [InlineData("""{"prompt_tokens":9223372036854775807,"completion_tokens":9223372036854775807,"total_tokens":9223372036854775807}""")]
    [InlineData("""{"input":1e18,"output":1e18}""")]
    [InlineData("""{"input":"9223372036854775807"}""")]
    [InlineData("""{"input":1e999}""")]
    public async Task Usage_BeyondAllTokens_IsDroppedWithAWarning_AndTheOtherSpansAreStored(string usage)
    {
        using var response = await Client.ExportAsync(
            new ProtoSpan { SpanId = Ids.Span(1), Attributes = { ["langfuse.observation.usage_details"] = usage, ["session.id"] = "s" } },
            new ProtoSpan { SpanId = Ids.Span(2), Name = "good", Attributes = { ["langfuse.observation.usage_details"] = """{"input":3}""" } });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await AssertEverythingCanBeRead();
        Assert.Equal(3, (int)(await Client.ObservationAsync(Ids.Span(2)))["totalTokens"]!);
        Assert.Contains("usage-dropped", await Client.WarningCodesAsync());
    }

    [Fact]
    public async Task Usage_AddedUpOverManySpans_NeverTurnsNegative()
    {
        var spans = Enumerable.Range(1, 300).Select(number => new ProtoSpan
        {
            SpanId = Ids.Span(number), Attributes = { ["langfuse.observation.usage_details"] = """{"input":1000000000000,"output":1000000000000}""", ["session.id"] = "s" },
        });
        using var response = await Client.ExportAsync([.. spans]);

        var session = (await Client.GetAsync("api/local/sessions"))["data"]![0]!;
        Assert.Equal(600_000_000_000_000, (long)session["totalTokens"]!);
    }

    [Theory]
    [InlineData("api/public/scores", """{"name":"n","value":1e999,"traceId":"t"}""")]
    [InlineData("api/public/scores", """{"name":"n","value":-1e999,"traceId":"t","dataType":"NUMERIC"}""")]
    public async Task Score_ThatIsNoNumber_Is400(string path, string body)
    {
        using var response = await Client.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("1e999", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_InABatch_ThatIsNoNumber_IsRefusedAlone()
    {
        using var response = await Client.PostAsync("api/public/ingestion", """
            {"batch":[{"id":"e1","type":"score-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"inf","name":"n","value":1e999,"dataType":"NUMERIC","traceId":"t"}},
                      {"id":"e2","type":"score-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"max","name":"n","value":1.7e308,"traceId":"t"}},
                      {"id":"e3","type":"score-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"max2","name":"n","value":1.7e308,"traceId":"t"}}]}
            """);

        var outcomes = await BodyOf(response);
        Assert.Equal("e1", (string?)outcomes["errors"]![0]!["id"]);
        Assert.Equal(2, outcomes["successes"]!.AsArray().Count);
        Assert.Equal(2, (await Client.GetAsync("api/public/v3/scores"))["data"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("api/public/traces?page=2147483647&limit=100")]
    [InlineData("api/public/v2/prompts?page=2147483647&limit=100")]
    public async Task Page_BeyondAllPages_IsEmpty(string path) => Assert.Empty((await Client.GetAsync(path))["data"]!.AsArray());

    [Theory]
    [InlineData("api/public/v2/scores?value=1e999")]
    [InlineData("api/public/v3/scores?valueMin=NaN&dataType=NUMERIC")]
    [InlineData("""api/public/traces?filter=[{"type":"number","column":"latency","operator":">","value":1e999}]""")]
    public async Task Query_ForANumberThatIsNone_Is400(string path)
    {
        using var response = await Client.TryGetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("0", "18446744073709551615")]
    [InlineData("18446744073709551615", "1")]
    public async Task Times_OutsideEveryCalendar_BreakNoRead(string start, string end)
    {
        using var response = await Client.ExportAsync(new ProtoSpan
        {
            Start = ulong.Parse(start, CultureInfo.InvariantCulture), End = ulong.Parse(end, CultureInfo.InvariantCulture), Attributes = { ["session.id"] = "s" },
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await AssertEverythingCanBeRead();
    }
}
