using Langfuse.Observe.Capture.Ai;

namespace Langfuse.Observe.Capture;

/// <summary>The output of a stream as the list of its items, each recorded as it passes: later changes to it do not show.</summary>
internal sealed class ItemsOutput<T> : StreamOutput<T>
{
    // Not the thread's writer: a stream stays open across threads.
    private readonly CaptureWriter _writer = new();
    private AiFindings? _findings;
    private long _cut;

    public ItemsOutput(int maxBytes)
    {
        _writer.Start(maxBytes);
        _writer.StartArray(null);
    }

    public override AiFindings? Findings => _findings;

    public override void Add(T item)
    {
        if (_cut > 0 || !_writer.Item(1))
        {
            _cut++;
            return;
        }

        var state = _writer.Save();
        try
        {
            _writer.Value(item);
        }
        catch (Exception exception)
        {
            _writer.Restore(state);
            Fence.Failed(_writer, typeof(T), exception);
        }
    }

    public override CapturedText Finish()
    {
        if (_cut > 0)
        {
            _writer.CutItems(_cut);
        }

        _writer.EndArray();
        var text = CapturedText.Copy(_writer.Written);
        _findings = _writer.Findings;
        _writer.Release();
        return text;
    }
}
