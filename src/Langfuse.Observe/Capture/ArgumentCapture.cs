using Langfuse.Observe.Capture.Ai;

namespace Langfuse.Observe.Capture;

/// <summary>Collects the arguments of one call as one JSON object. Never throws.</summary>
internal sealed class ArgumentCapture
{
    [ThreadStatic]
    private static ArgumentCapture? s_innermost;

    private readonly CaptureWriter _writer = new();
    private readonly ArgumentCapture? _around;
    private object? _call;

    private ArgumentCapture(ArgumentCapture? around) => _around = around;

    /// <summary>The object that was begun for the call, or null.</summary>
    public static ArgumentCapture? Open(object call) => s_innermost is { } innermost && ReferenceEquals(innermost._call, call) ? innermost : null;

    /// <summary>Begins the object for a call. It stays with the thread: it must be finished there.</summary>
    public static ArgumentCapture Start(object call, int maxBytes)
    {
        var capture = s_innermost ??= new ArgumentCapture(around: null);
        if (capture._call is not null)
        {
            // Code that a capture runs (a converter that a context names) makes a call that is captured itself.
            capture = s_innermost = new ArgumentCapture(around: capture);
        }

        capture._call = call;
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

    public CapturedText Finish() => Finish(out _);

    /// <param name="findings">What the arguments say of the model call.</param>
    public CapturedText Finish(out AiFindings? findings)
    {
        _writer.EndObject();
        var text = CapturedText.Copy(_writer.Written);
        findings = _writer.Findings;
        _writer.Clear();
        _call = null;
        s_innermost = _around ?? this;
        return text;
    }
}
