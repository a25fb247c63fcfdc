using System.Text.Json;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Values;

/// <summary>What is stored through the API, under the same mask as what is recorded.</summary>
internal readonly struct MaskedJson(ObservationSink? sink)
{
    /// <summary>The masked JSON; null for null. A mask that cuts into the JSON leaves its text.</summary>
    public JsonElement? Of(MaskedField field, object? value)
    {
        if (ValueJson.Element(value) is not { } json)
        {
            return null;
        }

        if (sink is not { Masks: true })
        {
            return json;
        }

        return json.ValueKind == JsonValueKind.String
            ? ValueJson.Element(sink.Mask(field, json.GetString()!))
            : JsonText.OfStored(sink.Mask(field, json.GetRawText()));
    }
}
