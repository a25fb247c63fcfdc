using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.Media;

namespace Langfuse.Observe.Values;

/// <summary>Writes media as their reference, and keeps the content for the upload.</summary>
internal sealed class MediaConverter : JsonConverter<LangfuseMedia>
{
    [ThreadStatic]
    private static List<LangfuseMedia>? s_collected;

    /// <summary>The media in a value that is written to JSON meanwhile.</summary>
    public static T Collecting<T>(List<LangfuseMedia> collected, Func<T> write)
    {
        var outer = s_collected;
        s_collected = collected;
        try
        {
            return write();
        }
        finally
        {
            s_collected = outer;
        }
    }

    /// <summary>The reference to media that are about to be stored.</summary>
    public static string Referred(LangfuseMedia media)
    {
        s_collected?.Add(media);
        return MediaRegistry.Referred(media);
    }

    public override LangfuseMedia Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, LangfuseMedia value, JsonSerializerOptions options) => writer.WriteStringValue(Referred(value));
}
