using System.Collections;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>A dictionary, and whatever derives from it, as a JSON object.</summary>
internal sealed class DictionaryWriter<TKey, TValue> : ValueWriter
    where TKey : notnull
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        // The class itself and not its interface: a derived class may implement that anew, with code.
        var dictionary = (Dictionary<TKey, TValue>)value;
        var remaining = dictionary.Count;
        foreach (var (key, item) in dictionary)
        {
            if (!DictionaryKey.Begin(writer, key, remaining--))
            {
                break;
            }

            writer.Value(item);
        }

        writer.EndObject();
    }
}

/// <summary>Any other dictionary of the platform, as a JSON object.</summary>
internal sealed class MapWriter<TKey, TValue> : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        var pairs = (IEnumerable<KeyValuePair<TKey, TValue>>)value;
        var remaining = pairs.TryGetNonEnumeratedCount(out var count) ? count : 1;
        foreach (var (key, item) in pairs)
        {
            if (!DictionaryKey.Begin(writer, key, remaining--))
            {
                break;
            }

            writer.Value(item);
        }

        writer.EndObject();
    }
}

/// <summary>A dictionary of which the types are not known.</summary>
internal sealed class UntypedDictionaryWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        var dictionary = (IDictionary)value;
        var remaining = dictionary.Count;
        foreach (DictionaryEntry entry in dictionary)
        {
            if (!DictionaryKey.Begin(writer, entry.Key, remaining--))
            {
                break;
            }

            ValueDispatch.WriteObject(writer, entry.Value);
        }

        writer.EndObject();
    }
}

/// <summary>A key as the name of a member: a string as it is, anything else as the text of its JSON.</summary>
internal static class DictionaryKey
{
    private const int MostBytes = 1024;

    public static bool Begin<TKey>(CaptureWriter writer, TKey key, int remaining) =>
        key is string text ? writer.Member(text, remaining) : writer.Member(TextOf(key), remaining);

    private static string TextOf<TKey>(TKey key)
    {
        var json = CaptureScratch.Rent(MostBytes);
        try
        {
            json.Value(key);
            var text = System.Text.Encoding.UTF8.GetString(json.Written);
            return text.Length >= 2 && text[0] == '"' && !text.Contains('\\') ? text[1..^1] : text;
        }
        finally
        {
            CaptureScratch.Return(json);
        }
    }
}
