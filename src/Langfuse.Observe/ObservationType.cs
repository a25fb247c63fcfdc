namespace Langfuse.Observe;

/// <summary>What kind of work an observation records. Langfuse shows and counts each kind in its own way.</summary>
/// <remarks>On the wire this is the attribute <c>langfuse.observation.type</c>, in lower case.</remarks>
public enum ObservationType
{
    /// <summary>A unit of work of no special kind.</summary>
    Span,

    /// <summary>A call of a language model: carries model, parameters, usage and cost.</summary>
    Generation,

    /// <summary>A point in time.</summary>
    Event,

    /// <summary>A loop that decides which tools to call.</summary>
    Agent,

    /// <summary>A tool or function call made for a model.</summary>
    Tool,

    /// <summary>A link between steps, such as passing context from a retriever to a model.</summary>
    Chain,

    /// <summary>A look-up in a store or an index.</summary>
    Retriever,

    /// <summary>A call of an embedding model: carries model, usage and cost.</summary>
    Embedding,

    /// <summary>A function that judges the outcome of another.</summary>
    Evaluator,

    /// <summary>A check that protects against malicious or unwanted content.</summary>
    Guardrail,
}
