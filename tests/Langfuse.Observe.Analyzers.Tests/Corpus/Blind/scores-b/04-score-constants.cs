// Planted: LFO4001
using Langfuse.Observe;

namespace Support.Ratings;

internal static class Names
{
    public const string Resolved = "FirstContactResolved";
    public const string Politeness = "Politeness";
}

public sealed class AgentRatings(LangfuseClient langfuse)
{
    public void Close(string conversation, bool reopened)
    {
        langfuse.Score(Names.Resolved, !reopened, sessionId: conversation);
    }

    public void Rate(string conversation, double politeness)
    {
        langfuse.Score(Names.Politeness, politeness, sessionId: conversation);
    }
}

public sealed class Reopener(LangfuseClient langfuse)
{
    public void Reopen(string conversation, string reason)
    {
        langfuse.Score(Names.Resolved, false, sessionId: conversation, comment: reason);
    }

    public void ReopenAll(IEnumerable<string> conversations)
    {
        foreach (var conversation in conversations)
        {
            langfuse.Score("first_contact_resolved", false, sessionId: conversation);
        }
    }
}
