// Planted: LFO4007
using Langfuse.Observe;
namespace Support;

public static class Users
{
    public static void Save(Observation trace, int user, double value)
    {
        var builder = new System.Text.StringBuilder("satisfaction-");
        builder.Append(user);
        trace.Score(builder.ToString(), value);
    }
}
