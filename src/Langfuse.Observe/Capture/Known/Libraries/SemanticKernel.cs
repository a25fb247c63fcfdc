using static Langfuse.Observe.Capture.Known.AiKind;
using static Langfuse.Observe.Capture.Known.AiMeaning;

namespace Langfuse.Observe.Capture.Known.Libraries;

/// <summary>Microsoft.SemanticKernel.Abstractions and its connector for OpenAI.</summary>
/// <remarks>Usage and finish reason of a message are entries of its metadata.</remarks>
internal static class SemanticKernel
{
    private const string Space = "Microsoft.SemanticKernel.";

    public static readonly AiType[] Types =
    [
        new(Space + "ChatCompletion.AuthorRole", Token, (AiMeaning.Text, "Label")),
        new(Space + "ChatMessageContent", Message, (Role, "Role.Label"), (Name, "AuthorName"), (Parts, "Items"), (Model, "ModelId"), (Metadata, "Metadata"), (Raw, "InnerContent")),
        new(Space + "StreamingChatMessageContent", Update, (Role, "Role.Label"), (Name, "?AuthorName"), (Parts, "Items"), (Model, "ModelId"), (Metadata, "Metadata"), (Raw, "InnerContent")),
        new(Space + "StreamingTextContent", Update, (AiMeaning.Text, "Text"), (Model, "ModelId"), (Metadata, "Metadata"), (Raw, "InnerContent")),
        new(Space + "StreamingReasoningContent", Update, (AiMeaning.Reasoning, "Text"), (Model, "ModelId")),
        new(Space + "TextContent", AiKind.Text, (AiMeaning.Text, "Text")),
        new(Space + "ReasoningContent", AiKind.Reasoning, (AiMeaning.Text, "Text")),
        new(Space + "BinaryContent", AiKind.Media, (Bytes, "Data"), (MediaType, "MimeType"), (Address, "Uri")),
        new(Space + "FileReferenceContent", AiKind.Media, (FileId, "FileId"), (MediaType, "MimeType")),
        new(Space + "FunctionCallContent", ToolCall, (CallId, "Id"), (ToolName, "FunctionName"), (Plugin, "PluginName"), (Arguments, "Arguments")),
        new(Space + "StreamingFunctionCallUpdateContent", ToolCallDelta, (Position, "FunctionCallIndex"), (CallId, "CallId"), (ToolName, "Name"), (Arguments, "Arguments")),
        new(Space + "FunctionResultContent", ToolResult, (CallId, "CallId"), (ToolName, "FunctionName"), (Plugin, "PluginName"), (Result, "Result")),
        new(Space + "FunctionResult", Wrapper, (Wrapped, "GetValue<object>()"), (Metadata, "Metadata")),
        new(Space + "ChatCompletion.ChatHistory", List),
        new(Space + "ChatCompletion.ChatMessageContentItemCollection", List),
        new(Space + "ChatCompletion.StreamingKernelContentItemCollection", List),
        new(Space + "KernelArguments", Map),
        new(Space + "KernelFunction", Tool, (ToolName, "Name"), (Plugin, "PluginName"), (Description, "Description"), (Schema, "?JsonSchema")),
        new(Space + "PromptExecutionSettings", Options, (Model, "ModelId")),
        new(Space + "Connectors.OpenAI.OpenAIPromptExecutionSettings", Options, (Model, "ModelId"), (Temperature, "Temperature"), (MaxTokens, "MaxTokens"), (TopP, "TopP"),
            (FrequencyPenalty, "FrequencyPenalty"), (PresencePenalty, "PresencePenalty"), (Seed, "?Seed"), (Stop, "StopSequences"), (Instructions, "?ChatSystemPrompt")),
    ];
}
