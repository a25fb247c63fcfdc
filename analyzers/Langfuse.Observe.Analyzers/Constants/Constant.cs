using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>A constant that an expression can be.</summary>
/// <param name="Value">The constant; of a member of an enum its name.</param>
/// <param name="Origin">The expression that writes it.</param>
/// <param name="IsFinal">Whether nothing is known to overwrite it before it is used: the first value of a variable that is assigned again is not final.</param>
internal readonly record struct Constant(object Value, ExpressionSyntax Origin, bool IsFinal);
