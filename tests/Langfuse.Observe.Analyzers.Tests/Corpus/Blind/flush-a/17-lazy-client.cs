// Right
using Langfuse.Observe;

namespace Grader;

internal sealed class Grading : IDisposable
{
    private readonly Lazy<LangfuseClient> _langfuse = new(() => LangfuseClient.Start());

    public void Grade(string student, int points)
    {
        if (points < 0)
        {
            return;
        }

        using var trace = _langfuse.Value.StartTrace("grade", userId: student);
        trace.Score("points", (double)points);
    }

    public void Dispose()
    {
        if (_langfuse.IsValueCreated)
        {
            _langfuse.Value.Dispose();
        }
    }
}

internal static class Program
{
    private static void Main()
    {
        using var grading = new Grading();
        grading.Grade("ada", 97);
        grading.Grade("bob", -1);
        grading.Grade("cy", 55);
    }
}
