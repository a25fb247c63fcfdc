using static Langfuse.Observe.Capture.Known.AiKind;
using static Langfuse.Observe.Capture.Known.AiMeaning;

namespace Langfuse.Observe.Capture.Known.Libraries;

/// <summary>OpenAI's responses.</summary>
internal static class OpenAIResponses
{
    private const string Space = "OpenAI.Responses.";

    public static readonly AiType[] Types =
    [
        new(Space + "ResponseResult", Response, (Messages, "OutputItems"), (FinishReason, "IncompleteStatusDetails.Reason.ToString()|Status"), (Model, "Model"), (AiMeaning.Usage, "Usage")),
        new(Space + "MessageResponseItem", Message, (Role, "Role"), (Parts, "Content")),
        new(Space + "FunctionCallResponseItem", ToolCall, (CallId, "CallId"), (ToolName, "FunctionName"), (Arguments, "FunctionArguments")),
        new(Space + "FunctionCallOutputResponseItem", ToolResult, (CallId, "CallId"), (Result, "FunctionOutput")),
        new(Space + "ReasoningResponseItem", AiKind.Reasoning, (AiMeaning.Text, "GetSummaryText()")),
        new(Space + "McpToolCallItem", ToolCall, (CallId, "Id"), (ToolName, "ToolName"), (Plugin, "ServerLabel"), (Arguments, "ToolArguments"), (Result, "ToolOutput")),
        new(Space + "CustomToolCallItem", ToolCall, (CallId, "CallId"), (ToolName, "ToolName"), (Arguments, "Input")),
        new(Space + "CustomToolCallOutputItem", ToolResult, (CallId, "CallId"), (Result, "Output")),
        new(Space + "WebSearchCallResponseItem", ToolCall, (CallId, "Id"), (Arguments, "Action")) { Fixed = "web_search" },
        new(Space + "FileSearchCallResponseItem", ToolCall, (CallId, "Id"), (Arguments, "Queries")) { Fixed = "file_search" },
        new(Space + "CodeInterpreterCallResponseItem", ToolCall, (CallId, "Id"), (Arguments, "Code")) { Fixed = "code_interpreter" },
        new(Space + "ImageGenerationCallResponseItem", AiKind.Media, (Bytes, "ImageResultBytes")) { Fixed = "image/png" },
        new(Space + "ResponseContentPart", Part, (AiMeaning.Text, "Text"), (Refusal, "Refusal"), (Address, "InputImageUri|InputFileUri"), (Bytes, "InputFileBytes"),
            (MediaType, "InputFileBytesMediaType"), (FileId, "InputFileId|InputImageFileId"), (Name, "InputFilename")),
        new(Space + "ResponseTokenUsage", AiKind.Usage, (InputTokens, "InputTokenCount"), (OutputTokens, "OutputTokenCount"), (TotalTokens, "TotalTokenCount"),
            (CachedInputTokens, "InputTokenDetails.CachedTokenCount"), (CacheWriteTokens, "?InputTokenDetails.CacheWriteTokenCount"), (ReasoningTokens, "OutputTokenDetails.ReasoningTokenCount")),
        new(Space + "CreateResponseOptions", Options, (Model, "Model"), (Instructions, "Instructions"), (Messages, "InputItems"), (Temperature, "Temperature"), (TopP, "TopP"),
            (MaxTokens, "MaxOutputTokenCount"), (Tools, "Tools")),
        new(Space + "FunctionTool", Tool, (ToolName, "FunctionName"), (Description, "FunctionDescription"), (Schema, "FunctionParameters")),
        new(Space + "StreamingResponseOutputTextDeltaUpdate", Update, (AiMeaning.Text, "Delta")),
        new(Space + "StreamingResponseRefusalDeltaUpdate", Update, (Refusal, "Delta")),
        new(Space + "StreamingResponseOutputItemDoneUpdate", Update, (ToolCalls, "Item")),
        new(Space + "StreamingResponseCreatedUpdate", Update, (Raw, "Response")),
        new(Space + "StreamingResponseCompletedUpdate", Update, (Whole, "Response")),
        new(Space + "StreamingResponseIncompleteUpdate", Update, (Whole, "Response")),
        new(Space + "StreamingResponseFailedUpdate", Update, (Whole, "Response")),
        new(Space + "StreamingResponseUpdate", Update),
    ];
}
