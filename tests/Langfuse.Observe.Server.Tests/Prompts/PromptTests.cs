using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Prompts;

public class PromptTests : ServerTest
{
    private const string Prompts = "api/public/v2/prompts";

    private async Task<JsonNode> CreateAsync(string body)
    {
        using var response = await Client.PostAsync(Prompts, body);
        var answer = await BodyOf(response);
        Assert.True(response.StatusCode == HttpStatusCode.Created, answer.ToJsonString());
        return answer;
    }

    private async Task<string> RefusedAsync(HttpStatusCode expected, HttpMethod method, string path, string? body = null)
    {
        using var response = await Client.SendAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} {text}");
        return text;
    }

    private static string[] Labels(JsonNode prompt) => [.. prompt["labels"]!.AsArray().Select(label => (string)label!).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Create_MakesTheNextVersion_AndMovesLabels()
    {
        var first = await CreateAsync("""{"name":"support-answer","prompt":"Hello {{name}}","labels":["production"],"tags":["a"],"config":{"temperature":0.7}}""");
        var second = await CreateAsync("""{"name":"support-answer","type":"text","prompt":"Hi {{name}}","labels":["production"],"commitMessage":"shorter"}""");

        var production = await Client.GetAsync(Prompts + "/support-answer");
        var old = await Client.GetAsync(Prompts + "/support-answer?version=1");

        Assert.Equal((1, 2), ((int)first["version"]!, (int)second["version"]!));
        Assert.Equal(["latest", "production"], Labels(production));
        Assert.Equal("Hi {{name}}", (string?)production["prompt"]);
        Assert.Equal("shorter", (string?)production["commitMessage"]);
        Assert.Equal("""["a"]""", production["tags"]!.ToJsonString());
        Assert.Empty(Labels(old));
        Assert.Equal(0.7, (double)old["config"]!["temperature"]!);
    }

    [Fact]
    public async Task Create_OfAChatPrompt_KeepsMessagesAndPlaceholders()
    {
        var made = await CreateAsync("""{"name":"critic","type":"chat","prompt":[{"type":"chatmessage","role":"system","content":"You judge {{movie}}."},{"type":"placeholder","name":"history"}]}""");

        Assert.Equal("""[{"role":"system","content":"You judge {{movie}}."},{"type":"placeholder","name":"history"}]""", made["prompt"]!.ToJsonString());
        Assert.Equal(["latest"], Labels(made));
    }

    [Fact]
    public async Task Get_OfANameWithSlashesAndBlanks_FindsIt()
    {
        await CreateAsync("""{"name":"folder/chat assistant","prompt":"x","labels":["production"]}""");

        Assert.Equal("folder/chat assistant", (string?)(await Client.GetAsync(Prompts + "/folder%2Fchat%20assistant"))["name"]);
        Assert.Contains("Prompt not found: 'folder/other' with label 'production'", await RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, Prompts + "/folder%2Fother"), StringComparison.Ordinal);
        Assert.Contains("with version 9", await RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, Prompts + "/folder%2Fchat%20assistant?version=9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_IsPutOnOneVersionAndTakenFromTheOthers()
    {
        await CreateAsync("""{"name":"p","prompt":"1","labels":["production","staging"]}""");
        await CreateAsync("""{"name":"p","prompt":"2"}""");

        using var moved = await Client.SendAsync(HttpMethod.Patch, Prompts + "/p/versions/2", """{"newLabels":["production"]}""");

        Assert.Equal(["latest", "production"], Labels(await BodyOf(moved)));
        Assert.Equal(["staging"], Labels(await Client.GetAsync(Prompts + "/p?version=1")));
        Assert.Contains("latest", await RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, Prompts + "/p/versions/1", """{"newLabels":["latest"]}"""), StringComparison.Ordinal);
        await RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, Prompts + "/p/versions/7", """{"newLabels":["x"]}""");
    }

    [Fact]
    public async Task Delete_OfAVersion_GivesLatestToTheNewestLeft()
    {
        await CreateAsync("""{"name":"p","prompt":"1"}""");
        await CreateAsync("""{"name":"p","prompt":"2"}""");

        await RefusedAsync(HttpStatusCode.NoContent, HttpMethod.Delete, Prompts + "/p?version=2");

        Assert.Equal("1", (string?)(await Client.GetAsync(Prompts + "/p?label=latest"))["prompt"]);
        await RefusedAsync(HttpStatusCode.NoContent, HttpMethod.Delete, Prompts + "/p");
        await RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, Prompts + "/p");
    }

    [Fact]
    public async Task List_GroupsVersionsByName()
    {
        await CreateAsync("""{"name":"b","prompt":"1","labels":["production"],"tags":["team"]}""");
        await CreateAsync("""{"name":"b","prompt":"2","config":{"v":2}}""");
        await CreateAsync("""{"name":"a","type":"chat","prompt":[]}""");

        var all = await Client.GetAsync(Prompts);
        var tagged = await Client.GetAsync(Prompts + "?tag=team&limit=1");

        Assert.Equal(["a", "b"], all["data"]!.AsArray().Select(prompt => (string)prompt!["name"]!));
        Assert.Equal("[1,2]", all["data"]![1]!["versions"]!.ToJsonString());
        Assert.Equal("""{"v":2}""", all["data"]![1]!["lastConfig"]!.ToJsonString());
        Assert.Equal("""{"page":1,"limit":10,"totalItems":2,"totalPages":1}""", all["meta"]!.ToJsonString());
        Assert.Equal(1, (int)tagged["meta"]!["totalItems"]!);
        Assert.Empty((await Client.GetAsync(Prompts + "?page=3"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Composition_PutsPromptsIn_AndRawLeavesThemOut()
    {
        await CreateAsync("""{"name":"tone","prompt":"Be \"kind\".\nAlways.","labels":["production"]}""");
        await CreateAsync("""{"name":"rules","prompt":"@@@langfusePrompt:name=tone|label=production@@@ Be short."}""");
        await CreateAsync("""{"name":"whole","prompt":"@@@langfusePrompt:name=rules|version=1@@@ Answer {{question}}.","labels":["production"]}""");
        await CreateAsync("""{"name":"chat","type":"chat","prompt":[{"role":"system","content":"@@@langfusePrompt:name=rules|version=1@@@"}],"labels":["production"]}""");

        var whole = await Client.GetAsync(Prompts + "/whole");
        var chat = await Client.GetAsync(Prompts + "/chat");
        var raw = await Client.GetAsync(Prompts + "/whole?resolve=false");

        Assert.Equal("Be \"kind\".\nAlways. Be short. Answer {{question}}.", (string?)whole["prompt"]);
        Assert.Equal("Be \"kind\".\nAlways. Be short.", (string?)chat["prompt"]![0]!["content"]);
        Assert.Equal("@@@langfusePrompt:name=rules|version=1@@@ Answer {{question}}.", (string?)raw["prompt"]);
        Assert.Equal("whole", (string?)whole["resolutionGraph"]!["root"]!["name"]);
        Assert.Null(raw["resolutionGraph"]);
        Assert.Contains("'rules' version 1 contains 'tone'", await RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Delete, Prompts + "/tone"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@@@langfusePrompt:name=p|label=latest@@@", "contains itself")]
    [InlineData("@@@langfusePrompt:name=none|version=1@@@", "dependency not found")]
    [InlineData("@@@langfusePrompt:name=c|label=latest@@@", "only text prompts")]
    public async Task Composition_ThatCannotBe_IsRefusedAndNothingIsStored(string tag, string reason)
    {
        await CreateAsync("""{"name":"c","type":"chat","prompt":[]}""");
        await CreateAsync("""{"name":"p","prompt":"1"}""");

        Assert.Contains(reason, await RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Prompts, $$"""{"name":"p","prompt":"{{tag}}"}"""), StringComparison.Ordinal);
        Assert.Equal("1", (string?)(await Client.GetAsync(Prompts + "/p?label=latest"))["prompt"]);
    }

    [Fact]
    public async Task Composition_ThatGrowsWithoutEnd_IsRefused()
    {
        await CreateAsync($$"""{"name":"p0","prompt":"{{new string('x', 20_000)}}"}""");
        for (var level = 1; level <= 3; level++)
        {
            var tags = string.Concat(Enumerable.Repeat($"@@@langfusePrompt:name=p{level - 1}|label=latest@@@", 12));
            using var response = await Client.PostAsync(Prompts, $$"""{"name":"p{{level}}","prompt":"{{tags}}"}""");
            Assert.Equal(level < 3 ? HttpStatusCode.Created : HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("""{"prompt":"x"}""", "name: required")]
    [InlineData("""{"name":"a|b","prompt":"x"}""", "name")]
    [InlineData("""{"name":"/a","prompt":"x"}""", "slash")]
    [InlineData("""{"name":"a"}""", "prompt: required")]
    [InlineData("""{"name":"a","prompt":5}""", "prompt: must be a string, not a number")]
    [InlineData("""{"name":"a","type":"song","prompt":"x"}""", "type: 'song' is not one of text, chat")]
    [InlineData("""{"name":"a","type":"chat","prompt":"x"}""", "prompt: must be a list of objects")]
    [InlineData("""{"name":"a","type":"chat","prompt":[{"content":"x"}]}""", "prompt[0].role: required")]
    [InlineData("""{"name":"a","type":"chat","prompt":[{"type":"placeholder","name":"1x"}]}""", "placeholder '1x'")]
    [InlineData("""{"name":"a","type":"chat","prompt":[{"type":"placeholder","name":"x"},{"role":"user","content":"{{x}}"}]}""", "a variable and a placeholder")]
    [InlineData("""{"name":"a","prompt":"x","labels":["Not Good"]}""", "'Not Good' is not a label")]
    [InlineData("""[]""", "must be a JSON object")]
    [InlineData("""{"name":""", "Invalid JSON")]
    public async Task Create_OfWhatCannotBe_NamesTheField(string body, string named) =>
        Assert.Contains(named, System.Text.RegularExpressions.Regex.Unescape(await RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Prompts, body)), StringComparison.Ordinal);

    [Fact]
    public async Task Create_OfAnotherType_IsRefused()
    {
        await CreateAsync("""{"name":"a","prompt":"x"}""");

        Assert.Contains("is a text prompt", await RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Prompts, """{"name":"a","type":"chat","prompt":[]}"""), StringComparison.Ordinal);
        await RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, Prompts + "/a?version=1&label=latest");
    }

    [Fact]
    public async Task Create_ByManyAtOnce_NumbersEachOnce()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CreateAsync("""{"name":"race","prompt":"x","labels":["production"]}""")));

        Assert.Equal(Enumerable.Range(1, 20), made.Select(prompt => (int)prompt["version"]!).Order());
        var all = await Task.WhenAll(Enumerable.Range(1, 20).Select(version => Client.GetAsync($"{Prompts}/race?version={version}")));
        Assert.Single(all, prompt => Labels(prompt).Contains("production"));
    }
}
