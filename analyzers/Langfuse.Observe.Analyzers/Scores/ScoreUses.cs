using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>Every score name of a compilation, gathered while its files are analysed.</summary>
internal sealed class ScoreUses
{
    private readonly ConcurrentBag<ScoreUse> _uses = [];
    private readonly ConcurrentDictionary<(string Rule, Location Place), bool> _reported = new();

    /// <summary>The calls whose name or value comes in by a parameter of the method around.</summary>
    public ConcurrentBag<ScoreCall> Passed { get; private set; } = [];

    public void Add(ScoreUse use) => _uses.Add(use);

    /// <summary>The calls in <see cref="Passed"/>, in the order of the sources; it is empty then.</summary>
    public IReadOnlyList<ScoreCall> TakePassed()
    {
        var taken = Passed;
        Passed = [];
        return [.. taken.OrderBy(static call => call.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static call => call.Syntax.SpanStart)];
    }

    /// <summary>The uses in the order of the sources, so that reports do not depend on who was analysed first.</summary>
    public IReadOnlyList<ScoreUse> InOrder() =>
        [.. _uses.OrderBy(static use => use.Origin.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static use => use.Origin.SpanStart).ThenBy(static use => use.Call.SpanStart)];

    /// <summary>Whether nothing was reported there before: a constant is written once and used often.</summary>
    public bool IsFirst(Diagnostic report) => _reported.TryAdd((report.Id, report.Location), true);
}

/// <summary>One name that a call can give to a score.</summary>
/// <param name="Name">The name.</param>
/// <param name="Origin">The expression that writes it.</param>
/// <param name="Call">The call that it comes to.</param>
/// <param name="Value">The value of the score there.</param>
/// <param name="Type">The data type that the score gets there.</param>
internal sealed record ScoreUse(string Name, ExpressionSyntax Origin, ExpressionSyntax Call, ExpressionSyntax? Value, DataType? Type);
