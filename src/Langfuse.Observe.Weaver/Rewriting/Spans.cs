using Langfuse.Observe.Weaver.IL;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Spans of characters, which are recorded as text.</summary>
internal static class Spans
{
    /// <summary>The span on the stack becomes a <c>ReadOnlySpan&lt;char&gt;</c>.</summary>
    public static void MakeReadOnly(IlWriter writer, TypeReference type, RewriteContext context)
    {
        if (type is GenericInstanceType { ElementType.Name: "Span`1" } span)
        {
            writer.Call(context.Known.ToReadOnlySpan(span));
        }
    }
}
