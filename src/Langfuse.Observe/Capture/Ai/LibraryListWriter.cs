using System.Diagnostics.CodeAnalysis;
using Langfuse.Observe.Capture.Writers;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>A collection class of an AI library, which holds its items: to read it runs none of the user's code.</summary>
internal sealed class LibraryListWriter : ValueWriter
{
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that is trimmed away is implemented for nobody.")]
    public static bool Fits(Type type) => KnownLibraries.Has(type)
        && Array.Exists(type.GetInterfaces(), static contract => contract.IsGenericType && contract.GetGenericTypeDefinition() is var definition && (definition == typeof(ICollection<>) || definition == typeof(IReadOnlyCollection<>)));

    public override void WriteObject(CaptureWriter writer, object value)
    {
        if (value is System.Collections.IDictionary or IEnumerable<KeyValuePair<string, object?>>)
        {
            CollectionContent.WriteMap(writer, value);
            return;
        }

        if (!writer.StartArray(value))
        {
            return;
        }

        var items = AiItems.Of(value);
        for (var i = 0; i < items.Count && writer.Item(items.Count - i); i++)
        {
            ValueDispatch.WriteObject(writer, items[i]);
        }

        writer.EndArray();
    }
}
