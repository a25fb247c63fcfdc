using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Annotation;

public class AnnotationTests : ServerTest
{
    private async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.SendAsync(method, "api/public/" + path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private Task<JsonNode> PostAsync(string path, string body, HttpStatusCode expected = HttpStatusCode.OK) => SendAsync(HttpMethod.Post, path, body, expected);

    [Fact]
    public async Task ScoreConfig_IsMadeChangedAndListed()
    {
        var made = await PostAsync("score-configs", """{"name":"tone","dataType":"CATEGORICAL","categories":[{"label":"kind","value":1},{"label":"rude","value":0}],"description":"d"}""");
        var boolean = await PostAsync("score-configs", """{"name":"ok","dataType":"BOOLEAN"}""");
        var changed = await SendAsync(HttpMethod.Patch, $"score-configs/{made["id"]}", """{"isArchived":true,"name":"Tone (old)"}""");

        Assert.Equal("""[{"label":"True","value":1},{"label":"False","value":0}]""", boolean["categories"]!.ToJsonString());
        Assert.Equal((true, "Tone (old)", 2), ((bool)changed["isArchived"]!, (string)changed["name"]!, changed["categories"]!.AsArray().Count));
        Assert.Equal(2, (int)(await Client.GetAsync("api/public/score-configs"))["meta"]!["totalItems"]!);
        Assert.Equal("local", (string?)(await Client.GetAsync($"api/public/score-configs/{made["id"]}"))["projectId"]);
    }

    [Fact]
    public async Task Score_WithAConfig_TakesItsNameAndNumber_AndAMisfitIsReported()
    {
        var tone = (string)(await PostAsync("score-configs", """{"name":"tone","dataType":"CATEGORICAL","categories":[{"label":"kind","value":7},{"label":"rude","value":0}]}"""))["id"]!;
        var range = (string)(await PostAsync("score-configs", """{"name":"range","dataType":"NUMERIC","minValue":0,"maxValue":1}"""))["id"]!;

        await PostAsync("scores", $$"""{"id":"a","name":"other","value":"kind","traceId":"t","configId":"{{tone}}"}""");
        await PostAsync("scores", $$"""{"id":"b","name":"range","value":5,"traceId":"t","configId":"{{range}}"}""");

        var score = await Client.GetAsync("api/public/v2/scores/a");
        Assert.Equal(("tone", 7, "kind"), ((string)score["name"]!, (int)score["value"]!, (string)score["stringValue"]!));
        Assert.Equal(5, (int)(await Client.GetAsync("api/public/v2/scores/b"))["value"]!);
        Assert.Contains("score-config-misfit", await Client.WarningCodesAsync());
    }

    [Fact]
    public async Task Queue_IsWorkedThrough()
    {
        var config = (string)(await PostAsync("score-configs", """{"name":"ok","dataType":"BOOLEAN"}"""))["id"]!;
        var queue = await PostAsync("annotation-queues", $$"""{"name":"review","scoreConfigIds":["{{config}}"]}""");
        var path = $"annotation-queues/{queue["id"]}";
        var first = await PostAsync(path + "/items", """{"objectId":"t1","objectType":"TRACE"}""");
        await PostAsync(path + "/items", """{"objectId":"s1","objectType":"SESSION","status":"COMPLETED"}""");

        var done = await SendAsync(HttpMethod.Patch, $"{path}/items/{first["id"]}", """{"status":"COMPLETED"}""");

        Assert.Equal("PENDING", (string?)first["status"]);
        Assert.NotNull(done["completedAt"]);
        Assert.Equal(2, (int)(await Client.GetAsync($"api/public/{path}/items?status=COMPLETED"))["meta"]!["totalItems"]!);
        Assert.Empty((await Client.GetAsync($"api/public/{path}/items?status=PENDING"))["data"]!.AsArray());
        Assert.True((bool)(await SendAsync(HttpMethod.Delete, $"{path}/items/{first["id"]}"))["success"]!);
        await SendAsync(HttpMethod.Get, $"{path}/items/{first["id"]}", null, HttpStatusCode.NotFound);
        using var user = await Client.PostAsync("api/local/users", """{"email":"ada@example.com","role":"MEMBER"}""");
        var userId = (string)(await BodyOf(user))["userId"]!;
        Assert.Equal("local", (string?)(await PostAsync(path + "/assignments", $$"""{"userId":"{{userId}}"}"""))["projectId"]);
        Assert.True((bool)(await SendAsync(HttpMethod.Delete, path + "/assignments", $$"""{"userId":"{{userId}}"}"""))["success"]!);
        Assert.Equal("review", (string?)(await Client.GetAsync("api/public/annotation-queues"))["data"]![0]!["name"]);
    }

    [Fact]
    public async Task Comments_StandBesideWhatIsThere()
    {
        using var sent = await Client.ExportAsync(new ProtoSpan());
        var made = await PostAsync("comments", $$"""{"projectId":"local","objectType":"TRACE","objectId":"{{Ids.Trace(1)}}","content":"look here","authorUserId":"ada"}""");

        Assert.Equal("look here", (string?)(await Client.GetAsync($"api/public/comments/{made["id"]}"))["content"]);
        Assert.Single((await Client.GetAsync($"api/public/comments?objectType=TRACE&objectId={Ids.Trace(1)}"))["data"]!.AsArray());
        Assert.Single((await Client.GetAsync("api/public/comments?objectType=TRACE&authorUserId=ada"))["data"]!.AsArray());
        Assert.Empty((await Client.GetAsync("api/public/comments?objectType=PROMPT"))["data"]!.AsArray());
    }

    [Theory]
    [InlineData("score-configs", """{"name":"a/b","dataType":"NUMERIC"}""", HttpStatusCode.BadRequest, "name: letters")]
    [InlineData("score-configs", """{"name":"a","dataType":"NUMERIC","minValue":2,"maxValue":1}""", HttpStatusCode.BadRequest, "below maxValue")]
    [InlineData("score-configs", """{"name":"a","dataType":"CATEGORICAL"}""", HttpStatusCode.BadRequest, "categories: required")]
    [InlineData("score-configs", """{"name":"a","dataType":"CATEGORICAL","categories":[{"label":"x","value":1},{"label":"x","value":2}]}""", HttpStatusCode.BadRequest, "once")]
    [InlineData("score-configs", """{"name":"a","dataType":"BOOLEAN","categories":[{"label":"x","value":1}]}""", HttpStatusCode.BadRequest, "leave them out")]
    [InlineData("annotation-queues", """{"name":"q","scoreConfigIds":["none"]}""", HttpStatusCode.BadRequest, "no score config 'none'")]
    [InlineData("annotation-queues", """{"name":"q"}""", HttpStatusCode.BadRequest, "scoreConfigIds: required")]
    [InlineData("annotation-queues/none/items", """{"objectId":"a","objectType":"TRACE"}""", HttpStatusCode.NotFound, "not found")]
    [InlineData("comments", """{"projectId":"local","objectType":"TRACE","objectId":"none","content":"x"}""", HttpStatusCode.NotFound, "No trace with id 'none'")]
    [InlineData("comments", """{"projectId":"other","objectType":"TRACE","objectId":"x","content":"x"}""", HttpStatusCode.BadRequest, "is not the project of the key")]
    [InlineData("comments", """{"projectId":"local","objectType":"TRACE","objectId":"x","content":"x","colour":1}""", HttpStatusCode.BadRequest, "colour: unknown")]
    public async Task Body_ThatCannotBe_NamesTheField(string path, string body, HttpStatusCode expected, string named) =>
        Assert.Contains(named, System.Text.RegularExpressions.Regex.Unescape((await PostAsync(path, body, expected)).ToJsonString()), StringComparison.Ordinal);
}
