namespace Langfuse.Observe.Integrations.Tests.Parity;

/// <summary>Why a field is not what the official wrapper records. A difference without a reason fails.</summary>
internal static class Differences
{
    public const string Head = """
        # What the official JS wrappers record, and what these do

        Written by `tests/Langfuse.Observe.Integrations.Tests/Parity`, which runs each exchange twice with the same model service over sockets: through `@langfuse/openai` 5.11.1 around the
        official OpenAI client (or `@langfuse/langchain` 5.11.1 with `@langchain/openai` 1.4.0), and through `UseLangfuse()` of the OpenAI options (or of `IChatClient`). Both are read back from a
        server, field by field. What is not listed is the same. Of metadata the names are compared.

        | Exchange | Field | Official | Here | Why |
        |---|---|---|---|---|

        """;

    public static string Why(string exchange, string field)
    {
        var isLangChain = exchange.StartsWith("langchain", StringComparison.Ordinal);
        var isResponse = exchange.StartsWith("response", StringComparison.Ordinal);
        return (field, exchange) switch
        {
            ("type", "embedding") => "an embedding has a type of its own",
            ("model", _) when exchange.EndsWith("stream", StringComparison.Ordinal) => "the model that answered, as without a stream",
            ("parameters", _) when isResponse => "those of the request; the answer's defaults are not what was asked for",
            ("parameters", _) => "every scalar of the request, not those of a list; whether it streams is not one",
            ("input", _) when isResponse => "as this client sends it",
            ("input", _) => "the messages, as everywhere here; with tools an object in both",
            ("output", "chat stream") => "the message, as without a stream",
            ("output", "chat tool stream") => "the message with the call's id, as without a stream",
            ("output", "embedding") => "count and dimensions",
            ("output", _) when isResponse => "the items of the answer, always a list, streamed or not",
            ("output", _) when isLangChain => "the answer with finish reason, model and usage beside it",
            ("usage", "embedding") => "the service's count; the official wrapper leaves it out, and the server estimates",
            ("usage", _) when isLangChain => "under the names that the server has prices for, without zeros",
            ("usage", _) => "without zeros",
            ("status message", _) => "with the status, or the type, in words of .NET",
            ("metadata", _) => "what is known of the answer and the service, without copies of the parameters",
            _ => throw new InvalidOperationException($"{field} of '{exchange}' differs, and no reason is known. Mend it, or say here why it is meant."),
        };
    }
}
