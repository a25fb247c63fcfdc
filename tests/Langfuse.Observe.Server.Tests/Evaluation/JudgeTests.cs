using System.Globalization;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Cli;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Evaluation;

public sealed class JudgeTests : ServerTest
{
    // Ten thousand: EVALUATION_TARGETS=10000 dotnet test tests/Langfuse.Observe.Server.Tests --filter "FullyQualifiedName~JudgeTests".
    private static readonly int s_targets = int.Parse(Environment.GetEnvironmentVariable("EVALUATION_TARGETS") ?? "300", CultureInfo.InvariantCulture);

    private static int Number(string asked) => int.Parse(asked.Split(' ')[^1], CultureInfo.InvariantCulture);

    private static Task<string> JudgeAsync(ServerClient client, string name = "judge") => client.EvaluatorAsync(name, EvaluationFixture.Prompt);

    [Fact]
    public async Task EveryTarget_OfAJudgeThatFailsIsSlowAndTalksNonsense_HasAScoreOrAReason()
    {
        await using var judge = await FakeJudge.StartAsync();
        judge.Answer = async (asked, context) =>
        {
            // One in twenty each; which of them fails every time gets no score.
            switch (Number(asked) % 20)
            {
                case 0 when Number(asked) % 40 == 0 || Random.Shared.Next(2) == 0:
                    context.Response.StatusCode = 500;
                    break;
                case 1:
                    await Task.Delay(200);
                    await judge.JudgeAsync(context, asked);
                    break;
                case 2 when Number(asked) % 40 == 2 || Random.Shared.Next(2) == 0:
                    await FakeJudge.SayAsync(context, "As a language model I like it.");
                    break;
                default:
                    await judge.JudgeAsync(context, asked, "0.75");
                    break;
            }
        };
        await Client.ConnectAsync(judge);
        await Client.SendAsync("PUT", "api/local/evaluation-settings", """{"maxConcurrency":8,"maxAttempts":6,"callsPerDay":null}""");
        var rule = await Client.RuleAsync(await JudgeAsync(Client));

        await Client.ExportManyAsync(s_targets);
        var ended = await Client.UntilEndedAsync(rule, s_targets);

        var hopeless = s_targets / 40 + (s_targets + 38) / 40;
        Assert.Equal(s_targets, (int)ended["runs"]!["completed"]! + (int)ended["runs"]!["failed"]!);
        Assert.InRange((int)ended["runs"]!["failed"]!, hopeless, hopeless + s_targets / 40);
        Assert.Equal((int)ended["runs"]!["completed"]!, (int)(await Client.GetAsync("api/public/v2/scores"))["meta"]!["totalItems"]!);
        Assert.All(judge.Judged.Values, count => Assert.Equal(1, count));
        Assert.InRange(judge.Peak, 1, 8);
        foreach (var run in (await Client.GetAsync($"api/local/evaluation-runs?ruleId={rule}&state=failed&limit=100"))["data"]!.AsArray())
        {
            Assert.Contains("(after 6 tries)", (string)run!["reason"]!, StringComparison.Ordinal);
        }

        var one = (await Client.GetAsync($"api/local/evaluation-runs?ruleId={rule}&state=completed&limit=1"))["data"]![0]!;
        Assert.True((int)one["inputTokens"]! >= 100 && (double)one["cost"]! > 0 && (double)one["durationMs"]! > 0);
        Assert.Equal("because", (string?)(await Client.GetAsync($"api/public/v2/scores/{one["scoreId"]}"))["comment"]);
    }

    [Fact]
    public async Task ServerKilledInTheMiddle_JudgesNoneTwice()
    {
        const int Count = 60;
        using var folder = new TemporaryFolder();
        await using var judge = await FakeJudge.StartAsync();
        var answered = new TaskCompletionSource();
        judge.Answer = async (asked, context) =>
        {
            // Held until the kill: what is asked then was not answered.
            if (judge.Judged.Count >= 20 && !answered.Task.IsCompleted)
            {
                await answered.Task;
                context.Abort();
                return;
            }

            await judge.JudgeAsync(context, asked);
        };

        string rule;
        using (var process = Tool.Start(null, "serve", "--port", "0", "--data", folder.File("k.db"), "--public-key", "pk-lf-local", "--secret-key", "sk-lf-local"))
        {
            string? line;
            while ((line = await process.StandardOutput.ReadLineAsync()) is not null && !line.Contains("LANGFUSE_BASE_URL=", StringComparison.Ordinal))
            {
            }

            using var client = new ServerClient(new Uri(line!.Trim()["LANGFUSE_BASE_URL=".Length..]), "pk-lf-local", "sk-lf-local");
            await client.ConnectAsync(judge);
            await client.SendAsync("PUT", "api/local/evaluation-settings", """{"callTimeoutSeconds":1}""");
            rule = await client.RuleAsync(await JudgeAsync(client));
            await client.ExportManyAsync(Count);
            await client.UntilAsync($"api/local/evaluation-rules/{rule}", answer => (int)answer["runs"]!["completed"]! >= 20 && judge.Judged.Count >= 20);
            process.Kill();
            await process.WaitForExitAsync();
        }

        answered.SetResult();
        await using var server = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = folder.File("k.db"));
        using var after = new ServerClient(server);
        await after.UntilEndedAsync(rule, Count);

        Assert.Equal(Count, judge.Judged.Count);
        Assert.All(judge.Judged, pair => Assert.Equal(1, pair.Value));
        Assert.Equal(Count, (int)(await after.GetAsync("api/public/v2/scores"))["meta"]!["totalItems"]!);
    }

    [Fact]
    public async Task Budget_HoldsTheRest_AndSaysSo()
    {
        await using var judge = await FakeJudge.StartAsync();
        await Client.ConnectAsync(judge);
        await Client.SendAsync("PUT", "api/local/evaluation-settings", """{"callsPerDay":5}""");
        var rule = await Client.RuleAsync(await JudgeAsync(Client));

        await Client.ExportManyAsync(20);
        await Client.UntilAsync($"api/local/evaluation-rules/{rule}", answer => (int)answer["runs"]!["completed"]! == 5);
        await Task.Delay(600);

        Assert.Equal(5, judge.Calls);
        Assert.Contains("the budget of 5 calls a day is used up", (string)(await Client.GetAsync("api/local/evaluation-settings"))["today"]!["reached"]!, StringComparison.Ordinal);
        var waiting = (await Client.GetAsync($"api/local/evaluation-runs?ruleId={rule}&state=pending"))["data"]!.AsArray();
        Assert.Equal(15, waiting.Count);
        Assert.All(waiting, run => Assert.Contains("budget", (string)run!["reason"]!, StringComparison.Ordinal));
        await Client.SendAsync("PUT", "api/local/evaluation-settings", """{"callsPerDay":100,"costPerDay":0.0000001}""");
        await Task.Delay(600);
        Assert.Equal(5, judge.Calls);
        await Client.SendAsync("PUT", "api/local/evaluation-settings", """{"costPerDay":null}""");
        await Client.UntilEndedAsync(rule, 20);
        Assert.Equal(20, judge.Calls);
    }

    [Fact]
    public async Task RefusedKey_PausesTheEvaluator_AndAGoodOneLetsTheRunsGoOn()
    {
        await using var judge = await FakeJudge.StartAsync();
        judge.Answer = (asked, context) =>
        {
            if (context.Request.Headers.Authorization == "Bearer sk-good")
            {
                return judge.JudgeAsync(context, asked);
            }

            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        await Client.ConnectAsync(judge, key: "sk-bad");
        var evaluator = await JudgeAsync(Client);
        var rule = await Client.RuleAsync(evaluator);
        await Client.ExportManyAsync(3);

        var paused = await Client.UntilAsync($"api/public/v2/evaluators/{evaluator}", answer => (string)answer["status"]! == "paused");
        Assert.Equal("provider_authentication", (string?)paused["pausedReason"]);
        Assert.Contains("Save the connection with a key that is good", (string)paused["pausedMessage"]!, StringComparison.Ordinal);
        Assert.Contains("the evaluator is paused", (string)(await Client.GetAsync($"api/local/evaluation-rules/{rule}/explain?observationId={Ids.Span(1)}"))["evaluators"]![0]!["reason"]!, StringComparison.Ordinal);

        await Client.ConnectAsync(judge, key: "sk-good");
        await Client.UntilEndedAsync(rule, 3);
        Assert.Equal(3, judge.Judged.Count);
    }

    [Theory]
    [InlineData(302, "redirects")]
    [InlineData(404, "there is no model")]
    public async Task WrongAddress_PausesTheEvaluator(int status, string message)
    {
        await using var judge = await FakeJudge.StartAsync();
        judge.Answer = (_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
            return Task.CompletedTask;
        };
        await Client.ConnectAsync(judge);
        var evaluator = await JudgeAsync(Client);
        await Client.RuleAsync(evaluator);
        await Client.ExportManyAsync(1);

        var paused = await Client.UntilAsync($"api/public/v2/evaluators/{evaluator}", answer => (string)answer["status"]! == "paused");

        Assert.Contains(message, (string)paused["pausedMessage"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressThatNobodyListensAt_IsTriedAgain_AndThenTheReason()
    {
        await Client.ConnectAsync(new Uri("http://127.0.0.1:9/v1"));
        await Client.SendAsync("PUT", "api/local/evaluation-settings", """{"maxAttempts":2}""");
        var rule = await Client.RuleAsync(await JudgeAsync(Client));
        await Client.ExportManyAsync(1);

        await Client.UntilEndedAsync(rule, 1);

        var run = (await Client.GetAsync($"api/local/evaluation-runs?ruleId={rule}"))["data"]![0]!;
        Assert.Equal(("failed", 2), ((string)run["state"]!, (int)run["attempts"]!));
        Assert.Contains("http://127.0.0.1:9/v1/chat/completions cannot be reached", (string)run["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VariableThatMapsToNothing_IsTheReason_AndCostsNoCall()
    {
        await using var judge = await FakeJudge.StartAsync();
        await Client.ConnectAsync(judge);
        var rule = await Client.RuleAsync(await Client.EvaluatorAsync("j",
            """ "type":"llm_as_judge","prompt":"{{tier}}","variableMapping":[{"variable":"tier","source":"metadata","jsonPath":"$.customer.tier"}],"outputDefinition":{"dataType":"BOOLEAN"} """));

        using var sent = await Client.ExportAsync(EvaluationFixture.Span(1));
        await Client.UntilEndedAsync(rule, 1);

        Assert.Contains("the variable 'tier' maps to nothing: the observation has no metadata at $.customer.tier", (string)(await Client.GetAsync($"api/local/evaluation-runs?ruleId={rule}"))["data"]![0]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal(0, judge.Calls);
    }

    [Fact]
    public async Task Judge_IsAskedForAFormOfAnswer_AndAnswersSeveralCategories()
    {
        await using var judge = await FakeJudge.StartAsync();
        judge.Answer = (_, context) => FakeJudge.SayAsync(context, "```json\n{\"reasoning\":\"both\",\"score\":[\"rude\",\"wrong\"]}\n```");
        await Client.ConnectAsync(judge);
        var rule = await Client.RuleAsync(await Client.EvaluatorAsync("faults",
            """ "type":"llm_as_judge","prompt":"Say what is wrong with {{output}}, asked {{input}}","outputDefinition":{"dataType":"CATEGORICAL","categories":["rude","wrong","none"],"shouldAllowMultipleMatches":true} """));

        using var sent = await Client.ExportAsync(EvaluationFixture.Span(7));
        await Client.UntilEndedAsync(rule, 1);

        Assert.True(judge.Requests.TryPeek(out var request));
        Assert.Equal("Say what is wrong with answer 7, asked question 7", (string?)request["messages"]![1]!["content"]);
        Assert.Equal("""["rude","wrong","none"]""", request["response_format"]!["json_schema"]!["schema"]!["properties"]!["score"]!["items"]!["enum"]!.ToJsonString());
        Assert.Equal("Bearer sk-judge", (string?)request["authorization"]);
        Assert.Equal(["rude", "wrong"], (await Client.ScoresAsync()).Select(score => (string)score!["stringValue"]!).Order());
    }

    [Fact]
    public async Task ModelThatTakesNoSchema_IsAskedInWords()
    {
        await using var judge = await FakeJudge.StartAsync();
        judge.Answer = (asked, context) =>
        {
            if (judge.Requests.Last()["response_format"] is not null)
            {
                context.Response.StatusCode = 400;
                return context.Response.Body.WriteAsync("""{"error":{"message":"response_format is not supported"}}"""u8.ToArray()).AsTask();
            }

            return judge.JudgeAsync(context, asked);
        };
        await Client.ConnectAsync(judge);
        await Client.SendAsync("PUT", "api/local/evaluation-settings", """{"maxConcurrency":1}""");
        var rule = await Client.RuleAsync(await JudgeAsync(Client));

        await Client.ExportManyAsync(3);
        await Client.UntilEndedAsync(rule, 3);

        Assert.Equal((4, 3), (judge.Calls, judge.Judged.Count));
    }

    [Fact]
    public async Task NewVersion_TakesThePlaceOfTheOldInWhatWaits_AndItsScoresStandBesideTheOld()
    {
        await using var judge = await FakeJudge.StartAsync();
        await Client.ConnectAsync(judge);
        var evaluator = await JudgeAsync(Client);
        var rule = await Client.RuleAsync(evaluator);
        await Client.ExportManyAsync(1);
        await Client.UntilEndedAsync(rule, 1);

        await Client.SendAsync("PATCH", $"api/public/v2/evaluators/{evaluator}", $$"""{ {{EvaluationFixture.Prompt.Replace("{{output}}", "New: {{output}}", StringComparison.Ordinal)}} }""");
        await Client.SendAsync("POST", $"api/local/evaluation-rules/{rule}/backfills", "{}", 201);
        await Client.UntilEndedAsync(rule, 2);

        Assert.Equal([1, 2], (await Client.ScoresAsync()).Select(score => (int)score!["metadata"]!["evaluatorVersion"]!).Order());
        Assert.Contains("New: answer 1", judge.Judged.Keys);
    }
}
