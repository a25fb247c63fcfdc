using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.LocalServer.Access;
using Langfuse.Observe.LocalServer.Alerts;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Langfuse.Observe.Server.Tests.Evaluation;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.Alerts;

public sealed class AlertTests : ServerTest
{
    private const string Errors = """ "query":{"view":"observations","metrics":[{"measure":"count","aggregation":"count"}],"filters":[{"type":"string","column":"level","operator":"=","value":"ERROR"}]} """;

    private static ProtoSpan Failed(int number, DateTimeOffset? at = null) => new()
    {
        TraceId = Ids.Trace(number), SpanId = Ids.Span(number), StatusCode = 2, Start = (ulong)((at ?? DateTimeOffset.UtcNow) - DateTimeOffset.UnixEpoch).TotalMicroseconds * 1000,
    };

    [Fact]
    public async Task Breach_IsToldOnce_Signed_AndItsEndToo()
    {
        await using var hook = await FakeWebhook.StartAsync();
        var alert = await Client.SendAsync("POST", "api/local/alerts",
            $$"""{"name":"errors","windowMinutes":60,"operator":">","threshold":0,"intervalSeconds":5,"webhook":{"url":"{{hook.Address}}"},{{Errors}}}""", 201);
        var path = $"api/local/alerts/{alert["id"]}";
        await Client.UntilAsync(path, answer => (string)answer["state"]! == "ok");
        using var sent = await Client.ExportAsync(Failed(1));

        await Patience.UntilAsync(() => !hook.Received.IsEmpty);
        await Client.SendAsync("PATCH", path, """{"threshold":5}""");
        await Patience.UntilAsync(() => hook.Received.Count == 2);

        var events = hook.Received.Select(item => JsonNode.Parse(item.Body)!).ToList();
        Assert.Equal(["alert.fired", "alert.resolved"], events.Select(item => (string)item["type"]!));
        Assert.Equal((1, "alert", "errors", "local"), ((int)events[0]["value"]!, (string)events[0]["state"]!, (string)events[0]["alert"]!["name"]!, (string)events[0]["alert"]!["projectId"]!));
        foreach (var (body, signature) in hook.Received)
        {
            var parts = signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
            var secret = Encoding.UTF8.GetBytes((string)alert["webhook"]!["secret"]!);
            Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"))), parts["v1"]);
        }

        var log = await Client.UntilAsync(path + "/events", answer => answer["data"]!.AsArray().All(item => (string)item!["delivery"]!["state"]! == "delivered"));
        Assert.Equal(2, (int)log["meta"]!["totalItems"]!);
        Assert.Null((await Client.GetAsync(path))["webhook"]!["secret"]);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed_AndTheLogSaysWhereItLeads()
    {
        await using var hook = await FakeWebhook.StartAsync();
        hook.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "http://127.0.0.1:1/there";
        };
        var alert = await Client.SendAsync("POST", "api/local/alerts", $$"""{"name":"a","windowMinutes":5,"operator":">","threshold":0,"webhook":{"url":"{{hook.Address}}"},{{Errors}}}""", 201);
        await Client.SendAsync("POST", $"api/local/alerts/{alert["id"]}/test", "{}", 202);

        var log = await Client.UntilAsync($"api/local/alerts/{alert["id"]}/events", answer => (int)answer["data"]![0]!["delivery"]!["attempts"]! > 0 && answer["data"]![0]!["delivery"]!["lastError"] is not null);

        Assert.Equal(("pending", 307), ((string)log["data"]![0]!["delivery"]!["state"]!, (int)log["data"]![0]!["delivery"]!["lastStatus"]!));
        Assert.Contains("http://127.0.0.1:1/there", (string)log["data"]![0]!["delivery"]!["lastError"]!, StringComparison.Ordinal);
        await Client.SendAsync("DELETE", $"api/local/alerts/{alert["id"]}/nothing", null, 404);
    }

    [Theory]
    [InlineData("""{"name":"a","windowMinutes":5,"operator":">","threshold":0,"webhook":{"url":"ftp://x"},"query":{"view":"observations","metrics":[{"measure":"count","aggregation":"count"}]}}""", "webhook.url")]
    [InlineData("""{"name":"a","windowMinutes":5,"operator":"~","threshold":0,"webhook":{"url":"http://x"},"query":{"view":"observations","metrics":[{"measure":"colour","aggregation":"count"}]}}""", "'colour' is none of observations")]
    [InlineData("""{"name":"a","windowMinutes":0,"operator":">","threshold":0,"webhook":{"url":"http://x"},"query":{"view":"observations","dimensions":[],"metrics":[]}}""", "query.dimensions")]
    [InlineData("{}", "query: required")]
    public async Task Body_ThatCannotBe_NamesTheField(string body, string named) =>
        Assert.Contains(named, System.Text.RegularExpressions.Regex.Unescape((await Client.SendAsync("POST", "api/local/alerts", body, 400)).ToJsonString()), StringComparison.Ordinal);

    // Over hours, by a clock that is moved, with a store on disk that is opened anew.
    [Fact]
    public async Task WebhookThatIsDownForAnHour_AndARestart_LoseNothingAndDoubleNothing()
    {
        using var folder = new TemporaryFolder();
        var clock = new MovedClock();
        var hook = new ScriptedHook { IsDown = true };
        var box = SecretBox.Open(null, null);
        var alert = new Alert("a", "errors", true, LocalServer.Json.JsonText.Parse("{" + Errors + "}").GetProperty("query"), 30, ">", 0, Alert.IgnoreNoData, 60, "http://hook", box.Seal("s"), Micros.Of(clock.Now), Micros.Of(clock.Now));

        async Task RunAsync(int minutes, Action<SqlStore>? first = null)
        {
            await using var store = Stores.Open(new LangfuseLocalServerOptions { DatabasePath = folder.File("a.db") });
            var catalogue = new SqlCatalogue(store);
            first?.Invoke(store);
            var (checker, delivery) = (new AlertChecker(catalogue, new SqlMetrics(store), clock), new AlertDelivery(catalogue, hook, box, clock));
            for (var minute = 0; minute < minutes; minute++)
            {
                await checker.CheckDueAsync("local", default);
                await delivery.DeliverDueAsync("local", default);
                clock.Now += TimeSpan.FromMinutes(1);
            }
        }

        await RunAsync(1, store => new SqlCatalogue(store).PutAsync(Alert.Collection, "local", alert, default).Wait());
        await RunAsync(20, store => store.WriteAsync("local", [new Observation { TraceId = "t", Id = "o", Level = "ERROR", StartUs = Micros.Of(clock.Now), EndUs = Micros.Of(clock.Now) }], default).Wait());
        await RunAsync(45);
        Assert.Empty(hook.Taken);
        hook.IsDown = false;
        await RunAsync(30);

        Assert.Equal(["alert.fired", "alert.resolved"], hook.Taken.Select(body => (string)JsonNode.Parse(body)!["type"]!));
        Assert.Equal(hook.Taken.Count, hook.Taken.Select(body => (string)JsonNode.Parse(body)!["id"]!).Distinct().Count());
        Assert.True(hook.Refused > 5);
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class ScriptedHook : IWebhook
    {
        public bool IsDown { get; set; }

        public int Refused { get; private set; }

        public List<string> Taken { get; } = [];

        public Task<(int? Status, string? Error)> SendAsync(string url, string body, string secret, CancellationToken cancellationToken)
        {
            if (IsDown)
            {
                Refused++;
                return Task.FromResult<(int?, string?)>((null, "down"));
            }

            Taken.Add(body);
            return Task.FromResult<(int?, string?)>((200, null));
        }
    }
}
