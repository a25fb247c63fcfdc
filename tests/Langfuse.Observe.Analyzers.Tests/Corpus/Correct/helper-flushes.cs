// Correct
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    Rag.Answer("q");
}
finally
{
    await StopAsync(langfuse);
}

static async Task StopAsync(LangfuseClient client)
{
    await client.FlushAsync();
    await client.DisposeAsync();
}

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
