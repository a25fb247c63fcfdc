// Planted: LFO5003
// Library
using Langfuse.Observe;

namespace Acme.Reporting;

public sealed class ReviewSession : IDisposable
{
    private readonly LangfuseClient _langfuse;
    private readonly Observation _trace;
    private int _decisions;

    public ReviewSession(LangfuseClient langfuse, string reviewer)
    {
        _langfuse = langfuse;
        _trace = langfuse.StartTrace("review", userId: reviewer);
    }

    public void Approve(string document)
    {
        _decisions++;
        _trace.RecordEvent("approved", metadata: new { document });
    }

    public void Reject(string document, string reason)
    {
        _decisions++;
        _trace.RecordEvent("rejected", metadata: new { document, reason });
    }

    public void Dispose()
    {
        _trace.Update(output: new { decisions = _decisions });
        _trace.Dispose();
        _langfuse.FlushAsync(TimeSpan.FromSeconds(3));
    }
}
