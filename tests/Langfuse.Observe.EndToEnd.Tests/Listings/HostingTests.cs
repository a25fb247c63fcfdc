using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The fourth listing of the documentation, as a program of its own (<c>samples/Hosting</c>).</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task Program_Run_FlushesBothProjectsWhenTheHostStops()
    {
        await using var ran = await AskedServer.RunAsync("Hosting", new Dictionary<string, string>
        {
            // The local server has one project: both clients write to it.
            ["EVALUATION_PUBLIC_KEY"] = "pk-lf-local",
            ["EVALUATION_SECRET_KEY"] = "sk-lf-local",
        });
        var trace = ran.Trace;

        Assert.Equal("", ran.Run.Error);
        Assert.Equal(0, ran.Run.ExitCode);
        Assert.Contains("an answer to: my secret question", ran.Run.Output, StringComparison.Ordinal);
        Assert.Equal("""
            EVALUATOR Judge
            SPAN AnswerAsync

            """, trace.Tree());
        var answer = trace.Named("AnswerAsync");
        Assert.Equal("staging", StoredTrace.Text(answer, "environment"));
        Assert.Equal("""{"question":"my *** question"}""", StoredTrace.Text(answer, "input"));
        Assert.Equal("an answer to: my *** question", StoredTrace.Text(answer, "output"));
        Assert.Equal("default", StoredTrace.Text(trace.Named("Judge"), "environment"));
    }

    [Fact]
    public async Task Program_WithoutTheSecondProjectsKeys_DeliversTheFirstAndNamesWhatIsMissing()
    {
        await using var ran = await AskedServer.RunAsync("Hosting");

        Assert.Equal(0, ran.Run.ExitCode);
        Assert.Equal("SPAN AnswerAsync\n", ran.Trace.Tree());
        Assert.Contains("evaluation", ran.Run.Output + ran.Run.Error, StringComparison.Ordinal);
    }
}
