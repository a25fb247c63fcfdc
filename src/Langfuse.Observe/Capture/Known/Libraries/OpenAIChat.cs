using static Langfuse.Observe.Capture.Known.AiKind;
using static Langfuse.Observe.Capture.Known.AiMeaning;

namespace Langfuse.Observe.Capture.Known.Libraries;

/// <summary>OpenAI's chat completions, which Azure.AI.OpenAI shares.</summary>
internal static class OpenAIChat
{
    private const string Space = "OpenAI.Chat.";

    public static readonly AiType[] Types =
    [
        new(Space + "ChatCompletion", Response, (Role, "Role"), (Parts, "Content"), (ToolCalls, "ToolCalls"), (Refusal, "Refusal"), (Audio, "?OutputAudio"),
            (FinishReason, "FinishReason"), (Model, "Model"), (AiMeaning.Usage, "Usage")),
        new(Space + "SystemChatMessage", Message, (Name, "ParticipantName"), (Parts, "Content")) { Fixed = "system" },
        new(Space + "DeveloperChatMessage", Message, (Name, "ParticipantName"), (Parts, "Content")) { Fixed = "developer" },
        new(Space + "UserChatMessage", Message, (Name, "ParticipantName"), (Parts, "Content")) { Fixed = "user" },
        new(Space + "AssistantChatMessage", Message, (Name, "ParticipantName"), (Parts, "Content"), (ToolCalls, "ToolCalls"), (Refusal, "Refusal")) { Fixed = "assistant" },
        new(Space + "ToolChatMessage", Message, (CallId, "ToolCallId"), (Parts, "Content")) { Fixed = "tool" },
        new(Space + "FunctionChatMessage", Message, (Name, "FunctionName"), (Parts, "Content")) { Fixed = "function" },
        new(Space + "ChatMessageContentPart", Part, (AiMeaning.Text, "Text"), (Refusal, "Refusal"), (Address, "ImageUri"), (Bytes, "ImageBytes|InputAudioBytes|FileBytes"),
            (MediaType, "ImageBytesMediaType|FileBytesMediaType|InputAudioFormat.ToString()"), (FileId, "FileId"), (Name, "Filename")),
        new(Space + "ChatMessageContent", List),
        new(Space + "ChatToolCall", ToolCall, (CallId, "Id"), (ToolName, "FunctionName"), (Arguments, "FunctionArguments")),
        new(Space + "ChatFunctionCall", ToolCall, (ToolName, "FunctionName"), (Arguments, "FunctionArguments")),
        new(Space + "ChatOutputAudio", AiKind.Media, (Bytes, "AudioBytes"), (AiMeaning.Text, "Transcript")) { Fixed = "audio/wav" },
        new(Space + "StreamingChatCompletionUpdate", Update, (Role, "Role"), (Parts, "ContentUpdate"), (ToolCalls, "ToolCallUpdates"), (Refusal, "RefusalUpdate"),
            (FinishReason, "FinishReason"), (Model, "Model"), (AiMeaning.Usage, "Usage")),
        new(Space + "StreamingChatToolCallUpdate", ToolCallDelta, (Position, "Index"), (CallId, "ToolCallId"), (ToolName, "FunctionName"), (Arguments, "FunctionArgumentsUpdate")),
        new(Space + "ChatTokenUsage", AiKind.Usage, (InputTokens, "InputTokenCount"), (OutputTokens, "OutputTokenCount"), (TotalTokens, "TotalTokenCount"),
            (CachedInputTokens, "InputTokenDetails.CachedTokenCount"), (InputAudioTokens, "InputTokenDetails.AudioTokenCount"),
            (ReasoningTokens, "OutputTokenDetails.ReasoningTokenCount"), (OutputAudioTokens, "OutputTokenDetails.AudioTokenCount"),
            (AcceptedPredictionTokens, "?OutputTokenDetails.AcceptedPredictionTokenCount"), (RejectedPredictionTokens, "?OutputTokenDetails.RejectedPredictionTokenCount")),
        new(Space + "ChatCompletionOptions", Options, (Temperature, "Temperature"), (MaxTokens, "MaxOutputTokenCount"), (TopP, "TopP"), (FrequencyPenalty, "FrequencyPenalty"),
            (PresencePenalty, "PresencePenalty"), (Seed, "?Seed"), (Stop, "StopSequences"), (ReasoningEffort, "?ReasoningEffortLevel.ToString()"), (Tools, "Tools")),
        new(Space + "ChatTool", Tool, (ToolName, "FunctionName"), (Description, "FunctionDescription"), (Schema, "FunctionParameters")),
    ];
}
