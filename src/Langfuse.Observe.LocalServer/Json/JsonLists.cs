using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Json;

/// <summary>Lists that are members of an object.</summary>
internal static class JsonLists
{
    /// <summary>A list whose items write themselves whole.</summary>
    public static void WriteList<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    /// <summary>A list of objects, of which <paramref name="writeMembers"/> writes what stands between the braces.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> writeMembers) =>
        writer.WriteList(name, items, (_, item) =>
        {
            writer.WriteStartObject();
            writeMembers(item);
            writer.WriteEndObject();
        });
}
