namespace Langfuse.Observe.Capture;

/// <summary>Collects the arguments of one call as one JSON object. Never throws.</summary>
internal sealed class ArgumentCapture
{
    [ThreadStatic]
    private static ArgumentCapture? t_capture;

    private readonly CaptureWriter _writer = new();
    private bool _isRented;

    private ArgumentCapture()
    {
    }

    /// <summary>Begins the object. The instance may come from a per-thread cache: it must be finished or dropped on the same thread.</summary>
    public static ArgumentCapture Start(int maxBytes)
    {
        var capture = t_capture ??= new ArgumentCapture();
        if (capture._isRented)
        {
            // Code that a capture runs (a converter that a context names) makes a call that is captured itself.
            capture = new ArgumentCapture();
        }

        capture._isRented = true;
        capture._writer.Start(maxBytes);
        capture._writer.StartObject();
        return capture;
    }

    public void Add<T>(string name, T value)
    {
        if (!_writer.Member(name.AsSpan()))
        {
            return;
        }

        var state = _writer.Save();
        try
        {
            _writer.Value(value);
        }
        catch (Exception exception)
        {
            _writer.Restore(state);
            Fence.Failed(_writer, typeof(T), exception);
        }
    }

    public void AddText(string name, ReadOnlySpan<char> value)
    {
        if (_writer.Member(name.AsSpan()))
        {
            _writer.Text(value);
        }
    }

    public CapturedText Finish()
    {
        _writer.EndObject();
        var text = CapturedText.Copy(_writer.Written);
        _writer.Clear();
        _isRented = false;
        return text;
    }
}
