using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Evaluation;

public sealed class EvaluatorApiTests : ServerTest
{
    [Fact]
    public async Task Evaluator_HasVersions_AndItsNameNone()
    {
        var id = await Client.EvaluatorAsync("helpful", EvaluationFixture.Prompt);

        var renamed = await Client.SendAsync("PATCH", $"api/public/v2/evaluators/{id}", """{"name":"useful","description":"d"}""");
        var changed = await Client.SendAsync("PATCH", $"api/public/v2/evaluators/{id}",
            """{"type":"llm_as_judge","prompt":[{"role":"system","content":"You judge."},{"role":"user","content":"{{ question }} and {{output}}"}],"variableMapping":[{"variable":"question","source":"input","jsonPath":"$.q"},{"variable":"output","source":"output"}],"outputDefinition":{"dataType":"BOOLEAN"}}""");
        var versions = (await Client.GetAsync($"api/public/v2/evaluators/{id}/versions"))["data"]!.AsArray();

        Assert.Equal(("useful", 1), ((string)renamed["name"]!, (int)renamed["version"]!));
        Assert.Equal((2, "BOOLEAN", "question,output"), ((int)changed["version"]!, (string)changed["outputDefinition"]!["dataType"]!, string.Join(',', changed["variables"]!.AsArray().Select(item => (string)item!))));
        Assert.Equal([2, 1], versions.Select(version => (int)version!["version"]!));
        Assert.Equal((string)changed["versionId"]!, (string?)versions[0]!["id"]);
        Assert.Equal("""[{"role":"user","content":"{{output}}"}]""", versions[1]!["prompt"]!.ToJsonString());
    }

    [Fact]
    public async Task Judge_WithoutAModel_IsPausedAndSaysWhy_UntilTheConnectionIsThere()
    {
        var id = await Client.EvaluatorAsync("helpful", EvaluationFixture.Prompt + ""","modelConfig":{"provider":"mine","model":"m"} """);
        var paused = await Client.GetAsync($"api/public/v2/evaluators/{id}");
        await Client.SendAsync("PUT", "api/public/llm-connections", """{"provider":"mine","adapter":"openai","secretKey":"sk-very-secret-key"}""", 201);
        var active = await Client.GetAsync($"api/public/v2/evaluators/{id}");
        var connection = (await Client.GetAsync("api/public/llm-connections"))["data"]![0]!;
        await Client.SendAsync("DELETE", $"api/public/llm-connections/{connection["id"]}");
        var again = await Client.GetAsync($"api/public/v2/evaluators/{id}");

        Assert.Equal(("paused", "model_configuration"), ((string)paused["status"]!, (string)paused["pausedReason"]!));
        Assert.Contains("PUT /api/public/llm-connections", (string)paused["pausedMessage"]!, StringComparison.Ordinal);
        Assert.Equal("active", (string?)active["status"]);
        Assert.Equal("sk-ver...-key", (string?)connection["displaySecretKey"]);
        Assert.Contains("was deleted", (string)again["pausedMessage"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_IsNotInTheFile()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("l.db");
        await using (var server = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = data))
        {
            using var client = new ServerClient(server);
            await client.SendAsync("PUT", "api/public/llm-connections", """{"provider":"mine","adapter":"openai","secretKey":"sk-very-secret-key","extraHeaders":{"X-Team":"header-secret"}}""", 201);
        }

        var bytes = string.Concat(Directory.GetFiles(Path.GetDirectoryName(data)!, "l.db*").Where(file => !file.EndsWith(".key", StringComparison.Ordinal)).Select(file => File.ReadAllText(file, System.Text.Encoding.Latin1)));
        Assert.DoesNotContain("sk-very-secret-key", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("header-secret", bytes, StringComparison.Ordinal);
        Assert.Contains("X-Team", bytes, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(data + ".key"));
        }
    }

    [Fact]
    public async Task DeletedEvaluator_LeavesItsRules_AndSwitchesAnEmptyOneOff()
    {
        var one = await Client.EvaluatorAsync("one", """ "type":"builtin","check":{"kind":"latency"} """);
        var rule = await Client.RuleAsync(one);
        var shown = await Client.GetAsync($"api/public/v2/evaluators/{one}");

        await Client.SendAsync("DELETE", $"api/public/v2/evaluators/{one}");

        var left = await Client.GetAsync($"api/public/v2/evaluation-rules/{rule}");
        Assert.Equal(rule, (string?)shown["evaluationRuleAssignments"]![0]!["evaluationRuleId"]);
        Assert.Equal((false, 0), ((bool)left["enabled"]!, left["evaluatorAssignments"]!.AsArray().Count));
        Assert.Equal("resource_not_found", (string?)(await Client.SendAsync("GET", $"api/public/v2/evaluators/{one}", null, 404))["code"]);
    }

    [Fact]
    public async Task Lists_GoOnByCursor_NewestFirst()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await Client.EvaluatorAsync($"e{number}", """ "type":"code","sourceCode":"1","sourceCodeLanguage":"TYPESCRIPT" """);
        }

        var first = await Client.GetAsync("api/public/v2/evaluators?limit=2");
        var second = await Client.GetAsync($"api/public/v2/evaluators?limit=2&cursor={first["meta"]!["cursor"]}");

        Assert.Equal(["e3", "e2", "e1"], first["data"]!.AsArray().Concat(second["data"]!.AsArray()).Select(item => (string)item!["name"]!));
        Assert.Null(second["meta"]!["cursor"]);
        Assert.Equal("not_supported", (string?)first["data"]![0]!["pausedReason"]);
    }

    [Theory]
    [InlineData("evaluators", """{"name":"a","type":"llm_as_judge","prompt":"{{x}}","variableMapping":[{"variable":"y","source":"input"}],"outputDefinition":{"dataType":"NUMERIC"}}""", "'x' of the prompt is mapped to nothing")]
    [InlineData("evaluators", """{"name":"a","type":"llm_as_judge","prompt":"{{x}}","variableMapping":[{"variable":"x","source":"input","jsonPath":"a.b"}],"outputDefinition":{"dataType":"NUMERIC"}}""", "must start with $")]
    [InlineData("evaluators", """{"name":"a","type":"llm_as_judge","prompt":"x","outputDefinition":{"dataType":"CATEGORICAL","categories":["one"]}}""", "at least two")]
    [InlineData("evaluators", """{"name":"a","type":"llm_as_judge","prompt":[{"role":"user","content":"x"},{"role":"system","content":"y"}],"outputDefinition":{"dataType":"BOOLEAN"}}""", "stands first")]
    [InlineData("evaluators", """{"name":"a","type":"builtin","check":{"kind":"regex","pattern":"("}}""", "check.pattern")]
    [InlineData("evaluators", """{"name":"a","type":"builtin","check":{"kind":"json_schema","schema":{"type":"nope"}}}""", "check.schema")]
    [InlineData("evaluators", """{"name":"a","type":"builtin","check":{"kind":"equality"}}""", "needs expected")]
    [InlineData("evaluators", """{"name":"","type":"code"}""", "name: required")]
    [InlineData("evaluation-rules", """{"name":"a","enabled":true,"evaluatorAssignments":[]}""", "needs an evaluator")]
    [InlineData("evaluation-rules", """{"name":"a","enabled":false,"evaluatorAssignments":[{"evaluatorId":"none"}]}""", "no evaluator 'none'")]
    [InlineData("evaluation-rules", """{"name":"a","enabled":false,"sampling":0,"evaluatorAssignments":[]}""", "sampling: must be over 0")]
    [InlineData("evaluation-rules", """{"name":"a","enabled":false,"evaluatorAssignments":[],"filter":[{"type":"string","column":"type","operator":"=","value":"SPAN"}]}""", "takes the type stringOptions")]
    [InlineData("evaluation-rules", """{"name":"a","enabled":false,"evaluatorAssignments":[],"filter":[{"type":"string","column":"colour","operator":"=","value":"red"}]}""", "'colour' is not a column")]
    public async Task Body_ThatCannotBe_NamesTheField(string path, string body, string named)
    {
        var refused = await Client.SendAsync("POST", $"api/public/v2/{path}", body, 400);

        Assert.Equal("invalid_body", (string?)refused["code"]);
        Assert.Contains(named, Regex.Unescape(refused["details"]!["issues"]!.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RuleOverTheJudgesOwnProject_IsRefused()
    {
        await using var judge = await FakeJudge.StartAsync();
        await Client.ConnectAsync(judge);
        var rule = await Client.RuleAsync(await Client.EvaluatorAsync("j", EvaluationFixture.Prompt));
        await Client.ExportManyAsync(1);
        await Client.UntilEndedAsync(rule, 1);
        var key = await Client.SendAsync("POST", "api/local/organization/apiKeys", "{}", 201);
        using var organisation = new ServerClient(Server.BaseUrl, (string)key["publicKey"]!, (string)key["secretKey"]!);
        var keys = await organisation.SendAsync("POST", "api/public/projects/judge-local/apiKeys", "{}", 201);
        using var judges = new ServerClient(Server.BaseUrl, (string)keys["publicKey"]!, (string)keys["secretKey"]!);
        var check = await judges.EvaluatorAsync("x", """ "type":"builtin","check":{"kind":"latency"} """);

        var refused = await judges.SendAsync("POST", "api/public/v2/evaluation-rules", $$"""{"name":"r","enabled":true,"evaluatorAssignments":[{"evaluatorId":"{{check}}"}]}""", 400);

        Assert.Contains("judge its own judge", refused.ToJsonString(), StringComparison.Ordinal);
        var call = (await judges.GetAsync("api/public/observations"))["data"]!.AsArray().Single()!;
        Assert.Equal(("GENERATION", "j", 120), ((string)call["type"]!, (string)call["name"]!, (int)call["usage"]!["total"]!));
        Assert.True((double)call["calculatedTotalCost"]! > 0);
    }
}
