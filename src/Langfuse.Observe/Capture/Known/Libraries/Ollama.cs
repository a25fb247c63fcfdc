using static Langfuse.Observe.Capture.Known.AiKind;
using static Langfuse.Observe.Capture.Known.AiMeaning;

namespace Langfuse.Observe.Capture.Known.Libraries;

/// <summary>OllamaSharp.</summary>
internal static class Ollama
{
    private const string Space = "OllamaSharp.Models.";

    public static readonly AiType[] Types =
    [
        new(Space + "Chat.ChatRole", Token, (AiMeaning.Text, "ToString()")),
        new(Space + "Chat.Message", Message, (Role, "Role.ToString()"), (AiMeaning.Text, "Content"), (AiMeaning.Reasoning, "?Thinking"), (Images, "Images"), (ToolCalls, "ToolCalls"), (Name, "?ToolName")),
        new(Space + "Chat.Message+ToolCall", ToolCall, (CallId, "?Id"), (ToolName, "Function.Name"), (Arguments, "Function.Arguments")),
        new(Space + "Chat.ChatResponseStream", Update, (Raw, "Message"), (Model, "Model")),
        new(Space + "Chat.ChatDoneResponseStream", Update, (Raw, "Message"), (Model, "Model"), (FinishReason, "DoneReason"), (InputTokens, "PromptEvalCount"), (OutputTokens, "EvalCount")),
        new(Space + "Chat.ChatRequest", Options, (Model, "Model"), (Messages, "Messages"), (Temperature, "Options.Temperature"), (MaxTokens, "Options.NumPredict"), (TopP, "Options.TopP"),
            (TopK, "Options.TopK"), (Seed, "Options.Seed"), (Stop, "Options.Stop"), (Tools, "Tools")),
        new(Space + "Chat.Tool", Tool, (ToolName, "Function.Name"), (Description, "Function.Description"), (Schema, "Function.Parameters")),
        new(Space + "RequestOptions", Options, (Temperature, "Temperature"), (MaxTokens, "NumPredict"), (TopP, "TopP"), (TopK, "TopK"), (Seed, "Seed"), (Stop, "Stop")),
        new(Space + "GenerateRequest", Options, (Model, "Model"), (Instructions, "System"), (Prompt, "Prompt"), (Temperature, "Options.Temperature"), (MaxTokens, "Options.NumPredict")),
        new(Space + "GenerateResponseStream", Update, (AiMeaning.Text, "Response"), (AiMeaning.Reasoning, "?Thinking"), (Model, "Model")),
        new(Space + "GenerateDoneResponseStream", Update, (AiMeaning.Text, "Response"), (AiMeaning.Reasoning, "?Thinking"), (Model, "Model"), (FinishReason, "DoneReason"),
            (InputTokens, "PromptEvalCount"), (OutputTokens, "EvalCount")),
        new(Space + "EmbedRequest", Options, (Model, "Model"), (Prompt, "Input"), (Dimensions, "?Dimensions")),
        new(Space + "EmbedResponse", Embeddings, (Items, "Embeddings"), (InputTokens, "PromptEvalCount")),
    ];
}
