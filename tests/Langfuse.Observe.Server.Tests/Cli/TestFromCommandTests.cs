using System.Text.Json;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Cli;

/// <summary>A trace of the server becomes a test with its trace beside it. That the test compiles, and is green and red, is held in tests/Integration.</summary>
public sealed class TestFromCommandTests : ServerTest, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("test-from");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Trace_BecomesATestAndAFile()
    {
        await RagTrace.SendAsync(Client);

        var (code, output, error) = await WriteAsync("--name", "generate-answer", "--call", "await Rag.AnswerAsync(\"q\");\nawait Task.Delay(1)", "--namespace", "Shop.Tests");

        Assert.True(code == 0, error);
        Assert.Contains("C# 10", output, StringComparison.Ordinal);
        Assert.Equal(
            $$"""
            using System.Threading.Tasks;
            using Langfuse.Observe.Testing;
            using Xunit;

            namespace Shop.Tests;

            /// <summary>Replays trace {{RagTrace.TraceId}}: red when the calls change, without the model.</summary>
            public sealed class SupportAnswerReplayTests
            {
                [Fact]
                public async Task Calls_AreThoseOfTheTrace()
                {
                    using var replay = LangfuseReplay.From("traces/SupportAnswer.json", names: new[] { "generate-answer" });

                    await Rag.AnswerAsync("q");
                    await Task.Delay(1);

                    replay.ShouldHaveNoDifference();
                }
            }

            """.ReplaceLineEndings("\n"),
            (await ReadAsync("SupportAnswerReplayTests.cs")).ReplaceLineEndings("\n"));
        using var trace = JsonDocument.Parse(await ReadAsync("traces/SupportAnswer.json"));
        Assert.Equal(12, trace.RootElement.GetProperty("observations").GetArrayLength());
    }

    [Fact]
    public async Task WithoutACall_TheObservedMethodIsCalled_AndACallWithoutAwaitIsNoTask()
    {
        await RagTrace.SendAsync(Client);

        Assert.Equal(0, (await WriteAsync()).Code);
        Assert.Contains("await replay.CallRootAsync();", await ReadAsync("SupportAnswerReplayTests.cs"), StringComparison.Ordinal);

        Assert.Equal(0, (await WriteAsync("--force", "--call", "Rag.Answer()")).Code);
        Assert.Contains("public void Calls_AreThoseOfTheTrace()", await ReadAsync("SupportAnswerReplayTests.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traces/SupportAnswer.json")]
    [InlineData("SupportAnswerReplayTests.cs")]
    public async Task FileThatIsThere_LeavesBothUnwritten_UntilItIsForced(string present)
    {
        await RagTrace.SendAsync(Client);
        await WriteAsync();
        var other = present.EndsWith("cs", StringComparison.Ordinal) ? "traces/SupportAnswer.json" : "SupportAnswerReplayTests.cs";
        File.Delete(Path.Combine(_folder.FullName, other));

        var (code, _, error) = await WriteAsync();

        Assert.Equal(1, code);
        Assert.Contains("nothing was written. Use --force", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, other)));
        Assert.Equal(0, (await WriteAsync("--force")).Code);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, other)));
    }

    [Fact]
    public async Task AnotherTraceOfTheName_GetsFilesOfItsOwn()
    {
        await RagTrace.SendAsync(Client);
        await WriteAsync();
        var file = Path.Combine(_folder.FullName, "traces/SupportAnswer.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(RagTrace.TraceId, new string('a', 32), StringComparison.Ordinal));

        var (code, output, _) = await WriteAsync("--json");

        Assert.Equal(0, code);
        using var said = JsonDocument.Parse(output);
        var name = said.RootElement.GetProperty("className").GetString()!;
        Assert.Matches("^SupportAnswer.+ReplayTests$", name);
        Assert.Equal(RagTrace.TraceId, said.RootElement.GetProperty("traceId").GetString());
        Assert.True(File.Exists(said.RootElement.GetProperty("test").GetString()) && File.Exists(said.RootElement.GetProperty("trace").GetString()));
        Assert.Contains(new string('a', 32), await ReadAsync("traces/SupportAnswer.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderInAProject_NamesTheTraceFromTheProject()
    {
        await RagTrace.SendAsync(Client);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Shop.Tests.csproj"), "<Project />");

        var (code, _, error) = await RunAsync("test-from", RagTrace.TraceId, "--output", Path.Combine(_folder.FullName, "Agents"));

        Assert.True(code == 0, error);
        Assert.Contains("From(\"Agents/traces/SupportAnswer.json\")", await ReadAsync("Agents/SupportAnswerReplayTests.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownName_SaysWhatThereIs()
    {
        await RagTrace.SendAsync(Client);

        var (code, _, error) = await WriteAsync("--name", "nothing");

        Assert.Equal(1, code);
        Assert.Contains("'nothing'", error, StringComparison.Ordinal);
        Assert.Contains("generate-answer", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownTrace_AndOneWithNothingToReplay_SayTheCure()
    {
        var unknown = await RunAsync("test-from", new string('f', 32), "--output", _folder.FullName);
        Assert.Equal(1, unknown.Code);
        Assert.Contains($"has no trace '{new string('f', 32)}'. 'langfuse-observe traces --json' lists the ids.", unknown.Error, StringComparison.Ordinal);

        using (var sent = await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(1), SpanId = Ids.Span(1), Name = "only a span" }))
        {
            Assert.True(sent.IsSuccessStatusCode);
        }

        var nothing = await RunAsync("test-from", Ids.Trace(1), "--output", _folder.FullName);
        Assert.Equal(1, nothing.Code);
        Assert.Contains("no generation and no tool, so there is nothing to replay. Name with --name what is to answer. It has: only a span.", nothing.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(_folder.FullName, file));

    private Task<(int Code, string Output, string Error)> WriteAsync(params string[] more) => RunAsync(["test-from", RagTrace.TraceId, "--output", _folder.FullName, .. more]);

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => Tool.RunAsync(
        new() { ["LANGFUSE_BASE_URL"] = Server.BaseUrl.AbsoluteUri, ["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey, ["LANGFUSE_SECRET_KEY"] = Server.SecretKey }, arguments);
}
