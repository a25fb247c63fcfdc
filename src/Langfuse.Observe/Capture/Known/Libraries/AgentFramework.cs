using static Langfuse.Observe.Capture.Known.AiKind;
using static Langfuse.Observe.Capture.Known.AiMeaning;

namespace Langfuse.Observe.Capture.Known.Libraries;

/// <summary>Microsoft.Agents.AI.Abstractions, with the names that its previews gave to the same types.</summary>
internal static class AgentFramework
{
    private const string Space = "Microsoft.Agents.AI.";

    public static readonly AiType[] Types =
    [
        new(Space + "AgentResponse", Response, (Messages, "Messages"), (FinishReason, "?FinishReason.Value"), (AiMeaning.Usage, "Usage"), (Raw, "RawRepresentation")),
        new(Space + "AgentResponseUpdate", Update, (Role, "Role.Value"), (Name, "AuthorName"), (Parts, "Contents"), (FinishReason, "?FinishReason.Value"), (MessageId, "MessageId"), (Raw, "RawRepresentation")),
        new(Space + "AgentRunResponse", Response, (Messages, "Messages"), (AiMeaning.Usage, "Usage"), (Raw, "RawRepresentation")),
        new(Space + "AgentRunResponseUpdate", Update, (Role, "Role.Value"), (Name, "AuthorName"), (Parts, "Contents"), (MessageId, "MessageId"), (Raw, "RawRepresentation")),
    ];
}
