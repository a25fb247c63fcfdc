using static Langfuse.Observe.Capture.Known.AiKind;
using static Langfuse.Observe.Capture.Known.AiMeaning;

namespace Langfuse.Observe.Capture.Known.Libraries;

/// <summary>Anthropic. Its models are views of the JSON of the wire, so that the JSON is recorded; a union holds one of them.</summary>
internal static class AnthropicModels
{
    public static readonly AiType[] Types =
    [
        new("Anthropic.Core.JsonModel", AiKind.Json, (AiMeaning.Json, "RawData")),
        new("Anthropic.Core.ModelBase", Wrapper, (Wrapped, "Value")),
        new("Anthropic.Core.ApiEnum`2", Token, (AiMeaning.Text, "Raw()")),
        new("Anthropic.Models.Messages.MessageCreateParams", AiKind.Json, (AiMeaning.Json, "RawBodyData")),
        new("Anthropic.Models.Beta.Messages.MessageCreateParams", AiKind.Json, (AiMeaning.Json, "RawBodyData")),
        new("Anthropic.Models.Messages.RawMessageStreamEvent", Wrapper, (Wrapped, "Value")),
        new("Anthropic.Models.Messages.MessageParam", Wrapper, (Wrapped, "Value")),
        new("Anthropic.Models.Messages.ContentBlock", Wrapper, (Wrapped, "Value")),
        new("Anthropic.Models.Messages.ContentBlockParam", Wrapper, (Wrapped, "Value")),
        new("Anthropic.Models.Beta.Messages.BetaRawMessageStreamEvent", Wrapper, (Wrapped, "Value")),
    ];
}
