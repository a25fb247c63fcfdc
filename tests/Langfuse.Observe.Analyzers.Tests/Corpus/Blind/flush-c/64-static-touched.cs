// Right
using Langfuse.Observe;

try
{
    Observability.Initialise();
    Console.WriteLine(Spelling.Correct(args.FirstOrDefault() ?? "recieve"));
}
finally
{
    Observability.Shutdown();
}

static class Observability
{
    private static readonly LangfuseClient s_langfuse = LangfuseClient.Start();

    public static void Initialise() => Console.WriteLine(s_langfuse.IsEnabled ? "tracing on" : "tracing off");

    public static void Shutdown() => s_langfuse.Dispose();
}

static class Spelling
{
    [Observe]
    public static string Correct(string word) => word.Replace("ie", "ei", StringComparison.Ordinal);
}
