using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>Whether a value of a type loses content however it is read, and what is left of it.</summary>
internal static class Unreadable
{
    /// <summary>Why, and what a program with a just-in-time compiler records; null when all of it is read there.</summary>
    public static (string Why, string Left)? Of(ITypeSymbol type, string? reason, TypeGraph graph) =>
        graph.IsOnlyCode(type) ? (TypeMembers.OnlyCode, "only the name of the type is recorded, too")
        : reason is not null && reason.EndsWith(TypeMembers.MayBeCode, StringComparison.Ordinal) ? (reason, "what its fields hold is recorded, and what its getters compute is not")
        : null;
}
