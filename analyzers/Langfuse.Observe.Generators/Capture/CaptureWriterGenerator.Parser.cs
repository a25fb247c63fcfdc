using Langfuse.Observe.Generators.Capture.Model;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Generators.Capture;

public sealed partial class CaptureWriterGenerator
{
    /// <summary>Turns an observed symbol into specs.</summary>
    internal static class Parser
    {
        public static ObservedSpec Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
        {
            var graph = new TypeGraph(context.SemanticModel.Compilation);
            var diagnostics = new List<DiagnosticSpec>();
            foreach (var method in ObservedMethods.Of(context.TargetSymbol, context.Attributes[0]))
            {
                cancellationToken.ThrowIfCancellationRequested();
                AddMethod(graph, diagnostics, method, context.Attributes[0]);
            }

            return new(new([.. graph.Writers]), new([.. diagnostics]));
        }

        public static ObservedSpec ParseLambda(LambdaExpressionSyntax expression, Compilation compilation, CancellationToken cancellationToken)
        {
            var lambda = compilation.GetSemanticModel(expression.SyntaxTree).GetSymbolInfo(expression, cancellationToken).Symbol as IMethodSymbol;
            var observe = lambda?.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == ObserveAttribute);
            if (lambda is null || observe is null)
            {
                return new(new([]), new([]));
            }

            var graph = new TypeGraph(compilation);
            var diagnostics = new List<DiagnosticSpec>();
            AddMethod(graph, diagnostics, lambda, observe);
            return new(new([.. graph.Writers]), new([.. diagnostics]));
        }

        private static void AddMethod(TypeGraph graph, List<DiagnosticSpec> diagnostics, IMethodSymbol method, AttributeData observe)
        {
            if (!IsFalse(observe, "CaptureInput"))
            {
                foreach (var parameter in method.Parameters)
                {
                    if (!CaptureMarks.IsMarked(parameter))
                    {
                        Add(graph, diagnostics, parameter.Type, parameter);
                    }
                }
            }

            if (!IsFalse(observe, "CaptureOutput") && !method.ReturnsVoid)
            {
                var result = ResultTypes.Unwrap(method.ReturnType);
                Add(graph, diagnostics, result, method);
                if (ResultTypes.IsStream(method.ReturnType))
                {
                    graph.AddText(result);
                }
            }
        }

        private static void Add(TypeGraph graph, List<DiagnosticSpec> diagnostics, ITypeSymbol type, ISymbol where)
        {
            if (graph.Add(type) is { } reason)
            {
                var location = LocationSpec.Of(where.Locations.FirstOrDefault(place => place.IsInSource));
                diagnostics.Add(DiagnosticSpec.Of(GenerationRules.LFO3004_NoGeneratedWriter, location, type.ToDisplayString(), reason));
            }
        }

        private static bool IsFalse(AttributeData attribute, string name)
        {
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Key == name)
                {
                    return argument.Value.Value is false;
                }
            }

            return false;
        }
    }
}
