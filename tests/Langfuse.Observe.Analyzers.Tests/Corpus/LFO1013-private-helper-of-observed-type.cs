// Planted: LFO1013
using Langfuse.Observe;

[Observe]
public class Pipeline
{
    public string Run(string question, string session) => Inner(question, session);

    private static string Inner(string question, [SessionId] string session) => question + session;
}
