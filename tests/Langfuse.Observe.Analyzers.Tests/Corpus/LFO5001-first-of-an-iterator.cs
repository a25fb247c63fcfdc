// Planted: LFO5001
using Langfuse.Observe;

Console.WriteLine(Candidates().First());

static IEnumerable<string> Candidates()
{
    var client = LangfuseClient.Start();
    client.Score("asked", 1, sessionId: "cli");
    yield return "one";
    yield return "two";
    client.Dispose();
}
