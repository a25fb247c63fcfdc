using System.Collections;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Collections of a library's own: a history, the arguments of a function.</summary>
internal static class CollectionContent
{
    /// <summary>A history: what its messages used was counted when they were made.</summary>
    public static void WriteList(CaptureWriter writer, object value)
    {
        if (!writer.StartArray(value))
        {
            return;
        }

        var isCounting = writer.IsCounting;
        writer.IsCounting = false;
        var items = AiItems.Of(value);
        for (var i = 0; i < items.Count && writer.Item(items.Count - i); i++)
        {
            ValueDispatch.WriteObject(writer, items[i]);
        }

        writer.IsCounting = isCounting;
        writer.EndArray();
    }

    public static void WriteMap(CaptureWriter writer, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        if (value is IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            foreach (var (name, item) in pairs)
            {
                if (writer.Member(name.AsSpan()))
                {
                    ValueDispatch.WriteObject(writer, item);
                }
            }
        }
        else if (value is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                if (writer.Member(entry.Key.ToString().AsSpan()))
                {
                    ValueDispatch.WriteObject(writer, entry.Value);
                }
            }
        }
        else if (value is IEnumerable<KeyValuePair<string, long>> counts)
        {
            foreach (var (name, count) in counts)
            {
                if (writer.Member(name.AsSpan()))
                {
                    writer.Value(count);
                }
            }
        }

        writer.EndObject();
    }
}
