using static Langfuse.Observe.Capture.Known.AiKind;
using static Langfuse.Observe.Capture.Known.AiMeaning;

namespace Langfuse.Observe.Capture.Known.Libraries;

/// <summary>Microsoft.Extensions.AI.Abstractions.</summary>
internal static class MicrosoftExtensionsAI
{
    private const string Space = "Microsoft.Extensions.AI.";

    public static readonly AiType[] Types =
    [
        new(Space + "ChatRole", Token, (AiMeaning.Text, "Value")),
        new(Space + "ChatFinishReason", Token, (AiMeaning.Text, "Value")),
        new(Space + "ChatMessage", Message, (Role, "Role.Value"), (Name, "AuthorName"), (Parts, "Contents")),
        new(Space + "ChatResponse", Response, (Messages, "Messages"), (FinishReason, "FinishReason.Value"), (Model, "ModelId"), (AiMeaning.Usage, "Usage")),
        new(Space + "ChatResponseUpdate", Update, (Role, "Role.Value"), (Name, "AuthorName"), (Parts, "Contents"), (FinishReason, "FinishReason.Value"), (Model, "ModelId"), (MessageId, "?MessageId")),

        new(Space + "TextContent", AiKind.Text, (AiMeaning.Text, "Text")),
        new(Space + "TextReasoningContent", AiKind.Reasoning, (AiMeaning.Text, "Text")),
        new(Space + "ErrorContent", AiKind.Text, (AiMeaning.Text, "Message")),
        new(Space + "DataContent", AiKind.Media, (Bytes, "Data"), (MediaType, "MediaType"), (Name, "?Name")),
        new(Space + "UriContent", AiKind.Media, (Address, "Uri"), (MediaType, "MediaType")),
        new(Space + "HostedFileContent", AiKind.Media, (FileId, "FileId"), (MediaType, "?MediaType"), (Name, "?Name")),
        new(Space + "FunctionCallContent", ToolCall, (CallId, "CallId"), (ToolName, "Name"), (Arguments, "Arguments")),
        new(Space + "FunctionResultContent", ToolResult, (CallId, "CallId"), (Result, "Result"), (Error, "?Exception")),
        new(Space + "McpServerToolCallContent", ToolCall, (CallId, "CallId"), (ToolName, "?Name|ToolName"), (Plugin, "?ServerName"), (Arguments, "Arguments")),
        new(Space + "McpServerToolResultContent", ToolResult, (CallId, "CallId"), (Result, "Outputs|Output")),
        new(Space + "CodeInterpreterToolCallContent", ToolCall, (CallId, "CallId"), (Arguments, "Inputs")) { Fixed = "code_interpreter" },
        new(Space + "CodeInterpreterToolResultContent", ToolResult, (CallId, "CallId"), (Result, "Outputs")),
        new(Space + "ImageGenerationToolCallContent", ToolCall, (CallId, "CallId|ImageId")) { Fixed = "image_generation" },
        new(Space + "ImageGenerationToolResultContent", ToolResult, (CallId, "CallId|ImageId"), (Result, "Outputs")),
        new(Space + "WebSearchToolCallContent", ToolCall, (CallId, "CallId"), (Arguments, "Queries")) { Fixed = "web_search" },
        new(Space + "WebSearchToolResultContent", ToolResult, (CallId, "CallId"), (Result, "Outputs|Results")),
        new(Space + "ToolApprovalRequestContent", Wrapper, (Wrapped, "ToolCall")),
        new(Space + "UsageContent", UsagePart, (AiMeaning.Usage, "Details")),
        new(Space + "UsageDetails", AiKind.Usage, (InputTokens, "InputTokenCount"), (OutputTokens, "OutputTokenCount"), (TotalTokens, "TotalTokenCount"),
            (CachedInputTokens, "?CachedInputTokenCount"), (ReasoningTokens, "?ReasoningTokenCount"), (InputAudioTokens, "?InputAudioTokenCount"),
            (OutputAudioTokens, "?OutputAudioTokenCount"), (MoreCounts, "AdditionalCounts")),

        new(Space + "ChatOptions", Options, (Model, "ModelId"), (Temperature, "Temperature"), (MaxTokens, "MaxOutputTokens"), (TopP, "TopP"), (TopK, "TopK"),
            (FrequencyPenalty, "FrequencyPenalty"), (PresencePenalty, "PresencePenalty"), (Seed, "Seed"), (Stop, "StopSequences"), (Instructions, "?Instructions"),
            (ConversationId, "?ConversationId"), (ReasoningEffort, "?Reasoning.Effort"), (Tools, "Tools")),
        new(Space + "EmbeddingGenerationOptions", Options, (Model, "ModelId"), (Dimensions, "?Dimensions")),
        new(Space + "ImageGenerationOptions", Options, (Model, "ModelId"), (Count, "?Count"), (MediaType, "?MediaType")),
        new(Space + "SpeechToTextOptions", Options, (Model, "ModelId"), (Language, "?SpeechLanguage")),
        new(Space + "AITool", Tool, (ToolName, "Name"), (Description, "Description")),
        new(Space + "AIFunctionDeclaration", Tool, (ToolName, "Name"), (Description, "Description"), (Schema, "JsonSchema")),
        new(Space + "AIFunction", Tool, (ToolName, "Name"), (Description, "Description"), (Schema, "JsonSchema")),
        new(Space + "AIFunctionArguments", Map),
        new(Space + "AdditionalPropertiesDictionary`1", Map),

        new(Space + "Embedding`1", Embedding, (Dimensions, "Vector.Length"), (Model, "ModelId")),
        new(Space + "BinaryEmbedding", Embedding, (Dimensions, "Vector.Length"), (Model, "ModelId")),
        new(Space + "GeneratedEmbeddings`1", Embeddings, (Items, ""), (AiMeaning.Usage, "Usage")),
        new(Space + "SpeechToTextResponse", Response, (Parts, "Contents"), (Model, "ModelId"), (AiMeaning.Usage, "?Usage")),
        new(Space + "SpeechToTextResponseUpdate", Update, (Parts, "Contents"), (Model, "ModelId")),
        new(Space + "TextToSpeechResponse", Response, (Parts, "Contents"), (Model, "ModelId"), (AiMeaning.Usage, "?Usage")),
        new(Space + "TextToSpeechResponseUpdate", Update, (Parts, "Contents"), (Model, "ModelId")),
        new(Space + "ImageGenerationResponse", Response, (Parts, "Contents"), (AiMeaning.Usage, "?Usage")),
        new(Space + "ImageGenerationRequest", Message, (AiMeaning.Text, "Prompt"), (Images, "OriginalImages")),
    ];
}
