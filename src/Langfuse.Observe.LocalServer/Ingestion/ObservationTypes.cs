using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Finds the type of an observation (wire contract 1.8): the first rule that gives one wins, and case counts.</summary>
internal static class ObservationTypes
{
    private static readonly HashSet<string> s_known =
        ["span", "generation", "event", "embedding", "agent", "tool", "chain", "retriever", "guardrail", "evaluator"];

    public static string Of(OtlpSpan span, out string? unknown)
    {
        var attributes = span.Attributes;
        var declared = attributes.FirstText("langfuse.observation.type");
        unknown = declared is null || s_known.Contains(declared) ? null : declared;
        if (declared is not null && unknown is null)
        {
            return declared.ToUpperInvariant();
        }

        return OpenInference(attributes.FirstText("openinference.span.kind"))
            ?? GenAi(attributes.FirstText("gen_ai.operation.name"))
            ?? Vercel(span)
            ?? (attributes.TryFirst(out _, out _, "gen_ai.tool.name", "gen_ai.tool.call.id") ? "TOOL" : null)
            ?? (attributes.TryFirst(out _, out _, "langfuse.observation.model.name", "gen_ai.request.model", "gen_ai.response.model", "llm.model_name", "model") ? "GENERATION" : null)
            ?? "SPAN";
    }

    private static string? OpenInference(string? kind) => kind switch
    {
        "LLM" => "GENERATION",
        "CHAIN" or "RETRIEVER" or "EMBEDDING" or "AGENT" or "TOOL" or "GUARDRAIL" or "EVALUATOR" => kind,
        _ => null,
    };

    private static string? GenAi(string? operation) => operation switch
    {
        "chat" or "completion" or "text_completion" or "generate_content" or "generate" => "GENERATION",
        "embeddings" => "EMBEDDING",
        "invoke_agent" or "create_agent" => "AGENT",
        "execute_tool" => "TOOL",
        _ => null,
    };

    private static string? Vercel(OtlpSpan span)
    {
        var operation = span.Attributes.FirstText("ai.operationId");
        if (operation is null)
        {
            return null;
        }

        if (operation.Contains("doEmbed", StringComparison.Ordinal))
        {
            return "EMBEDDING";
        }

        if (operation.Contains("ai.toolCall", StringComparison.Ordinal))
        {
            return "TOOL";
        }

        var calls = operation.Contains("doGenerate", StringComparison.Ordinal) || operation.Contains("doStream", StringComparison.Ordinal);
        return calls && span.Attributes.Has("ai.model.id") ? "GENERATION" : null;
    }
}
