using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Cli;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Sync;

public sealed class IntegrationTests : SyncTest
{
    [Fact]
    public async Task AnIntegration_HasTheDocumentedDefaults_AndNeverShowsItsSecret()
    {
        using var made = await Client.PostAsync("api/integrations", $$"""{"name":"prod","host":"{{Source.BaseUrl}}","publicKey":"pk-lf-source","secretKey":"sk-lf-source-secret"}""");
        var text = await made.Content.ReadAsStringAsync();
        var reply = JsonNode.Parse(text)!;

        Assert.Equal(201, (int)made.StatusCode);
        Assert.Equal((true, 5, 7, 100, "auto", "saved"), ((bool)reply["autoSync"]!, (double)reply["intervalMinutes"]!, (double)reply["lookbackDays"]!, (int)reply["batchSize"]!, (string)reply["api"]!, (string)reply["credentials"]!));
        Assert.DoesNotContain("sk-lf-source-secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-lf-source-secret", (await Client.GetAsync("api/integrations")).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("prod", (string?)(await Client.GetAsync("api/integrations/prod"))["name"]);
    }

    [Fact]
    public async Task Keys_AreEncryptedOnDisk_AndTheKeyFileIsForItsOwnerOnly()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("t.db");
        await using (var server = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = data))
        {
            using var client = new ServerClient(server);
            using var made = await client.PostAsync("api/integrations", """{"name":"a","host":"http://127.0.0.1:1","publicKey":"pk-lf-x","secretKey":"sk-lf-very-secret-indeed","autoSync":false}""");
            Assert.True(made.IsSuccessStatusCode);
        }

        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(data));
        Assert.Contains("pk-lf-x", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret-indeed", bytes, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(data + ".key"));
        }

        await File.WriteAllTextAsync(data + ".key", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        await using var reopened = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = data);
        using var again = new ServerClient(reopened);
        using var refused = await again.PostAsync("api/integrations/a/sync", "");
        Assert.Contains("saved with another encryption key", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "name: required")]
    [InlineData("""{"name":"a","host":"nowhere"}""", "'nowhere' is not an address")]
    [InlineData("""{"name":"a","publicKey":"pk-lf-1"}""", "both or none")]
    [InlineData("""{"name":"a","publicKey":"sk-lf-1","secretKey":"pk-lf-1"}""", "wrong way round")]
    [InlineData("""{"name":"a","intervalMinutes":0}""", "intervalMinutes: must be a number")]
    [InlineData("""{"name":"a","batchSize":5000}""", "batchSize: must be a whole number from 1 to 1000")]
    [InlineData("""{"name":"a","api":"v5"}""", "'v5' is not one of auto, v4, v3")]
    [InlineData("""{"name":"a","intervall":5}""", "intervall: unknown")]
    public async Task WhatCannotBe_IsNamed(string body, string expected)
    {
        using var refused = await Client.PostAsync("api/integrations", body);

        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains(expected, (await BodyOf(refused)).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameTwice_IsAConflict_AndAProjectIsNotPulledFromItself()
    {
        await IntegrateAsync();
        using var twice = await Client.PostAsync("api/integrations", """{"name":"source","autoSync":false}""");
        using var itself = await Client.PostAsync("api/integrations", $$"""{"name":"me","host":"{{Server.BaseUrl}}","publicKey":"{{Server.PublicKey}}","secretKey":"{{Server.SecretKey}}"}""");

        Assert.Equal(409, (int)twice.StatusCode);
        Assert.Contains("from itself", await itself.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_SaysWhatOpensAndWhatIsWrong()
    {
        async Task<string> TryAsync(string host, string secret = "sk-lf-source-secret") => (string)(await BodyOf(await Client.PostAsync("api/integrations/test", $$"""{"host":"{{host}}","publicKey":"pk-lf-source","secretKey":"{{secret}}"}""")))["message"]!;
        await using var broken = new FaultyProxy(Source.BaseUrl, (_, _) => FaultyProxy.Fault.ServerError);

        Assert.Contains("Connection successful: the keys open the project 'source'", await TryAsync(Source.BaseUrl.AbsoluteUri), StringComparison.Ordinal);
        Assert.Contains("Connection successful", await TryAsync(Source.BaseUrl + "api/public/otel"), StringComparison.Ordinal);
        Assert.Contains("Authentication failed", await TryAsync(Source.BaseUrl.AbsoluteUri, "sk-lf-revoked"), StringComparison.Ordinal);
        Assert.Contains("Nobody answers at", await TryAsync("http://127.0.0.1:1"), StringComparison.Ordinal);
        Assert.Contains("There is no server named", await TryAsync("http://no-such-host.invalid"), StringComparison.Ordinal);
        Assert.Contains("TLS failed", await TryAsync($"https://127.0.0.1:{Source.BaseUrl.Port}"), StringComparison.Ordinal);
        Assert.Contains("fails with 500", await TryAsync(broken.Address.AbsoluteUri), StringComparison.Ordinal);
        Assert.Contains("is not a Langfuse", await TryAsync(Source.BaseUrl + "traces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RevokedKeys_FailTheSync_WithTheCure()
    {
        var id = await IntegrateAsync();
        await Client.SendAsync(HttpMethod.Patch, $"api/integrations/{id}", """{"publicKey":"pk-lf-source","secretKey":"sk-lf-gone"}""");

        var run = await SyncAsync(id, expected: "failed");

        Assert.Contains("mistyped, revoked, or of another region or project", (string)run["message"]!, StringComparison.Ordinal);
        Assert.Equal("failed", (string?)(await Client.GetAsync($"api/integrations/{id}/sync/status"))["data"]!["lastSync"]!["status"]);
    }

    [Fact]
    public async Task KeysOfTheEnvironment_AreUsed_UntilSavedOnesWin()
    {
        await SendAsync(SourceClient, 3);
        using var folder = new TemporaryFolder();
        using var server = await ChildServer.StartAsync(folder.File("t.db"), new() { ["LANGFUSE_PUBLIC_KEY"] = "pk-lf-source", ["LANGFUSE_SECRET_KEY"] = "sk-lf-source-secret", ["LANGFUSE_HOST"] = Source.BaseUrl.AbsoluteUri });
        using var made = await server.Client.PostAsync("api/integrations", """{"name":"env","autoSync":false}""");
        using var first = await server.Client.PostAsync("api/integrations/env/sync", "");
        var run = await EndOfSyncAsync(server.Client, "env");
        using var changed = await server.Client.SendAsync(HttpMethod.Patch, "api/integrations/env", """{"publicKey":"pk-lf-source","secretKey":"sk-lf-saved-and-wrong"}""");
        using var second = await server.Client.PostAsync("api/integrations/env/sync", "");

        Assert.Equal("environment", (string?)(await BodyOf(made))["credentials"]);
        Assert.Equal(3, (int)run["tracesIngested"]!);
        Assert.Equal("saved", (string?)(await BodyOf(changed))["credentials"]);
        await EndOfSyncAsync(server.Client, "env", "failed");
    }

    [Fact]
    public async Task AKeyOfAnotherProject_SeesNoIntegration()
    {
        await IntegrateAsync();
        using var stranger = new ServerClient(Server.BaseUrl, "pk-lf-wrong", "sk-lf-wrong");

        using var refused = await stranger.TryGetAsync("api/integrations");
        Assert.Equal(401, (int)refused.StatusCode);
        using var publicOnly = new ServerClient(Server);
        publicOnly.Authorize("Bearer", Server.PublicKey);
        using var forbidden = await publicOnly.TryGetAsync("api/integrations");
        Assert.Equal(403, (int)forbidden.StatusCode);
    }
}
