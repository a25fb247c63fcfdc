using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Prompts;

/// <summary>A value as it stands in a prompt: texts as they are, nothing for null, numbers and dates as in JSON, anything else as JSON.</summary>
internal static class PromptText
{
    public static string Of<T>(T value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        Enum => value.ToString()!,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        JsonElement element => element.GetRawText(),
        JsonValue json when json.GetValueKind() == JsonValueKind.String => json.GetValue<string>(),
        JsonNode json => json.ToJsonString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => ValueJson.Text(value),
    };
}
