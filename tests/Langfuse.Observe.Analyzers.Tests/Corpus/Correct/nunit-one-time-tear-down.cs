// Correct
using Langfuse.Observe;
using NUnit.Framework;

[TestFixture]
public class EvaluationTests
{
    private LangfuseClient? _langfuse;

    [OneTimeSetUp]
    public void Start() => _langfuse = LangfuseClient.Start();

    [OneTimeTearDown]
    public void Stop() => _langfuse?.Dispose();

    [Test]
    public void Answer_IsScored() => _langfuse!.Score("accuracy", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
}
