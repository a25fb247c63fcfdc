using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Validation;

/// <summary>Warns of results whose work begins after the observation has ended, and in whose place nothing else can be given.</summary>
internal static class ResultCheck
{
    public static IEnumerable<Finding> Check(ModuleDefinition module, IReadOnlyList<JoinPoint> joinPoints)
    {
        // Of F# the other check knows more; C# has a generator that sees the classes in the editor.
        var isFSharp = FSharp.Made(module);
        foreach (var joinPoint in joinPoints.Where(joinPoint => joinPoint.Origin != JoinPointOrigin.WeaveAll))
        {
            var method = joinPoint.Method;
            if (!isFSharp && LazyResult.MakerOf(method) is { } maker)
            {
                yield return Finding.Of(WeavingRules.LFO2012_LazyResult, SourceLocation.Of(method), MemberNames.Full(method), maker);
            }
            else if ((isFSharp || VisualBasic.Wrote(method)) && StreamBehind(method) is { } stream)
            {
                yield return Finding.Of(
                    GenerationRules.LFO3006_StreamBehindClass, SourceLocation.Of(method), MemberNames.Full(method), TypeNames.Written(method.ReturnType), stream);
            }
        }
    }

    /// <summary>The interface that the class of the result implements; null when the result is no class over a stream.</summary>
    private static string? StreamBehind(MethodDefinition method) =>
        MethodShapes.Of(method) == MethodShape.Sync && TypeFacts.Named(method.ReturnType)?.Resolve() is { IsInterface: false, IsArray: false } type
        && TypeFacts.Is(type, "System.Collections.Generic.IAsyncEnumerable`1")
            ? "IAsyncEnumerable<T>"
            : null;
}
