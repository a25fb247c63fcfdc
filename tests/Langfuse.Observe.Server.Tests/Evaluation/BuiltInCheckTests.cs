using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Evaluation;

public sealed class BuiltInCheckTests : ServerTest
{
    [Theory]
    [InlineData("""{"kind":"equality","expected":"Answer 1","ignoreCase":true}""", "BOOLEAN", 1)]
    [InlineData("""{"kind":"equality","expectedFrom":{"source":"metadata","jsonPath":"$.want"}}""", "BOOLEAN", 1)]
    [InlineData("""{"kind":"contains","expected":"nothing of the kind"}""", "BOOLEAN", 0)]
    [InlineData("""{"kind":"regex","pattern":"^answer \\d$"}""", "BOOLEAN", 1)]
    [InlineData("""{"kind":"json_schema","source":"metadata","schema":{"type":"object","required":["want"]}}""", "BOOLEAN", 1)]
    [InlineData("""{"kind":"json_schema","schema":{"type":"object"}}""", "BOOLEAN", 0)]
    [InlineData("""{"kind":"latency"}""", "NUMERIC", 0.25)]
    [InlineData("""{"kind":"latency","most":0.1}""", "BOOLEAN", 0)]
    [InlineData("""{"kind":"cost"}""", "NUMERIC", 0.5)]
    [InlineData("""{"kind":"length","source":"input"}""", "NUMERIC", 10)]
    public async Task Check_ScoresWhatArrives(string check, string dataType, double value)
    {
        var evaluator = await Client.EvaluatorAsync("check", $$""" "type":"builtin","check":{{check}} """);
        var rule = await Client.RuleAsync(evaluator);

        using var sent = await Client.ExportAsync(EvaluationFixture.Span(1, null, attributes =>
        {
            attributes["langfuse.observation.metadata.want"] = "answer 1";
            attributes["langfuse.observation.cost_details"] = """{"total":0.5}""";
        }));
        await Client.UntilAsync($"api/local/evaluation-rules/{rule}", answer => (int)answer["progress"]!["seen"]! == 1);

        var score = Assert.Single(await Client.ScoresAsync())!;
        Assert.Equal((dataType, value, "EVAL", "check"), ((string)score["dataType"]!, (double)score["value"]!, (string)score["source"]!, (string)score["name"]!));
        Assert.Equal((Ids.Trace(1), Ids.Span(1)), ((string)score["traceId"]!, (string)score["observationId"]!));
        Assert.Equal((evaluator, 1, rule), ((string)score["metadata"]!["evaluatorId"]!, (int)score["metadata"]!["evaluatorVersion"]!, (string)score["metadata"]!["evaluationRuleId"]!));
    }

    [Theory]
    [InlineData("""{"kind":"cost"}""", "it has no cost")]
    [InlineData("""{"kind":"equality","expected":"x","source":"metadata","jsonPath":"$.absent"}""", "'$.absent' leads to nothing in its metadata")]
    [InlineData("""{"kind":"regex","pattern":"^(a+)+$"}""", "takes longer than")]
    public async Task TargetThatCannotBeChecked_HasAReason(string check, string reason)
    {
        var rule = await Client.RuleAsync(await Client.EvaluatorAsync("check", $$""" "type":"builtin","check":{{check}} """));

        using var sent = await Client.ExportAsync(EvaluationFixture.Span(1, new string('a', 40) + "!"));
        await Client.UntilEndedAsync(rule, 1);

        var run = (await Client.GetAsync($"api/local/evaluation-runs?ruleId={rule}&state=failed"))["data"]!.AsArray().Single()!;
        Assert.Contains(reason, (string)run["reason"]!, StringComparison.Ordinal);
        Assert.Empty(await Client.ScoresAsync());
    }

    [Fact]
    public async Task Rule_OverStoredObservations_HasProgress_AndGivesNoneTwice()
    {
        await Client.ExportManyAsync(2500);
        var rule = (string)(await Client.SendAsync("POST", "api/public/v2/evaluation-rules",
            $$"""{"name":"r","enabled":false,"evaluatorAssignments":[{"evaluatorId":"{{await Client.EvaluatorAsync("length", """ "type":"builtin","check":{"kind":"length"} """)}}"}]}""", 201))["id"]!;

        foreach (var _ in (string[])["once", "twice"])
        {
            var made = await Client.SendAsync("POST", $"api/local/evaluation-rules/{rule}/backfills", "{}", 201);
            var done = await Client.UntilAsync($"api/local/evaluation-backfills/{made["id"]}", answer => (string)answer["state"]! == "completed");
            Assert.Equal((2500, 2500, 2500, 1.0), ((int)done["counts"]!["seen"]!, (int)done["counts"]!["matched"]!, (int)done["counts"]!["scored"]!, (double)done["progress"]!));
        }

        Assert.Equal(2500, (int)(await Client.GetAsync("api/public/v2/scores"))["meta"]!["totalItems"]!);
        Assert.Contains("is in the past", (await Client.SendAsync("POST", $"api/local/evaluation-rules/{rule}/backfills", """{"startAt":"2020-01-01T00:00:00Z"}""", 400)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_SaysWhyItGaveNoScore()
    {
        var evaluator = await Client.EvaluatorAsync("length", """ "type":"builtin","check":{"kind":"length"} """);
        await Client.ExportManyAsync(1);
        var rule = await Client.RuleAsync(evaluator, """ "filter":[{"type":"stringOptions","column":"name","operator":"any of","value":["answer"]}] """);
        var sampled = await Client.RuleAsync(evaluator, """ "sampling":0.0000001 """);
        using var other = await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(2), SpanId = Ids.Span(2), Name = "other" });
        await Client.UntilAsync($"api/local/evaluation-rules/{rule}", answer => (int)answer["progress"]!["seen"]! == 1);

        async Task<string> Why(string ruleId, int number) =>
            (string)(await Client.GetAsync($"api/local/evaluation-rules/{ruleId}/explain?observationId={Ids.Span(number)}"))["evaluators"]![0]!["reason"]!;

        Assert.Contains("before the rule was switched on", await Why(rule, 1), StringComparison.Ordinal);
        Assert.Equal("its name is 'other', and the rule asks for any of answer", await Why(rule, 2));
        Assert.Contains("left out by sampling", await Why(sampled, 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvaluatorInCSharp_IsRunByItsName_AndItsExceptionIsTheReason()
    {
        await using var server = await LangfuseLocalServer.StartAsync(options =>
        {
            options.Evaluators.Add(LangfuseEvaluator.Create("words", target => target.Output == "boom" ? throw new InvalidOperationException("no words") : (double?)target.Output!.Split(' ').Length));
            options.Evaluators.Add(LangfuseEvaluator.CreateAsync("tone", (_, _) => ValueTask.FromResult<EvaluatedScore?>(new EvaluatedScore("kind") { Comment = "it says please" })));
        });
        using var client = new ServerClient(server);
        var words = await client.RuleAsync(await client.EvaluatorAsync("words", """ "type":"host","hostName":"words" """));
        var tone = await client.RuleAsync(await client.EvaluatorAsync("tone", """ "type":"host","hostName":"tone" """), """ "target":"trace" """);
        var missing = await client.SendAsync("POST", "api/public/v2/evaluators", """{"name":"x","type":"host","hostName":"absent"}""", 201);

        using var sent = await client.ExportAsync(EvaluationFixture.Span(1), EvaluationFixture.Span(2, "boom"));
        await client.UntilAsync($"api/local/evaluation-rules/{words}", answer => (int)answer["progress"]!["seen"]! == 2);
        await client.UntilAsync($"api/local/evaluation-rules/{tone}", answer => (int)answer["progress"]!["seen"]! == 2);

        Assert.Equal(2, (int)Assert.Single(await client.ScoresAsync("&name=words"))!["value"]!);
        Assert.Equal("InvalidOperationException: no words", (string?)(await client.GetAsync($"api/local/evaluation-runs?ruleId={words}"))["data"]![0]!["reason"]);
        Assert.All(await client.ScoresAsync("&name=tone"), score => Assert.Equal(("kind", null, "it says please"), ((string)score!["stringValue"]!, (string?)score["observationId"], (string)score["comment"]!)));
        Assert.Contains("It has words, tone", (string)missing["pausedMessage"]!, StringComparison.Ordinal);
    }
}
