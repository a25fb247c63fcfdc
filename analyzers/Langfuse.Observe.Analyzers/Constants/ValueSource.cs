using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>An expression at which following a value ended.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Expression">The expression; of a pair of a dictionary its value.</param>
internal readonly record struct ValueSource(SourceKind Kind, ExpressionSyntax Expression)
{
    /// <summary>The key, when the source is a pair of a dictionary.</summary>
    public ExpressionSyntax? Key { get; init; }

    /// <summary>The text, when the expression writes more than this one: a part of <c>"a,b".Split(',')</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The parameter that the value comes in by.</summary>
    public IParameterSymbol? Parameter { get; init; }

    /// <summary>Whether the variable that it is the first value of is assigned again.</summary>
    public bool IsOverwritten { get; init; }
}

/// <summary>What a value comes from.</summary>
internal enum SourceKind
{
    /// <summary>An expression that writes the value out or computes it: a literal, a creation, a text, a call that was not entered.</summary>
    Written,

    /// <summary>A parameter of the method around.</summary>
    Parameter,

    /// <summary>Something that is not known here.</summary>
    Unknown,

    /// <summary>A variable that is counted up, appended to or passed by reference.</summary>
    Changed,
}
