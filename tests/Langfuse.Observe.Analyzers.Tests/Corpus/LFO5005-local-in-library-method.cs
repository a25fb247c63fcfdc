// Planted: LFO5005
using Langfuse.Observe;

public static class Report
{
    public static void Send(string text)
    {
        var client = LangfuseClient.Start();
        client.Score("length", text.Length, traceId: "0af7651916cd43dd8448eb211c80319c");
    }
}
