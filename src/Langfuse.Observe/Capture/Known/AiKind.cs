namespace Langfuse.Observe.Capture.Known;

/// <summary>What a type of an AI library is to a trace.</summary>
internal enum AiKind
{
    /// <summary>A message of a conversation: role, content, tool calls.</summary>
    Message,

    /// <summary>An answer of a model: messages, or itself one, with finish reason, model and usage.</summary>
    Response,

    /// <summary>One piece of an answer that comes as a stream.</summary>
    Update,

    /// <summary>A part of a message of which one type has many forms: text, image, file.</summary>
    Part,

    /// <summary>A text in a message.</summary>
    Text,

    /// <summary>What a model thought before it answered.</summary>
    Reasoning,

    /// <summary>The wish of a model to have a tool called.</summary>
    ToolCall,

    /// <summary>A piece of a tool call in a stream.</summary>
    ToolCallDelta,

    /// <summary>What a tool answered.</summary>
    ToolResult,

    /// <summary>An image, a recording or a file.</summary>
    Media,

    /// <summary>A part of a message that only carries usage.</summary>
    UsagePart,

    /// <summary>Token counts.</summary>
    Usage,

    /// <summary>What a request asks for beside its messages: model, temperature, tools.</summary>
    Options,

    /// <summary>A tool that is offered to a model.</summary>
    Tool,

    /// <summary>One vector.</summary>
    Embedding,

    /// <summary>Vectors with their usage.</summary>
    Embeddings,

    /// <summary>An object around what counts.</summary>
    Wrapper,

    /// <summary>A word in a type of its own: a role, a reason.</summary>
    Token,

    /// <summary>A collection of a library's own.</summary>
    List,

    /// <summary>A dictionary of a library's own.</summary>
    Map,

    /// <summary>An object that keeps the JSON it was read from, or will be sent as.</summary>
    Json,

    /// <summary>Bytes that may be JSON, text or media.</summary>
    Binary,
}
