// Planted: LFO5011
using Langfuse.Observe;
using NUnit.Framework;

[TestFixture]
public class EvalTests
{
    private LangfuseClient _client = null!;

    [SetUp]
    public void SetUp() => _client = LangfuseClient.Start(o => o.Environment = "test");

    [Test]
    public void Evaluates() => _client.Score("passed", true, traceId: "0af7651916cd43dd8448eb211c80319c");
}
