using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Runtime;

/// <summary>Metadata as Langfuse filters it: one attribute per top-level key, the value a text.</summary>
internal static class MetadataEntries
{
    private const int FewEntries = 32;
    private const int FewTexts = 8;
    private const int ShortText = 128;

    /// <summary>Splits an object into its top-level keys. What is no object goes under the key <c>metadata</c>: the server drops a bare
    /// value (wire contract 1.7).</summary>
    public static List<KeyValuePair<string, string>> Of(object metadata, int maxBytes)
    {
        var entries = new List<KeyValuePair<string, string>>();
        if (maxBytes >= FewTexts * ShortText * 8 && TryShortTexts(metadata, entries))
        {
            return entries;
        }

        if (ValueCapture.TopLevel(metadata, entries, maxBytes))
        {
            return entries;
        }

        entries.Add(new("metadata", ValueCapture.Text(metadata, maxBytes).TakeString()));
        return entries;
    }

    /// <summary>Adds entries; a key that is there already takes the new value.</summary>
    public static void Merge(List<KeyValuePair<string, string>> into, IReadOnlyCollection<KeyValuePair<string, string>> entries)
    {
        if (into.Count + entries.Count > FewEntries)
        {
            MergeMany(into, entries);
            return;
        }

        foreach (var entry in entries)
        {
            var index = IndexOf(into, entry.Key);
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

    /// <summary>A few short texts, which integrations say of a call, are their own JSON.</summary>
    private static bool TryShortTexts(object metadata, List<KeyValuePair<string, string>> entries)
    {
        // The class itself: one that derives from it may be recorded in another way.
        if (metadata.GetType() != typeof(Dictionary<string, object?>) || Unsafe.As<Dictionary<string, object?>>(metadata) is not { Count: <= FewTexts } texts)
        {
            return false;
        }

        foreach (var (name, value) in texts)
        {
            if (name.Length > ShortText || value is not string { Length: <= ShortText } text)
            {
                entries.Clear();
                return false;
            }

            entries.Add(new(name, text));
        }

        return true;
    }

    private static int IndexOf(List<KeyValuePair<string, string>> entries, string key)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>As <see cref="Merge"/>, in a time that grows with the entries and not with their square.</summary>
    private static void MergeMany(List<KeyValuePair<string, string>> into, IReadOnlyCollection<KeyValuePair<string, string>> entries)
    {
        var places = new Dictionary<string, int>(into.Count + entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < into.Count; i++)
        {
            places.TryAdd(into[i].Key, i);
        }

        foreach (var entry in entries)
        {
            if (places.TryAdd(entry.Key, into.Count))
            {
                into.Add(entry);
            }
            else
            {
                into[places[entry.Key]] = entry;
            }
        }
    }
}
