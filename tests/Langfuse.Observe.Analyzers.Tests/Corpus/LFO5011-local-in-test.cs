// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

public class TraceTests
{
    [Fact]
    public async Task Records_a_trace()
    {
        var langfuse = LangfuseClient.Start();
        using (var trace = langfuse.StartTrace("t"))
        {
            await Task.Yield();
            Assert.NotEmpty(trace.TraceId);
        }
    }
}
