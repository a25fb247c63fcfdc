using Langfuse.Observe;

LangfuseClient client;
if (args.Length > 0 && args[0] == "local")
    client = LangfuseClient.Start(o => o.BaseUrl = new Uri("http://localhost:4319"));
else
    client = LangfuseClient.Start();

try
{
    Console.WriteLine(Echo.Say(string.Join(' ', args)));
}
finally
{
    client.Dispose();
}

static class Echo
{
    [Observe]
    public static string Say(string text) => text;
}
