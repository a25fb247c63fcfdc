// Planted: LFO5011
using Langfuse.Observe;
using Microsoft.VisualStudio.TestTools.UnitTesting;

[TestClass]
public class ChatTests
{
    private static LangfuseClient? s_langfuse;

    [ClassInitialize]
    public static void Init(TestContext context) => s_langfuse = LangfuseClient.Start();

    [TestMethod]
    public void Chats() => s_langfuse!.Score("ok", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
}
