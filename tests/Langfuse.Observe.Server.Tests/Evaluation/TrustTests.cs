using System.Globalization;
using System.Text.Json.Nodes;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Evaluation;

public sealed class TrustTests : ServerTest
{
    [Fact]
    public void Figures_AreThoseOfTheTextbook()
    {
        // Cohen's kappa of 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no is 0.4.
        var labels = Enumerable.Repeat(("yes", "yes"), 20).Concat(Enumerable.Repeat(("yes", "no"), 5)).Concat(Enumerable.Repeat(("no", "yes"), 10)).Concat(Enumerable.Repeat(("no", "no"), 15)).ToList();
        var kappa = Agreement.OfLabels(labels);
        var numbers = Agreement.OfNumbers([(1, 2), (2, 4), (3, 6), (4, 100)]);

        Assert.Equal((0.7, 0.4), (Math.Round(kappa.Equal!.Value, 6), Math.Round(kappa.Kappa!.Value, 6)));
        Assert.Equal([("yes", "yes", 20), ("no", "no", 15), ("no", "yes", 10), ("yes", "no", 5)], Agreement.Confusion(labels));
        Assert.Equal(1, Math.Round(numbers.RankCorrelation!.Value, 6));
        Assert.InRange(numbers.Correlation!.Value, 0.7, 0.99);
        Assert.Null(Agreement.OfNumbers([(1, 1), (1, 2)]).Correlation);
        Assert.Null(Agreement.OfLabels([("a", "a"), ("a", "a")]).Kappa);
    }

    [Fact]
    public async Task Judge_IsHeldBesidePeople_AndBesideItsEarlierVersion()
    {
        await using var judge = await FakeJudge.StartAsync();
        judge.Answer = (asked, context) => judge.JudgeAsync(context, asked, asked.StartsWith("Strict", StringComparison.Ordinal) || Number(asked) % 3 == 0 ? "false" : "true");
        await Client.ConnectAsync(judge);
        const string Yes = """ "type":"llm_as_judge","prompt":"{{output}}","outputDefinition":{"dataType":"BOOLEAN"} """;
        var evaluator = await Client.EvaluatorAsync("good", Yes);
        var rule = await Client.RuleAsync(evaluator);
        await Client.ExportManyAsync(24);
        await Client.UntilEndedAsync(rule, 24);
        foreach (var number in Enumerable.Range(1, 24))
        {
            using var scored = await Client.PostAsync("api/public/scores", $$"""{"name":"good","value":{{(number % 3 == 0 || number == 1 ? 0 : 1)}},"dataType":"BOOLEAN","traceId":"{{Ids.Trace(number)}}","observationId":"{{Ids.Span(number)}}"}""");
            Assert.True(scored.IsSuccessStatusCode);
        }

        var first = await Client.GetAsync($"api/local/evaluators/{evaluator}/trust");
        var strict = Yes.Replace("{{output}}", "Strict: {{output}}", StringComparison.Ordinal);
        await Client.SendAsync("PATCH", $"api/public/v2/evaluators/{evaluator}", $"{{{strict}}}");
        await Client.SendAsync("POST", $"api/local/evaluation-rules/{rule}/backfills", "{}", 201);
        await Client.UntilEndedAsync(rule, 48);
        var second = await Client.GetAsync($"api/local/evaluators/{evaluator}/trust");

        Assert.Equal((24, Math.Round(23 / 24d, 6)), ((int)first["pairs"]!, Math.Round((double)first["agreement"]!, 6)));
        Assert.InRange((double)first["kappa"]!, 0.85, 0.95);
        Assert.Contains(first["confusion"]!.AsArray(), cell => ((string)cell!["judge"]!, (string)cell["people"]!, (int)cell["count"]!) == ("True", "False", 1));
        Assert.Empty(first["warnings"]!.AsArray());
        var warnings = second["warnings"]!.AsArray().Select(warning => (string)warning!).ToList();
        Assert.Contains(warnings, warning => warning.Contains("Version 2 answered 'False' for all 24 targets", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Contains("Version 2 judges differently from version 1", StringComparison.Ordinal));
        Assert.Equal([1, 2], second["versions"]!.AsArray().Select(version => (int)version!["version"]!));
    }

    [Fact]
    public async Task DryRun_ShowsOldAndNewSideBySide_AndKeepsNoScore()
    {
        await using var judge = await FakeJudge.StartAsync();
        judge.Answer = (asked, context) => judge.JudgeAsync(context, asked, asked.StartsWith("New", StringComparison.Ordinal) ? "0.25" : "0.75");
        await Client.ConnectAsync(judge);
        var evaluator = await Client.EvaluatorAsync("good", EvaluationFixture.Prompt);
        var rule = await Client.RuleAsync(evaluator);
        await Client.ExportManyAsync(12);
        await Client.UntilEndedAsync(rule, 12);
        var calls = judge.Calls;

        var changed = "{" + EvaluationFixture.Prompt.Replace("{{output}}", "New: {{output}}", StringComparison.Ordinal) + "}";
        var started = await Client.SendAsync("POST", $"api/local/evaluators/{evaluator}/dry-runs", "{\"last\":10,\"definition\":" + changed + "}", 202);
        var done = await Client.UntilAsync($"api/local/evaluator-dry-runs/{started["id"]}", answer => (string)answer["state"]! == "completed");

        Assert.Equal((10, 10, 0), ((int)done["total"]!, (int)done["done"]!, (int)done["failed"]!));
        Assert.All(done["rows"]!.AsArray(), row => Assert.Equal((0.75, 1, 0.25), ((double)row!["old"]!["value"]!, (int)row["old"]!["version"]!, (double)row["new"]!["value"]!)));
        Assert.Equal((0.75, 0.25, -0.5), ((double)done["summary"]!["oldMean"]!, (double)done["summary"]!["newMean"]!, (double)done["summary"]!["meanDifference"]!));
        Assert.Equal((10, 12), (judge.Calls - calls, (int)(await Client.GetAsync("api/public/v2/scores"))["meta"]!["totalItems"]!));
        Assert.Equal(1, (int)(await Client.GetAsync($"api/public/v2/evaluators/{evaluator}"))["version"]!);
        Assert.Equal(22, (int)(await Client.GetAsync("api/local/evaluation-settings"))["today"]!["calls"]!);
    }

    [Fact]
    public async Task Evaluator_IsTriedBeforeItIsMade()
    {
        await using var judge = await FakeJudge.StartAsync();
        await Client.ConnectAsync(judge);
        await Client.ExportManyAsync(1);

        async Task<JsonNode> Try(string definition) => await Client.SendAsync("POST", "api/local/evaluators/try", $"{{\"observationId\":\"{Ids.Span(1)}\",\"definition\":{{{definition}}}}}");
        var asked = await Try(EvaluationFixture.Prompt);
        var check = await Try(""" "type":"builtin","check":{"kind":"contains","expected":"answer"} """);
        var open = await Try(""" "type":"llm_as_judge","prompt":"{{expected_output}}","outputDefinition":{"dataType":"BOOLEAN"} """);

        Assert.Equal((0.5, "because"), ((double)asked["scores"]![0]!["value"]!, (string)asked["comment"]!));
        Assert.Equal("answer 1", (string?)asked["messages"]![1]!["content"]);
        Assert.True((bool)check["scores"]![0]!["value"]!);
        Assert.Contains("the variable 'expected_output' maps to nothing", (string)open["error"]!, StringComparison.Ordinal);
        Assert.Empty(await Client.ScoresAsync());
    }

    private static int Number(string asked) => int.Parse(asked.Split(' ')[^1], CultureInfo.InvariantCulture);
}
