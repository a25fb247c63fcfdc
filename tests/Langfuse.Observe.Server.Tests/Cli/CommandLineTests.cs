using System.Globalization;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Cli;

public sealed class CommandLineTests : ServerTest
{
    private Dictionary<string, string> Environment => new()
    {
        ["LANGFUSE_BASE_URL"] = Server.BaseUrl.AbsoluteUri, ["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey, ["LANGFUSE_SECRET_KEY"] = Server.SecretKey,
    };

    [Fact]
    public async Task Serve_KilledAfterItsAnswer_HasKeptWhatItAnswered()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("traces.db");
        using var process = Tool.Start(null, "serve", "--port", "0", "--data", data, "--public-key", "pk-lf-x", "--secret-key", "sk-lf-x");
        try
        {
            string? line;
            while ((line = await process.StandardOutput.ReadLineAsync()) is not null && !line.Contains("LANGFUSE_BASE_URL=", StringComparison.Ordinal))
            {
            }
            var address = new Uri(line!.Trim()["LANGFUSE_BASE_URL=".Length..]);
            using var http = new HttpClient { BaseAddress = address };
            Assert.Contains("Langfuse Observe", await http.GetStringAsync("/"), StringComparison.Ordinal);
            using var peer = new ServerClient(address, "pk-lf-x", "sk-lf-x");
            using var answer = await peer.ExportAsync(new ProtoSpan { Name = "kept" });
            Assert.True(answer.IsSuccessStatusCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await using var reopened = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = data);
        using var reader = new ServerClient(reopened);
        Assert.Equal("kept", (string?)(await reader.ObservationAsync())["name"]);
    }

    [Fact]
    public async Task Serve_OnATakenPort_SaysSoAndFails()
    {
        using var folder = new TemporaryFolder();

        var (code, _, error) = await Tool.RunAsync(null, "serve", "--port", Server.BaseUrl.Port.ToString(CultureInfo.InvariantCulture), "--data", folder.File("t.db"));

        Assert.Equal(1, code);
        Assert.Contains("the port is taken", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_IntoAPipe_AreTabSeparatedAndFiltered()
    {
        var now = (ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000_000;
        await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(1), Name = "new", Start = now, Attributes = { ["langfuse.trace.tags"] = new[] { "production" }, ["user.id"] = "ada" } });
        await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(2), SpanId = Ids.Span(2), Name = "untagged", Start = now });
        await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(3), SpanId = Ids.Span(3), Name = "old", Start = now - 7_200_000_000_000, Attributes = { ["langfuse.trace.tags"] = new[] { "production" } } });

        var (code, output, error) = await Tool.RunAsync(Environment, "traces", "--tag", "production", "--last", "1h");

        Assert.True(code == 0, error);
        var line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Split('\t');
        Assert.Equal(("new", "ada", "production", Ids.Trace(1)), (line[1], line[2], line[4], line[^1].Trim()));
    }

    [Theory]
    [InlineData("--last", "soon", "not a length of time")]
    [InlineData("--limit", "500", "1 to 100")]
    [InlineData("--base-url", "nowhere", "is not an address")]
    [InlineData("--secret-key", "wrong", "does not accept the keys")]
    public async Task Traces_WithWhatCannotBe_SaysWhatToMend(string option, string value, string expected)
    {
        var (code, output, error) = await Tool.RunAsync(Environment, "traces", option, value);

        Assert.Equal(1, code);
        Assert.Contains(expected, output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_OfAServerInOrder_FindsFourThingsGood()
    {
        var (code, output, _) = await Tool.RunAsync(Environment, "doctor");

        Assert.Equal(0, code);
        foreach (var expected in (string[])["Address  answers", "Clock    agrees", "Keys     open the project 'local'", "Export   spans are taken"])
        {
            Assert.Contains(expected, output, StringComparison.Ordinal);
        }

        Assert.Equal(0, (int)(await Client.GetAsync("api/local/counts"))["traces"]!);
    }

    [Fact]
    public async Task Doctor_WithWrongKeys_SaysWhichVariablesToSet()
    {
        var (code, output, _) = await Tool.RunAsync(Environment, "doctor", "--secret-key", "sk-lf-wrong");

        Assert.Equal(1, code);
        Assert.Contains("FAIL Keys     are refused for public key pk-lf-local. Set LANGFUSE_PUBLIC_KEY", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WhereNobodyAnswers_SaysHowToStartAServer()
    {
        var (code, output, _) = await Tool.RunAsync(null, "doctor", "--base-url", "http://127.0.0.1:1");

        Assert.Equal(1, code);
        Assert.Contains("Start the local server with 'langfuse-observe serve'", output, StringComparison.Ordinal);
    }
}
