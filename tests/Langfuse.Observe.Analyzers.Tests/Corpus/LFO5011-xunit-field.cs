// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

public class AnswerTests
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    [Fact]
    public void Answers_in_time()
    {
        using var trace = _langfuse.StartTrace("test");
        Assert.NotNull(trace);
    }
}
