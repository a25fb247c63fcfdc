using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Hosting;

/// <summary>Programs that end without disposing their client: real processes, real signals, a real server at the other end.</summary>
public sealed class ExitTests : IDisposable
{
    private const int Made = 40;
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Terminate = 15;

    /// <summary>Seconds that a server gets at the end which takes everything, and one that takes nothing.</summary>
    private const string Long = "60";
    private const string Short = "2";

    private readonly string _spool = Path.Combine(Path.GetTempPath(), "langfuse-exit-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_spool))
        {
            Directory.Delete(_spool, recursive: true);
        }
    }

    [Theory]
    [InlineData("return", 0)]
    [InlineData("exit", 3)]
    public async Task ProgramThatEndsByItself_DeliversAtProcessExit(string ending, int code)
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var program = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), "record", $"{Made}", ending, Long);
        var (exitCode, error) = await program.EndAsync();

        AssertAllArrived(server);
        Assert.Equal((code, ""), (exitCode, error));
    }

    /// <summary>Logger, mask, filter, handler and listener throw whatever they are asked, at the end of the process too.</summary>
    [Theory]
    [InlineData("return")]
    [InlineData("dispose")]
    public async Task ProgramInWhichEverythingThrows_EndsAsItWould(string ending)
    {
        using var port = new ClosedPort();
        using var program = ChildProgram.Start(ChildProgram.Keys(port.BaseUrl), "hostile", ending);

        Assert.Equal((5, ""), await program.EndAsync());
    }

    [Fact]
    public async Task ProgramThatDiesOfAnException_WithASpool_LeavesEverythingForTheNext()
    {
        using var port = new ClosedPort();
        var environment = ChildProgram.Keys(port.BaseUrl);
        environment["LANGFUSE_SPOOL_DIRECTORY"] = _spool;
        using (var program = ChildProgram.Start(environment, "record", $"{Made}", "throw", Long))
        {
            var (code, error) = await program.EndAsync();
            Assert.NotEqual(0, code);
            Assert.Contains("not caught", error, StringComparison.Ordinal);
        }

        await using var server = port.Open(RawAnswer.AcceptAll);
        await using var next = RawClients.At(port.BaseUrl, options => options.SpoolDirectory = _spool);
        await next.FlushAsync();
        AssertAllArrived(server);
    }

    [SkippableTheory]
    [InlineData(Interrupt)]
    [InlineData(Quit)]
    [InlineData(Hangup)]
    [InlineData(Terminate)]
    public async Task ProgramThatIsSignalled_DeliversAndStillEnds(int signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var program = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), "record", $"{Made}", "wait", Long);
        await program.SaysAsync("ready");
        program.Signal(signal);
        var (code, error) = await program.EndAsync();

        AssertAllArrived(server);
        Assert.Equal((128 + signal, ""), (code, error));
    }

    [SkippableFact]
    public async Task ProgramThatCancelsTheInterrupt_GoesOnRecording()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var program = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), "record", $"{Made}", "cancels", Long);
        await program.SaysAsync("ready");
        program.Signal(Interrupt);
        var (code, error) = await program.EndAsync();

        Assert.Equal((5, ""), (code, error));
        Assert.Equal(Made + 1, Spans.Of(server).Select(static span => span.Name).Distinct().Count());
        Assert.Contains(Spans.Of(server), static span => span.Name == "after the signal");
    }

    [SkippableTheory]
    [InlineData("return", 0)]
    [InlineData("wait", Interrupt)]
    [InlineData("wait", Terminate)]
    public async Task ServerThatNeverAnswers_IsNamedAtTheEnd(string ending, int signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        var (_, error) = await RunAsync(ChildProgram.Keys(server.BaseUrl), ending, signal);

        Assert.Contains($"{Made + 1} items could not be delivered", error, StringComparison.Ordinal);
        Assert.Contains("LANGFUSE_SPOOL_DIRECTORY", error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("return", 0)]
    [InlineData("wait", Interrupt)]
    [InlineData("wait", Terminate)]
    public async Task ServerThatNeverAnswers_WithASpool_LosesNothing(string ending, int signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        string error;
        await using (var silent = RawServer.Start(static _ => RawAnswer.Never))
        {
            var environment = ChildProgram.Keys(silent.BaseUrl);
            environment["LANGFUSE_SPOOL_DIRECTORY"] = _spool;
            (_, error) = await RunAsync(environment, ending, signal);
            await using var server = RawServer.Start(RawAnswer.AcceptAll);
            await using var next = RawClients.At(new Uri(server.BaseUrl.GetLeftPart(UriPartial.Authority)), options => options.SpoolDirectory = _spool);
            await next.FlushAsync();
            AssertAllArrived(server);
        }

        Assert.DoesNotContain("could not be delivered", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(Dictionary<string, string> environment, string ending, int signal)
    {
        using var program = ChildProgram.Start(environment, "record", $"{Made}", ending, Short);
        if (signal != 0)
        {
            await program.SaysAsync("ready");
            program.Signal(signal);
        }

        return await program.EndAsync();
    }

    private static void AssertAllArrived(RawServer server)
    {
        Assert.Equal(Made, Spans.Of(server).Select(static span => span.Name).Distinct().Count());
        Assert.Contains(server.Requests, static request => !request.IsSpans && request.Text.Contains("\"name\":\"s\"", StringComparison.Ordinal));
    }
}
