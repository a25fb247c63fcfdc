using System.Text.Json;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Cli;

/// <summary>A trace of the server becomes a test with its trace beside it.</summary>
public sealed class TestFromCommandTests : ServerTest
{
    [Fact]
    public async Task Trace_BecomesATestAndAFile()
    {
        await RagTrace.SendAsync(Client);
        var folder = Directory.CreateTempSubdirectory("test-from");
        try
        {
            string[] arguments = ["test-from", RagTrace.TraceId, "--output", folder.FullName, "--name", "generate-answer", "--call", "await Rag.AnswerAsync(\"q\");", "--namespace", "Shop.Tests"];
            var first = await RunAsync(arguments);
            var second = await RunAsync(arguments);

            Assert.True(first.Code == 0, first.Error);
            var test = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "SupportAnswerReplayTests.cs"));
            Assert.Contains("namespace Shop.Tests;", test, StringComparison.Ordinal);
            Assert.Contains("LangfuseReplay.From(\"traces/SupportAnswer.json\", names: [\"generate-answer\"]);", test, StringComparison.Ordinal);
            Assert.Contains("RunAsync() => await Rag.AnswerAsync(\"q\");", test, StringComparison.Ordinal);
            using var trace = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "traces", "SupportAnswer.json")));
            Assert.Equal(12, trace.RootElement.GetProperty("observations").GetArrayLength());
            Assert.Equal(1, second.Code);
            Assert.Contains("--force", second.Error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task UnknownName_SaysWhatThereIs()
    {
        await RagTrace.SendAsync(Client);

        var (code, _, error) = await RunAsync("test-from", RagTrace.TraceId, "--name", "nothing");

        Assert.Equal(1, code);
        Assert.Contains("'nothing'", error, StringComparison.Ordinal);
        Assert.Contains("generate-answer", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => Tool.RunAsync(
        new() { ["LANGFUSE_BASE_URL"] = Server.BaseUrl.AbsoluteUri, ["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey, ["LANGFUSE_SECRET_KEY"] = Server.SecretKey }, arguments);
}
