using System.Text.Json.Nodes;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Testing.Replay.Libraries;

/// <summary>Recorded messages and answers as the types of AI libraries, which this package does not reference: they are recognised by name and made from
/// the JSON that the libraries read themselves.</summary>
internal static class LibraryTypes
{
    private static readonly LibraryType[] s_known = [new ExtensionsAITypes(), new OpenAITypes(), new SemanticKernelTypes()];

    public static bool TryRead(Type type, RecordedCall call, JsonNode? json, out object? value)
    {
        if (json is not null && Find(type) is { } library)
        {
            value = library.Read(type, new RecordedAnswer(call, json));
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>The pieces of a streamed answer; null when the type is none of theirs.</summary>
    public static IEnumerable<T>? Items<T>(RecordedCall call) =>
        call.Output is not null && Find(typeof(T)) is { } library ? [(T)library.Read(typeof(T), new RecordedAnswer(call, StoredText.ToJson(call.Output)!))] : null;

    private static LibraryType? Find(Type type) => type.FullName is null ? null : Array.Find(s_known, library => library.Knows(type));
}
