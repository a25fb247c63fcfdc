using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Capture;

/// <summary>The output of a stream of texts: all of it in one.</summary>
internal sealed class TextOutput<T> : StreamOutput<T>
{
    private readonly Func<T, string?>? _read;
    private TextAccumulator _text;
    private bool _hasFailed;

    private TextOutput(Func<T, string?>? read, int maxBytes)
    {
        _read = read;
        _text = new TextAccumulator(maxBytes);
    }

    /// <summary>Null when the items have no text.</summary>
    public static TextOutput<T>? TryMake(int maxBytes) =>
        typeof(T) == typeof(string) || typeof(T) == typeof(char) ? new(null, maxBytes)
        : ItemText<T>.Reader is { } reader ? new(reader, maxBytes)
        : null;

    public override void Add(T item)
    {
        if (typeof(T) == typeof(char))
        {
            var character = (char)(object)item!;
            _text.Add(new ReadOnlySpan<char>(in character));
        }
        else if (item is string text)
        {
            _text.Add(text);
        }
        else if (item is not null && !_hasFailed)
        {
            AddTextOf(item);
        }
    }

    public override CapturedText Finish() => _text.Finish();

    private void AddTextOf(T item)
    {
        using var region = Unobserved.Open();
        try
        {
            _text.Add(_read?.Invoke(item));
        }
        catch (Exception exception)
        {
            _hasFailed = true;
            _text.Add($"<not recorded: {TypeNames.Of(typeof(T))}.Text>");
            SelfLog.Fenced($"reading {TypeNames.Of(typeof(T))}.Text of a stream's item", exception);
        }
    }
}
