using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Langfuse.Observe.Recording.Replay;
using Langfuse.Observe.Testing.Replay.Libraries;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>Recorded outputs as values of the types that the observed methods return.</summary>
internal static class RecordedValues
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        IncludeFields = true,
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { SetWhatIsRecorded } },
        MaxDepth = 256,
    };

    private static readonly MethodInfo s_toStream = typeof(RecordedValues).GetMethod(nameof(ToStream), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static T Read<T>(RecordedCall call)
    {
        if (call.Output is not { } output)
        {
            return default(T) is null ? default! : throw Failed(call, typeof(T), "the trace has no output of it", null);
        }

        if (typeof(T) == typeof(string))
        {
            return output == "null" ? default! : (T)(object)Whole(call, output);
        }

        return Convert<T>(call, StoredText.ToJson(Whole(call, output)));
    }

    /// <summary>A recorded argument as a value of its parameter's type.</summary>
    public static object? Argument(RecordedCall call, Type type, JsonNode? json) => LibraryTypes.TryRead(type, call, json, out var value) ? value
        : type == typeof(object) && json is JsonValue text && text.TryGetValue(out string? plain) ? plain
        : json.Deserialize(type, s_options);

    /// <summary>Of text the whole as one item: in which pieces it came is not recorded.</summary>
    public static IEnumerable<T> ReadItems<T>(RecordedCall call)
    {
        if (call.Output is not { Length: > 0 } output)
        {
            return [];
        }

        Whole(call, output);
        if (typeof(T) == typeof(string))
        {
            return [(T)(object)output];
        }

        if (typeof(T) == typeof(char))
        {
            return output.Select(static character => (T)(object)character);
        }

        return LibraryTypes.Items<T>(call) is { } items ? items
            : StoredText.ToJson(output) is JsonArray array ? [.. array.Select(item => Convert<T>(call, item))]
            : [Convert<T>(call, StoredText.ToJson(output))];
    }

    /// <summary>A stream that is the result of a task.</summary>
    private static async IAsyncEnumerable<T> ToStream<T>(RecordedCall call)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in ReadItems<T>(call))
        {
            yield return item;
        }
    }

    private static string Whole(RecordedCall call, string output) => !StoredText.IsCut(output) ? output : throw new ReplayException(
        $"The recorded output of '{call.Name}' was cut when it was recorded, so that it cannot answer the call. Record the trace with a higher MaxFieldBytes, or leave the name out of the names that are replayed.");

    private static T Convert<T>(RecordedCall call, JsonNode? json)
    {
        try
        {
            if (LibraryTypes.TryRead(typeof(T), call, json, out var value))
            {
                return (T)value!;
            }

            if (typeof(T) is { IsGenericType: true } stream && stream.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            {
                return (T)s_toStream.MakeGenericMethod(stream.GetGenericArguments()).Invoke(null, [call])!;
            }

            return typeof(T) == typeof(object) && json is JsonValue text && text.TryGetValue(out string? plain) ? (T)(object)plain : json.Deserialize<T>(s_options)!;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or TargetInvocationException)
        {
            throw Failed(call, typeof(T), (exception.InnerException ?? exception).Message, exception);
        }
    }

    private static ReplayException Failed(RecordedCall call, Type type, string why, Exception? cause)
    {
        var output = call.Output is { Length: > 500 } longer ? longer[..500] + "…" : call.Output ?? "(none)";
        return new(
            $"The recorded output of '{call.Name}' cannot be made into a value of type '{type}': {why}. Recorded: {output}\n"
            + "Leave the name out of the names that are replayed, or observe a method around it whose result is data.", cause!);
    }

    // What is recorded are fields and auto-properties; those without a public setter are written to where they are kept.
    private static void SetWhatIsRecorded(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties.Where(static property => property.Set is null))
        {
            if (property.AttributeProvider is PropertyInfo { DeclaringType: { } declaring } member
                && declaring.GetField($"<{member.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is { } field)
            {
                property.Set = (holder, value) => field.SetValue(holder, value);
            }
        }
    }
}
