// Planted: LFO5001
using Langfuse.Observe;

Setup();
Console.WriteLine(Chat.Reply("hello"));

static void Setup()
{
    LangfuseClient.Start(o => o.Release = "1.2");
}

public static class Chat
{
    [Observe]
    public static string Reply(string message) => message;
}
