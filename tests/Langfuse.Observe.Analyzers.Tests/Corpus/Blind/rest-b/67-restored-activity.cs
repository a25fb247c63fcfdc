// Right
using Langfuse.Observe;
using System.Diagnostics;

namespace Messaging.Bridge;

public sealed class Bridge(LangfuseClient langfuse, Action<string> legacySend)
{
    public void Forward(string message)
    {
        var before = Activity.Current;
        using var span = langfuse.StartSpan("forward", input: message);
        try
        {
            legacySend(message);
            span.Update(output: Activity.Current?.OperationName);
        }
        catch (InvalidOperationException error)
        {
            span.Fail(error);
        }
        finally
        {
            span.End();
            Activity.Current = before;
        }
    }
}
