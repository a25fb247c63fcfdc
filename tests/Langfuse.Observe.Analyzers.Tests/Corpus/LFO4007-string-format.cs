// Planted: LFO4007
using Langfuse.Observe;

public class Users(LangfuseClient langfuse)
{
    public void Rate(string user, int stars, string id)
    {
        var name = string.Format("rating/{0}", user);
        langfuse.Score(name, stars, traceId: id);
    }
}
