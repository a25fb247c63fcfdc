using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>Calls that seem to be of our own methods that record a value: <c>Update(metadata: new { … })</c>.</summary>
/// <remarks>As with <see cref="ObservedLambdas"/>, the texts of the files are searched for the names, because a look at each node of each file costs more than all else.</remarks>
internal static class CallsByHand
{
    private static readonly string[] s_names =
    [
        "StartTrace", "StartSpan", "StartGeneration", "StartObservation", "RecordEvent", "Update", "End", "UpdateCurrentTrace", "UpdateCurrentObservation", "Propagate",
        "Score", "ScoreCurrentTrace", "ScoreCurrentObservation", "StartRun", "Step", "CompleteAsync", "CreateAsync", "CreateItemAsync", "CreateTextAsync", "CreateChatAsync", "RunExperimentAsync",
    ];

    public static IncrementalValuesProvider<InvocationExpressionSyntax> Of(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider.SelectMany(static (compilation, _) => compilation.SyntaxTrees).SelectMany(static (file, cancellationToken) => In(file, cancellationToken));

    private static IEnumerable<InvocationExpressionSyntax> In(SyntaxTree file, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken).ToString();
        var root = file.GetRoot(cancellationToken);
        foreach (var name in s_names)
        {
            for (var place = text.IndexOf(name, StringComparison.Ordinal); place >= 0; place = text.IndexOf(name, place + name.Length, StringComparison.Ordinal))
            {
                if (IsWord(text, place, name.Length) && Call(root, place, name) is { } call)
                {
                    yield return call;
                }
            }
        }
    }

    // Most places are parts of longer names: they need no look into the tree.
    private static bool IsWord(string text, int place, int length) =>
        (place == 0 || text[place - 1] is '.' or ' ' or '(' or '\t' or '\n' or '!') && place + length < text.Length && text[place + length] is '(' or '<';

    private static InvocationExpressionSyntax? Call(SyntaxNode root, int place, string name) =>
        root.FindToken(place).Parent is SimpleNameSyntax called && called.Identifier.ValueText == name
            ? called.Parent switch
            {
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == called => Recording(call),
                MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => Recording(call),
                InvocationExpressionSyntax call => Recording(call),
                _ => null,
            }
            : null;

    // A call of texts and numbers alone has nothing that needs a writer.
    private static InvocationExpressionSyntax? Recording(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Any(static argument => argument.Expression is not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or LambdaExpressionSyntax)) ? call : null;
}
