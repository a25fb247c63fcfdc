using NUnit.Framework;
using Langfuse.Observe;

[SetUpFixture]
public class Global
{
    public static LangfuseClient Langfuse { get; private set; } = null!;

    [OneTimeSetUp]
    public void Begin() => Langfuse = LangfuseClient.Start();

    [OneTimeTearDown]
    public void End() => Langfuse.Dispose();
}

[TestFixture]
public class Prices
{
    [Test]
    public void Quoted() => Global.Langfuse.Score("quoted", true, sessionId: "t");
}

namespace NUnit.Framework { [System.AttributeUsage(System.AttributeTargets.Class)] public class SetUpFixtureAttribute : System.Attribute; }
