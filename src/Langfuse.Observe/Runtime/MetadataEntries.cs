using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Runtime;

/// <summary>Metadata as Langfuse filters it: one attribute per top-level key, the value a text.</summary>
internal static class MetadataEntries
{
    /// <summary>Splits an object into its top-level keys. What is no object goes under the key <c>metadata</c>: the server drops a bare
    /// value (wire contract 1.7).</summary>
    public static List<KeyValuePair<string, string>> Of(object metadata, int maxBytes)
    {
        var entries = new List<KeyValuePair<string, string>>();
        if (ValueCapture.TopLevel(metadata, entries, maxBytes))
        {
            return entries;
        }

        entries.Add(new("metadata", ValueCapture.Text(metadata, maxBytes).TakeString()));
        return entries;
    }

    public static void Merge(List<KeyValuePair<string, string>> into, IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach (var entry in entries)
        {
            var index = into.FindIndex(known => known.Key == entry.Key);
            if (index < 0)
            {
                into.Add(entry);
            }
            else
            {
                into[index] = entry;
            }
        }
    }
}
