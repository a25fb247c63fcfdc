// Planted: LFO5011
using Langfuse.Observe;
using NUnit.Framework;

[TestFixture]
public class EvaluationTests
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    [Test]
    public void Answer_IsScored() => _langfuse.Score("accuracy", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
}
