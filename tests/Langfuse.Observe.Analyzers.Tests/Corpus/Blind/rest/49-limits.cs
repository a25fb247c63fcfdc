// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options =>
{
    options.Environment = "eu_production-2-canary-of-november_2024";
    options.ShutdownTimeout = TimeSpan.FromSeconds(3);
});

const string Ten = "abcdefghij";
const string Fifty = Ten + Ten + Ten + Ten + Ten;

var note = string.Join(' ', Enumerable.Repeat("long", 100));
using (LangfuseContext.Propagate(version: Fifty + Fifty + Fifty + Fifty, environment: "qa-langfuse_1"))
using (LangfuseContext.Propagate(sessionId: note[..60]))
{
    Console.WriteLine(Echo.Say(note));
}

static class Echo
{
    [Observe]
    public static int Say(string text)
    {
        LangfuseContext.UpdateCurrentTrace(metadata: new { text });
        return text.Length;
    }
}
