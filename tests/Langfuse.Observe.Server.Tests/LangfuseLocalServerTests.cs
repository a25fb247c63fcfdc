using System.Net;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests;

public sealed class LangfuseLocalServerTests
{
    [Fact]
    public async Task StartAsync_WithoutOptions_ListensOnALoopbackPortWithTheLocalKeys()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        using var client = new ServerClient(server);

        Assert.Equal("127.0.0.1", server.BaseUrl.Host);
        Assert.NotEqual(0, server.BaseUrl.Port);
        Assert.Equal("pk-lf-local", server.PublicKey);
        Assert.Equal("sk-lf-local", server.SecretKey);
        Assert.Equal("OK", (string?)(await client.GetAsync("api/public/health"))["status"]);
    }

    [Fact]
    public async Task StartAsync_WithOptions_UsesTheKeysAndTheProjectName()
    {
        await using var server = await LangfuseLocalServer.StartAsync(options =>
        {
            options.PublicKey = "pk-lf-mine";
            options.SecretKey = "sk-lf-mine";
            options.ProjectName = "shop";
        });
        using var client = new ServerClient(server);

        var projects = await client.GetAsync("api/public/projects");

        Assert.Equal("shop", (string?)projects["data"]![0]!["name"]);
    }

    [Fact]
    public async Task StartAsync_OnATakenPort_SaysWhichAndWhatToDo()
    {
        await using var first = await LangfuseLocalServer.StartAsync();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => LangfuseLocalServer.StartAsync(options => options.Port = first.BaseUrl.Port));

        Assert.Contains($"127.0.0.1:{first.BaseUrl.Port}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--port", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_OnAFileThatIsNoDatabase_SaysWhichFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("notes.txt");
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("These are notes. ", 100)));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => LangfuseLocalServer.StartAsync(options => options.DatabasePath = path));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "pk", "sk", "Port")]
    [InlineData(0, "p:k", "sk", "PublicKey")]
    [InlineData(0, "pk", " ", "SecretKey")]
    public async Task StartAsync_WithAnOptionThatCannotBe_NamesIt(int port, string publicKey, string secretKey, string option)
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => LangfuseLocalServer.StartAsync(
            new LangfuseLocalServerOptions { Port = port, PublicKey = publicKey, SecretKey = secretKey }));

        Assert.Contains(option, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_OfATemporaryServer_LeavesNoFile()
    {
        var server = await LangfuseLocalServer.StartAsync();
        var path = server.DatabasePath;
        using (var client = new ServerClient(server))
        {
            await client.ExportAsync(new ProtoSpan());
        }

        Assert.True(File.Exists(path));

        await server.DisposeAsync();

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"));
    }

    [Fact]
    public async Task Restart_OnTheSameFile_KeepsEverything()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("deep/er/traces.db");
        await using (var server = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = path))
        {
            using var client = new ServerClient(server);
            using var response = await client.ExportAsync(new ProtoSpan { Name = "kept" });
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await using (var server = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = path))
        {
            using var client = new ServerClient(server);
            var trace = await client.GetAsync($"api/public/traces/{Ids.Trace(1)}");
            Assert.Equal("kept", (string?)trace["name"]);
            Assert.Equal(1, (int)(await client.GetAsync("api/local/counts"))["observations"]!);
        }
    }

    [Fact]
    public async Task GetTraceUrl_OfAnyTrace_IsTheAddressTheApiGives()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        using var client = new ServerClient(server);
        await client.ExportAsync(new ProtoSpan());

        var trace = await client.GetAsync($"api/public/traces/{Ids.Trace(1)}");

        Assert.Equal(new Uri(server.BaseUrl, (string)trace["htmlPath"]!), server.GetTraceUrl(Ids.Trace(1)));
    }
}
