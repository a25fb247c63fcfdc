// Right
using Langfuse.Observe;

namespace Evaluation;

public sealed class Panel : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly LangfuseClient _live;
    private readonly LangfuseClient _shadow;

    public Panel()
    {
        _live = Own(LangfuseClient.Start());
        _shadow = Own(LangfuseClient.Start("shadow", options => options.SampleRate = 0.1));
    }

    public void Rate(string answer, string traceId)
    {
        var brief = answer.Length < 400;
        _live.Score("brief", brief, traceId: traceId);
        _shadow.Score("brief", brief, traceId: traceId);
    }

    public void Dispose()
    {
        for (var i = _owned.Count - 1; i >= 0; i--)
        {
            _owned[i].Dispose();
        }

        _owned.Clear();
    }

    private T Own<T>(T item)
        where T : IDisposable
    {
        _owned.Add(item);
        return item;
    }
}
