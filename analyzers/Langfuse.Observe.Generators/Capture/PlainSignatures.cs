using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>Whether all that a member takes and gives is known to capture anyway: texts, numbers, truth values, tasks of them and cancellation tokens.
/// Told from the text, so that no symbol is made for it.</summary>
/// <remarks>A type of the user's that is called <c>Task</c> is taken for the known one: its values are read at run time, with the same result.</remarks>
internal static class PlainSignatures
{
    public static bool Has(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => IsPlain(method.ReturnType) && ArePlain(method.ParameterList),
        LocalFunctionStatementSyntax function => IsPlain(function.ReturnType) && ArePlain(function.ParameterList),
        PropertyDeclarationSyntax property => IsPlain(property.Type),
        _ => false,
    };

    private static bool ArePlain(ParameterListSyntax parameters)
    {
        foreach (var parameter in parameters.Parameters)
        {
            if (!IsPlain(parameter.Type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(TypeSyntax? type) => type switch
    {
        PredefinedTypeSyntax => true,

        // A nullable number has a writer; a nullable text is a text.
        NullableTypeSyntax { ElementType: PredefinedTypeSyntax element } => element.Keyword.IsKind(SyntaxKind.StringKeyword) || element.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        IdentifierNameSyntax name => name.Identifier.ValueText is "CancellationToken" or "Task" or "ValueTask",
        GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask", TypeArgumentList.Arguments: { Count: 1 } results } => IsPlain(results[0]),
        QualifiedNameSyntax qualified => IsPlain(qualified.Right),
        _ => false,
    };
}
