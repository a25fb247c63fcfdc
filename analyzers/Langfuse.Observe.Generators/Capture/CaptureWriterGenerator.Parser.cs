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

        /// <summary>What a call by hand gives us to record: its arguments are objects, so that only here is it seen what they are.</summary>
        public static ObservedSpec ParseCall(InvocationExpressionSyntax call, Compilation compilation, CancellationToken cancellationToken)
        {
            var model = compilation.GetSemanticModel(call.SyntaxTree);
            if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || !IsOurs(method))
            {
                return new(new([]), new([]));
            }

            var graph = new TypeGraph(compilation);
            var diagnostics = new List<DiagnosticSpec>();
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (model.GetTypeInfo(argument.Expression, cancellationToken).Type is { SpecialType: SpecialType.None } type && graph.Add(type) is { } reason)
                {
                    diagnostics.Add(DiagnosticSpec.Of(GenerationRules.LFO3004_NoGeneratedWriter, LocationSpec.Of(argument.GetLocation()), type.ToDisplayString(), reason));
                }
            }

            return new(new([.. graph.Writers]), new([.. diagnostics]));
        }

        private static bool IsOurs(IMethodSymbol method) =>
            method.ContainingNamespace is { } space && (space.ToDisplayString() is "Langfuse.Observe" || space.ToDisplayString().StartsWith("Langfuse.Observe.", StringComparison.Ordinal));

        private static void AddMethod(TypeGraph graph, List<DiagnosticSpec> diagnostics, IMethodSymbol method, AttributeData observe)
        {
            var isGeneration = IsGeneration(observe);
            if (!IsFalse(observe, "CaptureInput"))
            {
                foreach (var parameter in method.Parameters)
                {
                    if (!CaptureMarks.IsMarked(parameter))
                    {
                        Add(graph, diagnostics, parameter.Type, parameter, isGeneration ? method : null);
                    }
                }
            }

            if (!IsFalse(observe, "CaptureOutput") && !method.ReturnsVoid)
            {
                AddResult(graph, diagnostics, method, isGeneration);
            }
        }

        private static void AddResult(TypeGraph graph, List<DiagnosticSpec> diagnostics, IMethodSymbol method, bool isGeneration)
        {
            var result = ResultTypes.Unwrap(method.ReturnType);
            if (!ResultTypes.IsStream(method.ReturnType) && ResultTypes.StreamBehind(result) is { } stream)
            {
                diagnostics.Add(DiagnosticSpec.Of(GenerationRules.LFO3006_StreamBehindClass, Place(method), method.Name, result.ToDisplayString(s_short), stream.ToDisplayString(s_short)));
                Add(graph, diagnostics, stream.TypeArguments[0], method, null);
                return;
            }

            Add(graph, diagnostics, result, method, isGeneration ? method : null);
            if (ResultTypes.IsStream(method.ReturnType))
            {
                graph.AddText(result);
            }
        }

        /// <param name="graph">The types so far.</param>
        /// <param name="diagnostics">What is said of them.</param>
        /// <param name="type">The type.</param>
        /// <param name="where">The parameter, or the method whose result it is.</param>
        /// <param name="generation">The method when it is a generation: its content is what a trace is read for.</param>
        private static void Add(TypeGraph graph, List<DiagnosticSpec> diagnostics, ITypeSymbol type, ISymbol where, IMethodSymbol? generation)
        {
            var reason = graph.Add(type);
            if (generation is not null && Unreadable.Of(type, reason, graph) is var (what, left))
            {
                var subject = where is IParameterSymbol parameter ? $"Parameter '{parameter.Name}'" : "The result";
                diagnostics.Add(DiagnosticSpec.Of(GenerationRules.LFO3005_ContentNotRecorded, Place(where), subject, generation.Name, type.ToDisplayString(s_short), what, left));
            }
            else if (reason is not null)
            {
                diagnostics.Add(DiagnosticSpec.Of(GenerationRules.LFO3004_NoGeneratedWriter, Place(where), type.ToDisplayString(), reason));
            }
        }

        private static readonly SymbolDisplayFormat s_short = SymbolDisplayFormat.MinimallyQualifiedFormat;

        private static LocationSpec? Place(ISymbol where) => LocationSpec.Of(where.Locations.FirstOrDefault(static place => place.IsInSource));

        private static bool IsGeneration(AttributeData observe)
        {
            foreach (var argument in observe.NamedArguments)
            {
                if (argument is { Key: "AsType", Value: { Type: { } type, Value: { } value } })
                {
                    return type.GetMembers("Generation").OfType<IFieldSymbol>().Any(member => Equals(member.ConstantValue, value));
                }
            }

            return false;
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
