using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>What the calls of a compilation say about prompts, gathered while its files are analysed.</summary>
internal sealed class PromptUses
{
    /// <summary>Prompts that calls create.</summary>
    public ConcurrentBag<KnownPrompt> Created { get; } = [];

    /// <summary>Names that prompts are got by.</summary>
    public ConcurrentBag<WrittenText> Got { get; } = [];

    /// <summary>Labels that are given or asked for.</summary>
    public ConcurrentBag<WrittenText> Labels { get; } = [];

    /// <summary>Prompts that are compiled.</summary>
    public ConcurrentBag<Compiled> Compiled { get; } = [];
}

/// <summary>A constant text, where it is written, and the call that it comes to.</summary>
internal sealed record WrittenText(string Text, ExpressionSyntax Origin, ExpressionSyntax Call);

/// <summary>A call of <c>Compile</c>.</summary>
/// <param name="Place">Where to report what is missing.</param>
/// <param name="Prompts">The names that its prompt can have.</param>
/// <param name="Fallback">The variables of the fallbacks of the gets.</param>
/// <param name="Variables">The names that it is given values for; null when that is not known.</param>
/// <param name="Placeholders">The names that it is given conversations for; null when that is not known.</param>
internal sealed record Compiled(SyntaxNode Place, IReadOnlyList<string> Prompts, IReadOnlyList<string> Fallback, GivenNames? Variables, GivenNames? Placeholders);
